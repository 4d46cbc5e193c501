// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loan.h"
#include "loans/loangate.h"
#include "loans/loanrules.h"
#include "storage/journal.h"

#include <vector>

namespace sc {

/// Finds out what the gate is asked about.
class LoanGateStore {
public:
    explicit LoanGateStore(Database &database) : m_database(database) {}

    /// As things stand for a hand-over at that time. Trainings, disclaimer, signatures and kits
    /// count as of its day; who is suspended then or today is suspended.
    [[nodiscard]] Result<LoanFacts> facts(const Loan &loan, Instant at);
    [[nodiscard]] Result<std::vector<Problem>> gate(const Loan &loan, Instant at);

private:
    [[nodiscard]] Result<LoanPerson> person(const Loan &loan, const Id &champion, Day day,
                                            const LoanRules &rules, const std::string &current);
    [[nodiscard]] Result<void> lookAtTraining(LoanPerson &person, const Id &champion, Day day,
                                              const LoanRules &rules);
    [[nodiscard]] Result<void> lookAtSignatures(LoanPerson &person, const Loan &loan,
                                                const Id &champion, Day day, const LoanRules &rules,
                                                const std::string &current);
    [[nodiscard]] Result<void> lookAtStanding(LoanPerson &person, const Loan &loan,
                                              const Id &champion, Day day);
    void lookAtPick(LoanFacts &facts, const Id &pick, Day day);
    [[nodiscard]] Result<void> lookAtKits(LoanFacts &facts, const Loan &loan, Instant at);

    Database &m_database;
};

} // namespace sc
