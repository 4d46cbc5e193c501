// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"

#include <chrono>
#include <string>
#include <string_view>

namespace sc {

/// Which way a day without a year, or the name of a weekday, is meant.
enum class Toward {
    Past,   ///< "fri" is today or the Friday before it: when something was seen
    Future, ///< "fri" is today or the Friday after it: when something is planned
};

/// Reads a day as people type it: "27 3 2026", "27/3/26", "27 mar", "27th March 2026", "270326",
/// "today", "yesterday", "tomorrow", "fri", "last fri", "next fri", "3 days ago", and ISO 8601.
/// Day comes before month. Refusals: field `date`, code `missing` or `bad_date`.
[[nodiscard]] Result<Day> parseDay(std::string_view text, Day today, Toward toward = Toward::Past);

/// Reads a time of day: "14:05", "14.05", "1405", "2pm", "2.05 pm". Field `time`, code `bad_date`.
[[nodiscard]] Result<std::chrono::minutes> parseTimeOfDay(std::string_view text);

/// For the machine interface: only `YYYY-MM-DD`, and only days that exist. Field `date`,
/// `bad_date`.
[[nodiscard]] Result<Day> parseIsoDay(std::string_view text);

/// For the machine interface: ISO 8601 date and time with Z or an offset (`2026-03-27T14:05Z`,
/// `2026-03-27T14:05:09.250+01:00`). Seconds may be left out; fractions are cut to milliseconds.
/// A time without Z or offset is refused, as it does not say which moment is meant.
[[nodiscard]] Result<Instant> parseIsoInstant(std::string_view text);

[[nodiscard]] std::string isoDay(Day day); ///< "2026-07-01"
[[nodiscard]] std::string
isoInstant(Instant at);                      ///< "2026-06-30T23:30:00Z"; ".250" only where needed
[[nodiscard]] std::string shortDay(Day day); ///< "Thu 26 Nov"
[[nodiscard]] std::string longDay(Day day);  ///< "1 July 2026"
[[nodiscard]] std::string timeOfDay(Instant at);  ///< "14:05", local time
[[nodiscard]] std::string dayAndTime(Instant at); ///< "1 July 2026 at 14:05", local time

} // namespace sc
