// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workingdays.h"

#include <cstdlib>

namespace sc {

bool isWorkingDay(Day day, Nation nation)
{
    const auto weekday = weekdayOf(day);
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
           !isBankHoliday(nation, day);
}

Day addWorkingDays(Day from, int count, Nation nation)
{
    const int step = count < 0 ? -1 : 1;
    Day day = from;
    for (int left = std::abs(count); left > 0;) {
        day = addDays(day, step);
        if (isWorkingDay(day, nation))
            --left;
    }
    while (count == 0 && !isWorkingDay(day, nation))
        day = addDays(day, 1);
    return day;
}

int workingDaysBetween(Day from, Day to, Nation nation)
{
    if (to < from) {
        // Going back, the earlier day is the one that counts, as addWorkingDays() lands on it.
        int count = 0;
        for (Day day = addDays(from, -1); day >= to; day = addDays(day, -1))
            count += isWorkingDay(day, nation) ? 1 : 0;
        return -count;
    }
    int count = 0;
    for (Day day = addDays(from, 1); day <= to; day = addDays(day, 1))
        count += isWorkingDay(day, nation) ? 1 : 0;
    return count;
}

} // namespace sc
