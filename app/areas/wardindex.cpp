// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/wardindex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace sc {

namespace {

/// Neighbouring wards rounded differently may leave a hair between them; a point in it belongs to
/// the nearer one.
constexpr double kHairMetres = 0.5;
/// How far behind an edge one looks for what lies there; more than a hair.
constexpr double kBehindMetres = 2.0;

} // namespace

WardIndex::WardIndex(std::vector<MultiPolygon> shapes, double edgeMetres, std::vector<int> groups)
    : m_shapes(std::move(shapes)), m_groups(std::move(groups)), m_edgeMetres(edgeMetres)
{
    std::optional<Bounds> all;
    for (const MultiPolygon &shape : m_shapes) {
        const auto bounds = boundsOf(shape);
        constexpr double kNowhere = std::numeric_limits<double>::infinity();
        m_bounds.push_back(bounds.value_or(Bounds{kNowhere, kNowhere, -kNowhere, -kNowhere}));
        if (bounds && all)
            all->include(*bounds);
        else if (bounds)
            all = bounds;
    }
    if (!all)
        return;
    // A margin all around, so that every edge has its neighbourhood inside the grid.
    const PlanePoint unit = metresPerDegree(std::max(std::abs(all->minY), std::abs(all->maxY)));
    const PlanePoint margin{m_edgeMetres * 1.02 / unit.x, m_edgeMetres * 1.02 / unit.y};
    m_all = {all->minX - margin.x, all->minY - margin.y, all->maxX + margin.x,
             all->maxY + margin.y};
    m_cells.resize(cellAt(0, kCells));
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        for (const Polygon &part : m_shapes[i].parts) {
            addEdges(part.outer, static_cast<int>(i));
            for (const Ring &hole : part.holes)
                addEdges(hole, static_cast<int>(i));
        }
    }
    for (std::uint32_t i = 0; i < m_edges.size(); ++i)
        addToCells(i, margin);
    settlePlainCells();
}

void WardIndex::addEdges(const Ring &ring, int ward)
{
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++)
        m_edges.push_back({ring[last], ring[i], ward});
}

int WardIndex::column(double x) const
{
    return std::clamp(static_cast<int>((x - m_all.minX) / (m_all.maxX - m_all.minX) * kCells), 0,
                      kCells - 1);
}

int WardIndex::row(double y) const
{
    return std::clamp(static_cast<int>((y - m_all.minY) / (m_all.maxY - m_all.minY) * kCells), 0,
                      kCells - 1);
}

std::size_t WardIndex::cellAt(int column, int row)
{
    return static_cast<std::size_t>(row) * kCells + static_cast<std::size_t>(column);
}

void WardIndex::addToCells(std::uint32_t edge, PlanePoint margin)
{
    const auto [from, to, ward] = m_edges[edge];
    const int west = column(std::min(from.x, to.x) - margin.x);
    const int east = column(std::max(from.x, to.x) + margin.x);
    const int south = row(std::min(from.y, to.y) - margin.y);
    const int north = row(std::max(from.y, to.y) + margin.y);
    for (int y = south; y <= north; ++y) {
        for (int x = west; x <= east; ++x)
            m_cells[cellAt(x, y)].edges.push_back(edge);
    }
}

void WardIndex::settlePlainCells()
{
    const double width = (m_all.maxX - m_all.minX) / kCells;
    const double height = (m_all.maxY - m_all.minY) / kCells;
    for (int y = 0; y < kCells; ++y) {
        for (int x = 0; x < kCells; ++x) {
            Cell &cell = m_cells[cellAt(x, y)];
            if (cell.edges.empty())
                cell.ward =
                    shapeAt({m_all.minX + (x + 0.5) * width, m_all.minY + (y + 0.5) * height});
        }
    }
}

int WardIndex::shapeAt(PlanePoint point) const
{
    for (std::size_t i = 0; i < m_shapes.size(); ++i) {
        if (m_bounds[i].contains(point) && contains(m_shapes[i], point))
            return static_cast<int>(i);
    }
    return -1;
}

bool WardIndex::isOfGroup(PlanePoint point, int ward) const
{
    const int found = shapeAt(point);
    return found >= 0 &&
           m_groups[static_cast<std::size_t>(found)] == m_groups[static_cast<std::size_t>(ward)];
}

/// Whether straight on across the nearest spot of an edge lies another group, or nothing. From a
/// point on the edge itself "on" is either way.
bool WardIndex::leavesGroup(PlanePoint from, const Edge &edge, int ward) const
{
    const PlanePoint unit = metresPerDegree(from.y);
    const PlanePoint start{(edge.from.x - from.x) * unit.x, (edge.from.y - from.y) * unit.y};
    const PlanePoint along{(edge.to.x - edge.from.x) * unit.x, (edge.to.y - edge.from.y) * unit.y};
    const double square = along.x * along.x + along.y * along.y;
    const double share =
        square > 0.0 ? std::clamp(-(start.x * along.x + start.y * along.y) / square, 0.0, 1.0)
                     : 0.0;
    const PlanePoint spot{start.x + share * along.x, start.y + share * along.y};
    const double metres = std::hypot(spot.x, spot.y);
    const auto behind = [&](double x, double y) {
        return !isOfGroup({from.x + (spot.x + x * kBehindMetres) / unit.x,
                           from.y + (spot.y + y * kBehindMetres) / unit.y},
                          ward);
    };
    if (metres > kHairMetres)
        return behind(spot.x / metres, spot.y / metres);
    const double length = std::max(std::sqrt(square), 1e-9);
    return behind(-along.y / length, along.x / length) ||
           behind(along.y / length, -along.x / length);
}

WardIndex::Hit WardIndex::find(PlanePoint point) const
{
    if (m_cells.empty() || !m_all.contains(point))
        return {};
    const Cell &cell = m_cells[cellAt(column(point.x), row(point.y))];
    return cell.edges.empty() ? Hit{cell.ward, false} : findByEdges(point, cell);
}

WardIndex::Hit WardIndex::findByEdges(PlanePoint point, const Cell &cell) const
{
    const int ward = shapeAt(point);
    const PlanePoint unit = metresPerDegree(point.y);
    const PlanePoint reach{m_edgeMetres / unit.x, m_edgeMetres / unit.y};
    double nearest = std::numeric_limits<double>::infinity();
    int nearestWard = -1;
    bool atTheEdge = false;
    for (const std::uint32_t index : cell.edges) {
        const Edge &edge = m_edges[index];
        const auto [west, east] = std::minmax(edge.from.x, edge.to.x);
        const auto [south, north] = std::minmax(edge.from.y, edge.to.y);
        if (point.x < west - reach.x || point.x > east + reach.x || point.y < south - reach.y ||
            point.y > north + reach.y)
            continue;
        const double metres = distanceToSegment(point, edge.from, edge.to, Units::Degrees);
        if (metres < nearest) {
            nearest = metres;
            nearestWard = edge.ward;
        }
        if (ward >= 0 && !atTheEdge && metres <= m_edgeMetres)
            atTheEdge = m_groups.empty() || leavesGroup(point, edge, ward);
    }
    if (ward < 0)
        return nearest <= kHairMetres ? Hit{nearestWard, true} : Hit{};
    return {ward, atTheEdge};
}

} // namespace sc
