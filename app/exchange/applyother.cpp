// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/applyother.h"

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

Result<PlaceRecord> filledArea(PlaceRecord area, const Order &order, NameStore &names)
{
    std::vector<Problem> problems = setFields(areaFields(), order.fields, area, names);
    area.code = collapsed(area.code);
    area.name = collapsed(area.name);
    if (area.code.empty() && problems.empty())
        problems.push_back({"code", "missing", "Enter the area's code."});
    if (area.name.empty() && problems.empty())
        problems.push_back({"name", "missing", "Enter the area's name."});
    const Result<Id> holder = names.area("code", area.code);
    if (holder && *holder != area.id && problems.empty())
        problems.push_back(
            {"code", "already_exists", std::format("There is an area \"{}\" already.", area.code)});
    if (problems.empty())
        return area;
    return refused(std::move(problems));
}

FieldValues valuesOf(const PlaceRecord &area)
{
    return {{"code", textValue(area.code)}, {"name", textValue(area.name)}};
}

Result<PlaceRecord> createArea(Change &change, const Order &order, NameStore &names)
{
    Database &database = change.database();
    const Result<Id> id = newIdIn(order);
    if (!id)
        return std::unexpected(id.error());
    const Result<bool> taken = RecordStore(database).exists("area", *id);
    if (!taken)
        return std::unexpected(taken.error());
    if (*taken)
        return alreadyExists("an area");
    Result<PlaceRecord> area = filledArea({.id = *id}, order, names);
    if (!area)
        return area;
    if (area->id.isNull())
        area->id = database.newId();
    return database.attempt([&] {
        change.open();
        change.create("area", area->id, valuesOf(*area));
        return *area;
    });
}

Result<PlaceRecord> changeArea(Change &change, const Order &order, NameStore &names)
{
    Database &database = change.database();
    const bool restore = asksRestore(order);
    if (order.op == "action" && !restore)
        return unknownAction(order);
    const auto uuid = Id::parse(order.id);
    const Result<Id> id = uuid && restore ? Result<Id>(*uuid) : names.area("id", order.id);
    if (!id)
        return noSuchRecord(order);
    PlaceRecord area{.id = *id, .code = names.areaCode(*id), .name = names.areaName(*id)};
    if (order.op == "update") {
        if (Result<PlaceRecord> made = filledArea(area, order, names); made)
            area = *std::move(made);
        else
            return made;
    }
    return database.attemptResult([&]() -> Result<PlaceRecord> {
        change.open();
        const bool known = order.op == "update" ? change.update("area", *id, valuesOf(area))
                           : restore            ? change.restore("area", *id)
                                                : change.remove("area", *id);
        if (!known)
            return noSuchRecord(order);
        return area;
    });
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
    return done.transform([](const PlaceRecord &area) { return Applied{area.id, area.code}; });
}

} // namespace sc
