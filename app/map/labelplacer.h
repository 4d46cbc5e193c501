// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/basemapstyle.h"

#include <QFont>
#include <QHash>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <vector>

class QPainter;

namespace sc {

/// Chooses which names fit on one block of the map, and where, and draws them. A name never leaves
/// its block, so it is never cut where two pictures meet. The same names given in the same order
/// are placed the same way.
class LabelPlacer {
public:
    LabelPlacer(const QRectF &block, const BasemapStyle &style, int zoom);

    void addPoint(FeatureClass is, const QString &name, QPointF at);
    void addLine(FeatureClass is, const QString &name, const QPolygonF &line);
    void addArea(FeatureClass is, const QString &name, const std::vector<QPolygonF> &rings);

    void draw(QPainter &painter);

private:
    struct Candidate {
        FeatureClass is = FeatureClass::Sea;
        QString name;
        QPointF at;
        double room = 0.0; ///< the width of the area it must fit; 0 = any
        std::vector<QPolygonF> lines;
    };
    struct Glyph {
        QString text;
        double advance = 0.0;
    };
    struct Setting {
        QFont font;
        double capHeight = 0.0;
        double lineHeight = 0.0;
    };

    [[nodiscard]] bool wanted(FeatureClass is, const QString &name) const;
    [[nodiscard]] const Setting &setting(FeatureClass is);
    [[nodiscard]] bool isFree(const std::vector<QRectF> &boxes) const;
    [[nodiscard]] bool saidNearby(const QString &name, QPointF at) const;
    void take(const std::vector<QRectF> &boxes, const QString &name, QPointF at);

    void placePoint(QPainter &painter, const Candidate &candidate);
    void placeLines(QPainter &painter, const Candidate &candidate);
    [[nodiscard]] bool placeAlong(QPainter &painter, const Candidate &candidate,
                                  const std::vector<Glyph> &glyphs, const QPolygonF &line,
                                  double centre);
    void drawPath(QPainter &painter, const QPainterPath &path, FeatureClass is) const;

    QRectF m_block;
    const BasemapStyle &m_style;
    int m_zoom;
    std::vector<Candidate> m_candidates;
    QHash<QString, std::size_t> m_lineOf; // class and name to candidate
    QHash<int, Setting> m_settings;
    QHash<QString, std::vector<QPointF>> m_said;
    QHash<std::uint32_t, std::vector<QRectF>> m_taken; // by 64-pixel square
};

} // namespace sc
