// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/borough.h"

namespace sc::sample {

/// Parks, woods, school fields, cemeteries, allotments and the moor, with their names.
void plantGreens(Borough &borough, const TownPlan &plan, const Skeleton &skeleton, Random random);

/// The river, the lakes and the harbour's piers.
void pourWaters(Borough &borough, const TownPlan &plan, const Skeleton &skeleton, Random random);

/// Names on the map: town, wards, villages, parks, waters and landmarks.
void namePlaces(Borough &borough, const TownPlan &plan, const Skeleton &skeleton);

/// A ribbon of changing width along a line.
[[nodiscard]] Line ribbon(const Line &line, const std::vector<double> &halfWidths);

/// A ring drawn in by so many metres.
[[nodiscard]] Line inset(const Line &ring, double metres);

} // namespace sc::sample
