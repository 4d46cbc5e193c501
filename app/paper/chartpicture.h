// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QObject>
#include <QRectF>
#include <QStringList>

class QPainter;

namespace sc {

/// What a control chart shows. Numbers that are not there are NaN. All lists have one entry for
/// each point, or none.
struct ChartDrawing {
    Q_GADGET

public:
    enum Tone { Usual, Concern, Improvement, Neutral };

    QList<double> values;
    QList<double> lower;
    QList<double> centre;
    QList<double> upper;
    QList<int> tones;   ///< Tone of each point
    QStringList labels; ///< of the points, "Apr 2026"
    double target = 0.0;
    bool hasTarget = false;
    bool isSmall = false; ///< the line and its flagged points alone
};

/// Beside its colour a flagged point has a shape: concern a square, improvement a diamond.
struct ChartInk {
    QColor ink{Qt::black};
    QColor muted{0x60, 0x60, 0x60};
    QColor line{Qt::black};
    QColor limit{0x80, 0x80, 0x80};
    QColor concern{Qt::black};
    QColor improvement{Qt::black};
    QColor target{0x40, 0x40, 0x40};
};

void drawChart(QPainter &painter, const QRectF &area, const ChartDrawing &drawing,
               const ChartInk &ink, double textSize);

/// Black on white, for paper and the clipboard.
[[nodiscard]] QImage chartPicture(const ChartDrawing &drawing, const QSize &size);

} // namespace sc
