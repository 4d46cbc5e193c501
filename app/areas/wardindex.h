// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/polygon.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sc {

/// Shapes in degrees under a grid of cells. Most cells lie wholly in one shape and away from any
/// edge, so most questions are answered by the cell alone; the others look only at the edges close
/// by.
class WardIndex {
public:
    struct Hit {
        int ward = -1; ///< place in the list given; -1 in none
        bool atTheEdge = false;
    };

    WardIndex() = default;
    /// `groups` says which shapes belong together, in the order of the shapes: a line between two
    /// of one group is no edge. Left out, every shape is a group of its own.
    WardIndex(std::vector<MultiPolygon> shapes, double edgeMetres, std::vector<int> groups = {});

    [[nodiscard]] Hit find(PlanePoint point) const;

private:
    struct Edge {
        PlanePoint from;
        PlanePoint to;
        int ward = -1;
    };
    struct Cell {
        int ward = -1;                    ///< for a cell no edge comes near
        std::vector<std::uint32_t> edges; ///< those within the edge distance of the cell
    };

    void addEdges(const Ring &ring, int ward);
    void addToCells(std::uint32_t edge, PlanePoint margin);
    void settlePlainCells();
    [[nodiscard]] static std::size_t cellAt(int column, int row);
    [[nodiscard]] int column(double x) const;
    [[nodiscard]] int row(double y) const;
    [[nodiscard]] int shapeAt(PlanePoint point) const;
    [[nodiscard]] bool leavesGroup(PlanePoint from, const Edge &edge, int ward) const;
    [[nodiscard]] bool isOfGroup(PlanePoint point, int ward) const;
    [[nodiscard]] Hit findByEdges(PlanePoint point, const Cell &cell) const;

    static constexpr int kCells = 128; ///< along each side

    std::vector<MultiPolygon> m_shapes;
    std::vector<int> m_groups;
    std::vector<Bounds> m_bounds;
    std::vector<Edge> m_edges;
    std::vector<Cell> m_cells;
    Bounds m_all;
    double m_edgeMetres = 0.0;
};

} // namespace sc
