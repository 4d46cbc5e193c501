// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/resiliencestore.h"

#include "areas/areastore.h"
#include "areas/wardindex.h"
#include "champions/patch.h"
#include "core/text.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace sc {

namespace {

constexpr double kEdge = 0.0; // metres: a street's point is in one ward

/// Which streets a patch covers, by name or by place.
class Streets {
public:
    explicit Streets(const std::vector<StreetCover> &streets) : m_streets(streets)
    {
        for (std::size_t i = 0; i < streets.size(); ++i) {
            m_folded.push_back(foldedStreet(streets[i].name));
            m_named[m_folded.back()].push_back(i);
        }
    }

    /// `home`: of several streets of one name the one nearest to it is meant.
    [[nodiscard]] std::set<std::size_t> covered(const Patch &patch,
                                                std::optional<PlanePoint> home) const
    {
        std::set<std::size_t> found;
        for (const std::string &name : patch.streets)
            addNamed(name, home, found);
        Patch drawn = patch;
        drawn.streets.clear();
        if (drawn.isEmpty())
            return found;
        const Bounds near = reach(drawn);
        for (std::size_t i = 0; i < m_streets.size(); ++i) {
            const PlanePoint place = m_streets[i].position;
            if (near.contains(place) && covers(drawn, m_folded[i], place))
                found.insert(i);
        }
        return found;
    }

    /// "12 Alder Road, Northfield": the street that a part of it names.
    [[nodiscard]] std::set<std::size_t> ofAddress(const std::string &address,
                                                  std::optional<PlanePoint> home) const
    {
        std::set<std::size_t> found;
        std::string parts = address;
        std::ranges::replace(parts, ',', ';');
        for (const std::string &part : listItems(parts)) {
            std::string_view name = part;
            while (!name.empty() && found.empty()) {
                addNamed(foldedStreet(name), home, found);
                const std::size_t space = name.find(' ');
                const bool number = name.find_first_of("0123456789") < space;
                name = number && space != std::string_view::npos ? name.substr(space + 1)
                                                                 : std::string_view();
            }
            if (!found.empty())
                break;
        }
        return found;
    }

private:
    void addNamed(const std::string &name, std::optional<PlanePoint> home,
                  std::set<std::size_t> &found) const
    {
        const auto it = m_named.find(name);
        if (it == m_named.end())
            return;
        if (!home || it->second.size() == 1) {
            found.insert(it->second.begin(), it->second.end());
            return;
        }
        found.insert(*std::ranges::min_element(it->second, {}, [&](std::size_t i) {
            return distanceBetween(m_streets[i].position, *home, Units::Degrees);
        }));
    }

    [[nodiscard]] static Bounds reach(const Patch &patch)
    {
        std::optional<Bounds> all = boundsOf(patch.shape);
        const auto add = [&](PlanePoint point) {
            if (!all)
                all = Bounds{point.x, point.y, point.x, point.y};
            all->include(point);
        };
        std::ranges::for_each(patch.points, add);
        for (const auto &line : patch.lines)
            std::ranges::for_each(line, add);
        constexpr double kMargin = 0.001; // degrees, more than kPatchReach
        return {all->minX - kMargin, all->minY - kMargin, all->maxX + kMargin, all->maxY + kMargin};
    }

    const std::vector<StreetCover> &m_streets;
    std::vector<std::string> m_folded;
    std::unordered_map<std::string, std::vector<std::size_t>> m_named;
};

TopShare shareOf(std::vector<std::int64_t> deeds)
{
    std::erase(deeds, 0);
    std::ranges::sort(deeds, std::greater{});
    TopShare share;
    share.people = static_cast<std::int64_t>(deeds.size());
    share.top = deeds.empty() ? 0 : std::max<std::int64_t>(1, (share.people + 5) / 10);
    for (std::int64_t i = 0; i < share.people; ++i) {
        share.all += deeds[static_cast<std::size_t>(i)];
        if (i < share.top)
            share.theirs += deeds[static_cast<std::size_t>(i)];
    }
    return share;
}

ChampionAtRisk atRisk(const Champion &champion, int streets, std::optional<Instant> heard)
{
    return {champion.id, champion.number, champion.name, champion.status, streets, heard};
}

} // namespace

int Resilience::uncoveredStreets() const
{
    return static_cast<int>(std::ranges::count(streets, 0, &StreetCover::champions));
}

int Resilience::uncoveredWards() const
{
    return static_cast<int>(std::ranges::count(wards, 0, &WardCover::champions));
}

bool ResilienceStore::hasPicks() const
{
    const RecordType *pick = m_database.types().named("pick");
    const RecordType *attendance = m_database.types().named("attendance");
    return pick != nullptr && attendance != nullptr && pick->field("starts_at") != nullptr &&
           attendance->field("champion") != nullptr && attendance->field("pick") != nullptr &&
           attendance->field("minutes") != nullptr && attendance->field("status") != nullptr;
}

ResilienceStore::Deeds ResilienceStore::deedsOf(const Id &champion, Instant since)
{
    Deeds deeds;
    // A pick may be begun ahead of its day: they were heard from today, not on a day to come.
    const Instant now = m_database.clock().now();
    const auto hear = [&](const Query &row, int column) {
        const auto at = row.maybe<Instant>(column);
        if (at && (!deeds.heard || *deeds.heard < *at))
            deeds.heard = std::min(*at, now);
    };
    Query typed = m_database.query("SELECT last_heard_at FROM champion WHERE id = ?", champion);
    if (typed.step())
        hear(typed, 0);
    Query reports = m_database.query("SELECT count(*) FILTER (WHERE logged_at >= ?2), "
                                     "max(logged_at) FROM report WHERE champion = ?1 AND "
                                     "deleted = 0",
                                     champion, since);
    reports.step();
    deeds.reports = reports.integer(0);
    hear(reports, 1);
    Query contacts = m_database.query(
        "SELECT max(at) FROM contact WHERE champion = ? AND deleted = 0 AND answered = 1",
        champion);
    contacts.step();
    hear(contacts, 0);
    Query credits = m_database.query(
        "SELECT coalesce(sum(minutes), 0) FROM credit WHERE to_champion = ?1 AND from_account = "
        "'council' AND pick IS NULL AND reverses IS NULL AND deleted = 0 AND at >= ?2 AND NOT "
        "EXISTS (SELECT 1 FROM credit r WHERE r.reverses = credit.id AND r.deleted = 0)",
        champion, since);
    credits.step();
    deeds.minutes = credits.integer(0);
    if (!hasPicks())
        return deeds;
    Query picks = m_database.query(
        "SELECT coalesce(sum(a.minutes) FILTER (WHERE p.starts_at >= ?2), 0), max(p.starts_at) "
        "FROM " +
            m_database.types().named("attendance")->table + " a JOIN " +
            m_database.types().named("pick")->table +
            " p ON p.id = a.pick WHERE a.champion = ?1 AND a.deleted = 0 AND p.deleted = 0 AND "
            "a.status IN ('attended', 'walk_in') AND p.status IN ('live', 'figures_due', 'closed')",
        champion, since);
    picks.step();
    deeds.minutes += picks.integer(0);
    hear(picks, 1);
    return deeds;
}

bool ResilienceStore::wasAsked(const Id &champion)
{
    return m_database
        .query("SELECT 1 FROM contact WHERE champion = ? AND kind = 'asked_to_do_more' AND "
               "deleted = 0 AND (answered = 1 OR coalesce(way, '') <> 'phone')",
               champion)
        .step(); // a call that nobody took asked nothing
}

std::optional<PlanePoint> ResilienceStore::placeOf(const std::string &postcode)
{
    Query row = m_database.query(
        "SELECT longitude, latitude FROM gazetteer_postcode WHERE postcode = ? LIMIT 1", postcode);
    if (postcode.empty() || !row.step())
        return std::nullopt;
    return PlanePoint{row.real(0), row.real(1)};
}

// Streets inside the council's wards; all, where no boundaries are known.
void ResilienceStore::readGround(Resilience &out)
{
    AreaStore areas(m_database);
    std::vector<MultiPolygon> shapes;
    const auto edition = areas.editionOn(localDay(m_database.clock().now()));
    if (edition && *edition) {
        const auto wards = areas.wards((*edition)->id);
        for (const Ward &ward : wards ? *wards : std::vector<Ward>()) {
            out.wards.push_back({ward.id, ward.code, ward.name, ward.area, 0, 0, 0});
            shapes.push_back(decodeShape(ward.geometry).value_or(MultiPolygon{}));
        }
    }
    const WardIndex index(shapes, kEdge);
    Query rows = m_database.query(
        "SELECT name, place, longitude, latitude FROM gazetteer_street ORDER BY name, place, no");
    while (rows.step()) {
        StreetCover street{rows.text(0), rows.text(1), {rows.real(2), rows.real(3)}, -1, 0};
        if (!shapes.empty())
            street.ward = index.find(street.position).ward;
        if (street.ward >= 0)
            ++out.wards[static_cast<std::size_t>(street.ward)].streets;
        if (shapes.empty() || street.ward >= 0)
            out.streets.push_back(std::move(street));
    }
}

void ResilienceStore::count(Resilience &out, std::vector<Cover> &covers)
{
    std::vector<std::int64_t> reports;
    std::vector<std::int64_t> minutes;
    for (const Cover &cover : covers) {
        reports.push_back(cover.deeds.reports);
        minutes.push_back(cover.deeds.minutes);
        if (cover.champion.status != "active")
            continue;
        std::set<int> wards;
        for (const std::size_t street : cover.streets) {
            ++out.streets[street].champions;
            wards.insert(out.streets[street].ward);
        }
        wards.erase(-1);
        for (const int ward : wards)
            ++out.wards[static_cast<std::size_t>(ward)].champions;
    }
    out.reports = shareOf(std::move(reports));
    out.minutes = shareOf(std::move(minutes));
    for (const StreetCover &street : out.streets) {
        if (street.ward >= 0 && street.champions > 0)
            ++out.wards[static_cast<std::size_t>(street.ward)].covered;
    }
}

void ResilienceStore::list(Resilience &out, const Cover &cover, Instant quietSince)
{
    const Champion &champion = cover.champion;
    const auto &heard = cover.deeds.heard;
    const auto with = [&](int champions) {
        return static_cast<int>(std::ranges::count_if(cover.streets, [&](std::size_t street) {
            return out.streets[street].champions == champions;
        }));
    };
    if (champion.status == "resting" || champion.status == "left") {
        if (const int orphaned = with(0); orphaned > 0)
            out.noSuccessor.push_back(atRisk(champion, orphaned, heard));
    }
    if (champion.status != "active")
        return;
    if (const int single = with(1); single > 0)
        out.alone.push_back(atRisk(champion, single, heard));
    if (!heard || *heard < quietSince)
        out.quiet.push_back(atRisk(champion, with(1), heard));
    if (!wasAsked(champion.id))
        out.neverAsked.push_back(atRisk(champion, with(1), heard));
}

Result<Resilience> ResilienceStore::look(int quietDays)
{
    const Result<std::vector<Champion>> champions = ChampionStore(m_database).all();
    if (!champions)
        return std::unexpected(champions.error());
    return m_database.attempt([&] {
        Resilience out;
        readGround(out);
        const Streets streets(out.streets);
        const Day today = localDay(m_database.clock().now());
        std::vector<Cover> covers;
        for (const Champion &champion : *champions) {
            const auto home = placeOf(champion.postcode);
            covers.push_back({champion,
                              champion.patch.empty()
                                  ? streets.ofAddress(champion.address, home)
                                  : streets.covered(readPatch(champion.patch), home),
                              deedsOf(champion.id, startOfDay(addDays(today, -365)))});
        }
        count(out, covers);
        for (const Cover &cover : covers)
            list(out, cover, startOfDay(addDays(today, -quietDays)));
        for (auto *risks : {&out.alone, &out.noSuccessor})
            std::ranges::stable_sort(*risks, std::greater{}, &ChampionAtRisk::streets);
        std::ranges::stable_sort(out.quiet, {}, &ChampionAtRisk::lastHeard);
        return out;
    });
}

Result<std::vector<StreetHolding>> ResilienceStore::streetHoldings()
{
    const Result<std::vector<Champion>> champions = ChampionStore(m_database).all();
    if (!champions)
        return std::unexpected(champions.error());
    return m_database.attempt([&] {
        Resilience ground;
        readGround(ground);
        std::vector<StreetHolding> holdings(ground.streets.size());
        for (std::size_t i = 0; i < holdings.size(); ++i) {
            const int ward = ground.streets[i].ward;
            if (ward < 0)
                continue;
            holdings[i].ward = ground.wards[static_cast<std::size_t>(ward)].id;
            holdings[i].area = ground.wards[static_cast<std::size_t>(ward)].area;
        }
        const Streets streets(ground.streets);
        for (const Champion &champion : *champions) {
            const auto home = placeOf(champion.postcode);
            for (const std::size_t street : champion.patch.empty()
                                                ? streets.ofAddress(champion.address, home)
                                                : streets.covered(readPatch(champion.patch), home))
                holdings[street].champions.push_back(champion.id);
        }
        return holdings;
    });
}

Result<std::optional<Instant>> ResilienceStore::lastHeard(const Id &champion)
{
    return m_database.attempt([&] { return deedsOf(champion, Instant{}).heard; });
}

Result<std::int64_t> ResilienceStore::minutesOf(const Id &champion)
{
    return m_database.attempt([&] { return deedsOf(champion, Instant{}).minutes; });
}

} // namespace sc
