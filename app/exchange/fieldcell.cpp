// SPDX-License-Identifier: GPL-3.0-or-later
// Cells as people here and their spreadsheets write them.
#include "core/dates.h"
#include "core/numbertext.h"
#include "core/text.h"
#include "exchange/fieldvalue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>
#include <optional>
#include <vector>

namespace sc {

namespace {

constexpr std::chrono::hours kNoon{12};

bool isNumber(std::string_view part)
{
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A day with its year, the day first: what "fri" or "27 3" means depends on when the file is read.
std::optional<Day> writtenDay(std::string_view text)
{
    if (const auto iso = parseIsoDay(text))
        return *iso;
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '/' || c == '.' || c == '-' || c == ' ')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    const bool fits = parts.size() == 3 && isNumber(parts[0]) && parts[0].size() <= 2 &&
                      !parts[1].empty() && isNumber(parts[2]) &&
                      (parts[2].size() == 2 || parts[2].size() == 4);
    if (!fits)
        return std::nullopt;
    const Day today{std::chrono::year{2026}, std::chrono::January,
                    std::chrono::day{1}}; // not asked
    const auto day = parseDay(std::format("{} {} {}", parts[0], parts[1], parts[2]), today);
    return day ? std::optional(*day) : std::nullopt;
}

/// "27/03/2026 14:05", "2026-03-27T14:05:09", "3 May 2026 2pm": local time.
std::optional<Instant> writtenMoment(std::string_view text)
{
    auto split = text.find(':');
    if (split != std::string_view::npos)
        split = text.find_last_of(" T", split);
    else if (text.ends_with('m') || text.ends_with('M'))
        split = text.rfind(' ');
    if (split == std::string_view::npos)
        return std::nullopt;
    std::string_view time = text.substr(split + 1);
    std::chrono::seconds seconds{0};
    if (time.size() == 8 && time[5] == ':' && isNumber(time.substr(6))) { // "14:05:09"
        int number = 0;
        std::from_chars(time.data() + 6, time.data() + 8, number);
        if (number > 59)
            return std::nullopt;
        seconds = std::chrono::seconds{number};
        time = time.substr(0, 5);
    }
    const auto day = writtenDay(trimmed(text.substr(0, split)));
    const auto minutes = parseTimeOfDay(time);
    if (!day || !minutes)
        return std::nullopt;
    return fromLocal(LocalTime(std::chrono::local_days(*day)) + *minutes + seconds);
}

/// Lists have no more than the day of these: it stands for its first moment, as in the form.
bool isKnownByDay(std::string_view name)
{
    constexpr std::array<std::string_view, 2> kByDay{"observed_at", "logged_at"};
    return std::ranges::contains(kByDay, name);
}

/// What was given, moved or said on a day, whose time nobody keeps: it stands for its noon, so that
/// it is on that day wherever it is looked at.
bool isKnownByNoon(std::string_view name)
{
    return name == "at";
}

Result<FieldValue> numberFromCell(FieldForm form, std::string_view name, std::string_view cell)
{
    return fieldFromText(form, name, withoutThousands(cell));
}

} // namespace

Result<FieldValue> fieldFromCell(FieldForm form, std::string_view name, std::string_view text)
{
    const std::string_view cell = trimmed(text);
    const bool isDay = form == FieldForm::Date || form == FieldForm::When;
    const bool isMoment = form == FieldForm::Moment || form == FieldForm::When;
    if (form == FieldForm::Integer || form == FieldForm::Real)
        return numberFromCell(form, name, cell);
    if (const auto at = isMoment ? writtenMoment(cell) : std::nullopt)
        return form == FieldForm::When ? FieldValue{isoInstant(*at)} : FieldValue{*at};
    if (const auto on = isDay ? writtenDay(cell) : std::nullopt)
        return form == FieldForm::When ? FieldValue{isoDay(*on)} : FieldValue{*on};
    if (const auto on = isMoment && isKnownByDay(name) ? writtenDay(cell) : std::nullopt)
        return FieldValue{startOfDay(*on)};
    if (const auto on = isMoment && isKnownByNoon(name) ? writtenDay(cell) : std::nullopt)
        return FieldValue{fromLocal(LocalTime(std::chrono::local_days(*on)) + kNoon)};
    auto value = fieldFromText(form, name, text);
    if (!value && (form == FieldForm::Date || form == FieldForm::Moment))
        value.error().problems.front().message =
            isDay ? std::format("\"{}\" is not a date. Write it as 27/03/2026 or 2026-03-27.", cell)
                  : std::format("\"{}\" is not a date and time. Write it as 27/03/2026 14:05 or "
                                "2026-03-27 14:05.",
                                cell);
    return value;
}

} // namespace sc
