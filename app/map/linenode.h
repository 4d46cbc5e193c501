// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPolygonF>
#include <QSGGeometryNode>
#include <QSGVertexColorMaterial>

#include <span>
#include <vector>

namespace sc {

/// Lines a few pixels wide, with soft edges, drawn in one call to the graphics card (which on its
/// own draws lines of one pixel only). Lives on the render thread.
class LineNode final : public QSGGeometryNode {
public:
    LineNode();

    void update(std::span<const QPolygonF> lines, double width, const QColor &colour);

private:
    QSGGeometry m_geometry;
    QSGVertexColorMaterial m_material;
};

/// Cuts a line into dashes. The pattern starts at the line's start.
[[nodiscard]] std::vector<QPolygonF> dashed(const QPolygonF &line, double dash, double gap);

} // namespace sc
