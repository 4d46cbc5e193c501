// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/markerlayer.h"

#include "map/spritenode.h"

#include <QPainter>
#include <QQuickWindow>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ranges>
#include <utility>

namespace sc {
namespace {

constexpr double kMargin = 40.0; // pixels beyond the edge from which a mark may reach in
constexpr std::chrono::milliseconds kDrawingTime{6}; // for new sprites, in one frame
constexpr double kLeastReach = 14.0;
constexpr std::size_t kMostMembers = 200;

} // namespace

MarkerLayer::MarkerLayer(QQuickItem *parent) : MapLayerItem(parent) {}

void MarkerLayer::setPoints(std::shared_ptr<const ClusterIndex> points)
{
    if (points == m_points)
        return;
    m_points = std::move(points);
    m_marks.clear(); // numbers of the old index mean nothing in the new
    redraw();
    Q_EMIT pointsChanged();
}

void MarkerLayer::setSelectedKey(qint64 key)
{
    if (key == m_selectedKey)
        return;
    m_selectedKey = key;
    redraw();
    Q_EMIT selectedKeyChanged();
}

void MarkerLayer::setHoveredKey(qint64 key)
{
    if (key == m_hoveredKey)
        return;
    m_hoveredKey = key;
    redraw();
    Q_EMIT hoveredKeyChanged();
}

int MarkerLayer::levelShown() const
{
    // Changes a little after half-way between two levels, so that discs never crowd.
    return static_cast<int>(std::floor(zoomLevel() + 0.35));
}

double MarkerLayer::reach(ClusterIndex::Node node) const
{
    return m_points->isCluster(node) ? MarkPainter::clusterRadius(m_points->count(node))
                                     : kLeastReach;
}

void MarkerLayer::placeMarks()
{
    for (const ClusterIndex::Node node : m_found) {
        const QPointF at = toSharpItem(fromFixed(m_points->at(node)));
        m_marks.push_back({.node = node, .at = at});
        if (m_points->isCluster(node)) {
            const std::uint32_t count = m_points->count(node);
            const Sprite ring = m_painter.cluster(m_points->counts(node), count);
            m_sprites.push_back({ring.source.isEmpty() ? m_painter.disc(count) : ring, at});
            m_sprites.push_back({m_painter.count(count), at});
            continue;
        }
        const MapPoint &point = m_points->point(node);
        if (point.key != m_selectedKey && point.key != m_hoveredKey)
            m_sprites.push_back({m_painter.mark(point.category, point.state, false), at});
    }
}

/// The mark stands by itself even where it is part of a cluster: what is selected is always seen.
void MarkerLayer::placeLifted(qint64 key, bool withHalo)
{
    const auto node = m_points->find(key);
    if (!node)
        return;
    const MapPoint &point = m_points->point(*node);
    const QPointF at = toSharpItem(fromFixed(point.at));
    if (!boundingRect().adjusted(-kMargin, -kMargin, kMargin, kMargin).contains(at))
        return;
    if (withHalo)
        m_sprites.push_back({m_painter.halo(), at});
    m_sprites.push_back({m_painter.mark(point.category, point.state, true), at});
    m_marks.push_back({.node = *node, .at = at});
}

void MarkerLayer::prepareFrame()
{
    if (m_looksStale || m_painter.sheet().devicePixelRatio() != pixelRatio()) {
        m_painter.sheet().reset(pixelRatio());
        m_painter.setLooks(m_looks);
        m_looksStale = false;
    }
    for (int attempt = 0; attempt < 2; ++attempt) {
        m_marks.clear();
        m_sprites.clear();
        m_painter.sheet().allow(kDrawingTime);
        if (!m_points || width() <= 0.0 || height() <= 0.0)
            return;
        // First what stands in for rings there is no time to draw.
        for (const std::uint32_t count : {1U, 10U, 100U, 1000U})
            static_cast<void>(m_painter.disc(count));
        m_points->query(seen(kMargin), levelShown(), m_found);
        placeMarks();
        if (m_hoveredKey != m_selectedKey)
            placeLifted(m_hoveredKey, false);
        placeLifted(m_selectedKey, true);
        if (!m_painter.sheet().overflowed())
            return;
        // Full of sprites from earlier frames: start it again with those of this one.
        m_painter.sheet().reset(pixelRatio());
    }
}

void MarkerLayer::updatePolish()
{
    prepareFrame();
    if (m_painter.sheet().postponed())
        QMetaObject::invokeMethod(this, [this] { redraw(); }, Qt::QueuedConnection);
}

QSGNode *MarkerLayer::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (m_sprites.empty()) {
        delete old;
        return nullptr;
    }
    if (drawsInSoftware(window())) {
        return paintedNode(old, window(), size(), [this](QPainter &painter) {
            paintSprites(painter, m_painter.sheet(), m_sprites);
        });
    }
    auto *node = old != nullptr ? static_cast<SpriteNode *>(old) : new SpriteNode;
    node->update(window(), m_painter.sheet(), m_sprites);
    return node;
}

void MarkerLayer::itemChange(ItemChange change, const ItemChangeData &value)
{
    MapLayerItem::itemChange(change, value);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        redraw();
}

MapMark MarkerLayer::markAt(double x, double y) const
{
    MapMark found;
    if (!m_points)
        return found;
    for (const VisibleMark &mark : m_marks | std::views::reverse) {
        if (std::hypot(mark.at.x() - x, mark.at.y() - y) > reach(mark.node))
            continue;
        const LatLon at = toLatLon(fromFixed(m_points->at(mark.node)));
        found.valid = true;
        found.cluster = m_points->isCluster(mark.node);
        found.key = found.cluster ? -1 : m_points->point(mark.node).key;
        found.count = static_cast<int>(m_points->count(mark.node));
        found.latitude = at.latitude;
        found.longitude = at.longitude;
        found.expansionZoom = m_points->expansionZoom(mark.node);
        if (found.expansionZoom > ClusterIndex::kMaxZoom) {
            for (const ClusterIndex::Node member : m_points->members(mark.node, kMostMembers))
                found.members.append(m_points->point(member).key);
        }
        return found;
    }
    return found;
}

} // namespace sc
