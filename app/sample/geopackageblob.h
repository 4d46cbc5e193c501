// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/geometry.h"

#include <string>

namespace sc::sample {

enum class Shape { Point, Path, Polygon };

/// An upright rectangle.
struct Extent {
    Pt low;
    Pt high;
};

[[nodiscard]] Extent extentOf(const Line &points);

/// A geometry as GeoPackage stores it: "GP" header, envelope, little-endian WKB, EPSG:27700. A
/// polygon is one ring, closed here, its outside anticlockwise.
[[nodiscard]] std::string geoPackageBlob(Shape shape, const Line &line);

} // namespace sc::sample
