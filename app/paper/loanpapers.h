// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "loans/loan.h"
#include "loans/loandue.h"
#include "loans/signaturestore.h"
#include "paper/sheet.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sc {

class Database;

/// A line as papers name it.
struct LoanPaperLine {
    LoanLine line;
    std::string kit;
    std::string item;
};

/// A kit of a loan and where it stands.
struct LoanPaperKit {
    std::string label;
    std::string type;
    std::string depot;
    std::string shelf;
    std::vector<std::string> handOverList;
    std::vector<std::string> returnList;
    std::vector<std::pair<std::string, std::int64_t>> contents; ///< item and how many there are
};

/// Everything the papers of a loan say, read in one go.
struct LoanPapers {
    Loan loan;
    std::string borrower;
    std::string group;
    std::string pick;
    std::vector<std::string> people;             ///< the borrower first
    std::vector<std::optional<Signature>> given; ///< of each of them
    std::vector<LoanPaperKit> kits;
    std::vector<LoanPaperLine> lines; ///< once handed over
    std::string disclaimer;           ///< words
    std::string version;
    ReminderBundle reminder; ///< nothing where the loan is not out
    std::string council;
    std::string phone; ///< of the council
    Day today{};
};

[[nodiscard]] Result<LoanPapers> gatherLoanPapers(Database &database, const Id &id);

/// What is lent to whom, the words and a line to sign on for everybody, and what is not theirs to
/// do.
[[nodiscard]] Sheet loanForm(const LoanPapers &papers);
/// What to fetch, in the order the shelves are walked.
[[nodiscard]] Sheet pickingList(const LoanPapers &papers);
/// Comes back with the kit: what is in order, what was done, what was left behind.
[[nodiscard]] Sheet returnSlip(const LoanPapers &papers);
/// What volunteers leave alone, and whom to call instead. Printed with every kit.
[[nodiscard]] Sheet notForVolunteers(const LoanPapers &papers);
/// A letter about everything the borrower has that is due.
[[nodiscard]] Sheet reminderLetter(const LoanPapers &papers);

/// "A2" before "A10".
[[nodiscard]] bool shelfBefore(const std::string &one, const std::string &other);

} // namespace sc
