// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/featureclass.h"
#include "map/gpbreader.h"
#include "map/mercator.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sc {

struct MapFeature {
    std::int64_t key = 0;
    std::uint32_t firstPart = 0;
    std::uint32_t endPart = 0;
    std::uint32_t name = 0; ///< index into the block's names; 0 = none
    FeatureClass is = FeatureClass::Sea;
    GeometryKind kind = GeometryKind::None;
    WorldBox box;
};

/// Features of one layer, projected, in flat arrays. Filled once, then only read, from any thread.
class FeatureBlock {
public:
    FeatureBlock() { m_names.emplace_back(); }

    /// Takes in a geometry whose coordinates are already world positions.
    void add(std::int64_t key, FeatureClass is, std::string_view name, const RawGeometry &world);
    /// To be called once after the last `add`; before it `visit` finds nothing.
    void makeGrid();

    [[nodiscard]] std::span<const MapFeature> features() const { return m_features; }
    [[nodiscard]] const std::string &nameOf(const MapFeature &feature) const
    {
        return m_names[feature.name];
    }
    [[nodiscard]] std::span<const WorldPoint> part(std::uint32_t index) const;
    [[nodiscard]] const WorldBox &box() const { return m_box; }
    [[nodiscard]] std::size_t pointCount() const { return m_points.size(); }

    /// Indices of the features whose boxes meet `box`, ascending.
    [[nodiscard]] std::vector<std::uint32_t> within(const WorldBox &box) const;

private:
    struct CellRange {
        int x0, y0, x1, y1;
    };
    [[nodiscard]] std::size_t cellAt(int x, int y) const;
    [[nodiscard]] CellRange cellsOf(const WorldBox &box) const;
    [[nodiscard]] std::uint32_t nameIndex(std::string_view name);

    std::vector<WorldPoint> m_points;
    std::vector<std::uint32_t> m_partEnds;
    std::vector<MapFeature> m_features;
    std::vector<std::string> m_names;
    std::vector<std::uint32_t> m_nameOrder; // sorted by text, to find a name again
    WorldBox m_box;
    int m_gridSize = 0;
    std::vector<std::uint32_t> m_cellStarts;
    std::vector<std::uint32_t> m_cellItems;
};

} // namespace sc
