// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/geometry.h"

#include <array>
#include <vector>

namespace sc::sample {

/// What an arm, a line that runs outwards from the middle of the town, is made of.
enum class ArmKind { ARoad, BRoad, Lane, River };

/// An arm's course is a bearing that sways with the distance from the middle.
struct Arm {
    double bearing; ///< radians, anticlockwise from east
    double sway;    ///< radians
    double wave;    ///< metres from sway to sway
    double phase;
    ArmKind kind;
    int from; ///< first and last ring
    int to;
};

/// A ward's shape: the piece between two rings and two arms. Cells 0 and 1 are the two halves of
/// the core, north and south of the river.
struct Cell {
    int ring = 0; ///< the outer ring
    int armA = 0;
    int armB = 0;
};

/// The bones of the borough: three rings and the coast about a middle, arms between them, all bent
/// by one smooth displacement so that nothing looks drawn with compasses. Wards are its cells, so
/// they share their edges point for point.
class Skeleton {
public:
    static constexpr int kCoast = 3;
    static constexpr std::size_t kArms = 8;
    static constexpr std::size_t kCells = 22;

    explicit Skeleton(const Random &random);

    [[nodiscard]] const std::array<Arm, kArms> &arms() const { return m_arms; }
    [[nodiscard]] const std::array<Cell, kCells> &cells() const { return m_cells; }

    /// A ward's outline, anticlockwise.
    [[nodiscard]] Line outline(std::size_t cell) const;
    /// The whole borough, and the whole island, which is larger in the west.
    [[nodiscard]] Line borough() const { return ringPoints(kCoast); }
    [[nodiscard]] Line island() const;

    /// The course of an arm from one ring to the next.
    [[nodiscard]] Line armLine(int arm, int fromRing) const;
    /// The piece of a ring anticlockwise from one arm to another.
    [[nodiscard]] Line ringLine(int ring, int armA, int armB) const;
    /// The arms that touch a ring, in order.
    [[nodiscard]] std::vector<int> armsOn(int ring) const;

    /// A point within a cell (not the core): s from arm to arm, t from ring to ring, each 0 to 1.
    [[nodiscard]] Pt at(std::size_t cell, double s, double t) const;
    /// A point by bearing in degrees and metres from the middle, before the bending.
    [[nodiscard]] Pt polar(double degrees, double metres) const;
    /// The same, as a share of the way to the coast.
    [[nodiscard]] Pt polarShare(double degrees, double share) const;

    /// The streets that meet in the market place, inwards from arms 0, 2, 5 and 6.
    [[nodiscard]] const Line &coreStreet(std::size_t number) const { return m_coreStreets[number]; }
    /// The river through the core, west to east, and its two bridges' places along it.
    [[nodiscard]] const Line &coreRiver() const { return m_coreRiver; }
    [[nodiscard]] std::size_t bridge(std::size_t number) const { return m_bridges[number]; }
    /// The river from its source in the moor beyond the boundary to the sea.
    [[nodiscard]] Line river() const;

private:
    struct Node {
        double bearing = 0.0;
        Pt point;
        int arm = -1; ///< -1: only a bend in the ring
    };

    [[nodiscard]] Pt warp(Pt local) const;
    [[nodiscard]] double armBearing(const Arm &arm, double metres) const;
    [[nodiscard]] double ringRadius(int ring, double bearing) const;
    [[nodiscard]] double coastRadius(double bearing) const;
    /// How far from the middle the arm first meets the ring.
    [[nodiscard]] double crossing(const Arm &arm, int ring) const;
    [[nodiscard]] Line ringPoints(int ring) const;
    void buildRing(int ring);
    void buildCore();

    std::array<Arm, kArms> m_arms;
    std::array<Cell, kCells> m_cells;
    std::array<double, 16> m_phases{};
    std::array<std::vector<Node>, 4> m_rings;
    std::array<std::array<double, 4>, kArms> m_radii{}; ///< of each arm at each ring
    std::array<Line, 4> m_coreStreets;
    Line m_coreRiver;
    std::array<std::size_t, 2> m_bridges{};
};

/// Arms by their place in Skeleton::arms().
enum ArmName {
    kArmEast,
    kArmPriory,
    kArmNorth,
    kArmMoor,
    kArmRiverWest,
    kArmWest,
    kArmSouth,
    kArmRiverEast
};

} // namespace sc::sample
