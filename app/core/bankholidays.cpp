// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bankholidays.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace sc {

namespace {

using std::chrono::Monday;
using std::chrono::Saturday;
using std::chrono::Sunday;

bool isWeekend(Day day)
{
    const auto weekday = weekdayOf(day);
    return weekday == Saturday || weekday == Sunday;
}

Day date(int year, unsigned month, unsigned day)
{
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

Day firstMonday(int year, unsigned month)
{
    return Day{
        std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / Monday[1]}};
}

Day lastMonday(int year, unsigned month)
{
    const auto last =
        std::chrono::year{year} / std::chrono::month{month} / Monday[std::chrono::last];
    return Day{std::chrono::sys_days{last}};
}

/// A holiday moved from its usual Monday, or a day given once.
struct OneOff {
    Day from; ///< the day it replaces; not ok() where it is an extra day
    Day to;
    const char *name;
    std::optional<Nation> only = std::nullopt; ///< the whole kingdom where left out
};

const std::array<OneOff, 14> &oneOffs()
{
    static const std::array<OneOff, 14> days = {{
        {{}, date(1981, 7, 29), "Wedding of the Prince of Wales"},
        {date(1995, 5, 1), date(1995, 5, 8), "Early May bank holiday (VE day)"},
        {{}, date(1999, 12, 31), "Millennium bank holiday"},
        {{}, date(2002, 6, 3), "Golden Jubilee bank holiday"},
        {date(2002, 5, 27), date(2002, 6, 4), "Spring bank holiday"},
        {{}, date(2011, 4, 29), "Wedding of Prince William"},
        {date(2012, 5, 28), date(2012, 6, 4), "Spring bank holiday"},
        {{}, date(2012, 6, 5), "Diamond Jubilee bank holiday"},
        {date(2020, 5, 4), date(2020, 5, 8), "Early May bank holiday (VE day)"},
        {date(2022, 5, 30), date(2022, 6, 2), "Spring bank holiday"},
        {{}, date(2022, 6, 3), "Platinum Jubilee bank holiday"},
        {{}, date(2022, 9, 19), "State Funeral of Queen Elizabeth II"},
        {{}, date(2023, 5, 8), "Coronation of King Charles III"},
        // Royal proclamation of 4 February 2026, for Scotland alone.
        {{}, date(2026, 6, 15), "World Cup bank holiday", Nation::Scotland},
    }};
    return days;
}

class YearList {
public:
    void add(Day day, std::string name) { m_days.push_back({day, std::move(name), false}); }

    /// A holiday on a fixed date; on a weekend it goes to the next weekday that is not taken.
    void addFixed(Day day, std::string name)
    {
        Day given = day;
        while (isWeekend(given) || isTaken(given))
            given = addDays(given, 1);
        m_days.push_back({given, std::move(name), given != day});
    }

    void applyOneOffs(Nation nation, int year)
    {
        for (const OneOff &oneOff : oneOffs()) {
            if (static_cast<int>(oneOff.to.year()) != year ||
                oneOff.only.value_or(nation) != nation)
                continue;
            std::erase_if(m_days, [&](const BankHoliday &day) { return day.day == oneOff.from; });
            add(oneOff.to, oneOff.name);
        }
    }

    [[nodiscard]] std::vector<BankHoliday> inOrder() &&
    {
        std::ranges::sort(m_days, {},
                          [](const BankHoliday &h) { return std::chrono::sys_days{h.day}; });
        return std::move(m_days);
    }

private:
    [[nodiscard]] bool isTaken(Day day) const
    {
        return std::ranges::any_of(m_days, [day](const BankHoliday &h) { return h.day == day; });
    }

    std::vector<BankHoliday> m_days;
};

void addWinter(YearList &list, Nation nation, int year)
{
    list.addFixed(date(year, 1, 1), "New Year's Day");
    if (nation == Nation::Scotland)
        list.addFixed(date(year, 1, 2), "2nd January");
    if (nation == Nation::Scotland && year >= 2007)
        list.addFixed(date(year, 11, 30), "St Andrew's Day");
    // Where Christmas Day is a Sunday, Boxing Day keeps its Monday and Christmas has the Tuesday.
    const bool boxingFirst = weekdayOf(date(year, 12, 25)) == Sunday;
    if (boxingFirst)
        list.addFixed(date(year, 12, 26), "Boxing Day");
    list.addFixed(date(year, 12, 25), "Christmas Day");
    if (!boxingFirst)
        list.addFixed(date(year, 12, 26), "Boxing Day");
}

std::vector<BankHoliday> compute(Nation nation, int year)
{
    YearList list;
    const Day easter = easterSunday(year);
    addWinter(list, nation, year);
    list.add(addDays(easter, -2), "Good Friday");
    if (nation != Nation::Scotland)
        list.add(addDays(easter, 1), "Easter Monday");
    list.add(firstMonday(year, 5), "Early May bank holiday");
    list.add(lastMonday(year, 5), "Spring bank holiday");
    list.add(nation == Nation::Scotland ? firstMonday(year, 8) : lastMonday(year, 8),
             "Summer bank holiday");
    if (nation == Nation::NorthernIreland) {
        list.addFixed(date(year, 3, 17), "St Patrick's Day");
        list.addFixed(date(year, 7, 12), "Battle of the Boyne (Orangemen's Day)");
    }
    list.applyOneOffs(nation, year);
    return std::move(list).inOrder();
}

const std::array<std::pair<Nation, const char *>, 3> kCodes = {{
    {Nation::EnglandAndWales, "england-and-wales"},
    {Nation::Scotland, "scotland"},
    {Nation::NorthernIreland, "northern-ireland"},
}};

} // namespace

Day easterSunday(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return date(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
}

std::vector<BankHoliday> bankHolidays(Nation nation, int year)
{
    return compute(nation, year);
}

bool isBankHoliday(Nation nation, Day day)
{
    static thread_local std::map<std::pair<Nation, int>, std::vector<Day>> known;
    const int year = static_cast<int>(day.year());
    const auto [entry, isNew] = known.try_emplace({nation, year});
    if (isNew) {
        for (const BankHoliday &holiday : compute(nation, year))
            entry->second.push_back(holiday.day);
    }
    return std::ranges::binary_search(entry->second, day);
}

std::string toCode(Nation nation)
{
    return std::ranges::find(kCodes, nation, &std::pair<Nation, const char *>::first)->second;
}

Result<Nation> parseNation(std::string_view code)
{
    for (const auto &[nation, name] : kCodes) {
        if (code == name)
            return nation;
    }
    return refused("nation", "unknown_code",
                   "Choose england-and-wales, scotland or northern-ireland for the bank holidays");
}

} // namespace sc
