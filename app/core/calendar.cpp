// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar.h"

#include <array>
#include <cctype>
#include <format>
#include <stdexcept>
#include <tuple>
#include <vector>

namespace sc {

namespace {

using std::chrono::milliseconds;
using std::chrono::sys_days;

/// A span of time in which the offset from UTC stays the same.
struct OffsetSpan {
    Instant begin;
    Instant end;
    milliseconds offset{};

    [[nodiscard]] bool covers(Instant at) const { return begin <= at && at < end; }
};

Instant summerEdge(std::chrono::year year, std::chrono::month month)
{
    return sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + std::chrono::hours{1};
}

/// The rule in force since 1996 (last Sundays of March and October, 01:00 UTC), for a PC whose time
/// zone database is missing.
OffsetSpan spanByRule(Instant at)
{
    const auto year = Day{std::chrono::floor<std::chrono::days>(at)}.year();
    const Instant forward = summerEdge(year, std::chrono::March);
    const Instant back = summerEdge(year, std::chrono::October);
    if (at < forward)
        return {summerEdge(year - std::chrono::years{1}, std::chrono::October), forward,
                milliseconds{0}};
    if (at < back)
        return {forward, back, std::chrono::hours{1}};
    return {back, summerEdge(year + std::chrono::years{1}, std::chrono::March), milliseconds{0}};
}

const std::chrono::time_zone *london()
{
    static const std::chrono::time_zone *const zone = []() -> const std::chrono::time_zone * {
        try {
            return std::chrono::locate_zone("Europe/London");
        } catch (const std::runtime_error &) {
            return nullptr;
        }
    }();
    return zone;
}

OffsetSpan spanAt(Instant at)
{
    const std::chrono::time_zone *zone = london();
    if (zone == nullptr)
        return spanByRule(at);
    const std::chrono::sys_info info = zone->get_info(at);
    return {Instant{info.begin}, Instant{info.end}, info.offset};
}

/// Remembers the last span: neighbouring records nearly always lie in the same half year.
milliseconds offsetAt(Instant at)
{
    thread_local OffsetSpan cached{};
    if (!cached.covers(at))
        cached = spanAt(at);
    return cached.offset;
}

constexpr std::array<const char *, 4> kMonths = {"Apr to Jun", "Jul to Sep", "Oct to Dec",
                                                 "Jan to Mar"};

/// The groups of digits in a text, and nothing where a letter other than Q, T or R stands in it.
std::vector<std::string> digitGroups(std::string_view text)
{
    std::vector<std::string> groups;
    bool open = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !open)
            groups.emplace_back();
        if (digit)
            groups.back() += c;
        open = digit;
    }
    return groups;
}

} // namespace

LocalTime toLocal(Instant at)
{
    return LocalTime{(at + offsetAt(at)).time_since_epoch()};
}

Instant fromLocal(LocalTime local)
{
    const Instant asIfUtc{local.time_since_epoch()};
    // Summer time is tried first: where both fit it is the earlier of the two moments.
    for (const milliseconds offset : {milliseconds{std::chrono::hours{1}}, milliseconds{0}}) {
        if (offsetAt(asIfUtc - offset) == offset)
            return asIfUtc - offset;
    }
    return asIfUtc - offsetAt(asIfUtc - std::chrono::hours{2});
}

Day localDay(Instant at)
{
    return Day{std::chrono::floor<std::chrono::days>(toLocal(at))};
}

Instant startOfDay(Day day)
{
    return fromLocal(LocalTime{sys_days{day}.time_since_epoch()});
}

Quarter Quarter::of(Day day)
{
    const int year = static_cast<int>(day.year());
    const int month = static_cast<int>(static_cast<unsigned>(day.month()));
    if (month < 4)
        return {year - 1, 4};
    return {year, (month - 1) / 3};
}

Quarter Quarter::plus(int quarters) const
{
    const int index = startYear * 4 + number - 1 + quarters;
    return {index / 4, index % 4 + 1};
}

std::string Quarter::id() const
{
    return std::format("{:04}-{:02}Q{}", startYear, (startYear + 1) % 100, number);
}

std::string Quarter::label() const
{
    const std::string whole = id();
    return whole.substr(0, 7) + ' ' + whole.substr(7) + " (" +
           kMonths[static_cast<std::size_t>(number - 1)] + ' ' +
           std::to_string(startYear + number / 4) + ')';
}

Day Quarter::firstDay() const
{
    const auto month = static_cast<unsigned>(number == 4 ? 1 : number * 3 + 1);
    return std::chrono::year{startYear + number / 4} / std::chrono::month{month} / 1;
}

Day Quarter::lastDay() const
{
    return addDays(next().firstDay(), -1);
}

Instant Quarter::start() const
{
    return startOfDay(firstDay());
}

Instant Quarter::end() const
{
    return startOfDay(next().firstDay());
}

Result<Quarter> Quarter::parse(std::string_view text)
{
    const auto no =
        refused("quarter", "bad_quarter", "Enter a quarter like 2026-27Q1 (April to June 2026)");
    std::string letters;
    for (const char c : text) {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0)
            letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    auto groups = digitGroups(text);
    if (groups.size() != 3 || (letters != "q" && letters != "qtr" && letters != "quarter"))
        return no;
    if (groups[0].size() == 1) // "Q1 2026-27"
        groups = {groups[1], groups[2], groups[0]};
    const auto &[start, end, number] = std::tie(groups[0], groups[1], groups[2]);
    if (start.size() != 4 || (end.size() != 2 && end.size() != 4) || number.size() != 1)
        return no;
    const int year = std::stoi(start);
    const int quarter = std::stoi(number);
    const int following = std::stoi(end);
    if (following != (end.size() == 2 ? (year + 1) % 100 : year + 1) || quarter < 1 || quarter > 4)
        return no;
    return Quarter{year, quarter};
}

} // namespace sc
