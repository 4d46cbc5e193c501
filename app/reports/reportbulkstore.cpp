// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportbulkstore.h"

#include "storage/database.h"

namespace sc {

namespace {

// The same words as the trigger report_added of 0006_speed.sql.
const std::string kSearchWords = "INSERT INTO report_search (rowid, ref, words, place) "
                                 "SELECT no, replace(coalesce(ref, ''), '-', ''), "
                                 "coalesce(description, '') || ' ' || "
                                 "replace(replace(coalesce(category, ''), '_', ' '), '.', ' '), "
                                 "coalesce(street, '') || ' ' || coalesce(postcode, '') "
                                 "FROM report WHERE deleted = 0 AND ";
const std::string kSearchEntries = kSearchWords + "no >= (SELECT first_no FROM report_bulk)";
const std::string kNotedSearchEntries = kSearchWords + "no IN (SELECT no FROM report_words)";

/// Kilobytes of pages kept while thousands of reports are written, and otherwise.
const std::string kLargeCache = "PRAGMA cache_size = -196608";
const std::string kUsualCache = "PRAGMA cache_size = -65536";

/// Bytes of words gathered before a part of the search index is written out: with many parts most
/// of the time goes into joining them.
const std::string kGatherMuch =
    "INSERT INTO report_search (report_search, rank) VALUES ('hashsize', 67108864)";
const std::string kGatherAsUsual =
    "INSERT INTO report_search (report_search, rank) VALUES ('hashsize', 1048576)";

const std::string kAllTriggers = "type = 'trigger' AND name IN ('report_added', "
                                 "'report_words_changed')";
const std::string kListIndexes = "type = 'index' AND sql IS NOT NULL AND tbl_name = 'report'";

std::int64_t lastReport(Database &database)
{
    Query highest = database.query("SELECT coalesce(max(no), 0) FROM report");
    highest.step();
    return highest.integer(0);
}

} // namespace

void ReportBulkStore::beginMerge(std::int64_t expected)
{
    m_database.execute(kLargeCache);
    m_database.query("INSERT INTO report_bulk (one, first_no) VALUES (1, 0)").run();
    // With a trigger on it every INSERT and UPDATE keeps copies of the pages it changes.
    take(kAllTriggers);
    if (expected > lastReport(m_database))
        take(kListIndexes);
}

// In few statements over many rows: at the end of each FTS5 writes its pages out.
void ReportBulkStore::finishMerge(const std::vector<Id> &added, const std::vector<Id> &changed)
{
    m_database.execute("CREATE TEMP TABLE IF NOT EXISTS report_words (no INTEGER PRIMARY KEY)");
    m_database.execute(kGatherMuch);
    const auto note = [&](const std::vector<Id> &reports) {
        for (const Id &id : reports)
            m_database
                .query("INSERT OR IGNORE INTO report_words SELECT no FROM report WHERE id = ?", id)
                .run();
    };
    note(changed);
    m_database.query("DELETE FROM report_search WHERE rowid IN (SELECT no FROM report_words)")
        .run();
    note(added);
    m_database.query(kNotedSearchEntries).run();
    m_database.query("DELETE FROM report_words").run();
    m_database.execute(kGatherAsUsual);
    giveBack();
}

Result<void> ReportBulkStore::begin(std::int64_t expected)
{
    return m_database.attempt([&] {
        m_change->open();
        m_database.execute(kLargeCache);
        const std::int64_t last = lastReport(m_database);
        m_database.query("INSERT INTO report_bulk (one, first_no) VALUES (1, ?)", last + 1).run();
        // With a trigger on it every INSERT keeps copies of the pages it changes.
        take("type = 'trigger' AND name = 'report_added'");
        // References and external references are looked up while importing.
        if (expected > last)
            take("type = 'index' AND sql IS NOT NULL AND tbl_name IN ('report', 'op_log') "
                 "AND name NOT IN ('report_by_ref', 'report_by_external')");
    });
}

void ReportBulkStore::take(const std::string &which)
{
    std::vector<std::string> drops;
    {
        Query found = m_database.query("SELECT type, name, sql FROM sqlite_schema WHERE " + which +
                                       " ORDER BY name");
        while (found.step()) {
            drops.push_back("DROP " + found.text(0) + " " + found.text(1));
            m_taken.push_back(found.text(2));
        }
    }
    for (const std::string &sql : drops)
        m_database.execute(sql);
}

void ReportBulkStore::giveBack()
{
    m_database.query("DELETE FROM report_bulk").run();
    for (const std::string &sql : m_taken)
        m_database.execute(sql);
    m_taken.clear();
    m_database.execute(kUsualCache);
}

Result<void> ReportBulkStore::finish()
{
    return m_database.attempt([&] {
        m_database.execute(kGatherMuch);
        m_database.query(kSearchEntries).run();
        m_database.execute(kGatherAsUsual);
        giveBack();
    });
}

} // namespace sc
