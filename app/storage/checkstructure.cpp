// SPDX-License-Identifier: GPL-3.0-or-later
// What of a file is not its pages and not its records: tables, indexes, triggers, the ends of the
// journal.
#include "storage/check.h"

#include <algorithm>
#include <format>
#include <limits>
#include <map>
#include <sstream>
#include <string>

namespace sc {

namespace {

/// The first moment of 2000: no PC's clock that was ever set says an earlier one.
constexpr std::int64_t kFirstMoment = 946'684'800'000;

/// By kind and name what makes each part, without the spaces and quotation marks that versions of
/// SQLite put differently.
std::map<std::string, std::string> partsOf(Database &database)
{
    std::map<std::string, std::string> parts;
    Query rows =
        database.query("SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name "
                       "NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (rows.step()) {
        std::string sql = rows.text(2);
        std::erase_if(sql, [](char c) { return std::string_view(" \n\t\r\"'`").contains(c); });
        parts.emplace(rows.text(0) + ' ' + rows.text(1), std::move(sql));
    }
    return parts;
}

} // namespace

void Check::structure()
{
    const auto fresh = Database::inMemory();
    if (!fresh)
        return;
    const auto parts = partsOf(m_database);
    for (const auto &[name, sql] : partsOf(**fresh)) {
        const auto here = parts.find(name);
        if (here == parts.end())
            m_findings.push_back({"structure", "The " + name + " is not in the file"});
        else if (here->second != sql)
            m_findings.push_back({"structure", "The " + name + " is not as this version makes it"});
    }
}

void Check::searchIndexes()
{
    for (const char *table : {"report", "champion"}) {
        const std::string docs = std::string(table) + "_search_docsize";
        Query row = m_database.query(std::format(
            "SELECT (SELECT count(*) FROM {0} WHERE deleted = 0 AND no NOT IN (SELECT id FROM "
            "{1})) + (SELECT count(*) FROM {1} WHERE id NOT IN (SELECT no FROM {0}))",
            table, docs));
        if (row.step() && row.integer(0) > 0)
            m_findings.push_back(
                {"search", std::format("The search index and the {}s differ in {} of them", table,
                                       row.integer(0))});
    }
}

// What is held beyond a gap, until the gap is closed, stands after the end: `sync_ahead` among the
// settings has the streams, and the first entry after each gap.
void Check::streamEnds()
{
    std::map<std::int64_t, std::int64_t> beyond;
    std::istringstream runs(m_database.setting("sync_ahead"));
    std::int64_t no = 0;
    std::int64_t first = 0;
    for (std::string hash; runs >> no >> first >> hash;)
        beyond.try_emplace(no, first); // the first of each comes first
    Query rows = m_database.query("SELECT no, last_seq, head FROM stream ORDER BY no");
    while (rows.step()) {
        const auto gap = beyond.find(rows.integer(0));
        Query last = m_database.query(
            "SELECT seq, hash FROM op_log WHERE stream = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
            rows.integer(0),
            gap == beyond.end() ? std::numeric_limits<std::int64_t>::max() : gap->second);
        const bool any = last.step();
        const std::int64_t seq = any ? last.integer(0) : 0;
        const std::string hash = any ? std::string(last.bytes(1)) : std::string(32, '\0');
        if (rows.integer(1) != seq || rows.bytes(2) != hash)
            m_findings.push_back(
                {"journal_end",
                 std::format("Stream {} says that it ends with entry {}, and the last in the "
                             "journal is {}{}",
                             rows.integer(0), rows.integer(1), seq,
                             rows.integer(1) == seq ? ", with another hash" : "")});
    }
}

void Check::times()
{
    Query rows =
        m_database.query("SELECT count(*) FROM action WHERE at < ?", std::int64_t{kFirstMoment});
    if (rows.step() && rows.integer(0) > 0)
        m_findings.push_back({"journal_time", std::format("{} changes have no day on which they "
                                                          "can have been made",
                                                          rows.integer(0))});
}

} // namespace sc
