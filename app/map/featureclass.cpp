// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/featureclass.h"

#include <algorithm>
#include <array>

namespace sc {
namespace {

using enum FeatureClass;

constexpr LayerRule kRules[] = {
    // The sample borough.
    {"sea", "", Sea},
    {"land", "", Land},
    {"green", "", Green},
    {"green", "park", Green},
    {"green", "wood", Wood},
    {"green", "pitch", Pitch},
    {"green", "cemetery", Cemetery},
    {"green", "allotment", Allotment},
    {"green", "moor", Moor},
    {"water", "", Lake},
    {"building", "", House},
    {"building", "house", House},
    {"building", "shop", Shop},
    {"building", "industrial", Industry},
    {"building", "school", School},
    {"building", "civic", Civic},
    {"road", "", Street},
    {"road", "motorway", Motorway},
    {"road", "a_road", ARoad},
    {"road", "b_road", BRoad},
    {"road", "street", Street},
    {"road", "lane", Lane},
    {"road", "path", Path},
    {"rail", "", Rail},
    {"rail", "station", Station},
    {"place_name", "", Landmark},
    {"place_name", "town", Town},
    {"place_name", "district", District},
    {"place_name", "village", Village},
    {"place_name", "park", ParkName},
    {"place_name", "water", WaterName},
    {"place_name", "landmark", Landmark},
    // OS Open Zoomstack.
    {"foreshore", "", Foreshore},
    {"urban_areas", "", Urban},
    {"greenspace", "", Green},
    {"greenspace", "Cemetery", Cemetery},
    {"greenspace", "Religious Grounds", Cemetery},
    {"greenspace", "Allotments Or Community Growing Spaces", Allotment},
    {"greenspace", "Playing Field", Pitch},
    {"greenspace", "Other Sports Facility", Pitch},
    {"greenspaces", "", Green},
    {"national_parks", "", Moor},
    {"woodland", "", Wood},
    {"sites", "", Site},
    {"surfacewater", "", Lake},
    {"waterlines", "", WaterLine},
    {"district_buildings", "", House},
    {"local_buildings", "", House},
    {"roads_national", "", ARoad},
    {"roads_national", "Motorway", Motorway},
    {"roads_regional", "", ARoad},
    {"roads_regional", "Motorway", Motorway},
    {"roads_regional", "B Road", BRoad},
    {"roads_local", "", Street},
    {"roads_local", "Motorway", Motorway},
    {"roads_local", "Primary", ARoad},
    {"roads_local", "A Road", ARoad},
    {"roads_local", "B Road", BRoad},
    {"roads_local", "Minor", Lane},
    {"roads_local", "Track", Path},
    {"roads_local", "Path", Path},
    {"railway_stations", "", Station},
    {"airports", "", Landmark},
    {"names", "", Landmark},
    {"names", "Capital", Town},
    {"names", "City", Town},
    {"names", "Town", Town},
    {"names", "Village", Village},
    {"names", "Hamlet", Village},
    {"names", "Small Settlements", Village},
    {"names", "Suburban Area", District},
    {"names", "Greenspace", ParkName},
    {"names", "Woodland", ParkName},
    {"names", "Water", WaterName},
};

struct ZoomRow {
    FeatureClass of;
    int from;
};

constexpr ZoomRow kLowestZoom[] = {
    {Sea, 0},       {Land, 0},       {Foreshore, 11}, {Urban, 9},    {Moor, 9},
    {Green, 11},    {Cemetery, 13},  {Allotment, 13}, {Pitch, 14},   {Wood, 11},
    {Site, 14},     {Lake, 10},      {WaterLine, 13}, {House, 15},   {Shop, 15},
    {Industry, 14}, {School, 14},    {Civic, 14},     {Path, 15},    {Lane, 13},
    {Street, 13},   {BRoad, 11},     {ARoad, 9},      {Motorway, 7}, {Rail, 11},
    {Station, 13},  {Town, 8},       {District, 12},  {Village, 12}, {Landmark, 15},
    {ParkName, 14}, {WaterName, 13},
};

constexpr std::array<int, kFeatureClassCount> zoomTable()
{
    std::array<int, kFeatureClassCount> table{};
    for (const ZoomRow &row : kLowestZoom)
        table[static_cast<std::size_t>(row.of)] = row.from;
    return table;
}

constexpr auto kZooms = zoomTable();
static_assert(std::size(kLowestZoom) == kFeatureClassCount);

[[nodiscard]] constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] bool same(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// Layers whose features are worth drawing only from a nearer zoom than their class allows:
/// Zoomstack holds three generalisations of the same roads.
[[nodiscard]] int generalisationZoom(std::string_view layer)
{
    if (same(layer, "roads_local") || same(layer, "district_buildings"))
        return 13;
    if (same(layer, "local_buildings"))
        return 15;
    return 0;
}

} // namespace

std::span<const LayerRule> layerRules()
{
    return kRules;
}

bool isBasemapLayer(std::string_view layer)
{
    return std::ranges::any_of(kRules, [&](const LayerRule &r) { return same(r.layer, layer); });
}

std::optional<FeatureClass> classify(std::string_view layer, std::string_view value)
{
    std::optional<FeatureClass> fallback;
    for (const LayerRule &rule : kRules) {
        if (!same(rule.layer, layer))
            continue;
        if (same(rule.value, value))
            return rule.is;
        if (rule.value.empty())
            fallback = rule.is;
    }
    return fallback;
}

int lowestZoom(FeatureClass of)
{
    return kZooms[static_cast<std::size_t>(of)];
}

int lowestZoom(std::string_view layer)
{
    int lowest = 99;
    for (const LayerRule &rule : kRules) {
        if (same(rule.layer, layer))
            lowest = std::min(lowest, lowestZoom(rule.is));
    }
    return std::max(lowest, generalisationZoom(layer));
}

std::span<const std::string_view> classColumns()
{
    static constexpr std::string_view kColumns[] = {"kind", "class", "type", "classification"};
    return kColumns;
}

std::span<const std::string_view> nameColumns()
{
    static constexpr std::string_view kColumns[] = {"name", "name1", "name_1", "text",
                                                    "distinctive_name"};
    return kColumns;
}

} // namespace sc
