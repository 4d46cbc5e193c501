// SPDX-License-Identifier: GPL-3.0-or-later
// Loans that come from a file.
#include "core/dates.h"
#include "core/text.h"
#include "loans/loancodes.h"
#include "loans/loangatestore.h"
#include "loans/loanstore.h"

#include <algorithm>

namespace sc {

namespace {

/// How far the clock of another PC may be ahead.
constexpr std::chrono::minutes kClockDifference{5};

constexpr std::string_view kPastTheGate = "Brought in from a file as out";

/// Back, and not done with: somebody has to deal with it here yet. Of what is over the file tells.
bool isBeingChecked(std::string_view status)
{
    return status == "checking" || status == "incomplete";
}

/// Whoever brings it in answers for the rules it fails, besides those that somebody answers for in
/// the file.
void answerFor(Change &change, Loan &loan, std::vector<Problem> failed)
{
    LoanProgress &progress = loan.progress;
    const std::string told = " " + progress.overrideRules + " ";
    std::erase_if(failed, [&](const Problem &one) {
        return !isCode(gateRules(), one.code) || told.contains(" " + one.code + " ");
    });
    if (failed.empty())
        return;
    progress.overrideRules += (progress.overrideRules.empty() ? "" : " ") + rulesIn(failed);
    if (progress.overrideBy.empty())
        progress.overrideBy = change.actor().name;
    if (progress.overrideReason.contains(kPastTheGate))
        return;
    progress.overrideReason += (progress.overrideReason.empty() ? "" : "; ");
    progress.overrideReason += kPastTheGate;
}

/// The same of a loan that went out elsewhere by the rules of this program, or is back by now: as
/// of the day it went out. The signatures of this program's own list come after their loans, and
/// no file brings the assessment of a pick; a kit that is back says nothing of how it was then.
Result<void> judgeThatDay(Change &change, Loan &loan, LoanOrigin origin)
{
    auto failed =
        LoanGateStore(change.database()).gate(loan, *loan.progress.outAt, GateView::LookingBack);
    if (!failed)
        return std::unexpected(failed.error());
    std::erase_if(*failed, [&](const Problem &one) {
        const bool comesLater =
            one.code.starts_with("disclaimer_") || one.code == "assessment_missing";
        return (comesLater && origin == LoanOrigin::Moved) ||
               (one.field == "kits" && loan.status() != "out");
    });
    answerFor(change, loan, *std::move(failed));
    return {};
}

} // namespace

Result<void> LoanStore::noteImport(Change &change, Loan &loan, const std::string &status,
                                   LoanOrigin origin)
{
    LoanStep step{.action = "import", .to = status, .note = "Imported"};
    LoanProgress &progress = loan.progress;
    progress.status = status;
    if (wasOut(status)) {
        const bool isTold = progress.outAt.has_value();
        if (!isTold)
            progress.outAt = startOfDay(*loan.dueOut);
        if (*progress.outAt > change.at() + kClockDifference)
            return refused(isTold ? "out_at" : "due_out", "bad_date",
                           "The kits went out on a day that has come: enter when, or bring the "
                           "loan in as reserved");
        if (loan.dueIn && *loan.dueIn < localDay(*progress.outAt))
            return refused("due_in", "out_of_range",
                           "The kits were due back before they went out: enter a later day");
        if (status == "out" || isBeingChecked(status)) {
            const bool isAnew = status == "out" && origin == LoanOrigin::Imported;
            const auto judged =
                isAnew ? judgeImport(change, loan) : judgeThatDay(change, loan, origin);
            if (!judged)
                return judged;
        }
        step.overrideRules = progress.overrideRules;
        step.overrideBy = progress.overrideBy;
        step.overrideReason = progress.overrideReason;
    }
    move(change, loan, std::move(step));
    return {};
}

// It did not pass the gate here.
Result<void> LoanStore::judgeImport(Change &change, Loan &loan)
{
    auto failed = LoanGateStore(m_database).gate(loan, *loan.progress.outAt);
    if (!failed)
        return std::unexpected(failed.error());
    answerFor(change, loan, *std::move(failed));
    return {};
}

} // namespace sc
