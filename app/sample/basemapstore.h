// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "sample/borough.h"

#include <filesystem>

namespace sc::sample {

/// Writes the borough's basemap as a GeoPackage 1.4 (EPSG:27700): layers sea, land, green, water,
/// building, road, rail and place_name, each with an R-tree index. The same borough gives the same
/// bytes. Written beside and renamed, so an older file stays whole until the new one is.
/// Fails with CannotWrite or DiskFull.
[[nodiscard]] Result<void> writeBasemap(const Borough &borough, const std::filesystem::path &path);

} // namespace sc::sample
