// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>
#include <string_view>

namespace sc {

/// "dl11aa", "DL1-1AA" and " Dl1  1aA " all become "DL1 1AA". Checked against the pattern of BS
/// 7666; whether the postcode exists is the gazetteer's to say. Refusals: field `postcode`, code
/// `missing` or `bad_postcode`.
[[nodiscard]] Result<std::string> normalisePostcode(std::string_view text);

[[nodiscard]] bool isPostcode(std::string_view text);

/// The outward part of a whole postcode, or of an outward part itself: "DL1" for "dl1 1aa" and
/// "dl1". Empty where it is neither.
[[nodiscard]] std::string outwardCode(std::string_view text);

} // namespace sc
