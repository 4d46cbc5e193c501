// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportliststore.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/reference.h"
#include "reports/reportstore.h"
#include "reports/transitions.h"
#include "storage/searchtext.h"

#include "storage/journal.h"
#include <algorithm>

#include <cctype>

namespace sc {

namespace {

/// Matches looked at for a list narrowed by words: the newest.
constexpr int kMostMatches = 5'000;

const std::string kNames =
    ", coalesce(c.name, ''), coalesce(c.number, ''), coalesce(w.name, ''), coalesce(a.name, ''), "
    "r.turn, r.due_key, r.no ";
const std::string kJoins =
    "LEFT JOIN champion c ON c.id = r.champion LEFT JOIN ward w ON w.id = r.ward "
    "LEFT JOIN area a ON a.id = r.area ";
constexpr int kFirstName = 34; // columns before kNames

/// A WHERE clause and the values bound to it, grown together.
struct Where {
    std::string sql;
    std::vector<Value> values;

    void require(const std::string &condition)
    {
        sql += (sql.empty() ? "WHERE " : " AND ") + condition;
    }
    void require(const std::string &condition, Value value)
    {
        require(condition);
        values.push_back(std::move(value));
    }
    void requireText(const std::string &column, const std::string &text)
    {
        if (!text.empty())
            require("r." + column + " = ?", Value{text});
    }
    void requireId(const std::string &column, const Id &id)
    {
        if (!id.isNull())
            require("r." + column + " = ?", Value{id.toBlob()});
    }
};

std::string isoToday(const std::optional<Day> &today, const Database &database)
{
    return isoDay(today.value_or(localDay(database.clock().now())));
}

/// A reference may be typed with or without its hyphens; in the index it has none.
std::string searchMatch(std::string_view typed)
{
    std::string match = prefixMatch(typed);
    std::string squeezed;
    for (const char c : typed)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            squeezed += c;
    const bool maybeReference =
        squeezed.size() >= 3 && squeezed.size() <= 16 &&
        std::ranges::any_of(squeezed, [](unsigned char c) { return std::isdigit(c) != 0; });
    if (maybeReference)
        match = "(" + match + ") OR ref : \"" + squeezed + "\" *";
    return match;
}

void requireCategories(Where &where, const std::vector<std::string> &categories)
{
    if (categories.empty())
        return;
    std::string any;
    for (const std::string &code : categories) {
        any += (any.empty() ? "(" : " OR ");
        any += "r.category = ? OR r.category GLOB ?";
        where.values.emplace_back(code);
        where.values.emplace_back(code + ".*");
    }
    where.require(any + ")");
}

void requireStatuses(Where &where, const std::vector<std::string> &statuses)
{
    if (statuses.empty())
        return;
    std::string marks;
    for (const std::string &status : statuses) {
        marks += marks.empty() ? "?" : ", ?";
        where.values.emplace_back(status);
    }
    where.require("r.status IN (" + marks + ")");
}

void requireDue(Where &where, ReportFilter::Due due, const std::string &today)
{
    if (due == ReportFilter::Due::Late) {
        where.require("r.due_key < ?", Value{today});
    } else if (due == ReportFilter::Due::Today) {
        where.require("r.due_key = ?", Value{today});
    } else if (due == ReportFilter::Due::ThisWeek) {
        const Day end = addDays(*parseIsoDay(today), 7);
        where.require("r.due_key >= ?", Value{today});
        where.require("r.due_key < ?", Value{isoDay(end)});
    }
}

Where whereOf(const ReportFilter &filter, const std::string &today)
{
    Where where;
    const bool open =
        filter.state == ReportFilter::State::Open || filter.due != ReportFilter::Due::Any;
    where.require(open ? "r.is_open" : "r.deleted = 0");
    if (filter.state == ReportFilter::State::Closed)
        where.require("NOT r.is_open");
    requireCategories(where, filter.categories);
    requireStatuses(where, filter.statuses);
    requireDue(where, filter.due, today);
    where.requireText("source", filter.source);
    where.requireText("priority", filter.priority);
    where.requireText("assigned_to", filter.assignedTo);
    where.requireId("area", filter.area);
    where.requireId("ward", filter.ward);
    where.requireId("champion", filter.champion);
    if (filter.loggedFrom)
        where.require("r.logged_at >= ?", instantValue(*filter.loggedFrom));
    if (filter.loggedBefore)
        where.require("r.logged_at < ?", instantValue(*filter.loggedBefore));
    if (filter.boundaryFaults)
        where.require("r.boundary <> 'inside' AND (r.boundary <> 'outside' OR r.area IS NULL)");
    if (const std::string match = searchMatch(filter.text); !match.empty())
        where.require("r.no IN (SELECT rowid FROM report_search WHERE report_search MATCH ? "
                      "ORDER BY rowid DESC LIMIT " +
                          std::to_string(kMostMatches) + ")",
                      Value{match});
    return where;
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
    return std::string("SELECT ") + ReportStore::columns() + kNames + "FROM report r ";
}

Query prepared(Database &database, const std::string &sql, const std::vector<Value> &values)
{
    Query query = database.query(sql);
    int position = 0;
    for (const Value &value : values)
        query.bind(++position, value);
    return query;
}

} // namespace

Result<std::vector<ReportRow>> ReportListStore::page(const ReportFilter &filter, ReportOrder order,
                                                     const std::optional<ReportCursor> &after,
                                                     int size)
{
    return m_database.attempt([&] {
        Where where = whereOf(filter, isoToday(m_today, m_database));
        if (after)
            startAfter(where, order, *after);
        where.values.emplace_back(std::int64_t{size});
        Query found = prepared(m_database,
                               selectRows() + kJoins + where.sql + " ORDER BY " + sqlOf(order).by +
                                   " LIMIT ?",
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
        Where where = whereOf(filter, isoToday(m_today, m_database));
        where.values.emplace_back(most);
        Query found = prepared(
            m_database, "SELECT count(*) FROM (SELECT 1 FROM report r " + where.sql + " LIMIT ?)",
            where.values);
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
        const std::string match = searchMatch(words);
        if (match.empty())
            return rows;
        if (const auto reference = Reference::parse(words)) {
            Query exact = m_database.query(
                selectRows() + kJoins + "WHERE r.ref = ? AND r.deleted = 0", reference->toString());
            while (exact.step())
                rows.push_back(rowOf(exact));
            if (!rows.empty())
                return rows;
        }
        Query found = m_database.query(
            selectRows() + kJoins +
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
        Where where = whereOf(filter, today);
        where.require("r.latitude IS NOT NULL AND r.longitude IS NOT NULL");
        Query found =
            prepared(m_database,
                     "SELECT r.no, r.latitude, r.longitude, r.category, r.status, r.due_key "
                     "FROM report r " +
                         where.sql,
                     where.values);
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
        Query found = m_database.query(selectRows() + kJoins + "WHERE r.no = ?", no);
        if (!found.step())
            return failure(ErrorKind::NotFound, "The report is no longer here.");
        return rowOf(found);
    });
}

Result<ReportRow> ReportListStore::row(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<ReportRow> {
        Query found = m_database.query(selectRows() + kJoins + "WHERE r.id = ?", id);
        if (!found.step())
            return failure(ErrorKind::NotFound, "The report is no longer here.");
        return rowOf(found);
    });
}

} // namespace sc
