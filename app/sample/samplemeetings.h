// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/database.h"

namespace sc::sample {

/// The residents' forum of every area and the champions' evening, from the month before `until` to
/// three months after it.
[[nodiscard]] Result<void> writeMeetings(Database &database, Instant until);

} // namespace sc::sample
