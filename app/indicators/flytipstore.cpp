// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "core/dates.h"
#include "indicators/flytips.h"
#include "indicators/indicatorstore.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

using H = FlyTipHeading;

constexpr std::array<H, 10> kLand{{
    {"highway", "Highway Incidents"},
    {"footpath_bridleway", "Footpath / Bridleway Incidents"},
    {"back_alleyway", "Back Alleyway Incidents"},
    {"railway", "Railway Incidents"},
    {"council_land", "Council Land Incidents"},
    {"agricultural", "Agricultural Incidents"},
    {"private_residential", "Private / Residential Incidents"},
    {"commercial_industrial", "Commercial / Industrial Incidents"},
    {"watercourse_bank", "Watercourse / Bank Incidents"},
    {"other", "Other (unidentified) Incidents"},
}};

constexpr std::array<H, 15> kWaste{{
    {"animal_carcass", "Animal Carcass Incidents"},
    {"green", "Green Incidents"},
    {"vehicle_parts", "Vehicle Parts Incidents"},
    {"white_goods", "White Goods Incidents"},
    {"other_electrical", "Other Electrical Incidents"},
    {"tyres", "Tyres Incidents"},
    {"asbestos", "Asbestos Incidents"},
    {"clinical", "Clinical Incidents"},
    {"construction_demolition_excavation", "Constr / Demol / Excav Incidents"},
    {"black_bags_commercial", "Black Bags - Commercial Incidents"},
    {"black_bags_household", "Black Bags - Household Incidents"},
    {"chemical_drums_oil_fuel", "Chemical Drums, Oil, Fuel Incidents"},
    {"other_household", "Other Household Waste Incidents"},
    {"other_commercial", "Other Commercial Waste Incidents"},
    {"other", "Primary Waste Type Measures Other (unidentified) Incidents"},
}};

constexpr std::array<H, 8> kSize{{
    {"single_black_bag", "Single Black Bag Incidents"},
    {"single_item", "Single Item Incidents"},
    {"car_boot_or_less", "Car Boot or Less Incidents"},
    {"small_van_load", "Small Van Load Incidents"},
    {"transit_van_load", "Transit Van Load Incidents"},
    {"tipper_lorry_load", "Tipper Lorry Load Incidents"},
    {"significant_multi_loads", "Significant / Multi Loads Incidents"},
    {"", "Size Not Recorded Incidents"},
}};

constexpr std::array<H, 8> kActions{{
    {"investigation", "Investigation Actions"},
    {"warning_letter", "Warning Letter Actions"},
    {"statutory_notice", "Statutory Notice Actions"},
    {"fixed_penalty_notice", "Total Fixed Penalty Notice Actions"},
    {"duty_of_care_inspection", "Duty of Care Inspection Actions"},
    {"stop_and_search", "Stop and Search Actions"},
    {"formal_caution", "Formal Caution Actions"},
    {"prosecution", "Prosecution Actions"},
}};

/// A code of the list, or what stands for the unknown.
std::string known(std::span<const H> codes, const std::string &code, std::string_view otherwise)
{
    return std::ranges::contains(codes, code, &H::code) ? code : std::string(otherwise);
}

const std::string kAsksFlyTip =
    "r.deleted = 0 AND (r.category = 'fly_tipping' OR r.category IN (SELECT code FROM category "
    "WHERE parent = 'fly_tipping'))";
const std::string kIsFlyTip =
    kAsksFlyTip + " AND r.status NOT IN ('closed_duplicate', 'closed_withdrawn')";

} // namespace

std::span<const FlyTipHeading> landHeadings()
{
    return kLand;
}
std::span<const FlyTipHeading> wasteHeadings()
{
    return kWaste;
}
std::span<const FlyTipHeading> sizeHeadings()
{
    return kSize;
}
std::span<const FlyTipHeading> actionHeadings()
{
    return kActions;
}

std::string wasteDataFlowLabel(const Quarter &quarter)
{
    return std::format("{}-{:02} Qtr{}", quarter.startYear, (quarter.startYear + 1) % 100,
                       quarter.number);
}

namespace {

struct ReturnRow {
    Id record{};
    Id area{};
    bool isAction = false;
    std::string land{};
    std::string waste{};
    std::string size{};
    std::string action{};
};

/// Incidents by when they were logged, actions by when they were taken.
std::vector<ReturnRow> returnRows(Database &database, const Quarter &quarter)
{
    std::vector<ReturnRow> rows;
    const auto areaOf = [](const Query &row) { return row.isNull(1) ? Id() : row.id(1); };
    Query tips = database.query("SELECT r.id, r.area, r.land_type, r.waste_type, r.size FROM "
                                "report r INDEXED BY report_figures WHERE " +
                                    kIsFlyTip + " AND r.logged_at >= ? AND r.logged_at < ?",
                                quarter.start(), quarter.end());
    while (tips.step())
        rows.push_back({.record = tips.id(0),
                        .area = areaOf(tips),
                        .land = known(kLand, tips.text(2), "other"),
                        .waste = known(kWaste, tips.text(3), "other"),
                        .size = known(kSize, tips.text(4), "")});
    Query actions = database.query("SELECT e.id, r.area, e.action FROM enforcement e JOIN report r "
                                   "ON r.id = e.report WHERE e.deleted = 0 AND e.taken_on BETWEEN "
                                   "? AND ? AND " +
                                       kAsksFlyTip,
                                   isoDay(quarter.firstDay()), isoDay(quarter.lastDay()));
    while (actions.step())
        rows.push_back({.record = actions.id(0),
                        .area = areaOf(actions),
                        .isAction = true,
                        .action = actions.text(2)});
    return rows;
}

void count(FlyTipLine &line, const ReturnRow &row)
{
    if (row.isAction) {
        ++line.actions[row.action];
        return;
    }
    ++line.total;
    ++line.land[row.land];
    ++line.waste[row.waste];
    ++line.size[row.size];
}

} // namespace

Result<std::vector<FlyTipLine>> flyTipReturn(Database &database, const Quarter &quarter)
{
    const auto areas = AreaStore(database).areas();
    const auto first = IndicatorStore(database).firstDay();
    if (!areas)
        return std::unexpected(areas.error());
    if (!first)
        return std::unexpected(first.error());
    // Before anything was recorded nobody counted fly-tips, which is not the number nought.
    if (quarter.start() >= database.clock().now() || (*first && quarter.lastDay() < **first))
        return std::vector<FlyTipLine>();
    return database.attempt([&] {
        std::vector<FlyTipLine> lines{{.place = {{}, std::string(kWholeCouncil), "Whole council"}}};
        for (const Area &area : *areas)
            lines.push_back({.place = {area.id, area.code, area.name}});
        lines.push_back({.place = {{}, std::string(kNoArea), "No area"}});
        for (const ReturnRow &row : returnRows(database, quarter)) {
            const auto at = std::ranges::find(lines, row.area,
                                              [](const FlyTipLine &line) { return line.place.id; });
            count(lines.front(), row);
            count(row.area.isNull() || at == lines.end() ? lines.back() : *at, row);
        }
        if (lines.back().total == 0 && lines.back().actions.empty())
            lines.pop_back();
        return lines;
    });
}

Result<std::vector<FlyTipRecord>> flyTipRecords(Database &database, const Quarter &quarter)
{
    return database.attempt([&] {
        std::vector<FlyTipRecord> records;
        for (const ReturnRow &row : returnRows(database, quarter))
            records.push_back({row.record, std::format("{}|{}|{}|{}|{}", row.area.toString(),
                                                       row.land, row.waste, row.size, row.action)});
        std::ranges::sort(records, {}, &FlyTipRecord::record);
        return records;
    });
}

std::vector<FlyTipCell> flyTipCells(const FlyTipLine &line)
{
    std::vector<FlyTipCell> cells{{"total", "Total Incidents", line.total}};
    const auto add = [&](const char *group, std::span<const H> headings,
                         const std::map<std::string, std::int64_t> &counts) {
        for (const H &one : headings) {
            const auto found = counts.find(std::string(one.code));
            cells.push_back(
                {std::format("{}.{}", group, one.code.empty() ? "not_recorded" : one.code),
                 std::string(one.heading), found == counts.end() ? 0 : found->second});
        }
    };
    add("land", kLand, line.land);
    add("waste", kWaste, line.waste);
    add("size", kSize, line.size);
    std::int64_t actions = 0;
    for (const auto &[action, times] : line.actions)
        actions += times;
    cells.push_back({"actions", "Total Actions", actions});
    add("action", kActions, line.actions);
    return cells;
}

} // namespace sc
