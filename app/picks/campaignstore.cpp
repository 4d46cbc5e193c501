// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/campaignstore.h"

#include "core/dates.h"
#include "core/text.h"
#include "picks/assessmentstore.h"
#include "picks/pickstore.h"
#include "storage/referrers.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

const std::string kSelect = "SELECT id, title, starts_on, ends_on, goal_picks, goal_bags, "
                            "goal_volunteers, deleted FROM campaign ";

/// The picks of a selection; the same five parameters wherever it stands.
const std::string kSelected =
    "p.deleted = 0 AND (?1 IS NULL OR p.campaign = ?1) AND (?2 IS NULL OR coalesce(p.area, "
    "zeroblob(16)) = ?2) AND (?3 IS NULL OR coalesce(p.host_group, zeroblob(16)) = ?3) AND "
    "(?4 IS NULL OR p.starts_at >= ?4) AND (?5 IS NULL OR p.starts_at < ?5) ";
const std::string kBegun = "p.status IN ('live', 'figures_due', 'closed') ";

Campaign readRow(const Query &row)
{
    Campaign campaign{
        row.id(0),         row.text(1),        {}, {}, row.maybe<int>(4), row.maybe<int>(5),
        row.maybe<int>(6), row.integer(7) != 0};
    if (const auto day = parseIsoDay(row.text(2)))
        campaign.startsOn = *day;
    if (const auto day = parseIsoDay(row.text(3)))
        campaign.endsOn = *day;
    return campaign;
}

Value number(const std::optional<int> &value)
{
    return value ? Value{static_cast<std::int64_t>(*value)} : Value{};
}

Value day(const std::optional<Day> &value)
{
    return value ? Value{isoDay(*value)} : Value{};
}

FieldValues valuesOf(const Campaign &campaign)
{
    return {{"title", textValue(campaign.title)},
            {"starts_on", day(campaign.startsOn)},
            {"ends_on", day(campaign.endsOn)},
            {"goal_picks", number(campaign.goalPicks)},
            {"goal_bags", number(campaign.goalBags)},
            {"goal_volunteers", number(campaign.goalVolunteers)}};
}

std::unexpected<Error> noSuchCampaign(std::string_view what)
{
    const std::string message = std::format("There is no campaign \"{}\"", what);
    return std::unexpected(
        Error{ErrorKind::NotFound, message, {{"campaign", "not_found", message}}});
}

Query selected(Database &database, const std::string &sql, const PickSelection &selection)
{
    return database.query(sql, selection.campaign, selection.area, selection.group, selection.from,
                          selection.before);
}

} // namespace

Result<Campaign> CampaignStore::tidied(Campaign campaign)
{
    campaign.title = collapsed(campaign.title);
    auto problems = problemsOf(campaign);
    const auto before = get(campaign.id);
    const bool isNamed =
        !before || before->deleted || folded(before->title) != folded(campaign.title);
    if (isNamed && problems.empty() &&
        m_database
            .query("SELECT 1 FROM campaign WHERE deleted = 0 AND title = ? "
                   "COLLATE NOCASE AND id <> ?",
                   campaign.title, campaign.id)
            .step())
        problems.push_back({"title", "already_exists",
                            std::format("There is a campaign called {} already: put the year or "
                                        "the place after it",
                                        campaign.title)});
    if (!problems.empty())
        return refused(std::move(problems));
    return campaign;
}

Result<Campaign> CampaignStore::create(Change &change, Campaign given)
{
    return m_database.attemptResult([&]() -> Result<Campaign> {
        change.open();
        if (given.id.isNull())
            given.id = m_database.newId();
        auto campaign = tidied(std::move(given));
        if (campaign)
            change.create("campaign", campaign->id, valuesOf(*campaign));
        return campaign;
    });
}

Result<Campaign> CampaignStore::update(Change &change, Campaign given)
{
    return m_database.attemptResult([&]() -> Result<Campaign> {
        change.open();
        auto campaign = tidied(std::move(given));
        if (campaign && !change.update("campaign", campaign->id, valuesOf(*campaign)))
            return noSuchCampaign(campaign->id.toString());
        return campaign;
    });
}

Result<void> CampaignStore::remove(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (!typeReferringTo(m_database, "campaign", id).empty())
            return refused("id", "in_use",
                           "Litter picks belong to this campaign: take them out of it first");
        if (!change.remove("campaign", id))
            return noSuchCampaign(id.toString());
        return {};
    });
}

Result<void> CampaignStore::restore(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        change.open();
        auto gone = get(id);
        if (!gone)
            return std::unexpected(gone.error());
        if (auto fit = tidied(*std::move(gone)); !fit)
            return std::unexpected(fit.error());
        change.restore("campaign", id);
        return {};
    });
}

Result<Campaign> CampaignStore::get(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Campaign> {
        Query found = m_database.query(kSelect + "WHERE id = ?", id);
        if (!found.step())
            return noSuchCampaign(id.toString());
        return readRow(found);
    });
}

Result<Campaign> CampaignStore::find(std::string_view idOrTitle)
{
    if (const auto id = Id::parse(idOrTitle))
        return get(*id);
    return m_database.attemptResult([&]() -> Result<Campaign> {
        Query found = m_database.query(
            kSelect + "WHERE deleted = 0 AND title = ? COLLATE NOCASE ORDER BY starts_on DESC",
            collapsed(idOrTitle));
        if (!found.step())
            return noSuchCampaign(idOrTitle);
        Campaign campaign = readRow(found);
        if (!found.step())
            return campaign;
        // Two PCs that were apart may have made one each.
        const std::string message =
            std::format("Give the id of the campaign: more than one is called \"{}\"", idOrTitle);
        return std::unexpected(
            Error{ErrorKind::NotFound, message, {{"campaign", "ambiguous", message}}});
    });
}

Result<std::vector<Campaign>> CampaignStore::all()
{
    return m_database.attempt([&] {
        std::vector<Campaign> campaigns;
        Query found =
            m_database.query(kSelect + "WHERE deleted = 0 ORDER BY starts_on DESC, title, id");
        while (found.step())
            campaigns.push_back(readRow(found));
        return campaigns;
    });
}

PickTotals CampaignStore::sum(const PickSelection &selection)
{
    PickTotals totals;
    Query picks = selected(
        m_database,
        "SELECT coalesce(sum(p.status NOT IN ('live', 'figures_due', 'closed', 'cancelled')), 0), "
        "coalesce(sum(" +
            kBegun +
            "), 0), coalesce(sum(p.status = 'cancelled'), 0), "
            "coalesce(sum(CASE WHEN " +
            kBegun +
            "THEN coalesce(p.bags_general, 0) + "
            "coalesce(p.bags_recycling, 0) END), 0), "
            "coalesce(sum(CASE WHEN " +
            kBegun +
            "THEN p.kg_measured END), 0.0), "
            "coalesce(sum(CASE WHEN " +
            kBegun +
            "THEN p.kg_estimated END), 0.0) "
            "FROM pick p WHERE " +
            kSelected,
        selection);
    picks.step();
    totals.planned = static_cast<int>(picks.integer(0));
    totals.held = static_cast<int>(picks.integer(1));
    totals.cancelled = static_cast<int>(picks.integer(2));
    totals.bags = picks.integer(3);
    totals.kgMeasured = picks.real(4);
    totals.kgEstimated = picks.real(5);
    // The same champion entered by two teams for one pick is one attendance.
    Query people =
        selected(m_database,
                 "SELECT count(*), count(DISTINCT who), coalesce(sum(minutes), 0) FROM (SELECT "
                 "coalesce(a.champion, a.id) AS who, max(coalesce(a.minutes, 0)) AS minutes "
                 "FROM attendance a JOIN pick p ON p.id = a.pick WHERE a.deleted = 0 AND "
                 "a.status IN ('attended', 'walk_in') AND " +
                     kBegun + "AND " + kSelected + "GROUP BY a.pick, coalesce(a.champion, a.id))",
                 selection);
    people.step();
    totals.attendances = people.integer(0);
    totals.volunteers = people.integer(1);
    totals.minutes = people.integer(2);
    return totals;
}

Result<PickTotals> CampaignStore::totals(const PickSelection &selection)
{
    return m_database.attempt([&] { return sum(selection); });
}

Result<std::vector<LeagueLine>> CampaignStore::league(const PickSelection &selection, bool byArea)
{
    return m_database.attempt([&] {
        std::vector<LeagueLine> lines;
        {
            const std::string sql =
                byArea ? "SELECT DISTINCT p.area, coalesce(n.name, n.code, '') FROM pick p "
                         "LEFT JOIN area n ON n.id = p.area WHERE "
                       : "SELECT DISTINCT p.host_group, coalesce(n.name, '') FROM pick p "
                         "LEFT JOIN champion_group n ON n.id = p.host_group WHERE ";
            Query found = selected(m_database, sql + kSelected, selection);
            while (found.step())
                lines.push_back({found.id(0), found.text(1), {}});
        }
        for (LeagueLine &line : lines) {
            PickSelection one = selection;
            (byArea ? one.area : one.group) = line.who;
            line.totals = sum(one);
        }
        std::ranges::sort(lines, [](const LeagueLine &a, const LeagueLine &b) {
            return std::tuple(-a.totals.bags, -a.totals.minutes, a.name) <
                   std::tuple(-b.totals.bags, -b.totals.minutes, b.name);
        });
        return lines;
    });
}

Result<std::vector<LeagueLine>> CampaignStore::leagueByArea(const PickSelection &selection)
{
    return league(selection, true);
}

Result<std::vector<LeagueLine>> CampaignStore::leagueByGroup(const PickSelection &selection)
{
    return league(selection, false);
}

Result<std::vector<Pick>> CampaignStore::copyPick(Change &change, const Id &pick,
                                                  const std::vector<Instant> &starts)
{
    constexpr std::size_t kMostCopies = 200;
    if (starts.empty() || starts.size() > kMostCopies)
        return refused("starts", "out_of_range", "Enter from 1 to 200 days to copy the pick to");
    return m_database.attemptResult([&]() -> Result<std::vector<Pick>> {
        PickStore store(m_database);
        const auto original = store.get(pick);
        if (!original)
            return std::unexpected(original.error());
        const auto assessment = AssessmentStore(m_database).latest(pick);
        if (!assessment)
            return std::unexpected(assessment.error());
        std::vector<Pick> copies;
        int number = 2; // "Mill Lane 2", or the first that no pick has
        for (const Instant start : starts) {
            Pick copy = *original;
            copy.id = {};
            copy.deleted = false;
            do
                copy.title = std::format("{} {}", original->title, number++);
            while (m_database.query("SELECT 1 FROM pick WHERE title = ?", copy.title).step());
            copy.startsAt = start;
            copy.figures = {};
            copy.progress = {};
            auto made = store.create(change, std::move(copy));
            if (!made)
                return std::unexpected(made.error());
            if (*assessment) {
                Assessment rows = **assessment;
                rows.pick = made->id;
                rows.by.clear();
                rows.source = "copied";
                AssessmentStore(m_database).write(change, std::move(rows));
            }
            copies.push_back(*std::move(made));
        }
        return copies;
    });
}

} // namespace sc
