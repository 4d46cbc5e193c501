// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/polygon.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <utility>

namespace sc {

namespace {

/// Calls `visit(from, to)` for every edge of a ring, the closing one included.
template <class Visit> void forEachEdge(const Ring &ring, Visit &&visit)
{
    for (std::size_t i = 0, last = ring.size() - 1; i < ring.size(); last = i++)
        visit(ring[last], ring[i]);
}

template <class Visit> void forEachRing(const MultiPolygon &shape, Visit &&visit)
{
    for (const Polygon &part : shape.parts) {
        visit(part.outer);
        for (const Ring &hole : part.holes)
            visit(hole);
    }
}

/// Whether a ray to the east from the point crosses the ring an odd number of times.
bool isOdd(const Ring &ring, PlanePoint point)
{
    bool odd = false;
    forEachEdge(ring, [&](PlanePoint a, PlanePoint b) {
        // Ordered by height, so that the same edge gives the same answer from both of its sides.
        if (a.y > b.y)
            std::swap(a, b);
        if (a.y <= point.y && point.y < b.y &&
            (b.x - a.x) * (point.y - a.y) > (point.x - a.x) * (b.y - a.y))
            odd = !odd;
    });
    return odd;
}

/// Twice the signed area, taken about the first corner to keep digits.
double signedDoubleArea(const Ring &ring)
{
    if (ring.empty())
        return 0.0;
    const PlanePoint origin = ring.front();
    double sum = 0.0;
    forEachEdge(ring, [&](PlanePoint a, PlanePoint b) {
        sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
    });
    return sum;
}

double planarArea(const Polygon &part)
{
    double area = std::abs(signedDoubleArea(part.outer));
    for (const Ring &hole : part.holes)
        area -= std::abs(signedDoubleArea(hole));
    return std::max(area / 2, 0.0);
}

PlanePoint centroid(const Ring &ring)
{
    const PlanePoint origin = ring.front();
    const double area = signedDoubleArea(ring);
    if (area == 0.0)
        return origin;
    PlanePoint sum;
    forEachEdge(ring, [&](PlanePoint a, PlanePoint b) {
        const double cross =
            (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
        sum.x += (a.x + b.x - 2 * origin.x) * cross;
        sum.y += (a.y + b.y - 2 * origin.y) * cross;
    });
    return {origin.x + sum.x / (3 * area), origin.y + sum.y / (3 * area)};
}

Bounds boundsOf(const Ring &ring)
{
    Bounds bounds{ring.front().x, ring.front().y, ring.front().x, ring.front().y};
    for (const PlanePoint corner : ring)
        bounds.include(corner);
    return bounds;
}

/// Where a level line crosses the polygon's edges, west to east: in, out, in, out.
std::vector<double> crossings(const Polygon &part, double y)
{
    std::vector<double> found;
    const auto cross = [&](PlanePoint a, PlanePoint b) {
        if ((a.y <= y) != (b.y <= y))
            found.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    };
    forEachEdge(part.outer, cross);
    for (const Ring &hole : part.holes)
        forEachEdge(hole, cross);
    std::ranges::sort(found);
    return found;
}

PlanePoint scale(Units units, double latitude)
{
    return units == Units::Degrees ? metresPerDegree(latitude) : PlanePoint{1.0, 1.0};
}

double segmentDistance(PlanePoint point, PlanePoint from, PlanePoint to, PlanePoint unit)
{
    const double px = (point.x - from.x) * unit.x;
    const double py = (point.y - from.y) * unit.y;
    const double dx = (to.x - from.x) * unit.x;
    const double dy = (to.y - from.y) * unit.y;
    const double length2 = dx * dx + dy * dy;
    const double along = length2 > 0.0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(px - along * dx, py - along * dy);
}

} // namespace

void Bounds::include(PlanePoint point)
{
    include(Bounds{point.x, point.y, point.x, point.y});
}

void Bounds::include(const Bounds &other)
{
    minX = std::min(minX, other.minX);
    minY = std::min(minY, other.minY);
    maxX = std::max(maxX, other.maxX);
    maxY = std::max(maxY, other.maxY);
}

std::optional<Bounds> boundsOf(const MultiPolygon &shape)
{
    std::optional<Bounds> all;
    for (const Polygon &part : shape.parts) {
        if (part.outer.empty())
            continue;
        const Bounds one = boundsOf(part.outer);
        if (all)
            all->include(one);
        else
            all = one;
    }
    return all;
}

bool contains(const Polygon &polygon, PlanePoint point)
{
    return isOdd(polygon.outer, point) &&
           std::ranges::none_of(polygon.holes,
                                [&](const Ring &hole) { return isOdd(hole, point); });
}

bool contains(const MultiPolygon &shape, PlanePoint point)
{
    return std::ranges::any_of(shape.parts,
                               [&](const Polygon &part) { return contains(part, point); });
}

double distanceToEdge(const MultiPolygon &shape, PlanePoint point)
{
    const PlanePoint unit = scale(shape.units, point.y);
    double least = std::numeric_limits<double>::infinity();
    forEachRing(shape, [&](const Ring &ring) {
        forEachEdge(ring, [&](PlanePoint a, PlanePoint b) {
            least = std::min(least, segmentDistance(point, a, b, unit));
        });
    });
    return least;
}

double distanceToSegment(PlanePoint point, PlanePoint from, PlanePoint to, Units units)
{
    return segmentDistance(point, from, to, scale(units, point.y));
}

double distanceBetween(PlanePoint a, PlanePoint b, Units units)
{
    const PlanePoint unit = scale(units, (a.y + b.y) / 2);
    return std::hypot((b.x - a.x) * unit.x, (b.y - a.y) * unit.y);
}

double areaOf(const MultiPolygon &shape)
{
    double area = 0.0;
    for (const Polygon &part : shape.parts) {
        if (part.outer.empty())
            continue;
        const PlanePoint unit = scale(shape.units, centroid(part.outer).y);
        area += planarArea(part) * unit.x * unit.y;
    }
    return area;
}

PlanePoint representativePoint(const MultiPolygon &shape)
{
    const auto largest = std::ranges::max_element(shape.parts, {}, planarArea);
    if (largest == shape.parts.end() || largest->outer.empty())
        return {};
    const PlanePoint middle = centroid(largest->outer);
    if (contains(*largest, middle))
        return middle;
    const Bounds bounds = boundsOf(largest->outer);
    const double y = std::midpoint(bounds.minY, bounds.maxY);
    const auto edges = crossings(*largest, y);
    PlanePoint best = largest->outer.front();
    double widest = 0.0;
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
        if (edges[i + 1] - edges[i] > widest) {
            widest = edges[i + 1] - edges[i];
            best = {std::midpoint(edges[i], edges[i + 1]), y};
        }
    }
    return best;
}

PlanePoint metresPerDegree(double latitude)
{
    constexpr double kMajor = 6'378'137.0;
    constexpr double kEccentricity2 = 0.00669437999014;
    constexpr double kRadian = std::numbers::pi / 180.0;
    const double sine = std::sin(latitude * kRadian);
    const double w2 = 1.0 - kEccentricity2 * sine * sine;
    const double normal = kMajor / std::sqrt(w2);
    return {kRadian * normal * std::cos(latitude * kRadian),
            kRadian * normal * (1.0 - kEccentricity2) / w2};
}

} // namespace sc
