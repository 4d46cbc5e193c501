// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importers.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <format>
#include <utility>

namespace sc {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kOtherNames{{
    {"lat", "latitude"},
    {"lon", "longitude"},
    {"lng", "longitude"},
    {"long", "longitude"},
    {"eastings", "easting"},
    {"northings", "northing"},
    {"grid_reference", "grid_ref"},
    {"reference", "ref"},
    {"sub_category", "subcategory"},
    {"e_mail", "email"},
    {"telephone", "phone"},
    {"champion_number", "number"},
    {"due_date", "due_on"},
    {"post_code", "postcode"},
}};

} // namespace

std::string columnName(std::string_view header)
{
    std::string name;
    for (const char c : trimmed(header)) {
        const bool gap = c == ' ' || c == '-' || c == '_';
        if (gap && (name.empty() || name.back() == '_'))
            continue;
        name += gap ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    while (name.ends_with('_'))
        name.pop_back();
    const auto *other = std::ranges::find(kOtherNames, name, [](const auto &p) { return p.first; });
    return other == kOtherNames.end() ? name : std::string(other->second);
}

Result<Columns> Columns::of(const CsvReader &reader)
{
    Columns columns;
    for (const std::string &header : reader.header()) {
        std::string name = columnName(header);
        if (!name.empty() && columns.has(name))
            return refused(name, "duplicate_column",
                           std::format("Two columns are called \"{}\". Take one out.", header));
        columns.m_names.push_back(std::move(name));
    }
    return columns;
}

std::optional<std::size_t> Columns::find(std::string_view name) const
{
    const auto it = std::ranges::find(m_names, name);
    if (it == m_names.end())
        return std::nullopt;
    return static_cast<std::size_t>(it - m_names.begin());
}

void Columns::rename(std::string_view from, std::string_view to)
{
    const std::optional<std::size_t> column = find(from);
    if (column && !has(to))
        m_names[*column] = to;
}

std::string_view Columns::cell(const CsvRow &row, std::string_view name) const
{
    const std::optional<std::size_t> column = find(name);
    return column ? trimmed(row.fields[*column]) : std::string_view();
}

Id ContentKeys::next(std::string_view content, std::size_t line)
{
    const auto [known, isNew] = m_ofLine.try_emplace(line);
    if (!isNew)
        return known->second.id;
    const Id first = Id::fromName(std::format("{}:{}", m_kind, content));
    Seen &seen = m_seen[first];
    if (seen.times == 0)
        seen.line = line;
    const int before = seen.times++;
    known->second.first = seen.line;
    known->second.id =
        before == 0 ? first : Id::fromName(std::format("{}:{}:{}", m_kind, before, content));
    return known->second.id;
}

std::optional<std::size_t> ContentKeys::sameAs(std::size_t line) const
{
    const auto known = m_ofLine.find(line);
    if (known == m_ofLine.end() || known->second.first == line)
        return std::nullopt;
    return known->second.first;
}

} // namespace sc
