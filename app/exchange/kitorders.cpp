// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/kitorders.h"

#include "exchange/kitfields.h"
#include "kits/kitactionstore.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

/// What an action is asked with. Each uses some of it.
struct Asked {
    std::string by;
    std::string reason;
    std::string fault;
    std::string shelf;
    std::string contents;
    std::string outcome;
    std::string note;
    ByName depot;
    ByName to;
    std::optional<std::int64_t> count;
};

using AskedField = Field<Asked>;

Result<Asked> askedFor(const Order &order, std::span<const AskedField> fields, NameStore &names)
{
    Asked asked;
    auto problems = setFields(fields, order.fields, asked, names);
    if (!problems.empty())
        return refused(std::move(problems));
    return asked;
}

constexpr AskedField kContents{
    "contents", FieldForm::Lines,
    [](const Asked &asked, NameStore &) { return field::textOr(asked.contents); },
    [](Asked &asked, const FieldValue &value, NameStore &) -> Result<void> {
        asked.contents = field::textIn(value);
        return {};
    }};

constexpr std::array kKitFields{
    plainField<&Asked::by>("by"),       plainField<&Asked::reason>("reason"),
    plainField<&Asked::fault>("fault"), plainField<&Asked::shelf>("shelf"),
    depotField<&Asked::depot>(),        kContents};

Result<Kit> fill(KitActions &actions, Change &change, const Kit &kit, const Asked &asked,
                 NameStore &names)
{
    const auto contents = contentsIn(asked.contents, names);
    if (!contents)
        return std::unexpected(contents.error());
    if (contents->empty())
        return refused("contents", "missing",
                       R"(Enter what is there, such as [{"item":"Hoop","present":2}])");
    std::vector<std::pair<Id, std::int64_t>> present;
    for (const KitContent &one : *contents)
        present.emplace_back(one.item.id, one.present);
    return actions.fill(change, kit.id, present);
}

} // namespace

Result<Kit> carryOutForKit(KitStore & /*store*/, Change &change, const Order &order, const Kit &kit,
                           NameStore &names)
{
    const auto asked = askedFor(order, kKitFields, names);
    if (!asked)
        return std::unexpected(asked.error());
    KitActions actions(change.database());
    if (order.action == "fill")
        return fill(actions, change, kit, *asked, names);
    if (order.action == "complete")
        return actions.complete(change, kit.id);
    if (order.action == "top_up")
        return actions.topUp(change, kit.id);
    if (order.action == "repair")
        return actions.repair(change, kit.id, asked->fault, asked->by);
    if (order.action == "move")
        return actions.move(change, kit.id, asked->depot, asked->shelf);
    if (order.action == "found")
        return actions.bringBack(change, kit.id);
    if (order.action == "lost")
        return actions.takeOut(change, kit.id, "lost", asked->reason);
    if (order.action == "write_off")
        return actions.takeOut(change, kit.id, "written_off", asked->reason);
    if (order.action == "retire")
        return actions.takeOut(change, kit.id, "retired", asked->reason);
    return unknownAction(order);
}

Result<Item> carryOutForItem(Change &change, const Order &order, const Item &item, NameStore &names)
{
    static constexpr std::array kFields{depotField<&Asked::depot>(), depotField<&Asked::to>("to"),
                                        plainField<&Asked::count>("count"),
                                        plainField<&Asked::by>("by"),
                                        plainField<&Asked::note>("note")};
    static constexpr std::array kReasons{std::pair{"top_up", "top_up"}, std::pair{"use", "use"},
                                         std::pair{"return_unused", "unused_returned"},
                                         std::pair{"count", "count"}, std::pair{"move", "moved"}};
    const auto known =
        std::ranges::find_if(kReasons, [&](const auto &one) { return order.action == one.first; });
    if (known == kReasons.end())
        return unknownAction(order);
    const auto asked = askedFor(order, kFields, names);
    if (!asked)
        return std::unexpected(asked.error());
    if (!asked->count)
        return refused("count", "missing", "Enter how many");
    if (*asked->count < (order.action == "count" ? 0 : 1) || *asked->count > 1'000'000)
        return refused("count", "out_of_range", "Enter a number from 1 to 1,000,000");
    if (asked->depot.isNothing())
        return refused("depot", "missing", "Enter the depot");
    StockStore stock(change.database());
    DepotStore depots(change.database());
    const auto done = [&]() -> Result<void> {
        if (order.action == "count" || order.action == "move") {
            const auto depot = depots.resolve(change, asked->depot);
            const auto to = depots.resolve(change, asked->to);
            if (!depot || !to)
                return std::unexpected(depot ? to.error() : depot.error());
            return order.action == "count"
                       ? stock.putRight(change, item.id, *depot, *asked->count)
                       : stock.carry(change, item.id, *depot, *to, *asked->count);
        }
        const std::int64_t sign = order.action == "use" ? -1 : 1;
        return stock
            .create(change, {.item = {item.id, {}},
                             .depot = asked->depot,
                             .delta = sign * *asked->count,
                             .reason = known->second,
                             .by = asked->by,
                             .note = asked->note})
            .transform([](const StockMove &) {});
    }();
    return done.transform([&] { return item; });
}

Result<Ticket> carryOutForTicket(Change &change, const Order &order, const Ticket &ticket,
                                 NameStore &names)
{
    static constexpr std::array kFields{codeField<&Asked::outcome>("outcome"),
                                        plainField<&Asked::by>("by")};
    if (order.action != "close")
        return unknownAction(order);
    const auto asked = askedFor(order, kFields, names);
    if (!asked)
        return std::unexpected(asked.error());
    return TicketStore(change.database()).close(change, ticket.id, asked->outcome, asked->by);
}

} // namespace sc
