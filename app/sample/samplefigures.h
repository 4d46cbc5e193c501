// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "sample/random.h"
#include "storage/database.h"

namespace sc::sample {

/// What is typed for the quarter's figures: households, targets, surveys, graded sites, actions
/// against fly-tippers, a word on the last quarter.
[[nodiscard]] Result<void> writeFigures(Database &database, Day first, Instant until,
                                        Random random);

/// The last whole quarter as it was sent, and two reports corrected since.
[[nodiscard]] Result<void> freezeLastQuarter(Database &database, Instant until);

} // namespace sc::sample
