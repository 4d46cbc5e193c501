// SPDX-License-Identifier: GPL-3.0-or-later
// How the borough's kits stand on the last day.
#include "champions/groupstore.h"
#include "kits/kitactionstore.h"
#include "picks/campaignstore.h"
#include "picks/pickstore.h"
#include "sample/people.h"
#include "sample/samplekits.h"
#include "sample/written.h"

#include <algorithm>
#include <format>
#include <set>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

} // namespace

Result<void> SampleKits::finish()
{
    if (m_kits.empty())
        return {};
    m_now = m_until;
    Change change(m_database, {std::string(kOfficers[1])});
    for (const auto step : {&SampleKits::spoil, &SampleKits::giveToGroups, &SampleKits::planAhead})
        if (auto made = (this->*step)(change); !made)
            return made;
    return change.commit();
}

// One of each thing that keeps a kit from being lent. Kits a loan has out are left alone.
Result<void> SampleKits::spoil(Change &change)
{
    KitStore kits(m_database);
    KitActions actions(m_database);
    // Kits that stand at a depot, the first wanted where it is free, else the next that is.
    std::set<Id> used(m_kits.begin(),
                      m_kits.begin() + std::min<std::ptrdiff_t>(4, std::ssize(m_kits)));
    const auto take = [&](std::size_t wanted, std::string_view item) {
        for (std::size_t i = 0; i < m_kits.size(); ++i) {
            const Id id = m_kits[(wanted + i) % m_kits.size()];
            const auto kit = kits.get(id);
            const bool has =
                item.empty() ||
                (kit && std::ranges::contains(kit->contents, m_items.find(item)->second,
                                              [](const KitContent &c) { return c.item.id; }));
            if (kit && kit->status == "available" && has && used.insert(id).second)
                return id;
        }
        return Id();
    };
    Result<void> made;
    const auto alter = [&](std::size_t wanted, auto &&work) {
        auto kit = kits.get(take(wanted, {}));
        if (!made || !kit)
            return;
        work(*kit);
        made = done(kits.save(change, *kit));
    };
    if (const Id id = take(6, "Litter picker"); !id.isNull())
        made = done(actions.fill(change, id, {{m_items.at("Litter picker"), 4}}));
    if (const Id id = take(16, "Cutter"); made && !id.isNull())
        made = done(actions.repair(change, id, "Cutter does not lock", std::string(kOfficers[1])));
    if (const Id id = take(20, {}); made && !id.isNull())
        made = done(actions.takeOut(change, id, "lost", "Not found at the last count"));
    if (const Id id = take(9, "Refuse sack"); made && !id.isNull())
        made = done(actions.fill(change, id, {{m_items.at("Refuse sack"), 4}}));
    StockStore stock(m_database);
    for (const auto &[name, left] :
         {std::pair{"Refuse sack", 140}, std::pair{"Graffiti wipe", 35}}) {
        const Id item = m_items.at(name);
        const auto there = stock.level(item, m_depots.back());
        if (made && there && *there > left)
            made = done(stock.create(change, {.item = {item, {}},
                                              .depot = {m_depots.back(), {}},
                                              .delta = left - *there,
                                              .reason = "use"}));
    }
    alter(11, [&](Kit &kit) { kit.inspectedOn = addDays(today(), -430); });
    alter(17, [&](Kit &kit) { kit.ppeExpiresOn = addDays(today(), -12); });
    alter(12, [&](Kit &kit) { kit.ppeExpiresOn = addDays(today(), 9); });
    return made;
}

Result<void> SampleKits::giveToGroups(Change &change)
{
    constexpr std::size_t kKept = 4;
    const auto groups = GroupStore(m_database).all();
    if (!groups)
        return done(groups);
    KitStore kits(m_database);
    for (std::size_t i = 0; i < std::min(kKept, groups->size()); ++i) {
        auto kit = kits.get(m_kits[i]);
        if (!kit || kit->status != "available")
            continue;
        const std::size_t street = 37 * (i + 1);
        kit->keptBy = (*groups)[i].id;
        kit->place = placeOf(street);
        if (!m_borough.streets.empty())
            kit->keptAt = m_borough.streets[street % m_borough.streets.size()].name;
        if (auto saved = done(kits.save(change, *kit)); !saved)
            return saved;
    }
    return {};
}

// Something for the forecast: a fortnight of picks that need more large kits than one depot has.
Result<void> SampleKits::planAhead(Change &change)
{
    constexpr int kPicks = 10;
    Campaign campaign;
    campaign.title = "Two weeks of tidying";
    campaign.startsOn = addDays(localDay(m_until), 36);
    campaign.endsOn = addDays(*campaign.startsOn, 13);
    campaign.goalPicks = kPicks;
    campaign.goalBags = 200;
    const auto made = CampaignStore(m_database).create(change, campaign);
    if (!made)
        return done(made);
    PickStore picks(m_database);
    for (int i = 0; i < kPicks; ++i) {
        const std::size_t street = static_cast<std::size_t>(53 + 11 * (i % 3));
        const auto place = placeOf(street);
        if (!place)
            continue;
        Pick pick;
        pick.title =
            std::format("{} tidy", m_borough.streets[street % m_borough.streets.size()].name);
        if (i >= 3)
            pick.title += std::format(" {}", i / 3 + 1);
        pick.startsAt = fromLocal(
            LocalTime{std::chrono::local_days{addDays(*campaign.startsOn, (i / 3) * 4)} + 10h});
        pick.minutes = 90;
        pick.place = {PickPlace::Kind::Point, {*place}, {}};
        pick.capacity = i % 2 == 0 ? 24 : 30;
        pick.campaign = made->id;
        if (auto planned = done(picks.create(change, pick)); !planned)
            return planned;
    }
    return {};
}

} // namespace sc::sample
