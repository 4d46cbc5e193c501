// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "map/featureblock.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// Reads the vector layers of a GeoPackage that the basemap knows how to draw (featureclass.h). The
/// file is opened read-only and is not trusted: its schema may run nothing, values and counts are
/// limited, geometries are checked byte by byte. Calls may come from any thread; they take turns.
class GeoPackageStore {
public:
    struct Layer {
        std::string table;
        std::string geometryColumn;
        std::string keyColumn;   ///< the rowid's own name, or "rowid"
        std::string classColumn; ///< empty if there is none
        std::string nameColumn;  ///< empty if there is none
        std::string indexTable;  ///< rtree_<table>_<column>, empty if there is none
        int epsg = 0;
        std::int64_t rows = 0;
    };

    /// Fails with NotFound, CannotRead, NotOurs (not a GeoPackage, nothing to draw in it, or an
    /// unknown coordinate system) or Damaged.
    [[nodiscard]] static Result<std::unique_ptr<GeoPackageStore>> open(const std::string &path);

    GeoPackageStore(const GeoPackageStore &) = delete;
    GeoPackageStore &operator=(const GeoPackageStore &) = delete;
    ~GeoPackageStore();

    [[nodiscard]] const std::vector<Layer> &layers() const { return m_layers; }
    /// All layers together, from the extents the file declares; empty if it declares none.
    [[nodiscard]] const WorldBox &extent() const { return m_extent; }
    /// Whose data it is, in words for the corner of the map.
    [[nodiscard]] const std::string &attribution() const { return m_attribution; }

    /// The features of a layer that may meet `box`, or all of them. Features of no known class and
    /// geometries that cannot be read are left out. Refused when there are more than 2,000,000
    /// features or 20,000,000 points.
    [[nodiscard]] Result<FeatureBlock> read(std::size_t layer, const std::optional<WorldBox> &box);

private:
    struct Handle;
    GeoPackageStore();

    std::unique_ptr<Handle> m_handle;
    std::vector<Layer> m_layers;
    WorldBox m_extent;
    std::string m_attribution;
};

} // namespace sc
