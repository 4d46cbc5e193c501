// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanactionstore.h"

#include "core/dates.h"
#include "core/text.h"
#include "loans/loancodes.h"
#include "loans/loangatestore.h"
#include "loans/loanliststore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

/// How far the clock of another PC may be ahead.
constexpr std::chrono::minutes kClockDifference{5};

Problem required(const char *field, const char *message)
{
    return {field, "reason_required", message};
}

/// What is wrong with how it was asked for, before the gate is looked at.
std::vector<Problem> problemsOf(const HandOver &request)
{
    std::vector<Problem> problems;
    const bool by = !collapsed(request.overrideBy).empty();
    const bool reason = !collapsed(request.overrideReason).empty();
    if (!by && !reason && !(request.overrideBy.empty() && request.overrideReason.empty()))
        return {required("override_reason", "Enter why the rules are passed over"),
                {"override_by", "missing", "Enter who answers for it"}}; // spaces alone
    if (by && !reason)
        problems.push_back(required("override_reason", "Enter why the rules are passed over"));
    if (reason && !by)
        problems.push_back({"override_by", "missing", "Enter who answers for it"});
    return problems;
}

} // namespace

LoanActions::LoanActions(Database &database)
    : m_database(database), m_loans(database), m_kits(database)
{}

Result<Loan> LoanActions::ready(Change &change, const Id &id, std::string_view action)
{
    change.open();
    auto loan = m_loans.get(id);
    if (!loan)
        return loan;
    if (loan->deleted)
        return noSuchLoan(id.toString());
    if (!loanAllows(loan->status(), action))
        return refused("status", "bad_transition",
                       std::format("A loan that is \"{}\" cannot take the step \"{}\"",
                                   labelOf(loanStatuses(), loan->status()), action));
    return loan;
}

Result<Instant> LoanActions::timeOf(Change &change, const Happened &when)
{
    if (!when.at)
        return change.at();
    if (*when.at > change.at() + kClockDifference)
        return refused("at", "bad_date", "Enter a time that has come");
    if (localDay(*when.at) < m_loans.today() && collapsed(when.reason).empty())
        return refused("reason", "reason_required",
                       "Enter why it is written down on a later day than it happened");
    return *when.at;
}

Result<std::string> LoanActions::noteOf(const Loan &loan, CheckAt at, const std::string &note,
                                        const std::optional<std::vector<std::string>> &ticked)
{
    if (!ticked)
        return note;
    return checkedWords(checksOf(m_database, loan, at), *ticked)
        .transform([&](const std::string &words) {
            return note + (note.empty() || words.empty() ? "" : "\n") + words;
        });
}

Loan LoanActions::moveTo(Change &change, Loan loan, const std::string &status, LoanStep step)
{
    step.from = loan.status();
    step.to = status;
    loan.progress.status = status;
    m_loans.move(change, loan, std::move(step));
    return loan;
}

Result<Loan> LoanActions::reserve(Change &change, const Id &id)
{
    return hold(change, id, false);
}

Result<Loan> LoanActions::hold(Change &change, const Id &id, bool despite)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "reserve");
        if (!loan)
            return loan;
        const auto conflicts = m_loans.conflicts(*loan);
        if (!conflicts)
            return std::unexpected(conflicts.error());
        std::vector<Problem> problems = despite ? std::vector<Problem>{} : problemsIn(*conflicts);
        for (const Id &kit : loan->kits) {
            const auto found = m_kits.get(kit);
            const bool gone = !found || found->deleted || found->status == "lost" ||
                              found->status == "written_off" || found->status == "retired";
            if (gone)
                problems.push_back(
                    {"kits", "kit_not_available",
                     std::format("Kit {} is no longer lent", m_loans.kitLabel(kit))});
        }
        if (!problems.empty())
            return refused(std::move(problems));
        return moveTo(change, *std::move(loan), "reserved", {.action = "reserve"});
    });
}

Result<Loan> LoanActions::makeReady(Change &change, const Id &id)
{
    return pack(change, id, false);
}

Result<Loan> LoanActions::pack(Change &change, const Id &id, bool despite)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "ready");
        if (!loan)
            return loan;
        std::vector<Problem> problems;
        for (const Id &id2 : loan->kits) {
            const auto kit = m_kits.get(id2);
            if (!kit)
                return std::unexpected(kit.error());
            // What is short, overdue or damaged is for the gate; what is not here cannot be packed.
            const bool here = kit->status == "available" || kit->status == "incomplete" ||
                              kit->status == "reserved" || kit->status == "repair";
            if (!here)
                problems.push_back({"kits", "kit_not_available",
                                    std::format("Kit {} is not on its shelf", kit->label)});
            const auto other = m_loans.currentOf(id2);
            if (other && *other && !despite && (*other)->status() == "ready")
                problems.push_back(
                    {"kits", "kit_reserved",
                     std::format("Kit {} stands ready for {} already, loan {}", kit->label,
                                 m_loans.personName((*other)->borrower), (*other)->ref)});
        }
        if (!problems.empty())
            return refused(std::move(problems));
        for (const Id &kit : loan->kits)
            if (const auto found = m_kits.get(kit); found && found->status == "available")
                if (const auto done = m_kits.setStatus(change, kit, "reserved"); !done)
                    return std::unexpected(done.error());
        return moveTo(change, *std::move(loan), "ready", {.action = "ready"});
    });
}

Result<LoanActions::Checked> LoanActions::checkHandOver(Change &change, const Loan &loan,
                                                        const HandOver &request)
{
    std::vector<Problem> problems = problemsOf(request);
    const auto at = timeOf(change, request.when);
    if (!at)
        std::ranges::copy(at.error().problems, std::back_inserter(problems));
    auto note = noteOf(loan, CheckAt::HandOver, collapsed(request.note), request.checked);
    if (!note)
        std::ranges::copy(note.error().problems, std::back_inserter(problems));
    const Instant when = at ? *at : std::min(request.when.at.value_or(change.at()), change.at());
    auto failed = LoanGateStore(m_database).gate(loan, when);
    if (!failed)
        return std::unexpected(failed.error());
    const bool overridden =
        !collapsed(request.overrideBy).empty() && !collapsed(request.overrideReason).empty();
    for (const Problem &one : *failed)
        if (!overridden || !mayBeOverriddenAtHandOver(one.code))
            problems.push_back(one);
    if (!problems.empty())
        return refused(std::move(problems));
    if (const std::string gone = LoanListStore(m_database).pickGone(loan); !gone.empty())
        *note += (note->empty() ? "" : "\n") + gone;
    return Checked{when, *std::move(note), *std::move(failed)};
}

Result<Loan> LoanActions::handOver(Change &change, const Id &id, const HandOver &request)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "hand_over");
        if (!loan)
            return loan;
        const auto checked = checkHandOver(change, *loan, request);
        if (!checked)
            return std::unexpected(checked.error());
        LoanStep step{.action = "hand_over",
                      .at = checked->at,
                      .by = collapsed(request.when.by),
                      .reason = collapsed(request.when.reason),
                      .note = checked->note};
        loan->progress.outAt = checked->at;
        loan->progress.outBy = step.by.empty() ? change.actor().name : step.by;
        if (!checked->passedOver.empty()) {
            step.overrideRules = loan->progress.overrideRules = rulesIn(checked->passedOver);
            step.overrideBy = loan->progress.overrideBy = collapsed(request.overrideBy);
            step.overrideReason = loan->progress.overrideReason = collapsed(request.overrideReason);
        }
        m_loans.takeOut(change, *loan);
        loan = moveTo(change, *std::move(loan), "out", std::move(step));
        tellPick(change, *loan);
        return loan;
    });
}

// The gate first, so that whoever stands at the counter hears of everything at once.
Result<Loan> LoanActions::lendNow(Change &change, const Id &id, const HandOver &request)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        change.open();
        auto loan = m_loans.get(id);
        const bool isAhead =
            loan && !loan->deleted && (loan->status() == "draft" || loan->status() == "reserved");
        bool despite = false;
        if (isAhead) {
            const auto checked = checkHandOver(change, *loan, request);
            if (!checked)
                return std::unexpected(checked.error());
            despite = std::ranges::contains(checked->passedOver, "kit_reserved", &Problem::code);
        }
        if (isAhead && loan->status() == "draft")
            loan = hold(change, id, despite);
        if (isAhead && loan)
            loan = pack(change, id, true);
        return loan ? handOver(change, id, request) : loan;
    });
}

Result<Loan> LoanActions::extend(Change &change, const Id &id, std::optional<Day> dueIn,
                                 const std::string &reason)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "extend");
        if (!loan)
            return loan;
        if (!dueIn)
            return refused("due_in", "missing", "Enter the new day the kits come back");
        if (loan->dueIn && *dueIn <= *loan->dueIn)
            return refused("due_in", "out_of_range",
                           std::format("Enter a later day than {}", longDay(*loan->dueIn)));
        const Day from = loan->status() == "out" && loan->progress.outAt
                             ? localDay(*loan->progress.outAt)
                             : loan->dueOut.value_or(m_loans.today());
        const auto conflicts = m_loans.conflicts(*loan, {from, dueIn});
        if (!conflicts)
            return std::unexpected(conflicts.error());
        if (!conflicts->empty())
            return refused(problemsIn(*conflicts));
        LoanStep step{.action = "extend", .reason = collapsed(reason)};
        step.note = extensionWords({loan->dueIn.value_or(from), *dueIn});
        loan->dueIn = dueIn;
        loan->progress.snoozedUntil.reset();
        if (auto problems = problemsOf(*loan); !problems.empty())
            return refused(std::move(problems));
        const std::string status = loan->status();
        return moveTo(change, *std::move(loan), status, std::move(step));
    });
}

Result<Loan> LoanActions::takeBackExtension(Change &change, const Id &id, const std::string &reason)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "extend");
        if (!loan)
            return loan;
        const auto steps = m_loans.steps(id);
        if (!steps)
            return std::unexpected(steps.error());
        const auto last = lastExtension(*steps);
        if (!last)
            return refused("due_in", "not_extended", "This loan has not been extended");
        if (loan->dueIn != last->to)
            return refused("due_in", "changed_since",
                           "The day was changed again since: change the loan instead");
        LoanStep step{.action = "extend", .reason = collapsed(reason)};
        step.note = takenBackWords(*last);
        loan->dueIn = last->from;
        const std::string status = loan->status();
        return moveTo(change, *std::move(loan), status, std::move(step));
    });
}

Result<Loan> LoanActions::cancel(Change &change, const Id &id, const std::string &reason)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "cancel");
        if (!loan)
            return loan;
        if (collapsed(reason).empty())
            return refused({required("reason", "Enter why the loan is cancelled")});
        loan->progress.cancelReason = collapsed(reason);
        m_loans.unpack(change, *loan);
        return moveTo(change, *std::move(loan), "cancelled",
                      {.action = "cancel", .reason = collapsed(reason)});
    });
}

Result<Loan> LoanActions::noShow(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = ready(change, id, "no_show");
        if (!loan)
            return loan;
        m_loans.unpack(change, *loan);
        return moveTo(change, *std::move(loan), "no_show", {.action = "no_show"});
    });
}

} // namespace sc
