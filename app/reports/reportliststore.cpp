// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportliststore.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/reference.h"
#include "reports/reportfilterstore.h"
#include "reports/reportstore.h"
#include "reports/transitions.h"

namespace sc {

namespace {

const std::string kNames =
    ", coalesce(c.name, ''), coalesce(c.number, ''), coalesce(w.name, ''), coalesce(a.name, ''), "
    "r.turn, r.due_key, r.no ";
const std::string kJoins =
    " LEFT JOIN champion c ON c.id = r.champion LEFT JOIN ward w ON w.id = r.ward "
    "LEFT JOIN area a ON a.id = r.area ";
constexpr int kFirstName = 34; // columns before kNames

std::string isoToday(const std::optional<Day> &today, const Database &database)
{
    return isoDay(today.value_or(localDay(database.clock().now())));
}

struct OrderSql {
    std::string by;
    std::string after; ///< condition that starts right after a cursor
};

OrderSql sqlOf(ReportOrder order)
{
    switch (order) {
    case ReportOrder::Newest:
        return {"r.logged_at DESC, r.no DESC", "(r.logged_at, r.no) < (?, ?)"};
    case ReportOrder::Oldest:
        return {"r.logged_at, r.no", "(r.logged_at, r.no) > (?, ?)"};
    case ReportOrder::Due:
        return {"r.due_key, r.no", "(r.due_key, r.no) > (?, ?)"};
    default:
        return {"r.turn, r.due_key, r.no", "(r.turn, r.due_key, r.no) > (?, ?, ?)"};
    }
}

void startAfter(Where &where, ReportOrder order, const ReportCursor &cursor)
{
    where.require(sqlOf(order).after);
    if (order == ReportOrder::Jobs)
        where.values.emplace_back(cursor.turn);
    if (order == ReportOrder::Jobs || order == ReportOrder::Due)
        where.values.emplace_back(cursor.dueKey);
    else
        where.values.emplace_back(cursor.loggedAt);
    where.values.emplace_back(cursor.no);
}

ReportRow rowOf(const Query &found)
{
    ReportRow row;
    row.report = ReportStore::readRow(found);
    row.championName = found.text(kFirstName);
    row.championNumber = found.text(kFirstName + 1);
    row.wardName = found.text(kFirstName + 2);
    row.areaName = found.text(kFirstName + 3);
    row.cursor = {found.integer(kFirstName + 4), found.text(kFirstName + 5),
                  row.report.loggedAt.time_since_epoch().count(), found.integer(kFirstName + 6)};
    return row;
}

std::string selectRows()
{
    return std::string("SELECT ") + ReportStore::columns() + kNames + "FROM ";
}

} // namespace

Result<std::vector<ReportRow>> ReportListStore::page(const ReportFilter &filter, ReportOrder order,
                                                     const std::optional<ReportCursor> &after,
                                                     int size)
{
    return m_database.attempt([&] {
        const ReportFilterPlan plan(m_database, filter, order, isoToday(m_today, m_database),
                                    m_few);
        Where where = plan.where();
        if (after)
            startAfter(where, order, *after);
        where.values.emplace_back(std::int64_t{size});
        // Only the rows of the page are read whole, after they are chosen.
        const std::string by = " ORDER BY " + sqlOf(order).by;
        Query found = preparedQuery(
            m_database,
            selectRows() + "(SELECT r.no AS chosen FROM " + plan.from() + " WHERE " + where.sql +
                by + " LIMIT ?) CROSS JOIN report r ON r.no = chosen" + kJoins + by,
            where.values);
        std::vector<ReportRow> rows;
        while (found.step())
            rows.push_back(rowOf(found));
        return rows;
    });
}

Result<std::int64_t> ReportListStore::count(const ReportFilter &filter, std::int64_t most)
{
    return m_database.attempt([&] {
        // Nothing is sorted, so the part that leaves fewest is always the shortest way.
        const ReportFilterPlan plan(m_database, filter, ReportOrder::Newest,
                                    isoToday(m_today, m_database), m_few > 0 ? most : 0);
        std::vector<Value> values = plan.where().values;
        values.emplace_back(most);
        Query found = preparedQuery(m_database,
                                    "SELECT count(*) FROM (SELECT 1 FROM " + plan.from() +
                                        " WHERE " + plan.where().sql + " LIMIT ?)",
                                    values);
        found.step();
        return found.integer(0);
    });
}

Result<ReportCounts> ReportListStore::counts(const Id &area, Day today)
{
    return m_database.attempt([&] {
        const std::string mine = "(?2 IS NULL OR area = ?2)";
        Query found = m_database.query(
            "SELECT count(*), sum(due_key < ?1), sum(due_key = ?1), "
            "sum(source = 'champion' AND status IN ('new', 'acknowledged', 'reopened')) "
            "FROM report WHERE is_open AND " +
                mine,
            isoDay(today), area.isNull() ? std::optional<Id>{} : area);
        found.step();
        ReportCounts counts{found.integer(0), found.integer(1), found.integer(2), found.integer(3),
                            0};
        Query faults = m_database.query("SELECT count(*) FROM report WHERE boundary <> 'inside' "
                                        "AND (boundary <> 'outside' OR area IS NULL) "
                                        "AND deleted = 0 AND is_open AND (?1 IS NULL OR area = ?1)",
                                        area.isNull() ? std::optional<Id>{} : area);
        faults.step();
        counts.boundaryFaults = faults.integer(0);
        return counts;
    });
}

Result<std::vector<ReportRow>> ReportListStore::search(std::string_view words, int most)
{
    return m_database.attempt([&] {
        std::vector<ReportRow> rows;
        const std::string match = reportSearchMatch(words);
        if (match.empty())
            return rows;
        if (const auto reference = Reference::parse(words)) {
            // Of the whole reference a deleted one too, where there is no other: to be put back.
            Query exact = m_database.query(selectRows() + "report r" + kJoins +
                                               "WHERE r.ref = ? ORDER BY r.deleted",
                                           reference->toString());
            while (exact.step()) {
                ReportRow row = rowOf(exact);
                if (row.report.deleted && !rows.empty())
                    break;
                rows.push_back(std::move(row));
            }
            if (!rows.empty())
                return rows;
        }
        Query found = m_database.query(
            selectRows() + "report r" + kJoins +
                "WHERE r.no IN (SELECT rowid FROM report_search WHERE report_search MATCH ? "
                "ORDER BY rowid DESC LIMIT ?) ORDER BY r.no DESC",
            match, most);
        while (found.step())
            rows.push_back(rowOf(found));
        return rows;
    });
}

Result<std::vector<ReportPoint>> ReportListStore::points(const ReportFilter &filter)
{
    return m_database.attempt([&] {
        const std::string today = isoToday(m_today, m_database);
        const ReportFilterPlan plan(m_database, filter, ReportOrder::Newest, today, m_few);
        Query found = preparedQuery(
            m_database,
            "SELECT r.no, r.latitude, r.longitude, r.category, r.status, r.due_key FROM " +
                plan.from() + " WHERE r.latitude IS NOT NULL AND r.longitude IS NOT NULL AND " +
                plan.where().sql,
            plan.where().values);
        std::vector<ReportPoint> points;
        while (found.step()) {
            ReportPoint point{found.integer(0),
                              {found.real(1), found.real(2)},
                              found.text(3),
                              found.text(4),
                              false};
            point.late = isOpen(point.status) && found.text(5) < today;
            points.push_back(std::move(point));
        }
        return points;
    });
}

Result<ReportRow> ReportListStore::rowNumbered(std::int64_t no)
{
    return m_database.attemptResult([&]() -> Result<ReportRow> {
        Query found = m_database.query(selectRows() + "report r" + kJoins + "WHERE r.no = ?", no);
        if (!found.step())
            return failure(ErrorKind::NotFound, "The report is no longer here.");
        return rowOf(found);
    });
}

Result<ReportRow> ReportListStore::row(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<ReportRow> {
        Query found = m_database.query(selectRows() + "report r" + kJoins + "WHERE r.id = ?", id);
        if (!found.step())
            return failure(ErrorKind::NotFound, "The report is no longer here.");
        return rowOf(found);
    });
}

} // namespace sc
