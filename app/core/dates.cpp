// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace sc {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The words of a date: runs of digits and runs of letters, lower case, "st nd rd th" after a
/// number and "of", "the", "on" left out. Nothing where another kind of character is there.
std::optional<std::vector<std::string>> wordsOf(std::string_view text)
{
    std::vector<std::string> found;
    bool afterNumber = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto same = [&](auto &&is) {
            std::string run;
            while (i < text.size() && is(text[i]))
                run += static_cast<char>(text[i++] | 0x20);
            return run;
        };
        const auto isLetter = [](char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
        if (isDigit(text[i])) {
            found.push_back(same(isDigit));
            afterNumber = true;
        } else if (isLetter(text[i])) {
            const std::string word = same(isLetter);
            const bool ordinal = word == "st" || word == "nd" || word == "rd" || word == "th";
            if (!(ordinal && afterNumber) && word != "of" && word != "the" && word != "on")
                found.push_back(word);
            afterNumber = false;
        } else if (std::string_view(" \t\r\n/.-,'").find(text[i]) != std::string_view::npos) {
            afterNumber = false;
            ++i;
        } else {
            return std::nullopt;
        }
    }
    return found;
}

/// The index of the name that starts with the word (three letters at least), or -1.
template <std::size_t N>
int nameIndex(const std::array<std::string_view, N> &names, std::string_view word)
{
    if (word.size() < 3)
        return -1;
    const auto found =
        std::ranges::find_if(names, [word](std::string_view n) { return n.starts_with(word); });
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

int monthOf(std::string_view word)
{
    if (word == "sept")
        return 9;
    return nameIndex(kMonths, word) + 1;
}

int weekdayIndex(std::string_view word)
{
    if (word == "tues" || word == "weds" || word == "thur" || word == "thurs")
        word = word.substr(0, 3);
    return nameIndex(kWeekdays, word);
}

bool isNumber(std::string_view word)
{
    return !word.empty() && word.size() <= 8 && std::ranges::all_of(word, isDigit);
}

auto notReal()
{
    return refused("date", "bad_date", "Enter a real date, like 27 3 2026");
}

Result<Day> realDay(int year, int month, int day)
{
    const Day made{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                   std::chrono::day{static_cast<unsigned>(day)}};
    if (month < 1 || month > 12 || day < 1 || !made.ok())
        return notReal();
    return made;
}

/// Two figures mean the year nearest to today: 80 years back, 20 on.
int fullYear(std::string_view word, Day today)
{
    const int given = std::stoi(std::string(word));
    if (word.size() > 2)
        return given;
    const int thisYear = static_cast<int>(today.year());
    int year = thisYear - thisYear % 100 + given;
    if (year > thisYear + 20)
        year -= 100;
    else if (year <= thisYear - 80)
        year += 100;
    return year;
}

/// A day and month of this year, or of the year before or after where that suits `toward` better.
Result<Day> nearestYear(int month, int day, Day today, Toward toward)
{
    // Up to eight years away, so that 29 February finds its year.
    const int thisYear = static_cast<int>(today.year());
    for (int away = 0; away <= 8; ++away) {
        const auto made =
            realDay(toward == Toward::Past ? thisYear - away : thisYear + away, month, day);
        if (made && (toward == Toward::Past ? *made <= today : *made >= today))
            return made;
    }
    return notReal();
}

Day nearestWeekday(unsigned index, Day today, Toward toward, bool notToday)
{
    const int current = static_cast<int>(weekdayOf(today).c_encoding());
    const int wanted = static_cast<int>(index);
    int away = toward == Toward::Past ? (current - wanted + 7) % 7 : (wanted - current + 7) % 7;
    if (away == 0 && notToday)
        away = 7;
    return addDays(today, toward == Toward::Past ? -away : away);
}

/// "today", "fri", "last fri", "3 days ago", "a week ago", "in 2 weeks".
std::optional<Day> relativeDay(std::vector<std::string> said, Day today, Toward toward)
{
    if (said.size() == 1) {
        if (said[0] == "today" || said[0] == "now")
            return today;
        if (said[0] == "yesterday" || said[0] == "yday")
            return addDays(today, -1);
        if (said[0] == "tomorrow")
            return addDays(today, 1);
    }
    bool notToday = false;
    if (said.size() == 2 && (said[0] == "last" || said[0] == "next")) {
        toward = said[0] == "last" ? Toward::Past : Toward::Future;
        notToday = true;
        said.erase(said.begin());
    }
    if (said.size() == 1) {
        const int weekday = weekdayIndex(said[0]);
        if (weekday < 0)
            return std::nullopt;
        return nearestWeekday(static_cast<unsigned>(weekday), today, toward, notToday);
    }
    if (said.size() != 3 || (said[2] != "ago" && said[0] != "in"))
        return std::nullopt;
    const bool ago = said[2] == "ago";
    const std::string &count = ago ? said[0] : said[1];
    const std::string &unit = ago ? said[1] : said[2];
    const bool inWeeks = unit == "week" || unit == "weeks";
    if ((!isNumber(count) && count != "a" && count != "one") || count.size() > 4 ||
        (!inWeeks && unit != "day" && unit != "days"))
        return std::nullopt;
    const int number = (isNumber(count) ? std::stoi(count) : 1) * (inWeeks ? 7 : 1);
    return addDays(today, ago ? -number : number);
}

/// "270326" and "27032026".
std::vector<std::string> apart(const std::string &digits)
{
    return {digits.substr(0, 2), digits.substr(2, 2), digits.substr(4)};
}

} // namespace

Result<Day> parseDay(std::string_view text, Day today, Toward toward)
{
    if (trimmed(text).empty())
        return refused("date", "missing", "Enter a date, like 27 3 2026");
    auto said = wordsOf(text);
    if (!said || said->empty())
        return notReal();
    if (const auto day = relativeDay(*said, today, toward))
        return *day;
    if (said->size() > 1 && weekdayIndex(said->front()) >= 0) // "fri 27 mar": the date decides
        said->erase(said->begin());
    if (said->size() == 1 && isNumber(said->front()) &&
        (said->front().size() == 6 || said->front().size() == 8))
        said = apart(said->front());
    if (said->size() == 3 && said->front().size() == 4 &&
        isNumber(said->front())) // year first, as in ISO
        std::swap(said->front(), said->back());
    if (said->size() < 2 || said->size() > 3)
        return notReal();
    if (monthOf(said->front()) > 0) // "March 27 2026"
        std::swap((*said)[0], (*said)[1]);
    const std::string &month = (*said)[1];
    if (!isNumber(said->front()) || said->front().size() > 2 ||
        (isNumber(month) && month.size() > 2))
        return notReal();
    const int monthNumber = isNumber(month) ? std::stoi(month) : monthOf(month);
    const int day = std::stoi(said->front());
    if (said->size() == 2)
        return nearestYear(monthNumber, day, today, toward);
    const std::string &year = said->back();
    if (!isNumber(year) || (year.size() != 2 && year.size() != 4))
        return refused("date", "bad_date", "Year must include 4 numbers");
    return realDay(fullYear(year, today), monthNumber, day);
}

Result<std::chrono::minutes> parseTimeOfDay(std::string_view text)
{
    const auto no = refused("time", "bad_date", "Enter a time, like 14:05 or 2pm");
    std::string digits;
    std::string letters;
    bool split = false;
    for (const char c : trimmed(text)) {
        if (isDigit(c) && letters.empty())
            digits += c;
        else if ((c == ':' || c == '.') && !split && letters.empty() &&
                 (digits.size() == 1 || digits.size() == 2)) {
            split = true;
            digits.insert(0, 2 - digits.size(), '0');
        } else if ((c | 0x20) == 'a' || (c | 0x20) == 'p' || (c | 0x20) == 'm')
            letters += static_cast<char>(c | 0x20);
        else if (c != ' ')
            return no;
    }
    const bool twelveHour = letters == "am" || letters == "pm";
    if ((!letters.empty() && !twelveHour) || digits.empty() || digits.size() > 4 ||
        (split && digits.size() != 4) || (!split && digits.size() < 3 && !twelveHour))
        return no;
    const int number = std::stoi(digits);
    int hour = digits.size() <= 2 ? number : number / 100;
    const int minute = digits.size() <= 2 ? 0 : number % 100;
    if (minute > 59 || hour > 23 || (twelveHour && (hour < 1 || hour > 12)))
        return no;
    if (twelveHour)
        hour = hour % 12 + (letters == "pm" ? 12 : 0);
    return std::chrono::minutes{hour * 60 + minute};
}

} // namespace sc
