// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/ticketstore.h"

#include "core/text.h"
#include "kits/kitcolumns.h"
#include "kits/kitrules.h"
#include "kits/kitstore.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array kColumns{column<&Ticket::kit>("kit"),
                              column<&Ticket::item>("item"),
                              column<&Ticket::fault>("fault"),
                              maybeFlagColumn<&Ticket::blocking>("blocking"),
                              column<&Ticket::openedOn>("opened_on"),
                              column<&Ticket::openedBy>("opened_by"),
                              column<&Ticket::closedOn>("closed_on"),
                              column<&Ticket::closedBy>("closed_by"),
                              column<&Ticket::outcome>("outcome"),
                              column<&Ticket::note>("note")};

} // namespace

TicketStore::TicketStore(Database &database) : BasicStore(database, "ticket", kColumns) {}

Result<Ticket> TicketStore::checked(Ticket ticket)
{
    ticket.fault = collapsed(ticket.fault);
    if (!ticket.blocking)
        ticket.blocking = true;
    if (!ticket.openedOn)
        ticket.openedOn = ticket.closedOn ? ticket.closedOn : today();
    if (!ticket.outcome.empty() && !ticket.closedOn)
        ticket.closedOn = today();
    if (ticket.closedOn && ticket.outcome.empty())
        ticket.outcome = "repaired";
    if (auto problems = problemsOf(ticket, today()); !problems.empty())
        return refused(std::move(problems));
    if (const auto kit = KitStore(database()).get(ticket.kit); !kit || kit->deleted)
        return refused("kit", "not_found", "There is no such kit");
    return ticket;
}

Result<void> TicketStore::settleKit(Change &change, const Id &id)
{
    KitStore kits(database());
    const auto kit = kits.get(id);
    const auto tickets = openOf(id);
    if (!kit || !tickets)
        return {};
    const bool blocked = std::ranges::any_of(*tickets, &Ticket::blocks);
    std::string status = kit->status;
    if (blocked && (status == "available" || status == "incomplete"))
        status = "repair";
    else if (!blocked && status == "repair")
        status = missingThings(*kit).empty() ? "available" : "incomplete";
    return kits.setStatus(change, id, status).transform([](const Kit &) {});
}

Result<Ticket> TicketStore::create(Change &change, Ticket ticket)
{
    return database().attemptResult([&]() -> Result<Ticket> {
        change.open();
        if (ticket.openedBy.empty())
            ticket.openedBy = change.actor().name;
        auto ready = checked(std::move(ticket));
        auto made = ready ? insert(change, *std::move(ready)) : ready;
        if (!made)
            return made;
        return settleKit(change, made->kit).transform([&] { return *made; });
    });
}

Result<Ticket> TicketStore::update(Change &change, Ticket ticket)
{
    return database().attemptResult([&]() -> Result<Ticket> {
        change.open();
        const auto before = get(ticket.id);
        auto ready = checked(std::move(ticket));
        auto made = ready ? overwrite(change, *std::move(ready)) : ready;
        if (!made)
            return made;
        if (before && before->kit != made->kit)
            if (const auto settled = settleKit(change, before->kit); !settled)
                return std::unexpected(settled.error());
        return settleKit(change, made->kit).transform([&] { return *made; });
    });
}

Result<void> TicketStore::remove(Change &change, const Id &id)
{
    const auto ticket = get(id);
    const auto done = BasicStore::remove(change, id);
    return done && ticket ? settleKit(change, ticket->kit) : done;
}

Result<void> TicketStore::restore(Change &change, const Id &id)
{
    const auto ticket = get(id);
    const auto done = BasicStore::restore(change, id);
    return done && ticket ? settleKit(change, ticket->kit) : done;
}

Result<Ticket> TicketStore::close(Change &change, const Id &id, std::string_view outcome,
                                  std::string_view by)
{
    auto ticket = get(id);
    if (!ticket)
        return ticket;
    if (ticket->closedOn)
        return refused("status", "bad_transition", "This repair is closed already");
    ticket->closedOn = today();
    ticket->outcome = outcome.empty() ? "repaired" : std::string(outcome);
    ticket->closedBy = by.empty() ? change.actor().name : std::string(by);
    return update(change, *std::move(ticket));
}

Result<std::vector<Ticket>> TicketStore::openOf(const Id &kit)
{
    return database().attempt([&] {
        return table().where("kit = ? AND closed_on IS NULL AND deleted = 0 ORDER BY opened_on, id",
                             kit);
    });
}

Result<std::vector<Ticket>> TicketStore::of(const Id &kit)
{
    return database().attempt([&] {
        return table().where("kit = ? AND deleted = 0 ORDER BY opened_on DESC, id DESC", kit);
    });
}

Result<std::vector<Ticket>> TicketStore::open()
{
    return database().attempt(
        [&] { return table().where("closed_on IS NULL AND deleted = 0 ORDER BY opened_on, id"); });
}

} // namespace sc
