// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/samplekits.h"

#include "areas/gridtransform.h"
#include "kits/stockstore.h"
#include "kits/ticketstore.h"
#include "sample/people.h"
#include "sample/written.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

struct ItemPlan {
    const char *name;
    const char *kind;
    int pence;
    int low; ///< 0: no level
};
constexpr std::array<ItemPlan, 20> kItems{{
    {"Litter picker", "counted", 950, 0},    {"Bag hoop", "counted", 780, 0},
    {"Hi-vis vest", "counted", 350, 0},      {"Gloves, pair", "counted", 280, 0},
    {"Broom", "counted", 1'250, 0},          {"Cutter", "counted", 1'890, 0},
    {"Scraper", "counted", 620, 0},          {"Goggles", "counted", 540, 0},
    {"First-aid kit", "counted", 1'800, 0},  {"Warning sign", "counted", 2'600, 0},
    {"Hand fork", "counted", 560, 0},        {"Trowel", "counted", 520, 0},
    {"Rake", "counted", 1'450, 0},           {"Hoe", "counted", 1'390, 0},
    {"Speed camera", "serial", 84'500, 0},   {"Tape measure", "counted", 900, 0},
    {"Refuse sack", "consumable", 9, 300},   {"Recycling sack", "consumable", 11, 150},
    {"Graffiti wipe", "consumable", 45, 60}, {"Disposable glove, pair", "consumable", 12, 100},
}};

struct TypePlan {
    const char *name;
    const char *purpose;
    const char *lines;
    const char *handOver;
    const char *back;
    int months;
    int buffer;
    int serves;
};
constexpr std::array<TypePlan, 5> kTypes{{
    {"Small kit", "keep",
     "6 Litter picker; 3 Bag hoop; 6 Hi-vis vest; 6 Gloves, pair; 1 First-aid kit; 30 Refuse sack",
     "Count the pickers and hoops;First-aid kit sealed;Borrower shown how to use a hoop",
     "Count the pickers and hoops;Vests dry and clean;First-aid kit sealed", 12, 0, 6},
    {"Large event kit", "event",
     "25 Litter picker; 12 Bag hoop; 25 Hi-vis vest; 25 Gloves, pair; 10 Broom; 4 Cutter; 4 "
     "Scraper; 10 Goggles; 2 First-aid kit; 4 Warning sign; 150 Refuse sack; 60 Recycling sack; 20 "
     "Graffiti wipe",
     "Check against the list;Cutters locked;Signs readable;First-aid kits sealed",
     "Check against the list;Cutters clean and locked;Anything broken set apart", 6, 1, 25},
    {"Graffiti kit", "event",
     "4 Scraper; 4 Goggles; 4 Gloves, pair; 20 Graffiti wipe; 20 Disposable glove, pair",
     "Goggles not scratched;Wipes in date", "Scrapers clean;Used wipes taken out", 12, 0, 4},
    {"Gardening kit", "event",
     "4 Hand fork; 4 Trowel; 2 Rake; 2 Hoe; 6 Gloves, pair; 10 Refuse sack",
     "Handles sound;Gloves in pairs", "Tools clean;Handles sound", 12, 0, 6},
    {"Speed watch kit", "event", "1 Speed camera; 3 Hi-vis vest; 2 Warning sign; 1 Tape measure",
     "Camera charged;Camera calibrated this year", "Camera undamaged;Readings taken off", 12, 1, 3},
}};

constexpr std::array<int, 5> kHowMany{14, 4, 3, 2, 2};
constexpr std::array<const char *, 3> kDepotNames{"Quayside Depot", "Northgate Depot",
                                                  "Town Hall store"};
constexpr std::array<const char *, 4> kUsedUp{"Refuse sack", "Recycling sack", "Graffiti wipe",
                                              "Disposable glove, pair"};

Actor storekeeper()
{
    return {std::string(kOfficers[1])};
}

Result<void> nothing()
{
    return {};
}

} // namespace

SampleKits::SampleKits(Database &database, FixedClock &clock, const Borough &borough, Day first,
                       Instant until, Random random)
    : m_database(database)
    , m_clock(clock)
    , m_borough(borough)
    , m_random(random)
    , m_until(until)
    , m_next(startOfDay(addDays(first, 3)) + 9h + 30min)
{}

Day SampleKits::today() const
{
    return localDay(m_now);
}

std::optional<LatLon> SampleKits::placeOf(std::size_t street)
{
    if (m_borough.streets.empty())
        return std::nullopt;
    const auto &line = m_borough.streets[street % m_borough.streets.size()].line;
    if (line.empty())
        return std::nullopt;
    const auto at = GridTransform::best({}).toLatLon({line.front().x, line.front().y});
    return at ? std::optional(*at) : std::nullopt;
}

Result<void> SampleKits::runUntil(Instant at)
{
    while (m_next <= at && m_next < m_until - 1h) {
        m_now = m_next;
        m_clock.set(std::max(m_clock.now(), m_next));
        Change change(m_database, storekeeper());
        auto ran = m_begun ? nothing() : begin(change);
        m_begun = true;
        if (ran)
            ran = moveStock(change);
        if (ran)
            ran = inspect(change);
        if (ran)
            ran = change.commit();
        if (!ran)
            return ran;
        ++m_rounds;
        m_next += 24h * 30;
    }
    return {};
}

Result<void> SampleKits::begin(Change &change)
{
    for (const auto step : {&SampleKits::makeDepots, &SampleKits::makeItems, &SampleKits::makeTypes,
                            &SampleKits::makeKits})
        if (auto made = (this->*step)(change); !made)
            return made;
    return {};
}

Result<void> SampleKits::makeDepots(Change &change)
{
    DepotStore depots(m_database);
    for (std::size_t i = 0; i < kDepotNames.size(); ++i) {
        const std::size_t street = m_borough.streets.size() * (2 * i + 1) / 6;
        Depot depot;
        depot.name = kDepotNames[i];
        depot.place = placeOf(street);
        if (!m_borough.streets.empty())
            depot.address = m_borough.streets[street].name;
        const auto made = depots.create(change, depot);
        if (!made)
            return done(made);
        m_depots.push_back(made->id);
    }
    return {};
}

Result<void> SampleKits::makeItems(Change &change)
{
    ItemStore items(m_database);
    for (const ItemPlan &plan : kItems) {
        Item item;
        item.name = plan.name;
        item.kind = plan.kind;
        item.valuePence = plan.pence;
        if (plan.low > 0)
            item.lowStockLevel = plan.low;
        const auto made = items.create(change, item);
        if (!made)
            return done(made);
        m_items[plan.name] = made->id;
    }
    return {};
}

Result<void> SampleKits::makeTypes(Change &change)
{
    KitTypeStore types(m_database);
    ItemStore items(m_database);
    for (const TypePlan &plan : kTypes) {
        KitType type;
        type.name = plan.name;
        type.purpose = plan.purpose;
        type.handOverList = plan.handOver;
        type.returnList = plan.back;
        type.inspectionMonths = plan.months;
        type.bufferDays = plan.buffer;
        type.serves = plan.serves;
        auto lines = parseLines(plan.lines);
        if (!lines)
            return done(lines);
        for (KitLine &line : *lines) {
            line.item = {m_items.at(line.item.name), {}};
            line.consumable =
                items.get(line.item.id).transform(&Item::isConsumable).value_or(false);
        }
        type.lines = *std::move(lines);
        auto made = types.create(change, type);
        if (!made)
            return done(made);
        m_types[plan.name] = *std::move(made);
    }
    return {};
}

Result<void> SampleKits::makeKits(Change &change)
{
    KitStore kits(m_database);
    int number = 0;
    for (std::size_t t = 0; t < kTypes.size(); ++t) {
        const KitType &type = m_types.at(kTypes[t].name);
        for (int i = 0; i < kHowMany[t]; ++i) {
            Kit kit;
            kit.label = std::format("K-{:03}", ++number);
            kit.kitType = type.id;
            kit.contents = contentsOf(type);
            if (type.name == "Speed watch kit")
                kit.contents.front().serials = {std::format("SC-{}", 48'210 + number)};
            kit.depot = {m_depots[static_cast<std::size_t>(i) % m_depots.size()], {}};
            kit.shelf = std::format("{}{}", static_cast<char>('A' + t), i + 1);
            kit.inspectedOn = addDays(today(), -m_random.whole(5, 60));
            kit.madeOn = kit.inspectedOn;
            kit.ppeExpiresOn = addDays(localDay(m_until), m_random.whole(60, 700));
            const auto made = kits.create(change, kit);
            if (!made)
                return done(made);
            m_kits.push_back(made->id);
        }
    }
    return {};
}

// A delivery where little is left, and each month what the month used.
Result<void> SampleKits::moveStock(Change &change)
{
    StockStore stock(m_database);
    for (const Id &depot : m_depots) {
        for (const char *name : kUsedUp) {
            const Id item = m_items.at(name);
            const bool sacks = std::string_view(name).contains("sack");
            const auto move = [&](std::int64_t delta, const char *reason) {
                StockMove one;
                one.item = {item, {}};
                one.depot = {depot, {}};
                one.delta = delta;
                one.reason = reason;
                one.at = m_now;
                return done(stock.create(change, one));
            };
            auto there = stock.level(item, depot);
            if (!there)
                return done(there);
            if (*there < (sacks ? 400 : 110)) {
                if (auto came = move(sacks ? 500 : 150, "top_up"); !came)
                    return came;
                there = *there + (sacks ? 500 : 150);
            }
            const std::int64_t used = m_random.whole(sacks ? 90 : 20, sacks ? 210 : 55);
            if (*there > used)
                if (auto went = move(-used, "use"); !went)
                    return went;
            if (*there > used && m_random.chance(0.5))
                if (auto back = move(m_random.whole(3, 15), "unused_returned"); !back)
                    return back;
        }
    }
    return {};
}

Result<void> SampleKits::inspect(Change &change)
{
    KitStore kits(m_database);
    InspectionStore inspections(m_database);
    for (const Id &id : m_kits) {
        const auto kit = kits.get(id);
        const bool old = kit && kit->inspectedOn && *kit->inspectedOn < addDays(today(), -140);
        if (!old)
            continue;
        Inspection one;
        one.kit = id;
        one.on = today();
        one.by = std::string(kOfficers[1]);
        one.passed = true;
        if (auto held = done(inspections.create(change, one)); !held)
            return held;
    }
    return {};
}

} // namespace sc::sample
