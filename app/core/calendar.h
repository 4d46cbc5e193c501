// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace sc {

/// A civil day as people in the United Kingdom write it down.
using Day = std::chrono::year_month_day;
/// Clock time in the United Kingdom.
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

/// What clocks in the United Kingdom show at that moment (GMT or British Summer Time).
[[nodiscard]] LocalTime toLocal(Instant at);
/// The moment clocks show that time. The hour that happens twice in October means its first pass;
/// the hour left out in March is read as if the clocks had not yet gone forward.
[[nodiscard]] Instant fromLocal(LocalTime local);

[[nodiscard]] Day localDay(Instant at);
/// Midnight, local time, at the start of the day.
[[nodiscard]] Instant startOfDay(Day day);
[[nodiscard]] inline Day addDays(Day day, int count)
{
    return Day{std::chrono::sys_days{day} + std::chrono::days{count}};
}
[[nodiscard]] inline std::chrono::weekday weekdayOf(Day day)
{
    return std::chrono::weekday{std::chrono::sys_days{day}};
}

/// A quarter of the council's financial year, which starts on 1 April: Q1 is April to June. Edges
/// are midnight in local time, so 00:30 British Summer Time on 1 July is in Q2.
struct Quarter {
    int startYear = 0; ///< the calendar year the financial year starts in: 2026 for 2026-27
    int number = 1;    ///< 1 to 4

    auto operator<=>(const Quarter &) const = default;

    /// Reads `2026-27Q1`; also `2026/27 Q1`, `2026-2027 q1`, `Q1 2026-27`, `2026-27 Qtr1`.
    /// Refusals: field `quarter`, code `bad_quarter`.
    [[nodiscard]] static Result<Quarter> parse(std::string_view text);
    [[nodiscard]] static Quarter of(Day day);
    [[nodiscard]] static Quarter of(Instant at) { return of(localDay(at)); }

    [[nodiscard]] std::string id() const;    ///< `2026-27Q1`
    [[nodiscard]] std::string label() const; ///< `2026-27 Q1 (Apr to Jun 2026)`
    [[nodiscard]] Day firstDay() const;
    [[nodiscard]] Day lastDay() const;
    [[nodiscard]] Instant start() const; ///< the first moment in the quarter
    [[nodiscard]] Instant end() const;   ///< the first moment after it
    [[nodiscard]] Quarter next() const { return plus(1); }
    [[nodiscard]] Quarter previous() const { return plus(-1); }
    [[nodiscard]] Quarter plus(int quarters) const;
};

} // namespace sc
