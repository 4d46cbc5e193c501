// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/markpainter.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sc {
namespace {

constexpr unsigned kSlots = 24; // parts of a cluster's ring
constexpr double kRingWidth = 4.0;
constexpr double kLifted = 1.5;

// Kinds of sprite, in the top bits of their codes.
constexpr quint64 kMarkCode = quint64{1} << 60U;
constexpr quint64 kClusterCode = quint64{2} << 60U;
constexpr quint64 kCountCode = quint64{3} << 60U;
constexpr quint64 kDiscCode = quint64{5} << 60U;
constexpr quint64 kHaloCode = quint64{4} << 60U;

[[nodiscard]] QPainterPath polygonPath(int corners, double radius, double turn)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2.0 * std::numbers::pi * i / corners;
        polygon.append(QPointF(radius * std::sin(angle), -radius * std::cos(angle)));
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

/// Shapes of about equal weight, centred on the origin.
[[nodiscard]] QPainterPath shapeOf(MarkState state)
{
    QPainterPath path;
    switch (state) {
    case MarkState::New:
        return polygonPath(4, 12.5, 0.0);
    case MarkState::Acknowledged:
        return polygonPath(5, 11.0, 0.0);
    case MarkState::Scheduled:
        path.addRoundedRect(QRectF(-9, -9, 18, 18), 1.5, 1.5);
        return path;
    case MarkState::InProgress:
        return polygonPath(3, 13.0, 0.0).translated(0, 2.5);
    case MarkState::Done:
        path.addEllipse(QPointF(0, 0), 10.0, 10.0);
        return path;
    case MarkState::Closed:
        path.addEllipse(QPointF(0, 0), 5.5, 5.5);
        return path;
    case MarkState::Late:
        break;
    }
    return polygonPath(8, 11.0, std::numbers::pi / 8.0);
}

[[nodiscard]] QFont markFont(int pixels)
{
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                           QStringLiteral("sans-serif")});
    font.setPixelSize(pixels);
    font.setWeight(QFont::DemiBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Words as outlines, centred on the origin by what is inked.
[[nodiscard]] QPainterPath centredText(const QString &text, const QFont &font)
{
    QPainterPath path;
    path.addText(QPointF(0, 0), font, text);
    const QRectF ink = path.boundingRect();
    const double capHeight = QFontMetricsF(font).capHeight();
    return path.translated(-ink.center().x(), capHeight / 2.0);
}

/// Divides the ring's slots by the counts: the largest remainders gain, what occurs has at least
/// one.
[[nodiscard]] std::array<unsigned, kMarkStates> slotsOf(const ClusterIndex::Counts &counts)
{
    const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
    std::array<unsigned, kMarkStates> parts{};
    std::array<double, kMarkStates> rest{};
    unsigned given = 0;
    for (std::size_t i = 0; i < kMarkStates; ++i) {
        const double exact = total > 0.0 ? counts[i] / total * kSlots : 0.0;
        parts[i] = counts[i] > 0 ? std::max(1U, static_cast<unsigned>(exact)) : 0U;
        rest[i] = exact - parts[i];
        given += parts[i];
    }
    while (given > 0 && given < kSlots) {
        const auto at = static_cast<std::size_t>(std::ranges::max_element(rest) - rest.begin());
        ++parts[at];
        rest[at] -= 1.0;
        ++given;
    }
    while (given > kSlots) {
        --*std::ranges::max_element(parts);
        --given;
    }
    return parts;
}

} // namespace

QColor MarkLooks::state(std::size_t index) const
{
    const auto at = static_cast<qsizetype>(index);
    return at < states.size() ? states[at] : QColor(81, 93, 100);
}

void MarkPainter::setLooks(const MarkLooks &looks)
{
    m_looks = looks;
    m_sheet.reset(m_sheet.devicePixelRatio());
}

void MarkPainter::drawMark(QPainter &painter, std::uint8_t category, std::uint8_t state) const
{
    const auto kind = static_cast<MarkState>(
        std::min<std::uint8_t>(state, static_cast<std::uint8_t>(MarkState::Late)));
    const QPainterPath shape = shapeOf(kind);
    const QColor colour = m_looks.state(state);
    painter.strokePath(shape,
                       QPen(m_looks.outline, 4.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (kind == MarkState::Closed) {
        painter.fillPath(shape, m_looks.outline);
        painter.strokePath(shape, QPen(colour, 2.5));
        return;
    }
    painter.fillPath(shape, colour);
    if (category < m_looks.glyphs.size()) {
        QPainterPath letter = centredText(m_looks.glyphs[category], markFont(11));
        if (kind == MarkState::InProgress)
            letter.translate(0, 3.0); // where a triangle has room
        painter.fillPath(letter, m_looks.glyph);
    }
}

Sprite MarkPainter::mark(std::uint8_t category, std::uint8_t state, bool large)
{
    const SpriteKey key{.code = kMarkCode | quint64{category} << 16U | quint64{state} << 8U |
                                (large ? 1U : 0U),
                        .text = {}};
    const double scale = large ? kLifted : 1.0;
    const double side = 34.0 * scale;
    return m_sheet.sprite(key, {side, side}, [&](QPainter &painter) {
        painter.scale(scale, scale);
        drawMark(painter, category, state);
    });
}

double MarkPainter::clusterRadius(std::uint32_t count)
{
    if (count < 10)
        return 15.0;
    if (count < 100)
        return 18.0;
    return count < 1000 ? 21.0 : 24.0;
}

void MarkPainter::drawDisc(QPainter &painter, double radius) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_looks.outline);
    painter.drawEllipse(QPointF(0, 0), radius + 2.0, radius + 2.0);
    painter.setBrush(m_looks.disc);
    painter.drawEllipse(QPointF(0, 0), radius, radius);
}

Sprite MarkPainter::disc(std::uint32_t count)
{
    const double radius = clusterRadius(count);
    const double side = 2.0 * radius + 6.0;
    return m_sheet.sprite({.code = kDiscCode | static_cast<quint64>(radius), .text = {}},
                          {side, side}, [&](QPainter &painter) { drawDisc(painter, radius); });
}

Sprite MarkPainter::cluster(const ClusterIndex::Counts &counts, std::uint32_t count)
{
    const auto parts = slotsOf(counts);
    const double radius = clusterRadius(count);
    quint64 code = kClusterCode | static_cast<quint64>(radius) << 50U;
    for (std::size_t i = 0; i < kMarkStates; ++i)
        code |= quint64{parts[i]} << (5U * i);
    const double side = 2.0 * radius + 6.0;
    return m_sheet.sprite({.code = code, .text = {}}, {side, side}, [&](QPainter &painter) {
        drawDisc(painter, radius);
        const double middle = radius - kRingWidth / 2.0;
        const QRectF ring(-middle, -middle, 2 * middle, 2 * middle);
        const auto kinds = std::ranges::count_if(parts, [](unsigned n) { return n > 0; });
        const double gap = kinds > 1 ? 7.0 : 0.0; // degrees between two states
        double from = 90.0;
        for (std::size_t i = 0; i < kMarkStates; ++i) {
            const double span = 360.0 * parts[i] / kSlots;
            if (parts[i] == 0)
                continue;
            painter.setPen(QPen(m_looks.state(i), kRingWidth, Qt::SolidLine, Qt::FlatCap));
            painter.setBrush(Qt::NoBrush);
            painter.drawArc(ring, static_cast<int>(std::lround((from - gap / 2.0) * 16.0)),
                            -static_cast<int>(std::lround((span - gap) * 16.0)));
            from -= span;
        }
    });
}

QString MarkPainter::countText(std::uint32_t count)
{
    if (count < 1000)
        return QString::number(count);
    const bool millions = count >= 999'500;
    const double value = count / (millions ? 1'000'000.0 : 1000.0);
    const int decimals = value < 9.95 ? 1 : 0;
    return QString::number(value, 'f', decimals) +
           (millions ? QStringLiteral("m") : QStringLiteral("k"));
}

Sprite MarkPainter::count(std::uint32_t count)
{
    const QString text = countText(count);
    return m_sheet.sprite({.code = kCountCode, .text = text},
                          {8.0 * static_cast<double>(text.size()) + 6.0, 18.0},
                          [&](QPainter &painter) {
                              painter.fillPath(centredText(text, markFont(12)), m_looks.discText);
                          });
}

Sprite MarkPainter::halo()
{
    const double side = 2.0 * kHaloRadius + 4.0;
    return m_sheet.sprite({.code = kHaloCode, .text = {}}, {side, side}, [&](QPainter &painter) {
        QColor fill = m_looks.halo;
        fill.setAlphaF(0.22F);
        painter.setBrush(fill);
        painter.setPen(QPen(m_looks.halo, 2.0));
        painter.drawEllipse(QPointF(0, 0), kHaloRadius, kHaloRadius);
    });
}

} // namespace sc
