// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"

#include <array>
#include <format>
#include <optional>

namespace sc {

namespace {

using std::chrono::sys_days;

constexpr std::array<const char *, 12> kMonths = {"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<const char *, 7> kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

/// Takes characters off the front of a text, one expected piece at a time.
class Reader {
public:
    explicit Reader(std::string_view text) : m_left(text) {}

    [[nodiscard]] bool atEnd() const { return m_left.empty(); }

    bool take(std::string_view anyOf)
    {
        if (m_left.empty() || anyOf.find(m_left.front()) == std::string_view::npos)
            return false;
        m_left.remove_prefix(1);
        return true;
    }

    /// Exactly `count` digits; nothing where there are fewer.
    std::optional<int> number(std::size_t count)
    {
        if (m_left.size() < count)
            return std::nullopt;
        int value = 0;
        for (const char c : m_left.substr(0, count)) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        m_left.remove_prefix(count);
        return value;
    }

    /// One or more digits as thousandths; what is smaller is cut off.
    std::optional<int> thousandths()
    {
        int value = 0;
        std::size_t count = 0;
        while (!m_left.empty() && m_left.front() >= '0' && m_left.front() <= '9') {
            if (count < 3)
                value = value * 10 + (m_left.front() - '0');
            ++count;
            m_left.remove_prefix(1);
        }
        if (count == 0)
            return std::nullopt;
        for (; count < 3; ++count)
            value *= 10;
        return value;
    }

private:
    std::string_view m_left;
};

std::optional<Day> readDay(Reader &reader)
{
    const auto year = reader.number(4);
    if (!year || !reader.take("-"))
        return std::nullopt;
    const auto month = reader.number(2);
    if (!month || !reader.take("-"))
        return std::nullopt;
    const auto day = reader.number(2);
    if (!day)
        return std::nullopt;
    const Day made{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                   std::chrono::day{static_cast<unsigned>(*day)}};
    return made.ok() ? std::optional(made) : std::nullopt;
}

std::optional<std::chrono::milliseconds> readClock(Reader &reader)
{
    const auto hour = reader.number(2);
    if (!hour || !reader.take(":"))
        return std::nullopt;
    const auto minute = reader.number(2);
    if (!minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    std::chrono::milliseconds time = std::chrono::hours{*hour} + std::chrono::minutes{*minute};
    if (!reader.take(":"))
        return time;
    const auto second = reader.number(2);
    if (!second || *second > 59)
        return std::nullopt;
    time += std::chrono::seconds{*second};
    if (!reader.take(".,"))
        return time;
    const auto fraction = reader.thousandths();
    if (!fraction)
        return std::nullopt;
    return time + std::chrono::milliseconds{*fraction};
}

/// Z, +HH:MM, +HHMM or +HH.
std::optional<std::chrono::minutes> readOffset(Reader &reader)
{
    if (reader.take("Zz"))
        return std::chrono::minutes{0};
    const bool ahead = reader.take("+");
    if (!ahead && !reader.take("-"))
        return std::nullopt;
    const auto hour = reader.number(2);
    if (!hour)
        return std::nullopt;
    int minute = 0;
    if (reader.take(":") || !reader.atEnd()) {
        const auto given = reader.number(2);
        if (!given)
            return std::nullopt;
        minute = *given;
    }
    if (*hour > 14 || minute > 59)
        return std::nullopt;
    return std::chrono::minutes{(*hour * 60 + minute) * (ahead ? 1 : -1)};
}

int yearOf(Day day)
{
    return static_cast<int>(day.year());
}

unsigned monthOf(Day day)
{
    return static_cast<unsigned>(day.month());
}

unsigned dayOf(Day day)
{
    return static_cast<unsigned>(day.day());
}

} // namespace

Result<Day> parseIsoDay(std::string_view text)
{
    Reader reader(text);
    const auto day = readDay(reader);
    if (!day || !reader.atEnd())
        return refused("date", "bad_date", "Write a real date as YYYY-MM-DD, like 2026-03-27");
    return *day;
}

Result<Instant> parseIsoInstant(std::string_view text)
{
    const auto no =
        refused("date", "bad_date",
                "Write date and time as 2026-03-27T14:05:00Z, with Z or an offset such as +01:00");
    Reader reader(text);
    const auto day = readDay(reader);
    if (!day || !reader.take("Tt "))
        return no;
    const auto time = readClock(reader);
    if (!time)
        return no;
    const auto offset = readOffset(reader);
    if (!offset || !reader.atEnd())
        return no;
    return Instant{sys_days{*day}} + *time - *offset;
}

std::string isoDay(Day day)
{
    return std::format("{:04}-{:02}-{:02}", yearOf(day), monthOf(day), dayOf(day));
}

std::string isoInstant(Instant at)
{
    const auto midnight = std::chrono::floor<std::chrono::days>(at);
    const auto ms = static_cast<int>((at - midnight).count());
    std::string text = isoDay(Day{midnight}) + std::format("T{:02}:{:02}:{:02}", ms / 3'600'000,
                                                           ms / 60'000 % 60, ms / 1'000 % 60);
    if (ms % 1'000 != 0)
        text += std::format(".{:03}", ms % 1'000);
    return text + 'Z';
}

std::string shortDay(Day day)
{
    return std::format("{} {} {:.3}", kWeekdays[weekdayOf(day).c_encoding()], dayOf(day),
                       kMonths[monthOf(day) - 1]);
}

std::string longDay(Day day)
{
    return std::format("{} {} {}", dayOf(day), kMonths[monthOf(day) - 1], yearOf(day));
}

std::string timeOfDay(Instant at)
{
    const LocalTime local = toLocal(at);
    const auto ms =
        static_cast<int>((local - std::chrono::floor<std::chrono::days>(local)).count());
    return std::format("{:02}:{:02}", ms / 3'600'000, ms / 60'000 % 60);
}

std::string dayAndTime(Instant at)
{
    return longDay(localDay(at)) + " at " + timeOfDay(at);
}

} // namespace sc
