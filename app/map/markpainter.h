// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/clusterindex.h"
#include "map/spritesheet.h"

#include <QColor>
#include <QList>
#include <QStringList>

namespace sc {

/// What a mark's state means, in the order of MapPoint::state. The shape says it as well as the
/// colour does.
enum class MarkState : std::uint8_t {
    New,          ///< diamond
    Acknowledged, ///< pentagon
    Scheduled,    ///< square
    InProgress,   ///< triangle
    Done,         ///< circle
    Closed,       ///< small ring
    Late,         ///< octagon
};

/// The looks of the marks, from the window's theme.
struct MarkLooks {
    QList<QColor> states;                   ///< by MarkState
    QColor outline = QColor(255, 255, 255); ///< around marks, so that they stand off the map
    QColor glyph = QColor(255, 255, 255);   ///< letters in marks
    QColor disc = QColor(255, 255, 255);    ///< inside of clusters
    QColor discText = QColor(22, 33, 31);   ///< counts of clusters
    QColor halo = QColor(11, 110, 106);     ///< ring around the selected mark
    QStringList glyphs;                     ///< a letter for each category

    bool operator==(const MarkLooks &) const = default;
    [[nodiscard]] QColor state(std::size_t index) const;
};

/// Draws the sprites of marks and clusters, each once. Sizes are in device-independent pixels.
class MarkPainter {
public:
    static constexpr double kMarkRadius = 12.0;
    static constexpr double kHaloRadius = 32.0;

    void setLooks(const MarkLooks &looks);
    [[nodiscard]] const MarkLooks &looks() const { return m_looks; }
    [[nodiscard]] SpriteSheet &sheet() { return m_sheet; }

    /// `large` is drawn half as large again: lifted off the map.
    [[nodiscard]] Sprite mark(std::uint8_t category, std::uint8_t state, bool large);
    /// The disc with a ring divided by state; no state that occurs is too few to be seen.
    [[nodiscard]] Sprite cluster(const ClusterIndex::Counts &counts, std::uint32_t count);
    /// The disc alone, while there is no time to draw its ring.
    [[nodiscard]] Sprite disc(std::uint32_t count);
    [[nodiscard]] Sprite count(std::uint32_t count);
    [[nodiscard]] Sprite halo();

    [[nodiscard]] static double clusterRadius(std::uint32_t count);
    /// "7", "999", "1.2k", "34k", "1.2m".
    [[nodiscard]] static QString countText(std::uint32_t count);

private:
    void drawMark(QPainter &painter, std::uint8_t category, std::uint8_t state) const;
    void drawDisc(QPainter &painter, double radius) const;

    MarkLooks m_looks;
    SpriteSheet m_sheet;
};

} // namespace sc
