// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"
#include "core/polygon.h"
#include "indicators/figures.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace sc {

/// Where the records behind an indicator are: those of the period that have a place, for one area
/// or (kWholeCouncil) all; at most so many.
[[nodiscard]] Result<std::vector<LatLon>>
placesBehind(Database &database, const IndicatorDefinition &one, const Period &period,
             const std::string &areaCode, std::size_t most);

/// The wards' boundaries in force, in degrees.
[[nodiscard]] Result<std::vector<MultiPolygon>> wardOutlines(Database &database);

} // namespace sc
