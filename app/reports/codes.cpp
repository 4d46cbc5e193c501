// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/codes.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array<Code, 11> kStatuses{{
    {"new", "New"},
    {"acknowledged", "Acknowledged"},
    {"scheduled", "Scheduled"},
    {"in_progress", "In progress"},
    {"done", "Done"},
    {"closed_no_action", "No action needed"},
    {"closed_not_ours", "Not our responsibility"},
    {"closed_not_found", "Could not find"},
    {"closed_duplicate", "Duplicate"},
    {"closed_withdrawn", "Withdrawn"},
    {"reopened", "Reopened"},
}};

constexpr std::array<Code, 9> kSources{{
    {"champion", "Street champion"},
    {"public", "Member of the public"},
    {"councillor", "Councillor"},
    {"staff", "Council staff"},
    {"walkabout", "Walkabout"},
    {"meeting", "Meeting"},
    {"pick", "Litter pick"},
    {"kit", "Kit work report"},
    {"import", "Import"},
}};

constexpr std::array<Code, 4> kPriorities{{
    {"low", "Low"},
    {"normal", "Normal"},
    {"high", "High"},
    {"urgent", "Urgent"},
}};

constexpr std::array<Code, 7> kHazards{{
    {"none", "None seen"},
    {"sharps", "Sharps"},
    {"asbestos", "Asbestos"},
    {"chemical", "Chemicals"},
    {"gas", "Gas canisters"},
    {"clinical", "Clinical waste"},
    {"other", "Another hazard"},
}};

constexpr std::array<Code, 10> kLandTypes{{
    {"highway", "Highway"},
    {"footpath_bridleway", "Footpath or bridleway"},
    {"back_alleyway", "Back alleyway"},
    {"railway", "Railway"},
    {"council_land", "Council land"},
    {"agricultural", "Agricultural"},
    {"private_residential", "Private or residential"},
    {"commercial_industrial", "Commercial or industrial"},
    {"watercourse_bank", "Watercourse or bank"},
    {"other", "Other (unidentified)"},
}};

constexpr std::array<Code, 15> kWasteTypes{{
    {"animal_carcass", "Animal carcass"},
    {"green", "Green"},
    {"vehicle_parts", "Vehicle parts"},
    {"white_goods", "White goods"},
    {"other_electrical", "Other electrical"},
    {"tyres", "Tyres"},
    {"asbestos", "Asbestos"},
    {"clinical", "Clinical"},
    {"construction_demolition_excavation", "Construction, demolition or excavation"},
    {"black_bags_commercial", "Black bags, commercial"},
    {"black_bags_household", "Black bags, household"},
    {"chemical_drums_oil_fuel", "Chemical drums, oil or fuel"},
    {"other_household", "Other household waste"},
    {"other_commercial", "Other commercial waste"},
    {"other", "Other (unidentified)"},
}};

constexpr std::array<Code, 7> kSizes{{
    {"single_black_bag", "Single black bag"},
    {"single_item", "Single item"},
    {"car_boot_or_less", "Car boot or less"},
    {"small_van_load", "Small van load"},
    {"transit_van_load", "Transit van load"},
    {"tipper_lorry_load", "Tipper lorry load"},
    {"significant_multi_loads", "Significant or multi loads"},
}};

} // namespace

std::span<const Code> reportStatuses()
{
    return kStatuses;
}
std::span<const Code> reportSources()
{
    return kSources;
}
std::span<const Code> reportPriorities()
{
    return kPriorities;
}
std::span<const Code> reportHazards()
{
    return kHazards;
}
std::span<const Code> flyTipLandTypes()
{
    return kLandTypes;
}
std::span<const Code> flyTipWasteTypes()
{
    return kWasteTypes;
}
std::span<const Code> flyTipSizes()
{
    return kSizes;
}

bool isCode(std::span<const Code> codes, std::string_view code)
{
    return std::ranges::contains(codes, code, &Code::code);
}

std::string labelOf(std::span<const Code> codes, std::string_view code)
{
    const auto found = std::ranges::find(codes, code, &Code::code);
    return std::string(found == codes.end() ? code : found->label);
}

} // namespace sc
