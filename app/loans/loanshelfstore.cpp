// SPDX-License-Identifier: GPL-3.0-or-later
// What a return does to kits and stock.
#include "kits/stockstore.h"
#include "kits/ticketstore.h"
#include "loans/loanactionstore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

std::int64_t cameBack(const LoanLine &line)
{
    return line.ok + line.worn + line.unused;
}

} // namespace

Result<std::int64_t> LoanActions::refill(Change &change, const Loan &loan, const Kit &kit,
                                         const LoanLine &line, std::int64_t used)
{
    if (used <= 0 || kit.depot.id.isNull())
        return 0;
    StockStore stock(m_database);
    const auto level = stock.level(line.item, kit.depot.id);
    if (!level)
        return level;
    const std::int64_t taken = std::min(used, std::max<std::int64_t>(*level, 0));
    if (taken == 0)
        return 0;
    StockMove move;
    move.item.id = line.item;
    move.depot.id = kit.depot.id;
    move.delta = -taken;
    move.reason = "use";
    move.kit = kit.id;
    move.pick = loan.pick;
    move.at = change.at();
    move.by = change.actor().name;
    move.note = std::format("Used on loan {}", loan.ref);
    return stock.create(change, std::move(move)).transform([&](const StockMove &) {
        return taken;
    });
}

Result<void> LoanActions::openTicket(Change &change, const Loan &loan, const LoanLine &line,
                                     std::int64_t damaged)
{
    if (damaged <= 0)
        return {};
    Ticket ticket;
    ticket.kit = line.kit;
    ticket.item = line.item;
    ticket.blocking = false; // what is missing in the kit keeps it here, until it is filled up
    ticket.fault = std::format("{} damaged, back with loan {}{}{}", damaged, loan.ref,
                               line.note.empty() ? "" : ": ", line.note);
    return TicketStore(m_database).create(change, std::move(ticket)).transform([](const auto &) {});
}

Result<void> LoanActions::putBack(Change &change, const Loan &loan,
                                  const std::vector<LoanLine> &before,
                                  const std::vector<LoanLine> &after, bool first)
{
    for (const Id &id : loan.kits) {
        auto kit = m_kits.get(id);
        if (!kit)
            return std::unexpected(kit.error());
        std::vector<KitContent> contents = kit->contents;
        for (std::size_t i = 0; i < after.size(); ++i) {
            const LoanLine &line = after[i];
            if (line.kit != id)
                continue;
            const std::int64_t gone =
                line.consumed + (line.consumable ? line.lost + line.damaged : 0);
            const std::int64_t goneBefore =
                before[i].consumed + (line.consumable ? before[i].lost + before[i].damaged : 0);
            const auto taken = refill(change, loan, *kit, line, gone - goneBefore);
            if (!taken)
                return std::unexpected(taken.error());
            for (KitContent &content : contents)
                if (content.item.id == line.item)
                    content.present = std::max<std::int64_t>(
                        0, content.present - (first ? line.issued : 0) + cameBack(line) -
                               cameBack(before[i]) + *taken);
            if (!line.consumable)
                if (auto opened = openTicket(change, loan, line, line.damaged - before[i].damaged);
                    !opened)
                    return opened;
        }
        const bool outElsewhere =
            m_database
                .query("SELECT 1 FROM loan_kit k JOIN loan l ON l.id = k.loan WHERE k.kit = ? AND "
                       "k.deleted = 0 AND l.deleted = 0 AND l.status = 'out' AND l.id IS NOT ?",
                       id, loan.id)
                .step();
        const std::string status = outElsewhere ? "out" : first ? "checking" : kit->status;
        kit->contents = contents;
        const auto saved = first ? m_kits.cameBack(change, id, std::move(contents), status)
                                 : m_kits.save(change, *kit);
        if (!saved)
            return std::unexpected(saved.error());
    }
    for (const LoanLine &line : after)
        m_loans.saveLine(change, line);
    return {};
}

} // namespace sc
