// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QHash>
#include <QImage>
#include <QRect>
#include <QSizeF>
#include <QString>

#include <chrono>
#include <functional>

class QPainter;

namespace sc {

/// What a small picture shows: a number for shapes, a text for words.
struct SpriteKey {
    quint64 code = 0;
    QString text;

    bool operator==(const SpriteKey &) const = default;
};

[[nodiscard]] inline size_t qHash(const SpriteKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.code, key.text);
}

struct Sprite {
    QRect source; ///< pixels of the sheet
    QSizeF size;  ///< size on screen, in device-independent pixels
};

/// A sprite put somewhere on the screen; `at` is its centre.
struct PlacedSprite {
    Sprite sprite;
    QPointF at;
};

/// Many small pictures in one, so that the graphics card draws all marks in one go. Each is drawn
/// once, when first asked for. Belongs to the GUI thread.
class SpriteSheet {
public:
    using Draw = std::function<void(QPainter &)>;

    /// Forgets everything; pictures are drawn for that many pixels to a point from now on.
    void reset(double devicePixelRatio);

    /// `draw` paints around the origin, within half of `size` (points) on each side. When the sheet
    /// is full the answer is empty and overflowed() is true until the next reset. When the time
    /// allowed is used up the answer is empty and postponed() is true until the next allow().
    [[nodiscard]] Sprite sprite(const SpriteKey &key, QSizeF size, const Draw &draw);

    /// From now on new pictures are drawn for that long, so that a frame with many new ones is
    /// spread over several.
    void allow(std::chrono::milliseconds time);
    [[nodiscard]] bool postponed() const { return m_postponed; }

    [[nodiscard]] const QImage &image() const { return m_image; }
    [[nodiscard]] double devicePixelRatio() const { return m_ratio; }
    [[nodiscard]] bool overflowed() const { return m_overflowed; }
    /// Grows with every change of the image.
    [[nodiscard]] int revision() const { return m_revision; }

private:
    [[nodiscard]] QRect place(QSize size);

    double m_ratio = 1.0;
    QImage m_image;
    QHash<SpriteKey, Sprite> m_sprites;
    int m_left = 0;
    int m_top = 0;
    int m_rowHeight = 0;
    int m_revision = 0;
    bool m_overflowed = false;
    bool m_postponed = false;
    QDeadlineTimer m_deadline{QDeadlineTimer::Forever};
};

} // namespace sc
