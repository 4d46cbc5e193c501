// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/mbtilesstore.h"

#include "map/packdatabase.h"
#include "map/tilepicture.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace sc {
namespace {

constexpr int kLargestTile = 4 * 1024 * 1024; // bytes
constexpr int kMostLevelsUp = 6;

using Metadata = std::map<std::string, std::string>;

[[nodiscard]] Metadata readMetadata(SQLite::Database &database)
{
    Metadata metadata;
    SQLite::Statement row(database, "SELECT name, value FROM metadata "
                                    "WHERE length(value) < 10000 LIMIT 100");
    while (row.executeStep())
        metadata.insert_or_assign(row.getColumn(0).getString(), row.getColumn(1).getString());
    return metadata;
}

[[nodiscard]] int zoomFrom(const Metadata &metadata, const std::string &key, int fallback)
{
    const auto at = metadata.find(key);
    if (at == metadata.end())
        return fallback;
    bool ok = false;
    const int zoom = QString::fromStdString(at->second).toInt(&ok);
    return ok ? std::clamp(zoom, 0, 24) : fallback;
}

/// Attribution is HTML in the specification; the corner of the map takes plain text.
[[nodiscard]] std::string plainText(const std::string &html)
{
    static const QRegularExpression kTag(QStringLiteral("<[^>]*>"));
    QString text = QString::fromStdString(html).remove(kTag);
    text.replace(QStringLiteral("&copy;"), QStringLiteral("©"))
        .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    return text.simplified().left(200).toStdString();
}

[[nodiscard]] WorldBox boundsFrom(const Metadata &metadata)
{
    WorldBox box;
    const auto at = metadata.find("bounds");
    if (at == metadata.end())
        return box;
    const QStringList parts = QString::fromStdString(at->second).split(QLatin1Char(','));
    if (parts.size() != 4)
        return box;
    box.take(toWorld({.latitude = parts[1].toDouble(), .longitude = parts[0].toDouble()}));
    box.take(toWorld({.latitude = parts[3].toDouble(), .longitude = parts[2].toDouble()}));
    return box;
}

} // namespace

struct MbTilesStore::Handle {
    std::string path;
    std::unique_ptr<SQLite::Database> database;
    std::mutex turn;
};

MbTilesStore::MbTilesStore() : m_handle(std::make_unique<Handle>()) {}
MbTilesStore::~MbTilesStore() = default;

Result<std::unique_ptr<MbTilesStore>> MbTilesStore::open(const std::string &path)
{
    auto database = openMapPack(path);
    if (!database)
        return std::unexpected(database.error());
    std::unique_ptr<MbTilesStore> store(new MbTilesStore);
    try {
        if (!(*database)->tableExists("metadata") ||
            (*database)
                    ->execAndGet("SELECT count(*) FROM sqlite_schema WHERE name = 'tiles'")
                    .getInt() == 0) {
            return failure(ErrorKind::NotOurs, path + " is not an MBTiles file. Choose a file with "
                                                      "map tiles in it.");
        }
        const Metadata metadata = readMetadata(**database);
        const auto format = metadata.find("format");
        if (format != metadata.end() && format->second == "pbf") {
            return failure(ErrorKind::NotOurs,
                           path +
                               " holds vector tiles, which the map does not draw. Choose an "
                               "MBTiles file of pictures (PNG, JPEG or WebP), or the same map as "
                               "a GeoPackage.");
        }
        store->m_minZoom = zoomFrom(metadata, "minzoom", 0);
        store->m_maxZoom = std::max(store->m_minZoom, zoomFrom(metadata, "maxzoom", 19));
        store->m_extent = boundsFrom(metadata);
        if (const auto said = metadata.find("attribution"); said != metadata.end())
            store->m_attribution = plainText(said->second);
    } catch (const SQLite::Exception &e) {
        return std::unexpected(packError(path, e));
    }
    store->m_handle->path = path;
    store->m_handle->database = std::move(*database);
    return store;
}

std::optional<QByteArray> MbTilesStore::stored(TileId id)
{
    SQLite::Statement row(*m_handle->database,
                          "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 "
                          "AND tile_row = ?3");
    row.bind(1, id.zoom);
    row.bind(2, id.x);
    row.bind(3, (1 << id.zoom) - 1 - id.y); // rows count from the south
    if (!row.executeStep())
        return std::nullopt;
    const SQLite::Column data = row.getColumn(0);
    const auto *bytes = static_cast<const char *>(data.getBlob());
    if (bytes == nullptr || data.getBytes() <= 0 || data.getBytes() > kLargestTile)
        return std::nullopt;
    return QByteArray(bytes, data.getBytes());
}

Result<std::optional<QByteArray>> MbTilesStore::tile(TileId id)
{
    if (!id.valid())
        return std::nullopt;
    QByteArray found;
    TileId above = id;
    try {
        const std::scoped_lock turn(m_handle->turn);
        const int topmost = std::max(m_minZoom, id.zoom - kMostLevelsUp);
        for (; above.zoom >= topmost; above = {above.zoom - 1, above.x / 2, above.y / 2}) {
            if (above.zoom > m_maxZoom)
                continue;
            if (auto data = stored(above)) {
                found = std::move(*data);
                break;
            }
        }
    } catch (const SQLite::Exception &e) {
        return std::unexpected(packError(m_handle->path, e));
    }
    if (found.isEmpty())
        return std::nullopt;
    if (above == id && isServedAsStored(found))
        return found;
    return partOfTile(found, above, id);
}

} // namespace sc
