// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/id.h"
#include "storage/journal.h"

#include <set>

namespace sc {

/// The due dates of open reports when the rules for them change.
class DueDateStore {
public:
    explicit DueDateStore(Database &database) : m_database(database) {}

    /// The open reports that have another date than the rules give them: somebody gave it. To be
    /// asked before the rules change.
    [[nodiscard]] Result<std::set<Id>> givenByHand();
    /// Gives the other open reports the dates of the rules as they are now. Returns how many
    /// changed.
    [[nodiscard]] Result<int> renew(Change &change, const std::set<Id> &given);

private:
    Database &m_database;
};

} // namespace sc
