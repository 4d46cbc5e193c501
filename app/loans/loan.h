// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// How far a loan has got. Written by LoanActions alone.
struct LoanProgress {
    std::string status = "draft";
    std::optional<Instant> outAt{};
    std::string outBy{};
    std::optional<Instant> returnedAt{};
    std::string returnedTo{}; ///< who took it back
    std::optional<Instant> closedAt{};
    std::string overrideRules{}; ///< codes of the rules of the gate passed over
    std::string overrideBy{};
    std::string overrideReason{};
    std::string cancelReason{};
    std::string incompleteReason{};
    std::string writeOffReason{};
    std::optional<std::int64_t> writeOffPence{};
    std::string waivedBy{}; ///< of the work report
    std::string waivedReason{};
    std::optional<Day> snoozedUntil{}; ///< no reminder up to and on that day

    bool operator==(const LoanProgress &) const = default;
};

/// Some kits lent to one borrower for some days. Empty text and null ids mean "not known".
struct Loan {
    Id id{};
    std::string ref{};       ///< "L-N3-0007-T", given out by the store
    std::vector<Id> kits{};  ///< in the order they were named
    Id borrower{};           ///< a champion; who answers for the kits
    Id group{};              ///< for which they are borrowed
    std::vector<Id> users{}; ///< champions, besides the borrower; by id
    Id pick{};               ///< that they are for
    std::optional<Day> dueOut{};
    std::optional<Day> dueIn{}; ///< the last day
    std::string note{};
    LoanProgress progress{};
    bool deleted = false;

    [[nodiscard]] const std::string &status() const { return progress.status; }
    bool operator==(const Loan &) const = default;
};

/// What was handed over of one item of one kit, and what became of it.
struct LoanLine {
    Id id{};
    Id loan{};
    Id kit{};
    Id item{};
    bool consumable = false;
    std::int64_t position = 0;
    std::int64_t issued = 0;
    std::int64_t ok = 0;
    std::int64_t worn = 0;
    std::int64_t damaged = 0;
    std::int64_t lost = 0;
    std::int64_t consumed = 0;
    std::int64_t unused = 0;
    std::string note{};
    bool deleted = false;

    [[nodiscard]] std::int64_t accounted() const
    {
        return ok + worn + damaged + lost + consumed + unused;
    }
    [[nodiscard]] std::int64_t unaccounted() const { return issued - accounted(); }
    bool operator==(const LoanLine &) const = default;
};

/// One thing said about a return: "one picker, damaged".
struct ReturnLine {
    std::string kit{};  ///< label or id; only needed where two kits have the item
    std::string item{}; ///< name or id
    std::optional<std::int64_t> count{};
    std::string outcome{}; ///< ok, worn, damaged, lost, consumed, unused
    std::string note{};
};

/// One step of a loan.
struct LoanStep {
    Id id{};
    Id loan{};
    std::string action{};
    std::string from{};
    std::string to{};
    std::optional<Instant> at{}; ///< when it happened; the moment of the change where not given
    std::string by{};
    std::string reason{};
    std::string note{};
    std::string overrideRules{};
    std::string overrideBy{};
    std::string overrideReason{};
    std::string how{};
    std::string words{};
    Id champion{};
    Id other{};
    Id kit{};
};

/// One extension of a loan.
struct Extension {
    Day from{};
    Day to{};

    bool operator==(const Extension &) const = default;
};

/// As its step tells it: "From 2026-05-03 to 2026-05-10".
[[nodiscard]] std::string extensionWords(const Extension &extension);
/// The last extension in these steps, oldest first, that was not taken back.
[[nodiscard]] std::optional<Extension> lastExtension(const std::vector<LoanStep> &steps);
/// The words of the step that takes an extension back.
[[nodiscard]] std::string takenBackWords(const Extension &extension);

struct LoanTransition {
    std::string_view action;
    std::string_view from; ///< empty: it begins
    std::string_view to;

    auto operator<=>(const LoanTransition &) const = default;
};

/// How a loan may move; the database holds the same table (loan_transition).
[[nodiscard]] std::span<const LoanTransition> loanTransitions();
/// Whether an action may be asked for in this state.
[[nodiscard]] bool loanAllows(std::string_view status, std::string_view action);

/// Reserved, ready or out: it keeps its kits from others.
[[nodiscard]] bool holdsKits(std::string_view status);
/// Handed over at some time: out, checking, incomplete, closed, written_off.
[[nodiscard]] bool wasOut(std::string_view status);
/// Not over yet: the work list of an officer.
[[nodiscard]] bool isOpenLoan(std::string_view status);
/// Days after the day it was due, for a loan that is out; 0 otherwise. Never stored.
[[nodiscard]] int daysOverdue(const Loan &loan, Day today);

/// The days on which a loan keeps a kit. Without `to` nobody knows when it comes back.
struct Occupation {
    Day from{};
    std::optional<Day> to{};
};

/// From the day it is due out (or went out) to the day it is due in. A loan that is overdue keeps
/// its kits until they are back or it is extended. Nothing for loans that hold none, or have no
/// days.
[[nodiscard]] std::optional<Occupation> occupationOf(const Loan &loan, Day today);

/// Whether two loans cannot both have the kit. It may go out again on the day it comes back, or so
/// many buffer days later; two loans for one and the same single day clash.
[[nodiscard]] bool clash(const Occupation &one, const Occupation &other, int bufferDays);

/// Every rule the record itself breaks; empty when it may be saved. Codes: missing, out_of_range.
[[nodiscard]] std::vector<Problem> problemsOf(const Loan &loan);
[[nodiscard]] Loan tidied(Loan loan);

/// How the lines somebody means are found, and what the kit of each is called.
struct LineFinder {
    bool (*matches)(const void *context, const ReturnLine &said, const LoanLine &line) = nullptr;
    std::string (*kitOf)(const void *context, const LoanLine &line) = nullptr;
    const void *context = nullptr;
};

/// Puts what was said about a return into the lines. Things nobody mentions came back in order;
/// where something was said with `ok` about an item, its counts are taken as complete and the rest
/// stays unaccounted for. Of what is used up, the rest of what came back unused was used, unless
/// both were counted: then they are held against what was issued. Refusals under `lines[n].…`:
/// missing, not_found, unknown_code, out_of_range, and `ambiguous` for an item that more than one
/// kit has, where it was neither said which nor do all of them come to the number.
[[nodiscard]] Result<std::vector<LoanLine>>
counted(std::vector<LoanLine> lines, const std::vector<ReturnLine> &said, const LineFinder &finder);

/// The same for what is said later: of the things still unaccounted for, and then of those that
/// were written down otherwise when they came back, as when damage is found in the checking. What
/// was lost may be there after all. Nothing is taken for granted.
[[nodiscard]] Result<std::vector<LoanLine>>
addedTo(std::vector<LoanLine> lines, const std::vector<ReturnLine> &said, const LineFinder &finder);

} // namespace sc
