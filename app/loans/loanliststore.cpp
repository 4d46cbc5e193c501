// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanliststore.h"

#include "core/dates.h"
#include "core/text.h"
#include "loans/loanclashstore.h"

#include <algorithm>
#include <format>
#include <ranges>

namespace sc {

namespace {

constexpr std::size_t kRowsRead = 500; ///< at a time, where words are looked for

/// The condition on the table `loan`; ?1 is today, which whoever asks has to name.
std::string_view condition(LoansShown shown)
{
    switch (shown) {
    case LoansShown::Open:
        return "status IN ('draft', 'reserved', 'ready', 'out', 'checking', 'incomplete')";
    case LoansShown::Overdue:
        return "status = 'out' AND due_in < ?1";
    case LoansShown::Out:
        return "status = 'out'";
    case LoansShown::Reserved:
        return "status IN ('draft', 'reserved', 'ready')";
    case LoansShown::Checking:
        return "status IN ('checking', 'incomplete')";
    case LoansShown::Over:
        return "status NOT IN ('draft', 'reserved', 'ready', 'out', 'checking', 'incomplete')";
    case LoansShown::All:
        break;
    }
    return "TRUE";
}

constexpr std::string_view kOrder =
    " ORDER BY CASE WHEN status = 'out' AND due_in < ?1 THEN 0 WHEN status IN ('checking', "
    "'incomplete') THEN 1 WHEN status = 'out' THEN 2 WHEN status IN ('ready', 'reserved') THEN 3 "
    "WHEN status = 'draft' THEN 4 ELSE 5 END, "
    "CASE WHEN status IN ('out', 'checking', 'incomplete') THEN due_in "
    "WHEN status IN ('ready', 'reserved', 'draft') THEN due_out END, due_out DESC, no";

bool hasWords(const LoanRow &row, std::string_view wanted)
{
    std::string text = row.loan.ref + ' ' + row.borrower;
    for (const std::string &kit : row.kits)
        text += ' ' + kit;
    text = folded(text + ' ' + row.loan.note);
    return std::ranges::all_of(wanted | std::views::split(' '), [&](const auto &word) {
        return text.contains(std::string_view(word));
    });
}

} // namespace

Result<LoanPage> LoanListStore::page(LoansShown shown, std::string_view words, std::size_t most)
{
    m_people.clear();
    m_labels.clear();
    const std::string wanted = folded(words);
    return m_database.attemptResult([&]() -> Result<LoanPage> {
        LoanPage page;
        if (wanted.empty()) {
            page.rows = read(shown, 0, most);
            auto all = count(shown);
            if (!all)
                return std::unexpected(all.error());
            page.found = *all;
            return withClashes(std::move(page));
        }
        for (std::size_t first = 0;; first += kRowsRead) {
            std::vector<LoanRow> rows = read(shown, first, kRowsRead);
            const bool last = rows.size() < kRowsRead;
            for (LoanRow &row : rows) {
                if (!hasWords(row, wanted))
                    continue;
                ++page.found;
                if (page.rows.size() < most)
                    page.rows.push_back(std::move(row));
            }
            if (last)
                return withClashes(std::move(page));
        }
    });
}

Result<LoanPage> LoanListStore::withClashes(LoanPage page)
{
    std::vector<const Loan *> loans;
    for (const LoanRow &row : page.rows)
        loans.push_back(&row.loan);
    const auto clashing = LoanClashStore(m_database).clashing(loans);
    if (!clashing)
        return std::unexpected(clashing.error());
    for (LoanRow &row : page.rows)
        row.clashes = clashing->contains(row.loan.id);
    return m_database.attempt([&] {
        for (LoanRow &row : page.rows) {
            row.waitsFor = waitsFor(row.loan);
            row.pickGone = pickGone(row.loan);
        }
        return std::move(page);
    });
}

std::string LoanListStore::pickGone(const Loan &loan)
{
    const std::string &status = loan.status();
    if (loan.pick.isNull() || (status != "draft" && status != "reserved" && status != "ready"))
        return {};
    Query pick = m_database.query("SELECT title, deleted, status FROM pick WHERE id = ? AND "
                                  "(deleted = 1 OR status = 'cancelled')",
                                  loan.pick);
    if (!pick.step())
        return {};
    return std::format("The litter pick \"{}\" is {}", pick.text(0),
                       pick.integer(1) != 0 ? "deleted" : "cancelled");
}

// Somebody answered for lending a kit that was promised, or it is late: whoever waits is told.
std::string LoanListStore::waitsFor(const Loan &loan)
{
    if ((loan.status() != "reserved" && loan.status() != "ready") || !loan.dueOut)
        return {};
    Query kit = m_database.query(
        "SELECT k.kit FROM loan_kit own JOIN loan_kit k ON k.kit = own.kit AND k.deleted = 0 JOIN "
        "loan l ON l.id = k.loan AND l.deleted = 0 AND l.status = 'out' WHERE own.loan = ?1 AND "
        "own.deleted = 0 AND l.id IS NOT ?1 AND (l.due_in IS NULL OR l.due_in > ?2 OR l.due_in < "
        "?3) ORDER BY own.position LIMIT 1",
        loan.id, isoDay(*loan.dueOut), isoDay(m_loans.today()));
    return kit.step() ? m_loans.kitLabel(kit.id(0)) : std::string();
}

Result<std::int64_t> LoanListStore::count(LoansShown shown)
{
    return m_database.attempt([&] {
        Query row = m_database.query("SELECT count(*), ?1 FROM loan WHERE deleted = 0 AND " +
                                         std::string(condition(shown)),
                                     isoDay(m_loans.today()));
        row.step();
        return row.integer(0);
    });
}

std::vector<LoanRow> LoanListStore::read(LoansShown shown, std::size_t first, std::size_t most)
{
    const std::string rest = "deleted = 0 AND " + std::string(condition(shown)) +
                             std::string(kOrder) + " LIMIT ?2 OFFSET ?3";
    return withNames(m_loans.where(rest, isoDay(m_loans.today()), most, first));
}

std::vector<LoanRow> LoanListStore::withNames(std::vector<Loan> loans)
{
    const auto once = [](std::map<Id, std::string> &known, const Id &id, const auto &ask) {
        const auto [found, isNew] = known.try_emplace(id);
        if (isNew)
            found->second = ask(id);
        return found->second;
    };
    std::vector<LoanRow> rows;
    rows.reserve(loans.size());
    for (Loan &loan : loans) {
        LoanRow row{.loan = std::move(loan)};
        row.borrower =
            once(m_people, row.loan.borrower, [&](const Id &id) { return m_loans.personName(id); });
        for (const Id &kit : row.loan.kits)
            row.kits.push_back(
                once(m_labels, kit, [&](const Id &id) { return m_loans.kitLabel(id); }));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace sc
