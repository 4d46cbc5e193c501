// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/blockpainter.h"

#include "map/labelplacer.h"
#include "map/linework.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace sc {
namespace {

constexpr double kBlockPixels = kTilePixels * kBlockTiles;
constexpr double kLongestDashed = 20'000.0; // pixels
constexpr double kMargin =
    72.0; // pixels beyond the block that lines and outlines may reach in from

struct Drawn {
    const FeatureBlock *block = nullptr;
    const MapFeature *feature = nullptr;
    std::size_t layer = 0;
};

class BlockPainter {
public:
    BlockPainter(TileId block, const BasemapStyle &style,
                 const std::vector<BasemapData::Piece> &from)
        : m_style(style)
        , m_zoom(block.zoom)
        , m_pixels(worldPixels(block.zoom))
        , m_left(block.x * kBlockPixels)
        , m_top(block.y * kBlockPixels)
    {
        WorldBox box{.minX = m_left / m_pixels,
                     .minY = m_top / m_pixels,
                     .maxX = (m_left + kBlockPixels) / m_pixels,
                     .maxY = (m_top + kBlockPixels) / m_pixels};
        gather(from, box.grown(kMargin / m_pixels));
    }

    void draw(QPainter &painter) const;

private:
    void gather(const std::vector<BasemapData::Piece> &from, const WorldBox &box);
    [[nodiscard]] QPolygonF part(const Drawn &drawn, std::uint32_t index, bool closed) const;
    [[nodiscard]] std::vector<QPolygonF> rings(const Drawn &drawn) const;
    [[nodiscard]] const std::vector<Drawn> &of(FeatureClass is) const
    {
        return m_drawn[static_cast<std::size_t>(is)];
    }

    void drawAreas(QPainter &painter, FeatureClass is) const;
    void drawLines(QPainter &painter, FeatureClass is, const QPen &pen) const;
    void drawRoads(QPainter &painter, std::initializer_list<FeatureClass> together) const;
    void drawRail(QPainter &painter) const;
    void drawStations(QPainter &painter) const;
    void drawNames(QPainter &painter) const;

    const BasemapStyle &m_style;
    int m_zoom;
    double m_pixels;
    double m_left;
    double m_top;
    QRectF m_clip{-kMargin, -kMargin, kBlockPixels + 2 * kMargin, kBlockPixels + 2 * kMargin};
    std::array<std::vector<Drawn>, kFeatureClassCount> m_drawn;
};

void BlockPainter::gather(const std::vector<BasemapData::Piece> &from, const WorldBox &box)
{
    for (const BasemapData::Piece &piece : from) {
        for (const std::uint32_t index : piece.block->within(box)) {
            const MapFeature &feature = piece.block->features()[index];
            if (m_zoom >= lowestZoom(feature.is)) {
                m_drawn[static_cast<std::size_t>(feature.is)].push_back(
                    {piece.block.get(), &feature, piece.layer});
            }
        }
    }
    // The same order however the pack was read, and once each.
    const auto identity = [](const Drawn &drawn) {
        return std::pair{drawn.layer, drawn.feature->key};
    };
    for (std::vector<Drawn> &drawn : m_drawn) {
        std::ranges::sort(drawn, {}, identity);
        const auto twice = std::ranges::unique(drawn, {}, identity);
        drawn.erase(twice.begin(), twice.end());
    }
}

QPolygonF BlockPainter::part(const Drawn &drawn, std::uint32_t index, bool closed) const
{
    const auto points = drawn.block->part(index);
    QPolygonF line;
    line.reserve(static_cast<qsizetype>(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const WorldPos at = fromFixed(points[i]);
        const QPointF p(at.x * m_pixels - m_left, at.y * m_pixels - m_top);
        const bool last = i + 1 == points.size();
        // What is nearer than half a pixel cannot be seen, but costs as much to draw.
        if (!line.isEmpty() && !last && std::abs(p.x() - line.last().x()) < 0.5 &&
            std::abs(p.y() - line.last().y()) < 0.5)
            continue;
        line.append(p);
    }
    if (closed && line.size() > 1 && line.first() == line.last())
        line.removeLast();
    return line;
}

std::vector<QPolygonF> BlockPainter::rings(const Drawn &drawn) const
{
    std::vector<QPolygonF> found;
    for (std::uint32_t i = drawn.feature->firstPart; i < drawn.feature->endPart; ++i) {
        QPolygonF ring = clippedRing(part(drawn, i, true), m_clip);
        if (ring.size() > 2)
            found.push_back(std::move(ring));
    }
    return found;
}

void BlockPainter::drawAreas(QPainter &painter, FeatureClass is) const
{
    const BasemapStyle::Paint &paint = m_style.of(is);
    if (paint.fill == 0)
        return;
    painter.setBrush(QColor::fromRgb(paint.fill));
    painter.setPen(paint.edge == 0 ? QPen(Qt::NoPen) : QPen(QColor::fromRgb(paint.edge), 1.0));
    for (const Drawn &drawn : of(is)) {
        if (drawn.feature->kind != GeometryKind::Polygon)
            continue;
        const std::vector<QPolygonF> all = rings(drawn);
        if (all.size() == 1) {
            painter.drawPolygon(all.front(), Qt::OddEvenFill);
            continue;
        }
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const QPolygonF &ring : all) {
            path.addPolygon(ring);
            path.closeSubpath();
        }
        painter.drawPath(path);
    }
}

void BlockPainter::drawLines(QPainter &painter, FeatureClass is, const QPen &pen) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    for (const Drawn &drawn : of(is)) {
        if (drawn.feature->kind != GeometryKind::Line)
            continue;
        for (std::uint32_t i = drawn.feature->firstPart; i < drawn.feature->endPart; ++i) {
            const QPolygonF line = part(drawn, i, false);
            // Dashes are counted from the line's own start, so that blocks agree on where they lie.
            if (pen.style() == Qt::CustomDashLine && lengthOf(line) < kLongestDashed) {
                painter.drawPolyline(line);
                continue;
            }
            for (const QPolygonF &piece : clippedLine(line, m_clip))
                painter.drawPolyline(piece);
        }
    }
}

/// Roads of one rank: all their casings first, so that junctions are open.
void BlockPainter::drawRoads(QPainter &painter, std::initializer_list<FeatureClass> together) const
{
    for (const FeatureClass is : together) {
        const double casing = casingWidth(is, m_zoom);
        if (casing > 0.0 && m_style.of(is).edge != 0) {
            drawLines(painter, is,
                      QPen(QColor::fromRgb(m_style.of(is).edge),
                           lineWidth(is, m_zoom) + 2.0 * casing, Qt::SolidLine, Qt::RoundCap,
                           Qt::RoundJoin));
        }
    }
    for (const FeatureClass is : together) {
        const double width = lineWidth(is, m_zoom);
        if (width <= 0.0)
            continue;
        // Without a casing a pale road would vanish on pale land: it takes the casing's colour.
        const bool bare = casingWidth(is, m_zoom) <= 0.0 && m_style.of(is).edge != 0;
        const QRgb colour = bare ? m_style.of(is).edge : m_style.of(is).fill;
        QPen pen(QColor::fromRgb(colour), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (is == FeatureClass::Path) {
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern({4.0, 2.5});
        }
        drawLines(painter, is, pen);
    }
}

void BlockPainter::drawRail(QPainter &painter) const
{
    const BasemapStyle::Paint &paint = m_style.of(FeatureClass::Rail);
    const double width = lineWidth(FeatureClass::Rail, m_zoom);
    drawLines(painter, FeatureClass::Rail,
              QPen(QColor::fromRgb(paint.fill), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    if (m_zoom < 14)
        return;
    QPen dashes(QColor::fromRgb(paint.edge), width * 0.5, Qt::SolidLine, Qt::FlatCap,
                Qt::RoundJoin);
    dashes.setDashPattern({6.0, 6.0});
    drawLines(painter, FeatureClass::Rail, dashes);
}

void BlockPainter::drawStations(QPainter &painter) const
{
    painter.setBrush(QColor::fromRgb(m_style.of(FeatureClass::Station).fill));
    painter.setPen(QPen(QColor::fromRgba(m_style.halo), 1.5));
    for (const Drawn &drawn : of(FeatureClass::Station)) {
        if (drawn.feature->kind == GeometryKind::Point)
            painter.drawEllipse(part(drawn, drawn.feature->firstPart, false).first(), 4.0, 4.0);
    }
}

void BlockPainter::drawNames(QPainter &painter) const
{
    LabelPlacer placer(QRectF(0, 0, kBlockPixels, kBlockPixels), m_style, m_zoom);
    for (std::size_t i = 0; i < kFeatureClassCount; ++i) {
        for (const Drawn &drawn : m_drawn[i]) {
            const std::string &name = drawn.block->nameOf(*drawn.feature);
            if (name.empty() || m_zoom < labelRule(drawn.feature->is).fromZoom)
                continue;
            const QString text = QString::fromStdString(name);
            const FeatureClass is = drawn.feature->is;
            if (drawn.feature->kind == GeometryKind::Polygon) {
                placer.addArea(is, text, rings(drawn));
                continue;
            }
            for (std::uint32_t p = drawn.feature->firstPart; p < drawn.feature->endPart; ++p) {
                const QPolygonF points = part(drawn, p, false);
                if (drawn.feature->kind == GeometryKind::Line)
                    placer.addLine(is, text, points);
                else
                    placer.addPoint(is, text, points.first());
            }
        }
    }
    placer.draw(painter);
}

void BlockPainter::draw(QPainter &painter) const
{
    using enum FeatureClass;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Civic); ++i) {
        const auto is = static_cast<FeatureClass>(i);
        drawAreas(painter, is);
        if (is == Lake || is == WaterLine) {
            drawLines(painter, is,
                      QPen(QColor::fromRgb(m_style.of(is).fill), lineWidth(is, m_zoom),
                           Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
    }
    drawRoads(painter, {Path});
    drawRoads(painter, {Lane, Street});
    drawRail(painter);
    drawRoads(painter, {BRoad});
    drawRoads(painter, {ARoad});
    drawRoads(painter, {Motorway});
    drawStations(painter);
    drawNames(painter);
}

} // namespace

QImage paintBlock(TileId block, int scale, const BasemapStyle &style, BasemapData &data)
{
    const int size = static_cast<int>(kBlockPixels) * scale;
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(style.of(data.background()).fill);
    const double pixels = worldPixels(block.zoom);
    WorldBox box{.minX = block.x * kBlockPixels / pixels,
                 .minY = block.y * kBlockPixels / pixels,
                 .maxX = (block.x + 1) * kBlockPixels / pixels,
                 .maxY = (block.y + 1) * kBlockPixels / pixels};
    const auto from = data.pieces(box.grown(kMargin / pixels), block.zoom);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    BlockPainter(block, style, from).draw(painter);
    return image;
}

QImage emptyTile(int scale, const BasemapStyle &style)
{
    const int size = static_cast<int>(kTilePixels) * scale;
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(style.emptyFill);
    QPainter painter(&image);
    painter.setPen(QPen(QColor::fromRgb(style.emptyLine), scale));
    const double half = 0.5 * scale;
    for (int i = 0; i < 2; ++i) {
        const double at = i * size / 2.0 + half;
        painter.drawLine(QPointF(at, 0), QPointF(at, size));
        painter.drawLine(QPointF(0, at), QPointF(size, at));
    }
    return image;
}

} // namespace sc
