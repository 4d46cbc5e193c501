// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recordmapitem.h"

#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sc {

RecordMapItem::RecordMapItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &RecordMapItem::changed, this, [this] { update(); });
}

void RecordMapItem::setMap(const IndicatorMap &map)
{
    m_map = map;
    Q_EMIT changed();
}

QColor RecordMapItem::shadeOf(const QColor &colour, int level)
{
    constexpr double kLightest = 0.12;
    constexpr double kStep = 0.19;
    QColor shade = colour;
    shade.setAlphaF(level < 0 ? 0.0F : static_cast<float>(kLightest + kStep * level));
    return shade;
}

void RecordMapItem::paint(QPainter *painter)
{
    QRectF bounds = QPolygonF(m_map.dots).boundingRect();
    for (const IndicatorMap::Ring &ring : m_map.rings)
        bounds = bounds.isNull() ? ring.outline.boundingRect()
                                 : bounds.united(ring.outline.boundingRect());
    if (bounds.width() <= 0.0 || bounds.height() <= 0.0)
        return;
    // A degree of longitude is so much shorter than one of latitude.
    const double shorter = std::cos(bounds.center().y() * std::numbers::pi / 180.0);
    const double scale =
        0.96 * std::min(width() / (bounds.width() * shorter), height() / bounds.height());
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale * shorter, -scale);
    transform.translate(-bounds.center().x(), -bounds.center().y());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_outline, 1.0));
    for (const IndicatorMap::Ring &ring : m_map.rings) {
        painter->setBrush(shadeOf(m_shade, ring.level));
        painter->drawPolygon(transform.map(ring.outline));
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_mark);
    // Many dots are small ones, or they would hide the wards.
    const double radius = m_map.dots.size() > 400 ? 1.5 : 3.0;
    for (const QPointF &dot : m_map.dots)
        painter->drawEllipse(transform.map(dot), radius, radius);
}

} // namespace sc
