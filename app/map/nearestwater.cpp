// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/nearestwater.h"

#include "core/polygon.h"

#include <algorithm>
#include <limits>

namespace sc {

namespace {

constexpr int kStreetZoom = 17; // at which every water is drawn

/// On a plane in metres around the shape, which is a few kilometres across at most.
class Plane {
public:
    explicit Plane(LatLon middle) : m_middle(middle), m_metres(metresPerDegree(middle.latitude)) {}

    [[nodiscard]] PlanePoint of(LatLon at) const
    {
        return {(at.longitude - m_middle.longitude) * m_metres.x,
                (at.latitude - m_middle.latitude) * m_metres.y};
    }
    [[nodiscard]] PlanePoint of(WorldPoint at) const { return of(toLatLon(fromFixed(at))); }

private:
    LatLon m_middle;
    PlanePoint m_metres;
};

double turn(PlanePoint a, PlanePoint b, PlanePoint c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d)
{
    return turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0;
}

double metresBetween(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d)
{
    if (cross(a, b, c, d))
        return 0.0;
    return std::min(
        {distanceToSegment(a, c, d, Units::Metres), distanceToSegment(b, c, d, Units::Metres),
         distanceToSegment(c, a, b, Units::Metres), distanceToSegment(d, a, b, Units::Metres)});
}

/// Between two open lines; a line of one point is that point.
double metresBetween(const Ring &one, const Ring &other)
{
    double least = std::numeric_limits<double>::infinity();
    const std::size_t ones = std::max<std::size_t>(1, one.size() - 1);
    const std::size_t others = std::max<std::size_t>(1, other.size() - 1);
    for (std::size_t i = 0; i < ones; ++i) {
        for (std::size_t j = 0; j < others; ++j)
            least =
                std::min(least, metresBetween(one[i], one[std::min(i + 1, one.size() - 1)],
                                              other[j], other[std::min(j + 1, other.size() - 1)]));
    }
    return least;
}

bool isWater(FeatureClass is)
{
    return is == FeatureClass::Lake || is == FeatureClass::WaterLine ||
           is == FeatureClass::Foreshore;
}

/// The parts of a feature, rings closed.
std::vector<Ring> linesOf(const FeatureBlock &block, const MapFeature &feature, const Plane &plane)
{
    std::vector<Ring> lines;
    for (std::uint32_t part = feature.firstPart; part < feature.endPart; ++part) {
        Ring line;
        for (const WorldPoint &corner : block.part(part))
            line.push_back(plane.of(corner));
        if (feature.kind == GeometryKind::Polygon && !line.empty())
            line.push_back(line.front());
        if (!line.empty())
            lines.push_back(std::move(line));
    }
    return lines;
}

/// By the even-odd rule over all rings, so that islands are not water.
bool isInside(const std::vector<Ring> &rings, PlanePoint point)
{
    bool inside = false;
    for (const Ring &ring : rings)
        inside = inside != contains(Polygon{ring, {}}, point);
    return inside;
}

double metresTo(const std::vector<Ring> &lines, GeometryKind kind, const Ring &shape, bool isLand)
{
    if (kind == GeometryKind::Polygon && isInside(lines, shape.front()))
        return 0.0;
    double least = std::numeric_limits<double>::infinity();
    for (const Ring &line : lines) {
        if (isLand && contains(Polygon{shape, {}}, line.front()))
            return 0.0;
        least = std::min(least, metresBetween(shape, line));
    }
    return least;
}

WorldBox boxAround(const MapShape &shape, double metres)
{
    WorldBox box;
    const PlanePoint metre = metresPerDegree(shape.points.front().latitude);
    for (const LatLon &at : shape.points) {
        box.take(toWorld({at.latitude - metres / metre.y, at.longitude - metres / metre.x}));
        box.take(toWorld({at.latitude + metres / metre.y, at.longitude + metres / metre.x}));
    }
    return box;
}

} // namespace

std::optional<double> metresToWater(BasemapData &map, const MapShape &shape, double most)
{
    if (shape.isEmpty())
        return std::nullopt;
    const Plane plane(shape.points.front());
    Ring outline;
    for (const LatLon &at : shape.points)
        outline.push_back(plane.of(at));
    if (shape.isLand)
        outline.push_back(outline.front());
    const WorldBox box = boxAround(shape, most);
    // Land is drawn over the sea: where a pack has it, its edge is the shore, else the sea's is.
    const bool hasLand = std::ranges::any_of(
        map.store().layers(), [](const auto &layer) { return layer.table == "land"; });
    double least = std::numeric_limits<double>::infinity();
    for (const BasemapData::Piece &piece : map.pieces(box, kStreetZoom)) {
        for (const std::uint32_t index : piece.block->within(box)) {
            const MapFeature &feature = piece.block->features()[index];
            const bool shore = hasLand && feature.is == FeatureClass::Land;
            const bool sea = !hasLand && feature.is == FeatureClass::Sea;
            if (!isWater(feature.is) && !shore && !sea)
                continue;
            const auto lines = linesOf(*piece.block, feature, plane);
            // Inside land is dry: only its edge is the shore.
            const GeometryKind kind = shore ? GeometryKind::Line : feature.kind;
            least = std::min(least, metresTo(lines, kind, outline, shape.isLand && !shore));
        }
    }
    return least <= most ? std::optional(least) : std::nullopt;
}

} // namespace sc
