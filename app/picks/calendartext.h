// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/pick.h"

#include <string>
#include <string_view>

namespace sc {

struct CalendarOptions {
    std::string meetingPlace{}; ///< in words; without it the coordinates are given
    int sequence = 0;           ///< how often the pick was changed: later ones replace earlier ones
    Instant now{};              ///< when the file is made
};

/// A pick as an iCalendar file (RFC 5545): lines end with CR LF and are folded at 75 bytes without
/// cutting a character, text is escaped, times are UTC, the UID is always the same for the same
/// pick. Of a cancelled one it is the cancellation. Empty for a pick without a start.
[[nodiscard]] std::string calendarText(const Pick &pick, const CalendarOptions &options);

/// Backslash, semicolon, comma and line ends as RFC 5545 section 3.3.11 wants them.
[[nodiscard]] std::string calendarEscaped(std::string_view text);
/// One content line, folded, with its line end.
[[nodiscard]] std::string calendarLine(std::string_view line);

} // namespace sc
