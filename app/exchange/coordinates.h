// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/place.h"

namespace sc {

/// WGS84 to the British National Grid, as everywhere in the program.
[[nodiscard]] Result<GridPoint> gridOf(LatLon position);

} // namespace sc
