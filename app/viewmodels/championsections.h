// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "viewmodels/ledgerrow.h"

#include <cstdint>
#include <vector>

namespace sc {

class Database;

/// A list about the network of champions, and the sentence that says what it means.
struct ChampionSection {
    QString code; ///< of a course, in the list of trainings
    QString title;
    QString sentence;
    std::vector<LedgerRow> rows; ///< ids of champions where `people`
    bool people = true;
};

enum class ChampionLists : std::uint8_t { PlanB, Trainings, Credits };

/// Reads them; on whatever thread owns the database.
[[nodiscard]] Result<std::vector<ChampionSection>> championSections(Database &database,
                                                                    ChampionLists which);

} // namespace sc
