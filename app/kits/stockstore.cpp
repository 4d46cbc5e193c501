// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/stockstore.h"

#include "core/text.h"
#include "kits/depotstore.h"
#include "kits/kitcodes.h"
#include "kits/kitcolumns.h"

#include <algorithm>
#include <array>
#include <set>

namespace sc {

namespace {

constexpr std::array kColumns{
    nameColumn<&StockMove::item>("item"), nameColumn<&StockMove::depot>("depot"),
    column<&StockMove::delta>("delta"),   column<&StockMove::reason>("reason"),
    column<&StockMove::kit>("kit"),       column<&StockMove::pick>("pick"),
    column<&StockMove::at>("at"),         column<&StockMove::by>("by"),
    column<&StockMove::note>("note")};

constexpr std::int64_t kMost = 1'000'000;

std::unexpected<Error> neverChanged()
{
    return refused("id", "append_only",
                   "Movements of stock are not changed. Enter another one the other way");
}

std::vector<Problem> problemsOf(const StockMove &move)
{
    std::vector<Problem> problems;
    if (move.item.isNothing())
        problems.push_back({"item", "missing", "Enter what was moved"});
    if (move.depot.isNothing())
        problems.push_back({"depot", "missing", "Enter the depot"});
    if (!move.delta)
        problems.push_back({"delta", "missing", "Enter how many came, or how many left below 0"});
    else if (*move.delta == 0 || *move.delta > kMost || *move.delta < -kMost)
        problems.push_back(
            {"delta", "out_of_range", "Enter a number from -1,000,000 to 1,000,000 that is not 0"});
    if (move.reason.size() > 200)
        problems.push_back(
            {"reason", "out_of_range", "Shorten the reason to 200 characters or fewer"});
    return problems;
}

std::string codeOf(const std::string &reason)
{
    std::string code = reason;
    for (char &c : code)
        c = c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return isCodeOf(stockReasons(), code) ? code : reason;
}

} // namespace

StockStore::StockStore(Database &database) : BasicStore(database, "stock", kColumns)
{
    install(database);
}

void StockStore::install(Database &database)
{
    database.guardChanges("stock", {"stock"}, guard);
}

// What this change took away must have been there; what was below nothing before, as two PCs may
// have made it, may be mended in steps.
Result<void> StockStore::guard(Change &change)
{
    Database &database = change.database();
    return database.attemptResult([&]() -> Result<void> {
        std::set<std::pair<Id, Id>> places;
        std::set<Id> seen;
        bool took = false;
        for (const auto &[type, record] : change.touched()) {
            if (!seen.insert(record).second)
                continue;
            Query row = database.query("SELECT item, depot, delta, deleted FROM stock WHERE id = ?",
                                       record);
            if (!row.step() || row.isNull(0) || row.isNull(1))
                continue;
            places.emplace(row.id(0), row.id(1));
            took = took || (row.integer(2) < 0) == (row.integer(3) == 0);
        }
        StockStore store(database);
        for (const auto &[item, depot] : places) {
            if (took && store.sum(item, depot) < 0)
                return refused("delta", "out_of_range",
                               std::format("This would leave less than nothing of {} at {}",
                                           ItemStore(database).nameOf(item),
                                           DepotStore(database).nameOf(depot)));
        }
        return {};
    });
}

Result<StockMove> StockStore::create(Change &change, StockMove move)
{
    return database().attemptResult([&]() -> Result<StockMove> {
        change.open();
        move.reason = codeOf(collapsed(move.reason));
        if (auto problems = problemsOf(move); !problems.empty())
            return refused(std::move(problems));
        if (move.reason.empty())
            move.reason = *move.delta > 0 ? "top_up" : "use";
        if (move.at == Instant{})
            move.at = database().clock().now();
        if (move.by.empty())
            move.by = change.actor().name;
        const auto item = ItemStore(database()).resolve(change, move.item, "consumable");
        const auto depot = DepotStore(database()).resolve(change, move.depot);
        if (!item || !depot)
            return std::unexpected(item ? depot.error() : item.error());
        move.item = {*item, {}};
        move.depot = {*depot, {}};
        const std::int64_t there = sum(*item, *depot);
        if (*move.delta < 0 && there + *move.delta < 0)
            return refused("delta", "out_of_range",
                           std::format("There are {} of {} at {}: enter {} or fewer", there,
                                       ItemStore(database()).nameOf(*item),
                                       DepotStore(database()).nameOf(*depot),
                                       std::max<std::int64_t>(there, 0)));
        return insert(change, std::move(move));
    });
}

Result<StockMove> StockStore::update(Change & /*change*/, const StockMove & /*move*/)
{
    return neverChanged();
}

Result<void> StockStore::remove(Change & /*change*/, const Id & /*id*/)
{
    return neverChanged();
}

Result<void> StockStore::restore(Change & /*change*/, const Id & /*id*/)
{
    return neverChanged();
}

Result<void> StockStore::putRight(Change &change, const Id &item, const Id &depot,
                                  std::int64_t counted)
{
    if (counted < 0 || counted > kMost)
        return refused("counted", "out_of_range", "Enter 0 to 1,000,000");
    const auto there = level(item, depot);
    if (!there)
        return std::unexpected(there.error());
    if (*there == counted)
        return {};
    return create(change, {.item = {item, {}},
                           .depot = {depot, {}},
                           .delta = counted - *there,
                           .reason = "count"})
        .transform([](const StockMove &) {});
}

Result<void> StockStore::carry(Change &change, const Id &item, const Id &from, const Id &to,
                               std::int64_t count)
{
    if (from == to || to.isNull())
        return refused("to", "out_of_range", "Choose another depot to take it to");
    if (count < 1)
        return refused("count", "out_of_range", "Enter 1 or more");
    const auto taken = create(
        change, {.item = {item, {}}, .depot = {from, {}}, .delta = -count, .reason = "moved"});
    if (!taken)
        return std::unexpected(taken.error());
    return create(change,
                  {.item = {item, {}}, .depot = {to, {}}, .delta = count, .reason = "moved"})
        .transform([](const StockMove &) {});
}

std::int64_t StockStore::sum(const Id &item, const Id &depot)
{
    Query row = database().query("SELECT coalesce(sum(delta), 0) FROM stock WHERE item = ? AND "
                                 "depot = ? AND deleted = 0",
                                 item, depot);
    row.step();
    return row.integer(0);
}

Result<std::int64_t> StockStore::level(const Id &item, const Id &depot)
{
    return database().attempt([&] { return sum(item, depot); });
}

Result<std::vector<StockLevel>> StockStore::levels()
{
    return database().attempt([&] {
        Query rows = database().query(
            "SELECT i.id, i.name, i.kind, s.depot, coalesce(d.name, ''), coalesce(s.count, 0), "
            "i.low_stock_level, s.last FROM item i LEFT JOIN (SELECT item, depot, sum(delta) AS "
            "count, max(at) AS last FROM stock WHERE deleted = 0 GROUP BY item, depot) s ON "
            "s.item = i.id LEFT JOIN depot d ON d.id = s.depot WHERE i.deleted = 0 AND "
            "(s.item IS NOT NULL OR i.low_stock_level IS NOT NULL) "
            "ORDER BY i.name COLLATE NOCASE, i.id, d.name COLLATE NOCASE");
        std::vector<StockLevel> list;
        while (rows.step())
            list.push_back({rows.id(0), rows.text(1), rows.text(2),
                            rows.isNull(3) ? Id() : rows.id(3), rows.text(4), rows.integer(5),
                            rows.maybe<std::int64_t>(6), rows.maybe<Instant>(7)});
        std::ranges::stable_partition(list, &StockLevel::isLow);
        return list;
    });
}

Result<std::vector<StockLevel>> StockStore::low()
{
    return levels().transform([](std::vector<StockLevel> list) {
        std::erase_if(list, [](const StockLevel &one) { return !one.isLow(); });
        return list;
    });
}

Result<std::vector<StockMove>> StockStore::moves(const Id &item, const Id &depot, int most)
{
    const auto orNothing = [](const Id &id) {
        return id.isNull() ? std::nullopt : std::optional(id);
    };
    return database().attempt([&] {
        return table().where("deleted = 0 AND (?1 IS NULL OR item = ?1) AND (?2 IS NULL OR "
                             "depot = ?2) ORDER BY at DESC, id DESC LIMIT ?3",
                             orNothing(item), orNothing(depot), most);
    });
}

} // namespace sc
