// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/order.h"
#include "kits/kitstore.h"
#include "kits/ticketstore.h"

namespace sc {

/// The actions of a kit: fill, complete, top_up, repair, lost, found, write_off, retire, move.
[[nodiscard]] Result<Kit> carryOutForKit(KitStore &store, Change &change, const Order &order,
                                         const Kit &kit, NameStore &names);
/// The actions of an item: top_up, use, return_unused, count, move.
[[nodiscard]] Result<Item> carryOutForItem(Change &change, const Order &order, const Item &item,
                                           NameStore &names);
/// The action of a repair: close.
[[nodiscard]] Result<Ticket> carryOutForTicket(Change &change, const Order &order,
                                               const Ticket &ticket, NameStore &names);

} // namespace sc
