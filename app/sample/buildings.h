// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/borough.h"

namespace sc::sample {

/// Houses, shops and works along the roads, and what stands on school and hospital sites.
[[nodiscard]] std::vector<Building> raiseBuildings(const TownPlan &plan,
                                                   const std::vector<Green> &greens, Random random);

/// Half the width of the made road, metres.
[[nodiscard]] double halfWidth(RoadClass roadClass);

} // namespace sc::sample
