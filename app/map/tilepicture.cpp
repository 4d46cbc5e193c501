// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tilepicture.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>

namespace sc {
namespace {

constexpr int kLargestSide = 2048;
constexpr int kQuickPng = 80; // Qt's scale: 100 is not compressed at all

} // namespace

QByteArray toPng(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setQuality(kQuickPng);
    writer.write(image);
    return bytes;
}

bool isServedAsStored(const QByteArray &bytes)
{
    return bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("\xff\xd8\xff");
}

QByteArray mimeTypeOf(const QByteArray &bytes)
{
    return bytes.startsWith("\xff\xd8\xff") ? QByteArrayLiteral("image/jpeg")
                                            : QByteArrayLiteral("image/png");
}

std::optional<QByteArray> partOfTile(const QByteArray &bytes, TileId whole, TileId part)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > kLargestSide || size.height() > kLargestSide)
        return std::nullopt;
    QImage image = reader.read();
    if (image.isNull())
        return std::nullopt;

    const int levels = part.zoom - whole.zoom;
    const double share = 1.0 / (1 << levels);
    const QRectF from((part.x - (whole.x << levels)) * share * image.width(),
                      (part.y - (whole.y << levels)) * share * image.height(),
                      share * image.width(), share * image.height());
    const int side = static_cast<int>(kTilePixels);
    return toPng(image.copy(from.toAlignedRect())
                     .scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

} // namespace sc
