// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitactionstore.h"

#include "core/text.h"
#include "kits/kitcodes.h"
#include "kits/kitrules.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

void settle(Kit &kit)
{
    if (kit.status == "incomplete" && missingThings(kit).empty())
        kit.status = "available";
    else if (kit.status == "available" && !missingThings(kit).empty())
        kit.status = "incomplete";
}

} // namespace

Result<Kit> KitActions::here(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Kit> {
        change.open();
        auto kit = m_kits.get(id);
        if (!kit)
            return kit;
        if (kit->status == "out" || kit->status == "checking")
            return refused(
                "status", "bad_transition",
                kit->status == "checking"
                    ? std::format("{} is being checked after a loan: write down there "
                                  "what is found",
                                  kit->label)
                    : std::format("{} is not here: {}. Take its loan back, or where it has "
                                  "none, say that it was found",
                                  kit->label, labelIn(kitStatuses(), kit->status)));
        return kit;
    });
}

Result<Kit> KitActions::fill(Change &change, const Id &id,
                             const std::vector<std::pair<Id, std::int64_t>> &present)
{
    auto kit = here(change, id);
    if (!kit)
        return kit;
    for (const auto &[item, count] : present) {
        const auto one =
            std::ranges::find(kit->contents, item, [](const KitContent &c) { return c.item.id; });
        if (one == kit->contents.end())
            return refused("contents", "not_found", "This item is not in the kit");
        if (count < 0 || count > 100'000)
            return refused("contents", "out_of_range", "Enter 0 to 100,000");
        if (!one->consumable && count > one->expected)
            return refused(
                "contents", "out_of_range",
                std::format("Enter {} or fewer, as no more are expected", one->expected));
        one->present = count;
    }
    settle(*kit);
    return m_kits.save(change, *kit);
}

Result<void> KitActions::fromStock(Change &change, const Kit &kit, bool mustHave)
{
    StockStore stock(m_database);
    for (const KitContent &one : shortConsumables(kit)) {
        const auto there = stock.level(one.item.id, kit.depot.id);
        if (!there)
            return std::unexpected(there.error());
        const std::int64_t wanted = one.expected - one.present;
        if (*there < wanted && !mustHave)
            continue;
        const auto taken = stock.create(change, {.item = one.item,
                                                 .depot = kit.depot,
                                                 .delta = -wanted,
                                                 .reason = "kit_filled",
                                                 .kit = kit.id});
        if (!taken)
            return std::unexpected(taken.error());
    }
    return {};
}

Result<Kit> KitActions::complete(Change &change, const Id &id)
{
    auto kit = here(change, id);
    if (!kit)
        return kit;
    if (const auto taken = fromStock(change, *kit, false); !taken)
        return std::unexpected(taken.error());
    for (KitContent &one : kit->contents)
        one.present = std::max(one.present, one.expected);
    settle(*kit);
    return m_kits.save(change, *kit);
}

Result<Kit> KitActions::topUp(Change &change, const Id &id)
{
    auto kit = here(change, id);
    if (!kit)
        return kit;
    if (kit->depot.isNothing())
        return refused("depot", "missing", "Enter the depot the kit is filled from");
    if (const auto taken = fromStock(change, *kit, true); !taken)
        return std::unexpected(taken.error());
    for (KitContent &one : kit->contents) {
        if (one.consumable)
            one.present = std::max(one.present, one.expected);
    }
    return m_kits.save(change, *kit);
}

Result<Kit> KitActions::repair(Change &change, const Id &id, const std::string &fault,
                               const std::string &by)
{
    const auto kit = here(change, id);
    if (!kit)
        return kit;
    Ticket ticket;
    ticket.kit = id;
    ticket.fault = fault;
    ticket.openedBy = by;
    if (const auto opened = TicketStore(m_database).create(change, ticket); !opened)
        return std::unexpected(opened.error());
    return m_kits.get(id);
}

Result<Kit> KitActions::takeOut(Change &change, const Id &id, std::string_view status,
                                const std::string &reason)
{
    auto kit = here(change, id);
    if (!kit)
        return kit;
    if (trimmed(reason).empty())
        return refused("reason", "reason_required", "Say why");
    // What is lost is lost; but nobody retires what somebody else is waiting for unawares.
    Query promised = m_database.query(
        "SELECT l.ref FROM loan_kit k JOIN loan l ON l.id = k.loan WHERE k.kit = ? AND k.deleted = "
        "0 AND l.deleted = 0 AND l.status IN ('reserved', 'ready') ORDER BY l.due_out, l.id",
        id);
    if (status == "retired" && promised.step())
        return refused("status", "kit_reserved",
                       std::format("{} is reserved for loan {}: cancel that or give it another kit "
                                   "first",
                                   kit->label, promised.text(0)));
    kit->status = status;
    kit->reason = collapsed(reason);
    return m_kits.save(change, *kit);
}

Result<Kit> KitActions::bringBack(Change &change, const Id &id)
{
    auto kit = m_kits.get(id);
    const auto astray = kit ? m_kits.isAstray(*kit) : Result<bool>(false);
    if (!astray)
        return std::unexpected(astray.error());
    if (!*astray)
        kit = here(change, id);
    if (!kit)
        return kit;
    if (!*astray && kit->status != "lost" && kit->status != "written_off" &&
        kit->status != "retired")
        return refused("status", "bad_transition", "This kit has not been taken out");
    kit->status = "available";
    kit->lastSeenOn = localDay(change.at());
    kit->reason.clear();
    settle(*kit);
    return m_kits.save(change, *kit);
}

Result<Kit> KitActions::move(Change &change, const Id &id, const ByName &depot,
                             const std::string &shelf)
{
    auto kit = here(change, id);
    if (!kit)
        return kit;
    const auto to = DepotStore(m_database).resolve(change, depot);
    if (!to)
        return std::unexpected(to.error());
    if (to->isNull())
        return refused("depot", "missing", "Enter the depot it is moved to");
    kit->depot = {*to, {}};
    kit->shelf = collapsed(shelf);
    return m_kits.save(change, *kit);
}

} // namespace sc
