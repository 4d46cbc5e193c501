// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/basemapstore.h"

#include "sample/geopackageblob.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <array>
#include <format>
#include <optional>
#include <string_view>
#include <system_error>

namespace sc::sample {

namespace {

constexpr int kDiskFull = 13; // SQLITE_FULL
// A fixed time: the file says when its data is from, and the borough is from no day in particular.
constexpr std::string_view kLastChange = "2026-01-01T00:00:00.000Z";

constexpr const char *kFrame = R"sql(
PRAGMA page_size = 4096;
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10400;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
)sql";

constexpr const char *kTables = R"sql(
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
    scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid'),
    ('OSGB36 / British National Grid', 27700, 'EPSG', 27700, 'PROJCS["OSGB36 / British National Grid",GEOGCS["OSGB36",DATUM["Ordnance_Survey_of_Great_Britain_1936",SPHEROID["Airy 1830",6377563.396,299.3249646,AUTHORITY["EPSG","7001"]],AUTHORITY["EPSG","6277"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4277"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","27700"]]', 'British National Grid, metres');
)sql";

/// The triggers of the R-tree extension, {0} the layer: the index follows edits made by other
/// programs.
constexpr const char *kIndexTriggers = R"sql(
CREATE TRIGGER rtree_{0}_geom_insert AFTER INSERT ON {0} WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN INSERT OR REPLACE INTO rtree_{0}_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{0}_geom_update2 AFTER UPDATE ON {0} WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_{0}_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_{0}_geom_update4 AFTER UPDATE ON {0} WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_{0}_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_{0}_geom_update5 AFTER UPDATE ON {0} WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_{0}_geom WHERE id = OLD.fid;
INSERT OR REPLACE INTO rtree_{0}_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{0}_geom_update6 AFTER UPDATE OF geom ON {0} WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom NOTNULL AND NOT ST_IsEmpty(OLD.geom))
BEGIN UPDATE rtree_{0}_geom SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid; END;
CREATE TRIGGER rtree_{0}_geom_update7 AFTER UPDATE OF geom ON {0} WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom ISNULL OR ST_IsEmpty(OLD.geom))
BEGIN INSERT INTO rtree_{0}_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_{0}_geom_delete AFTER DELETE ON {0} WHEN old.geom NOT NULL
BEGIN DELETE FROM rtree_{0}_geom WHERE id = OLD.fid; END;
)sql";

const char *typeName(Shape shape)
{
    switch (shape) {
    case Shape::Point:
        return "POINT";
    case Shape::Path:
        return "LINESTRING";
    case Shape::Polygon:
        break;
    }
    return "POLYGON";
}

/// One feature table. Values are given in the order of the columns; an empty one is stored as NULL.
class Layer {
public:
    Layer(SQLite::Database &file, std::string name, Shape shape,
          const std::vector<std::string> &columns, std::string_view description)
        : m_file(file), m_name(std::move(name)), m_shape(shape), m_description(description)
    {
        std::string fields;
        std::string marks;
        for (const std::string &column : columns) {
            fields += ", " + column + " TEXT";
            marks += ", ?";
        }
        m_file.exec(std::format("CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
                                "geom {}{});",
                                m_name, typeName(shape), fields));
        m_file.exec(std::format("CREATE VIRTUAL TABLE rtree_{}_geom USING "
                                "rtree(id, minx, maxx, miny, maxy);",
                                m_name));
        m_insert.emplace(m_file, std::format("INSERT INTO {} VALUES (?, ?{})", m_name, marks));
        m_index.emplace(m_file,
                        std::format("INSERT INTO rtree_{}_geom VALUES (?, ?, ?, ?, ?)", m_name));
    }

    void add(const Line &points, std::initializer_list<std::string_view> values)
    {
        const std::string blob = geoPackageBlob(m_shape, points);
        const Extent extent = extentOf(points);
        m_insert->reset();
        m_insert->bind(1, ++m_count);
        m_insert->bind(2, blob.data(), static_cast<int>(blob.size()));
        int position = 2;
        for (const std::string_view value : values) {
            if (value.empty())
                m_insert->bind(++position);
            else
                m_insert->bind(++position, std::string(value));
        }
        m_insert->exec();
        m_index->reset();
        m_index->bind(1, m_count);
        m_index->bind(2, extent.low.x);
        m_index->bind(3, extent.high.x);
        m_index->bind(4, extent.low.y);
        m_index->bind(5, extent.high.y);
        m_index->exec();
        m_extent = m_count == 1 ? extent
                                : extentOf({m_extent.low, m_extent.high, extent.low, extent.high});
    }

    /// Declares less than is there: a map that opens on the whole extent opens on the island.
    void declare(const Extent &extent) { m_extent = extent; }

    void finish()
    {
        SQLite::Statement contents(m_file, "INSERT INTO gpkg_contents VALUES "
                                           "(?, 'features', ?, ?, ?, ?, ?, ?, ?, 27700)");
        contents.bind(1, m_name);
        contents.bind(2, m_name);
        contents.bind(3, std::string(m_description));
        contents.bind(4, std::string(kLastChange));
        contents.bind(5, m_extent.low.x);
        contents.bind(6, m_extent.low.y);
        contents.bind(7, m_extent.high.x);
        contents.bind(8, m_extent.high.y);
        contents.exec();
        m_file.exec(std::format("INSERT INTO gpkg_geometry_columns VALUES "
                                "('{}', 'geom', '{}', 27700, 0, 0);",
                                m_name, typeName(m_shape)));
        m_file.exec(
            std::format("INSERT INTO gpkg_extensions VALUES ('{}', 'geom', 'gpkg_rtree_index',"
                        " 'http://www.geopackage.org/spec140/#extension_rtree', 'write-only');",
                        m_name));
        m_file.exec(std::vformat(kIndexTriggers, std::make_format_args(m_name)));
    }

private:
    SQLite::Database &m_file;
    std::string m_name;
    Shape m_shape;
    std::string_view m_description;
    std::optional<SQLite::Statement> m_insert;
    std::optional<SQLite::Statement> m_index;
    std::int64_t m_count = 0;
    Extent m_extent;
};

template <std::size_t N, class Kind>
std::string_view code(const std::array<std::string_view, N> &codes, Kind kind)
{
    return codes.at(static_cast<std::size_t>(kind));
}

constexpr std::array<std::string_view, 6> kGreenKinds{"park",     "wood",      "pitch",
                                                      "cemetery", "allotment", "moor"};
constexpr std::array<std::string_view, 4> kWaterKinds{"river", "lake", "pond", "canal"};
constexpr std::array<std::string_view, 5> kBuildingKinds{"house", "shop", "industrial", "school",
                                                         "civic"};
constexpr std::array<std::string_view, 5> kRoadClasses{"a_road", "b_road", "street", "lane",
                                                       "path"};
constexpr std::array<std::string_view, 6> kPlaceKinds{"town", "district", "village",
                                                      "park", "water",    "landmark"};

void writeGround(SQLite::Database &file, const Borough &borough)
{
    Layer sea(file, "sea", Shape::Polygon, {}, "Sea about the island");
    sea.add({{535'000, 497'000}, {598'000, 497'000}, {598'000, 553'000}, {535'000, 553'000}}, {});
    constexpr Pt kMargin{1'500.0, 1'500.0};
    const Extent island = extentOf(borough.land.front());
    sea.declare({island.low - kMargin, island.high + kMargin});
    sea.finish();
    Layer land(file, "land", Shape::Polygon, {}, "The island and the harbour's piers");
    for (const Line &ring : borough.land)
        land.add(ring, {});
    land.finish();
    Layer green(file, "green", Shape::Polygon, {"name", "kind"}, "Parks, woods, moor, fields");
    for (const Green &one : borough.greens)
        green.add(one.ring, {one.name, code(kGreenKinds, one.kind)});
    green.finish();
    Layer water(file, "water", Shape::Polygon, {"name", "kind"}, "Rivers and lakes");
    for (const Water &one : borough.waters)
        water.add(one.ring, {one.name, code(kWaterKinds, one.kind)});
    water.finish();
}

void writeTown(SQLite::Database &file, const Borough &borough)
{
    Layer building(file, "building", Shape::Polygon, {"kind"}, "Buildings");
    for (const Building &one : borough.buildings)
        building.add(one.ring, {code(kBuildingKinds, one.kind)});
    building.finish();
    Layer road(file, "road", Shape::Path, {"name", "class", "ref"}, "Roads and paths");
    for (const Road &one : borough.roads)
        road.add(one.line, {one.name, code(kRoadClasses, one.roadClass), one.ref});
    road.finish();
    Layer rail(file, "rail", Shape::Path, {"kind"}, "Railway");
    for (const Line &one : borough.railway)
        rail.add(one, {"rail"});
    rail.finish();
    Layer place(file, "place_name", Shape::Point, {"name", "kind"}, "Names on the map");
    for (const PlaceName &one : borough.places)
        place.add({one.point}, {one.name, code(kPlaceKinds, one.kind)});
    place.finish();
}

} // namespace

Result<void> writeBasemap(const Borough &borough, const std::filesystem::path &path)
{
    std::filesystem::path beside = path;
    beside += ".part";
    std::error_code problem;
    std::filesystem::remove(beside, problem);
    try {
        SQLite::Database file(beside.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        file.exec(kFrame);
        SQLite::Transaction transaction(file);
        file.exec(kTables);
        writeGround(file, borough);
        writeTown(file, borough);
        transaction.commit();
    } catch (const SQLite::Exception &exception) {
        std::filesystem::remove(beside, problem);
        const bool full = exception.getErrorCode() == kDiskFull;
        return failure(full ? ErrorKind::DiskFull : ErrorKind::CannotWrite,
                       std::format("The sample's basemap could not be written to {}: {}. Free some "
                                   "space or choose another folder.",
                                   path.string(), exception.what()));
    }
    std::filesystem::rename(beside, path, problem);
    if (problem)
        return failure(
            ErrorKind::CannotWrite,
            std::format("The sample's basemap could not be put at {}: {}. Choose another "
                        "folder.",
                        path.string(), problem.message()));
    return {};
}

} // namespace sc::sample
