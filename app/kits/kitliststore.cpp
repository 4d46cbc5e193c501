// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/kitliststore.h"

#include "core/dates.h"
#include "kits/kitrules.h"

#include <algorithm>
#include <format>
#include <tuple>

namespace sc {

namespace {

std::optional<Id> orNothing(const Id &id)
{
    return id.isNull() ? std::nullopt : std::optional(id);
}

bool isForGood(std::string_view status)
{
    return status == "written_off" || status == "retired";
}

const std::string kPlaces =
    "SELECT k.id, k.label, k.status, coalesce(t.name, ''), CASE WHEN k.latitude IS NOT NULL THEN "
    "coalesce(k.kept_at, g.name, '') ELSE coalesce(d.name, '') END, "
    "coalesce(k.latitude, d.latitude) AS lat, coalesce(k.longitude, d.longitude) AS lon FROM kit k "
    "LEFT JOIN kit_type t ON t.id = k.kit_type LEFT JOIN depot d ON d.id = k.depot "
    "LEFT JOIN champion_group g ON g.id = k.kept_by WHERE k.deleted = 0 AND k.status NOT IN "
    "('written_off', 'retired') AND lat IS NOT NULL AND lon IS NOT NULL ";

std::vector<KitPlace> readPlaces(Query rows)
{
    std::vector<KitPlace> places;
    while (rows.step())
        places.push_back({rows.id(0),
                          rows.text(1),
                          rows.text(2),
                          rows.text(3),
                          rows.text(4),
                          {rows.real(5), rows.real(6)}});
    return places;
}

struct DueMaker {
    const Kit &kit;
    std::string depotName;
    std::vector<KitDue> &list;

    void add(const char *what, std::optional<Day> on, bool blocks, std::string words)
    {
        list.push_back({kit.id, kit.label, depotName, what, on, blocks, std::move(words)});
    }
};

void addInspection(DueMaker &maker, const KitFacts &facts, Day today, Day last)
{
    const Kit &kit = facts.kit;
    if (kit.inspectionFailedOn)
        maker.add("inspection", kit.inspectionFailedOn, true,
                  std::format("{} failed its inspection", kit.label));
    else if (kit.inspectionDue)
        maker.add("inspection", std::nullopt, true,
                  std::format("{} is to be inspected after its loan", kit.label));
    else if (const auto until = inspectionHoldsUntil(kit, facts.type); until && *until <= last)
        maker.add("inspection", until, *until < today,
                  std::format("The inspection of {} holds until {}", kit.label, longDay(*until)));
}

void addDue(std::vector<KitDue> &list, const KitFacts &facts, std::string depot, Day today,
            Day last)
{
    const Kit &kit = facts.kit;
    if (isForGood(kit.status) || kit.status == "lost")
        return;
    DueMaker maker{kit, std::move(depot), list};
    for (const Ticket &ticket : facts.tickets)
        maker.add("repair", ticket.openedOn, ticket.blocks(),
                  std::format("{} is to be repaired: {}", kit.label, ticket.fault));
    if (kit.status == "checking")
        maker.add("check", std::nullopt, true, kit.label + " is back and to be checked");
    for (const Problem &problem : facts.problems)
        if (problem.code == "kit_incomplete")
            maker.add("incomplete", std::nullopt, true, problem.message);
    addInspection(maker, facts, today, last);
    if (kit.ppeExpiresOn && *kit.ppeExpiresOn <= last)
        maker.add("ppe", kit.ppeExpiresOn, *kit.ppeExpiresOn < today,
                  std::format("The protective equipment of {} may be used until {}", kit.label,
                              longDay(*kit.ppeExpiresOn)));
    if (kit.status != "out" && kit.keptBy.isNull() && !shortConsumables(kit).empty())
        maker.add("top_up", std::nullopt, false, kit.label + " is to be filled up");
}

} // namespace

Result<std::vector<KitRow>> KitListStore::page(const KitFilter &filter,
                                               const std::optional<KitCursor> &after, int most)
{
    const std::string key = labelKey(filter.words);
    return m_database.attempt([&] {
        Query rows = m_database.query(
            "SELECT k.id, k.label, k.label_key, coalesce(t.name, ''), coalesce(d.name, ''), "
            "coalesce(k.shelf, ''), k.status, coalesce(g.name, '') FROM kit k "
            "LEFT JOIN kit_type t ON t.id = k.kit_type LEFT JOIN depot d ON d.id = k.depot "
            "LEFT JOIN champion_group g ON g.id = k.kept_by WHERE k.deleted = 0 "
            "AND (k.label_key, k.id) > (?1, ?2) AND (?3 IS NULL OR k.depot = ?3) "
            "AND (?4 IS NULL OR k.kit_type = ?4) AND (?5 = '' OR k.status = ?5 OR (?5 = 'here' AND "
            "k.status NOT IN ('out', 'lost', 'written_off', 'retired'))) "
            "AND (?6 = '' OR instr(k.label_key, ?6) > 0) "
            "ORDER BY k.label_key, k.id LIMIT ?7",
            after ? after->labelKey : std::string(), after ? after->id : Id(),
            orNothing(filter.depot), orNothing(filter.kitType), filter.status, key, most);
        std::vector<KitRow> list;
        while (rows.step())
            list.push_back({rows.id(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                            rows.text(5), rows.text(6), rows.text(7)});
        return list;
    });
}

Result<std::vector<KitDue>> KitListStore::due(Day today, Day last)
{
    return m_database.attemptResult([&]() -> Result<std::vector<KitDue>> {
        KitStore kits(m_database);
        DepotStore depots(m_database);
        const auto all = kits.inOrder();
        if (!all)
            return std::unexpected(all.error());
        std::vector<KitDue> list;
        for (const Kit &kit : *all) {
            const auto facts = kits.factsOf(kit, today);
            if (!facts)
                return std::unexpected(facts.error());
            addDue(list, *facts, depots.nameOf(kit.depot.id), today, last);
        }
        constexpr Day kFirst{std::chrono::year{1} / 1 / 1};
        std::ranges::stable_sort(list, {}, [&](const KitDue &one) {
            return std::tuple(!one.blocks, one.what == "top_up", one.dueOn.value_or(kFirst));
        });
        return list;
    });
}

Result<std::vector<KitPlace>> KitListStore::inView(const Bounds &view, int most)
{
    return m_database.attempt([&] {
        return readPlaces(m_database.query(kPlaces + "AND lat BETWEEN ?1 AND ?2 AND lon BETWEEN ?3 "
                                                     "AND ?4 ORDER BY k.label_key LIMIT ?5",
                                           view.minY, view.maxY, view.minX, view.maxX, most));
    });
}

Result<std::vector<KitPlace>> KitListStore::places()
{
    return m_database.attempt(
        [&] { return readPlaces(m_database.query(kPlaces + "ORDER BY k.label_key, k.id")); });
}

Result<KitCounts> KitListStore::counts(Day today)
{
    return m_database.attemptResult([&]() -> Result<KitCounts> {
        KitStore kits(m_database);
        const auto all = kits.inOrder();
        if (!all)
            return std::unexpected(all.error());
        KitCounts counts;
        for (const Kit &kit : *all) {
            if (isForGood(kit.status))
                continue;
            ++counts.all;
            const auto facts = kits.factsOf(kit, today);
            const bool blocked = facts && !facts->problems.empty();
            if (kit.status == "out")
                ++counts.out;
            else if (blocked)
                ++counts.blocked;
            else if (kit.status == "available")
                ++counts.available;
        }
        return counts;
    });
}

std::string_view nextStepFor(const KitFacts &facts)
{
    const Kit &kit = facts.kit;
    if (facts.isAstray || isForGood(kit.status) || kit.status == "lost")
        return "find";
    if (kit.status == "out")
        return "return";
    if (kit.status == "checking")
        return "check";
    if (std::ranges::any_of(facts.tickets, &Ticket::blocks))
        return "close_repair";
    for (const auto &[code, step] :
         {std::pair{"kit_incomplete", "complete"}, std::pair{"inspection_overdue", "inspect"},
          std::pair{"ppe_out_of_date", "renew_ppe"}})
        if (std::ranges::contains(facts.problems, code, &Problem::code))
            return step;
    if (kit.status == "reserved")
        return "hand_over";
    return shortConsumables(kit).empty() ? "lend" : "top_up";
}

} // namespace sc
