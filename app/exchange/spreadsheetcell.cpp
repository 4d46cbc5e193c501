// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/spreadsheetcell.h"

#include "core/dates.h"
#include "core/text.h"

#include <format>
#include <optional>
#include <vector>

namespace sc {

namespace {

/// A day as spreadsheets write it: three parts, the day first, with a year of two or four digits.
std::optional<Day> writtenDay(std::string_view text)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '/' || c == '.' || c == '-' || c == ' ')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    const auto isNumber = [](const std::string &part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
    };
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

/// Whether commas part thousands: 1,204 and 1,204,000.5, but not 1,5.
bool isGrouped(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    text = text.substr(0, text.find('.'));
    const std::size_t lead = text.find(',');
    if (lead == 0 || lead == std::string_view::npos || lead > 3 || (text.size() - lead) % 4 != 0)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool comma = i >= lead && (i - lead) % 4 == 0;
        if (comma ? text[i] != ',' : text[i] < '0' || text[i] > '9')
            return false;
    }
    return true;
}

} // namespace

std::string plainCell(FieldForm form, std::string_view cell)
{
    std::string text(trimmed(cell));
    if (form == FieldForm::Date) {
        if (const auto day = writtenDay(text))
            return isoDay(*day);
    } else if ((form == FieldForm::Integer || form == FieldForm::Real) && isGrouped(text)) {
        std::erase(text, ',');
    }
    return text;
}

} // namespace sc
