// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loangate.h"

#include "core/dates.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

void checkTraining(std::vector<Problem> &problems, const LoanPerson &person, const char *field)
{
    if (person.training == LoanPerson::Training::InDate)
        return;
    if (person.training == LoanPerson::Training::Missing) {
        problems.push_back({field, "training_missing",
                            std::format("{} has not been trained to use a kit", person.name)});
        return;
    }
    problems.push_back({field, "training_expired",
                        person.expiredOn
                            ? std::format("The training of {} held until {}", person.name,
                                          longDay(*person.expiredOn))
                            : std::format("The training of {} no longer holds", person.name)});
}

void checkDisclaimer(std::vector<Problem> &problems, const LoanPerson &person, const char *field,
                     const std::string &current)
{
    if (person.disclaimer == LoanPerson::Signed::Current)
        return;
    if (person.disclaimer == LoanPerson::Signed::Nothing && person.signedLater) {
        problems.push_back({field, "disclaimer_unsigned",
                            std::format("{} signed the disclaimer only on {}, after the kits are "
                                        "said to have gone out",
                                        person.name, longDay(*person.signedLater))});
        return;
    }
    if (person.disclaimer == LoanPerson::Signed::Nothing) {
        problems.push_back({field, "disclaimer_unsigned",
                            current.empty()
                                ? std::format("{} has signed no disclaimer, and there is none to "
                                              "sign yet: enter its words first",
                                              person.name)
                                : std::format("{} has not signed the disclaimer (version {})",
                                              person.name, current)});
        return;
    }
    problems.push_back({field, "disclaimer_outdated",
                        std::format("{} signed version {} of the disclaimer; the current one is "
                                    "version {}",
                                    person.name, person.signedVersion, current)});
}

void checkStanding(std::vector<Problem> &problems, const LoanPerson &person, const char *field)
{
    if (person.suspended) {
        std::string until = person.suspendedUntil
                                ? std::format(" until {}", longDay(*person.suspendedUntil))
                                : std::string();
        problems.push_back(
            {field, "borrower_suspended",
             std::format("{} is suspended from borrowing{}{}{}", person.name, until,
                         person.suspendedWhy.empty() ? "" : ": ", person.suspendedWhy)});
    }
    if (!person.overdue.empty())
        problems.push_back(
            {field, "borrower_overdue",
             std::format("{} has another loan overdue: {}", person.name, joined(person.overdue))});
}

// One that has run out is none: the pick itself could not be approved with it.
void checkPick(std::vector<Problem> &problems, const LoanFacts &facts)
{
    if (!facts.pickAssessed)
        problems.push_back({"pick", "assessment_missing",
                            std::format("The litter pick \"{}\" has no risk assessment that is "
                                        "signed off",
                                        facts.pickTitle)});
    else if (facts.pickReviewOn && facts.pickDay && *facts.pickReviewOn < *facts.pickDay)
        problems.push_back(
            {"pick", "assessment_missing",
             std::format("The risk assessment of the litter pick \"{}\" holds "
                         "until {} and the pick is on {}: have it reviewed",
                         facts.pickTitle, longDay(*facts.pickReviewOn), longDay(*facts.pickDay))});
}

} // namespace

Problem conflictProblem(const LoanConflict &conflict)
{
    if (conflict.isOut && !conflict.to)
        return {"kits", "kit_reserved",
                std::format("Kit {} is out with {} and overdue, loan {}: it is not free until it "
                            "is back",
                            conflict.kit, conflict.who, conflict.loan)};
    const std::string rests =
        conflict.bufferDays > 0
            ? std::format(", and rests {} {} between two loans", conflict.bufferDays,
                          conflict.bufferDays == 1 ? "day" : "days")
            : std::string();
    return {"kits", "kit_reserved",
            std::format("Kit {} {} {} from {} to {}, loan {}{}", conflict.kit,
                        conflict.isBack  ? "was out with"
                        : conflict.isOut ? "is out with"
                                         : "is reserved for",
                        conflict.who, longDay(conflict.from),
                        longDay(conflict.to.value_or(conflict.from)), conflict.loan, rests)};
}

std::vector<Problem> gateProblems(const LoanFacts &facts)
{
    std::vector<Problem> problems;
    for (const LoanPerson &person : facts.people) {
        const char *field = person.isBorrower ? "borrower" : "users";
        if (person.isGone) {
            problems.push_back(
                {field, "not_found", std::format("{} is no longer on the register", person.name)});
            continue;
        }
        checkTraining(problems, person, field);
        checkDisclaimer(problems, person, field, facts.currentVersion);
        checkStanding(problems, person, field);
    }
    if (facts.forPick)
        checkPick(problems, facts);
    if (facts.dueBefore)
        problems.push_back({"due_in", "out_of_range",
                            std::format("The kits were due back on {}, before they go out: enter a "
                                        "later day",
                                        longDay(*facts.dueBefore))});
    std::ranges::copy(facts.kits, std::back_inserter(problems));
    for (const LoanConflict &conflict : facts.conflicts) {
        Problem problem = conflictProblem(conflict);
        if (conflict.isOut)
            problem.code = "kit_not_available";
        problems.push_back(std::move(problem));
    }
    return problems;
}

bool mayBeOverriddenAtHandOver(std::string_view code)
{
    return code != "kit_not_available" && code != "not_found" && code != "out_of_range";
}

std::string rulesIn(const std::vector<Problem> &problems)
{
    std::string codes;
    std::vector<std::string_view> met;
    for (const Problem &problem : problems) {
        if (std::ranges::contains(met, problem.code))
            continue;
        met.push_back(problem.code);
        codes += (codes.empty() ? "" : " ") + problem.code;
    }
    return codes;
}

} // namespace sc
