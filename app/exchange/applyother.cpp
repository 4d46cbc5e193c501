// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/applyother.h"

#include "areas/areastore.h"
#include "champions/championstore.h"
#include "core/text.h"
#include "exchange/recordstore.h"

#include <format>

namespace sc {

namespace {

// The store speaks of the field it looked at; an order calls it the id.
template <class Found> bool isMissing(const Found &found)
{
    return !found && found.error().kind == ErrorKind::NotFound;
}

bool asksRestore(const Order &order)
{
    return order.op == "restore" || (order.op == "action" && order.action == "restore");
}

std::unexpected<Error> unknownAction(const Order &order)
{
    return refused("action", "unknown_action",
                   std::format("There is no action \"{}\" for this type.", order.action));
}

std::unexpected<Error> alreadyExists(std::string_view type)
{
    return refused("id", "already_exists", std::format("There is {} with this id already.", type));
}

Result<Champion> filled(Champion champion, const Order &order, NameStore &names)
{
    std::vector<Problem> problems = setFields(championFields(), order.fields, champion, names);
    if (problems.empty())
        return champion;
    return refused(std::move(problems));
}

Result<Champion> createChampion(Change &change, const Order &order, NameStore &names)
{
    const Result<Id> id = newIdIn(order);
    if (!id)
        return std::unexpected(id.error());
    const Result<bool> taken = RecordStore(change.database()).exists("champion", *id);
    if (!taken)
        return std::unexpected(taken.error());
    if (*taken)
        return alreadyExists("a champion");
    Champion champion;
    champion.id = *id;
    Result<Champion> made = filled(std::move(champion), order, names);
    return made ? ChampionStore(change.database()).create(change, *std::move(made)) : made;
}

Result<Champion> changeChampion(Change &change, const Order &order, NameStore &names)
{
    ChampionStore store(change.database());
    const bool restore = asksRestore(order);
    if (order.op == "action" && !restore)
        return unknownAction(order);
    const auto uuid = Id::parse(order.id);
    const Result<Champion> found = uuid ? store.get(*uuid) : store.find(order.id);
    if (isMissing(found) || (found && found->deleted && !restore))
        return noSuchRecord(order);
    if (!found)
        return found;
    if (order.op == "update") {
        if (order.fields.empty())
            return refused("fields", "missing",
                           "Say what to change: \"fields\" is missing or empty.");
        Result<Champion> champion = filled(*found, order, names);
        return champion ? store.update(change, *std::move(champion)) : champion;
    }
    const auto done = restore ? store.restore(change, found->id) : store.remove(change, found->id);
    return done.transform([&] { return *found; });
}

Result<Area> filledArea(Area area, const Order &order, NameStore &names)
{
    PlaceRecord place{.id = area.id, .code = area.code, .name = area.name};
    std::vector<Problem> problems = setFields(areaFields(), order.fields, place, names);
    if (!problems.empty())
        return refused(std::move(problems));
    area.code = collapsed(place.code);
    area.name = collapsed(place.name);
    return area;
}

Result<Area> createArea(Change &change, const Order &order, NameStore &names)
{
    const Result<Id> id = newIdIn(order);
    if (!id)
        return std::unexpected(id.error());
    const Result<bool> taken = RecordStore(change.database()).exists("area", *id);
    if (!taken)
        return std::unexpected(taken.error());
    if (*taken)
        return alreadyExists("an area");
    const Result<Area> area = filledArea({*id, {}, {}}, order, names);
    return area ? AreaStore(change.database()).saveArea(change, *area) : area;
}

Result<Area> restoreArea(Change &change, const Order &order)
{
    const auto id = Id::parse(order.id);
    return change.database().attemptResult([&]() -> Result<Area> {
        if (!id || !change.restore("area", *id))
            return noSuchRecord(order);
        const auto area = AreaStore(change.database()).area(*id);
        if (!area)
            return std::unexpected(area.error());
        return area->value_or(Area{*id, {}, {}});
    });
}

Result<Area> changeArea(Change &change, const Order &order, NameStore &names)
{
    if (asksRestore(order))
        return restoreArea(change, order);
    if (order.op == "action")
        return unknownAction(order);
    AreaStore store(change.database());
    const Result<Id> id = names.area("id", order.id);
    if (!id)
        return noSuchRecord(order);
    const auto found = store.area(*id);
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return noSuchRecord(order);
    if (order.op == "delete")
        return store.removeArea(change, *id).transform([&] { return **found; });
    const Result<Area> area = filledArea(**found, order, names);
    return area ? store.saveArea(change, *area) : area;
}

} // namespace

Result<Applied> carryOutForChampion(Change &change, const Order &order, NameStore &names)
{
    const auto done = order.op == "create" ? createChampion(change, order, names)
                                           : changeChampion(change, order, names);
    return done.transform(
        [](const Champion &champion) { return Applied{champion.id, champion.number}; });
}

Result<Applied> carryOutForPlace(Change &change, const Order &order, NameStore &names)
{
    if (order.type == "ward")
        return refused("type", "not_supported",
                       "Wards come from boundary files: use \"import areas\".");
    const auto done =
        order.op == "create" ? createArea(change, order, names) : changeArea(change, order, names);
    return done.transform([](const Area &area) { return Applied{area.id, area.code}; });
}

} // namespace sc
