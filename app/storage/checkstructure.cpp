// SPDX-License-Identifier: GPL-3.0-or-later
// What of a file is not its pages and not its records: tables, indexes, triggers, the ends of the
// journal.
#include "storage/check.h"

#include <algorithm>
#include <format>
#include <map>

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

void Check::streamEnds()
{
    Query rows = m_database.query(
        "SELECT s.no, s.last_seq, coalesce(o.seq, 0), s.head, coalesce(o.hash, zeroblob(32)) FROM "
        "stream s LEFT JOIN op_log o ON o.stream = s.no AND o.seq = (SELECT max(l.seq) FROM op_log "
        "l WHERE l.stream = s.no) ORDER BY s.no");
    while (rows.step())
        if (rows.integer(1) != rows.integer(2) || rows.bytes(3) != rows.bytes(4))
            m_findings.push_back(
                {"journal_end",
                 std::format("Stream {} says that it ends with entry {}, and the "
                             "last in the journal is {}{}",
                             rows.integer(0), rows.integer(1), rows.integer(2),
                             rows.integer(1) == rows.integer(2) ? ", with another hash" : "")});
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
