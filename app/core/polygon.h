// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// x is longitude or easting, y is latitude or northing, as the owner of the point says.
struct PlanePoint {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const PlanePoint &) const = default;
};

[[nodiscard]] inline PlanePoint toPlane(LatLon place)
{
    return {place.longitude, place.latitude};
}
[[nodiscard]] inline PlanePoint toPlane(GridPoint point)
{
    return {point.easting, point.northing};
}

/// Corners in order. The last corner joins the first; it is not repeated.
using Ring = std::vector<PlanePoint>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;

    bool operator==(const Polygon &) const = default;
};

struct Bounds {
    double minX = 0.0;
    double minY = 0.0;
    double maxX = 0.0;
    double maxY = 0.0;

    [[nodiscard]] bool contains(PlanePoint point) const
    {
        return point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY;
    }
    void include(PlanePoint point);
    void include(const Bounds &other);
    bool operator==(const Bounds &) const = default;
};

/// What a coordinate of 1 means.
enum class Units {
    Degrees, ///< WGS84
    Metres,  ///< British National Grid
};

/// Several polygons that together are one place, such as a ward with an island.
struct MultiPolygon {
    std::vector<Polygon> parts;
    Units units = Units::Degrees;

    [[nodiscard]] bool isEmpty() const { return parts.empty(); }
    bool operator==(const MultiPolygon &) const = default;
};

[[nodiscard]] std::optional<Bounds> boundsOf(const MultiPolygon &shape);

/// Whether the point lies inside: in an outer ring and in none of its holes. A point exactly on an
/// edge shared by two shapes is in exactly one of them.
[[nodiscard]] bool contains(const Polygon &polygon, PlanePoint point);
[[nodiscard]] bool contains(const MultiPolygon &shape, PlanePoint point);

/// Metres from the point to the nearest edge, inside or out; infinity for an empty shape. Degrees
/// are scaled for the latitude of the point, right to 0.1 % within 20 km.
[[nodiscard]] double distanceToEdge(const MultiPolygon &shape, PlanePoint point);

/// Metres from the point to the segment, on the same terms.
[[nodiscard]] double distanceToSegment(PlanePoint point, PlanePoint from, PlanePoint to,
                                       Units units);
/// Metres between two points, on the same terms.
[[nodiscard]] double distanceBetween(PlanePoint a, PlanePoint b, Units units);

/// Square metres, holes taken off, whichever way the rings run.
[[nodiscard]] double areaOf(const MultiPolygon &shape);

/// The balance point of the largest part where that lies inside the shape; else the middle of the
/// widest stretch of that part at half its height. Always inside a shape that has an area.
[[nodiscard]] PlanePoint representativePoint(const MultiPolygon &shape);

/// Metres for one degree of longitude (x) and latitude (y) at that latitude, on the WGS84
/// ellipsoid.
[[nodiscard]] PlanePoint metresPerDegree(double latitude);

/// A compact spelling for the database, described in polygoncodec.cpp. Coordinates in degrees are
/// kept to 0.0000001 (about 1 cm), in metres to 0.01. The same shape gives the same bytes.
[[nodiscard]] std::string encodeShape(const MultiPolygon &shape);
/// Nothing where the bytes are not what encodeShape() writes.
[[nodiscard]] std::optional<MultiPolygon> decodeShape(std::string_view bytes);

} // namespace sc
