// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/packdatabase.h"

#include <sqlite3.h>

#include <SQLiteCpp/Exception.h>

#include <filesystem>
#include <system_error>

namespace sc {
namespace {

constexpr int kLargestValue = 16 * 1024 * 1024;

void restrain(SQLite::Database &database)
{
    sqlite3 *handle = database.getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLargestValue);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 20);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 25000);
    sqlite3_busy_timeout(handle, 2000);
}

/// A file name as the path of a `file:` address.
[[nodiscard]] std::string addressOf(const std::string &path)
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string address = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#') {
            address += '%';
            address += kHex[byte >> 4U];
            address += kHex[byte & 15U];
        } else {
            address += c;
        }
    }
    return address;
}

[[nodiscard]] std::unique_ptr<SQLite::Database> openChecked(const std::string &name)
{
    auto database =
        std::make_unique<SQLite::Database>(name, SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    restrain(*database);
    // Reading anything at all is what shows whether the file is a database.
    static_cast<void>(database->tableExists("sqlite_none"));
    return database;
}

} // namespace

Error packError(const std::string &path, const SQLite::Exception &problem)
{
    const std::string name = std::filesystem::path(path).filename().string();
    switch (problem.getErrorCode()) {
    case SQLITE_NOTADB:
        return {ErrorKind::NotOurs,
                name + " is not a map pack. Choose a GeoPackage (.gpkg) or "
                       "MBTiles (.mbtiles) file.",
                {}};
    case SQLITE_CORRUPT:
        return {ErrorKind::Damaged, name + " is damaged. Copy the map pack here again.", {}};
    default:
        return {ErrorKind::CannotRead,
                name + " could not be read (" + problem.what() +
                    "). Check that the file is there and that you may read it.",
                {}};
    }
}

Result<std::unique_ptr<SQLite::Database>> openMapPack(const std::string &path)
{
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem)) {
        return failure(ErrorKind::NotFound,
                       path + " does not exist. Choose the map pack again in Settings.");
    }
    const std::string address = addressOf(std::filesystem::absolute(path, problem).string());
    try {
        try {
            return openChecked(address + "?mode=ro");
        } catch (const SQLite::Exception &first) {
            // A pack left in write-ahead mode on a disk that cannot be written needs a log file
            // that cannot be made; nobody can be changing it there, so it may be read as it stands.
            if (first.getErrorCode() != SQLITE_CANTOPEN && first.getErrorCode() != SQLITE_READONLY)
                throw;
            return openChecked(address + "?mode=ro&immutable=1");
        }
    } catch (const SQLite::Exception &e) {
        return std::unexpected(packError(path, e));
    }
}

std::string quotedName(const std::string &name)
{
    std::string quoted = "\"";
    for (const char c : name) {
        quoted += c;
        if (c == '"')
            quoted += '"';
    }
    return quoted + '"';
}

} // namespace sc
