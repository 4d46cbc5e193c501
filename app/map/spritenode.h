// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/spritesheet.h"

#include <QSGGeometryNode>
#include <QSGTexture>
#include <QSGTextureMaterial>

#include <functional>
#include <memory>
#include <span>

class QQuickWindow;

namespace sc {

/// Draws many sprites of one sheet in one call to the graphics card. Lives on the render thread.
class SpriteNode final : public QSGGeometryNode {
public:
    SpriteNode();

    /// To be called from updatePaintNode(). The picture is sent anew only when it has changed.
    void update(QQuickWindow *window, const SpriteSheet &sheet,
                std::span<const PlacedSprite> sprites);

private:
    QSGGeometry m_geometry;
    QSGTextureMaterial m_material;
    std::unique_ptr<QSGTexture> m_texture;
    int m_revision = -1;
};

/// Whether the window draws without a graphics card's language (Qt's software renderer), where own
/// geometry is not shown.
[[nodiscard]] bool drawsInSoftware(QQuickWindow *window);

/// For that renderer: the layer as one painted picture. Reuses `old` if it is one.
[[nodiscard]] QSGNode *paintedNode(QSGNode *old, QQuickWindow *window, QSizeF size,
                                   const std::function<void(QPainter &)> &paint);

/// Draws sprites with a painter that draws in device-independent pixels.
void paintSprites(QPainter &painter, const SpriteSheet &sheet,
                  std::span<const PlacedSprite> sprites);

} // namespace sc
