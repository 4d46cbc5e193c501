// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/buildings.h"

#include <algorithm>

namespace sc::sample {

namespace {

/// How a kind of building stands along its street; metres.
struct Habit {
    BuildingKind kind;
    double setback; ///< from the middle of the road to the front wall
    double setbackJitter;
    double length;
    double lengthJitter;
    double depth;
    double depthJitter;
    double gap;
    double gapJitter;
    double built; ///< share of plots with a building
    double wing;  ///< chance of an L
};

Habit habitOf(Frontage frontage, RoadClass roadClass)
{
    const double road = halfWidth(roadClass);
    switch (frontage) {
    case Frontage::Shops:
        return {BuildingKind::Shop, road + 3, 0.3, 14, 6, 16, 5, 0.4, 0.4, 0.94, 0.1};
    case Frontage::Terraces:
        return {BuildingKind::House, road + 2.6, 0.2, 34, 8, 8.6, 0.6, 3.6, 1.4, 0.97, 0};
    case Frontage::Semis:
        return {BuildingKind::House, road + 7.5, 1, 14.5, 1.2, 8.4, 0.7, 7.5, 1.8, 0.93, 0.06};
    case Frontage::Detached:
        return {BuildingKind::House, road + 6.5, 2, 10.5, 1.6, 8.8, 1.2, 6.0, 2.0, 0.93, 0.35};
    case Frontage::Villas:
        return {BuildingKind::House, road + 7, 1.5, 17, 3.5, 11, 1.5, 7, 3, 0.92, 0.3};
    case Frontage::Sheds:
        return {BuildingKind::Industrial, road + 12, 4, 56, 24, 38, 14, 17, 8, 0.8, 0.25};
    case Frontage::Village:
        return {BuildingKind::House, road + 5, 3, 12, 4, 8, 1, 10, 7, 0.78, 0.3};
    default:
        return {BuildingKind::House, road + 26, 10, 26, 8, 11, 2, 330, 150, 0.7, 0.6};
    }
}

/// A green and the upright rectangle about it.
struct Patch {
    const Line *ring;
    Pt low;
    Pt high;
};

class Builder {
public:
    Builder(const TownPlan &plan, const std::vector<Green> &greens, Random random)
        : m_plan(plan), m_random(random)
    {
        for (const Road &road : plan.roads)
            m_taken.addLine(road.line, halfWidth(road.roadClass) + 1.2);
        m_taken.addLine(plan.railway, 8.0);
        for (std::size_t i = 1; i < plan.river.size(); ++i) {
            const double share = static_cast<double>(i) / static_cast<double>(plan.river.size());
            m_taken.addLine({plan.river[i - 1], plan.river[i]},
                            TownPlan::riverHalfWidth(share) + 6.0);
        }
        for (const Green &green : greens) {
            if (green.kind == GreenKind::Moor)
                continue;
            Patch patch{&green.ring, green.ring.front(), green.ring.front()};
            for (const Pt point : green.ring) {
                patch.low = {std::min(patch.low.x, point.x), std::min(patch.low.y, point.y)};
                patch.high = {std::max(patch.high.x, point.x), std::max(patch.high.y, point.y)};
            }
            m_greens.push_back(patch);
        }
    }

    void sites()
    {
        place(BuildingKind::Civic, m_plan.station + Pt{6.0, 26.0}, {1.0, 0.12}, 46, 11);
        for (const Region &region : m_plan.regions) {
            const Pt centre = centroid(region.outline);
            const Pt across = left(region.direction);
            if (region.use == Use::School) {
                const Pt at = centre + across * (0.30 * depthOf(region));
                place(BuildingKind::School, at, region.direction, 34, 9);
                place(BuildingKind::School, at + region.direction * 12.0 - across * 20.0, across,
                      14, 8);
                place(BuildingKind::School, at - region.direction * 22.0 - across * 18.0, across,
                      12, 7);
            } else if (region.use == Use::Hospital) {
                for (const double step : {-62.0, -20.0, 22.0, 64.0})
                    place(BuildingKind::Civic, centre + region.direction * step, across, 34, 11);
            } else if (region.use == Use::Cemetery) {
                place(BuildingKind::Civic, centre, region.direction, 9, 5);
            }
        }
        landmark(m_plan.minster, 26, 9, 22.0);
        landmark(m_plan.townHall, 19, 11, 22.0);
        for (const Village &village : m_plan.villages)
            landmark(village.centre, 13, 5, 60.0);
    }

    void street(const Road &road)
    {
        if (road.frontage == Frontage::None)
            return;
        const Habit habit = habitOf(road.frontage, road.roadClass);
        const double whole = length(road.line);
        for (const double side : {1.0, -1.0}) {
            double at = m_random.between(4.0, 9.0 + habit.gapJitter);
            while (at < whole - 5.0) {
                const double size = spread(habit.length, habit.lengthJitter);
                if (at + size * 0.6 > whole)
                    break;
                if (m_random.chance(habit.built))
                    house(road, habit, side, at + size / 2, size);
                at += size + std::max(0.0, spread(habit.gap, habit.gapJitter));
            }
        }
    }

    [[nodiscard]] std::vector<Building> take() { return std::move(m_built); }

private:
    double spread(double middle, double jitter)
    {
        return m_random.between(middle - jitter, middle + jitter);
    }

    static double depthOf(const Region &region)
    {
        double far = 0.0;
        const Pt centre = centroid(region.outline);
        for (const Pt point : region.outline)
            far = std::max(far, std::abs(dot(point - centre, left(region.direction))));
        return far;
    }

    bool free(const Box &box) const
    {
        const Pt ahead = box.direction * box.halfLength;
        const Pt aside = left(box.direction) * box.halfWidth;
        const auto dry = [&](Pt point) { return inside(point, m_plan.island); };
        const bool outsideGreens = std::ranges::none_of(m_greens, [&](const Patch &green) {
            const Pt at = box.centre;
            return at.x > green.low.x - 20.0 && at.x < green.high.x + 20.0 &&
                   at.y > green.low.y - 20.0 && at.y < green.high.y + 20.0 &&
                   (inside(at, *green.ring) || inside(at + aside, *green.ring) ||
                    inside(at - aside, *green.ring));
        });
        return outsideGreens && !m_taken.hits(box) && dry(box.centre + ahead * 1.5) &&
               dry(box.centre - ahead * 1.5);
    }

    void place(BuildingKind kind, Pt centre, Pt direction, double halfLength, double halfWide)
    {
        const Pt along = unitVector(direction);
        m_taken.add({centre, along, halfLength, halfWide});
        m_built.push_back({kind, rectangle(centre, along, halfLength, halfWide)});
    }

    /// Something that stands by itself, as near as there is room.
    void landmark(Pt near, double halfLength, double halfWide, double astray)
    {
        for (int tries = 0; tries < 60; ++tries) {
            const double off = astray * (0.3 + tries / 30.0);
            const Pt at = near + Pt{m_random.normal() * off, m_random.normal() * off};
            if (!free({at, {1.0, 0.0}, halfLength + 4, halfWide + 6}))
                continue;
            place(BuildingKind::Civic, at, {1.0, 0.0}, halfLength, halfWide);
            return;
        }
    }

    void house(const Road &road, const Habit &habit, double side, double at, double size)
    {
        const Station station = along(road.line, at);
        const Pt away = left(station.direction) * side;
        double depth = spread(habit.depth, habit.depthJitter);
        const double front = spread(habit.setback, habit.setbackJitter);
        Box box{station.point + away * (front + depth / 2), station.direction, size / 2, depth / 2};
        if (!free(box)) {
            // Try again smaller: corners of blocks are built on too.
            box.halfLength *= 0.55;
            box.halfWidth *= 0.8;
            box.centre = station.point + away * (front + box.halfWidth);
            depth = box.halfWidth * 2;
            if (!free(box))
                return;
        }
        m_taken.add(box);
        m_built.push_back({habit.kind, m_random.chance(habit.wing)
                                           ? withWing(box, away)
                                           : rectangle(box.centre, box.direction, box.halfLength,
                                                       box.halfWidth)});
    }

    /// An L: a wing at one end of the back, within the plot.
    Line withWing(const Box &box, Pt back)
    {
        const double wing = box.halfWidth * m_random.between(0.5, 1.0);
        const double wide = box.halfLength * m_random.between(0.6, 0.9);
        const Pt ahead = box.direction * (m_random.chance(0.5) ? 1.0 : -1.0);
        const Pt frontStart = box.centre - ahead * box.halfLength - back * box.halfWidth;
        const Pt frontEnd = frontStart + ahead * (2 * box.halfLength);
        const Pt end = frontEnd + back * (2 * box.halfWidth + wing);
        const Pt inner = end - ahead * wide;
        m_taken.add({(end + inner) * 0.5 - back * (wing / 2), box.direction, wide / 2, wing / 2});
        return {frontStart,
                frontEnd,
                end,
                inner,
                inner - back * wing,
                frontStart + back * (2 * box.halfWidth)};
    }

    const TownPlan &m_plan;
    Random m_random;
    BoxIndex m_taken;
    std::vector<Patch> m_greens;
    std::vector<Building> m_built;
};

} // namespace

double halfWidth(RoadClass roadClass)
{
    switch (roadClass) {
    case RoadClass::ARoad:
        return 7.5;
    case RoadClass::BRoad:
        return 6.0;
    case RoadClass::Street:
        return 4.2;
    case RoadClass::Lane:
        return 2.6;
    case RoadClass::Path:
        break;
    }
    return 1.5;
}

std::vector<Building> raiseBuildings(const TownPlan &plan, const std::vector<Green> &greens,
                                     Random random)
{
    Builder builder(plan, greens, random);
    builder.sites();
    for (const Road &road : plan.roads)
        builder.street(road);
    std::vector<Building> out = builder.take();
    for (Building &building : out)
        building.ring = settled(building.ring);
    return out;
}

} // namespace sc::sample
