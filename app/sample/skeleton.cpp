// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/skeleton.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sc::sample {

namespace {

constexpr Pt kMiddle{566400.0, 524900.0};
constexpr double kTurn = 2.0 * std::numbers::pi;

constexpr double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}

/// Rises from 0 to 1 between two values, without a corner.
double ramp(double low, double high, double value)
{
    const double t = std::clamp((value - low) / (high - low), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

double normalised(double bearing)
{
    return bearing - kTurn * std::floor(bearing / kTurn);
}

} // namespace

Skeleton::Skeleton(const Random &random)
    : m_arms{{{radians(30), 0.07, 3400, 0, ArmKind::ARoad, 0, 3},
              {radians(68), 0.05, 2500, 0, ArmKind::BRoad, 1, 2},
              {radians(105), 0.08, 3900, 0, ArmKind::ARoad, 0, 3},
              {radians(147), 0.06, 2700, 0, ArmKind::BRoad, 1, 2},
              {radians(190), 0.10, 2100, 0, ArmKind::River, 0, 3},
              {radians(225), 0.07, 3600, 0, ArmKind::ARoad, 0, 3},
              {radians(285), 0.08, 3300, 0, ArmKind::ARoad, 0, 3},
              {radians(345), 0.09, 2300, 0, ArmKind::River, 0, 3}}}
    , m_cells{{{0, kArmRiverEast, kArmRiverWest}, {0, kArmRiverWest, kArmRiverEast},
               {1, kArmEast, kArmNorth},          {1, kArmNorth, kArmRiverWest},
               {1, kArmRiverWest, kArmWest},      {1, kArmWest, kArmSouth},
               {1, kArmSouth, kArmRiverEast},     {1, kArmRiverEast, kArmEast},
               {2, kArmEast, kArmPriory},         {2, kArmPriory, kArmNorth},
               {2, kArmNorth, kArmMoor},          {2, kArmMoor, kArmRiverWest},
               {2, kArmRiverWest, kArmWest},      {2, kArmWest, kArmSouth},
               {2, kArmSouth, kArmRiverEast},     {2, kArmRiverEast, kArmEast},
               {3, kArmEast, kArmNorth},          {3, kArmNorth, kArmRiverWest},
               {3, kArmRiverWest, kArmWest},      {3, kArmWest, kArmSouth},
               {3, kArmSouth, kArmRiverEast},     {3, kArmRiverEast, kArmEast}}}
{
    Random draw = random.fork(1);
    for (Arm &arm : m_arms)
        arm.phase = draw.between(0.0, kTurn);
    for (double &phase : m_phases)
        phase = draw.between(0.0, kTurn);
    for (int ring = 0; ring <= kCoast; ++ring)
        buildRing(ring);
    buildCore();
}

Pt Skeleton::warp(Pt local) const
{
    const auto wave = [&](std::size_t i, double x, double y, double wavelength) {
        return std::sin(kTurn * (x + y) / wavelength + m_phases[i]);
    };
    const double x = local.x + 150.0 * wave(0, local.y, 0.3 * local.x, 3100.0) +
                     34.0 * wave(1, local.y, -0.5 * local.x, 950.0);
    const double y = local.y + 150.0 * wave(2, local.x, 0.2 * local.y, 2900.0) +
                     34.0 * wave(3, local.x, 0.6 * local.y, 1020.0);
    return kMiddle + Pt{x, y};
}

double Skeleton::armBearing(const Arm &arm, double metres) const
{
    return arm.bearing + arm.sway * std::sin(kTurn * metres / arm.wave + arm.phase);
}

double Skeleton::coastRadius(double bearing) const
{
    const double east = std::cos(bearing);
    const double wide = east > 0.0 ? 5050.0 : 5900.0;
    const double x = east / wide;
    const double y = std::sin(bearing) / 4350.0;
    double factor = 1.0;
    constexpr std::array<double, 8> kSize{0.030, 0.030, 0.022, 0.016, 0.010, 0.007, 0.004, 0.003};
    constexpr std::array<double, 8> kTimes{3, 5, 8, 13, 21, 34, 55, 89};
    for (std::size_t i = 0; i < kSize.size(); ++i)
        factor += kSize[i] * std::sin(kTimes[i] * bearing + m_phases[i + 4]);
    // The harbour: a bay where the river meets the sea.
    const double off = std::remainder(bearing - radians(345), kTurn) / 0.13;
    return factor / std::sqrt(x * x + y * y) - 900.0 * std::exp(-off * off);
}

double Skeleton::ringRadius(int ring, double bearing) const
{
    const double oval = 1.0 + 0.09 * std::cos(2.0 * bearing) +
                        0.04 * std::sin(3.0 * bearing + m_phases[12]) +
                        0.03 * std::sin(5.0 * bearing + m_phases[13]);
    switch (ring) {
    case 0:
        return 420.0 * oval;
    case 1:
        return 1150.0 * oval;
    case 2:
        return 2060.0 * oval;
    default:
        break;
    }
    // The west end of the island belongs to the next council.
    const double degrees = normalised(bearing) * 360.0 / kTurn;
    const double given = ramp(158.0, 172.0, degrees) * (1.0 - ramp(222.0, 238.0, degrees));
    const double sway = 0.03 * std::sin(9.0 * bearing + m_phases[14]) +
                        0.02 * std::sin(23.0 * bearing + m_phases[15]);
    return coastRadius(bearing) * (1.0 - given * (0.24 + sway));
}

double Skeleton::crossing(const Arm &arm, int ring) const
{
    const auto within = [&](double metres) {
        return metres < ringRadius(ring, armBearing(arm, metres));
    };
    constexpr double kStep = 10.0;
    double inner = 100.0;
    // The first crossing: an arm may wind about a ring, and must not leave it and come back.
    while (within(inner + kStep))
        inner += kStep;
    double outer = inner + kStep;
    for (int halvings = 0; halvings < 50; ++halvings) {
        const double middle = (inner + outer) / 2.0;
        (within(middle) ? inner : outer) = middle;
    }
    return inner;
}

void Skeleton::buildRing(int ring)
{
    std::vector<Node> &nodes = m_rings[static_cast<std::size_t>(ring)];
    for (std::size_t i = 0; i < kArms; ++i) {
        const Arm &arm = m_arms[i];
        if (ring < arm.from || ring > arm.to)
            continue;
        const double radius = crossing(arm, ring);
        const double bearing = armBearing(arm, radius);
        m_radii[i][static_cast<std::size_t>(ring)] = radius;
        nodes.push_back(
            {normalised(bearing), polar(bearing * 360.0 / kTurn, radius), static_cast<int>(i)});
    }
    std::ranges::sort(nodes, {}, &Node::bearing);
    const double step = (ring == kCoast ? 34.0 : 24.0) / ringRadius(ring, 0.0);
    std::vector<Node> all;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        all.push_back(nodes[i]);
        const double next = i + 1 < nodes.size() ? nodes[i + 1].bearing : nodes[0].bearing + kTurn;
        const double pieces = std::ceil((next - nodes[i].bearing) / step);
        for (double k = 1.0; k < pieces; k += 1.0) {
            const double bearing = nodes[i].bearing + (next - nodes[i].bearing) * k / pieces;
            all.push_back({bearing, polar(bearing * 360.0 / kTurn, ringRadius(ring, bearing)), -1});
        }
    }
    nodes = std::move(all);
}

void Skeleton::buildCore()
{
    const auto node = [&](int arm) {
        const double radius = m_radii[static_cast<std::size_t>(arm)][0];
        const double bearing = armBearing(m_arms[static_cast<std::size_t>(arm)], radius);
        return Pt{radius * std::cos(bearing), radius * std::sin(bearing)};
    };
    const Pt west = node(kArmRiverWest);
    const Pt east = node(kArmRiverEast);
    const Pt bridgeWest{-130.0, -178.0};
    const Pt bridgeEast{85.0, -196.0};
    const Pt market{-8.0, 48.0};
    const auto bent = [&](const Line &local) {
        Line out;
        for (const Pt point : local)
            out.push_back(warp(point));
        return out;
    };
    m_coreRiver = bent(curve(
        {west, {west.x * 0.62, -150.0}, bridgeWest, bridgeEast, {east.x * 0.62, -172.0}, east},
        24.0));
    m_coreStreets[0] = bent(curve({node(kArmEast), {190.0, 120.0}, market}, 24.0));
    m_coreStreets[1] = bent(curve({node(kArmNorth), {-40.0, 230.0}, market}, 24.0));
    m_coreStreets[2] = bent(curve({node(kArmWest), bridgeWest, market}, 24.0));
    m_coreStreets[3] = bent(curve({node(kArmSouth), bridgeEast, market}, 24.0));
    for (std::size_t i = 0; i < 2; ++i) {
        const Pt bridge = warp(i == 0 ? bridgeWest : bridgeEast);
        m_bridges[i] =
            static_cast<std::size_t>(std::ranges::find(m_coreRiver, bridge) - m_coreRiver.begin());
    }
}

Line Skeleton::ringPoints(int ring) const
{
    Line out;
    for (const Node &node : m_rings[static_cast<std::size_t>(ring)])
        out.push_back(node.point);
    return settled(out);
}

Line Skeleton::island() const
{
    Line out;
    for (const Node &node : m_rings[kCoast])
        out.push_back(polar(node.bearing * 360.0 / kTurn, coastRadius(node.bearing)));
    return settled(out);
}

std::vector<int> Skeleton::armsOn(int ring) const
{
    std::vector<int> out;
    for (const Node &node : m_rings[static_cast<std::size_t>(ring)]) {
        if (node.arm >= 0)
            out.push_back(node.arm);
    }
    return out;
}

Line Skeleton::ringLine(int ring, int armA, int armB) const
{
    const std::vector<Node> &nodes = m_rings[static_cast<std::size_t>(ring)];
    const auto first = std::ranges::find(nodes, armA, &Node::arm);
    auto i = static_cast<std::size_t>(first - nodes.begin());
    Line out{nodes[i].point};
    while (nodes[i].arm != armB) {
        i = (i + 1) % nodes.size();
        out.push_back(nodes[i].point);
    }
    return settled(out);
}

Line Skeleton::armLine(int arm, int fromRing) const
{
    const auto number = static_cast<std::size_t>(arm);
    const double low = m_radii[number][static_cast<std::size_t>(fromRing)];
    const double high = m_radii[number][static_cast<std::size_t>(fromRing) + 1];
    const double pieces = std::ceil((high - low) / 24.0);
    Line out{ringLine(fromRing, arm, arm).front()};
    for (double k = 1.0; k < pieces; k += 1.0) {
        const double metres = low + (high - low) * k / pieces;
        out.push_back(polar(armBearing(m_arms[number], metres) * 360.0 / kTurn, metres));
    }
    out.push_back(ringLine(fromRing + 1, arm, arm).front());
    return settled(out);
}

Line Skeleton::outline(std::size_t cell) const
{
    const Cell &shape = m_cells[cell];
    Line out = ringLine(shape.ring, shape.armA, shape.armB);
    if (shape.ring == 0) {
        const Line river = settled(m_coreRiver);
        append(out, cell == 0 ? river : reversed(river));
    } else {
        append(out, reversed(armLine(shape.armB, shape.ring - 1)));
        append(out, reversed(ringLine(shape.ring - 1, shape.armA, shape.armB)));
        append(out, armLine(shape.armA, shape.ring - 1));
    }
    out.pop_back(); // the first point again
    return out;
}

Pt Skeleton::at(std::size_t cell, double s, double t) const
{
    const Cell &shape = m_cells[cell];
    const Arm &a = m_arms[static_cast<std::size_t>(shape.armA)];
    const Arm &b = m_arms[static_cast<std::size_t>(shape.armB)];
    double radius = ringRadius(shape.ring, a.bearing);
    double bearing = 0.0;
    for (int step = 0; step < 24; ++step) {
        const double from = armBearing(a, radius);
        double to = armBearing(b, radius);
        if (b.bearing < a.bearing)
            to += kTurn;
        bearing = from + (to - from) * s;
        const double low = ringRadius(shape.ring - 1, bearing);
        radius = low + (ringRadius(shape.ring, bearing) - low) * t;
    }
    return polar(bearing * 360.0 / kTurn, radius);
}

Pt Skeleton::polar(double degrees, double metres) const
{
    const double bearing = radians(degrees);
    return warp({metres * std::cos(bearing), metres * std::sin(bearing)});
}

Pt Skeleton::polarShare(double degrees, double share) const
{
    return polar(degrees, coastRadius(radians(degrees)) * share);
}

Line Skeleton::river() const
{
    const Line upper = armLine(kArmRiverWest, 2);
    const Pt upstream = unitVector(upper.back() - upper[upper.size() - 4]);
    const Pt edge = upper.back();
    Line all = curve({edge + upstream * 330.0 + Pt{-420.0, 60.0},
                      edge + upstream * 280.0 + Pt{-190.0, 20.0},
                      edge + upstream * 150.0 + Pt{-20.0, 0.0}, edge},
                     24.0);
    for (int ring = 2; ring >= 0; --ring)
        append(all, reversed(armLine(kArmRiverWest, ring)));
    append(all, settled(m_coreRiver));
    for (int ring = 0; ring <= 2; ++ring)
        append(all, armLine(kArmRiverEast, ring));
    all.push_back(all.back() + unitVector(all.back() - all[all.size() - 3]) * 500.0);
    // Thinned and drawn again as a curve, for a course without kinks.
    Line through;
    for (double metres = 0.0; metres < length(all); metres += 70.0)
        through.push_back(along(all, metres).point);
    through.push_back(all.back());
    return curve(through, 14.0);
}

} // namespace sc::sample
