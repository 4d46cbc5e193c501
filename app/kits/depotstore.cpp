// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/depotstore.h"

#include "core/text.h"
#include "kits/kitcolumns.h"
#include "kits/kitrules.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

constexpr std::array kDepotColumns{column<&Depot::name>("name"), column<&Depot::address>("address"),
                                   latitudeColumn<Depot>(), longitudeColumn<Depot>(),
                                   column<&Depot::note>("note")};

constexpr std::array kItemColumns{column<&Item::name>("name"), column<&Item::kind>("kind"),
                                  column<&Item::valuePence>("value_pence"),
                                  column<&Item::lowStockLevel>("low_stock_level"),
                                  column<&Item::note>("note")};

const char *const kByName = "deleted = 0 AND name = ? COLLATE NOCASE ORDER BY id";
const char *const kInOrder = "deleted = 0 ORDER BY name COLLATE NOCASE, id";

// An id of a live or deleted record, else the oldest live one of that name.
template <class Record>
std::optional<Record> look(RecordTable<Record> &table, std::string_view idOrName)
{
    if (const auto id = Id::parse(idOrName)) {
        if (auto record = table.read(*id))
            return record;
    }
    auto named = table.where(kByName, collapsed(idOrName));
    return named.empty() ? std::nullopt : std::optional(std::move(named.front()));
}

// Two PCs may have given one name; that is no reason to refuse another change of either.
template <class Record>
std::vector<Problem> taken(RecordTable<Record> &table, const Record &record, const char *what)
{
    const auto before = record.id.isNull() ? std::nullopt : table.read(record.id);
    if (before && !before->deleted && folded(before->name) == folded(record.name))
        return {};
    for (const Record &other : table.where(kByName, record.name)) {
        if (other.id != record.id)
            return {{"name", "already_exists",
                     std::format("There is {} called {} already", what, record.name)}};
    }
    return {};
}

// At any place, of anything.
bool holdsStock(Database &database, std::string_view column, const Id &id)
{
    return database
        .query(std::format("SELECT 1 FROM stock WHERE deleted = 0 AND {} = ? GROUP BY item, depot "
                           "HAVING sum(delta) <> 0 LIMIT 1",
                           column),
               id)
        .step();
}

} // namespace

std::optional<std::string> kitWith(Database &database, std::string_view column, const Id &id)
{
    Query kit = database.query(std::format("SELECT label FROM kit WHERE deleted = 0 AND {} = ? "
                                           "ORDER BY label_key LIMIT 1",
                                           column),
                               id);
    return kit.step() ? std::optional(kit.text(0)) : std::nullopt;
}

DepotStore::DepotStore(Database &database) : BasicStore(database, "depot", kDepotColumns) {}

Result<Depot> DepotStore::create(Change &change, Depot depot)
{
    depot.name = collapsed(depot.name);
    if (auto problems = problemsOf(depot); !problems.empty())
        return refused(std::move(problems));
    return database().attemptResult([&]() -> Result<Depot> {
        change.open();
        if (auto problems = taken(table(), depot, "a depot"); !problems.empty())
            return refused(std::move(problems));
        return insert(change, depot);
    });
}

Result<Depot> DepotStore::update(Change &change, Depot depot)
{
    depot.name = collapsed(depot.name);
    if (auto problems = problemsOf(depot); !problems.empty())
        return refused(std::move(problems));
    return database().attemptResult([&]() -> Result<Depot> {
        if (auto problems = taken(table(), depot, "a depot"); !problems.empty())
            return refused(std::move(problems));
        return overwrite(change, depot);
    });
}

Result<void> DepotStore::remove(Change &change, const Id &id)
{
    return database().attemptResult([&]() -> Result<void> {
        change.open();
        if (const auto label = kitWith(database(), "depot", id))
            return refused("id", "in_use",
                           std::format("Kit {} is kept at this depot: move it first", *label));
        if (holdsStock(database(), "depot", id))
            return refused("id", "in_use", "There is stock at this depot: take it elsewhere first");
        return BasicStore::remove(change, id);
    });
}

Result<Depot> DepotStore::find(std::string_view idOrName)
{
    return database().attemptResult([&]() -> Result<Depot> {
        auto found = look(table(), idOrName);
        return found ? Result<Depot>(*std::move(found)) : noSuch(idOrName);
    });
}

Result<std::vector<Depot>> DepotStore::inOrder()
{
    return database().attempt([&] { return table().where(kInOrder); });
}

Result<Id> DepotStore::resolve(Change &change, const ByName &depot)
{
    if (!depot.id.isNull() || depot.name.empty())
        return depot.id;
    const auto found = find(depot.name);
    if (found)
        return found->id;
    return create(change, {.name = depot.name}).transform([](const Depot &made) {
        return made.id;
    });
}

std::string DepotStore::nameOf(const Id &id)
{
    const auto depot = id.isNull() ? std::nullopt : table().read(id);
    return depot ? depot->name : std::string();
}

ItemStore::ItemStore(Database &database) : BasicStore(database, "item", kItemColumns) {}

Result<Item> ItemStore::create(Change &change, Item item)
{
    item.name = collapsed(item.name);
    if (item.kind.empty())
        item.kind = "counted";
    if (auto problems = problemsOf(item); !problems.empty())
        return refused(std::move(problems));
    return database().attemptResult([&]() -> Result<Item> {
        change.open();
        if (auto problems = taken(table(), item, "an item"); !problems.empty())
            return refused(std::move(problems));
        return insert(change, item);
    });
}

Result<Item> ItemStore::update(Change &change, Item item)
{
    item.name = collapsed(item.name);
    if (auto problems = problemsOf(item); !problems.empty())
        return refused(std::move(problems));
    return database().attemptResult([&]() -> Result<Item> {
        if (auto problems = taken(table(), item, "an item"); !problems.empty())
            return refused(std::move(problems));
        return overwrite(change, item);
    });
}

Result<void> ItemStore::remove(Change &change, const Id &id)
{
    return database().attemptResult([&]() -> Result<void> {
        change.open();
        Query in = database().query("SELECT label FROM kit WHERE deleted = 0 AND instr(contents, "
                                    "?1) UNION ALL SELECT name FROM kit_type WHERE deleted = 0 AND "
                                    "instr(lines, ?1) LIMIT 1",
                                    id.toString());
        if (in.step())
            return refused(
                "id", "in_use",
                std::format("This item belongs to {}: take it out of it first", in.text(0)));
        if (holdsStock(database(), "item", id))
            return refused("id", "in_use", "There is stock of this item: use it up first");
        return BasicStore::remove(change, id);
    });
}

Result<Item> ItemStore::find(std::string_view idOrName)
{
    return database().attemptResult([&]() -> Result<Item> {
        auto found = look(table(), idOrName);
        return found ? Result<Item>(*std::move(found)) : noSuch(idOrName);
    });
}

Result<std::vector<Item>> ItemStore::inOrder()
{
    return database().attempt([&] { return table().where(kInOrder); });
}

Result<Id> ItemStore::resolve(Change &change, const ByName &item, std::string_view kind)
{
    if (!item.id.isNull() || item.name.empty())
        return item.id;
    const auto found = find(item.name);
    if (found)
        return found->id;
    return create(change, {.name = item.name, .kind = std::string(kind)})
        .transform([](const Item &made) { return made.id; });
}

std::string ItemStore::nameOf(const Id &id)
{
    const auto item = id.isNull() ? std::nullopt : table().read(id);
    return item ? item->name : std::string();
}

} // namespace sc
