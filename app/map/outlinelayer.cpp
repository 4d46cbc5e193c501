// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/outlinelayer.h"

#include "map/linenode.h"
#include "map/linework.h"
#include "map/spritenode.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

namespace sc {
namespace {

constexpr double kMargin = 60.0; // pixels beyond the edge
constexpr double kDash = 7.0;
constexpr double kDashGap = 5.0;
constexpr double kLongestDashed = 30'000.0; // pixels

[[nodiscard]] QFont nameFont(int pixels)
{
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                           QStringLiteral("sans-serif")});
    font.setPixelSize(std::max(6, pixels));
    font.setWeight(QFont::DemiBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Takes rings apart into lines, leaving out each stretch that an earlier ring had already.
class LineMaker {
public:
    void add(const Ring &ring)
    {
        MapOutlines::Line line;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const WorldPos from = place(ring[i]);
            const WorldPos to = place(ring[(i + 1) % ring.size()]);
            if (!isNew(toFixed(from), toFixed(to))) {
                finish(line);
                continue;
            }
            if (line.corners.empty())
                line.corners.push_back(from);
            line.corners.push_back(to);
        }
        finish(line);
    }

    std::vector<MapOutlines::Line> lines;

private:
    [[nodiscard]] static WorldPos place(PlanePoint corner)
    {
        return toWorld({.latitude = corner.y, .longitude = corner.x});
    }
    [[nodiscard]] bool isNew(WorldPoint a, WorldPoint b)
    {
        return m_seen.insert({std::min(a, b), std::max(a, b)}).second;
    }
    void finish(MapOutlines::Line &line)
    {
        for (const WorldPos &corner : line.corners)
            line.box.take(corner);
        if (line.corners.size() > 1)
            lines.push_back(std::move(line));
        line = {};
    }

    std::set<std::pair<WorldPoint, WorldPoint>> m_seen;
};

/// A layer's lines and names under one node.
class OutlineNode final : public QSGNode {
public:
    OutlineNode()
    {
        m_lines.setFlag(OwnedByParent, false);
        m_names.setFlag(OwnedByParent, false);
        appendChildNode(&m_lines);
        appendChildNode(&m_names);
    }
    ~OutlineNode() override { removeAllChildNodes(); }

    LineNode m_lines;
    SpriteNode m_names;
};

} // namespace

MapOutlines MapOutlines::from(const std::vector<MapOutline> &outlines)
{
    auto made = std::make_shared<Data>();
    LineMaker maker;
    for (const MapOutline &outline : outlines) {
        const auto bounds = boundsOf(outline.shape);
        if (!bounds)
            continue;
        for (const Polygon &part : outline.shape.parts) {
            maker.add(part.outer);
            for (const Ring &hole : part.holes)
                maker.add(hole);
        }
        Place place{.name = outline.name, .box = {}, .middle = {}};
        place.box.take(toWorld({.latitude = bounds->minY, .longitude = bounds->minX}));
        place.box.take(toWorld({.latitude = bounds->maxY, .longitude = bounds->maxX}));
        const PlanePoint middle = representativePoint(outline.shape);
        place.middle = toWorld({.latitude = middle.y, .longitude = middle.x});
        made->places.push_back(std::move(place));
    }
    made->lines = std::move(maker.lines);
    return {std::move(made)};
}

OutlineLayer::OutlineLayer(QQuickItem *parent) : MapLayerItem(parent) {}

void OutlineLayer::setOutlines(const MapOutlines &outlines)
{
    if (outlines == m_outlines)
        return;
    m_outlines = outlines;
    redraw();
    Q_EMIT outlinesChanged();
}

void OutlineLayer::addLine(const MapOutlines::Line &from)
{
    QPolygonF line;
    line.reserve(static_cast<qsizetype>(from.corners.size()));
    for (std::size_t i = 0; i < from.corners.size(); ++i) {
        const QPointF at = toItem(from.corners[i]);
        const bool last = i + 1 == from.corners.size();
        if (line.isEmpty() || last || std::abs(at.x() - line.last().x()) > 1.0 ||
            std::abs(at.y() - line.last().y()) > 1.0)
            line.append(at);
    }
    const QRectF near = boundingRect().adjusted(-kMargin, -kMargin, kMargin, kMargin);
    if (!m_dashes) {
        std::ranges::move(clippedLine(line, near), std::back_inserter(m_lines));
        return;
    }
    // Dashes are counted from the line's own start, so that they stay put while the map moves;
    // only a line of many screens is cut first.
    const bool endless = lengthOf(line) > kLongestDashed;
    for (const QPolygonF &piece : endless ? clippedLine(line, near) : std::vector{line}) {
        for (QPolygonF &dash : dashed(piece, kDash, kDashGap)) {
            if (near.contains(dash.first()) || near.contains(dash.last()))
                m_lines.push_back(std::move(dash));
        }
    }
}

Sprite OutlineLayer::nameSprite(const QString &name)
{
    const QFont font = nameFont(m_textSize);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(name) + 8.0, metrics.height() + 6.0);
    return m_sheet.sprite({.code = 1, .text = name}, size, [&](QPainter &painter) {
        QPainterPath path;
        path.addText(QPointF(-metrics.horizontalAdvance(name) / 2.0, metrics.capHeight() / 2.0),
                     font, name);
        painter.strokePath(path,
                           QPen(m_haloColour, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(path, m_textColour);
    });
}

void OutlineLayer::addNames()
{
    std::vector<QRectF> taken;
    const double pixels = worldPixels(zoomLevel());
    for (const MapOutlines::Place &place : m_outlines.data->places) {
        const QPointF at = toSharpItem(place.middle);
        if (place.name.isEmpty() || !boundingRect().contains(at))
            continue;
        const Sprite sprite = nameSprite(place.name);
        if (sprite.size.width() > (place.box.maxX - place.box.minX) * pixels)
            continue; // the name would cover more than the place
        QRectF box(QPointF(0, 0), sprite.size);
        box.moveCenter(at);
        if (std::ranges::any_of(taken, [&](const QRectF &t) { return t.intersects(box); }))
            continue;
        taken.push_back(box);
        m_names.push_back({sprite, at});
    }
}

void OutlineLayer::prepareFrame()
{
    if (m_looksStale || m_sheet.devicePixelRatio() != pixelRatio()) {
        m_sheet.reset(pixelRatio());
        m_looksStale = false;
    }
    m_lines.clear();
    m_names.clear();
    if (!m_outlines.data || width() <= 0.0 || height() <= 0.0)
        return;
    const WorldBox box = seen(kMargin);
    for (const MapOutlines::Line &line : m_outlines.data->lines) {
        if (line.box.meets(box))
            addLine(line);
    }
    if (!m_named)
        return;
    addNames();
    if (m_sheet.overflowed()) { // full of the names of places seen earlier
        m_sheet.reset(pixelRatio());
        m_names.clear();
        addNames();
    }
}

void OutlineLayer::updatePolish()
{
    prepareFrame();
}

QSGNode *OutlineLayer::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (m_lines.empty() && m_names.empty()) {
        delete old;
        return nullptr;
    }
    if (drawsInSoftware(window())) {
        return paintedNode(old, window(), size(), [this](QPainter &painter) {
            painter.setPen(QPen(m_lineColour, m_lineWidth));
            for (const QPolygonF &line : m_lines)
                painter.drawPolyline(line);
            paintSprites(painter, m_sheet, m_names);
        });
    }
    auto *node = old != nullptr ? static_cast<OutlineNode *>(old) : new OutlineNode;
    node->m_lines.update(m_lines, m_lineWidth, m_lineColour);
    node->m_names.update(window(), m_sheet, m_names);
    return node;
}

void OutlineLayer::itemChange(ItemChange change, const ItemChangeData &value)
{
    MapLayerItem::itemChange(change, value);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        redraw();
}

} // namespace sc
