// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/polygon.h"

#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What a champion looks after. It is kept as text: the GeoJSON geometry that was drawn (any of the
/// seven types; longitude and latitude), or the names of streets separated by semicolons.
struct Patch {
    std::vector<std::string> streets;           ///< their names as foldedStreet() makes them
    std::vector<PlanePoint> points;             ///< degrees
    std::vector<std::vector<PlanePoint>> lines; ///< degrees
    MultiPolygon shape;                         ///< degrees

    [[nodiscard]] bool isEmpty() const
    {
        return streets.empty() && points.empty() && lines.empty() && shape.isEmpty();
    }
};

/// How near a drawn line or point comes to a street it covers, in metres.
inline constexpr double kPatchReach = 40.0;

/// The patch as it is kept: a geometry written in one way, coordinates to 0.0000001 degrees, a
/// Feature unwrapped, rings closed; names of streets without stray spaces. Refusals, field `patch`:
/// `bad_geometry`, `not_in_great_britain` (outside latitude 49 to 61.5, longitude -9.5 to 2.5),
/// `out_of_range` (more than 10,000 corners, or text longer than 500 characters).
[[nodiscard]] Result<std::string> tidiedPatch(std::string_view text);

/// What a kept patch covers; an empty one where it cannot be read.
[[nodiscard]] Patch readPatch(std::string_view kept);

/// Whether the patch takes in a street of that name (as foldedStreet() makes it) whose point is
/// there.
[[nodiscard]] bool covers(const Patch &patch, std::string_view street, PlanePoint place);
/// Whether what is drawn touches the shape: a corner of one lies in the other.
[[nodiscard]] bool touches(const Patch &patch, const MultiPolygon &shape);

} // namespace sc
