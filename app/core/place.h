// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sc {

/// WGS84 (EPSG:4326), degrees.
struct LatLon {
    double latitude = 0.0;
    double longitude = 0.0;

    bool operator==(const LatLon &) const = default;
};

/// British National Grid (EPSG:27700), metres. Great Britain lies within easting 0 to 700,000 and
/// northing 0 to 1,300,000; other values are refused where a place is entered.
struct GridPoint {
    double easting = 0.0;
    double northing = 0.0;

    bool operator==(const GridPoint &) const = default;
};

} // namespace sc
