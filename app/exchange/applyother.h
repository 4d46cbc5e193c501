// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/order.h"

namespace sc {

/// Orders about champions.
[[nodiscard]] Result<Applied> carryOutForChampion(Change &change, const Order &order,
                                                  NameStore &names);

/// Orders about areas. Wards come from boundary files only and are refused as `not_supported`.
[[nodiscard]] Result<Applied> carryOutForPlace(Change &change, const Order &order,
                                               NameStore &names);

} // namespace sc
