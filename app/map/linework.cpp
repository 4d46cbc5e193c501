// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/linework.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace sc {
namespace {

/// One side of a rectangle: what is inside it, and where a segment crosses it.
struct Side {
    bool vertical;
    double at;
    bool keepAbove; ///< the inside has greater coordinates

    [[nodiscard]] double across(QPointF p) const { return vertical ? p.x() : p.y(); }
    [[nodiscard]] bool inside(QPointF p) const
    {
        return keepAbove ? across(p) >= at : across(p) <= at;
    }
    [[nodiscard]] QPointF crossing(QPointF a, QPointF b) const
    {
        const double t = (at - across(a)) / (across(b) - across(a));
        return a + (b - a) * t;
    }
};

[[nodiscard]] QPolygonF clippedBySide(const QPolygonF &ring, const Side &side)
{
    QPolygonF out;
    out.reserve(ring.size() + 4);
    if (ring.isEmpty())
        return out;
    QPointF previous = ring.last();
    bool wasInside = side.inside(previous);
    for (const QPointF &point : ring) {
        const bool isInside = side.inside(point);
        if (isInside != wasInside)
            out.append(side.crossing(previous, point));
        if (isInside)
            out.append(point);
        previous = point;
        wasInside = isInside;
    }
    return out;
}

/// Liang–Barsky: the share of the segment a→b inside, as two parameters.
[[nodiscard]] std::optional<std::pair<double, double>> insideShare(QPointF a, QPointF b,
                                                                   const QRectF &to)
{
    const QPointF d = b - a;
    const double p[4] = {-d.x(), d.x(), -d.y(), d.y()};
    const double q[4] = {a.x() - to.left(), to.right() - a.x(), a.y() - to.top(),
                         to.bottom() - a.y()};
    double from = 0.0;
    double until = 1.0;
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0.0) {
            if (q[i] < 0.0)
                return std::nullopt;
            continue;
        }
        const double t = q[i] / p[i];
        if (p[i] < 0.0)
            from = std::max(from, t);
        else
            until = std::min(until, t);
    }
    if (from > until)
        return std::nullopt;
    return std::pair{from, until};
}

using EndKey = std::pair<qint64, qint64>;

[[nodiscard]] EndKey endKey(QPointF p)
{
    return {std::llround(p.x() * 100.0), std::llround(p.y() * 100.0)};
}

} // namespace

QPolygonF clippedRing(const QPolygonF &ring, const QRectF &to)
{
    if (to.contains(ring.boundingRect()))
        return ring;
    const Side sides[] = {{true, to.left(), true},
                          {true, to.right(), false},
                          {false, to.top(), true},
                          {false, to.bottom(), false}};
    QPolygonF out = ring;
    for (const Side &side : sides) {
        out = clippedBySide(out, side);
        if (out.isEmpty())
            break;
    }
    return out;
}

std::vector<QPolygonF> clippedLine(const QPolygonF &line, const QRectF &to)
{
    std::vector<QPolygonF> pieces;
    QPolygonF piece;
    const auto finish = [&] {
        if (piece.size() > 1)
            pieces.push_back(piece);
        piece.clear();
    };
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const auto share = insideShare(line[i], line[i + 1], to);
        if (!share) {
            finish();
            continue;
        }
        const QPointF d = line[i + 1] - line[i];
        if (piece.isEmpty() || share->first > 0.0) {
            finish();
            piece.append(line[i] + d * share->first);
        }
        piece.append(line[i] + d * share->second);
        if (share->second < 1.0)
            finish();
    }
    finish();
    return pieces;
}

std::vector<QPolygonF> joinedLines(std::vector<QPolygonF> lines)
{
    std::multimap<EndKey, std::size_t> ends;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ends.emplace(endKey(lines[i].first()), i);
        ends.emplace(endKey(lines[i].last()), i);
    }
    std::vector<bool> used(lines.size(), false);
    const auto extend = [&](QPolygonF &line) {
        for (;;) {
            const auto [from, until] = ends.equal_range(endKey(line.last()));
            const auto next =
                std::find_if(from, until, [&](const auto &entry) { return !used[entry.second]; });
            if (next == until)
                return;
            used[next->second] = true;
            QPolygonF other = lines[next->second];
            if (endKey(other.first()) != endKey(line.last()))
                std::ranges::reverse(other);
            other.removeFirst();
            line += other;
        }
    };
    std::vector<QPolygonF> joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (used[i])
            continue;
        used[i] = true;
        QPolygonF line = lines[i];
        extend(line);
        std::ranges::reverse(line);
        extend(line);
        joined.push_back(std::move(line));
    }
    return joined;
}

double lengthOf(const QPolygonF &line)
{
    double length = 0.0;
    for (qsizetype i = 0; i + 1 < line.size(); ++i)
        length += std::hypot(line[i + 1].x() - line[i].x(), line[i + 1].y() - line[i].y());
    return length;
}

InnerPoint innerPoint(const std::vector<QPolygonF> &rings)
{
    QRectF box;
    for (const QPolygonF &ring : rings)
        box |= ring.boundingRect();
    InnerPoint best;
    // The cut nearest the middle is tried first and wins unless another is clearly wider.
    for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
        const double y = box.top() + box.height() * share + 1e-7 * box.height();
        std::vector<double> crossings;
        for (const QPolygonF &ring : rings) {
            for (qsizetype i = 0; i < ring.size(); ++i) {
                const QPointF a = ring[i];
                const QPointF b = ring[(i + 1) % ring.size()];
                if ((a.y() <= y) != (b.y() <= y))
                    crossings.push_back(a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
            }
        }
        std::ranges::sort(crossings);
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const double width = crossings[i + 1] - crossings[i];
            if (width > best.width * 1.25)
                best = {.at = {(crossings[i] + crossings[i + 1]) / 2.0, y}, .width = width};
        }
    }
    return best;
}

} // namespace sc
