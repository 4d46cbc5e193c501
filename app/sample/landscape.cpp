// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/landscape.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sc::sample {

namespace {

GreenKind greenKind(Use use)
{
    switch (use) {
    case Use::School:
        return GreenKind::Pitch;
    case Use::Cemetery:
        return GreenKind::Cemetery;
    case Use::Allotments:
        return GreenKind::Allotment;
    case Use::Wood:
        return GreenKind::Wood;
    default:
        return GreenKind::Park;
    }
}

bool isGreen(Use use)
{
    return use == Use::Park || use == Use::School || use == Use::Cemetery ||
           use == Use::Allotments || use == Use::Wood;
}

std::string greenName(Use use, const std::string &ward, double hectares)
{
    constexpr double kLarge = 8.0;
    switch (use) {
    case Use::School:
        return ward + " School";
    case Use::Cemetery:
        return ward + " Cemetery";
    case Use::Allotments:
        return ward + " Allotments";
    case Use::Wood:
        return ward + " Wood";
    default:
        break;
    }
    if (ward == "Priory" && hectares > kLarge)
        return "North Common";
    return ward + (hectares > kLarge ? " Park" : " Recreation Ground");
}

void plantWoods(Borough &borough, const TownPlan &plan, const Skeleton &skeleton, Random &random)
{
    const auto clearOfVillages = [&](Pt point, double radius) {
        return std::ranges::none_of(plan.villages, [&](const Village &village) {
            return distance(point, village.centre) < radius + 330.0;
        });
    };
    constexpr std::array<std::string_view, 9> kNames{
        "Raven Wood",  "Long Plantation", "Hagg Wood", "Abbot's Wood", "Fox Covert",
        "Kelder Wood", "Bluebell Wood",   "Scar Wood", "Warren"};
    std::size_t named = 0;
    for (int tries = 0; tries < 60; ++tries) {
        const std::size_t cell = 16 + random.below(6);
        const double radius = random.between(70.0, 210.0);
        const Pt centre = skeleton.at(cell, random.between(0.08, 0.92), random.between(0.2, 0.82));
        const bool onBlock = std::ranges::any_of(plan.regions, [&](const Region &region) {
            return distance(centre, centroid(region.outline)) < radius + 420.0;
        });
        const bool onWood = std::ranges::any_of(borough.greens, [&](const Green &green) {
            return distance(centre, centroid(green.ring)) < radius + 260.0;
        });
        if (onBlock || onWood || !clearOfVillages(centre, radius) || !plan.clear(centre))
            continue;
        const double stretch = random.between(0.5, 0.9);
        Line ring = blob(centre, radius, radius * stretch, 0.16, random);
        borough.greens.push_back(
            {named < kNames.size() ? std::string(kNames[named]) : std::string(), GreenKind::Wood,
             settled(ring)});
        ++named;
    }
}

void addPier(Borough &borough, Pt root, Pt out, Pt bend)
{
    const Line line = curve({root - out * 60.0, root + out * 200.0,
                             root + out * 380.0 + bend * 60.0, root + out * 470.0 + bend * 170.0},
                            20.0);
    borough.land.push_back(settled(ribbon(line, std::vector<double>(line.size(), 8.0))));
}

Pt nearest(const Line &line, Pt point)
{
    return *std::ranges::min_element(line, {}, [&](Pt p) { return distance(p, point); });
}

} // namespace

Line ribbon(const Line &line, const std::vector<double> &halfWidths)
{
    Line leftBank;
    Line rightBank;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Pt before = line[i > 0 ? i - 1 : i];
        const Pt after = line[i + 1 < line.size() ? i + 1 : i];
        const Pt aside = left(unitVector(after - before)) * halfWidths[i];
        leftBank.push_back(line[i] + aside);
        rightBank.push_back(line[i] - aside);
    }
    append(rightBank, reversed(leftBank));
    return rightBank;
}

Line inset(const Line &ring, double metres)
{
    Line out;
    const double way = area(ring) > 0.0 ? 1.0 : -1.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Pt before = ring[(i + ring.size() - 1) % ring.size()];
        const Pt after = ring[(i + 1) % ring.size()];
        const Pt inA = left(unitVector(ring[i] - before)) * way;
        const Pt inB = left(unitVector(after - ring[i])) * way;
        const Pt middle = unitVector(inA + inB);
        out.push_back(ring[i] + middle * (metres / std::max(0.5, dot(middle, inA))));
    }
    return out;
}

void plantGreens(Borough &borough, const TownPlan &plan, const Skeleton &skeleton, Random random)
{
    const Pt moor = skeleton.polarShare(168.0, 0.80);
    borough.greens.push_back(
        {"Hale Moor", GreenKind::Moor, settled(blob(moor, 950, 620, 0.1, random))});
    const Pt heath = skeleton.polarShare(128.0, 0.82);
    borough.greens.push_back(
        {"Scar Heath", GreenKind::Moor, settled(blob(heath, 620, 330, 0.1, random))});
    plantWoods(borough, plan, skeleton, random);
    for (const Region &region : plan.regions) {
        if (!isGreen(region.use))
            continue;
        const Line ring = settled(inset(region.outline, 9.0));
        const double hectares = area(ring) / 10'000.0;
        borough.greens.push_back({greenName(region.use, borough.wards[region.ward].name, hectares),
                                  greenKind(region.use), ring});
    }
    for (const Village &village : plan.villages)
        borough.greens.push_back(
            {village.name + " Green", GreenKind::Park,
             settled(blob(village.centre + Pt{34.0, 22.0}, 46, 27, 0.08, random))});
}

void pourWaters(Borough &borough, const TownPlan &plan, const Skeleton &skeleton, Random random)
{
    std::vector<double> widths;
    widths.reserve(plan.river.size());
    for (std::size_t i = 0; i < plan.river.size(); ++i)
        widths.push_back(TownPlan::riverHalfWidth(static_cast<double>(i) /
                                                  static_cast<double>(plan.river.size())));
    borough.river = settled(plan.river);
    borough.waters.push_back({"River Hale", WaterKind::River, settled(ribbon(plan.river, widths))});
    borough.waters.push_back(
        {"Hale Tarn", WaterKind::Lake, settled(blob(plan.river.front(), 130, 85, 0.12, random))});
    for (const Green &green : borough.greens) {
        const double hectares = area(green.ring) / 10'000.0;
        if (green.kind == GreenKind::Park && hectares > 8.0)
            borough.waters.push_back(
                {green.name + " Lake", WaterKind::Lake,
                 settled(blob(centroid(green.ring) + Pt{40, -30}, 95, 52, 0.14, random))});
    }
    for (const auto &[cell, s, t] :
         {std::tuple{17U, 0.55, 0.3}, {19U, 0.5, 0.3}, {16U, 0.45, 0.35}})
        borough.waters.push_back(
            {"", WaterKind::Pond, settled(blob(skeleton.at(cell, s, t), 38, 24, 0.1, random))});
    const Pt out = unitVector(plan.river.back() - plan.river[plan.river.size() - 20]);
    const Pt mouth = plan.river[plan.river.size() - 36];
    addPier(borough, nearest(plan.island, mouth + left(out) * 330.0 + out * 120.0), out,
            left(out) * -1.0);
    addPier(borough, nearest(plan.island, mouth - left(out) * 330.0 + out * 120.0), out, left(out));
}

void namePlaces(Borough &borough, const TownPlan &plan, const Skeleton &skeleton)
{
    const auto name = [&](std::string text, PlaceKind kind, Pt at) {
        borough.places.push_back({std::move(text), kind, settled({at}).front()});
    };
    name(borough.name, PlaceKind::Town, skeleton.coreStreet(0).back());
    for (const Village &village : plan.villages)
        name(village.name, PlaceKind::Village, village.centre + Pt{0.0, 60.0});
    name("Skaw", PlaceKind::Village, skeleton.polarShare(212.0, 0.93));
    for (std::size_t i = 2; i < 16; ++i)
        name(borough.wards[i].name, PlaceKind::District, centroid(borough.wards[i].outline));
    name("Harbour", PlaceKind::District, skeleton.at(21, 0.3, 0.4));
    for (const Green &green : borough.greens) {
        if (!green.name.empty() && area(green.ring) > 9'000.0)
            name(green.name, green.kind == GreenKind::Pitch ? PlaceKind::Landmark : PlaceKind::Park,
                 centroid(green.ring));
    }
    for (const double share : {0.16, 0.34, 0.52, 0.70})
        name("River Hale", PlaceKind::Water, along(plan.river, length(plan.river) * share).point);
    name("Hale Tarn", PlaceKind::Water, plan.river.front());
    name("Hale Bay", PlaceKind::Water, plan.river.back() + Pt{900.0, -150.0});
    name("North Sea", PlaceKind::Water, skeleton.polarShare(60.0, 1.35));
    name("Haleby station", PlaceKind::Landmark, plan.station);
    name("Harbour station", PlaceKind::Landmark, plan.harbourStation);
    name("Haleby Minster", PlaceKind::Landmark, plan.minster);
    name("Town Hall", PlaceKind::Landmark, plan.townHall);
    for (const Region &region : plan.regions) {
        if (region.use == Use::Hospital)
            name("Haleby Hospital", PlaceKind::Landmark, centroid(region.outline));
    }
}

} // namespace sc::sample
