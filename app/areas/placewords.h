// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"
#include "storage/database.h"

#include <string>

namespace sc {

/// A place as people find it: "Mill Lane, Harbour (NZ 2880 1450)", the nearest street within 400 m
/// and the grid reference to 10 m; the reference alone where no street is near, and the degrees
/// where the point is off the grid.
[[nodiscard]] std::string placeInWords(Database &database, LatLon place);

} // namespace sc
