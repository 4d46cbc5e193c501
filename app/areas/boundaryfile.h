// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/gridtransform.h"
#include "core/polygon.h"

#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Which properties of a GeoJSON file mean what. Empty: guessed from the names.
struct BoundaryFields {
    std::string code;
    std::string name;
    std::string areaCode;
    std::string areaName;
};

/// One ward as a file has it.
struct WardFeature {
    int number = 0; ///< its place in the file, from 1
    std::string code;
    std::string name;
    std::string areaCode; ///< empty where the file does not group wards
    std::string areaName;
    MultiPolygon shape; ///< WGS84
};

/// A feature that cannot be used, and why.
struct RefusedFeature {
    int number = 0;
    Problem problem;
};

/// A boundary file as read: what can be used, what cannot, and what its properties are called.
struct BoundaryFile {
    std::vector<WardFeature> wards;
    std::vector<RefusedFeature> refused;
    std::vector<std::string> properties; ///< every property name met, in order, for choosing
    BoundaryFields fields;               ///< those that were used
    bool wasNationalGrid = false;        ///< coordinates were metres and have been converted
};

/// Reads a GeoJSON FeatureCollection of polygons. Coordinates are longitude and latitude, or
/// British National Grid metres where the file's `crs` or their size says so. Fails with Refused
/// where the text is not GeoJSON, has no polygons, or no property can serve as code or name (codes
/// `not_geojson`, `no_polygons`, `missing`); single features are refused with `bad_geometry`,
/// `not_in_great_britain`, `missing` or `duplicate`.
[[nodiscard]] Result<BoundaryFile>
readBoundaries(std::string_view json, const BoundaryFields &fields, GridTransform &transform);

/// One line of a CSV that groups wards: `ward_code,area_code,area_name`.
struct WardGroup {
    std::size_t line = 0;
    std::string wardCode;
    std::string areaCode;
    std::string areaName;
};

struct WardGroups {
    std::vector<WardGroup> groups;
    struct Refused {
        std::size_t line = 0;
        Problem problem;
    };
    std::vector<Refused> refused;
};

/// Reads such a CSV (comma, semicolon or tab; the columns in any order, `area_name` may be left
/// out). Refused as a whole with `unknown_layout` where a column is missing.
[[nodiscard]] Result<WardGroups> readWardGroups(std::string_view csv);

} // namespace sc
