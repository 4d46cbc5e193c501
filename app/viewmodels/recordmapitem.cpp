// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/recordmapitem.h"

#include "indicators/recordplaces.h"

#include <QPainter>
#include <QTransform>

#include <cmath>
#include <numbers>

namespace sc {

RecordMapItem::RecordMapItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &RecordMapItem::changed, this, [this] { update(); });
}

void RecordMapItem::setContext(AppContext *context)
{
    m_context = context;
    Q_EMIT changed();
}

void RecordMapItem::readOutlines()
{
    m_rings.clear();
    const auto outlines = wardOutlines(m_context->session()->database());
    for (const MultiPolygon &ward : outlines.value_or(std::vector<MultiPolygon>()))
        for (const Polygon &part : ward.parts) {
            QPolygonF ring;
            for (const PlanePoint &point : part.outer)
                ring.append({point.x, point.y});
            m_rings.append(ring);
        }
}

void RecordMapItem::show(const QString &indicator, const QString &place, const QString &quarter)
{
    m_dots.clear();
    const IndicatorDefinition *one = indicatorNamed(indicator.toStdString());
    const auto period = Quarter::parse(quarter.toStdString());
    if (m_context != nullptr && m_context->session() != nullptr && one != nullptr && period &&
        !one->isPersonal) {
        readOutlines();
        const auto places = placesBehind(m_context->session()->database(), *one, periodOf(*period),
                                         place.toStdString(), kMost);
        for (const LatLon &at : places.value_or(std::vector<LatLon>()))
            m_dots.append({at.longitude, at.latitude});
    }
    Q_EMIT changed();
}

void RecordMapItem::paint(QPainter *painter)
{
    QRectF bounds = QPolygonF(m_dots).boundingRect();
    for (const QPolygonF &ring : m_rings)
        bounds = bounds.united(ring.boundingRect());
    if (m_dots.isEmpty() || bounds.width() <= 0.0 || bounds.height() <= 0.0)
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
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_outline, 1.0));
    for (const QPolygonF &ring : m_rings)
        painter->drawPolygon(transform.map(ring));
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_mark);
    for (const QPointF &dot : m_dots)
        painter->drawEllipse(transform.map(dot), 3.0, 3.0);
}

} // namespace sc
