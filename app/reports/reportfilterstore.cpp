// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportfilterstore.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/reference.h"
#include "reports/transitions.h"
#include "storage/journal.h"
#include "storage/searchtext.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace sc {

namespace {

/// Matches looked at for a list narrowed by words: the newest.
constexpr int kMostMatches = 5'000;

const std::string kBoundaryFault =
    "r.boundary <> 'inside' AND (r.boundary <> 'outside' OR r.area IS NULL)";

std::string marks(std::size_t count)
{
    std::string list;
    for (std::size_t i = 0; i < count; ++i)
        list += i == 0 ? "?" : ", ?";
    return list;
}

Where in(const std::string &before, const std::vector<std::string> &codes, const std::string &after)
{
    Where where;
    where.sql = before + marks(codes.size()) + after;
    where.values.assign(codes.begin(), codes.end());
    return where;
}

// A parent stands for its sub-categories too. Codes are looked up first, so that an index that goes
// on with another column can be searched for each.
Where categoryWhere(const std::vector<std::string> &categories)
{
    const std::string list = marks(categories.size());
    Where where;
    where.sql = "r.category IN (SELECT code FROM category WHERE code IN (" + list +
                ") OR parent IN (" + list + "))";
    for (int twice = 0; twice < 2; ++twice)
        where.values.insert(where.values.end(), categories.begin(), categories.end());
    return where;
}

Where dueWhere(ReportFilter::Due due, std::string_view today)
{
    Where where;
    if (due == ReportFilter::Due::Late) {
        where.require("r.due_key < ?", Value{std::string(today)});
    } else if (due == ReportFilter::Due::Today) {
        where.require("r.due_key = ?", Value{std::string(today)});
    } else if (due == ReportFilter::Due::ThisWeek) {
        where.require("r.due_key >= ?", Value{std::string(today)});
        where.require("r.due_key < ?", Value{isoDay(addDays(*parseIsoDay(today), 7))});
    }
    return where;
}

Where loggedWhere(const ReportFilter &filter)
{
    Where where;
    if (filter.loggedFrom)
        where.require("r.logged_at >= ?", instantValue(*filter.loggedFrom));
    if (filter.loggedBefore)
        where.require("r.logged_at < ?", instantValue(*filter.loggedBefore));
    return where;
}

void append(Where &where, const Where &more)
{
    if (more.sql.empty())
        return;
    where.sql += (where.sql.empty() ? "" : " AND ") + more.sql;
    std::ranges::copy(more.values, std::back_inserter(where.values));
}

// As the column `turn` of report reckons it, for one that no champion told less 4.
std::optional<int> turnOf(std::string_view priority)
{
    const std::array<std::string_view, 4> inTurn{"urgent", "high", "normal", "low"};
    const auto found = std::ranges::find(inTurn, priority);
    if (found == inTurn.end())
        return std::nullopt;
    return static_cast<int>(found - inTurn.begin());
}

/// Whether a deleted report has this reference and no other.
bool isDeleted(Database &database, const std::string &reference)
{
    Query found = database.query("SELECT min(deleted) FROM report WHERE ref = ?", reference);
    return found.step() && !found.isNull(0) && found.integer(0) == 1;
}

std::string orderIndex(ReportOrder order, bool open)
{
    const std::string which = order == ReportOrder::Jobs  ? "turn"
                              : order == ReportOrder::Due ? "due"
                                                          : "logged";
    return (open ? "report_open_by_" : "report_by_") + which;
}

} // namespace

void Where::require(const std::string &condition)
{
    sql += (sql.empty() ? "" : " AND ") + condition;
}

void Where::require(const std::string &condition, Value value)
{
    require(condition);
    values.push_back(std::move(value));
}

Query preparedQuery(Database &database, const std::string &sql, const std::vector<Value> &values)
{
    Query query = database.query(sql);
    int position = 0;
    for (const Value &value : values)
        query.bind(++position, value);
    return query;
}

/// A reference may be typed with or without its hyphens; in the index it has none.
std::string reportSearchMatch(std::string_view typed)
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

ReportFilterPlan::ReportFilterPlan(Database &database, const ReportFilter &filter,
                                   ReportOrder order, std::string_view today, std::int64_t few)
    : m_database(database)
{
    // Who types the whole reference of a deleted report wants to see it, to put it back.
    if (const auto whole = Reference::parse(filter.text);
        whole && isDeleted(database, whole->toString())) {
        m_where.require("r.ref = ?", Value{whole->toString()});
        m_from = "report r";
        return;
    }
    // A status of an open report can be looked for among the open ones, which are few.
    m_open = filter.state == ReportFilter::State::Open || filter.due != ReportFilter::Due::Any ||
             (!filter.statuses.empty() && std::ranges::all_of(filter.statuses, isOpen));
    if (m_open)
        m_openSql = "r.is_open = 1";
    else if (filter.state == ReportFilter::State::Closed)
        m_openSql = "r.is_open = 0";
    readWhere(filter, today);
    if (const std::string match = reportSearchMatch(filter.text); !match.empty()) {
        m_where.require("r.no IN (SELECT rowid FROM report_search WHERE report_search MATCH ? "
                        "ORDER BY rowid DESC LIMIT " +
                            std::to_string(kMostMatches) + ")",
                        Value{match});
        m_from = "report r NOT INDEXED"; // but by the numbers found
        return;
    }
    m_from = "report r INDEXED BY " + orderIndex(order, m_open);
    choose(parts(filter, today), few);
}

void ReportFilterPlan::readWhere(const ReportFilter &filter, std::string_view today)
{
    m_where.require(m_open ? "r.is_open" : "r.deleted = 0");
    if (filter.state == ReportFilter::State::Closed)
        m_where.require("r.is_open = 0");
    if (!filter.categories.empty())
        append(m_where, categoryWhere(filter.categories));
    if (!filter.statuses.empty())
        append(m_where, in("r.status IN (", filter.statuses, ")"));
    append(m_where, dueWhere(filter.due, today));
    const std::pair<const char *, const std::string *> texts[]{{"source", &filter.source},
                                                               {"priority", &filter.priority},
                                                               {"assigned_to", &filter.assignedTo}};
    for (const auto &[column, text] : texts)
        if (!text->empty())
            m_where.require(std::string("r.") + column + " = ?", Value{*text});
    const std::pair<const char *, const Id *> ids[]{
        {"area", &filter.area}, {"ward", &filter.ward}, {"champion", &filter.champion}};
    for (const auto &[column, id] : ids)
        if (!id->isNull())
            m_where.require(std::string("r.") + column + " = ?", Value{id->toBlob()});
    append(m_where, loggedWhere(filter));
    if (filter.boundaryFaults)
        m_where.require(kBoundaryFault);
    // The jobs list begins with what champions told, by priority: a walk need not pass all that.
    if (!filter.source.empty())
        m_where.require(filter.source == "champion" ? "r.turn < 4" : "r.turn >= 4");
    if (const auto turn = turnOf(filter.priority))
        m_where.require("r.turn IN (" + std::to_string(*turn) + ", " + std::to_string(*turn + 4) +
                        ")");
}

std::vector<ReportFilterPlan::Part> ReportFilterPlan::parts(const ReportFilter &filter,
                                                            std::string_view today) const
{
    std::vector<Part> parts;
    const auto add = [&](const char *index, Where where, bool knowsOpen = true) {
        if (where.sql.empty())
            return;
        where.require("r.deleted = 0");
        if (knowsOpen && !m_openSql.empty())
            where.require(m_openSql);
        parts.push_back({index, std::move(where)});
    };
    if (!filter.categories.empty())
        add("report_by_category", categoryWhere(filter.categories));
    if (!filter.statuses.empty())
        add("report_by_status", in("r.status IN (", filter.statuses, ")"));
    const auto text = [&](const char *index, const char *condition, const std::string &value) {
        if (!value.empty())
            add(index, Where{condition, {Value{value}}});
    };
    const auto id = [&](const char *index, const char *condition, const Id &value,
                        bool knowsOpen = true) {
        if (!value.isNull())
            add(index, Where{condition, {Value{value.toBlob()}}}, knowsOpen);
    };
    text("report_by_source", "r.source = ?", filter.source);
    text("report_by_priority", "r.priority = ?", filter.priority);
    text("report_by_assigned", "r.assigned_to = ?", filter.assignedTo);
    id("report_by_area", "r.area = ?", filter.area);
    id("report_by_ward", "r.ward = ?", filter.ward);
    id("report_by_champion", "r.champion = ?", filter.champion, false);
    add("report_by_logged", loggedWhere(filter), false);
    if (filter.boundaryFaults)
        add("report_at_edge", Where{kBoundaryFault, {}}, false);
    if (Where due = dueWhere(filter.due, today); !due.sql.empty()) {
        due.require("r.is_open");
        parts.push_back({"report_open_by_due", std::move(due)});
    }
    return parts;
}

void ReportFilterPlan::choose(const std::vector<Part> &parts, std::int64_t few)
{
    std::int64_t least = few;
    bool chosen = false;
    for (const Part &part : parts) {
        std::vector<Value> values = part.where.values;
        values.emplace_back(least);
        Query counted = preparedQuery(m_database,
                                      "SELECT count(*) FROM (SELECT 1 FROM report r INDEXED BY " +
                                          part.index + " WHERE " + part.where.sql + " LIMIT ?)",
                                      values);
        counted.step();
        if (counted.integer(0) >= least)
            continue;
        least = counted.integer(0);
        m_from = "report r INDEXED BY " + part.index;
        chosen = true;
    }
    // Nothing new is asked by this, but it is how SQLite sees that the index answers the filter.
    if (!chosen)
        return;
    m_where.require("r.deleted = 0");
    if (!m_openSql.empty())
        m_where.require(m_openSql);
}

} // namespace sc
