// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gazetteerstore.h"

#include <SQLiteCpp/Database.h>

namespace sc {

namespace {

void removeRows(Database &database, std::string_view source)
{
    database
        .query("DELETE FROM gazetteer_street WHERE source = "
               "(SELECT no FROM gazetteer_source WHERE name = ?)",
               source)
        .run();
    database
        .query("DELETE FROM gazetteer_postcode WHERE source = "
               "(SELECT no FROM gazetteer_source WHERE name = ?)",
               source)
        .run();
    database.query("DELETE FROM gazetteer_source WHERE name = ?", source).run();
}

} // namespace

GazetteerWriter::GazetteerWriter(Database &database, std::string_view source, std::string_view kind)
    : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
    try {
        removeRows(m_database, source);
        m_database
            .query("INSERT INTO gazetteer_source (name, kind, imported_at, streets, postcodes) "
                   "VALUES (?, ?, ?, 0, 0)",
                   source, kind, m_database.clock().now())
            .run();
        m_source = m_database.connection().getLastInsertRowid();
        m_insertStreet.emplace(m_database.query(
            "INSERT INTO gazetteer_street "
            "(source, name, place, district, easting, northing, latitude, longitude) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        m_insertPostcode.emplace(m_database.query("INSERT INTO gazetteer_postcode "
                                                  "(source, postcode, easting, northing, latitude, "
                                                  "longitude) VALUES (?, ?, ?, ?, ?, ?)"));
    } catch (...) {
        m_insertStreet.reset();
        m_database.execute("ROLLBACK");
        throw;
    }
}

GazetteerWriter::~GazetteerWriter()
{
    m_insertStreet.reset();
    m_insertPostcode.reset();
    if (m_committed || !m_database.inTransaction())
        return;
    const auto undone = m_database.attempt([this] { m_database.execute("ROLLBACK"); });
    static_cast<void>(
        undone); // where even that fails, SQLite itself rolls back when the file closes
}

void GazetteerWriter::add(const GazetteerStreet &street)
{
    m_insertStreet->bind(1, m_source)
        .bind(2, street.name)
        .bind(3, street.place)
        .bind(4, street.district)
        .bind(5, street.grid.easting)
        .bind(6, street.grid.northing)
        .bind(7, street.position.latitude)
        .bind(8, street.position.longitude)
        .run();
    m_insertStreet->reset();
    ++m_streets;
}

void GazetteerWriter::add(const GazetteerPostcode &postcode)
{
    m_insertPostcode->bind(1, m_source)
        .bind(2, postcode.postcode)
        .bind(3, postcode.grid.easting)
        .bind(4, postcode.grid.northing)
        .bind(5, postcode.position.latitude)
        .bind(6, postcode.position.longitude)
        .run();
    m_insertPostcode->reset();
    ++m_postcodes;
}

void GazetteerWriter::commit()
{
    m_insertStreet.reset();
    m_insertPostcode.reset();
    m_database
        .query("UPDATE gazetteer_source SET streets = ?, postcodes = ? WHERE no = ?", m_streets,
               m_postcodes, m_source)
        .run();
    m_database.execute("COMMIT");
    m_committed = true;
}

std::string GazetteerStore::version()
{
    // An import that replaces another may get its number: when it was made tells them apart.
    Query found = m_database.query(
        "SELECT count(*) || '/' || coalesce(max(no), 0) || '/' || coalesce(max(imported_at), 0) "
        "|| '/' || coalesce(sum(streets), 0) || '/' || coalesce(sum(postcodes), 0) "
        "FROM gazetteer_source");
    return found.step() ? found.text(0) : std::string{};
}

void GazetteerStore::readStreets(const std::function<void(GazetteerStreet &&)> &visit)
{
    Query row = m_database.query("SELECT name, place, district, easting, northing, latitude, "
                                 "longitude FROM gazetteer_street ORDER BY no");
    while (row.step())
        visit({row.text(0),
               row.text(1),
               row.text(2),
               {row.real(3), row.real(4)},
               {row.real(5), row.real(6)}});
}

void GazetteerStore::readPostcodes(const std::function<void(GazetteerPostcode &&)> &visit)
{
    Query row = m_database.query("SELECT postcode, easting, northing, latitude, longitude "
                                 "FROM gazetteer_postcode ORDER BY no");
    while (row.step())
        visit({row.text(0), {row.real(1), row.real(2)}, {row.real(3), row.real(4)}});
}

std::int64_t GazetteerStore::streetCount()
{
    Query counted = m_database.query("SELECT count(*) FROM gazetteer_street");
    counted.step();
    return counted.integer(0);
}

std::int64_t GazetteerStore::postcodeCount()
{
    Query counted = m_database.query("SELECT count(*) FROM gazetteer_postcode");
    counted.step();
    return counted.integer(0);
}

bool GazetteerStore::removeSource(std::string_view source)
{
    {
        Query found = m_database.query("SELECT 1 FROM gazetteer_source WHERE name = ?", source);
        if (!found.step())
            return false;
    }
    m_database.execute("BEGIN IMMEDIATE");
    try {
        removeRows(m_database, source);
        m_database.execute("COMMIT");
    } catch (...) {
        m_database.execute("ROLLBACK");
        throw;
    }
    return true;
}

} // namespace sc
