// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loandue.h"
#include "loans/loanstore.h"

#include <vector>

namespace sc {

/// What is due, and reminding of it.
class LoanDueStore {
public:
    explicit LoanDueStore(Database &database) : m_database(database), m_loans(database) {}

    /// Loans that are out and overdue, the latest first, then those due within the days the rules
    /// call soon.
    [[nodiscard]] Result<std::vector<DueLoan>> due();
    [[nodiscard]] Result<std::vector<DueLoan>> overdue();
    /// Reserved or ready, and nobody came on the day.
    [[nodiscard]] Result<std::vector<Loan>> notCollected();

    /// One for each borrower of due(), snoozed loans left out; whose is latest first.
    [[nodiscard]] Result<std::vector<ReminderBundle>> bundles();
    /// Of one borrower, with this loan whether it is due soon or not. Refused: bad_transition where
    /// the loan is not out.
    [[nodiscard]] Result<ReminderBundle> bundleFor(const Loan &loan);

    /// Writes down that the borrower is reminded, on this loan and on all others of the bundle, and
    /// puts a contact into their ledger. Refused: unknown_code, bad_transition where it is not out.
    [[nodiscard]] Result<Loan> remind(Change &change, const Id &loan, std::string_view how,
                                      std::string_view by = {});
    /// No reminder up to and on that day. Refused: missing, out_of_range for a day that is past,
    /// bad_transition.
    [[nodiscard]] Result<Loan> snooze(Change &change, const Id &loan, std::optional<Day> until,
                                      std::string_view reason = {});

private:
    [[nodiscard]] DueLoan dueOf(Loan loan, Day today);
    [[nodiscard]] ReminderBundle bundleOf(const Id &champion); ///< without its loans
    [[nodiscard]] Result<Loan> out(Change &change, const Id &id, std::string_view action);

    Database &m_database;
    LoanStore m_loans;
};

} // namespace sc
