// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mercator.h"

#include <QQuickItem>

namespace sc {

/// An item that lies exactly over a map and draws something at places on it. It follows the map by
/// bindings: the coordinate in the map's middle and its zoom level. Maps are seen from straight
/// above with north at the top; bearing and tilt are not followed.
class MapLayerItem : public QQuickItem {
    Q_OBJECT
    Q_PROPERTY(double latitude READ latitude WRITE setLatitude NOTIFY viewChanged FINAL)
    Q_PROPERTY(double longitude READ longitude WRITE setLongitude NOTIFY viewChanged FINAL)
    Q_PROPERTY(double zoomLevel READ zoomLevel WRITE setZoomLevel NOTIFY viewChanged FINAL)

public:
    explicit MapLayerItem(QQuickItem *parent = nullptr);

    [[nodiscard]] double latitude() const { return m_centre.latitude; }
    [[nodiscard]] double longitude() const { return m_centre.longitude; }
    [[nodiscard]] double zoomLevel() const { return m_zoomLevel; }
    void setLatitude(double latitude);
    void setLongitude(double longitude);
    void setZoomLevel(double zoomLevel);

    /// Where on the item a place is, in device-independent pixels.
    [[nodiscard]] QPointF toItem(WorldPos at) const;
    /// The part of the world the item shows, with that many pixels more on each side.
    [[nodiscard]] WorldBox seen(double margin) const;

Q_SIGNALS:
    void viewChanged();

protected:
    /// Draw again before the next frame.
    void redraw();
    /// The same place rounded to whole pixels of the screen, so that small pictures stay sharp.
    [[nodiscard]] QPointF toSharpItem(WorldPos at) const;
    [[nodiscard]] double pixelRatio() const;

    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    LatLon m_centre;
    double m_zoomLevel = 0.0;
};

} // namespace sc
