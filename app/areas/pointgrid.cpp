// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/pointgrid.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace sc {

namespace {

constexpr double kCell = 200.0; // metres

int cellOf(double metres)
{
    return static_cast<int>(std::floor(metres / kCell));
}

std::int64_t keyOf(int column, int row)
{
    return static_cast<std::int64_t>(column) * 1'000'000 + row;
}

std::int64_t keyOf(GridPoint point)
{
    return keyOf(cellOf(point.easting), cellOf(point.northing));
}

} // namespace

PointGrid::PointGrid(const std::vector<GridPoint> &points)
{
    m_entries.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        m_entries.push_back({points[i], static_cast<int>(i)});
    std::ranges::stable_sort(m_entries, {}, [](const Entry &entry) { return keyOf(entry.point); });
    for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
        const auto [cell, isNew] = m_cells.try_emplace(keyOf(m_entries[i].point), Range{i, i});
        cell->second.second = i + 1;
    }
}

void PointGrid::lookIn(int column, int row, GridPoint from, Nearest &best) const
{
    const auto cell = m_cells.find(keyOf(column, row));
    if (cell == m_cells.end())
        return;
    for (std::uint32_t i = cell->second.first; i < cell->second.second; ++i) {
        const Entry &entry = m_entries[i];
        const double metres =
            std::hypot(entry.point.easting - from.easting, entry.point.northing - from.northing);
        if (metres < best.metres || (metres == best.metres && entry.index < best.index) ||
            (metres == best.metres && best.index < 0))
            best = {entry.index, metres};
    }
}

PointGrid::Nearest PointGrid::nearest(GridPoint from, double within) const
{
    Nearest best{-1, within};
    const int column = cellOf(from.easting);
    const int row = cellOf(from.northing);
    const int rings = static_cast<int>(std::ceil(within / kCell));
    for (int ring = 0; ring <= rings; ++ring) {
        // Nothing in this ring or beyond can be nearer than its inner edge.
        if ((ring - 1) * kCell > best.metres)
            break;
        for (int x = -ring; x <= ring; ++x) {
            const int step = std::abs(x) == ring ? 1 : std::max(2 * ring, 1);
            for (int y = -ring; y <= ring; y += step)
                lookIn(column + x, row + y, from, best);
        }
    }
    return best;
}

} // namespace sc
