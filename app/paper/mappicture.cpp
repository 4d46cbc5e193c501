// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/mappicture.h"

#include "map/blockpainter.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace sc {

namespace {

constexpr int kNearest = 18;  // streets with their names
constexpr int kFarthest = 10; // a county
constexpr int kMargin = 60;   // pixels left free around the sketch

WorldBox boxOf(const MapSketch &sketch)
{
    WorldBox box;
    const auto takeAll = [&](const std::vector<std::vector<LatLon>> &shapes) {
        for (const auto &shape : shapes)
            for (const LatLon at : shape)
                box.take(toWorld(at));
    };
    takeAll(sketch.lines);
    takeAll(sketch.outlines);
    for (const auto &mark : sketch.marks)
        box.take(toWorld(mark.at));
    return box;
}

int zoomFor(const WorldBox &box, QSize pixels)
{
    for (int zoom = kNearest; zoom > kFarthest; --zoom) {
        const double scale = worldPixels(zoom);
        if ((box.maxX - box.minX) * scale <= pixels.width() - 2 * kMargin &&
            (box.maxY - box.minY) * scale <= pixels.height() - 2 * kMargin)
            return zoom;
    }
    return kFarthest;
}

/// World positions to pixels of the picture.
struct View {
    int zoom = kNearest;
    QPointF corner; // of the picture, in pixels of the world at this zoom

    [[nodiscard]] QPointF operator()(LatLon at) const
    {
        const WorldPos pos = toWorld(at);
        return QPointF(pos.x, pos.y) * worldPixels(zoom) - corner;
    }
    [[nodiscard]] QPolygonF operator()(const std::vector<LatLon> &shape) const
    {
        QPolygonF polygon;
        for (const LatLon at : shape)
            polygon << (*this)(at);
        return polygon;
    }
};

void drawGround(QPainter &painter, const View &view, QSize pixels, BasemapData &data)
{
    const BasemapStyle &style = BasemapStyle::named(u"light");
    const double block = kTilePixels * kBlockTiles;
    const auto index = [&](double at) { return static_cast<int>(std::floor(at / block)); };
    for (int y = index(view.corner.y()); y <= index(view.corner.y() + pixels.height()); ++y)
        for (int x = index(view.corner.x()); x <= index(view.corner.x() + pixels.width()); ++x)
            painter.drawImage(QPointF(x * block, y * block) - view.corner,
                              paintBlock({.zoom = view.zoom, .x = x, .y = y}, 1, style, data));
}

void drawSketch(QPainter &painter, const View &view, const MapSketch &sketch)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::black, 4.0));
    painter.setBrush(QBrush(Qt::black, Qt::BDiagPattern));
    for (const auto &outline : sketch.outlines)
        painter.drawPolygon(view(outline));
    painter.setBrush(Qt::NoBrush);
    for (const auto &line : sketch.lines) {
        painter.setPen(QPen(Qt::white, 9.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(view(line));
        painter.setPen(QPen(Qt::black, 5.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(view(line));
    }
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(20);
    font.setBold(true);
    painter.setFont(font);
    for (const auto &mark : sketch.marks) {
        const QRectF round(view(mark.at) - QPointF(17, 17), QSizeF(34, 34));
        painter.setPen(QPen(Qt::white, 3.0));
        painter.setBrush(Qt::black);
        painter.drawEllipse(round);
        painter.drawText(round, Qt::AlignCenter, mark.letter);
    }
}

} // namespace

QImage mapPicture(const std::filesystem::path &pack, const MapSketch &sketch, QSize pixels)
{
    if (sketch.isEmpty())
        return {};
    auto store = GeoPackageStore::open(pack.string());
    if (!store)
        return {};
    BasemapData data(*std::move(store));
    const WorldBox box = boxOf(sketch);
    View view;
    view.zoom = zoomFor(box, pixels);
    const QPointF middle((box.minX + box.maxX) / 2.0, (box.minY + box.maxY) / 2.0);
    view.corner =
        middle * worldPixels(view.zoom) - QPointF(pixels.width() / 2.0, pixels.height() / 2.0);
    QImage picture(pixels, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    drawGround(painter, view, pixels, data);
    drawSketch(painter, view, sketch);
    painter.setPen(QPen(Qt::black, 2.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(picture.rect()).adjusted(1, 1, -1, -1));
    return picture;
}

} // namespace sc
