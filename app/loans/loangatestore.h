// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loan.h"
#include "loans/loangate.h"
#include "loans/loanrules.h"
#include "storage/journal.h"

#include <vector>

namespace sc {

/// How a hand-over is looked at: as one that is made, whenever that was, or as one that was made
/// long ago and is only written down here. Then what came over the people and kits since says
/// nothing, nor who has the kits now.
enum class GateView : std::uint8_t { Making, LookingBack };

/// Finds out what the gate is asked about.
class LoanGateStore {
public:
    explicit LoanGateStore(Database &database) : m_database(database) {}

    /// As things stand for a hand-over at that time. Trainings, disclaimer, signatures and kits
    /// count as of its day; who is suspended then or today is suspended.
    [[nodiscard]] Result<LoanFacts> facts(const Loan &loan, Instant at,
                                          GateView view = GateView::Making);
    [[nodiscard]] Result<std::vector<Problem>> gate(const Loan &loan, Instant at,
                                                    GateView view = GateView::Making);
    /// What holds on the day of the hand-over, and no longer on the day the kits are due back:
    /// protective equipment and inspections. No rule of the gate, but worth a word.
    [[nodiscard]] Result<std::vector<Problem>> endsDuring(const Loan &loan, Day from);

private:
    [[nodiscard]] Result<LoanPerson> person(const Loan &loan, const Id &champion, Day day,
                                            const LoanRules &rules, const std::string &current,
                                            GateView view);
    [[nodiscard]] Result<void> lookAtTraining(LoanPerson &person, const Id &champion, Day day,
                                              const LoanRules &rules);
    [[nodiscard]] Result<void> lookAtSignatures(LoanPerson &person, const Loan &loan,
                                                const Id &champion, Day day, const LoanRules &rules,
                                                const std::string &current);
    [[nodiscard]] Result<void> lookAtStanding(LoanPerson &person, const Loan &loan,
                                              const Id &champion, Day day, GateView view);
    void lookAtPick(LoanFacts &facts, const Id &pick, Day day);
    [[nodiscard]] Result<void> lookAtConflicts(LoanFacts &facts, const Loan &loan, Instant at);
    [[nodiscard]] Result<void> lookAtKits(LoanFacts &facts, const Loan &loan, Day day,
                                          GateView view);

    Database &m_database;
};

} // namespace sc
