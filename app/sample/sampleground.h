// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/borough.h"
#include "storage/journal.h"

#include "core/calendar.h"

namespace sc::sample {

[[nodiscard]] std::string councilName(const Borough &borough);

/// What reports stand on: the council, areas, one edition of ward boundaries in force from before
/// `firstDay`, and the gazetteer of streets and postcodes.
[[nodiscard]] Result<void> writeGround(Database &database, const Borough &borough,
                                       const Actor &actor, Day firstDay);

} // namespace sc::sample
