// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanduestore.h"

#include "champions/championstore.h"
#include "champions/contactstore.h"
#include "core/dates.h"
#include "core/text.h"
#include "loans/loancodes.h"
#include "loans/loanrulestore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

std::unexpected<Error> needsNoReminder(const Loan &loan)
{
    return refused("status", "bad_transition",
                   std::format("A loan that is \"{}\" needs no reminder",
                               labelOf(loanStatuses(), loan.status())));
}

} // namespace

DueLoan LoanDueStore::dueOf(Loan loan, Day today)
{
    DueLoan due;
    due.borrower = m_loans.personName(loan.borrower);
    for (const Id &kit : loan.kits)
        due.kits.push_back(m_loans.kitLabel(kit));
    if (loan.dueIn)
        due.daysLate = static_cast<int>(
            (std::chrono::sys_days{today} - std::chrono::sys_days{*loan.dueIn}).count());
    due.snoozed = loan.progress.snoozedUntil && *loan.progress.snoozedUntil >= today;
    Query count = m_database.query("SELECT count(*) FROM loan_step WHERE loan = ? AND action = "
                                   "'remind' AND deleted = 0",
                                   loan.id);
    count.step();
    due.reminders = static_cast<int>(count.integer(0));
    due.loan = std::move(loan);
    return due;
}

Result<std::vector<DueLoan>> LoanDueStore::due()
{
    return m_database.attemptResult([&]() -> Result<std::vector<DueLoan>> {
        const auto rules = LoanRuleStore(m_database).rules();
        if (!rules)
            return std::unexpected(rules.error());
        const Day today = m_loans.today();
        std::vector<DueLoan> list;
        for (Loan &loan : m_loans.where("deleted = 0 AND status = 'out' AND due_in <= ? ORDER BY "
                                        "due_in, id",
                                        isoDay(addDays(today, rules->dueSoonDays))))
            list.push_back(dueOf(std::move(loan), today));
        return list;
    });
}

Result<std::vector<DueLoan>> LoanDueStore::overdue()
{
    return due().transform([](std::vector<DueLoan> all) {
        std::erase_if(all, [](const DueLoan &one) { return one.daysLate <= 0; });
        return all;
    });
}

Result<std::vector<Loan>> LoanDueStore::notCollected()
{
    return m_database.attempt([&] {
        return m_loans.where("deleted = 0 AND status IN ('reserved', 'ready') AND due_out < ? "
                             "ORDER BY due_out, id",
                             isoDay(m_loans.today()));
    });
}

ReminderBundle LoanDueStore::bundleOf(const Id &champion)
{
    ReminderBundle bundle{.champion = champion};
    const auto who = ChampionStore(m_database).get(champion);
    if (!who)
        return bundle;
    bundle.name = who->name.empty() ? displayName(*who) : who->name;
    bundle.phone = who->phone;
    bundle.email = who->email;
    bundle.address = who->address;
    bundle.isQuiet = who->preferredContact == "none";
    if (!who->postcode.empty())
        bundle.address += (bundle.address.empty() ? "" : "\n") + who->postcode;
    return bundle;
}

Result<std::vector<ReminderBundle>> LoanDueStore::bundles()
{
    auto all = due();
    if (!all)
        return std::unexpected(all.error());
    std::vector<ReminderBundle> bundles;
    for (DueLoan &one : *all) {
        if (one.snoozed)
            continue;
        auto found = std::ranges::find(bundles, one.loan.borrower, &ReminderBundle::champion);
        if (found == bundles.end()) {
            bundles.push_back(bundleOf(one.loan.borrower));
            found = std::prev(bundles.end());
        }
        found->loans.push_back(std::move(one));
    }
    return bundles;
}

Result<ReminderBundle> LoanDueStore::bundleFor(const Loan &loan)
{
    if (!loanAllows(loan.status(), "remind"))
        return needsNoReminder(loan);
    auto all = bundles();
    if (!all)
        return std::unexpected(all.error());
    const auto found = std::ranges::find(*all, loan.borrower, &ReminderBundle::champion);
    ReminderBundle bundle = found != all->end() ? std::move(*found) : bundleOf(loan.borrower);
    const bool there = std::ranges::any_of(
        bundle.loans, [&](const DueLoan &one) { return one.loan.id == loan.id; });
    if (!there)
        bundle.loans.push_back(dueOf(loan, m_loans.today()));
    return bundle;
}

Result<Loan> LoanDueStore::out(Change &change, const Id &id, std::string_view action)
{
    change.open();
    auto loan = m_loans.get(id);
    if (!loan)
        return loan;
    if (loan->deleted)
        return noSuchLoan(id.toString());
    if (!loanAllows(loan->status(), action))
        return needsNoReminder(*loan);
    return loan;
}

Result<Loan> LoanDueStore::remind(Change &change, const Id &id, std::string_view how,
                                  std::string_view by)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = out(change, id, "remind");
        if (!loan)
            return loan;
        if (trimmed(how).empty())
            return refused("how", "missing", "Choose letter, email or phone");
        if (!isCode(reminderWays(), how))
            return refused("how", "unknown_code", "Choose letter, email or phone");
        const auto bundle = bundleFor(*loan);
        if (!bundle)
            return std::unexpected(bundle.error());
        const std::string text =
            reminderText(*bundle, how, m_loans.today(), m_database.setting("team_name"));
        for (const DueLoan &one : bundle->loans)
            m_loans.writeStep(change, {.loan = one.loan.id,
                                       .action = "remind",
                                       .from = one.loan.status(),
                                       .to = one.loan.status(),
                                       .by = collapsed(by),
                                       .how = std::string(how),
                                       .words = text,
                                       .champion = loan->borrower});
        Contact contact;
        contact.champion = loan->borrower;
        contact.way = how == "letter" ? "post" : std::string(how);
        contact.kind = "other";
        contact.note = std::format("Reminded of loan {}", loan->ref);
        if (auto made = ContactStore(m_database).create(change, std::move(contact)); !made)
            return std::unexpected(made.error());
        return loan;
    });
}

Result<Loan> LoanDueStore::snooze(Change &change, const Id &id, std::optional<Day> until,
                                  std::string_view reason)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        auto loan = out(change, id, "snooze");
        if (!loan)
            return loan;
        if (!until)
            return refused("until", "missing", "Enter until when no reminder is to be made");
        if (*until < m_loans.today())
            return refused("until", "out_of_range", "Enter a day that is not past");
        loan->progress.snoozedUntil = until;
        m_loans.move(change, *loan,
                     {.action = "snooze",
                      .from = loan->status(),
                      .to = loan->status(),
                      .reason = collapsed(reason),
                      .note = "Until " + isoDay(*until)});
        return loan;
    });
}

} // namespace sc
