// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/photos.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace sc::sample {

namespace {

constexpr int kWide = 640;
constexpr int kHigh = 480;
constexpr int kGround = 300; ///< where the wall meets the pavement

QColor shade(Random &random, int hue, int saturation, int low, int high)
{
    return QColor::fromHsv(hue, saturation, random.whole(low, high));
}

void drawStreet(QPainter &painter, Random &random)
{
    QLinearGradient sky(0, 0, 0, kGround);
    sky.setColorAt(0, QColor::fromHsv(random.whole(200, 220), random.whole(20, 90), 235));
    sky.setColorAt(1, QColor::fromHsv(40, 12, 240));
    painter.fillRect(0, 0, kWide, kHigh, sky);
    int x = -random.whole(0, 60);
    while (x < kWide) {
        const int wide = random.whole(110, 170);
        const int top = random.whole(60, 110);
        const QColor brick = shade(random, random.whole(8, 28), random.whole(60, 130), 120, 190);
        painter.fillRect(x, top, wide, kGround - top, brick);
        painter.fillRect(x, top - 14, wide, 14, brick.darker(150));
        for (int window = 0; window < 2; ++window)
            painter.fillRect(x + 18 + window * (wide - 66), top + 34, 30, 46, QColor(70, 82, 94));
        painter.fillRect(x + wide / 2 - 14, kGround - 74, 28, 74,
                         shade(random, random.whole(0, 359), 120, 70, 150));
        x += wide;
    }
    painter.fillRect(0, kGround, kWide, 70, QColor(176, 172, 166));
    painter.setPen(QPen(QColor(150, 146, 140), 2));
    for (int slab = -20; slab < kWide; slab += 56)
        painter.drawLine(slab + 24, kGround, slab, kGround + 70);
    painter.fillRect(0, kGround + 70, kWide, 10, QColor(196, 194, 190));
    painter.fillRect(0, kGround + 80, kWide, kHigh, QColor(98, 98, 102));
}

void drawSack(QPainter &painter, Random &random, int x, int y)
{
    const double wide = random.whole(48, 78);
    const double high = random.whole(50, 74);
    QPainterPath sack;
    sack.moveTo(x, y);
    sack.cubicTo(x - 12, y - high, x + wide / 3, y - high, x + wide / 2, y - high - 12);
    sack.cubicTo(x + 2 * wide / 3, y - high, x + wide + 12, y - high, x + wide, y);
    painter.fillPath(sack, shade(random, random.chance(0.7) ? 220 : 130, 40, 26, 60));
}

void drawThings(QPainter &painter, std::string_view category, Random &random)
{
    painter.setPen(Qt::NoPen);
    if (category.starts_with("graffiti") || category.starts_with("fly_posting")) {
        painter.setPen(
            QPen(QColor::fromHsv(random.whole(0, 359), 200, 190), 9, Qt::SolidLine, Qt::RoundCap));
        QPainterPath tag;
        tag.moveTo(210, 250);
        for (int i = 0; i < 5; ++i)
            tag.cubicTo(230 + i * 44, 150 + random.whole(0, 40), 200 + i * 50, 280, 260 + i * 44,
                        200 + random.whole(0, 50));
        painter.drawPath(tag);
        return;
    }
    if (category.starts_with("weeds") || category.starts_with("detritus")) {
        const bool leaves = category.starts_with("detritus");
        for (int i = 0; i < 260; ++i) {
            painter.setBrush(leaves ? shade(random, random.whole(18, 44), 170, 110, 200)
                                    : shade(random, random.whole(80, 120), 150, 80, 150));
            const int x = random.whole(0, kWide);
            const int y = kGround + (leaves ? random.whole(20, 92) : random.whole(58, 84));
            painter.drawEllipse(x, y, leaves ? 12 : 5, leaves ? 7 : 22);
        }
        return;
    }
    const bool large = category.starts_with("fly_tipping") || category.starts_with("trade_waste");
    const int count = large ? random.whole(4, 7) : random.whole(1, 2);
    for (int i = 0; i < count; ++i)
        drawSack(painter, random, random.whole(120, 440), kGround + random.whole(10, 66));
    if (large) {
        painter.fillRect(random.whole(120, 380), kGround - 60, 150, 112, QColor(206, 198, 186));
        painter.fillRect(random.whole(120, 380), kGround - 10, 84, 66, QColor(150, 118, 82));
    }
    for (int i = 0; i < 26; ++i)
        painter.fillRect(random.whole(40, 600), kGround + random.whole(6, 110), random.whole(6, 18),
                         random.whole(5, 11),
                         QColor::fromHsv(random.whole(0, 359), random.whole(20, 180), 210));
}

std::string jpegOf(const QImage &image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", quality);
    return bytes.toStdString();
}

} // namespace

Photo drawPhoto(std::string_view category, std::uint64_t scene, bool after, LatLon place,
                Instant takenAt)
{
    QImage image(kWide, kHigh, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    Random street(scene);
    drawStreet(painter, street);
    Random things = Random(scene).fork(1);
    if (!after)
        drawThings(painter, category, things);
    painter.end();

    Photo photo;
    photo.thumbnail =
        jpegOf(image.scaled(160, 120, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), 70);
    const std::string plain = jpegOf(image, 74);
    constexpr std::size_t kStart = 2; // after the two bytes that begin a JPEG
    photo.bytes = plain.substr(0, kStart) + exifSegment(place, takenAt) + plain.substr(kStart);
    return photo;
}

} // namespace sc::sample
