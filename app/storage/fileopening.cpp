// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/fileopening.h"

#include "storage/database.h"
#include "storage/location.h"
#include "storage/migrator.h"
#include "storage/openfiles.h"
#include "storage/ownership.h"

#include <SQLiteCpp/Database.h>

#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace sc {

namespace fs = std::filesystem;

std::string remedy(ErrorKind kind, const std::string &file)
{
    switch (kind) {
    case ErrorKind::Damaged:
        return "The file " + file +
               " is damaged. Nothing has been changed. Restore the last good backup from the "
               "folder " +
               backupsFolder(file).string() + ".";
    case ErrorKind::NotOurs:
        return "The file " + file + " is not a Street Champions file. Choose another.";
    case ErrorKind::DiskFull:
        return "The disk that holds " + file + " is full. Make room on it, then try again.";
    case ErrorKind::ReadOnly:
        return "The file " + file +
               " may be read but not changed. Ask for permission to write it, or copy it to a "
               "folder of your own.";
    case ErrorKind::InUse:
        return "The file " + file + " is busy in another program. Try again in a moment.";
    case ErrorKind::CannotRead:
        return "The file " + file +
               " cannot be read. Check that it exists and that you may read it.";
    case ErrorKind::CannotWrite:
        return "The file " + file +
               " could not be written. Check that the disk is not full and still connected.";
    case ErrorKind::Cancelled:
        return "Stopped. Nothing was changed.";
    default:
        return "Something went wrong inside Street Champions. Nothing was changed.";
    }
}

bool closedInOrder(const fs::path &path)
{
    std::error_code ignored;
    const auto left = fs::file_size(fs::path(path).concat("-wal"), ignored);
    return ignored || left == 0;
}

std::string uriOf(const fs::path &path, bool asItStands)
{
    std::string uri = "file:";
    for (const char c : fs::absolute(path).string()) {
        if (c == '?' || c == '#' || c == '%') {
            constexpr std::string_view kHex = "0123456789ABCDEF";
            uri += '%';
            uri += kHex[static_cast<unsigned char>(c) >> 4];
            uri += kHex[static_cast<unsigned char>(c) & 15];
        } else {
            uri += c;
        }
    }
    return asItStands ? uri + "?immutable=1" : uri;
}

namespace {

/// The database file is made by us, before SQLite sees it, so that only its owner may read it.
Result<void> makePrivateFile(const fs::path &path)
{
    const int handle =
        ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (handle < 0)
        return failure(ErrorKind::CannotWrite, remedy(ErrorKind::CannotWrite, path.string()));
    ::close(handle);
    return {};
}

Result<void> vetHeader(const fs::path &path)
{
    const auto header = readHeader(path);
    if (!header)
        return std::unexpected(header.error());
    if (!*header)
        return refuseEmptied(path);
    const std::int32_t mark = (*header)->applicationId;
    if (mark != kApplicationId && (mark != 0 || holdsTables(path)))
        return failure(ErrorKind::NotOurs, remedy(ErrorKind::NotOurs, path.string()));
    if ((*header)->schemaVersion > kSchemaVersion)
        return Migrator::newerVersion(path, (*header)->schemaVersion);
    if (!(*header)->wholePages)
        return failure(ErrorKind::Damaged, remedy(ErrorKind::Damaged, path.string()));
    return {};
}

bool isInWritableFolder(const fs::path &path)
{
    return ::access(fs::absolute(path).parent_path().c_str(), W_OK) == 0;
}

/// A read-only folder has no room for SQLite's shared-memory file, and beside a read-only file it
/// would be made read-only too and stay so. With no log to replay the file can be read as it
/// stands.
bool mustReadAsItStands(const fs::path &path)
{
    std::error_code ignored;
    if (!closedInOrder(path) || OpenFiles::has(path) ||
        fs::exists(fs::path(path).concat("-shm"), ignored))
        return false;
    return !isInWritableFolder(path) || ::access(path.c_str(), W_OK) != 0;
}

/// What was once read while it was read-only may have such files beside it still.
void makeWritableBeside(const fs::path &path)
{
    std::error_code ignored;
    for (const char *end : {"-wal", "-shm"}) {
        const fs::path beside = fs::path(path).concat(end);
        if (fs::exists(beside, ignored) && ::access(beside.c_str(), W_OK) != 0)
            fs::permissions(beside, fs::perms::owner_write, fs::perm_options::add, ignored);
    }
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const fs::path &path, const OpenOptions &options)
{
    if (path.empty())
        return failure(ErrorKind::NotFound, "No file is named. Name the file of the records.");
    if (auto allowed = refuseNetwork(path); !allowed)
        return std::unexpected(allowed.error());
    const auto whole = canonicalPath(path); // the lock, backups and device go by it
    if (!whole)
        return std::unexpected(whole.error());
    std::unique_ptr<Database> database(new Database);
    database->m_path = *whole;
    database->m_mode = options.mode;
    if (auto ready = database->prepareFile(options); !ready)
        return std::unexpected(ready.error());
    if (auto connected = database->connect(database->m_path, options); !connected)
        return std::unexpected(connected.error());
    return database;
}

Result<std::unique_ptr<Database>> Database::inMemory(const OpenOptions &options)
{
    std::unique_ptr<Database> database(new Database);
    database->m_mode = OpenMode::Create;
    if (auto connected = database->connect({}, options); !connected)
        return std::unexpected(connected.error());
    return database;
}

Result<void> Database::prepareFile(const OpenOptions &options)
{
    std::error_code ignored;
    const bool exists = fs::exists(m_path, ignored);
    const bool owner = options.mode == OpenMode::ReadWrite || options.mode == OpenMode::Create;
    if (!exists && options.mode != OpenMode::Create)
        return failure(ErrorKind::NotFound, "There is no file " + m_path.string() + ".");
    if (fs::is_directory(m_path, ignored))
        return failure(ErrorKind::NotOurs, m_path.string() + " is a folder. Name a file in it.");
    if (exists) {
        if (auto sound = vetHeader(m_path); !sound)
            return sound;
    }
    if (!owner)
        return {};
    if (auto single = requireOneName(m_path); !single)
        return single;
    if (auto writable = requireWritableFolder(m_path); !writable)
        return writable;
    auto claim = FileOwnership::claim(m_path, options.waitForOwner);
    if (!claim)
        return std::unexpected(claim.error());
    m_ownership = std::move(*claim);
    if (!exists)
        return makePrivateFile(m_path);
    if (::access(m_path.c_str(), W_OK) != 0)
        return failure(ErrorKind::ReadOnly, remedy(ErrorKind::ReadOnly, m_path.string()));
    makeWritableBeside(m_path);
    return {};
}

Result<void> openToRead(const fs::path &path, const std::function<Result<void>(bool)> &open)
{
    auto opened = open(mustReadAsItStands(path));
    if (opened || opened.error().kind == ErrorKind::Damaged ||
        opened.error().kind == ErrorKind::InUse)
        return opened;
    // A full disk has no room for what SQLite lays beside a file either.
    if (closedInOrder(path) && !OpenFiles::has(path))
        return open(true);
    if (!isInWritableFolder(path))
        return failure(ErrorKind::CannotRead,
                       "The file " + path.string() +
                           " was not closed in order, and nothing can be written beside it. Copy "
                           "it, with the files whose names begin alike, to a folder on this PC and "
                           "open the copy.");
    return opened;
}

} // namespace sc
