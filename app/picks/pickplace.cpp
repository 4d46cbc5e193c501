// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickplace.h"

#include "core/crossing.h"

#include <algorithm>
#include <limits>

namespace sc {

namespace {

Ring ringOf(const std::vector<LatLon> &points)
{
    Ring ring;
    for (const LatLon &point : points)
        ring.push_back(toPlane(point));
    return ring;
}

MultiPolygon landOf(const PickPlace &place)
{
    Polygon land{ringOf(place.points), {}};
    for (const auto &hole : place.holes)
        land.holes.push_back(ringOf(hole));
    return {{std::move(land)}, Units::Degrees};
}

double between(LatLon a, LatLon b)
{
    return distanceBetween(toPlane(a), toPlane(b), Units::Degrees);
}

LatLon halfWay(const std::vector<LatLon> &route, double length)
{
    double walked = 0.0;
    for (std::size_t i = 1; i < route.size(); ++i) {
        const LatLon from = route[i - 1];
        const LatLon to = route[i];
        const double step = between(from, to);
        if (walked + step >= length / 2 && step > 0.0) {
            const double share = (length / 2 - walked) / step;
            return {from.latitude + (to.latitude - from.latitude) * share,
                    from.longitude + (to.longitude - from.longitude) * share};
        }
        walked += step;
    }
    return route.front();
}

} // namespace

std::optional<double> lengthMetres(const PickPlace &place)
{
    if (place.kind != PickPlace::Kind::Route)
        return std::nullopt;
    double length = 0.0;
    for (std::size_t i = 1; i < place.points.size(); ++i)
        length += between(place.points[i - 1], place.points[i]);
    return length;
}

std::optional<double> areaSquareMetres(const PickPlace &place)
{
    if (place.kind != PickPlace::Kind::Land)
        return std::nullopt;
    return areaOf(landOf(place));
}

bool crossesItself(const PickPlace &place)
{
    if (place.kind != PickPlace::Kind::Land)
        return false;
    return crossesItself(ringOf(place.points)) ||
           std::ranges::any_of(place.holes, [](const std::vector<LatLon> &hole) {
               return crossesItself(ringOf(hole));
           });
}

std::optional<LatLon> middleOf(const PickPlace &place)
{
    if (place.isEmpty() || place.points.empty())
        return std::nullopt;
    if (place.kind == PickPlace::Kind::Point)
        return place.points.front();
    if (place.kind == PickPlace::Kind::Route)
        return halfWay(place.points, lengthMetres(place).value_or(0.0));
    const PlanePoint inside = representativePoint(landOf(place));
    return LatLon{inside.y, inside.x};
}

double metresFrom(const PickPlace &place, LatLon point)
{
    if (place.isEmpty() || place.points.empty())
        return std::numeric_limits<double>::infinity();
    if (place.kind == PickPlace::Kind::Land) {
        const MultiPolygon land = landOf(place);
        return contains(land, toPlane(point)) ? 0.0 : distanceToEdge(land, toPlane(point));
    }
    double nearest = between(place.points.front(), point);
    for (std::size_t i = 1; i < place.points.size(); ++i)
        nearest = std::min(nearest, distanceToSegment(toPlane(point), toPlane(place.points[i - 1]),
                                                      toPlane(place.points[i]), Units::Degrees));
    return nearest;
}

std::optional<Bounds> boundsOf(const PickPlace &place)
{
    if (place.isEmpty() || place.points.empty())
        return std::nullopt;
    const PlanePoint first = toPlane(place.points.front());
    Bounds bounds{first.x, first.y, first.x, first.y};
    for (const LatLon &point : place.points)
        bounds.include(toPlane(point));
    return bounds;
}

} // namespace sc
