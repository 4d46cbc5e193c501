// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/json.h"

#include "exchange/textencoding.h"

#include <algorithm>

namespace sc {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

std::string_view codeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Refused:
        return "refused";
    case ErrorKind::NotFound:
        return "not_found";
    case ErrorKind::DiskFull:
        return "disk_full";
    case ErrorKind::Damaged:
        return "damaged";
    case ErrorKind::InUse:
        return "in_use";
    case ErrorKind::CannotRead:
        return "cannot_read";
    case ErrorKind::CannotWrite:
    case ErrorKind::ReadOnly:
        return "cannot_write";
    default:
        return "failed";
    }
}

void appendEscaped(char c, std::string &out)
{
    switch (c) {
    case '"':
    case '\\':
        out += '\\';
        out += c;
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 0x0f];
    }
}

} // namespace

void appendJsonString(std::string_view text, std::string &out)
{
    if (!isUtf8Throughout(text)) {
        out += lineOf(Json(text));
        return;
    }
    const auto special = [](char c) {
        return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
    };
    out += '"';
    for (auto at = text.begin(); at != text.end();) {
        const auto stop = std::find_if(at, text.end(), special);
        out.append(at, stop);
        if (stop == text.end())
            break;
        appendEscaped(*stop, out);
        at = stop + 1;
    }
    out += '"';
}

Json problemsOf(const Error &error)
{
    Json list = Json::array();
    for (const Problem &problem : error.problems)
        list.push_back(
            {{"field", problem.field}, {"code", problem.code}, {"message", problem.message}});
    if (list.empty())
        list.push_back({{"field", ""}, {"code", codeOf(error.kind)}, {"message", error.message}});
    return list;
}

} // namespace sc
