// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/countstore.h"

#include "core/text.h"
#include "kits/kitcodes.h"
#include "kits/kitstore.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

constexpr std::array kColumns{
    column<&StockCount::depot>("depot"), column<&StockCount::startedAt>("started_at"),
    column<&StockCount::by>("by"), column<&StockCount::finishedAt>("finished_at"),
    column<&StockCount::missing>("missing")};

constexpr std::array kScanColumns{column<&StockScan::count>("stock_count"),
                                  column<&StockScan::code>("code"), column<&StockScan::kit>("kit"),
                                  column<&StockScan::result>("result"),
                                  column<&StockScan::at>("at")};

constexpr std::size_t kLongestCode = 200;

} // namespace

std::string_view scanResultFor(const std::optional<Kit> &kit, const Id &depot,
                               const std::set<Id> &seen)
{
    if (!kit)
        return "unknown";
    if (seen.contains(kit->id))
        return "duplicate";
    return kit->depot.id == depot && isExpectedAtDepot(*kit) ? "found" : "misplaced";
}

bool isExpectedAtDepot(const Kit &kit)
{
    return kit.keptBy.isNull() && kit.status != "out" && kit.status != "lost" &&
           kit.status != "written_off" && kit.status != "retired";
}

int CountState::counted(std::string_view result) const
{
    return static_cast<int>(std::ranges::count(scans, result, &StockScan::result));
}

CountStore::CountStore(Database &database)
    : BasicStore(database, "stock_count", kColumns), m_scans(database, "stock_scan", kScanColumns)
{}

Result<std::optional<StockCount>> CountStore::openAt(const Id &depot)
{
    return database().attempt([&]() -> std::optional<StockCount> {
        auto open = table().where("depot = ? AND finished_at IS NULL AND deleted = 0 ORDER BY "
                                  "started_at DESC LIMIT 1",
                                  depot);
        return open.empty() ? std::nullopt : std::optional(std::move(open.front()));
    });
}

Result<StockCount> CountStore::start(Change &change, const Id &depot, std::string_view by)
{
    return database().attemptResult([&]() -> Result<StockCount> {
        change.open();
        if (const auto known = DepotStore(database()).get(depot); !known || known->deleted)
            return refused("depot", "not_found", "Choose the depot that is counted");
        const auto open = openAt(depot);
        if (!open)
            return std::unexpected(open.error());
        if (*open)
            return **open;
        const std::string who = collapsed(by);
        StockCount count;
        count.depot = depot;
        count.startedAt = database().clock().now();
        count.by = who.empty() ? change.actor().name : who;
        return insert(change, count);
    });
}

std::set<Id> CountStore::seenIn(const Id &count)
{
    std::set<Id> seen;
    for (const StockScan &scan :
         m_scans.where("stock_count = ? AND kit IS NOT NULL AND deleted = 0", count))
        seen.insert(scan.kit);
    return seen;
}

Result<StockScan> CountStore::scan(Change &change, const Id &id, std::string_view code)
{
    return database().attemptResult([&]() -> Result<StockScan> {
        change.open();
        const auto count = get(id);
        if (!count)
            return std::unexpected(count.error());
        if (count->finishedAt)
            return refused("count", "bad_transition", "This count is finished. Start another one");
        StockScan scan;
        scan.code = collapsed(code).substr(0, kLongestCode);
        if (scan.code.empty())
            return refused("code", "missing", "Scan or type a label");
        const auto kit = KitStore(database()).find(scan.code);
        if (!kit && kit.error().kind != ErrorKind::NotFound)
            return std::unexpected(kit.error());
        const bool known = kit && !kit->deleted;
        scan.id = database().newId();
        scan.count = id;
        scan.kit = known ? kit->id : Id();
        scan.result =
            scanResultFor(known ? std::optional(*kit) : std::nullopt, count->depot, seenIn(id));
        scan.at = database().clock().now();
        m_scans.create(change, scan);
        return scan;
    });
}

std::string CountStore::whereIs(const Kit &kit, const Id &depot)
{
    const std::string place = DepotStore(database()).nameOf(kit.depot.id);
    std::string words;
    if (kit.depot.id != depot && !place.empty())
        words = "belongs to " + place;
    if (isExpectedAtDepot(kit))
        return words.empty() ? "belongs to no depot" : words;
    Query group = database().query("SELECT name FROM champion_group WHERE id = ?", kit.keptBy);
    const std::string said = kit.keptBy.isNull() ? std::format("the register has it as: {}",
                                                               labelIn(kitStatuses(), kit.status))
                             : group.step()      ? "is kept by " + group.text(0)
                                                 : "is kept by a group";
    return words + (words.empty() ? "" : ", ") + said;
}

Result<CountState> CountStore::state(const Id &id)
{
    return database().attemptResult([&]() -> Result<CountState> {
        const auto count = get(id);
        if (!count)
            return std::unexpected(count.error());
        CountState state{*count, {}, {}, 0};
        state.scans = m_scans.where("stock_count = ? AND deleted = 0 ORDER BY at, id", id);
        const std::set<Id> seen = seenIn(id);
        const auto kits = KitStore(database()).inOrder();
        if (!kits)
            return std::unexpected(kits.error());
        for (const Kit &kit : *kits) {
            const bool belongs = kit.depot.id == count->depot && isExpectedAtDepot(kit);
            if (!belongs && seen.contains(kit.id))
                state.elsewhere[kit.id] = whereIs(kit, count->depot);
            if (!belongs)
                continue;
            ++state.expected;
            if (!seen.contains(kit.id))
                state.missing.push_back(kit.label);
        }
        return state;
    });
}

Result<CountState> CountStore::finish(Change &change, const Id &id, bool moveHere)
{
    return database().attemptResult([&]() -> Result<CountState> {
        change.open();
        auto state = this->state(id);
        if (!state)
            return state;
        if (state->count.finishedAt)
            return refused("count", "bad_transition", "This count is finished already");
        KitStore kits(database());
        for (const StockScan &scan : state->scans) {
            auto kit = kits.get(scan.kit);
            if (scan.kit.isNull() || !kit || scan.result == "duplicate")
                continue;
            kit->lastSeenOn = localDay(scan.at);
            const bool canMove = isExpectedAtDepot(*kit);
            if (moveHere && scan.result == "misplaced" && canMove) {
                kit->depot = {state->count.depot, {}};
                kit->shelf.clear();
            }
            if (moveHere && scan.result == "misplaced" && !canMove)
                state->stayed.push_back(kit->label);
            if (const auto saved = kits.save(change, *kit); !saved)
                return std::unexpected(saved.error());
        }
        for (const std::string &label : state->missing)
            state->count.missing += (state->count.missing.empty() ? "" : ";") + label;
        state->count.finishedAt = database().clock().now();
        if (const auto saved = overwrite(change, state->count); !saved)
            return std::unexpected(saved.error());
        return state;
    });
}

Result<std::vector<StockCount>> CountStore::latest(int most)
{
    return database().attempt(
        [&] { return table().where("deleted = 0 ORDER BY started_at DESC, id LIMIT ?", most); });
}

} // namespace sc
