// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "sample/random.h"

#include <array>
#include <string_view>
#include <vector>

namespace sc::sample {

/// How often a category is told of, through the year, and how long it takes.
struct Habitual {
    std::string_view category;
    double share;                   ///< of a year's reports
    std::array<double, 12> byMonth; ///< about 1 on average
    int workingDays;                ///< usual time allowed at normal priority
};

[[nodiscard]] const std::array<Habitual, 17> &habits();

/// Index in habits().
[[nodiscard]] std::size_t habitOf(std::string_view category);

/// The days of the window: which are worked, how much is logged on each, and of what.
class Calendar {
public:
    Calendar(Instant until, int years);

    [[nodiscard]] Day first() const { return m_first; }
    [[nodiscard]] int count() const { return static_cast<int>(m_days.size()); }
    [[nodiscard]] Instant midnight(int day) const { return at(day).midnight; }
    [[nodiscard]] bool worked(int day) const { return at(day).worked; }
    /// The day so many working days on. Past the window it goes on by calendar days: later than
    /// anything that is kept.
    [[nodiscard]] int workingDayAfter(int day, int workingDays) const;
    /// Share of the window's reports, and of each category on the day.
    [[nodiscard]] double weight(int day) const { return at(day).weight; }
    [[nodiscard]] double totalWeight() const { return m_total; }
    [[nodiscard]] std::size_t category(int day, Random &random) const;
    /// How hard pressed the crews are: 1 usually, more at leaf fall and in the bad spring.
    [[nodiscard]] double pressure(int day) const { return at(day).pressure; }

private:
    struct One {
        Instant midnight;
        double weight = 0.0;
        double pressure = 1.0;
        bool worked = true;
        std::array<double, 17> categories{};
    };
    [[nodiscard]] const One &at(int day) const { return m_days[static_cast<std::size_t>(day)]; }
    [[nodiscard]] One makeDay(Day day) const;

    Day m_first;
    std::vector<One> m_days;
    std::vector<int> m_workingDays;
    std::vector<int> m_nextWorking; // by day: index in m_workingDays of the first not before it
    double m_total = 0.0;
};

} // namespace sc::sample
