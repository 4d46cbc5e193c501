// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/linenode.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sc {
namespace {

constexpr double kFeather = 0.8; // pixels over which an edge fades
constexpr double kLongestMitre = 2.0;

[[nodiscard]] QPointF normalOf(QPointF from, QPointF to)
{
    const QPointF d = to - from;
    const double length = std::hypot(d.x(), d.y());
    return length > 0.0 ? QPointF(-d.y() / length, d.x() / length) : QPointF(0, 0);
}

/// The direction across the line at a corner, long enough that both legs keep their width.
[[nodiscard]] QPointF acrossAt(const QPolygonF &line, qsizetype i)
{
    const QPointF before = i > 0 ? normalOf(line[i - 1], line[i]) : normalOf(line[i], line[i + 1]);
    const QPointF after = i + 1 < line.size() ? normalOf(line[i], line[i + 1]) : before;
    const QPointF sum = before + after;
    const double square = QPointF::dotProduct(sum, sum);
    if (square < 1e-6)
        return before; // it turns right back
    const QPointF mitre = sum * (2.0 / square);
    const double length = std::hypot(mitre.x(), mitre.y());
    return length > kLongestMitre ? mitre * (kLongestMitre / length) : mitre;
}

} // namespace

LineNode::LineNode()
    : m_geometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0, 0,
                 QSGGeometry::UnsignedIntType)
{
    m_geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    m_geometry.setVertexDataPattern(QSGGeometry::StreamPattern);
    m_geometry.setIndexDataPattern(QSGGeometry::StreamPattern);
    m_material.setFlag(QSGMaterial::Blending);
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

void LineNode::update(std::span<const QPolygonF> lines, double width, const QColor &colour)
{
    qsizetype corners = 0;
    qsizetype legs = 0;
    for (const QPolygonF &line : lines) {
        if (line.size() > 1) {
            corners += line.size();
            legs += line.size() - 1;
        }
    }
    // Across the line: faded, full, full, faded.
    m_geometry.allocate(static_cast<int>(corners) * 4, static_cast<int>(legs) * 18);
    auto *vertex = m_geometry.vertexDataAsColoredPoint2D();
    auto *index = m_geometry.indexDataAsUInt();
    const auto alpha = colour.alphaF();
    const auto part = [alpha](float v) {
        return static_cast<uchar>(std::lround(v * alpha * 255.0F));
    };
    const std::array<double, 4> offsets{-width / 2.0 - kFeather / 2.0,
                                        -width / 2.0 + kFeather / 2.0, width / 2.0 - kFeather / 2.0,
                                        width / 2.0 + kFeather / 2.0};
    quint32 first = 0;
    for (const QPolygonF &line : lines) {
        if (line.size() < 2)
            continue;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const QPointF across = acrossAt(line, i);
            for (std::size_t k = 0; k < offsets.size(); ++k) {
                const QPointF at = line[i] + across * offsets[k];
                const bool full = k == 1 || k == 2;
                vertex++->set(static_cast<float>(at.x()), static_cast<float>(at.y()),
                              full ? part(colour.redF()) : uchar{0},
                              full ? part(colour.greenF()) : uchar{0},
                              full ? part(colour.blueF()) : uchar{0}, full ? part(1.0F) : uchar{0});
            }
            if (i > 0) {
                for (quint32 strip = 0; strip < 3; ++strip) {
                    const quint32 a = first + strip;
                    for (const quint32 corner : {a - 4, a - 3, a, a, a - 3, a + 1})
                        *index++ = corner;
                }
            }
            first += 4;
        }
    }
    m_geometry.markVertexDataDirty();
    m_geometry.markIndexDataDirty();
    markDirty(DirtyGeometry);
}

std::vector<QPolygonF> dashed(const QPolygonF &line, double dash, double gap)
{
    std::vector<QPolygonF> dashes;
    QPolygonF open;
    double left = dash; // until the pen is lifted or set down again
    bool down = true;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        QPointF from = line[i];
        const QPointF to = line[i + 1];
        double length = std::hypot(to.x() - from.x(), to.y() - from.y());
        if (down && open.isEmpty())
            open.append(from);
        while (length > left) {
            from += (to - from) * (left / length);
            length -= left;
            if (down) {
                open.append(from);
                dashes.push_back(open);
                open.clear();
            } else {
                open.append(from);
            }
            down = !down;
            left = down ? dash : gap;
        }
        left -= length;
        if (down)
            open.append(to);
    }
    if (open.size() > 1)
        dashes.push_back(open);
    return dashes;
}

} // namespace sc
