// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/geopackagestore.h"

#include "map/layerprojection.h"
#include "map/packdatabase.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <span>
#include <utility>

namespace sc {
namespace {

constexpr std::size_t kMostFeatures = 2'000'000;
constexpr std::size_t kMostPoints = 20'000'000;
constexpr std::size_t kMostLayers = 200;
constexpr int kLongestName = 200; // bytes

constexpr int kApplicationIds[] = {0x47504B47, 0x47503130, 0x47503131}; // GPKG, GP10, GP11

[[nodiscard]] std::string first(std::span<const std::string_view> wanted,
                                const std::vector<std::string> &columns)
{
    for (const std::string_view want : wanted) {
        if (std::ranges::find(columns, want) != columns.end())
            return std::string(want);
    }
    return {};
}

void describeColumns(SQLite::Database &database, GeoPackageStore::Layer &layer)
{
    std::vector<std::string> columns;
    layer.keyColumn = "rowid";
    SQLite::Statement info(database, "SELECT name, pk FROM pragma_table_info(?)");
    info.bind(1, layer.table);
    while (info.executeStep()) {
        columns.push_back(info.getColumn(0).getString());
        if (info.getColumn(1).getInt() == 1)
            layer.keyColumn = columns.back();
    }
    layer.classColumn = first(classColumns(), columns);
    layer.nameColumn = first(nameColumns(), columns);

    const std::string index = "rtree_" + layer.table + "_" + layer.geometryColumn;
    if (database.tableExists(index))
        layer.indexTable = index;
    // Counting the rows of a national pack takes minutes; the highest key is enough to choose by.
    SQLite::Statement highest(database, "SELECT max(rowid) FROM " + quotedName(layer.table));
    if (highest.executeStep())
        layer.rows = highest.getColumn(0).getInt64();
}

[[nodiscard]] WorldBox declaredExtent(const SQLite::Statement &row, int firstColumn,
                                      const LayerProjection &projection)
{
    RawGeometry corners;
    for (const auto &[x, y] :
         {std::pair{0, 1}, std::pair{2, 1}, std::pair{0, 3}, std::pair{2, 3}}) {
        if (row.getColumn(firstColumn + x).isNull() || row.getColumn(firstColumn + y).isNull())
            return {};
        corners.x.push_back(row.getColumn(firstColumn + x).getDouble());
        corners.y.push_back(row.getColumn(firstColumn + y).getDouble());
    }
    WorldBox box;
    if (!projection.toWorld(corners))
        return box;
    for (std::size_t i = 0; i < corners.x.size(); ++i)
        box.take({.x = corners.x[i], .y = corners.y[i]});
    return box;
}

[[nodiscard]] std::string attributionOf(SQLite::Database &database,
                                        const std::vector<GeoPackageStore::Layer> &layers,
                                        const std::string &path)
{
    SQLite::Statement said(database,
                           "SELECT description FROM gpkg_contents "
                           "WHERE description LIKE '%©%' OR description LIKE '%opyright%' "
                           "OR description LIKE '%sample%' LIMIT 1");
    if (said.executeStep())
        return said.getColumn(0).getString().substr(0, kLongestName);
    const bool zoomstack = std::ranges::any_of(
        layers, [](const auto &layer) { return layer.table.starts_with("roads_"); });
    return zoomstack ? "Contains OS data © Crown copyright and database right"
                     : std::filesystem::path(path).stem().string();
}

} // namespace

struct GeoPackageStore::Handle {
    std::string path;
    std::unique_ptr<SQLite::Database> database;
    std::map<int, LayerProjection> projections;
    std::mutex turn;
};

GeoPackageStore::GeoPackageStore() : m_handle(std::make_unique<Handle>()) {}
GeoPackageStore::~GeoPackageStore() = default;

namespace {

constexpr const char *kLayerSql =
    "SELECT c.table_name, g.column_name, "
    " CASE WHEN lower(s.organization) = 'epsg' THEN s.organization_coordsys_id ELSE g.srs_id END, "
    " c.min_x, c.min_y, c.max_x, c.max_y "
    "FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name "
    "LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id "
    "WHERE c.data_type = 'features' ORDER BY c.table_name LIMIT 1000";

[[nodiscard]] bool isGeoPackage(SQLite::Database &database)
{
    const int id = database.execAndGet("PRAGMA application_id").getInt();
    return std::ranges::contains(kApplicationIds, id) && database.tableExists("gpkg_contents") &&
           database.tableExists("gpkg_geometry_columns") &&
           database.tableExists("gpkg_spatial_ref_sys");
}

} // namespace

Result<std::unique_ptr<GeoPackageStore>> GeoPackageStore::open(const std::string &path)
{
    auto database = openMapPack(path);
    if (!database)
        return std::unexpected(database.error());
    std::unique_ptr<GeoPackageStore> store(new GeoPackageStore);
    try {
        if (!isGeoPackage(**database)) {
            return failure(ErrorKind::NotOurs, path + " is not a GeoPackage. Choose a .gpkg file "
                                                      "with vector layers.");
        }
        std::string unknownSystem;
        SQLite::Statement row(**database, kLayerSql);
        while (row.executeStep() && store->m_layers.size() < kMostLayers) {
            Layer layer;
            layer.table = row.getColumn(0).getString();
            layer.geometryColumn = row.getColumn(1).getString();
            layer.epsg = row.getColumn(2).getInt();
            if (!isBasemapLayer(layer.table) || !(*database)->tableExists(layer.table))
                continue;
            // Made once for all layers: asking for one takes tens of milliseconds.
            auto &projections = store->m_handle->projections;
            auto known = projections.find(layer.epsg);
            if (known == projections.end()) {
                auto projection = LayerProjection::forSrs(layer.epsg);
                if (!projection) {
                    unknownSystem = projection.error().message;
                    continue;
                }
                known = projections.emplace(layer.epsg, std::move(*projection)).first;
            }
            describeColumns(**database, layer);
            store->m_extent.take(declaredExtent(row, 3, known->second));
            store->m_layers.push_back(std::move(layer));
        }
        if (store->m_layers.empty()) {
            return failure(ErrorKind::NotOurs,
                           unknownSystem.empty()
                               ? path +
                                     " has no layer the map knows how to draw. Choose an OS Open "
                                     "Zoomstack GeoPackage, or rename its layers."
                               : unknownSystem);
        }
        store->m_attribution = attributionOf(**database, store->m_layers, path);
    } catch (const SQLite::Exception &e) {
        return std::unexpected(packError(path, e));
    }
    store->m_handle->path = path;
    store->m_handle->database = std::move(*database);
    return store;
}

namespace {

[[nodiscard]] std::string readSql(const GeoPackageStore::Layer &layer, bool byBox)
{
    const auto column = [](const std::string &name) {
        return name.empty() ? std::string("NULL") : quotedName(name);
    };
    std::string sql = "SELECT " + quotedName(layer.keyColumn) + ", " +
                      quotedName(layer.geometryColumn) + ", " + column(layer.classColumn) + ", " +
                      column(layer.nameColumn) + " FROM " + quotedName(layer.table);
    if (byBox) {
        sql += " WHERE " + quotedName(layer.keyColumn) + " IN (SELECT id FROM " +
               quotedName(layer.indexTable) +
               " WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4)";
    }
    return sql + " ORDER BY " + quotedName(layer.keyColumn);
}

[[nodiscard]] std::string_view textOf(const SQLite::Column &column, int most)
{
    // A name cut in the middle of a character draws as a replacement mark, which does no harm.
    if (column.isNull())
        return {};
    const char *text = column.getText();
    return {text, static_cast<std::size_t>(std::clamp(column.getBytes(), 0, most))};
}

/// Adds the feature the statement stands on, unless nobody draws it or it cannot be read.
void addRow(const GeoPackageStore::Layer &layer, const SQLite::Statement &row,
            const LayerProjection &projection, RawGeometry &geometry, FeatureBlock &block)
{
    const SQLite::Column classColumn = row.getColumn(2);
    const auto is = classify(layer.table, textOf(classColumn, kLongestName));
    if (!is)
        return;
    const SQLite::Column blob = row.getColumn(1);
    const auto *bytes = static_cast<const char *>(blob.getBlob());
    if (bytes == nullptr)
        return;
    if (!readGeoPackageGeometry({bytes, static_cast<std::size_t>(blob.getBytes())}, geometry))
        return;
    if (!projection.toWorld(geometry))
        return;
    const SQLite::Column name = row.getColumn(3);
    block.add(row.getColumn(0).getInt64(), *is, textOf(name, kLongestName), geometry);
}

} // namespace

Result<FeatureBlock> GeoPackageStore::read(std::size_t layer, const std::optional<WorldBox> &box)
{
    const Layer &from = m_layers.at(layer);
    const std::scoped_lock turn(m_handle->turn);
    const LayerProjection &projection = m_handle->projections.at(from.epsg);
    FeatureBlock block;
    try {
        const bool byBox = box && !from.indexTable.empty();
        SQLite::Statement row(*m_handle->database, readSql(from, byBox));
        if (byBox) {
            const WorldBox inLayer = projection.layerBox(*box);
            row.bind(1, inLayer.minX);
            row.bind(2, inLayer.maxX);
            row.bind(3, inLayer.minY);
            row.bind(4, inLayer.maxY);
        }
        RawGeometry geometry;
        while (row.executeStep()) {
            addRow(from, row, projection, geometry, block);
            if (block.features().size() > kMostFeatures || block.pointCount() > kMostPoints) {
                return failure(ErrorKind::Refused,
                               "Layer " + from.table +
                                   " of the map pack is too large to draw. Cut "
                                   "the pack to your borough, or give the layer a spatial index.");
            }
        }
    } catch (const SQLite::Exception &e) {
        return std::unexpected(packError(m_handle->path, e));
    }
    block.makeGrid();
    return block;
}

} // namespace sc
