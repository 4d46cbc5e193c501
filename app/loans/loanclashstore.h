// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loanstore.h"

#include <set>
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
    bool again = false;   ///< two people settled it before, and not alike

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

    /// The same on every PC, whichever of the loans is named first.
    [[nodiscard]] static Id idOf(const Id &kit, Id one, Id other);

    /// Unsettled ones; kits that are out twice now first.
    [[nodiscard]] Result<std::vector<LoanClash>> clashes();
    [[nodiscard]] Result<std::vector<LoanClash>> clashesOf(const Id &loan);
    /// Of these loans, which clash with any other, and with which. Reads no more than what had
    /// their kits since they had them.
    [[nodiscard]] Result<std::set<Id>> clashing(const std::vector<const Loan *> &loans);
    /// Refused: not_found where the two do not clash, reason_required, bad_transition where the one
    /// that loses its only kit is over.
    [[nodiscard]] Result<Loan> settle(Change &change, const Id &id, const SettleClash &request);

private:
    /// One loan of one kit, and from when to when.
    struct Had {
        Id kit{};
        Id loan{};
        bool wasOut = false;
        Instant from{};
        Instant to{};
        std::optional<Instant> due{}; ///< out, and not late: until when it was promised
    };
    struct Pair {
        Id kit{};
        Id first{};
        Id second{};
        bool again = false;
    };

    /// Of all kits where none is given; those that were over before `since` left out.
    [[nodiscard]] std::vector<Had> had(const std::optional<Id> &kit,
                                       const std::optional<Instant> &since);
    [[nodiscard]] std::vector<Pair> pairsIn(std::vector<Had> all);
    [[nodiscard]] std::vector<Pair> pairsOf(const std::vector<const Loan *> &loans);
    [[nodiscard]] bool isClash(const Had &one, const Had &other);
    [[nodiscard]] bool wasAnsweredFor(const Id &loan);
    [[nodiscard]] bool isSettled(const Pair &pair);
    [[nodiscard]] Result<std::vector<LoanClash>> inFull(const std::vector<Pair> &pairs);
    void takeKit(Change &change, const Loan &loser, const Id &kit, LoanStep step);
    [[nodiscard]] std::vector<Pair> settledApart();
    void noteDecision(Change &change, const LoanClash &clash, const std::optional<Id> &kept);
    void giveBack(Change &change, const Loan &loan, const Id &kit, LoanStep step);

    Database &m_database;
    LoanStore m_loans;
};

} // namespace sc
