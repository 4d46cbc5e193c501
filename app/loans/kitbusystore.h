// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/forecast.h"
#include "storage/database.h"

namespace sc {

/// The days on which loans keep kits from others, the buffer after them included, for a forecast. A
/// kit that may go out again on the day it comes back is not busy that day; one that is overdue is
/// busy until somebody knows better.
[[nodiscard]] Result<std::vector<KitBusy>> kitsBusy(Database &database);

} // namespace sc
