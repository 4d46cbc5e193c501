// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/order.h"
#include "picks/pickstore.h"

namespace sc {

/// The actions on a pick: assess, prefill, approve, brief, start, finish, figures, close, cancel,
/// reschedule, sheet, close_reports, copy. Gives the pick as it is afterwards.
[[nodiscard]] Result<Pick> carryOutForPick(PickStore &store, Change &change, const Order &order,
                                           const Pick &pick, NameStore &names);

} // namespace sc
