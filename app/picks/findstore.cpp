// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/findstore.h"

#include "picks/picktexts.h"
#include "reports/reportstore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

double reachOf(const PickPlace &place)
{
    if (place.kind == PickPlace::Kind::Point)
        return FindStore::kReachOfSpot;
    return place.kind == PickPlace::Kind::Route ? FindStore::kReachOfRoute : 0.0;
}

Report foundAt(const Pick &pick, LatLon where, std::string_view kind, Instant now)
{
    Report report;
    const bool sharps = kind == "sharps";
    report.category = sharps ? "drug_litter.needles" : "fly_tipping";
    report.hazard = sharps ? "sharps" : "none";
    report.source = "pick";
    report.position = where;
    report.area = pick.area;
    if (pick.startsAt && *pick.startsAt <= now)
        report.observedAt = pick.startsAt;
    report.description =
        std::format("{} found at {}. Left where it was.",
                    sharps ? "A needle or other sharp" : "A fly-tip", pickInWords(pick));
    return report;
}

} // namespace

void FindStore::link(Change &change, const Id &pick, const Id &report, const char *kind)
{
    const Id id =
        Id::fromName(std::format("pick {} {} {}", pick.toString(), kind, report.toString()));
    const FieldValues values{
        {"pick", refValue(pick)}, {"report", refValue(report)}, {"kind", Value{kind}}};
    if (m_database.query("SELECT 1 FROM pick_report WHERE id = ?", id).step())
        change.update("pick_report", id, {{"deleted", Value{std::int64_t{0}}}});
    else
        change.create("pick_report", id, values);
}

// The same on every PC: what two of them write down of one pick becomes a report once.
Id FindStore::nextFind(const Id &pick, const char *kind, std::int64_t after)
{
    for (std::int64_t number = after + 1;; ++number) {
        const Id id = Id::fromName(std::format("pick {} {} {}", pick.toString(), kind, number));
        if (!m_database.query("SELECT 1 FROM report WHERE id = ?", id).step())
            return id;
    }
}

Result<void> FindStore::raiseKind(Change &change, const Pick &pick, const char *kind, int wanted)
{
    Query made = m_database.query(
        "SELECT count(*) FROM pick_report WHERE pick = ? AND kind = ? AND deleted = 0", pick.id,
        kind);
    made.step();
    const std::int64_t there = made.integer(0);
    if (there >= wanted)
        return {};
    const auto where = pick.middle ? pick.middle : pick.meetingPoint;
    if (!where)
        return refused("place", "missing",
                       "Say where the pick was: what was found there becomes a report");
    ReportStore reports(m_database);
    for (std::int64_t i = there; i < wanted; ++i) {
        Report found = foundAt(pick, *where, kind, change.at());
        found.id = nextFind(pick.id, kind, i);
        auto report = reports.create(change, std::move(found));
        if (!report)
            return std::unexpected(report.error());
        link(change, pick.id, report->id, kind);
    }
    return {};
}

Result<void> FindStore::raise(Change &change, const Pick &pick)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (auto done = raiseKind(change, pick, "sharps", pick.figures.sharpsFound.value_or(0));
            !done)
            return done;
        return raiseKind(change, pick, "fly_tip", pick.figures.flyTipsFound.value_or(0));
    });
}

Result<std::vector<Report>> FindStore::reportsWithin(const Pick &pick)
{
    return m_database.attempt([&] {
        std::vector<Report> reports;
        const auto bounds = boundsOf(pick.place);
        if (!bounds)
            return reports;
        const double reach = reachOf(pick.place);
        const PlanePoint metre = metresPerDegree(bounds->minY);
        const double across = (reach + 1.0) / metre.x;
        const double up = (reach + 1.0) / metre.y;
        Query found = m_database.query(
            std::string("SELECT ") + ReportStore::columns() +
                " FROM report r JOIN report_place l ON l.no = r.no WHERE r.is_open AND "
                "l.west >= ? AND l.east <= ? AND l.south >= ? AND l.north <= ? "
                "ORDER BY r.logged_at, r.id",
            bounds->minX - across, bounds->maxX + across, bounds->minY - up, bounds->maxY + up);
        while (found.step()) {
            Report report = ReportStore::readRow(found);
            if (report.position && !needsExperts(report) &&
                metresFrom(pick.place, *report.position) <= reach)
                reports.push_back(std::move(report));
        }
        return reports;
    });
}

Result<void> FindStore::closeReports(Change &change, const Pick &pick,
                                     const std::vector<Id> &reports)
{
    if (!hasBegun(pick.status()))
        return refused("status", "bad_transition", "A pick closes reports once it has begun");
    const auto offered = reportsWithin(pick);
    if (!offered)
        return std::unexpected(offered.error());
    return m_database.attemptResult([&]() -> Result<void> {
        ReportStore store(m_database);
        for (const Id &id : reports) {
            const auto report = store.get(id);
            if (!report)
                return std::unexpected(report.error());
            if (isOpen(report->status) && !std::ranges::contains(*offered, id, &Report::id))
                return refused("reports", "out_of_range",
                               needsExperts(*report)
                                   ? report->ref + " is not for volunteers to clear: it stays open"
                                   : report->ref + " is not within the place of this pick");
            const auto done =
                store.step(change, id, {.to = "done", .note = "Cleared at " + pickInWords(pick)});
            if (!done)
                return std::unexpected(done.error());
            link(change, pick.id, id, "closed");
        }
        return {};
    });
}

std::vector<PickReport> FindStore::read(const std::string &sql, const Id &id)
{
    std::vector<PickReport> links;
    Query found = m_database.query(sql, id);
    while (found.step())
        links.push_back({found.id(0), found.id(1), found.id(2), found.text(3)});
    return links;
}

Result<std::vector<PickReport>> FindStore::links(const Id &pick)
{
    return m_database.attempt([&] {
        return read("SELECT id, pick, report, kind FROM pick_report WHERE pick = ? AND "
                    "deleted = 0 ORDER BY no",
                    pick);
    });
}

Result<std::vector<PickReport>> FindStore::picksOf(const Id &report)
{
    return m_database.attempt([&] {
        return read("SELECT id, pick, report, kind FROM pick_report WHERE report = ? AND "
                    "deleted = 0 ORDER BY no",
                    report);
    });
}

} // namespace sc
