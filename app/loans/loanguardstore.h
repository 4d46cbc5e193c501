// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loan.h"
#include "storage/journal.h"

#include <map>
#include <set>
#include <string_view>

namespace sc {

/// What must hold of loans whatever wrote them: an order, the window, undo, restore. It runs inside
/// every change that touches a loan, its steps, signatures or work reports, before it is committed.
///
/// A loan is in the state its last step led to. A hand-over (made or brought back by undo) has
/// passed the gate, but for the rules it was overridden on. No kit goes out or is reserved while
/// another loan has it, nor does undoing bring a reservation, its days or kits back over another. A
/// loan that was out or signed for is not deleted, nor is a signature it went out on, the last work
/// report it was closed on, or a kit or a person of a loan that is not over (in_use). Time credits
/// follow from the work reports.
class LoanGuard {
public:
    explicit LoanGuard(Database &database) : m_database(database) {}

    /// Once for each connection that writes; LoanStore does it.
    static void install(Database &database);

    [[nodiscard]] Result<void> run(Change &change);

private:
    [[nodiscard]] bool wasMerged(const Loan &loan);
    [[nodiscard]] bool wants(Change &change, const Loan &loan);
    /// What of one loan the change touched.
    struct Touched {
        bool moved = false;      ///< a step that changes its state or its days
        bool handedOver = false; ///< a hand-over that stands
        bool reportGone = false; ///< a work report was deleted
    };

    void noteStep(const Id &step, std::set<Id> &loans, std::map<Id, Touched> &touched);
    void noteKit(Change &change, const Id &part, std::set<Id> &loans,
                 std::map<Id, Touched> &touched);
    void noteReport(const Id &report, std::set<Id> &loans, std::map<Id, Touched> &touched);
    [[nodiscard]] Result<void> checkGone(std::string_view type, const Id &record);
    [[nodiscard]] Result<void> checkInUse(const char *sql, const Id &record, const char *says);
    [[nodiscard]] Result<void> checkReport(const Loan &loan);
    [[nodiscard]] Result<void> check(const Loan &loan, const Touched &touched);
    [[nodiscard]] Result<void> checkFree(const Loan &loan);
    [[nodiscard]] Result<void> checkDeleted(const Loan &loan);
    [[nodiscard]] Result<void> checkGate(const Loan &loan);
    [[nodiscard]] Result<void> checkSignature(const Id &signature);

    Database &m_database;
};

} // namespace sc
