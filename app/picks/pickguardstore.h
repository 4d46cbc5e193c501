// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/attendance.h"
#include "picks/pick.h"
#include "storage/journal.h"

#include <set>
#include <vector>

namespace sc {

/// What must hold of picks whatever wrote them: an order, the window, undo, restore, a change to a
/// leader's training or to the council's rules. It runs inside every change that touches any of
/// these, before it is committed.
///
/// An approved pick whose place, leader or road changed, or whose gate fails, goes back to planned,
/// with the reason in its history. A pick that has begun cannot lose what its approval rests on:
/// such a change is refused. Nobody is on a roster twice, a child has its adult there, and a roster
/// never names more bags than there were. Who came to a closed pick has minutes, its length where
/// nobody entered any, and time credits follow its roster.
class PickGuard {
public:
    explicit PickGuard(Database &database) : m_database(database) {}

    /// Once for each connection that writes; PickStore does it.
    static void install(Database &database);

    [[nodiscard]] Result<void> run(Change &change);
    /// For records that came another way than through a Change (a sync bundle). Ids of picks.
    [[nodiscard]] Result<void> check(Change &change, const std::set<Id> &picks);

    /// out_of_range where the roster names more bags than the figures have.
    [[nodiscard]] Result<void> checkBags(const Pick &pick);

private:
    /// already_exists where the change puts a champion on the roster twice; not_found where a
    /// child's adult is not on it; over the bags counted.
    [[nodiscard]] Result<void> checkRoster(Change &change, const Id &id);
    [[nodiscard]] bool putsOnTwice(Change &change, const Id &pick);
    [[nodiscard]] std::set<Id> picksTouched(Change &change, std::set<Id> &rosters);
    [[nodiscard]] Result<void> checkApproval(Change &change, const Id &id);
    [[nodiscard]] Result<void> settleHours(Change &change, const Id &id);
    void reopen(Change &change, Pick pick, const std::string &why);

    Database &m_database;
};

} // namespace sc
