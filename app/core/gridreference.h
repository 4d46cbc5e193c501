// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/place.h"

#include <string>
#include <string_view>

namespace sc {

/// What a grid reference names: a square, not a point. `NZ 288 145` is the 100 m square whose
/// south-west corner is easting 428800, northing 514500.
struct GridSquare {
    GridPoint southWest;
    double size = 0.0; ///< metres along one side: 10,000 for 2 figures down to 0.1 for 12
    int figures = 0;   ///< 2, 4, 6, 8, 10 or 12

    [[nodiscard]] GridPoint centre() const
    {
        return {southWest.easting + size / 2, southWest.northing + size / 2};
    }
    bool operator==(const GridSquare &) const = default;
};

/// Whether a point lies inside the British National Grid (0 to 700,000 m east, 0 to 1,300,000 m
/// north).
[[nodiscard]] bool isOnGrid(GridPoint point);

/// Reads "nz288145", "NZ 288 145", "NZ 28800 14500". Case, spaces, commas and hyphens do not
/// matter. Refusals: field `grid_ref`, code `missing`, `bad_grid_ref` or `not_in_great_britain`.
[[nodiscard]] Result<GridSquare> parseGridReference(std::string_view text);

/// True where the text is two letters and 2 to 12 figures (an even count), on the grid or not.
[[nodiscard]] bool looksLikeGridReference(std::string_view text);

/// The reference of the square the point lies in, "NZ 288 145". Digits are cut off, never rounded;
/// a point within a tenth of a millimetre below an edge counts as on it, so that a corner sent
/// there and back through latitude and longitude keeps its reference. `figures` is 2, 4, 6, 8, 10
/// or 12. Refusals: `not_in_great_britain`, `out_of_range`.
[[nodiscard]] Result<std::string> toGridReference(GridPoint point, int figures = 6,
                                                  bool spaces = true);

} // namespace sc
