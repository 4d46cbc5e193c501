// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/maplayeritem.h"

#include <QQuickWindow>

#include <cmath>

namespace sc {

MapLayerItem::MapLayerItem(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setClip(true);
}

void MapLayerItem::setLatitude(double latitude)
{
    if (latitude == m_centre.latitude || !std::isfinite(latitude))
        return;
    m_centre.latitude = latitude;
    redraw();
    Q_EMIT viewChanged();
}

void MapLayerItem::setLongitude(double longitude)
{
    if (longitude == m_centre.longitude || !std::isfinite(longitude))
        return;
    m_centre.longitude = longitude;
    redraw();
    Q_EMIT viewChanged();
}

void MapLayerItem::setZoomLevel(double zoomLevel)
{
    if (zoomLevel == m_zoomLevel || !std::isfinite(zoomLevel))
        return;
    m_zoomLevel = std::clamp(zoomLevel, 0.0, 30.0);
    redraw();
    Q_EMIT viewChanged();
}

QPointF MapLayerItem::toItem(WorldPos at) const
{
    const WorldPos centre = toWorld(m_centre);
    const double pixels = worldPixels(m_zoomLevel);
    return {width() / 2.0 + (at.x - centre.x) * pixels,
            height() / 2.0 + (at.y - centre.y) * pixels};
}

QPointF MapLayerItem::toSharpItem(WorldPos at) const
{
    const double ratio = pixelRatio();
    const QPointF p = toItem(at) * ratio;
    return QPointF(std::round(p.x()), std::round(p.y())) / ratio;
}

WorldBox MapLayerItem::seen(double margin) const
{
    const WorldPos centre = toWorld(m_centre);
    const double pixels = worldPixels(m_zoomLevel);
    const double halfWidth = (width() / 2.0 + margin) / pixels;
    const double halfHeight = (height() / 2.0 + margin) / pixels;
    return {.minX = centre.x - halfWidth,
            .minY = centre.y - halfHeight,
            .maxX = centre.x + halfWidth,
            .maxY = centre.y + halfHeight};
}

double MapLayerItem::pixelRatio() const
{
    return window() != nullptr ? window()->effectiveDevicePixelRatio() : 1.0;
}

void MapLayerItem::redraw()
{
    polish();
    update();
}

void MapLayerItem::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    redraw();
}

} // namespace sc
