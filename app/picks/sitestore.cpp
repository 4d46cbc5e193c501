// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/sitestore.h"

#include "core/dates.h"
#include "picks/assessmentstore.h"
#include "picks/pickstore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

struct Box {
    double west, east, south, north;
};

std::optional<Box> boxAround(const PickPlace &place, double metres)
{
    const auto bounds = boundsOf(place);
    if (!bounds)
        return std::nullopt;
    const PlanePoint metre = metresPerDegree(bounds->minY);
    const double across = (metres + 1.0) / metre.x;
    const double up = (metres + 1.0) / metre.y;
    return Box{bounds->minX - across, bounds->maxX + across, bounds->minY - up, bounds->maxY + up};
}

void addRemark(std::vector<HazardRow> &rows, std::string_view code, const std::string &remark,
               int likelihood)
{
    auto row = std::ranges::find(rows, code, &HazardRow::code);
    if (row == rows.end())
        row = rows.begin();
    if (row == rows.end())
        return;
    row->remark += (row->remark.empty() ? "" : ". ") + remark;
    if (row->code == code)
        row->likelihoodBefore = std::max(row->likelihoodBefore, likelihood);
}

// A score beyond a smaller matrix, and with it the others of its row, as far up that one; on a
// larger matrix every score; rounded up, so that no risk looks smaller than it was.
bool fitScores(int &before, int &after, int from, int most)
{
    from = std::max({from, before, after});
    if (most == from || (most < from && before <= most && after <= most))
        return false;
    for (int *score : {&before, &after})
        *score = std::clamp((*score * most + from - 1) / from, 1, most);
    return true;
}

/// Puts a row that was scored on one matrix on another. Whether that changed anything.
bool fit(HazardRow &row, const RiskMatrix &from, const RiskMatrix &to)
{
    const bool likely =
        fitScores(row.likelihoodBefore, row.likelihoodAfter, from.likelihoodMax, to.likelihoodMax);
    const bool severe =
        fitScores(row.severityBefore, row.severityAfter, from.severityMax, to.severityMax);
    return likely || severe;
}

std::string reportsOf(int count)
{
    return count == 1 ? std::string("1 report") : std::format("{} reports", count);
}

} // namespace

std::vector<HazardRow> filledIn(std::vector<HazardRow> rows, const SiteFacts &facts,
                                const Pick &pick, int roadLimitMph, const RiskMatrix &matrix)
{
    for (HazardRow &row : rows)
        row.remark.clear();
    const int likely = std::max(1, matrix.likelihoodMax - 1);
    if (pick.roadSpeedMph) {
        const bool fast = *pick.roadSpeedMph > roadLimitMph;
        addRemark(rows, "traffic",
                  std::format("The road beside it is {} mph{}", *pick.roadSpeedMph,
                              fast ? std::format(", over the limit of {} mph", roadLimitMph) : ""),
                  fast ? likely : 1);
    }
    if (facts.waterMetres && *facts.waterMetres <= SiteStore::kNearMetres)
        addRemark(rows, "water", std::format("Water {:.0f} m away", *facts.waterMetres), likely);
    const auto remark = [&](const char *row, const char *what, const SiteFacts::Reported &one) {
        if (one.reports > 0)
            addRemark(rows, row,
                      std::format("{} of {} within 100 m, the last on {}", reportsOf(one.reports),
                                  what, longDay(localDay(one.last.value_or(Instant{})))),
                      likely);
    };
    remark("sharps", "sharps", facts.sharps);
    remark("asbestos", "asbestos", facts.asbestos);
    remark("hazardous_waste", "hazardous waste", facts.hazardous);
    for (const std::string &incident : facts.incidents)
        addRemark(rows, incident.contains("sharps") ? "sharps" : "traffic", incident, 1);
    return rows;
}

SiteFacts::Reported SiteStore::reported(const Pick &pick, std::string_view condition)
{
    SiteFacts::Reported all;
    const auto box = boxAround(pick.place, kNearMetres);
    if (!box)
        return all;
    Query found = m_database.query(
        std::format("SELECT r.latitude, r.longitude, coalesce(r.observed_at, r.logged_at) FROM "
                    "report_place l JOIN report r ON r.no = l.no WHERE l.west >= ? AND l.east <= ? "
                    "AND l.south >= ? AND l.north <= ? AND r.deleted = 0 AND r.status NOT IN "
                    "('closed_duplicate', 'closed_not_found') AND ({})",
                    condition),
        box->west, box->east, box->south, box->north);
    while (found.step()) {
        if (metresFrom(pick.place, {found.real(0), found.real(1)}) > kNearMetres)
            continue;
        ++all.reports;
        const Instant at = found.instant(2);
        all.last = std::max(all.last.value_or(at), at);
    }
    return all;
}

void SiteStore::lookAtPicks(SiteFacts &facts, const Pick &pick)
{
    const auto box = boxAround(pick.place, kHereMetres);
    if (!box)
        return;
    Query found = m_database.query(
        std::string("SELECT ") + PickStore::columns() +
            ", EXISTS (SELECT 1 FROM pick_assessment s WHERE s.pick = p.id AND s.deleted = 0) "
            "FROM pick p WHERE p.longitude BETWEEN ? AND ? AND p.latitude BETWEEN ? AND ? AND "
            "p.deleted = 0 AND p.id <> ? ORDER BY p.starts_at DESC, p.id DESC",
        box->west, box->east, box->south, box->north, pick.id);
    constexpr int kAssessed = 50;
    while (found.step()) {
        const Pick other = PickStore::readRow(found);
        if (!other.middle || metresFrom(pick.place, *other.middle) > kHereMetres)
            continue;
        if (!facts.lastPick && found.integer(kAssessed) != 0)
            facts.lastPick = other.id;
        const std::string when =
            other.startsAt ? longDay(localDay(*other.startsAt)) : std::string("an earlier day");
        if (other.figures.sharpsFound.value_or(0) > 0)
            facts.incidents.push_back(
                std::format("{} sharps found at the pick on {}", *other.figures.sharpsFound, when));
        if (other.progress.cancelReason == "safety")
            facts.incidents.push_back(std::format("The pick on {} was cancelled for safety", when));
    }
}

Result<SiteFacts> SiteStore::around(const Pick &pick, std::optional<double> waterMetres)
{
    return m_database.attempt([&] {
        SiteFacts facts;
        facts.waterMetres = waterMetres;
        facts.sharps =
            reported(pick, "r.hazard IN ('sharps', 'clinical') OR r.category = 'drug_litter' OR "
                           "r.category LIKE 'drug_litter.%'");
        facts.asbestos = reported(pick, "r.hazard = 'asbestos' OR r.waste_type = 'asbestos' OR "
                                        "r.category = 'hazardous.asbestos'");
        facts.hazardous = reported(pick, "r.hazard IN ('gas', 'chemical') OR r.waste_type = "
                                         "'chemical_drums_oil_fuel' OR r.category IN ('hazardous', "
                                         "'hazardous.chemical', 'hazardous.gas')");
        lookAtPicks(facts, pick);
        return facts;
    });
}

Result<AssessmentDraft> SiteStore::draft(const Pick &pick, std::optional<double> waterMetres)
{
    PickSettingStore settings(m_database);
    const auto rules = settings.rules();
    if (!rules)
        return std::unexpected(rules.error());
    const auto site = around(pick, waterMetres);
    if (!site)
        return std::unexpected(site.error());
    AssessmentDraft made{{}, "template", {}, *site};
    std::vector<RiskMatrix> scoredOn;
    if (site->lastPick) {
        auto last = AssessmentStore(m_database).latest(*site->lastPick);
        if (!last)
            return std::unexpected(last.error());
        if (*last) {
            const auto then = settings.matrixAt((*last)->madeAt);
            if (!then)
                return std::unexpected(then.error());
            made.rows = std::move((*last)->rows);
            scoredOn.assign(made.rows.size(), *then);
            made.source = "copied";
            made.copiedFrom = *site->lastPick;
        }
    }
    if (made.rows.empty()) {
        auto rows = settings.hazards();
        if (!rows)
            return std::unexpected(rows.error());
        made.rows = *std::move(rows);
        for (const HazardRow &row : made.rows) {
            const auto then = settings.matrixOf(row);
            if (!then)
                return std::unexpected(then.error());
            scoredOn.push_back(*then);
        }
    }
    std::vector<std::size_t> scaled;
    for (std::size_t i = 0; i < made.rows.size(); ++i)
        if (fit(made.rows[i], scoredOn[i], rules->matrix))
            scaled.push_back(i);
    made.rows = filledIn(std::move(made.rows), *site, pick, rules->roadLimitMph, rules->matrix);
    for (const std::size_t row : scaled) {
        std::string &remark = made.rows[row].remark;
        remark += (remark.empty() ? "" : ". ") +
                  std::string("Scored on another matrix before: look at the scores again");
    }
    return made;
}

} // namespace sc
