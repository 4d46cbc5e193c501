// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/seasons.h"

#include "core/bankholidays.h"
#include "core/workingdays.h"

#include <algorithm>

namespace sc::sample {

namespace {

constexpr std::array<Habitual, 17> kHabits{{
    // category, share, January to December, working days
    {"litter", 0.190, {0.8, 0.8, 0.95, 1.1, 1.15, 1.2, 1.25, 1.25, 1.0, 0.9, 0.8, 0.8}, 3},
    {"fly_tipping", 0.165, {1.15, 1.0, 1.0, 1.05, 1.05, 1.0, 1.0, 1.05, 1.0, 0.95, 0.9, 0.85}, 3},
    {"graffiti", 0.070, {0.8, 0.8, 0.9, 1.0, 1.1, 1.1, 1.3, 1.3, 1.1, 1.0, 0.8, 0.8}, 5},
    {"fly_posting", 0.020, {0.7, 0.8, 0.9, 1.0, 1.2, 1.2, 1.1, 1.1, 1.4, 1.2, 0.8, 0.6}, 5},
    {"dog_fouling", 0.090, {1.4, 1.4, 1.2, 0.9, 0.8, 0.7, 0.7, 0.7, 0.8, 1.0, 1.2, 1.2}, 3},
    {"overflowing_bin", 0.090, {0.9, 0.7, 0.8, 1.1, 1.2, 1.3, 1.4, 1.4, 1.0, 0.8, 0.7, 0.9}, 2},
    {"detritus", 0.080, {0.7, 0.5, 0.5, 0.4, 0.4, 0.3, 0.4, 0.5, 0.9, 2.6, 3.4, 1.6}, 10},
    {"weeds", 0.070, {0.05, 0.05, 0.2, 0.7, 1.7, 2.5, 2.6, 2.1, 1.3, 0.6, 0.15, 0.05}, 20},
    {"abandoned_vehicle", 0.030, {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}, 10},
    {"trade_waste", 0.032, {0.8, 0.8, 0.9, 1.0, 1.1, 1.1, 1.2, 1.2, 1.0, 0.9, 1.0, 1.0}, 5},
    {"untidy_garden", 0.030, {0.5, 0.6, 0.9, 1.3, 1.5, 1.4, 1.3, 1.2, 1.0, 0.8, 0.6, 0.4}, 20},
    {"drug_litter", 0.040, {0.8, 0.8, 0.9, 1.0, 1.1, 1.2, 1.2, 1.2, 1.1, 1.0, 0.9, 0.8}, 1},
    {"dead_animal", 0.024, {0.9, 1.1, 1.3, 1.2, 1.1, 0.9, 0.8, 0.8, 0.9, 1.1, 1.0, 0.9}, 1},
    {"street_furniture", 0.040, {1.2, 1.2, 1.0, 1.0, 0.9, 0.9, 0.9, 0.9, 1.0, 1.0, 1.0, 1.0}, 10},
    {"trolley", 0.020, {0.9, 0.9, 1.0, 1.0, 1.0, 1.1, 1.1, 1.1, 1.0, 1.0, 0.9, 1.0}, 5},
    {"hazardous", 0.010, {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}, 1},
    {"other", 0.025, {1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}, 5},
}};

constexpr std::size_t kFlyTipping = 1;

/// After Christmas, Easter and the long weekends, what nobody had a use for is left in the lanes.
double afterHolidays(Day day)
{
    const std::chrono::sys_days date = day;
    const int year = static_cast<int>(day.year());
    const auto since = [&](std::chrono::sys_days from) { return (date - from).count(); };
    const std::chrono::sys_days newYear{std::chrono::year{year} / 1 / 1};
    const std::chrono::sys_days boxingDay{std::chrono::year{year} / 12 / 26};
    if (since(newYear) < 18)
        return 2.1;
    if (since(boxingDay) >= 1)
        return 1.7;
    const auto easter = since(easterSunday(year));
    if (easter >= 1 && easter < 11)
        return 1.7;
    for (int back = 1; back <= 4; ++back) {
        if (isBankHoliday(Nation::EnglandAndWales, addDays(day, -back)))
            return 1.5;
    }
    return 1.0;
}

double weekdayWeight(Day day)
{
    constexpr std::array<double, 7> kByWeekday{0.22, 1.45, 1.18, 1.05,
                                               1.0,  0.92, 0.34}; // Sunday first
    if (isBankHoliday(Nation::EnglandAndWales, day))
        return 0.2;
    return kByWeekday[weekdayOf(day).c_encoding()];
}

} // namespace

const std::array<Habitual, 17> &habits()
{
    return kHabits;
}

std::size_t habitOf(std::string_view category)
{
    const std::string_view parent = category.substr(0, category.find('.'));
    const auto found = std::ranges::find(kHabits, parent, &Habitual::category);
    return static_cast<std::size_t>(found - kHabits.begin());
}

Calendar::Calendar(Instant until, int years)
{
    const Day last = localDay(until);
    Day first = last - std::chrono::years{years};
    if (!first.ok()) // 29 February
        first = first.year() / first.month() / std::chrono::last;
    m_first = first;
    const auto count = (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count() + 1;
    for (int i = 0; i < count; ++i) {
        m_days.push_back(makeDay(addDays(first, i)));
        m_nextWorking.push_back(static_cast<int>(m_workingDays.size()));
        if (m_days.back().worked)
            m_workingDays.push_back(i);
    }
    // Nobody has logged anything this morning yet: a day only half gone has half its reports.
    using namespace std::chrono_literals;
    const auto gone = until - m_days.back().midnight - 8h - 30min;
    const double share = std::clamp(std::chrono::duration<double>(gone) / 8h, 0.0, 1.0);
    m_days.back().weight *= share;
    for (const One &day : m_days)
        m_total += day.weight;
}

Calendar::One Calendar::makeDay(Day day) const
{
    One one;
    one.midnight = startOfDay(day);
    one.worked = isWorkingDay(day);
    const auto month = static_cast<unsigned>(day.month());
    double sum = 0.0;
    for (std::size_t i = 0; i < kHabits.size(); ++i) {
        // Leaves do not wait for the first of the month: glide from one month to the next.
        const double across = (static_cast<unsigned>(day.day()) - 1.0) / 31.0;
        const double now = kHabits[i].byMonth[month - 1];
        const double then = kHabits[i].byMonth[month % 12];
        one.categories[i] = kHabits[i].share * (now + (then - now) * across * 0.5);
        if (i == kFlyTipping)
            one.categories[i] *= afterHolidays(day);
        sum += one.categories[i];
    }
    // The scheme grows by about an eighth a year.
    const auto age = (std::chrono::sys_days(day) - std::chrono::sys_days(m_first)).count();
    one.weight = sum * weekdayWeight(day) * (1.0 + 0.125 * static_cast<double>(age) / 365.0);
    one.pressure = month == 11 ? 1.5 : month == 10 || month == 12 ? 1.2 : month == 2 ? 1.25 : 1.0;
    return one;
}

int Calendar::workingDayAfter(int day, int workingDays) const
{
    if (day >= count())
        return day + workingDays;
    const int first = m_nextWorking[static_cast<std::size_t>(day)];
    const int at = first + workingDays;
    const int known = static_cast<int>(m_workingDays.size());
    if (at < known)
        return m_workingDays[static_cast<std::size_t>(at)];
    return count() + (at - known);
}

std::size_t Calendar::category(int day, Random &random) const
{
    return random.weighted(at(day).categories);
}

} // namespace sc::sample
