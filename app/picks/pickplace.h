// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/gridtransform.h"
#include "core/error.h"
#include "core/place.h"
#include "core/polygon.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Where a pick is: a spot, a route, or a piece of land. Degrees.
struct PickPlace {
    enum class Kind : std::uint8_t { None, Point, Route, Land };

    Kind kind = Kind::None;
    std::vector<LatLon> points;             ///< one, the corners of the route, or the outer ring
    std::vector<std::vector<LatLon>> holes; ///< of land

    [[nodiscard]] bool isEmpty() const { return kind == Kind::None; }
    bool operator==(const PickPlace &) const = default;
};

/// A stop of a walk, in order.
struct PickStop {
    LatLon at;
    std::string name;

    bool operator==(const PickStop &) const = default;
};

/// Reads a GeoJSON Point, LineString or Polygon (or a Feature with one), "54.52, -1.55", or a grid
/// reference. Rings may be closed or not. Refusals under `field`: bad_place, not_in_great_britain,
/// out_of_range (more than 5,000 corners, or land of no size).
[[nodiscard]] Result<PickPlace> parsePickPlace(std::string_view field, std::string_view text,
                                               GridTransform &transform);
/// The same, for a place that must be one point.
[[nodiscard]] Result<LatLon> parsePickPoint(std::string_view field, std::string_view text,
                                            GridTransform &transform);
/// As GeoJSON without spaces, coordinates to 0.0000001 degrees, rings closed; empty for none. The
/// same place gives the same bytes.
[[nodiscard]] std::string toGeoJson(const PickPlace &place);
/// Reads what toGeoJson() wrote; an empty place where it cannot be read.
[[nodiscard]] PickPlace fromGeoJson(std::string_view text);
/// "54.5212,-1.5512": how a point is written out, to seven decimals at most.
[[nodiscard]] std::string pointText(LatLon point);

/// Reads `[{"latitude":…,"longitude":…,"name":…}]`, or points one to a semicolon. `bad_place`.
[[nodiscard]] Result<std::vector<PickStop>> parseStops(std::string_view text,
                                                       GridTransform &transform);
/// Reads what stopsText() wrote; none where it cannot be read.
[[nodiscard]] std::vector<PickStop> stopsFromText(std::string_view kept);
[[nodiscard]] std::string stopsText(const std::vector<PickStop> &stops);

/// Metres along a route; nothing for other kinds.
[[nodiscard]] std::optional<double> lengthMetres(const PickPlace &place);
/// Square metres of land; nothing for other kinds.
[[nodiscard]] std::optional<double> areaSquareMetres(const PickPlace &place);
/// Whether the outline of land crosses itself, as in an eight: it would have no area to speak of.
[[nodiscard]] bool crossesItself(const PickPlace &place);
/// The spot, the point half-way along the route, or a point inside the land.
[[nodiscard]] std::optional<LatLon> middleOf(const PickPlace &place);
/// Metres from the point to the nearest part of the place: 0 inside land; infinity for none.
[[nodiscard]] double metresFrom(const PickPlace &place, LatLon point);
/// The rectangle around the place; x is longitude.
[[nodiscard]] std::optional<Bounds> boundsOf(const PickPlace &place);

} // namespace sc
