// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/location.h"

#include <SQLiteCpp/Database.h>

#include <QStandardPaths>
#include <QStorageInfo>
#include <QString>
#include <QTemporaryFile>

#include <algorithm>
#include <array>
#include <fstream>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 14> kNetworkTypes{
    "nfs",   "nfs4", "cifs", "smb",   "smb2",       "smb3",       "smbfs",
    "ncpfs", "afs",  "ceph", "davfs", "fuse.sshfs", "fuse.davfs", "fuse.gvfsd-fuse"};

constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kHeaderSize = 100;

std::int32_t bigEndian(const std::array<char, kHeaderSize> &header, std::size_t at,
                       std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = (value << 8) | static_cast<std::uint8_t>(header[at + i]);
    return static_cast<std::int32_t>(value);
}

bool looksLikeNetworkAddress(const std::string &text)
{
    return text.starts_with("\\\\") || text.starts_with("//") || text.contains("://");
}

fs::path existingFolder(const fs::path &path)
{
    std::error_code ignored;
    fs::path folder = fs::absolute(path, ignored).parent_path();
    while (!folder.empty() && !fs::exists(folder, ignored) && folder != folder.root_path())
        folder = folder.parent_path();
    return folder;
}

} // namespace

Result<void> refuseNetwork(const fs::path &path)
{
    const QString folder = QString::fromStdString(existingFolder(path).string());
    const std::string type = QStorageInfo(folder).fileSystemType().toLower().toStdString();
    if (!looksLikeNetworkAddress(path.string()) && !std::ranges::contains(kNetworkTypes, type))
        return {};
    return failure(
        ErrorKind::NetworkPath,
        path.string() +
            " is on a network drive, where the records could be damaged. Keep the file on "
            "this PC's own disk and exchange records with other PCs by sync bundle.");
}

Result<void> requireWritableFolder(const fs::path &path)
{
    std::error_code ignored;
    const fs::path folder = fs::absolute(path, ignored).parent_path();
    if (!fs::is_directory(folder, ignored))
        return failure(ErrorKind::NotFound, "There is no folder " + folder.string() +
                                                ". Make it first, or choose another.");
    QTemporaryFile probe(QString::fromStdString((folder / "street-champions-XXXXXX").string()));
    if (probe.open())
        return {};
    return failure(ErrorKind::ReadOnly,
                   "Nothing can be saved in " + folder.string() +
                       ". Ask for permission to write there, or choose another folder.");
}

Result<std::optional<FileHeader>> readHeader(const fs::path &path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file)
        return failure(ErrorKind::CannotRead,
                       "The file " + path.string() +
                           " cannot be read. Ask for permission to read it, or choose another.");
    if (size == 0)
        return std::nullopt;
    std::array<char, kHeaderSize> header{};
    file.read(header.data(), kHeaderSize);
    if (std::string_view(header.data(), kMagic.size()) != kMagic)
        return failure(ErrorKind::NotOurs,
                       "The file " + path.string() +
                           " is not a Street Champions file, or its beginning is "
                           "damaged. Choose another file, or restore a backup.");
    std::int32_t pageSize = bigEndian(header, 16, 2);
    if (pageSize == 1)
        pageSize = 65536;
    FileHeader result;
    result.schemaVersion = bigEndian(header, 60, 4);
    result.applicationId = bigEndian(header, 68, 4);
    result.wholePages = file.gcount() == kHeaderSize && pageSize >= 512 &&
                        size % static_cast<std::uintmax_t>(pageSize) == 0;
    return result;
}

fs::path filesFolder(const fs::path &database)
{
    return fs::path(database).concat(".files");
}

fs::path backupsFolder(const fs::path &database)
{
    return fs::path(database).replace_extension().concat("-backups");
}

fs::path mapBeside(const fs::path &database)
{
    return database.parent_path() / (database.stem().string() + "-map.gpkg");
}

fs::path defaultDatabasePath()
{
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return fs::path(base.toStdString()) / "street-champions" / "street-champions.db";
}

bool holdsTables(const fs::path &path)
{
    try {
        SQLite::Database file(path.string(), SQLite::OPEN_READONLY);
        return file.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0;
    } catch (const SQLite::Exception &) {
        return false; // told when it is opened
    }
}

Result<void> refuseOverRecords(const fs::path &target)
{
    fs::path database = target;
    for (const std::string_view part : {"-wal", "-shm"})
        if (target.native().ends_with(part))
            database = target.native().substr(0, target.native().size() - part.size());
    std::error_code ignored;
    if (!fs::is_regular_file(database, ignored))
        return {};
    const auto header = readHeader(database);
    if (!header || !*header)
        return {};
    return failure(ErrorKind::Refused,
                   target.string() + " holds records. Choose another name for the file.");
}

} // namespace sc
