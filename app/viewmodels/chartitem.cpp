// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/chartitem.h"

#include <QPainter>

namespace sc {

ControlChartItem::ControlChartItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &ControlChartItem::drawingChanged, this, [this] { update(); });
}

void ControlChartItem::paint(QPainter *painter)
{
    if (m_drawing.values.isEmpty() || width() < 8.0 || height() < 8.0)
        return;
    ChartDrawing drawing = m_drawing;
    drawing.isSmall = m_small;
    drawChart(*painter, QRectF(0.0, 0.0, width(), height()), drawing, m_ink, m_textSize);
}

void ControlChartItem::setDrawing(const ChartDrawing &drawing)
{
    m_drawing = drawing;
    Q_EMIT drawingChanged();
}

void ControlChartItem::setSmall(bool small)
{
    m_small = small;
    Q_EMIT drawingChanged();
}

void ControlChartItem::take(QColor &held, const QColor &colour)
{
    if (held == colour)
        return;
    held = colour;
    Q_EMIT drawingChanged();
}

} // namespace sc
