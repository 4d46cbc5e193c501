// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/pick.h"
#include "storage/journal.h"

namespace sc {

/// Time credits for picks: an hour given is an hour earned. The roster is the one place hours are
/// written in; credits follow from it.
class PickCredits {
public:
    static constexpr const char *kCategory = "litter_pick";

    explicit PickCredits(Database &database) : m_database(database) {}

    /// Brings the entries of the books into line with the roster: one for each champion who came to
    /// a closed pick, none for any other. What is wrong is reversed and entered anew, never
    /// changed. Picks that were brought in when they were over are left alone: their hours were
    /// credited where they were held.
    [[nodiscard]] Result<void> settle(Change &change, const Pick &pick);

private:
    Database &m_database;
};

} // namespace sc
