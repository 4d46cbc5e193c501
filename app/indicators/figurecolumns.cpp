// SPDX-License-Identifier: GPL-3.0-or-later
// Which files figures make, and what stands in their columns.
#include "core/text.h"
#include "indicators/indicatorfiles.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <initializer_list>

namespace sc {

namespace {

using Columns = std::vector<FileColumn>;

FileColumn text(std::string name, std::string words)
{
    return {std::move(name), "string", std::move(words)};
}
FileColumn number(std::string name, std::string words)
{
    return {std::move(name), "number", std::move(words)};
}
FileColumn whole(std::string name, std::string words)
{
    return {std::move(name), "integer", std::move(words)};
}
FileColumn day(std::string name, std::string words)
{
    return {std::move(name), "date", std::move(words)};
}

Columns periodColumns()
{
    return {text("quarter", "Financial-year quarter: 2026-27Q1 is April to June 2026"),
            day("period_start", "First day of the period, UK time"),
            day("period_end", "Last day of the period, UK time")};
}
Columns areaColumns()
{
    return {text("area_code", "Code of the area; ALL is the whole council, NONE what has no area"),
            text("area", "Name of the area")};
}
Columns indicatorColumns()
{
    return {text("indicator_id", "Identifier of the indicator; it never changes"),
            text("indicator", "Title of the indicator"),
            whole("version", "Version of its definition"), text("unit", "Unit of the value"),
            text("direction", "Which way is better: more, less or neutral")};
}
Columns figureColumns()
{
    return {number("value", "The figure; empty where status says why"),
            number("numerator", "What was counted"), number("denominator", "Out of what")};
}

Columns joined(std::initializer_list<Columns> parts)
{
    Columns all;
    for (const Columns &part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

const FileColumn kStatus{
    "status", "string",
    "final, provisional (the period is not over), suppressed (too few people) or not_available"};
const FileColumn kNote{"note", "string", "What to know about the figure"};

/// A code of an area as the name of a column: never a formula, and not the name of another column.
std::string wideName(const FigurePlace &place, const Columns &others)
{
    std::string name = place.code;
    if (name.empty() || needsFormulaGuard(name))
        name = "area " + name;
    const auto isTaken = [&](const FileColumn &one) { return equalsIgnoringCase(one.name, name); };
    while (std::ranges::any_of(others, isTaken))
        name.insert(0, "area ");
    return name;
}

Columns flyTipColumns()
{
    Columns columns{text("Quarter", "Quarter as WasteDataFlow writes it"),
                    text("area_code", "Code of the area; ALL is the whole council"),
                    text("area", "Name of the area"),
                    whole("Total Incidents", "Fly-tipping incidents")};
    const auto add = [&](std::span<const FlyTipHeading> headings, const std::string &words) {
        for (const FlyTipHeading &one : headings)
            columns.push_back(whole(std::string(one.heading), words));
    };
    add(landHeadings(), "Incidents on this kind of land");
    add(wasteHeadings(), "Incidents of this primary waste type");
    add(sizeHeadings(), "Incidents of this size");
    columns.push_back(whole("Total Actions", "Actions taken in the quarter"));
    add(actionHeadings(), "Actions of this kind taken in the quarter");
    columns.push_back(text("status", "final, or provisional: the quarter is not over"));
    return columns;
}

const FileColumn kTarget = number("target", "What was to be reached, where there is a target");
const FileColumn kSignal =
    text("signal", "What the months up to the quarter's end show: none, concern, improvement, "
                   "or where neither way is better shift_up, shift_down, trend_up, trend_down, "
                   "outlier_high, outlier_low");

Columns tidyColumns()
{
    return joined({periodColumns(),
                   areaColumns(),
                   indicatorColumns(),
                   figureColumns(),
                   {kTarget, kStatus, kSignal, kNote}});
}

Columns wideColumns(const std::vector<FigurePlace> &places)
{
    Columns wide = joined({{periodColumns().front()}, indicatorColumns(), {kTarget}});
    const FileColumn heldBack =
        text("held_back", "Codes of the areas whose figure is not shown because so few people are "
                          "counted, with semicolons between");
    for (const FigurePlace &place : places)
        wide.push_back(number(wideName(place, joined({wide, {kStatus, kSignal, heldBack}})),
                              "Value for " + place.name));
    return joined({wide, {kStatus, kSignal, heldBack}});
}

Columns monthColumns()
{
    return joined(
        {{text("month", "Month: 2026-04")},
         {periodColumns()[1], periodColumns()[2]},
         areaColumns(),
         indicatorColumns(),
         figureColumns(),
         {number("lower", "Lower limit"), number("centre", "Centre line"),
          number("upper", "Upper limit"),
          text("signal", "none, shift_up, shift_down, trend_up, trend_down, outlier_high or "
                         "outlier_low"),
          text("judgement", "none, concern, improvement or neutral"),
          text("chart", "Kind of control chart: xmr, p, u or c"), kStatus,
          number("moving_range", "How far the month is from the one before"),
          number("range_limit", "Upper limit of the moving range: 3.267 times its mean")}});
}

Columns wardColumns()
{
    return joined({periodColumns(),
                   {text("area_code", "Code of the ward's area"),
                    text("ward_code", "Code of the ward"), text("ward", "Name of the ward")},
                   indicatorColumns(),
                   figureColumns(),
                   {kStatus, kNote}});
}

} // namespace

std::vector<FigureFile> figureFiles(const QuarterReport &report, const FileChoices &choices)
{
    const std::string &quarter = report.period.id;
    std::vector<FigureFile> files;
    files.push_back({"indicators-" + quarter + ".csv",
                     "Indicators, one figure to a row",
                     tidyColumns(),
                     {"quarter", "area_code", "indicator_id"}});
    files.push_back({"indicators-" + quarter + "-wide.csv",
                     "Indicators, one indicator to a row and a column for each area",
                     wideColumns(report.places),
                     {"quarter", "indicator_id"}});
    files.push_back({"fly-tipping-" + quarter + ".csv",
                     "Fly-tipping incidents and actions under the headings of the national return",
                     flyTipColumns(),
                     {"Quarter", "area_code"}});
    if (choices.months)
        files.push_back({"indicators-monthly-" + quarter + ".csv",
                         "Indicators by month with the limits of their control charts",
                         monthColumns(),
                         {"month", "area_code", "indicator_id"}});
    if (choices.wards)
        files.push_back({"indicators-wards-" + quarter + ".csv",
                         "Indicators by ward, where that makes sense",
                         wardColumns(),
                         {"quarter", "ward_code", "indicator_id"}});
    return files;
}

} // namespace sc
