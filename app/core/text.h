// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace sc {

[[nodiscard]] bool isValidUtf8(std::string_view bytes);
/// Every byte string has a meaning in Windows-1252; the five unused bytes become U+FFFD.
[[nodiscard]] std::string fromWindows1252(std::string_view bytes);
/// The text of a file that came from Excel or the like: a UTF-8 mark at the start is dropped, UTF-8
/// is taken as it is, anything else is read as Windows-1252.
[[nodiscard]] std::string decodeText(std::string_view bytes);

[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Trimmed, with every run of spaces, tabs, line ends and no-break spaces made one space.
[[nodiscard]] std::string collapsed(std::string_view text);
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b); ///< ASCII only

/// The form texts are compared in: lower case, no accents, apostrophes dropped ("John's" is
/// "johns"),
/// "&" spelt "and", every other mark a space, spaces collapsed. What is not Latin script is kept.
[[nodiscard]] std::string folded(std::string_view text);
/// folded(), with the usual short words of street names spelt out: "rd" is "road", "ave" is
/// "avenue", and "st" is "saint" before a name and "street" after one.
[[nodiscard]] std::string foldedStreet(std::string_view text);

/// Letters to add, drop, change or swap with a neighbour to turn one into the other (no letter is
/// touched twice: optimal string alignment). Stops early: any distance above `limit` comes back as
/// limit + 1.
[[nodiscard]] int editDistance(std::string_view a, std::string_view b, int limit);

/// A telephone number as it is stored and compared: UK numbers as "01325388000" whatever the
/// spacing or "+44", others as "+33…". Refusals: field `phone`, code `missing` or `bad_phone`.
[[nodiscard]] Result<std::string> normalisePhone(std::string_view text);

/// Whether a text has the shape of an e-mail address: one @, a name before it, and a dotted domain
/// after it. Whether it can be reached nobody knows until a message is sent.
[[nodiscard]] bool looksLikeEmail(std::string_view text);

} // namespace sc
