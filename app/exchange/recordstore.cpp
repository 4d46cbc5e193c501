// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/recordstore.h"

#include "reports/reportstore.h"

#include <format>

namespace sc {

namespace {

const std::string kAreas =
    "SELECT id, code, name, NULL, NULL, NULL FROM area WHERE deleted = 0 ORDER BY id";
const std::string kWards =
    "SELECT w.id, w.code, w.name, w.area, e.name, e.valid_from FROM ward w "
    "LEFT JOIN boundary_edition e ON e.id = w.edition WHERE w.deleted = 0 ORDER BY w.id";

std::string reportsWhere(std::string_view condition)
{
    return std::format("SELECT {} FROM report r WHERE r.deleted = 0 {}", ReportStore::columns(),
                       condition);
}

PlaceRecord readPlace(const Query &row)
{
    return {.id = row.id(0),
            .code = row.text(1),
            .name = row.text(2),
            .area = row.isNull(3) ? Id() : row.id(3),
            .edition = row.text(4),
            .validFrom = row.text(5)};
}

void visitReports(Query &rows, const std::function<void(const Report &)> &visit)
{
    while (rows.step())
        visit(ReportStore::readRow(rows));
}

} // namespace

Result<void> RecordStore::atOneMoment(const std::function<Result<void>()> &work)
{
    if (m_database.inTransaction())
        return work();
    return m_database.attemptResult([&]() -> Result<void> {
        m_database.execute("BEGIN");
        const Result<void> done = work();
        m_database.execute("ROLLBACK"); // nothing was written
        return done;
    });
}

Result<void> RecordStore::eachReport(const std::function<void(const Report &)> &visit)
{
    return m_database.attempt([&] {
        Query rows = m_database.query(reportsWhere("ORDER BY r.id"));
        visitReports(rows, visit);
    });
}

Result<void> RecordStore::eachReport(const ExportRange &range,
                                     const std::function<void(const Report &)> &visit)
{
    constexpr auto kEver = std::numeric_limits<std::int64_t>::max();
    const auto ticks = [](const std::optional<Instant> &at, std::int64_t otherwise) {
        return at ? at->time_since_epoch().count() : otherwise;
    };
    return m_database.attempt([&] {
        Query rows = m_database.query(
            reportsWhere("AND r.logged_at >= ?1 AND r.logged_at < ?2 "
                         "AND (?3 IS NULL OR r.area = ?3) ORDER BY r.logged_at, r.id"),
            ticks(range.loggedFrom, -kEver), ticks(range.loggedBefore, kEver),
            range.area.isNull() ? std::nullopt : std::optional(range.area));
        visitReports(rows, visit);
    });
}

Result<void> RecordStore::eachPlace(const std::string &sql,
                                    const std::function<void(const PlaceRecord &)> &visit)
{
    return m_database.attempt([&] {
        Query rows = m_database.query(sql);
        while (rows.step())
            visit(readPlace(rows));
    });
}

Result<void> RecordStore::eachArea(const std::function<void(const PlaceRecord &)> &visit)
{
    return eachPlace(kAreas, visit);
}

Result<void> RecordStore::eachWard(const std::function<void(const PlaceRecord &)> &visit)
{
    return eachPlace(kWards, visit);
}

Result<std::optional<Instant>> RecordStore::firstStepOf(const Id &report)
{
    return m_database.attempt([&] {
        Query row = m_database.query(
            "SELECT min(at) FROM report_step WHERE report = ? AND deleted = 0", report);
        return row.step() ? row.maybe<Instant>(0) : std::nullopt;
    });
}

Result<bool> RecordStore::exists(std::string_view type, const Id &id)
{
    return m_database.attempt([&] {
        const RecordType *known = m_database.types().named(type);
        if (known == nullptr)
            return false;
        return m_database.query(std::format("SELECT 1 FROM {} WHERE id = ?", known->table), id)
            .step();
    });
}

Result<bool> RecordStore::isEmpty()
{
    return m_database.attempt([&] {
        return !m_database
                    .query("SELECT 1 WHERE EXISTS (SELECT 1 FROM report) "
                           "OR EXISTS (SELECT 1 FROM champion) OR EXISTS (SELECT 1 FROM area)")
                    .step();
    });
}

} // namespace sc
