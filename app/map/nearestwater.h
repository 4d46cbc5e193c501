// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"
#include "map/basemapdata.h"

#include <optional>
#include <vector>

namespace sc {

/// A spot, a line, or the ring of a piece of land.
struct MapShape {
    std::vector<LatLon> points{};
    bool isLand = false; ///< the last point joins the first, and what is inside counts

    [[nodiscard]] bool isEmpty() const { return points.empty(); }
};

/// Metres from the shape to the nearest sea, lake, river or stream that the map draws, 0 where they
/// meet; nothing where there is none within `most` metres, or in no pack of that kind. Reads from
/// the pack, which may take long: to be asked on a worker.
[[nodiscard]] std::optional<double> metresToWater(BasemapData &map, const MapShape &shape,
                                                  double most);

} // namespace sc
