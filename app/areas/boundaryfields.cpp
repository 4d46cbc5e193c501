// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/boundaryfields.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>

namespace sc {

namespace {

using Names = std::span<const std::string_view>;

/// Compared with case, spaces, "_" and "-" left out, best first.
constexpr std::array<std::string_view, 8> kCodeNames = {"wardcode", "wardcd",  "wardid",     "code",
                                                        "areacode", "gsscode", "censuscode", "id"};
constexpr std::array<std::string_view, 6> kNameNames = {"wardname", "wardnm",   "ward",
                                                        "name",     "areaname", "title"};
constexpr std::array<std::string_view, 4> kAreaCodeNames = {"areacode", "areacd", "areaid", "area"};
constexpr std::array<std::string_view, 3> kAreaNameNames = {"areaname", "areanm", "area"};

constexpr std::array<std::string_view, 3> kWardLevels = {"wd", "cmwd", "ward"};
constexpr std::array<std::string_view, 8> kOtherLevels = {"ed",  "ced",  "par",  "ncp",
                                                          "lad", "ltla", "utla", "ctyua"};

std::string bare(std::string_view name)
{
    std::string kept = folded(name);
    std::erase(kept, ' ');
    return kept;
}

/// "wd25cd" is a ward's code in the style of the Office for National Statistics: a level, two
/// digits for the year, and "cd" or "nm".
bool isStatistical(std::string_view name, std::string_view level, std::string_view ending)
{
    if (!name.starts_with(level) || !name.ends_with(ending) ||
        name.size() < level.size() + ending.size())
        return false;
    const auto year = name.substr(level.size(), name.size() - level.size() - ending.size());
    return year.size() <= 4 &&
           std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; });
}

const PropertyColumn *statistical(const std::vector<PropertyColumn> &columns, Names levels,
                                  std::string_view ending)
{
    for (const std::string_view level : levels) {
        for (const PropertyColumn &column : columns) {
            if (isStatistical(bare(column.name), level, ending))
                return &column;
        }
    }
    return nullptr;
}

/// Any property at all whose name ends so.
const PropertyColumn *endingIn(const std::vector<PropertyColumn> &columns, std::string_view ending)
{
    const auto found = std::ranges::find_if(columns, [ending](const PropertyColumn &column) {
        const std::string name = bare(column.name);
        return name.size() > ending.size() && name.ends_with(ending);
    });
    return found == columns.end() ? nullptr : &*found;
}

const PropertyColumn *named(const std::vector<PropertyColumn> &columns, Names names)
{
    for (const std::string_view name : names) {
        const auto found = std::ranges::find_if(
            columns, [name](const PropertyColumn &column) { return bare(column.name) == name; });
        if (found != columns.end())
            return &*found;
    }
    return nullptr;
}

/// Whether every feature has a value and no two have the same.
bool identifies(const PropertyColumn &column)
{
    const std::set<std::string> values(column.values.begin(), column.values.end());
    return values.size() == column.values.size() && !values.contains("");
}

const PropertyColumn *firstThatIdentifies(const std::vector<PropertyColumn> &columns)
{
    const auto found = std::ranges::find_if(columns, identifies);
    return found == columns.end() ? nullptr : &*found;
}

/// Of the properties whose names fit, the first that tells all features apart (a district's own
/// code is the same on each of its wards); else the first.
const PropertyColumn *guess(const std::vector<PropertyColumn> &columns, Names names,
                            std::string_view ending)
{
    std::vector<const PropertyColumn *> fitting = {statistical(columns, kWardLevels, ending)};
    for (const std::string_view &name : names)
        fitting.push_back(named(columns, {&name, 1}));
    fitting.push_back(statistical(columns, kOtherLevels, ending));
    fitting.push_back(endingIn(columns, ending));
    const PropertyColumn *first = nullptr;
    for (const PropertyColumn *column : fitting) {
        if (column != nullptr && identifies(*column))
            return column;
        if (first == nullptr)
            first = column;
    }
    return first;
}

std::string nameOf(const PropertyColumn *column)
{
    return column == nullptr ? std::string{} : column->name;
}

Problem notThere(const std::string &field, const std::string &name)
{
    return {field, "missing", "No feature has a property called " + name};
}

/// A property only groups wards where it is not the ward's own code or name.
std::string areaProperty(const std::vector<PropertyColumn> &columns, Names names,
                         const BoundaryFields &taken)
{
    std::vector<PropertyColumn> others;
    for (const PropertyColumn &column : columns) {
        if (column.name != taken.code && column.name != taken.name)
            others.push_back(column);
    }
    return nameOf(named(others, names));
}

} // namespace

Result<BoundaryFields> chooseFields(const std::vector<PropertyColumn> &columns,
                                    const BoundaryFields &chosen)
{
    BoundaryFields fields = chosen;
    std::vector<Problem> problems;
    const auto check = [&](const std::string &field, const std::string &name) {
        if (!name.empty() && !std::ranges::contains(columns, name, &PropertyColumn::name))
            problems.push_back(notThere(field, name));
    };
    check("code", chosen.code);
    check("name", chosen.name);
    check("area", chosen.areaCode);
    check("area_name", chosen.areaName);
    if (!problems.empty())
        return refused(std::move(problems));
    if (fields.code.empty())
        fields.code = nameOf(guess(columns, kCodeNames, "cd"));
    if (fields.name.empty())
        fields.name = nameOf(guess(columns, kNameNames, "nm"));
    if (fields.code.empty() && fields.name.empty())
        fields.code = nameOf(firstThatIdentifies(columns));
    if (fields.code.empty() && fields.name.empty())
        return refused("code", "missing",
                       "Choose which property holds the ward's code or name: none says so itself");
    if (fields.areaCode.empty())
        fields.areaCode = areaProperty(columns, kAreaCodeNames, fields);
    if (fields.areaName.empty())
        fields.areaName = areaProperty(columns, kAreaNameNames, fields);
    return fields;
}

} // namespace sc
