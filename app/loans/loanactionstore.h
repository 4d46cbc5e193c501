// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kitstore.h"
#include "loans/loanchecks.h"
#include "loans/loanstore.h"
#include "loans/workreportstore.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// When something happened that is written down now.
struct Happened {
    std::optional<Instant> at{}; ///< now, where not given
    std::string by{};            ///< who did it; whoever writes it down, where not given
    std::string reason{};        ///< why it is written down on a later day
};

struct HandOver {
    Happened when{};
    std::string overrideBy{}; ///< both or neither
    std::string overrideReason{};
    std::string note{};
    /// Of the kit types' lists, see checkedWords(); none: the lists were not gone through.
    std::optional<std::vector<std::string>> checked{};
};

struct GiveBack {
    Happened when{};
    std::vector<ReturnLine> lines{}; ///< exceptions only: the rest came back in order
    std::string note{};
    std::optional<std::vector<std::string>> checked{}; ///< as of HandOver
};

struct WorkDone {
    WorkReport report{};
    std::string reason{}; ///< why it is written down on a later day than it was reported
    /// Or:
    std::string waivedBy{};
    std::string waivedReason{};

    [[nodiscard]] bool isWaiver() const { return !waivedBy.empty() || !waivedReason.empty(); }
};

/// Takes a loan from state to state: the one way to do so, for window and command line. Each is
/// refused with `bad_transition` in a state it does not belong to; what is refused has written
/// nothing.
///
/// What happened on an earlier day than today needs a reason (reason_required); nothing happens in
/// the future (bad_date).
class LoanActions {
public:
    explicit LoanActions(Database &database);

    /// Keeps the kits for its days. Refused: kit_reserved for each kit others have then,
    /// kit_not_available for one that is lost, written off or retired.
    [[nodiscard]] Result<Loan> reserve(Change &change, const Id &id);
    /// The kits stand packed. Refused: kit_not_available where one is not here, kit_reserved where
    /// one stands packed for another loan.
    [[nodiscard]] Result<Loan> makeReady(Change &change, const Id &id);
    /// Refused with every rule of the gate that fails at once, but for those that may be answered
    /// for by somebody who gives a name and a reason; reason_required, missing for half an
    /// override.
    [[nodiscard]] Result<Loan> handOver(Change &change, const Id &id, const HandOver &request);
    /// The kits are back and are to be checked; what was lost or damaged is taken off them, what
    /// was used up is taken from the depot's stock to fill them, what is damaged becomes a ticket.
    /// Refused as counted().
    [[nodiscard]] Result<Loan> giveBack(Change &change, const Id &id, const GiveBack &request);
    /// Says more of what was not accounted for at the return, or what is found in the checking: see
    /// addedTo(). Who had the kits stands with the step.
    [[nodiscard]] Result<Loan> account(Change &change, const Id &id, const GiveBack &request);
    /// Something is still to be found. Refused: reason_required.
    [[nodiscard]] Result<Loan> markIncomplete(Change &change, const Id &id,
                                              const std::string &reason);
    /// A work report (refused as WorkReportStore::create()), or that there is to be none: then
    /// missing, reason_required.
    [[nodiscard]] Result<Loan> workDone(Change &change, const Id &id, const WorkDone &request);
    /// The kits can be lent again, or are incomplete. Refused: work_report_missing,
    /// lines_unaccounted.
    [[nodiscard]] Result<Loan> close(Change &change, const Id &id);
    /// Refused: missing, out_of_range where it is no later, kit_reserved where somebody comes next.
    [[nodiscard]] Result<Loan> extend(Change &change, const Id &id, std::optional<Day> dueIn,
                                      const std::string &reason = {});
    /// Puts back the day the last extension moved, whatever was done since. Refused: not_extended,
    /// changed_since where the day was changed by hand after it.
    [[nodiscard]] Result<Loan> takeBackExtension(Change &change, const Id &id,
                                                 const std::string &reason = {});
    /// Refused: reason_required.
    [[nodiscard]] Result<Loan> cancel(Change &change, const Id &id, const std::string &reason);
    /// Nobody came for it.
    [[nodiscard]] Result<Loan> noShow(Change &change, const Id &id);
    /// What is not back is given up: kits that are out, or the lines that are missing. Its value
    /// comes from the items where none is given. Refused: reason_required, out_of_range.
    [[nodiscard]] Result<Loan> writeOff(Change &change, const Id &id, const std::string &reason,
                                        std::optional<std::int64_t> pence = {});
    /// Reserve, ready and hand over at once, for somebody at the counter. Refused as handOver(),
    /// with every rule that fails, before anything is done.
    [[nodiscard]] Result<Loan> lendNow(Change &change, const Id &id, const HandOver &request);

    [[nodiscard]] LoanStore &loans() { return m_loans; }

private:
    [[nodiscard]] Result<Loan> ready(Change &change, const Id &id, std::string_view action);
    [[nodiscard]] Result<Instant> timeOf(Change &change, const Happened &when);
    /// The note of a step with what was ticked.
    [[nodiscard]] Result<std::string> noteOf(const Loan &loan, CheckAt at, const std::string &note,
                                             const std::optional<std::vector<std::string>> &ticked);
    /// A hand-over that may be.
    struct Checked {
        Instant at{};
        std::string note{};
        std::vector<Problem> passedOver{}; ///< rules of the gate that somebody answers for
    };
    [[nodiscard]] Result<Checked> checkHandOver(Change &change, const Loan &loan,
                                                const HandOver &request);
    [[nodiscard]] Loan moveTo(Change &change, Loan loan, const std::string &status, LoanStep step);
    [[nodiscard]] Result<std::vector<LoanLine>> readLines(const Loan &loan,
                                                          const std::vector<ReturnLine> &said,
                                                          bool first, std::string *words = nullptr);
    /// `despite`: although others are to have the kits, as somebody answers for.
    [[nodiscard]] Result<Loan> hold(Change &change, const Id &id, bool despite);
    /// As makeReady(); `despite`: although one stands packed for another loan.
    [[nodiscard]] Result<Loan> pack(Change &change, const Id &id, bool despite);
    /// What is said of the things that come back, and their lines before and after it.
    struct Returned {
        std::vector<ReturnLine> said;
        std::vector<LoanLine> before;
        std::vector<LoanLine> after;
        std::optional<Day> on; ///< the day they came back; nothing where more is said later
    };
    [[nodiscard]] Result<void> putBack(Change &change, const Loan &loan, const Returned &back);
    /// What is in the kit then. Stock that fills it up again is taken.
    [[nodiscard]] Result<std::vector<KitContent>>
    contentsAfter(Change &change, const Loan &loan, const Kit &kit, const Returned &back);
    [[nodiscard]] Result<void> openTicket(Change &change, const Loan &loan, const LoanLine &line,
                                          std::int64_t damaged);
    [[nodiscard]] Result<std::int64_t> refill(Change &change, const Loan &loan, const Kit &kit,
                                              const LoanLine &line, std::int64_t used);
    void shelve(Change &change, const Loan &loan);
    [[nodiscard]] Result<void> suspendLate(Change &change, const Loan &loan);
    void tellPick(Change &change, const Loan &loan);
    [[nodiscard]] std::int64_t valueOf(const Loan &loan, const std::vector<LoanLine> &lines);

    Database &m_database;
    LoanStore m_loans;
    KitStore m_kits;
};

} // namespace sc
