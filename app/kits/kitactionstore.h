// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kitstore.h"
#include "kits/stockstore.h"
#include "kits/ticketstore.h"

namespace sc {

/// What people do with a kit besides lending it. Each is refused with `bad_transition` while the
/// kit is out or being checked, and has written nothing then.
class KitActions {
public:
    explicit KitActions(Database &database) : m_database(database), m_kits(database) {}

    /// Says how much of some items is there. An incomplete kit that has everything again is
    /// available. Refused: not_found an item that is not in it, out_of_range.
    [[nodiscard]] Result<Kit> fill(Change &change, const Id &id,
                                   const std::vector<std::pair<Id, std::int64_t>> &present);
    /// Everything is there again; what is used up comes out of the depot's stock where it is
    /// counted there. An incomplete kit is available then.
    [[nodiscard]] Result<Kit> complete(Change &change, const Id &id);
    /// Fills up from the stock of the kit's depot what is used up. Refused: missing depot,
    /// out_of_range where there is not enough.
    [[nodiscard]] Result<Kit> topUp(Change &change, const Id &id);
    /// Opens a repair that keeps the kit here. Refused: missing.
    [[nodiscard]] Result<Kit> repair(Change &change, const Id &id, const std::string &fault,
                                     const std::string &by);
    /// `lost`, `written_off` or `retired`, with a reason. Refused: reason_required, and
    /// kit_reserved for a kit to be retired that a loan waits for.
    [[nodiscard]] Result<Kit> takeOut(Change &change, const Id &id, std::string_view status,
                                      const std::string &reason);
    /// Lost, written off or retired, and here again after all; or said to be out where no loan has
    /// it.
    [[nodiscard]] Result<Kit> bringBack(Change &change, const Id &id);
    [[nodiscard]] Result<Kit> move(Change &change, const Id &id, const ByName &depot,
                                   const std::string &shelf);

private:
    [[nodiscard]] Result<Kit> here(Change &change, const Id &id);
    [[nodiscard]] Result<void> fromStock(Change &change, const Kit &kit, bool mustHave);

    Database &m_database;
    KitStore m_kits;
};

} // namespace sc
