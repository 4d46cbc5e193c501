// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/bundle.h"

namespace sc {

std::string_view codeOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::BadSignature:
        return "bad_signature";
    case Refusal::UnknownDevice:
        return "unknown_device";
    case Refusal::RevokedDevice:
        return "revoked_device";
    case Refusal::NotForThisDevice:
        return "not_for_this_device";
    case Refusal::Damaged:
        return "damaged";
    case Refusal::Truncated:
        return "truncated";
    case Refusal::TooLarge:
        return "too_large";
    case Refusal::NewerFormat:
        return "newer_format";
    }
    return "damaged";
}

std::string_view sentenceOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::BadSignature:
        return "The file was changed on its way. Nothing was taken from it. Ask for it again.";
    case Refusal::UnknownDevice:
        return "The file was not made by a PC of this council. Nothing was taken from it.";
    case Refusal::RevokedDevice:
        return "The file was made by a PC that no longer belongs to the council. Nothing was taken "
               "from it.";
    case Refusal::NotForThisDevice:
        return "The file is for other areas than this PC's. Nothing in it can be read here.";
    case Refusal::Damaged:
        return "The file is damaged. Nothing was taken from it. Ask for it again.";
    case Refusal::Truncated:
        return "The file is not complete. Wait until it has been copied, or ask for it again.";
    case Refusal::TooLarge:
        return "The file is larger than any bundle may be. Nothing was taken from it.";
    case Refusal::NewerFormat:
        return "The file was made by a later version of Street Champions. It waits until this PC "
               "has that version.";
    }
    return {};
}

} // namespace sc
