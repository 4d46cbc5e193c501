// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// How one person of a loan stands on the day of the hand-over.
struct LoanPerson {
    enum class Training : std::uint8_t { Missing, Expired, InDate };
    enum class Signed : std::uint8_t { Nothing, Older, Current };

    std::string name;
    bool isBorrower = false;
    bool isGone = false; ///< no longer on the register
    Training training = Training::Missing;
    std::optional<Day> expiredOn;
    Signed disclaimer = Signed::Nothing;
    std::string signedVersion;
    std::optional<Day> signedLater; ///< only after the day of the hand-over
    bool suspended = false;
    std::optional<Day> suspendedUntil; ///< none: until it is lifted
    std::string suspendedWhy;
    std::vector<std::string> overdue; ///< references of other loans of theirs that are overdue
};

/// A loan of others that is to have, or has, one of the kits on these days.
struct LoanConflict {
    std::string kit;
    std::string loan; ///< its reference
    std::string who;  ///< its borrower
    Day from{};
    std::optional<Day> to; ///< none: nobody knows
    bool isOut = false;
    int bufferDays = 0;  ///< that the kit is to rest between two loans
    bool isBack = false; ///< by now, but not yet at the time that is asked about
};

/// What has to be known to say whether a loan may be handed over. Filled by LoanGateStore::facts().
struct LoanFacts {
    std::vector<LoanPerson> people; ///< the borrower first
    std::string currentVersion;     ///< of the disclaimer; empty: there is none
    bool forPick = false;
    bool pickAssessed = false;
    std::optional<Day> pickReviewOn; ///< the last day its risk assessment holds
    std::optional<Day> pickDay;
    std::string pickTitle;
    std::vector<Problem> kits; ///< what the kits themselves have against it, see kitProblems()
    std::vector<LoanConflict> conflicts;
    std::optional<Day> dueBefore; ///< the day they are due back, where it is before that day
};

/// The gate: every rule that keeps the loan from being handed over, for each person and each kit,
/// with its field, code and a sentence; empty when it may. The same on every path, in the window
/// and on the command line. Codes: see gateRules().
[[nodiscard]] std::vector<Problem> gateProblems(const LoanFacts &facts);

/// Whether somebody may answer for passing this rule. Everything about people, papers, promises and
/// the state of a kit may be answered for; that a kit is not here, or due back before it goes, may
/// not.
[[nodiscard]] bool mayBeOverriddenAtHandOver(std::string_view code);

/// The codes in one line, each once: "training_missing kit_incomplete".
[[nodiscard]] std::string rulesIn(const std::vector<Problem> &problems);

/// "Kit K-004 is reserved for J. Pearson (41) from 3 to 5 May, loan L-N3-0007-T".
[[nodiscard]] Problem conflictProblem(const LoanConflict &conflict);

} // namespace sc
