// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/place.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace sc {

/// Turns WGS84 into British National Grid coordinates and back, through PROJ.
///
/// Without Ordnance Survey's grid file the seven-parameter shift EPSG:1314 is used, good to 2.5 m
/// in most of Great Britain and to 5 m at its edges (Scilly, the Lizard, the Western Isles). With
/// the file (OSTN15) the published test points come out to 0.01 m. The steps are spelt out, so PROJ
/// has nothing to choose, and it is kept off the network. There and back again stays within 0.01 mm
/// either way.
///
/// An object belongs to one thread at a time; make one for each thread. Making one takes about a
/// millisecond.
class GridTransform {
public:
    /// Empty path: the seven-parameter shift. Otherwise a .tif or .gsb in NTv2 form, from OSGB36 to
    /// ETRS89. NotFound or Damaged where the file is missing or is no such grid.
    [[nodiscard]] static Result<GridTransform> create(const std::filesystem::path &gridFile = {});
    /// The best that the data folder allows: its grid file where there is one that works.
    [[nodiscard]] static GridTransform best(const std::filesystem::path &dataFolder);
    /// The grid file in a folder: `uk_os_OSTN15_NTv2_OSGBtoETRS.tif` or
    /// `OSTN15_NTv2_OSGBtoETRS.gsb`.
    [[nodiscard]] static std::optional<std::filesystem::path>
    gridFileIn(const std::filesystem::path &dataFolder);

    GridTransform(GridTransform &&) noexcept;
    GridTransform &operator=(GridTransform &&) noexcept;
    ~GridTransform();

    /// Refused with code `not_in_great_britain` outside latitude 49 to 61.5, longitude -9 to 2.5,
    /// or outside the grid.
    [[nodiscard]] Result<GridPoint> toGrid(LatLon place);
    /// Refused with code `not_in_great_britain` outside easting 0 to 700,000, northing 0 to
    /// 1,300,000.
    [[nodiscard]] Result<LatLon> toLatLon(GridPoint point);

    [[nodiscard]] bool usesGridFile() const;
    /// How far a converted coordinate may be from the true one: 2.5, or 0.1 with the grid file.
    [[nodiscard]] double accuracyMetres() const;
    /// For the screen: how good converted coordinates are and how to better them.
    [[nodiscard]] std::string accuracySentence() const;

private:
    struct Proj;
    explicit GridTransform(std::unique_ptr<Proj> proj);

    std::unique_ptr<Proj> m_proj;
};

} // namespace sc
