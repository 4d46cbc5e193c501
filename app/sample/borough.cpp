// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/borough.h"

#include "sample/buildings.h"
#include "sample/landscape.h"
#include "sample/streetnames.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <set>
#include <string_view>

namespace sc::sample {

namespace {

/// Metres: a shorter piece of a street is a link that nobody named.
constexpr double kShortestNamed = 88.0;

struct WardName {
    std::string_view name;
    std::size_t area;
};

constexpr std::array<std::string_view, 5> kAreaCodes{"N", "S", "E", "W", "C"};
constexpr std::array<std::string_view, 5> kAreaNames{"North", "South", "East", "West", "Central"};
constexpr std::array<WardName, Skeleton::kCells> kWardNames{{{"Minster", 4},
                                                             {"Bridge End", 4},
                                                             {"Northgate", 0},
                                                             {"College", 3},
                                                             {"Tenter Ground", 4},
                                                             {"Bank Foot", 1},
                                                             {"Ropery", 4},
                                                             {"St Hilda's", 4},
                                                             {"Beacon Hill", 0},
                                                             {"Priory", 0},
                                                             {"Brackenrigg", 3},
                                                             {"Moorside", 3},
                                                             {"Westerby", 1},
                                                             {"Southfield", 1},
                                                             {"Foundry", 2},
                                                             {"Park East", 2},
                                                             {"Kelderwick and Osmerby", 0},
                                                             {"Moorgarth", 3},
                                                             {"Nether Hale", 1},
                                                             {"Skelwick and Sandholme", 1},
                                                             {"Marram Bay", 2},
                                                             {"Harbour", 2}}};

void makeWards(Borough &borough, const Skeleton &skeleton)
{
    for (std::size_t i = 0; i < kAreaCodes.size(); ++i)
        borough.areas.push_back({std::string(kAreaCodes[i]), std::string(kAreaNames[i])});
    for (std::size_t i = 0; i < Skeleton::kCells; ++i)
        borough.wards.push_back({std::format("SB{:02}", i + 1), std::string(kWardNames[i].name),
                                 kWardNames[i].area, skeleton.outline(i)});
}

/// The short street from the station to the ring road.
void addStationApproach(TownPlan &plan, const Skeleton &skeleton)
{
    Road road;
    road.line = curve(
        {plan.station + Pt{4.0, 38.0}, skeleton.polar(266.0, 620.0), skeleton.polar(270.0, 430.0)},
        18.0);
    road.frontage = Frontage::Shops;
    road.name = "Station Approach";
    road.style = NameStyle::Town;
    road.ward = 5;
    plan.roads.push_back(std::move(road));
}

void addBeyondBoundary(TownPlan &plan, const Skeleton &skeleton)
{
    // What lies in the next council's part of the island is drawn, but has no name here.
    const Line outwards = skeleton.armLine(kArmWest, 2);
    const Pt skaw = skeleton.polarShare(212.0, 0.93);
    plan.roads.push_back(
        {curve({outwards.back(), (outwards.back() + skaw) * 0.5 + Pt{60.0, -40.0}, skaw}, 20.0),
         RoadClass::ARoad,
         Frontage::Village,
         NameStyle::Unnamed,
         {},
         "A1990",
         0});
    plan.roads.push_back({curve({skaw, skaw + Pt{160.0, 190.0}, skaw + Pt{210.0, 420.0}}, 20.0),
                          RoadClass::Street,
                          Frontage::Village,
                          NameStyle::Unnamed,
                          {},
                          {},
                          0});
    const double end = length(plan.river) * 0.8;
    for (const double side : {-1.0, 1.0}) {
        Line path;
        for (double at = length(plan.river) * 0.24; at < end; at += 30.0) {
            const Station here = along(plan.river, at);
            const double wide = TownPlan::riverHalfWidth(at / length(plan.river)) + 10.0;
            path.push_back(here.point + left(here.direction) * (side * wide));
        }
        plan.roads.push_back(
            {curve(path, 25.0), RoadClass::Path, Frontage::None, NameStyle::Unnamed, {}, {}, 0});
    }
}

std::size_t wardAt(const Borough &borough, Pt point)
{
    for (std::size_t i = 0; i < borough.wards.size(); ++i) {
        if (inside(point, borough.wards[i].outline))
            return i;
    }
    return borough.wards.size();
}

/// Half-way along, moved a few metres off where the street is itself the wards' edge.
bool settleStreet(const Borough &borough, Street &street)
{
    const Station middle = along(street.line, length(street.line) / 2);
    for (const double off : {0.0, 4.0, -4.0, 9.0, -9.0}) {
        const Pt point = settled({middle.point + left(middle.direction) * off}).front();
        const std::size_t ward = wardAt(borough, point);
        if (ward < borough.wards.size() && (off != 0.0 || ward == street.ward)) {
            street.point = point;
            street.ward = ward;
            return true;
        }
    }
    return false;
}

std::string localityOf(const Borough &borough, const TownPlan &plan, const Street &street)
{
    const Village *near = nullptr;
    for (const Village &village : plan.villages) {
        const double metres = distance(village.centre, street.point);
        if (metres < 700.0 && (!near || metres < distance(near->centre, street.point)))
            near = &village;
    }
    return near ? near->name : borough.wards[street.ward].name;
}

void nameStreets(Borough &borough, TownPlan &plan, const Random &random)
{
    NameBook names(random.fork(21));
    for (const Road &road : plan.roads) {
        if (!road.name.empty())
            names.keep(road.name);
    }
    for (Road &road : plan.roads) {
        road.line = settled(road.line);
        const bool nameless =
            road.style == NameStyle::Unnamed ||
            (road.style != NameStyle::Close && length(road.line) < kShortestNamed);
        if (road.name.empty() && nameless)
            continue;
        if (road.name.empty())
            road.name = names.next(road.style, road.ward);
        Street street;
        street.name = road.name;
        street.line = road.line;
        street.ward = road.ward;
        street.frontage = road.frontage;
        street.backLaneNear = road.frontage == Frontage::Terraces;
        if (!settleStreet(borough, street))
            continue;
        street.locality = localityOf(borough, plan, street);
        borough.streets.push_back(std::move(street));
    }
}

/// Postcodes in the order they are given out: a sector for each ward, and another when it is full.
class PostOffice {
public:
    PostOffice(const Borough &borough, Random &random) : m_borough(borough)
    {
        constexpr std::string_view kLetters = "ABDEFGHJLNPQRSTUWXYZ";
        for (const char a : kLetters) {
            for (const char b : kLetters)
                m_units.push_back({a, b});
        }
        random.shuffle(m_units);
        m_counters.resize(borough.wards.size());
    }

    std::string next(std::size_t ward)
    {
        Counter &counter = m_counters[ward];
        if (counter.sector.empty() || counter.used == m_units.size()) {
            // No real postcode area is called HY.
            constexpr std::array<std::size_t, 5> kDistrict{2, 4, 3, 5, 1};
            const std::size_t district = ward >= 16 ? 6 : kDistrict[m_borough.wards[ward].area];
            counter = {std::format("HY{} {}", district, ++m_sectors[district]), 0};
        }
        return counter.sector + m_units[counter.used++];
    }

private:
    struct Counter {
        std::string sector;
        std::size_t used = 0;
    };
    const Borough &m_borough;
    std::vector<std::string> m_units;
    std::array<std::size_t, 7>
        m_sectors{}; // by district; never past nine, a ward fills two at most
    std::vector<Counter> m_counters;
};

/// Every street has a postcode for about every 170 metres.
void givePostcodes(Borough &borough, Random random)
{
    PostOffice office(borough, random);
    for (std::size_t i = 0; i < borough.streets.size(); ++i) {
        const Street &street = borough.streets[i];
        const double whole = length(street.line);
        const double count = std::clamp(std::ceil(whole / 170.0), 1.0, 6.0);
        for (double k = 0.0; k < count; k += 1.0) {
            const Station at = along(street.line, whole * (k + 0.5) / count);
            const Pt point = at.point + left(at.direction) * random.between(-12.0, 12.0);
            borough.postcodes.push_back({office.next(street.ward), settled({point}).front(), i});
        }
    }
}

} // namespace

Borough makeBorough(std::uint64_t seed)
{
    const Random random(seed);
    const Skeleton skeleton(random);
    TownPlan plan = planTown(skeleton, random);
    addStationApproach(plan, skeleton);
    addBeyondBoundary(plan, skeleton);

    Borough borough;
    makeWards(borough, skeleton);
    borough.outline = skeleton.borough();
    borough.land.push_back(plan.island);
    borough.railway.push_back(settled(plan.railway));
    plantGreens(borough, plan, skeleton, random.fork(31));
    pourWaters(borough, plan, skeleton, random.fork(32));
    nameStreets(borough, plan, random);
    givePostcodes(borough, random.fork(22));
    borough.buildings = raiseBuildings(plan, borough.greens, random.fork(33));
    namePlaces(borough, plan, skeleton);
    borough.roads = std::move(plan.roads);
    return borough;
}

} // namespace sc::sample
