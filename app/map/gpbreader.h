// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sc {

enum class GeometryKind : std::uint8_t { None, Point, Line, Polygon };

/// One geometry in its layer's own coordinates. A part is a point, a line or a polygon's ring; the
/// rings of a polygon (outer and holes alike) are filled by the even-odd rule.
struct RawGeometry {
    GeometryKind kind = GeometryKind::None;
    std::vector<double> x;
    std::vector<double> y;
    std::vector<std::uint32_t> partEnds; ///< one past the last point of each part

    void clear()
    {
        kind = GeometryKind::None;
        x.clear();
        y.clear();
        partEnds.clear();
    }
};

/// Decodes a GeoPackage geometry blob (OGC 12-128, clause 2.1.3: header and ISO WKB; Z and M are
/// skipped, EWKB flags are understood). The bytes are not trusted: false for anything cut short,
/// inconsistent, not finite or nested too deeply, and for curves. An empty geometry is true with no
/// parts. A collection keeps the parts of the kind it starts with.
[[nodiscard]] bool readGeoPackageGeometry(std::string_view blob, RawGeometry &out);

} // namespace sc
