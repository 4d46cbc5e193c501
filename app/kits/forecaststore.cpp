// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/forecaststore.h"

#include "kits/kitrules.h"
#include "kits/kitstore.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sc {

namespace {

// Good to a metre in a borough, which is all that "nearest" asks for.
double squaredMetres(LatLon a, LatLon b)
{
    constexpr double kDegree = 111'320.0;
    const double up = (a.latitude - b.latitude) * kDegree;
    const double along =
        (a.longitude - b.longitude) * kDegree * std::cos(a.latitude * std::numbers::pi / 180.0);
    return up * up + along * along;
}

} // namespace

std::string ForecastReport::nameOf(const Id &id) const
{
    const auto found = names.find(id);
    return found == names.end() ? std::string() : found->second;
}

std::size_t ForecastReport::asked() const
{
    return static_cast<std::size_t>(std::ranges::count(input.picks, false, &ForecastPick::isOther));
}

void ForecastStore::addKits(ForecastReport &report, Day first)
{
    const auto types = KitTypeStore(m_database).inOrder();
    for (const KitType &type : types.value_or(std::vector<KitType>{})) {
        report.names[type.id] = type.name;
        report.input.types.push_back({type.id, type.name,
                                      static_cast<int>(type.serves.value_or(kUsualPeople)),
                                      type.lines, static_cast<int>(type.bufferDays)});
    }
    KitStore kits(m_database);
    const auto all = kits.inOrder();
    for (const Kit &kit : all.value_or(std::vector<Kit>{})) {
        // Kits that are out or being checked are back by then, unless a loan says otherwise.
        Kit back = kit;
        if (kit.status == "out" || kit.status == "checking" || kit.status == "reserved")
            back.status = "available";
        const auto facts = kits.factsOf(back, first);
        if (!kit.keptBy.isNull() || !facts || !facts->problems.empty())
            continue;
        auto until = inspectionHoldsUntil(kit, facts->type);
        if (kit.ppeExpiresOn && (!until || *kit.ppeExpiresOn < *until))
            until = kit.ppeExpiresOn;
        ForecastKit one{kit.id, kit.label, kit.kitType, kit.depot.id, until, {}};
        for (const KitContent &content : kit.contents)
            if (content.consumable && content.present > 0)
                one.packed[content.item.id] += content.present;
        report.input.kits.push_back(std::move(one));
    }
    // A type of which there is no kit at all cannot be what a pick is given.
    std::erase_if(report.input.types, [&](const ForecastType &type) {
        return !std::ranges::contains(report.input.kits, type.kitType, &ForecastKit::kitType);
    });
}

void ForecastStore::addStock(ForecastReport &report)
{
    Query rows = m_database.query("SELECT item, depot, sum(delta) FROM stock WHERE deleted = 0 AND "
                                  "item IS NOT NULL AND depot IS NOT NULL GROUP BY item, depot");
    while (rows.step())
        report.input.stock.push_back({rows.id(0), rows.id(1), rows.integer(2)});
    Query items = m_database.query("SELECT id, name FROM item");
    while (items.step())
        report.names[items.id(0)] = items.text(1);
}

std::vector<ForecastStore::DepotSpot> ForecastStore::depots(const ForecastReport &report)
{
    std::vector<DepotSpot> spots;
    const auto all = DepotStore(m_database).inOrder();
    for (const Depot &depot : all.value_or(std::vector<Depot>{})) {
        const auto kits = std::ranges::count(report.input.kits, depot.id, &ForecastKit::depot);
        spots.push_back({depot.id, depot.place, static_cast<int>(kits)});
    }
    return spots;
}

void ForecastStore::addPicks(ForecastReport &report, const Id &campaign, Day first, Day from)
{
    const std::vector<DepotSpot> spots = depots(report);
    const auto nearestTo = [&](const std::optional<LatLon> &place) {
        const DepotSpot *best = nullptr;
        for (const DepotSpot &spot : spots) {
            const bool near = place && spot.place;
            const bool better =
                best == nullptr ||
                (near && best->place &&
                 squaredMetres(*place, *spot.place) < squaredMetres(*place, *best->place)) ||
                (near && !best->place) || (!place && spot.kits > best->kits);
            if (better)
                best = &spot;
        }
        return best == nullptr ? Id() : best->id;
    };
    Query rows = m_database.query(
        "SELECT p.id, p.title, p.starts_at, p.latitude, p.longitude, p.capacity, (SELECT count(*) "
        "FROM attendance a WHERE a.pick = p.id AND a.deleted = 0 AND a.status IN ('booked', "
        "'attended', 'walk_in')), p.campaign IS NOT ?2 FROM pick p WHERE p.deleted = 0 AND "
        "p.starts_at >= ?1 AND p.status NOT IN ('closed', 'cancelled', 'figures_due') ORDER BY "
        "p.starts_at, p.id",
        startOfDay(first), campaign);
    std::optional<Day> lastAsked;
    auto &picks = report.input.picks;
    while (rows.step()) {
        std::optional<LatLon> place;
        if (!rows.isNull(3) && !rows.isNull(4))
            place = LatLon{rows.real(3), rows.real(4)};
        const auto booked = static_cast<int>(rows.integer(6));
        const int people = std::max(booked, rows.maybe<int>(5).value_or(kUsualPeople));
        const Day day = localDay(rows.instant(2));
        report.names[rows.id(0)] = rows.text(1);
        picks.push_back({rows.id(0), rows.text(1), day, nearestTo(place), people,
                         rows.integer(7) != 0 || day < from});
        if (!picks.back().isOther)
            lastAsked = day;
    }
    std::erase_if(picks,
                  [&](const ForecastPick &one) { return !lastAsked || one.day > *lastAsked; });
    addNearest(report, spots);
}

void ForecastStore::addNearest(ForecastReport &report, const std::vector<DepotSpot> &spots)
{
    for (const DepotSpot &spot : spots) {
        auto &others = report.input.nearest[spot.id];
        std::vector<std::pair<double, Id>> order;
        for (const DepotSpot &other : spots)
            if (other.id != spot.id && spot.place && other.place)
                order.emplace_back(squaredMetres(*spot.place, *other.place), other.id);
        std::ranges::sort(order);
        for (const auto &[metres, id] : order)
            others.push_back(id);
        report.names[spot.id] = DepotStore(m_database).nameOf(spot.id);
    }
}

void ForecastStore::addUndated(ForecastReport &report, const Id &campaign)
{
    Query rows = m_database.query(
        "SELECT title FROM pick WHERE deleted = 0 AND campaign = ? AND starts_at IS NULL AND "
        "status NOT IN ('closed', 'cancelled', 'figures_due') ORDER BY title, id",
        campaign);
    while (rows.step())
        report.undated.push_back(rows.text(0));
}

Result<ForecastReport> ForecastStore::forCampaign(const Id &campaign, Day from,
                                                  std::vector<KitBusy> busy)
{
    return m_database.attempt([&] {
        ForecastReport report;
        report.input.busy = std::move(busy);
        const Day first = std::min(from, localDay(m_database.clock().now()));
        addKits(report, first);
        addStock(report);
        addPicks(report, campaign, first, from);
        addUndated(report, campaign);
        report.forecast = forecastOf(report.input);
        return report;
    });
}

} // namespace sc
