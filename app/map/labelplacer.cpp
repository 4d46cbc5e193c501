// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/labelplacer.h"

#include "map/linework.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sc {
namespace {

constexpr double kGap = 5.0;           // pixels kept free between two names
constexpr double kSameNameApart = 260; // pixels between two mentions of one name
constexpr double kRepeatEvery = 460;   // pixels along one street
constexpr double kSquare = 64.0;
constexpr double kSharpestBend = 0.45; // radians between neighbouring letters
constexpr double kHaloWidth = 3.0;

[[nodiscard]] std::vector<std::pair<int, int>> squaresOf(const QRectF &box)
{
    std::vector<std::pair<int, int>> squares;
    const auto index = [](double v) { return static_cast<int>(std::floor(v / kSquare)); };
    for (int y = index(box.top()); y <= index(box.bottom()); ++y) {
        for (int x = index(box.left()); x <= index(box.right()); ++x)
            squares.emplace_back(x, y);
    }
    return squares;
}

[[nodiscard]] std::uint32_t squareKey(std::pair<int, int> square)
{
    return (static_cast<std::uint32_t>(square.first) & 0xFFFFU) << 16U |
           (static_cast<std::uint32_t>(square.second) & 0xFFFFU);
}

/// Walks along a line by distance from its start.
class Walker {
public:
    explicit Walker(const QPolygonF &line) : m_line(line)
    {
        m_reached.reserve(static_cast<std::size_t>(line.size()));
        double reached = 0.0;
        m_reached.push_back(0.0);
        for (qsizetype i = 0; i + 1 < line.size(); ++i) {
            reached += std::hypot(line[i + 1].x() - line[i].x(), line[i + 1].y() - line[i].y());
            m_reached.push_back(reached);
        }
    }

    [[nodiscard]] double length() const { return m_reached.back(); }
    [[nodiscard]] QPointF at(double distance) const
    {
        const auto next = std::ranges::upper_bound(m_reached, distance);
        const auto index =
            std::clamp<std::ptrdiff_t>(next - m_reached.begin(), 1, std::ssize(m_reached) - 1);
        const auto i = static_cast<std::size_t>(index);
        const double step = m_reached[i] - m_reached[i - 1];
        const double t = step > 0.0 ? (distance - m_reached[i - 1]) / step : 0.0;
        return m_line[index - 1] + (m_line[index] - m_line[index - 1]) * t;
    }

private:
    const QPolygonF &m_line;
    std::vector<double> m_reached;
};

/// A long name goes on two lines, broken at the blank nearest its middle.
[[nodiscard]] QStringList brokenName(const QString &name, double width)
{
    if (width < 96.0 || !name.contains(QLatin1Char(' ')))
        return {name};
    qsizetype best = -1;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (name[i] == QLatin1Char(' ') &&
            (best < 0 || std::abs(2 * i - name.size()) < std::abs(2 * best - name.size())))
            best = i;
    }
    return {name.left(best), name.mid(best + 1)};
}

} // namespace

LabelPlacer::LabelPlacer(const QRectF &block, const BasemapStyle &style, int zoom)
    : m_block(block), m_style(style), m_zoom(zoom)
{}

bool LabelPlacer::wanted(FeatureClass is, const QString &name) const
{
    const LabelRule &rule = labelRule(is);
    return !name.isEmpty() && m_zoom >= rule.fromZoom && m_zoom <= rule.toZoom &&
           m_style.of(is).text != 0;
}

const LabelPlacer::Setting &LabelPlacer::setting(FeatureClass is)
{
    const auto at = m_settings.constFind(static_cast<int>(is));
    if (at != m_settings.constEnd())
        return *at;
    const LabelRule &rule = labelRule(is);
    QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                           QStringLiteral("sans-serif")});
    font.setPixelSize(rule.size);
    font.setWeight(rule.bold ? QFont::DemiBold : QFont::Medium);
    font.setItalic(rule.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    const QFontMetricsF metrics(font);
    return *m_settings.insert(
        static_cast<int>(is),
        {.font = font, .capHeight = metrics.capHeight(), .lineHeight = metrics.height()});
}

void LabelPlacer::addPoint(FeatureClass is, const QString &name, QPointF at)
{
    if (wanted(is, name) && m_block.contains(at))
        m_candidates.push_back({.is = is, .name = name, .at = at, .room = 0.0, .lines = {}});
}

void LabelPlacer::addArea(FeatureClass is, const QString &name, const std::vector<QPolygonF> &rings)
{
    if (!wanted(is, name))
        return;
    std::vector<QPolygonF> inside;
    for (const QPolygonF &ring : rings) {
        QPolygonF clipped = clippedRing(ring, m_block);
        if (!clipped.isEmpty())
            inside.push_back(std::move(clipped));
    }
    const InnerPoint inner = innerPoint(inside);
    if (inner.width > 0.0) {
        m_candidates.push_back(
            {.is = is, .name = name, .at = inner.at, .room = inner.width, .lines = {}});
    }
}

void LabelPlacer::addLine(FeatureClass is, const QString &name, const QPolygonF &line)
{
    if (!wanted(is, name) || line.size() < 2)
        return;
    const QString key = QString::number(static_cast<int>(is)) + name;
    auto at = m_lineOf.constFind(key);
    if (at == m_lineOf.constEnd()) {
        at = m_lineOf.insert(key, m_candidates.size());
        m_candidates.push_back({.is = is, .name = name, .at = {}, .room = 0.0, .lines = {}});
    }
    m_candidates[*at].lines.push_back(line);
}

bool LabelPlacer::isFree(const std::vector<QRectF> &boxes) const
{
    for (const QRectF &box : boxes) {
        if (!m_block.contains(box))
            return false;
        for (const auto &square : squaresOf(box)) {
            const auto at = m_taken.constFind(squareKey(square));
            if (at == m_taken.constEnd())
                continue;
            if (std::ranges::any_of(*at, [&](const QRectF &t) { return t.intersects(box); }))
                return false;
        }
    }
    return true;
}

bool LabelPlacer::saidNearby(const QString &name, QPointF at) const
{
    const auto said = m_said.constFind(name);
    return said != m_said.constEnd() && std::ranges::any_of(*said, [&](QPointF other) {
               return std::hypot(other.x() - at.x(), other.y() - at.y()) < kSameNameApart;
           });
}

void LabelPlacer::take(const std::vector<QRectF> &boxes, const QString &name, QPointF at)
{
    for (const QRectF &box : boxes) {
        const QRectF kept = box.adjusted(-kGap, -kGap, kGap, kGap);
        for (const auto &square : squaresOf(kept))
            m_taken[squareKey(square)].push_back(kept);
    }
    m_said[name].push_back(at);
}

void LabelPlacer::drawPath(QPainter &painter, const QPainterPath &path, FeatureClass is) const
{
    painter.strokePath(path, QPen(QColor::fromRgba(m_style.halo), kHaloWidth, Qt::SolidLine,
                                  Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, QColor::fromRgb(m_style.of(is).text));
}

void LabelPlacer::placePoint(QPainter &painter, const Candidate &candidate)
{
    const Setting &set = setting(candidate.is);
    const QFontMetricsF metrics(set.font);
    const QStringList rows = brokenName(candidate.name, metrics.horizontalAdvance(candidate.name));
    double width = 0.0;
    for (const QString &row : rows)
        width = std::max(width, metrics.horizontalAdvance(row));
    if (candidate.room > 0.0 && width > candidate.room + 12.0)
        return;
    const double height = set.lineHeight * static_cast<double>(rows.size());

    QPointF at = candidate.at;
    if (candidate.is == FeatureClass::Station)
        at.ry() += set.lineHeight * 0.5 + 6.0; // under its dot
    QRectF box(at.x() - width / 2.0, at.y() - height / 2.0, width, height);
    // Near the block's edge the name moves in, rather than being cut or left out.
    const QRectF within = m_block.adjusted(3, 3, -3, -3);
    box.moveLeft(
        std::clamp(box.left(), within.left(), std::max(within.left(), within.right() - width)));
    box.moveTop(
        std::clamp(box.top(), within.top(), std::max(within.top(), within.bottom() - height)));
    if (saidNearby(candidate.name, at) || !isFree({box}))
        return;
    take({box}, candidate.name, at);

    QPainterPath path;
    double baseline = box.top() + metrics.ascent();
    for (const QString &row : rows) {
        const double left = box.center().x() - metrics.horizontalAdvance(row) / 2.0;
        path.addText(QPointF(left, baseline), set.font, row);
        baseline += set.lineHeight;
    }
    drawPath(painter, path, candidate.is);
}

bool LabelPlacer::placeAlong(QPainter &painter, const Candidate &candidate,
                             const std::vector<Glyph> &glyphs, const QPolygonF &line, double centre)
{
    const Setting &set = setting(candidate.is);
    const Walker walker(line);
    double width = 0.0;
    for (const Glyph &glyph : glyphs)
        width += glyph.advance;
    double at = centre - width / 2.0;
    if (at < 2.0 || at + width > walker.length() - 2.0)
        return false;

    struct Spot {
        QPointF middle;
        double angle = 0.0;
    };
    std::vector<Spot> spots;
    std::vector<QRectF> boxes;
    const double reach = set.capHeight * 0.75;
    for (const Glyph &glyph : glyphs) {
        const QPointF from = walker.at(at - 1.0);
        const QPointF to = walker.at(at + glyph.advance + 1.0);
        const double angle = std::atan2(to.y() - from.y(), to.x() - from.x());
        const double before = spots.empty() ? angle : spots.back().angle;
        if (std::abs(std::remainder(angle - before, 2.0 * std::numbers::pi)) > kSharpestBend)
            return false;
        spots.push_back({.middle = walker.at(at + glyph.advance / 2.0), .angle = angle});
        const QPointF middle = spots.back().middle;
        boxes.emplace_back(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach);
        at += glyph.advance;
    }
    const QPointF middle = walker.at(centre);
    if (saidNearby(candidate.name, middle) || !isFree(boxes))
        return false;
    take(boxes, candidate.name, middle);

    QPainterPath path;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        QTransform turn;
        turn.translate(spots[i].middle.x(), spots[i].middle.y());
        turn.rotateRadians(spots[i].angle);
        QPainterPath one;
        one.addText(QPointF(-glyphs[i].advance / 2.0, set.capHeight / 2.0), set.font,
                    glyphs[i].text);
        path.addPath(turn.map(one));
    }
    drawPath(painter, path, candidate.is);
    return true;
}

void LabelPlacer::placeLines(QPainter &painter, const Candidate &candidate)
{
    const QFontMetricsF metrics(setting(candidate.is).font);
    std::vector<Glyph> glyphs;
    double width = 0.0;
    for (qsizetype i = 0; i < candidate.name.size(); ++i) {
        const bool pair = candidate.name[i].isHighSurrogate() && i + 1 < candidate.name.size();
        const QString text = candidate.name.mid(i, pair ? 2 : 1);
        i += pair ? 1 : 0;
        glyphs.push_back({.text = text, .advance = metrics.horizontalAdvance(text)});
        width += glyphs.back().advance;
    }
    for (const QPolygonF &whole : joinedLines(candidate.lines)) {
        for (QPolygonF line : clippedLine(whole, m_block.adjusted(2, 2, -2, -2))) {
            const double length = lengthOf(line);
            if (length < width + 8.0)
                continue;
            if (Walker(line).at(length / 2.0 + width / 2.0).x() <
                Walker(line).at(length / 2.0 - width / 2.0).x())
                std::ranges::reverse(line); // read from left to right
            const int times = std::max(1, static_cast<int>(length / kRepeatEvery));
            for (int i = 0; i < times; ++i) {
                const double centre = length * (i + 0.5) / times;
                for (const double shift : {0.0, -0.12, 0.12, -0.24, 0.24, -0.36, 0.36}) {
                    if (placeAlong(painter, candidate, glyphs, line,
                                   centre + shift * length / times))
                        break;
                }
            }
        }
    }
}

void LabelPlacer::draw(QPainter &painter)
{
    std::vector<std::size_t> order(m_candidates.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(
        order, {}, [this](std::size_t i) { return labelRule(m_candidates[i].is).priority; });
    for (const std::size_t i : order) {
        const Candidate &candidate = m_candidates[i];
        if (candidate.lines.empty())
            placePoint(painter, candidate);
        else
            placeLines(painter, candidate);
    }
}

} // namespace sc
