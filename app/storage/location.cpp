// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/location.h"

#include "storage/openfiles.h"

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

constexpr std::array<std::string_view, 21> kNetworkTypes{
    "nfs",         "nfs4",          "cifs",          "smb",        "smb2",       "smb3",
    "smbfs",       "ncpfs",         "afs",           "ceph",       "davfs",      "lustre",
    "gfs2",        "ocfs2",         "vboxsf",        "fuse.sshfs", "fuse.davfs", "fuse.gvfsd-fuse",
    "fuse.rclone", "fuse.smbnetfs", "fuse.glusterfs"};

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
    return text.contains("\\\\") || text.starts_with("//") || text.contains("://");
}

fs::path existingFolder(const fs::path &path)
{
    std::error_code ignored;
    const auto real = canonicalPath(path); // a link on this PC may lead to a network drive
    fs::path folder = (real ? *real : fs::absolute(path, ignored)).parent_path();
    while (!folder.empty() && !fs::exists(folder, ignored) && folder != folder.root_path())
        folder = folder.parent_path();
    return folder;
}

Result<std::optional<FileHeader>> headerOfOpenFile(const fs::path &path)
{
    try {
        SQLite::Database file(path.string(), SQLite::OPEN_READONLY);
        FileHeader header;
        header.applicationId = file.execAndGet("PRAGMA application_id").getInt();
        header.schemaVersion = file.execAndGet("PRAGMA user_version").getInt();
        header.wholePages = true; // SQLite works with it
        return header;
    } catch (const SQLite::Exception &) {
        return failure(ErrorKind::CannotRead, "The file " + path.string() + " cannot be read.");
    }
}

bool holdsAnything(const fs::path &folder)
{
    std::error_code ignored;
    return fs::directory_iterator(folder, ignored) != fs::directory_iterator();
}

} // namespace

Result<fs::path> canonicalPath(const fs::path &path)
{
    std::error_code failed; // links in a ring; the folder we were started in may be gone
    fs::path real = fs::absolute(path, failed);
    if (!failed)
        real = fs::weakly_canonical(real, failed);
    if (failed)
        return failure(ErrorKind::CannotRead,
                       "The file " + path.string() +
                           " cannot be read. Check that it exists and that you may read it.");
    return real;
}

Result<void> requireOneName(const fs::path &path)
{
    std::error_code missing;
    const auto names = fs::hard_link_count(path, missing);
    if (missing || names <= 1)
        return {};
    return failure(ErrorKind::CannotWrite,
                   "The file " + path.string() +
                       " has more than one name on this disk (a hard link), so that two programs "
                       "could write it at once and damage it. Remove the other name, or copy the "
                       "file and open the copy.");
}

Result<void> refuseEmptied(const fs::path &path)
{
    const fs::path backups = backupsFolder(path);
    if (!holdsAnything(backups) && !holdsAnything(filesFolder(path)))
        return {};
    return failure(ErrorKind::Damaged,
                   "The file " + path.string() +
                       " is damaged: it is empty, but backups or photos of its records are beside "
                       "it. Nothing has been changed. Restore the last good backup from the "
                       "folder " +
                       backups.string() + ".");
}

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
    std::array<char, kHeaderSize> header{};
    std::streamsize count = -1;
    const bool looked = OpenFiles::lookInto(path, [&] {
        std::ifstream file(path, std::ios::binary);
        if (file)
            count = file.read(header.data(), kHeaderSize).gcount();
    });
    if (!looked)
        return headerOfOpenFile(path);
    if (error || count < 0)
        return failure(ErrorKind::CannotRead,
                       "The file " + path.string() +
                           " cannot be read. Ask for permission to read it, or choose another.");
    if (size == 0)
        return std::nullopt;
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
    result.wholePages = count == kHeaderSize && pageSize >= 512 &&
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

namespace {

// Every file of keys begins with these words.
bool holdsKeys(const fs::path &path)
{
    constexpr std::string_view kKeys = "street-champions keys";
    std::array<char, kKeys.size()> beginning{};
    std::ifstream file(path, std::ios::binary);
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    return std::string_view(beginning.data(), beginning.size()) == kKeys;
}

} // namespace

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
    if (header && *header)
        return failure(ErrorKind::CannotWrite,
                       target.string() + " holds records. Choose another name for the file.");
    if (!header && holdsKeys(target))
        return failure(ErrorKind::CannotWrite, target.string() + " holds the keys of this PC. "
                                                                 "Choose another name for the "
                                                                 "file.");
    return {};
}

} // namespace sc
