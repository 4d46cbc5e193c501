// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/spritesheet.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sc {
namespace {

constexpr int kSide = 1024; // points; twice that in pixels on a sharp screen
constexpr int kLargestSide = 2048;
constexpr int kGap = 1; // pixels between sprites, lest one shows at the edge of another

} // namespace

void SpriteSheet::reset(double devicePixelRatio)
{
    m_ratio = devicePixelRatio;
    const int side = std::min(kLargestSide, static_cast<int>(std::ceil(kSide * devicePixelRatio)));
    if (m_image.width() != side)
        m_image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    m_sprites.clear();
    m_left = kGap;
    m_top = kGap;
    m_rowHeight = 0;
    m_overflowed = false;
    ++m_revision;
}

void SpriteSheet::allow(std::chrono::milliseconds time)
{
    m_deadline.setRemainingTime(time, Qt::PreciseTimer);
    m_postponed = false;
}

QRect SpriteSheet::place(QSize size)
{
    if (m_left + size.width() + kGap > m_image.width()) {
        m_left = kGap;
        m_top += m_rowHeight + kGap;
        m_rowHeight = 0;
    }
    if (m_top + size.height() + kGap > m_image.height() ||
        m_left + size.width() + kGap > m_image.width())
        return {};
    const QRect rect(QPoint(m_left, m_top), size);
    m_left += size.width() + kGap;
    m_rowHeight = std::max(m_rowHeight, size.height());
    return rect;
}

Sprite SpriteSheet::sprite(const SpriteKey &key, QSizeF size, const Draw &draw)
{
    const auto known = m_sprites.constFind(key);
    if (known != m_sprites.constEnd())
        return *known;
    if (m_deadline.hasExpired()) {
        m_postponed = true;
        return {};
    }
    // An even number of pixels, so that the middle lies between two of them.
    const auto even = [this](double points) {
        return 2 * static_cast<int>(std::ceil(points * m_ratio / 2.0));
    };
    const QRect source = place({even(size.width()), even(size.height())});
    if (source.isEmpty()) {
        m_overflowed = true;
        return {};
    }
    QPainter painter(&m_image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setClipRect(source);
    painter.translate(QRectF(source).center());
    painter.scale(m_ratio, m_ratio);
    draw(painter);
    ++m_revision;
    const Sprite made{.source = source, .size = QSizeF(source.size()) / m_ratio};
    m_sprites.insert(key, made);
    return made;
}

} // namespace sc
