// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/featureblock.h"

#include <algorithm>
#include <cmath>

namespace sc {

std::uint32_t FeatureBlock::nameIndex(std::string_view name)
{
    if (name.empty())
        return 0;
    const auto at = std::ranges::lower_bound(
        m_nameOrder, name, {}, [this](std::uint32_t i) -> std::string_view { return m_names[i]; });
    if (at != m_nameOrder.end() && m_names[*at] == name)
        return *at;
    const auto index = static_cast<std::uint32_t>(m_names.size());
    m_names.emplace_back(name);
    m_nameOrder.insert(at, index);
    return index;
}

void FeatureBlock::add(std::int64_t key, FeatureClass is, std::string_view name,
                       const RawGeometry &world)
{
    if (world.partEnds.empty())
        return;
    MapFeature feature;
    feature.key = key;
    feature.is = is;
    feature.kind = world.kind;
    feature.name = nameIndex(name);
    feature.firstPart = static_cast<std::uint32_t>(m_partEnds.size());
    const auto base = static_cast<std::uint32_t>(m_points.size());
    for (std::size_t i = 0; i < world.x.size(); ++i) {
        const WorldPos at{.x = world.x[i], .y = world.y[i]};
        feature.box.take(at);
        m_points.push_back(toFixed(at));
    }
    for (const std::uint32_t end : world.partEnds)
        m_partEnds.push_back(base + end);
    feature.endPart = static_cast<std::uint32_t>(m_partEnds.size());
    m_box.take(feature.box);
    m_features.push_back(feature);
}

std::span<const WorldPoint> FeatureBlock::part(std::uint32_t index) const
{
    const std::uint32_t first = index == 0 ? 0 : m_partEnds[index - 1];
    return std::span(m_points).subspan(first, m_partEnds[index] - first);
}

std::size_t FeatureBlock::cellAt(int x, int y) const
{
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_gridSize) +
           static_cast<std::size_t>(x);
}

FeatureBlock::CellRange FeatureBlock::cellsOf(const WorldBox &box) const
{
    const double width = std::max(m_box.maxX - m_box.minX, 1e-12);
    const double height = std::max(m_box.maxY - m_box.minY, 1e-12);
    const auto cell = [this](double v, double from, double size) {
        const double scaled = (v - from) / size * m_gridSize;
        return static_cast<int>(std::clamp(scaled, 0.0, m_gridSize - 1.0));
    };
    return {.x0 = cell(box.minX, m_box.minX, width),
            .y0 = cell(box.minY, m_box.minY, height),
            .x1 = cell(box.maxX, m_box.minX, width),
            .y1 = cell(box.maxY, m_box.minY, height)};
}

void FeatureBlock::makeGrid()
{
    m_nameOrder = {};
    if (m_features.empty())
        return;
    const double ideal = std::sqrt(static_cast<double>(m_features.size()) / 4.0);
    m_gridSize = std::clamp(static_cast<int>(ideal), 1, 256);
    const auto cells = static_cast<std::size_t>(m_gridSize) * static_cast<std::size_t>(m_gridSize);

    const auto eachCell = [this](const MapFeature &feature, auto &&visit) {
        const CellRange range = cellsOf(feature.box);
        for (int y = range.y0; y <= range.y1; ++y) {
            for (int x = range.x0; x <= range.x1; ++x)
                visit(cellAt(x, y));
        }
    };
    m_cellStarts.assign(cells + 1, 0);
    for (const MapFeature &feature : m_features)
        eachCell(feature, [this](std::size_t cell) { ++m_cellStarts[cell + 1]; });
    for (std::size_t i = 0; i < cells; ++i)
        m_cellStarts[i + 1] += m_cellStarts[i];
    m_cellItems.resize(m_cellStarts[cells]);
    std::vector<std::uint32_t> fill(m_cellStarts.begin(), m_cellStarts.end() - 1);
    for (std::uint32_t i = 0; i < m_features.size(); ++i)
        eachCell(m_features[i], [&](std::size_t cell) { m_cellItems[fill[cell]++] = i; });
}

std::vector<std::uint32_t> FeatureBlock::within(const WorldBox &box) const
{
    std::vector<std::uint32_t> found;
    if (m_gridSize == 0 || !box.meets(m_box))
        return found;
    const CellRange range = cellsOf(box);
    for (int y = range.y0; y <= range.y1; ++y) {
        for (int x = range.x0; x <= range.x1; ++x) {
            const auto cell = cellAt(x, y);
            for (std::uint32_t i = m_cellStarts[cell]; i < m_cellStarts[cell + 1]; ++i) {
                if (m_features[m_cellItems[i]].box.meets(box))
                    found.push_back(m_cellItems[i]);
            }
        }
    }
    std::ranges::sort(found);
    const auto twice = std::ranges::unique(found);
    found.erase(twice.begin(), twice.end());
    return found;
}

} // namespace sc
