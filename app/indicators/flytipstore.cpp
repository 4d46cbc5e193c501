// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "core/dates.h"
#include "indicators/flytips.h"

#include <algorithm>
#include <array>
#include <format>
#include <functional>

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

const std::string kIsFlyTip =
    "r.deleted = 0 AND (r.category = 'fly_tipping' OR r.category IN (SELECT code FROM category "
    "WHERE parent = 'fly_tipping')) AND r.status NOT IN ('closed_duplicate', 'closed_withdrawn')";

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

Result<std::vector<FlyTipLine>> flyTipReturn(Database &database, const Quarter &quarter)
{
    const auto areas = AreaStore(database).areas();
    if (!areas)
        return std::unexpected(areas.error());
    return database.attempt([&] {
        std::vector<FlyTipLine> lines{{.place = {{}, std::string(kWholeCouncil), "Whole council"}}};
        for (const Area &area : *areas)
            lines.push_back({.place = {area.id, area.code, area.name}});
        lines.push_back({.place = {{}, std::string(kNoArea), "No area"}});
        const auto count = [&](const Id &area, const std::function<void(FlyTipLine &)> &add) {
            const auto at = std::ranges::find(lines, area,
                                              [](const FlyTipLine &line) { return line.place.id; });
            add(lines.front());
            add(area.isNull() || at == lines.end() ? lines.back() : *at);
        };
        Query tips =
            database.query("SELECT r.area, r.land_type, r.waste_type, r.size FROM report r INDEXED "
                           "BY report_figures "
                           "WHERE " +
                               kIsFlyTip + " AND r.logged_at >= ? AND r.logged_at < ?",
                           quarter.start(), quarter.end());
        while (tips.step())
            count(tips.isNull(0) ? Id() : tips.id(0), [&](FlyTipLine &line) {
                ++line.total;
                ++line.land[known(kLand, tips.text(1), "other")];
                ++line.waste[known(kWaste, tips.text(2), "other")];
                ++line.size[known(kSize, tips.text(3), "")];
            });
        Query actions = database.query(
            "SELECT r.area, e.action FROM enforcement e JOIN report r ON r.id = e.report WHERE "
            "e.deleted = 0 AND r.deleted = 0 AND e.taken_on BETWEEN ? AND ?",
            isoDay(quarter.firstDay()), isoDay(quarter.lastDay()));
        while (actions.step())
            count(actions.isNull(0) ? Id() : actions.id(0),
                  [&](FlyTipLine &line) { ++line.actions[actions.text(1)]; });
        if (lines.back().total == 0 && lines.back().actions.empty())
            lines.pop_back();
        return lines;
    });
}

} // namespace sc
