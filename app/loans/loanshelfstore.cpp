// SPDX-License-Identifier: GPL-3.0-or-later
// What a return does to kits and stock.
#include "core/text.h"
#include "kits/stockstore.h"
#include "kits/ticketstore.h"
#include "loans/loanactionstore.h"

#include <algorithm>
#include <cctype>
#include <format>

namespace sc {

namespace {

std::int64_t cameBack(const LoanLine &line)
{
    return line.ok + line.worn + line.unused;
}

// "SN-1" is in "no. sn-1, left on the bus" and not in "SN-10".
bool isNamedIn(const std::string &note, const std::string &serial)
{
    const std::string words = folded(note);
    const std::string one = folded(serial);
    const auto isWord = [&](std::size_t at) {
        return at < words.size() && std::isalnum(static_cast<unsigned char>(words[at])) != 0;
    };
    for (std::size_t at = words.find(one); at != std::string::npos; at = words.find(one, at + 1))
        if ((at == 0 || !isWord(at - 1)) && !isWord(at + one.size()))
            return true;
    return false;
}

// Those that are said to be lost, or, where the others are named, the rest. Nothing where nobody
// can know.
std::vector<std::string> lostOf(const std::vector<std::string> &serials,
                                const std::vector<ReturnLine> &said, std::int64_t lost)
{
    const auto named = [&](bool asLost) {
        std::vector<std::string> list;
        for (const std::string &serial : serials)
            if (std::ranges::any_of(said, [&](const ReturnLine &one) {
                    return (one.outcome == "lost") == asLost && isNamedIn(one.note, serial);
                }))
                list.push_back(serial);
        return list;
    };
    if (lost <= 0)
        return {};
    std::vector<std::string> gone = named(true);
    if (gone.empty()) {
        const std::vector<std::string> back = named(false);
        std::ranges::copy_if(serials, std::back_inserter(gone), [&](const std::string &one) {
            return !std::ranges::contains(back, one);
        });
    }
    return std::ssize(gone) <= lost ? gone : std::vector<std::string>{};
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

// Undoing a return takes back one change of the kit, so that everything about it is written at
// once.
Result<void> LoanActions::putBack(Change &change, const Loan &loan, const Returned &back)
{
    for (const Id &id : loan.kits) {
        auto kit = m_kits.get(id);
        if (!kit)
            return std::unexpected(kit.error());
        auto contents = contentsAfter(change, loan, *kit, back);
        if (!contents)
            return std::unexpected(contents.error());
        const bool outElsewhere =
            m_database
                .query("SELECT 1 FROM loan_kit k JOIN loan l ON l.id = k.loan WHERE k.kit = ? AND "
                       "k.deleted = 0 AND l.deleted = 0 AND l.status = 'out' AND l.id IS NOT ?",
                       id, loan.id)
                .step();
        const std::string status = outElsewhere ? "out" : back.on ? "checking" : kit->status;
        kit->contents = *contents;
        const auto saved = back.on ? m_kits.cameBack(change, id, *contents, status, *back.on)
                                   : m_kits.save(change, *kit);
        if (!saved)
            return std::unexpected(saved.error());
    }
    for (const LoanLine &line : back.after)
        m_loans.saveLine(change, line);
    return {};
}

Result<std::vector<KitContent>> LoanActions::contentsAfter(Change &change, const Loan &loan,
                                                           const Kit &kit, const Returned &back)
{
    std::vector<KitContent> contents = kit.contents;
    for (std::size_t i = 0; i < back.after.size(); ++i) {
        const LoanLine &line = back.after[i];
        const LoanLine &before = back.before[i];
        if (line.kit != kit.id)
            continue;
        const std::int64_t gone = line.consumed + (line.consumable ? line.lost + line.damaged : 0);
        const std::int64_t goneBefore =
            before.consumed + (line.consumable ? before.lost + before.damaged : 0);
        const auto taken = refill(change, loan, kit, line, gone - goneBefore);
        if (!taken)
            return std::unexpected(taken.error());
        for (KitContent &content : contents) {
            if (content.item.id != line.item)
                continue;
            content.present =
                std::max<std::int64_t>(0, content.present - (back.on ? line.issued : 0) +
                                              cameBack(line) - cameBack(before) + *taken);
            for (const std::string &serial :
                 lostOf(content.serials, back.said, line.lost - before.lost))
                std::erase(content.serials, serial);
        }
        if (!line.consumable)
            if (auto opened = openTicket(change, loan, line, line.damaged - before.damaged);
                !opened)
                return std::unexpected(opened.error());
    }
    return contents;
}

} // namespace sc
