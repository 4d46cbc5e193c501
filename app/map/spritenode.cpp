// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/spritenode.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRendererInterface>

namespace sc {

SpriteNode::SpriteNode()
    : m_geometry(QSGGeometry::defaultAttributes_TexturedPoint2D(), 0, 0,
                 QSGGeometry::UnsignedIntType)
{
    m_geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    m_geometry.setVertexDataPattern(QSGGeometry::StreamPattern);
    m_geometry.setIndexDataPattern(QSGGeometry::StreamPattern);
    m_material.setFlag(QSGMaterial::Blending);
    // Sprites stand on whole pixels at their own size: there is nothing to blend between.
    m_material.setFiltering(QSGTexture::Nearest);
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

void SpriteNode::update(QQuickWindow *window, const SpriteSheet &sheet,
                        std::span<const PlacedSprite> sprites)
{
    if (m_revision != sheet.revision()) {
        m_texture.reset(
            window->createTextureFromImage(sheet.image(), QQuickWindow::TextureHasAlphaChannel));
        m_texture->setFiltering(QSGTexture::Nearest);
        m_material.setTexture(m_texture.get());
        m_revision = sheet.revision();
        markDirty(DirtyMaterial);
    }
    const auto count = static_cast<int>(sprites.size());
    m_geometry.allocate(count * 4, count * 6);
    auto *vertex = m_geometry.vertexDataAsTexturedPoint2D();
    auto *index = m_geometry.indexDataAsUInt();
    const auto width = static_cast<float>(sheet.image().width());
    const auto height = static_cast<float>(sheet.image().height());
    quint32 first = 0;
    for (const PlacedSprite &placed : sprites) {
        const auto halfWidth = static_cast<float>(placed.sprite.size.width() / 2.0);
        const auto halfHeight = static_cast<float>(placed.sprite.size.height() / 2.0);
        const auto x = static_cast<float>(placed.at.x());
        const auto y = static_cast<float>(placed.at.y());
        const QRect &source = placed.sprite.source;
        const float left = static_cast<float>(source.left()) / width;
        const float top = static_cast<float>(source.top()) / height;
        const float right = static_cast<float>(source.left() + source.width()) / width;
        const float bottom = static_cast<float>(source.top() + source.height()) / height;
        vertex++->set(x - halfWidth, y - halfHeight, left, top);
        vertex++->set(x + halfWidth, y - halfHeight, right, top);
        vertex++->set(x - halfWidth, y + halfHeight, left, bottom);
        vertex++->set(x + halfWidth, y + halfHeight, right, bottom);
        for (const quint32 corner : {0U, 1U, 2U, 2U, 1U, 3U})
            *index++ = first + corner;
        first += 4;
    }
    m_geometry.markVertexDataDirty();
    m_geometry.markIndexDataDirty();
    markDirty(DirtyGeometry);
}

bool drawsInSoftware(QQuickWindow *window)
{
    return window->rendererInterface()->graphicsApi() == QSGRendererInterface::Software;
}

QSGNode *paintedNode(QSGNode *old, QQuickWindow *window, QSizeF size,
                     const std::function<void(QPainter &)> &paint)
{
    const double ratio = window->effectiveDevicePixelRatio();
    const QSize pixels = (size * ratio).toSize();
    auto *node = static_cast<QSGImageNode *>(old);
    if (pixels.isEmpty()) {
        delete node;
        return nullptr;
    }
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(ratio, ratio);
    paint(painter);
    painter.end();
    if (node == nullptr) {
        node = window->createImageNode();
        node->setOwnsTexture(true);
    }
    node->setTexture(window->createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
    node->setRect(QRectF(QPointF(0, 0), size));
    return node;
}

void paintSprites(QPainter &painter, const SpriteSheet &sheet,
                  std::span<const PlacedSprite> sprites)
{
    for (const PlacedSprite &placed : sprites) {
        const QSizeF size = placed.sprite.size;
        const QRectF to(placed.at.x() - size.width() / 2.0, placed.at.y() - size.height() / 2.0,
                        size.width(), size.height());
        painter.drawImage(to, sheet.image(), placed.sprite.source);
    }
}

} // namespace sc
