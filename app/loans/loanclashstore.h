// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loanstore.h"

#include <string>
#include <vector>

namespace sc {

/// One kit that two loans have, or are to have, at the same time. On one PC that cannot come about;
/// it comes from another PC, or from a file.
struct LoanClash {
    Id kit{};
    std::string kitLabel{};
    Loan first{}; ///< the one that began first
    Loan second{};
    std::string firstBorrower{};
    std::string secondBorrower{};
    bool bothOut = false; ///< both say that they have it now

    /// "Kit K-004 is out twice: with J. Pearson (41), loan …, and with …"
    [[nodiscard]] std::string inWords() const;
};

struct SettleClash {
    std::string other{}; ///< reference or id of the other loan
    std::string kit{};   ///< label or id; only needed where they clash over several
    /// The reference of the loan that really had the kit; the other one loses it. Nothing: both
    /// stand as they are, as when they were one after the other.
    std::string keeps{};
    std::string by{};
    std::string reason{};
};

/// Clashes are worked out from the loans, never stored; that one is settled is a step of both.
class LoanClashStore {
public:
    explicit LoanClashStore(Database &database) : m_database(database), m_loans(database) {}

    /// Unsettled ones; kits that are out twice now first.
    [[nodiscard]] Result<std::vector<LoanClash>> clashes();
    [[nodiscard]] Result<std::vector<LoanClash>> clashesOf(const Id &loan);
    /// Refused: not_found where the two do not clash, reason_required, bad_transition where the one
    /// that loses its only kit is over.
    [[nodiscard]] Result<Loan> settle(Change &change, const Id &id, const SettleClash &request);

private:
    void takeKit(Change &change, const Loan &loser, const Id &kit, LoanStep step);

    Database &m_database;
    LoanStore m_loans;
};

} // namespace sc
