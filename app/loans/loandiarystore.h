// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dates.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// Kits that are to go out, or to come back, on a day.
struct LoanDay {
    Id loan{};
    std::string ref{};
    Day day{};
    bool comesBack = false;
    std::string kits{}; ///< labels, in the order they were named: "K-01, K-04"
    Id borrower{};      ///< a champion
    std::string status{};
    Id area{}; ///< of its pick, else of its borrower; null where neither has one
};

/// Kits booked, day by day, for the calendar that they share with the picks.
class LoanDiaryStore {
public:
    explicit LoanDiaryStore(Database &database) : m_database(database) {}

    /// Loans reserved, ready or out that begin or end from the first day to the last, both
    /// included; by day, what goes out before what comes back. A loan that is out has only its end
    /// before it.
    [[nodiscard]] Result<std::vector<LoanDay>> between(Day first, Day last,
                                                       const std::optional<Id> &area = {});

private:
    Database &m_database;
};

} // namespace sc
