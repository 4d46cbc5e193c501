// SPDX-License-Identifier: GPL-3.0-or-later
#include "testpack.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cmath>
#include <cstdint>
#include <cstring>

namespace sc::test {
namespace {

template <class T> void put(std::string &out, T value)
{
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    out.append(raw, sizeof(T));
}

std::string header(int epsg)
{
    std::string out("GP\0\x01", 4);
    put<std::int32_t>(out, epsg);
    return out;
}

void putPoints(std::string &out, const Line &line)
{
    put<std::uint32_t>(out, static_cast<std::uint32_t>(line.size()));
    for (const QPointF &p : line) {
        put(out, p.x());
        put(out, p.y());
    }
}

Line box(double x0, double y0, double x1, double y1)
{
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

Line curve(double half, double bend, double phase)
{
    Line line;
    for (int i = 0; i <= 60; ++i) {
        const double t = -half + 2 * half * i / 60;
        line.emplace_back(600000 + t, 400000 + bend * std::sin(t / half * 3.0 + phase) + t * 0.3);
    }
    return line;
}

void writeStreets(PackWriter &pack, double half)
{
    int street = 0;
    const char *first[] = {"Alder", "Chapel", "Mill", "Quay", "North", "Station", "Harbour"};
    const char *second[] = {"Road", "Street", "Lane", "Terrace", "Way"};
    for (double t = -half; t <= half; t += 130) {
        for (const bool across : {true, false}) {
            Line line;
            for (double s = -half; s <= half; s += 130) {
                const double wave = 12 * std::sin(s / 400 + t / 300);
                line.push_back(across ? QPointF(600000 + s, 400000 + t + wave)
                                      : QPointF(600000 + t + wave, 400000 + s));
            }
            const std::string name =
                std::string(first[street % 7]) + " " + second[(street / 7) % 5];
            ++street;
            // Kept in pieces, as real packs do.
            for (std::size_t i = 0; i + 1 < line.size(); ++i)
                pack.add("road", lineBlob({line[i], line[i + 1]}), "street", name);
        }
    }
    pack.add("road", lineBlob(curve(half, 300, 0.0)), "a_road", "Great North Road");
    pack.add("road", lineBlob(curve(half, -400, 1.0)), "b_road", "Hale Road");
    pack.add("rail", lineBlob(curve(half, 200, 2.0)), "rail", "");
}

void writeHouses(PackWriter &pack, double half)
{
    for (double y = -half + 20; y < half; y += 130) {
        for (double x = -half + 20; x < half; x += 26) {
            const double cx = 600000 + x;
            for (const double cy : {400000 + y, 400000 + y + 70}) {
                pack.add("building", polygonBlob({box(cx, cy, cx + 12, cy + 14)}), "house", "");
            }
        }
    }
}

} // namespace

std::string pointBlob(QPointF at, int epsg)
{
    std::string out = header(epsg);
    out += '\x01';
    put<std::uint32_t>(out, 1);
    put(out, at.x());
    put(out, at.y());
    return out;
}

std::string lineBlob(const Line &line, int epsg)
{
    std::string out = header(epsg);
    out += '\x01';
    put<std::uint32_t>(out, 2);
    putPoints(out, line);
    return out;
}

std::string polygonBlob(const std::vector<Line> &rings, int epsg)
{
    std::string out = header(epsg);
    out += '\x01';
    put<std::uint32_t>(out, 3);
    put<std::uint32_t>(out, static_cast<std::uint32_t>(rings.size()));
    for (const Line &ring : rings)
        putPoints(out, ring);
    return out;
}

PackWriter::PackWriter(const QString &path, int epsg)
    : m_database(std::make_unique<SQLite::Database>(path.toStdString(),
                                                    SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE))
    , m_epsg(epsg)
{
    run("PRAGMA application_id = 0x47504B47; PRAGMA synchronous = OFF; BEGIN;"
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, "
        "organization "
        "TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);"
        "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, "
        "description TEXT, last_change TEXT, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y "
        "DOUBLE, "
        "srs_id INTEGER);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name "
        "TEXT, srs_id INTEGER, z TINYINT, m TINYINT);");
    const std::string number = std::to_string(epsg);
    run("INSERT INTO gpkg_spatial_ref_sys VALUES ('s', " + number + ", 'EPSG', " + number +
        ", 'x', '')");
}

PackWriter::~PackWriter()
{
    run("COMMIT");
}

void PackWriter::run(const std::string &sql)
{
    m_database->exec(sql);
}

void PackWriter::layer(const std::string &table, bool withIndex, const std::string &classColumn)
{
    run("CREATE TABLE \"" + table + "\" (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, \"" +
        classColumn + "\" TEXT)");
    run("INSERT INTO gpkg_contents VALUES ('" + table + "', 'features', '" + table +
        "', 'Contains test data © nobody', '', NULL, NULL, NULL, NULL, " + std::to_string(m_epsg) +
        ")");
    run("INSERT INTO gpkg_geometry_columns VALUES ('" + table + "', 'geom', 'GEOMETRY', " +
        std::to_string(m_epsg) + ", 0, 0)");
    if (withIndex)
        run("CREATE VIRTUAL TABLE \"rtree_" + table +
            "_geom\" USING rtree(id, minx, maxx, miny, maxy)");
}

void PackWriter::add(const std::string &table, const std::string &blob, const std::string &kind,
                     const std::string &name)
{
    SQLite::Statement insert(*m_database, "INSERT INTO \"" + table + "\" VALUES (NULL, ?, ?, ?)");
    insert.bind(1, blob.data(), static_cast<int>(blob.size()));
    insert.bind(2, name);
    insert.bind(3, kind);
    insert.exec();
    const std::int64_t key = m_database->getLastInsertRowid();
    if (!m_database->tableExists("rtree_" + table + "_geom"))
        return;
    // The blobs above hold plain pairs of doubles after headers of known sizes.
    std::uint32_t type = 0;
    std::memcpy(&type, blob.data() + 9, sizeof type);
    const std::size_t start = 13 + (type == 1 ? 0U : type == 2 ? 4U : 8U);
    double minX = 1e300, minY = 1e300, maxX = -1e300, maxY = -1e300;
    for (std::size_t at = start; at + 16 <= blob.size(); at += 16) {
        double xy[2];
        std::memcpy(xy, blob.data() + at, sizeof xy);
        minX = std::min(minX, xy[0]);
        maxX = std::max(maxX, xy[0]);
        minY = std::min(minY, xy[1]);
        maxY = std::max(maxY, xy[1]);
    }
    SQLite::Statement index(*m_database,
                            "INSERT INTO \"rtree_" + table + "_geom\" VALUES (?, ?, ?, ?, ?)");
    index.bind(1, key);
    index.bind(2, minX);
    index.bind(3, maxX);
    index.bind(4, minY);
    index.bind(5, maxY);
    index.exec();
}

void writeTown(const QString &path, double half, bool withIndex)
{
    PackWriter pack(path);
    for (const char *table : {"sea", "land", "green", "water", "building", "rail", "place_name"})
        pack.layer(table, withIndex);
    pack.layer("road", withIndex, "class");
    const double e = 600000;
    const double n = 400000;
    pack.add("sea", polygonBlob({box(e - 9 * half, n - 9 * half, e + 9 * half, n + 9 * half)}), "",
             "");
    pack.add("land",
             polygonBlob({box(e - 1.2 * half, n - 1.2 * half, e + 1.2 * half, n + 1.2 * half)}), "",
             "");
    pack.add("green", polygonBlob({box(e + 150, n + 150, e + 520, n + 420)}), "park",
             "Southfield Park");
    pack.add("green", polygonBlob({box(e - 800, n - 900, e - 300, n - 500)}), "wood", "Hale Wood");
    Line river = curve(half, 500, 4.0);
    Line bank = river;
    for (QPointF &p : bank)
        p.ry() += 45;
    river.insert(river.end(), bank.rbegin(), bank.rend());
    river.push_back(river.front());
    pack.add("water", polygonBlob({river}), "river", "River Hale");
    writeHouses(pack, half);
    writeStreets(pack, half);
    pack.add("place_name", pointBlob({e - 100, n - 60}), "town", "Halesmouth");
    pack.add("place_name", pointBlob({e + 900, n + 500}), "district", "Northgate");
}

} // namespace sc::test
