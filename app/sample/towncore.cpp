// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/townblocks.h"

#include <algorithm>
#include <array>

namespace sc::sample {

namespace {

constexpr std::array<const char *, 4> kNames{"Fleet Street", "High Street", "Bridge Street",
                                             "Quay Street"};

void layCrossing(TownPlan &plan, const Skeleton &skeleton)
{
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        Road road;
        road.line = skeleton.coreStreet(i);
        road.roadClass = RoadClass::ARoad;
        road.frontage = Frontage::Shops;
        road.style = NameStyle::Main;
        road.name = kNames[i];
        road.ref = i == 0 || i == 2 ? "A1990" : "A1991";
        road.ward = i < 2 ? 0U : 1U;
        plan.roads.push_back(std::move(road));
    }
}

/// The part of the river between two points of it, in the order asked for.
Line bank(const Line &river, std::size_t from, std::size_t to)
{
    Line piece(river.begin() + static_cast<std::ptrdiff_t>(std::min(from, to)),
               river.begin() + static_cast<std::ptrdiff_t>(std::max(from, to)) + 1);
    return from < to ? piece : reversed(std::move(piece));
}

/// A street into the core in two: from the ring to its bridge, and from there to the market place.
std::pair<Line, Line> cutAt(const Line &line, Pt bridge)
{
    const auto middle =
        std::ranges::min_element(line, {}, [&](Pt point) { return distance(point, bridge); });
    return {Line(line.begin(), middle + 1), Line(middle, line.end())};
}

void addPiece(TownPlan &plan, const Skeleton &skeleton, std::size_t ward,
              std::initializer_list<Line> sides)
{
    Region region;
    for (const Line &side : sides)
        append(region.outline, side);
    region.use = Use::Centre;
    region.ward = ward;
    const Line &highStreet = skeleton.coreStreet(1);
    region.direction = unitVector(highStreet.front() - highStreet.back());
    plan.regions.push_back(std::move(region));
}

} // namespace

void layCore(TownPlan &plan, const Skeleton &skeleton)
{
    layCrossing(plan, skeleton);
    const Line &river = skeleton.coreRiver();
    const std::size_t west = skeleton.bridge(0);
    const std::size_t east = skeleton.bridge(1);
    const std::size_t end = river.size() - 1;
    const Line &fleet = skeleton.coreStreet(0);
    const Line &high = skeleton.coreStreet(1);
    const auto [westOut, westIn] = cutAt(skeleton.coreStreet(2), river[west]);
    const auto [eastOut, eastIn] = cutAt(skeleton.coreStreet(3), river[east]);
    const auto ring = [&](int a, int b) { return skeleton.ringLine(0, a, b); };

    addPiece(plan, skeleton, 0,
             {ring(kArmRiverEast, kArmEast), fleet, reversed(eastIn), bank(river, east, end)});
    addPiece(plan, skeleton, 0, {ring(kArmEast, kArmNorth), high, reversed(fleet)});
    addPiece(plan, skeleton, 0,
             {ring(kArmNorth, kArmRiverWest), bank(river, 0, west), westIn, reversed(high)});
    addPiece(plan, skeleton, 0, {reversed(westIn), bank(river, west, east), eastIn});
    addPiece(plan, skeleton, 1, {ring(kArmRiverWest, kArmWest), westOut, bank(river, west, 0)});
    addPiece(plan, skeleton, 1,
             {ring(kArmWest, kArmSouth), eastOut, bank(river, east, west), reversed(westOut)});
    addPiece(plan, skeleton, 1,
             {ring(kArmSouth, kArmRiverEast), bank(river, end, east), reversed(eastOut)});
}

} // namespace sc::sample
