// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loanrules.h"
#include "storage/journal.h"

namespace sc {

/// Rules for lending on disk, as shipped until the council changes them.
class LoanRuleStore {
public:
    explicit LoanRuleStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<LoanRules> rules();
    /// Refused: missing, out_of_range, unknown_code.
    [[nodiscard]] Result<void> setRules(Change &change, const LoanRules &rules);

private:
    Database &m_database;
};

} // namespace sc
