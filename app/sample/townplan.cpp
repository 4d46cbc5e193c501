// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/townplan.h"

#include "sample/townblocks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sc::sample {

namespace {

Road mainRoad(Line line, RoadClass roadClass, std::string ref, std::size_t ward,
              std::string name = {})
{
    const Frontage frontage = roadClass == RoadClass::Lane ? Frontage::Farms : Frontage::Semis;
    return {std::move(line), roadClass,      frontage, NameStyle::Main,
            std::move(name), std::move(ref), ward};
}

/// The ward on the left of an arm, looking outwards.
std::size_t wardLeftOf(const Skeleton &skeleton, int ring, int arm)
{
    for (std::size_t i = 0; i < Skeleton::kCells; ++i) {
        if (skeleton.cells()[i].ring == ring && skeleton.cells()[i].armA == arm)
            return i;
    }
    return 0;
}

void layArms(TownPlan &plan, const Skeleton &skeleton)
{
    constexpr std::array<std::array<const char *, 3>, 8> kNames{
        {{"Beacon Road", "Eastmoor Road", "Marram Road"},
         {"", "Priory Road", ""},
         {"Northgate", "North Road", "Kelder Road"},
         {"", "Moorside Road", ""},
         {},
         {"Hale Street", "Westerby Road", "Skaw Road"},
         {"Station Road", "Southfield Road", "Sandholme Road"},
         {}}};
    for (std::size_t i = 0; i < Skeleton::kArms; ++i) {
        const Arm &arm = skeleton.arms()[i];
        if (arm.kind == ArmKind::River)
            continue;
        const bool first = arm.kind == ArmKind::ARoad;
        const bool eastWest = i == kArmEast || i == kArmWest;
        for (int ring = arm.from; ring < arm.to; ++ring) {
            Line line = skeleton.armLine(static_cast<int>(i), ring);
            if (ring == 2 && i != kArmWest)
                line = simplified(parts(line, [&](Pt p) { return plan.clear(p); }).front(), 0.3);
            Road road = mainRoad(std::move(line), first ? RoadClass::ARoad : RoadClass::BRoad,
                                 first ? (eastWest ? "A1990" : "A1991") : "B1993",
                                 wardLeftOf(skeleton, ring + 1, static_cast<int>(i)),
                                 kNames[i][static_cast<std::size_t>(ring)]);
            if (ring == 0)
                road.frontage = Frontage::Terraces;
            plan.roads.push_back(std::move(road));
        }
    }
}

void layRings(TownPlan &plan, const Skeleton &skeleton)
{
    constexpr std::array<const char *, 6> kInner{"Minster Way", "Castle Way", "Tanner's Way",
                                                 "Bridge Way",  "Ropery Way", "Harbour Way"};
    for (int ring = 0; ring <= 2; ++ring) {
        const std::vector<int> arms = skeleton.armsOn(ring);
        for (std::size_t i = 0; i < arms.size(); ++i) {
            const int from = arms[i];
            const int to = arms[(i + 1) % arms.size()];
            const Line line = skeleton.ringLine(ring, from, to);
            std::size_t ward = 0; // the cell outside this piece
            for (std::size_t c = 0; c < Skeleton::kCells; ++c) {
                const Pt probe = along(line, length(line) / 2).point;
                const Pt outward = probe + left(along(line, length(line) / 2).direction) * -8.0;
                if (inside(outward, skeleton.outline(c)))
                    ward = c;
            }
            const RoadClass kind = ring == 0 ? RoadClass::ARoad : RoadClass::BRoad;
            const char *ref = ring == 0 ? "A1992" : ring == 1 ? "B1994" : "B1995";
            Road road = mainRoad(line, kind, ref, ward, ring == 0 ? kInner[i] : "");
            road.frontage = ring == 0 ? Frontage::Shops : Frontage::Semis;
            plan.roads.push_back(std::move(road));
        }
    }
}

struct VillagePlan {
    const char *name;
    std::size_t cell;
    double s;
    double t;
    double radius;
    std::vector<std::pair<double, double>> lanesTo;
};

void layVillages(TownPlan &plan, const Skeleton &skeleton, Random &random)
{
    const std::vector<VillagePlan> villages{
        {"Kelderwick", 16, 0.66, 0.50, 330, {{0.62, 0.0}, {1.0, 0.55}, {0.35, 0.55}}},
        {"Osmerby", 16, 0.22, 0.52, 300, {{0.0, 0.42}, {0.30, 0.0}, {0.20, 0.86}}},
        {"Moorgarth", 17, 0.30, 0.44, 310, {{0.0, 0.40}, {0.40, 0.0}, {0.62, 0.62}}},
        {"Nether Hale", 18, 0.55, 0.42, 230, {{1.0, 0.36}, {0.60, 0.0}}},
        {"Skelwick", 19, 0.26, 0.50, 320, {{0.0, 0.45}, {0.34, 0.0}, {0.62, 0.52}, {0.22, 0.86}}},
        {"Sandholme", 19, 0.78, 0.62, 280, {{1.0, 0.60}, {0.62, 0.52}}},
        {"Marram Bay", 20, 0.34, 0.60, 330, {{0.0, 0.55}, {0.30, 0.0}, {0.55, 0.30}, {0.74, 0.3}}},
        {"Ness End", 21, 0.80, 0.46, 280, {{1.0, 0.42}, {0.74, 0.0}, {0.52, 0.50}, {0.78, 0.84}}},
    };
    for (const VillagePlan &village : villages) {
        const Pt centre = skeleton.at(village.cell, village.s, village.t);
        plan.villages.push_back({village.name, centre, village.cell});
        for (const auto &[s, t] : village.lanesTo) {
            const double bend = random.between(-0.05, 0.05);
            Line lane = curve({centre,
                               skeleton.at(village.cell, village.s + (s - village.s) * 0.35 + bend,
                                           village.t + (t - village.t) * 0.35),
                               skeleton.at(village.cell, village.s + (s - village.s) * 0.7 - bend,
                                           village.t + (t - village.t) * 0.7),
                               skeleton.at(village.cell, s, t)},
                              22.0);
            for (Line &part : parts(lane, [&](Pt p) { return plan.clear(p); })) {
                if (length(part) > 80.0)
                    plan.roads.push_back({std::move(part),
                                          RoadClass::Lane,
                                          Frontage::Farms,
                                          NameStyle::Village,
                                          {},
                                          {},
                                          village.cell});
            }
        }
        Region region;
        region.outline = blob(centre, village.radius, village.radius * 0.8, 0.10, random);
        region.use = Use::Village;
        region.ward = village.cell;
        const double turn = random.between(0.0, 3.0);
        region.direction = {std::cos(turn), std::sin(turn)};
        plan.regions.push_back(std::move(region));
    }
}

void layRailway(TownPlan &plan, const Skeleton &skeleton)
{
    plan.harbourStation = skeleton.polarShare(337.0, 0.86);
    plan.station = skeleton.polar(262.0, 830.0);
    plan.railway =
        curve({plan.harbourStation, skeleton.polar(334.0, 3100.0), skeleton.polar(327.0, 2300.0),
               skeleton.polar(316.0, 1500.0), skeleton.polar(292.0, 960.0), plan.station,
               skeleton.polar(234.0, 1010.0), skeleton.polar(217.0, 1700.0),
               skeleton.polar(211.0, 2700.0), skeleton.polar(206.0, 3700.0),
               skeleton.polar(203.0, 4700.0), skeleton.polarShare(197.0, 0.93)},
              20.0);
}

} // namespace

double TownPlan::riverHalfWidth(double share)
{
    return 6.0 + 16.0 * share + 70.0 * std::pow(share, 14.0);
}

void TownPlan::raiseBarriers()
{
    for (std::size_t i = 1; i < river.size(); ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(river.size());
        barriers.addLine({river[i - 1], river[i]}, riverHalfWidth(share) + 24.0);
    }
    barriers.addLine(railway, 19.0);
    barriers.addLine(island, 60.0);
    barriers.addLine({island.back(), island.front()}, 60.0);
}

bool TownPlan::clear(Pt point) const
{
    return !barriers.hits({point, {1.0, 0.0}, 0.1, 0.1}) && inside(point, island);
}

TownPlan planTown(const Skeleton &skeleton, const Random &random)
{
    TownPlan plan;
    plan.island = skeleton.island();
    plan.river = skeleton.river();
    layRailway(plan, skeleton);
    plan.minster = skeleton.polar(62.0, 210.0);
    plan.townHall = skeleton.polar(120.0, 160.0);
    plan.raiseBarriers();
    layArms(plan, skeleton);
    layRings(plan, skeleton);
    layCore(plan, skeleton);
    Random blocks = random.fork(11);
    cutWards(plan, skeleton, blocks);
    Random rural = random.fork(12);
    layVillages(plan, skeleton, rural);
    Random streets = random.fork(13);
    const std::vector<Region> regions = plan.regions;
    for (const Region &region : regions)
        layStreets(plan, region, streets);
    return plan;
}

} // namespace sc::sample
