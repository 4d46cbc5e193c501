// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitrules.h"
#include "kits/kitstore.h"
#include "kits/ticketstore.h"
#include "loans/loanstore.h"

#include <SQLiteCpp/Exception.h>

#include <algorithm>

namespace sc {

namespace {

void mustBe(const Result<Kit> &done)
{
    if (!done)
        throw SQLite::Exception(done.error().message);
}

// Made of what it is about, so that a hand-over undone and done again has the same lines.
Id lineId(const Id &loan, const Id &kit, const Id &item)
{
    return Id::fromName("loan_line:" + loan.toString() + ":" + kit.toString() + ":" +
                        item.toString());
}

} // namespace

void LoanStore::setLines(Change &change, const Loan &loan, std::vector<LoanLine> lines)
{
    const auto before = this->lines(loan.id);
    for (LoanLine &line : lines) {
        line.id = lineId(loan.id, line.kit, line.item);
        line.loan = loan.id;
        saveLine(change, line);
    }
    if (before)
        for (const LoanLine &line : *before)
            if (!std::ranges::contains(lines, line.id, &LoanLine::id))
                change.remove("loan_line", line.id);
}

void LoanStore::takeOut(Change &change, const Loan &loan)
{
    std::int64_t position = 0;
    KitStore kits(m_database);
    for (const Id &id : loan.kits) {
        const auto kit = kits.get(id);
        mustBe(kit);
        for (const KitContent &content : kit->contents) {
            if (content.present <= 0)
                continue;
            LoanLine line;
            line.id = lineId(loan.id, id, content.item.id);
            line.loan = loan.id;
            line.kit = id;
            line.item = content.item.id;
            line.consumable = content.consumable;
            line.position = ++position;
            line.issued = content.present;
            saveLine(change, line);
            change.restore("loan_line", line.id); // where a hand-over was undone before
        }
        mustBe(kits.setStatus(change, id, "out"));
    }
}

void LoanStore::settleKit(Change &change, const Id &id, const Id &apart)
{
    KitStore kits(m_database);
    const auto kit = kits.get(id);
    if (!kit || (kit->status != "out" && kit->status != "reserved" && kit->status != "checking"))
        return;
    Query held = m_database.query(
        "SELECT max(CASE l.status WHEN 'out' THEN 3 WHEN 'checking' THEN 2 WHEN 'incomplete' THEN "
        "2 WHEN 'ready' THEN 1 ELSE 0 END) FROM loan_kit k JOIN loan l ON l.id = k.loan WHERE "
        "k.kit = ? AND k.deleted = 0 AND l.deleted = 0 AND l.id IS NOT ?",
        id, apart);
    const std::int64_t by = held.step() ? held.maybe<std::int64_t>(0).value_or(0) : 0;
    std::string status = by == 3 ? "out" : by == 2 ? "checking" : by == 1 ? "reserved" : "";
    if (status.empty()) {
        const auto tickets = TicketStore(m_database).openOf(id);
        const bool blocked = tickets && std::ranges::any_of(*tickets, &Ticket::blocks);
        status = blocked ? "repair" : !missingThings(*kit).empty() ? "incomplete" : "available";
    }
    if (status != kit->status)
        mustBe(kits.setStatus(change, id, status));
}

void LoanStore::placeKits(Change &change, const Loan &loan)
{
    const std::string &status = loan.status();
    if (status == "out")
        takeOut(change, loan);
    if (status == "written_off")
        giveUp(change, loan);
    const bool checks = status == "checking" || status == "incomplete";
    if (!checks && status != "ready")
        return;
    KitStore kits(m_database);
    for (const Id &id : loan.kits)
        if (const auto kit = kits.get(id);
            kit && (kit->status == "available" || (checks && kit->status == "incomplete")))
            mustBe(kits.setStatus(change, id, checks ? "checking" : "reserved"));
}

void LoanStore::giveUp(Change &change, const Loan &loan)
{
    if (loan.progress.returnedAt)
        return; // what was lost then are lines of it
    const Day gone = localDay(loan.progress.closedAt.value_or(change.at()));
    KitStore kits(m_database);
    for (const Id &id : loan.kits) {
        auto kit = kits.get(id);
        const bool lentSince =
            m_database
                .query("SELECT 1 FROM loan_kit k JOIN loan l ON l.id = k.loan WHERE k.kit = ? AND "
                       "k.deleted = 0 AND l.deleted = 0 AND l.out_at > ? LIMIT 1",
                       id, loan.progress.outAt.value_or(change.at()))
                .step();
        const bool isHere = kit && (kit->status == "available" || kit->status == "incomplete");
        if (!isHere || lentSince || (kit->lastSeenOn && *kit->lastSeenOn >= gone))
            continue;
        kit->status = "written_off";
        kit->reason = loan.progress.writeOffReason;
        mustBe(kits.save(change, *kit));
    }
}

void LoanStore::unpack(Change &change, const Loan &loan)
{
    if (loan.status() != "ready")
        return;
    KitStore kits(m_database);
    for (const Id &id : loan.kits)
        if (const auto kit = kits.get(id); kit && kit->status == "reserved")
            settleKit(change, id, loan.id); // it may lack something, or wait for a repair
}

} // namespace sc
