// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/townplan.h"

namespace sc::sample {

/// Cuts the built-up wards into blocks, decides what each is used for, and lays the roads between.
void cutWards(TownPlan &plan, const Skeleton &skeleton, Random &random);

/// The crossing streets of the core and the pieces that they and the river cut it into.
void layCore(TownPlan &plan, const Skeleton &skeleton);

} // namespace sc::sample
