// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace sc::sample {

namespace {

constexpr double kCellSize = 48.0;

double distanceToSegment(Pt point, Pt a, Pt b)
{
    const Pt way = b - a;
    const double squared = dot(way, way);
    const double t = squared > 0.0 ? std::clamp(dot(point - a, way) / squared, 0.0, 1.0) : 0.0;
    return distance(point, a + way * t);
}

void keepFarthest(const Line &line, std::size_t first, std::size_t last, double tolerance,
                  std::vector<bool> &kept)
{
    double worst = tolerance;
    std::size_t at = first;
    for (std::size_t i = first + 1; i < last; ++i) {
        const double off = distanceToSegment(line[i], line[first], line[last]);
        if (off > worst) {
            worst = off;
            at = i;
        }
    }
    if (at == first)
        return;
    kept[at] = true;
    keepFarthest(line, first, at, tolerance, kept);
    keepFarthest(line, at, last, tolerance, kept);
}

/// How far a box reaches from its centre along a unit vector.
double reach(const Box &box, Pt axis)
{
    return std::abs(dot(box.direction, axis)) * box.halfLength +
           std::abs(dot(left(box.direction), axis)) * box.halfWidth;
}

Pt edgeBetween(Pt in, Pt out, const std::function<bool(Pt)> &allowed)
{
    for (int i = 0; i < 8; ++i) {
        const Pt middle = (in + out) * 0.5;
        (allowed(middle) ? in : out) = middle;
    }
    return in;
}

} // namespace

double dot(Pt a, Pt b)
{
    return a.x * b.x + a.y * b.y;
}
double cross(Pt a, Pt b)
{
    return a.x * b.y - a.y * b.x;
}
double size(Pt a)
{
    return std::sqrt(dot(a, a));
}
double distance(Pt a, Pt b)
{
    return size(b - a);
}
Pt left(Pt a)
{
    return {-a.y, a.x};
}

Pt unitVector(Pt a)
{
    const double metres = size(a);
    return metres > 0.0 ? a * (1.0 / metres) : Pt{1.0, 0.0};
}

double length(const Line &line)
{
    double sum = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += distance(line[i - 1], line[i]);
    return sum;
}

double area(const Line &ring)
{
    double sum = 0.0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        sum += cross(ring[j] - ring[0], ring[i] - ring[0]);
    return sum / 2.0;
}

Pt centroid(const Line &ring)
{
    Pt sum;
    double twice = 0.0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Pt a = ring[j] - ring[0];
        const Pt b = ring[i] - ring[0];
        const double piece = cross(a, b);
        sum = sum + (a + b) * piece;
        twice += piece;
    }
    return twice == 0.0 ? ring.front() : ring[0] + sum * (1.0 / (3.0 * twice));
}

bool inside(Pt point, const Line &ring)
{
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Pt a = ring[i];
        const Pt b = ring[j];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
            in = !in;
    }
    return in;
}

double distance(Pt point, const Line &line)
{
    double best = std::numeric_limits<double>::max();
    for (std::size_t i = 1; i < line.size(); ++i)
        best = std::min(best, distanceToSegment(point, line[i - 1], line[i]));
    return best;
}

Station along(const Line &line, double metres)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double piece = distance(line[i - 1], line[i]);
        if (metres <= piece || i + 1 == line.size()) {
            const Pt direction = unitVector(line[i] - line[i - 1]);
            return {line[i - 1] + direction * std::clamp(metres, 0.0, piece), direction};
        }
        metres -= piece;
    }
    return {line.empty() ? Pt{} : line.front(), {1.0, 0.0}};
}

Line dense(const Line &line, double step)
{
    Line out;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double pieces = std::max(1.0, std::ceil(distance(line[i - 1], line[i]) / step));
        for (double k = 0.0; k < pieces; k += 1.0)
            out.push_back(line[i - 1] + (line[i] - line[i - 1]) * (k / pieces));
    }
    if (!line.empty())
        out.push_back(line.back());
    return out;
}

Line simplified(const Line &line, double tolerance)
{
    if (line.size() < 3)
        return line;
    std::vector<bool> kept(line.size(), false);
    kept.front() = kept.back() = true;
    keepFarthest(line, 0, line.size() - 1, tolerance, kept);
    Line out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (kept[i])
            out.push_back(line[i]);
    }
    return out;
}

Line curve(const Line &through, double step)
{
    Line out;
    for (std::size_t i = 0; i + 1 < through.size(); ++i) {
        const Pt b = through[i];
        const Pt c = through[i + 1];
        const Pt a = i > 0 ? through[i - 1] : b + (b - c);
        const Pt d = i + 2 < through.size() ? through[i + 2] : c + (c - b);
        const double pieces = std::max(1.0, std::ceil(distance(b, c) / step));
        for (double k = 0.0; k < pieces; k += 1.0) {
            const double t = k / pieces;
            out.push_back((b * 2.0 + (c - a) * t + (a * 2.0 - b * 5.0 + c * 4.0 - d) * (t * t) +
                           (b * 3.0 - a - c * 3.0 + d) * (t * t * t)) *
                          0.5);
        }
    }
    if (!through.empty())
        out.push_back(through.back());
    return out;
}

Line beside(const Line &line, double metres)
{
    Line out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Pt before = line[i > 0 ? i - 1 : i];
        const Pt after = line[i + 1 < line.size() ? i + 1 : i];
        out.push_back(line[i] + left(unitVector(after - before)) * metres);
    }
    return out;
}

Line settled(const Line &line)
{
    Line out;
    for (const Pt point : line) {
        const Pt round{std::round(point.x * 100.0) / 100.0, std::round(point.y * 100.0) / 100.0};
        if (out.empty() || !(out.back() == round))
            out.push_back(round);
    }
    return out;
}

Line reversed(Line line)
{
    std::ranges::reverse(line);
    return line;
}

void append(Line &to, const Line &more)
{
    for (const Pt point : more) {
        if (to.empty() || distance(to.back(), point) > 0.005)
            to.push_back(point);
    }
}

Line blob(Pt centre, double radiusX, double radiusY, double wobble, Random &random)
{
    constexpr int kPoints = 40;
    std::array<double, 4> phases{};
    for (double &phase : phases)
        phase = random.between(0.0, 2.0 * std::numbers::pi);
    const double turn = random.between(0.0, std::numbers::pi);
    Line out;
    for (int i = 0; i < kPoints; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / kPoints;
        double factor = 1.0;
        for (std::size_t k = 0; k < phases.size(); ++k)
            factor += wobble / static_cast<double>(k + 1) *
                      std::sin(angle * static_cast<double>(k + 2) + phases[k]);
        const double x = radiusX * factor * std::cos(angle);
        const double y = radiusY * factor * std::sin(angle);
        out.push_back(centre + Pt{x * std::cos(turn) - y * std::sin(turn),
                                  x * std::sin(turn) + y * std::cos(turn)});
    }
    return out;
}

Line rectangle(Pt centre, Pt direction, double halfLength, double halfWidth)
{
    const Pt along = direction * halfLength;
    const Pt across = left(direction) * halfWidth;
    return {centre - along - across, centre + along - across, centre + along + across,
            centre - along + across};
}

std::vector<Line> parts(const Line &line, const std::function<bool(Pt)> &allowed)
{
    std::vector<Line> out;
    Line current;
    Pt last;
    bool wasIn = false;
    bool first = true;
    for (const Pt point : dense(line, 9.0)) {
        const bool in = allowed(point);
        if (in && !wasIn && !first)
            current.push_back(edgeBetween(point, last, allowed));
        if (in)
            current.push_back(point);
        if (!in && wasIn) {
            current.push_back(edgeBetween(last, point, allowed));
            out.push_back(std::move(current));
            current.clear();
        }
        last = point;
        wasIn = in;
        first = false;
    }
    if (current.size() > 1)
        out.push_back(std::move(current));
    return out;
}

bool overlap(const Box &a, const Box &b)
{
    const Pt apart = b.centre - a.centre;
    for (const Pt axis : {a.direction, left(a.direction), b.direction, left(b.direction)}) {
        if (std::abs(dot(apart, axis)) >= reach(a, axis) + reach(b, axis))
            return false;
    }
    return true;
}

template <class Visit> void BoxIndex::eachCell(const Box &box, Visit visit)
{
    const double halfX = reach(box, {1.0, 0.0});
    const double halfY = reach(box, {0.0, 1.0});
    const auto cell = [](double metres) {
        return static_cast<std::int64_t>(std::floor(metres / kCellSize));
    };
    for (std::int64_t y = cell(box.centre.y - halfY); y <= cell(box.centre.y + halfY); ++y) {
        for (std::int64_t x = cell(box.centre.x - halfX); x <= cell(box.centre.x + halfX); ++x)
            visit(y * 1'000'000 + x);
    }
}

void BoxIndex::add(const Box &box)
{
    const auto number = static_cast<std::uint32_t>(m_boxes.size());
    m_boxes.push_back(box);
    eachCell(box, [&](std::int64_t key) { m_cells[key].push_back(number); });
}

void BoxIndex::addLine(const Line &line, double halfWidth)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Pt way = line[i] - line[i - 1];
        add({(line[i] + line[i - 1]) * 0.5, unitVector(way), size(way) / 2.0 + halfWidth * 0.5,
             halfWidth});
    }
}

bool BoxIndex::hits(const Box &box) const
{
    bool hit = false;
    eachCell(box, [&](std::int64_t key) {
        const auto found = m_cells.find(key);
        if (hit || found == m_cells.end())
            return;
        hit = std::ranges::any_of(found->second,
                                  [&](std::uint32_t i) { return overlap(m_boxes[i], box); });
    });
    return hit;
}

} // namespace sc::sample
