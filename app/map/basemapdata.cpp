// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/basemapdata.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace sc {
namespace {

Q_LOGGING_CATEGORY(lcBasemap, "sc.map.basemap", QtWarningMsg)

constexpr std::size_t kMostPointsHeld = 8'000'000; // 64 MB
constexpr int kSmallestSquareZoom = 14;            // about 1.4 km in Great Britain

} // namespace

BasemapData::BasemapData(std::unique_ptr<GeoPackageStore> store, std::int64_t mostRowsAtOnce)
    : m_store(std::move(store)), m_mostRowsAtOnce(mostRowsAtOnce)
{
    for (const GeoPackageStore::Layer &layer : m_store->layers()) {
        m_lowestZooms.push_back(lowestZoom(layer.table));
        if (layer.table == "sea" || layer.table == "land")
            m_background = FeatureClass::Sea;
    }
}

bool BasemapData::bySquares(std::size_t layer) const
{
    const GeoPackageStore::Layer &of = m_store->layers()[layer];
    return of.rows > m_mostRowsAtOnce && !of.indexTable.empty();
}

BasemapData::Block BasemapData::held(const Cell &cell)
{
    const std::scoped_lock turn(m_turn);
    const auto at = m_held.find(cell);
    if (at == m_held.end())
        return nullptr;
    m_ages.splice(m_ages.begin(), m_ages, at->second.age);
    return at->second.block;
}

BasemapData::Block BasemapData::fetch(const Cell &cell)
{
    if (auto block = held(cell))
        return block;
    // One reader at a time; whoever waited finds that the block has come meanwhile.
    const std::scoped_lock reading(m_reading);
    if (auto block = held(cell))
        return block;
    std::optional<WorldBox> box;
    if (bySquares(cell.layer))
        box = boxOf(cell.square);
    auto read = m_store->read(cell.layer, box);
    if (!read)
        qCWarning(lcBasemap, "%s", read.error().message.c_str());
    auto block = std::make_shared<const FeatureBlock>(read ? std::move(*read) : FeatureBlock{});

    const std::scoped_lock turn(m_turn);
    m_ages.push_front(cell);
    m_held.emplace(cell, Held{.block = block, .age = m_ages.begin()});
    m_points += block->pointCount();
    forgetOld();
    return block;
}

void BasemapData::forgetOld()
{
    while (m_points > kMostPointsHeld && m_ages.size() > 1) {
        const auto at = m_held.find(m_ages.back());
        m_points -= at->second.block->pointCount();
        m_held.erase(at);
        m_ages.pop_back();
    }
}

std::vector<BasemapData::Piece> BasemapData::pieces(const WorldBox &box, int zoom)
{
    std::vector<Piece> found;
    for (std::size_t layer = 0; layer < m_lowestZooms.size(); ++layer) {
        if (zoom < m_lowestZooms[layer])
            continue;
        TileId from;
        TileId to;
        if (bySquares(layer)) {
            const int zoomOfSquare = std::clamp(zoom - 2, 0, kSmallestSquareZoom);
            from = tileAt({.x = box.minX, .y = box.minY}, zoomOfSquare);
            to = tileAt({.x = box.maxX, .y = box.maxY}, zoomOfSquare);
        }
        for (int y = from.y; y <= to.y; ++y) {
            for (int x = from.x; x <= to.x; ++x) {
                auto block = fetch({.layer = layer, .square = {.zoom = from.zoom, .x = x, .y = y}});
                if (block->box().meets(box))
                    found.push_back({std::move(block), layer});
            }
        }
    }
    return found;
}

WorldBox BasemapData::extent()
{
    WorldBox box = m_store->extent();
    if (!box.empty())
        return box;
    for (std::size_t layer = 0; layer < m_lowestZooms.size(); ++layer) {
        if (!bySquares(layer))
            box.take(fetch({.layer = layer, .square = {}})->box());
    }
    return box;
}

} // namespace sc
