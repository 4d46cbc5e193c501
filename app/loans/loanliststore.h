// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loans/loanstore.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Which loans a list shows.
enum class LoansShown { Open, Overdue, Out, Reserved, Checking, Over, All };

/// A loan as a list shows it.
struct LoanRow {
    Loan loan{};
    std::string borrower{};          ///< "J. Pearson (41)"
    std::vector<std::string> kits{}; ///< labels
    bool clashes = false;            ///< wants a kit that another has at the same time
    std::string waitsFor{};          ///< label of a kit that others will still have by then
    std::string pickGone{};          ///< see LoanListStore::pickGone()
};

/// The beginning of a list, and how many loans are in the whole of it.
struct LoanPage {
    std::vector<LoanRow> rows{};
    std::int64_t found = 0;
};

/// Lists of loans, a page at a time: overdue first, then being checked, out, ready and reserved,
/// drafts, and at last what is over, newest first.
class LoanListStore {
public:
    explicit LoanListStore(Database &database) : m_database(database), m_loans(database) {}

    /// Those with all of the words somewhere in reference, borrower, kits or note; every loan where
    /// there are none. `most` is how many rows the page has at most.
    [[nodiscard]] Result<LoanPage> page(LoansShown shown, std::string_view words, std::size_t most);
    [[nodiscard]] Result<std::int64_t> count(LoansShown shown);
    /// "The litter pick "Alder Road" is cancelled", for a loan that is still to go out for one that
    /// is off. Stops nothing: the group may want the kits all the same. Throws.
    [[nodiscard]] std::string pickGone(const Loan &loan);

private:
    [[nodiscard]] std::vector<LoanRow> read(LoansShown shown, std::size_t first, std::size_t most);
    [[nodiscard]] Result<LoanPage> withClashes(LoanPage page);
    [[nodiscard]] std::string waitsFor(const Loan &loan);
    [[nodiscard]] std::vector<LoanRow> withNames(std::vector<Loan> loans);

    Database &m_database;
    LoanStore m_loans;
    std::map<Id, std::string> m_people; ///< names of this page, each asked for once
    std::map<Id, std::string> m_labels;
};

} // namespace sc
