// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportbulkstore.h"

#include "storage/database.h"

namespace sc {

namespace {

// The same words as the trigger report_added of 0004_reports.sql.
const std::string kSearchEntries =
    "INSERT INTO report_search (rowid, ref, words, place) "
    "SELECT no, replace(coalesce(ref, ''), '-', ''), "
    "coalesce(description, '') || ' ' || "
    "replace(replace(coalesce(category, ''), '_', ' '), '.', ' '), "
    "coalesce(street, '') || ' ' || coalesce(postcode, '') "
    "FROM report WHERE no >= (SELECT first_no FROM report_bulk) AND deleted = 0";
const std::string kPlaceEntries = "INSERT INTO report_place (no, west, east, south, north) "
                                  "SELECT no, longitude, longitude, latitude, latitude FROM report "
                                  "WHERE no >= (SELECT first_no FROM report_bulk) AND deleted = 0 "
                                  "AND longitude IS NOT NULL AND latitude IS NOT NULL";

} // namespace

Result<void> ReportBulkStore::begin()
{
    Database &database = m_change.database();
    return database.attempt([&] {
        m_change.open();
        database
            .query("INSERT INTO report_bulk (one, first_no) "
                   "SELECT 1, coalesce(max(no), 0) + 1 FROM report")
            .run();
    });
}

Result<void> ReportBulkStore::finish()
{
    Database &database = m_change.database();
    return database.attempt([&] {
        database.query(kSearchEntries).run();
        database.query(kPlaceEntries).run();
        database.query("DELETE FROM report_bulk").run();
    });
}

} // namespace sc
