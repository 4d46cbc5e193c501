// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace sc {

/// The part of a ring inside a rectangle (Sutherland–Hodgman). Edges that run along the rectangle
/// may join separate pieces: right for filling, not for stroking near the rectangle.
[[nodiscard]] QPolygonF clippedRing(const QPolygonF &ring, const QRectF &to);

/// The pieces of a line inside a rectangle, in order.
[[nodiscard]] std::vector<QPolygonF> clippedLine(const QPolygonF &line, const QRectF &to);

/// Joins lines that meet end to end (within 0.01) into longer ones, so that a name fits along a
/// street that its pack keeps in short pieces. Deterministic in the order given.
[[nodiscard]] std::vector<QPolygonF> joinedLines(std::vector<QPolygonF> lines);

[[nodiscard]] double lengthOf(const QPolygonF &line);

/// A point inside the rings (even-odd), in the middle of the widest of some horizontal cuts, and
/// how wide that cut is; a width of 0 means there is none.
struct InnerPoint {
    QPointF at;
    double width = 0.0;
};
[[nodiscard]] InnerPoint innerPoint(const std::vector<QPolygonF> &rings);

} // namespace sc
