// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loan.h"
#include "loans/loangate.h"
#include "storage/history.h"
#include "storage/journal.h"
#include "storage/recordtable.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace sc {

/// Where a new loan comes from. A file may bring one in any state: it is written down that it came
/// so, with the rules of the gate it fails where it is not over yet, and a kit that is out twice
/// then is a clash to settle. One that is moved comes from this program's own list: its signatures
/// are still to come, and the list says what was passed over there.
enum class LoanOrigin : std::uint8_t { Entered, Imported, Moved };

/// Loans on disk. Reading needs no change; writing is part of one. Making a store also puts the
/// guard over the database that keeps loans to their rules (see loanguardstore.h).
class LoanStore {
public:
    explicit LoanStore(Database &database);

    /// A new loan is a draft. What its steps write is ignored. A group alone lends to its chair.
    /// Refused: missing, out_of_range, not_found (also for who has left); bad_transition where it
    /// is to begin in any later state.
    [[nodiscard]] Result<Loan> create(Change &change, Loan loan,
                                      LoanOrigin origin = LoanOrigin::Entered);
    /// Saves what differs; its progress stays what it was. Once reserved, kits and days that clash
    /// are refused (kit_reserved); once it is out, kits, people and days change by steps only
    /// (bad_transition), and so does its status always. Another pick is then refused with
    /// assessment_missing as the gate would have been.
    [[nodiscard]] Result<Loan> update(Change &change, Loan loan);
    /// Refused with `bad_transition` once it was handed over or somebody signed.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);

    [[nodiscard]] Result<Loan> get(const Id &id);
    /// By UUID or reference, in any spacing and case.
    [[nodiscard]] Result<Loan> find(std::string_view idOrRef);
    [[nodiscard]] Result<std::vector<Loan>> all(); ///< live ones, by id
    /// Live ones for a pick, by the day they go out.
    [[nodiscard]] Result<std::vector<Loan>> ofPick(const Id &pick);
    [[nodiscard]] Result<std::vector<Loan>> suggest(std::string_view words, int most = 8);
    /// Those for which a condition on the table `loan` holds; constant text. Throws.
    template <class... Args>
    [[nodiscard]] std::vector<Loan> where(std::string_view rest, const Args &...args)
    {
        std::vector<Loan> loans = m_table.where(rest, args...);
        readParts(loans);
        return loans;
    }

    [[nodiscard]] Result<std::vector<LoanLine>> lines(const Id &loan);
    void saveLine(Change &change, const LoanLine &line); ///< throws as the journal does

    /// Instead of the lines there are; ids are given. Throws.
    void setLines(Change &change, const Loan &loan, std::vector<LoanLine> lines);

    /// Its kits are out from now on, with a line for everything that is in them. Throws.
    void takeOut(Change &change, const Loan &loan);
    /// A loan came from a file: its kits, where they are on their shelves here, are where it says.
    /// Throws.
    void placeKits(Change &change, const Loan &loan);
    /// One that was written off and never came back: nor did its kits, unless they were seen or
    /// lent since. Throws.
    void giveUp(Change &change, const Loan &loan);
    /// Kits that stand ready for the loan are on the shelf again. Throws.
    void unpack(Change &change, const Loan &loan);

    /// Puts a kit into the state its loans leave it in, one of them apart: out, reserved, being
    /// checked, else on the shelf as its contents and tickets say. Only where it is in one that
    /// loans give. Throws.
    void settleKit(Change &change, const Id &kit, const Id &apart = {});

    /// Writes a step down and then its loan, in one. Throws as the journal does.
    void move(Change &change, const Loan &loan, LoanStep step);
    void writeStep(Change &change, const LoanStep &step);
    [[nodiscard]] Result<std::vector<LoanStep>> steps(const Id &loan); ///< oldest first
    /// Everything ever written of the loan, oldest first.
    [[nodiscard]] Result<std::vector<HistoryEntry>> history(const Id &loan);
    /// How many hand-overs passed the gate by an override, from one moment to before another.
    [[nodiscard]] Result<std::int64_t> overrides(Instant from, Instant before);

    /// Kits of the loan that others have or are to have on its days; the loan itself apart.
    [[nodiscard]] Result<std::vector<LoanConflict>> conflicts(const Loan &loan);
    /// As it would be on these days.
    [[nodiscard]] Result<std::vector<LoanConflict>> conflicts(const Loan &loan,
                                                              const Occupation &days);
    /// Other loans that are over by now and had one of its kits still, or again, after a moment:
    /// what goes out at that moment would be out twice.
    [[nodiscard]] Result<std::vector<LoanConflict>> notYetBack(const Loan &loan, Instant at);
    /// Everything that holds a kit from a day on, in the order of its days.
    [[nodiscard]] Result<std::vector<LoanConflict>> calendar(const Id &kit, Day from);

    /// Those the kit went out with, the latest first.
    [[nodiscard]] Result<std::vector<Loan>> ofKit(const Id &kit, int most);
    /// The loan that has the kit, or it stands ready for, or is being checked after.
    [[nodiscard]] Result<std::optional<Loan>> currentOf(const Id &kit);

    [[nodiscard]] Database &database() { return m_database; }
    [[nodiscard]] Day today() const { return localDay(m_database.clock().now()); }
    /// "J. Pearson (41)".
    [[nodiscard]] std::string personName(const Id &champion);
    [[nodiscard]] std::string kitLabel(const Id &kit);

private:
    void readParts(std::vector<Loan> &loans);
    void saveParts(Change &change, const Loan &loan, const Loan *before);
    void savePart(Change &change, const char *type, const Id &loan, const char *column,
                  const Id &part, std::optional<std::int64_t> position);
    [[nodiscard]] static bool isSettled(const Loan &loan);
    [[nodiscard]] Result<Loan> completed(Loan loan);
    [[nodiscard]] bool isRefTaken(const std::string &ref);
    [[nodiscard]] std::string nextRef(Change &change);
    [[nodiscard]] Result<void> noteImport(Change &change, Loan &loan, const std::string &status,
                                          LoanOrigin origin);
    [[nodiscard]] Result<void> judgeImport(Change &change, Loan &loan);
    [[nodiscard]] std::vector<Problem> unknownRefs(const Loan &loan);
    [[nodiscard]] std::vector<Problem> whoLeft(const Loan &loan, const Loan *before);
    [[nodiscard]] Result<void> mayChange(const Loan &loan, const Loan &before);
    [[nodiscard]] Result<void> mayTakePick(const Loan &loan);
    [[nodiscard]] std::vector<LoanConflict> holding(const Id &kit, const Id &apart);

    Database &m_database;
    RecordTable<Loan> m_table;
    RecordTable<LoanLine> m_lines;
};

/// Every conflict as a problem `kit_reserved`.
[[nodiscard]] std::vector<Problem> problemsIn(const std::vector<LoanConflict> &conflicts);
[[nodiscard]] std::unexpected<Error> noSuchLoan(std::string_view what);

} // namespace sc
