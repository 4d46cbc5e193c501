// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loangatestore.h"

#include "champions/trainingstore.h"
#include "core/dates.h"
#include "core/text.h"
#include "kits/kitrules.h"
#include "kits/kitstore.h"
#include "loans/disclaimerstore.h"
#include "loans/loanrulestore.h"
#include "loans/loanstore.h"
#include "loans/signaturestore.h"
#include "loans/suspensionstore.h"
#include "picks/assessmentstore.h"
#include "picks/pickstore.h"

#include <algorithm>
#include <format>

namespace sc {

Result<void> LoanGateStore::lookAtTraining(LoanPerson &person, const Id &champion, Day day,
                                           const LoanRules &rules)
{
    TrainingStore trainings(m_database);
    for (const std::string &course : rules.courses) {
        const auto state = trainings.state(champion, course, day);
        if (!state)
            continue; // a course that was taken off the list
        if (state->holds()) {
            person.training = LoanPerson::Training::InDate;
            return {};
        }
        if (state->status == TrainingStatus::Expired || state->status == TrainingStatus::Revoked) {
            person.training = LoanPerson::Training::Expired;
            if (state->status == TrainingStatus::Expired)
                person.expiredOn = std::max(person.expiredOn, state->expiresOn);
        }
    }
    return {};
}

Result<void> LoanGateStore::lookAtSignatures(LoanPerson &person, const Loan &loan,
                                             const Id &champion, Day day, const LoanRules &rules,
                                             const std::string &current)
{
    const auto all = SignatureStore(m_database).ofChampion(champion);
    if (!all)
        return std::unexpected(all.error());
    for (const Signature &one : *all) {
        if (rules.signEachLoan && one.loan != loan.id)
            continue;
        if (one.signedAt && localDay(*one.signedAt) > day) {
            person.signedLater = localDay(*one.signedAt); // latest first: the earliest stays
            continue;
        }
        if (!current.empty() && equalsIgnoringCase(one.version, current)) {
            person.disclaimer = LoanPerson::Signed::Current;
            person.signedVersion = one.version;
            return {};
        }
        if (person.disclaimer == LoanPerson::Signed::Nothing) {
            person.disclaimer = LoanPerson::Signed::Older;
            person.signedVersion = one.version;
        }
    }
    return {};
}

Result<void> LoanGateStore::lookAtStanding(LoanPerson &person, const Loan &loan, const Id &champion,
                                           Day day, GateView view)
{
    SuspensionStore suspensions(m_database);
    const Day today = localDay(m_database.clock().now());
    const Day last = view == GateView::LookingBack ? day : today;
    for (const Day one : {day, last}) {
        const auto held = suspensions.on(champion, one);
        if (!held)
            return std::unexpected(held.error());
        if (!*held)
            continue;
        person.suspended = true;
        person.suspendedUntil = (*held)->until;
        person.suspendedWhy = (*held)->reason;
    }
    if (!person.isBorrower)
        return {};
    Query late = m_database.query("SELECT ref FROM loan WHERE borrower = ? AND id IS NOT ? AND "
                                  "deleted = 0 AND status = 'out' AND due_in < ? ORDER BY due_in",
                                  champion, loan.id, isoDay(last));
    while (late.step())
        person.overdue.push_back(late.text(0));
    return {};
}

Result<LoanPerson> LoanGateStore::person(const Loan &loan, const Id &champion, Day day,
                                         const LoanRules &rules, const std::string &current,
                                         GateView view)
{
    LoanPerson person;
    person.name = LoanStore(m_database).personName(champion);
    person.isBorrower = champion == loan.borrower;
    person.isGone =
        !m_database.query("SELECT 1 FROM champion WHERE id = ? AND deleted = 0", champion).step();
    if (auto done = lookAtTraining(person, champion, day, rules); !done)
        return std::unexpected(done.error());
    if (auto done = lookAtSignatures(person, loan, champion, day, rules, current); !done)
        return std::unexpected(done.error());
    if (auto done = lookAtStanding(person, loan, champion, day, view); !done)
        return std::unexpected(done.error());
    return person;
}

void LoanGateStore::lookAtPick(LoanFacts &facts, const Id &pick, Day day)
{
    if (pick.isNull())
        return;
    facts.forPick = true;
    facts.pickDay = day;
    const auto known = PickStore(m_database).get(pick);
    if (!known)
        return;
    facts.pickTitle = known->title;
    facts.pickDay = known->day().value_or(day);
    const auto latest = AssessmentStore(m_database).latest(pick);
    facts.pickAssessed =
        latest && *latest && (*latest)->isSigned() && !isForAnotherPlace(**latest, *known);
    if (facts.pickAssessed)
        facts.pickReviewOn = (*latest)->reviewOn;
}

Result<void> LoanGateStore::lookAtConflicts(LoanFacts &facts, const Loan &loan, Instant at)
{
    const Day day = localDay(at);
    auto conflicts =
        LoanStore(m_database).conflicts(loan, {day, std::max(loan.dueIn.value_or(day), day)});
    if (!conflicts)
        return std::unexpected(conflicts.error());
    facts.conflicts = *std::move(conflicts);
    auto then = LoanStore(m_database).notYetBack(loan, at);
    if (!then)
        return std::unexpected(then.error());
    std::ranges::move(*then, std::back_inserter(facts.conflicts));
    return {};
}

Result<void> LoanGateStore::lookAtKits(LoanFacts &facts, const Loan &loan, Day day, GateView view)
{
    KitStore kits(m_database);
    for (const Id &id : loan.kits) {
        auto kit = kits.get(id);
        if (!kit)
            return std::unexpected(kit.error());
        if (view == GateView::LookingBack && kit->inspectionFailedOn > day)
            kit->inspectionFailedOn.reset();
        const auto known = kits.factsOf(*kit, day);
        if (!known)
            return std::unexpected(known.error());
        const bool named = std::ranges::any_of(facts.conflicts, [&](const LoanConflict &one) {
            return one.isOut && !one.isBack && one.kit == kit->label;
        });
        for (Problem problem : known->problems) {
            if (problem.code == "kit_not_available" && (named || view == GateView::LookingBack))
                continue; // the conflict says with whom it is, or nobody asks where it is now
            problem.field = "kits";
            facts.kits.push_back(std::move(problem));
        }
    }
    return {};
}

Result<LoanFacts> LoanGateStore::facts(const Loan &loan, Instant at, GateView view)
{
    return m_database.attemptResult([&]() -> Result<LoanFacts> {
        const Day day = localDay(at);
        LoanFacts facts;
        const auto rules = LoanRuleStore(m_database).rules();
        if (!rules)
            return std::unexpected(rules.error());
        const auto current = DisclaimerStore(m_database).current(day);
        if (!current)
            return std::unexpected(current.error());
        if (*current)
            facts.currentVersion = (*current)->version;
        std::vector<Id> people{loan.borrower};
        std::ranges::copy(loan.users, std::back_inserter(people));
        for (const Id &one : people) {
            auto known = person(loan, one, day, *rules, facts.currentVersion, view);
            if (!known)
                return std::unexpected(known.error());
            facts.people.push_back(*std::move(known));
        }
        if (loan.dueIn && *loan.dueIn < day)
            facts.dueBefore = loan.dueIn;
        lookAtPick(facts, loan.pick, day);
        if (view == GateView::Making)
            if (auto done = lookAtConflicts(facts, loan, at); !done)
                return std::unexpected(done.error());
        if (auto done = lookAtKits(facts, loan, day, view); !done)
            return std::unexpected(done.error());
        return facts;
    });
}

Result<std::vector<Problem>> LoanGateStore::gate(const Loan &loan, Instant at, GateView view)
{
    return facts(loan, at, view).transform([](const LoanFacts &known) {
        return gateProblems(known);
    });
}

Result<std::vector<Problem>> LoanGateStore::endsDuring(const Loan &loan, Day from)
{
    std::vector<Problem> ends;
    const auto note = [&](const std::optional<Day> &until, const char *code, const char *what,
                          const std::string &label) {
        if (loan.dueIn && until && *until >= from && *until < *loan.dueIn)
            ends.push_back({"kits", code,
                            std::format("The {} of {} holds until {}, and it is due back on {}",
                                        what, label, longDay(*until), longDay(*loan.dueIn))});
    };
    for (const Id &id : loan.kits) {
        const auto known = KitStore(m_database).facts(id, from);
        if (!known)
            return std::unexpected(known.error());
        const Kit &kit = known->kit;
        note(kit.ppeExpiresOn, "ppe_out_of_date", "protective equipment", kit.label);
        note(inspectionHoldsUntil(kit, known->type), "inspection_overdue", "inspection", kit.label);
    }
    return ends;
}

} // namespace sc
