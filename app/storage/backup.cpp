// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup.h"

#include "storage/backupages.h"
#include "storage/backupphotos.h"
#include "storage/database.h"
#include "storage/fileopening.h"
#include "storage/incarnation.h"
#include "storage/location.h"
#include "storage/migrator.h"
#include "storage/ownership.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <format>
#include <limits>
#include <map>
#include <set>
#include <sqlite3.h>
#include <sys/stat.h>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr int kPagesAStep = 4'096; // 16 MB

std::unexpected<Error> stopped()
{
    return failure(ErrorKind::Cancelled, "Stopped. Nothing was kept.");
}

/// In steps, so that it can be told how far it is and stopped. Somebody else's write makes SQLite
/// begin again: then the rest goes in one step, or a busy office would never have a copy.
Result<void> copyInSteps(SQLite::Backup &backup, const BackupProgress &progress)
{
    int left = std::numeric_limits<int>::max();
    while (backup.executeStep(kPagesAStep) != SQLITE_DONE) {
        const double total = std::max(1, backup.getTotalPageCount());
        if (progress && !progress(1.0 - backup.getRemainingPageCount() / total))
            return stopped();
        if (backup.getRemainingPageCount() >= left) {
            backup.executeStep(-1);
            return {};
        }
        left = backup.getRemainingPageCount();
    }
    return {};
}

Result<void> copyPages(SQLite::Database &source, const fs::path &target,
                       const BackupProgress &progress)
{
    try {
        SQLite::Database copy(target.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup backup(copy, source);
        return copyInSteps(backup, progress);
    } catch (const SQLite::Exception &exception) {
        const bool full = exception.getErrorCode() == 13; // SQLITE_FULL
        return failure(full ? ErrorKind::DiskFull : ErrorKind::CannotWrite,
                       "The backup could not be written to " + target.string() +
                           (full ? ": the disk is full. Make room, then try again."
                                 : ". Check that the folder exists and may be written to."));
    }
}

/// A copy is a file of its own: not in WAL mode, so that it is one file, and nobody's device.
Result<void> finishCopy(const fs::path &copy)
{
    try {
        SQLite::Database file(copy.string(), SQLite::OPEN_READWRITE);
        file.exec("PRAGMA journal_mode = DELETE");
        file.exec(Incarnation::kDisown);
        return {};
    } catch (const SQLite::Exception &) {
        return failure(ErrorKind::CannotWrite,
                       "The backup " + copy.string() +
                           " could not be finished. Check the disk, then try "
                           "again.");
    }
}

/// Of a job that has two parts, how far the whole is.
BackupProgress partOf(const BackupProgress &progress, double from, double to)
{
    if (!progress)
        return {};
    return [progress, from, to](double done) { return progress(from + done * (to - from)); };
}

bool isWhole(const fs::path &file)
{
    try {
        SQLite::Database copy(file.string(), SQLite::OPEN_READONLY);
        return copy.execAndGet("PRAGMA integrity_check(1)").getString() == "ok";
    } catch (const SQLite::Exception &) {
        return false; // whatever SQLite stumbled over
    }
}

/// Page by page and not byte by byte: what stands in a write-ahead log beside it counts too.
Result<void> copyOf(const fs::path &backup, const fs::path &target, const BackupProgress &progress)
{
    try {
        SQLite::Database source(backup.string(), SQLite::OPEN_READONLY);
        return copyPages(source, target, progress);
    } catch (const SQLite::Exception &) {
        return failure(ErrorKind::CannotRead, "The backup " + backup.string() +
                                                  " cannot be read. Copy it to this PC first.");
    }
}

/// What is replaced is kept, and so is what an earlier restore kept.
void setAside(const fs::path &target)
{
    std::error_code error;
    fs::path kept = fs::path(target).concat(".before-restore");
    for (int number = 2; fs::exists(kept, error); ++number)
        kept = fs::path(target).concat(std::format(".before-restore-{}", number));
    for (const char *part : {"", "-wal", "-shm"}) {
        const fs::path old = fs::path(target).concat(part);
        if (fs::exists(old, error))
            fs::rename(old, fs::path(kept).concat(part), error);
    }
}

/// Whether a file is an earlier copy of these records and nobody works with it: the PC that began
/// them is the same in both.
bool isCopyOf(const fs::path &target, Database &database)
{
    if (!closedInOrder(target))
        return false;
    const char *first = "SELECT id FROM device ORDER BY no LIMIT 1";
    try {
        SQLite::Database file(target.string(), SQLite::OPEN_READONLY);
        SQLite::Statement there(file, first);
        Query here = database.query(first);
        return there.executeStep() && here.step() &&
               Id::fromBytes(there.getColumn(0).getString()) == here.id(0);
    } catch (const SQLite::Exception &) {
        return false; // damaged: the records in it may still be rescued
    }
}

} // namespace

Result<fs::path> Backups::make(const std::string &label, const BackupProgress &progress)
{
    const fs::path folder = backupsFolder(m_database.path());
    std::error_code error;
    fs::create_directories(folder, error);
    const std::string stem = m_database.path().stem().string();
    const Instant now = m_database.clock().now();
    fs::path target;
    Instant named = now;
    do { // two in one second have two names
        target = folder / (stem + "-" + datedName(named) + "-" + label + ".db");
        named += std::chrono::seconds{1};
    } while (fs::exists(target, error));
    if (auto made = copyTo(target, true, progress); !made)
        return std::unexpected(made.error());
    dropOldestBackups(folder, stem, label, now);
    return target;
}

Result<void> Backups::makeAt(const fs::path &target, const BackupProgress &progress)
{
    std::error_code ignored;
    if (!fs::exists(target, ignored))
        return copyTo(target, false, progress);
    if (fs::equivalent(target, m_database.path(), ignored))
        return failure(ErrorKind::CannotWrite, "A backup cannot replace the file it is a copy of. "
                                               "Choose another name.");
    const auto header = readHeader(target);
    if (!header || (*header && (*header)->applicationId != kApplicationId))
        return failure(ErrorKind::CannotWrite, target.string() + " is another kind of file. Choose "
                                                                 "another name for the backup.");
    if (!isCopyOf(target, m_database))
        return failure(ErrorKind::CannotWrite, target.string() +
                                                   " holds other records. Choose another name for "
                                                   "the backup.");
    return copyTo(target, false, progress);
}

Result<void> Backups::copyTo(const fs::path &target, bool isOneOfMany,
                             const BackupProgress &progress)
{
    if (auto writable = requireWritableFolder(target); !writable)
        return writable;
    std::error_code ignored;
    const fs::path partial = fs::path(target).concat(".part");
    fs::remove(partial, ignored);
    auto done = copyPages(m_database.connection(), partial, partOf(progress, 0.0, 0.5));
    if (done)
        done = finishCopy(partial);
    if (done)
        done = verify(partial);
    if (!done && done.error().kind == ErrorKind::Damaged) // as it came from there
        done = failure(ErrorKind::Damaged,
                       "The file " + m_database.path().string() +
                           " is damaged, so no backup was made of it. Restore the last good backup "
                           "from the folder " +
                           backupsFolder(m_database.path()).string() + ".");
    if (done)
        done = copyPhotos(target, isOneOfMany, partOf(progress, 0.5, 1.0));
    if (!done) {
        fs::remove(partial, ignored);
        return done;
    }
    ::chmod(partial.c_str(), S_IRUSR | S_IWUSR);
    fs::rename(partial, target, ignored);
    if (ignored)
        return failure(ErrorKind::CannotWrite, "The backup could not be named " + target.string());
    return {};
}

/// One of many shares its photos with the records and reads only what is new since the one before.
/// From those before comes what has been damaged since: no good photo is lost when they go.
Result<void> Backups::copyPhotos(const fs::path &target, bool isOneOfMany,
                                 const BackupProgress &progress)
{
    std::map<std::string, std::int64_t> sizes;
    std::set<std::string> needed;
    // Records of an earlier version may have none of this yet.
    (void)m_database.attempt([&] {
        Query kept = m_database.query(
            "SELECT hash, max(size), min(deleted) FROM attachment WHERE hash IS NOT NULL "
            "GROUP BY hash");
        while (kept.step()) {
            sizes.emplace(kept.text(0), kept.integer(1));
            if (kept.integer(2) == 0)
                needed.insert(kept.text(0));
        }
    });
    const std::vector<BackupFile> before = list(m_database.path());
    std::vector<fs::path> elsewhere;
    elsewhere.reserve(before.size());
    for (const BackupFile &one : before)
        elsewhere.push_back(filesFolder(one.path));
    PhotoCopy photos(filesFolder(m_database.path()), filesFolder(target));
    photos.expect(std::move(sizes), std::move(needed));
    photos.lookIn(std::move(elsewhere));
    if (isOneOfMany)
        photos.share();
    if (isOneOfMany && !before.empty())
        photos.trust(filesFolder(before.front().path), before.front().made);
    const auto copied = photos.run(progress);
    if (!copied)
        return std::unexpected(copied.error());
    m_photos = *copied;
    return {};
}

Result<void> Backups::makeDaily()
{
    const std::string today =
        std::format("{:%Y-%m-%d}", std::chrono::floor<std::chrono::days>(m_database.clock().now()));
    for (const BackupFile &file : list(m_database.path())) {
        const std::string name = file.path.stem().string();
        if (name.ends_with("-daily") && name.contains(today))
            return {};
    }
    const auto made = make("daily");
    return made ? Result<void>{} : std::unexpected(made.error());
}

std::vector<BackupFile> Backups::list(const fs::path &database)
{
    std::vector<BackupFile> files;
    std::error_code ignored;
    const auto real = canonicalPath(database);
    if (!real)
        return files;
    for (const auto &entry : fs::directory_iterator(backupsFolder(*real), ignored))
        if (entry.path().extension() == ".db")
            files.push_back(
                {entry.path(), entry.last_write_time(ignored), entry.file_size(ignored)});
    std::ranges::sort(files, std::greater{}, &BackupFile::made);
    return files;
}

Result<void> Backups::verify(const fs::path &file)
{
    const auto header = readHeader(file);
    if (!header)
        return std::unexpected(header.error());
    if (!*header || (*header)->applicationId != kApplicationId)
        return failure(ErrorKind::NotOurs,
                       file.string() + " is not a Street Champions file. Choose another.");
    if ((*header)->schemaVersion > kSchemaVersion)
        return Migrator::newerVersion(file, (*header)->schemaVersion);
    if (isWhole(file))
        return {};
    return failure(ErrorKind::Damaged, file.string() + " is damaged. Choose another backup.");
}

Result<PhotoFaults> Backups::restore(const fs::path &backup, const fs::path &target,
                                     const BackupProgress &progress)
{
    std::error_code error;
    if (!fs::exists(backup, error))
        return failure(ErrorKind::NotFound, "There is no file " + backup.string() + ".");
    if (fs::exists(target, error) && fs::equivalent(backup, target, error))
        return failure(ErrorKind::CannotWrite, "That is the file in use. Choose a backup of it.");
    if (auto sound = verify(backup); !sound)
        return std::unexpected(sound.error());
    if (auto allowed = refuseNetwork(target); !allowed)
        return std::unexpected(allowed.error());
    const auto real = canonicalPath(target); // a link to the records stays one
    if (!real)
        return std::unexpected(real.error());
    if (auto writable = requireWritableFolder(*real); !writable)
        return std::unexpected(writable.error());
    const auto claim = FileOwnership::claim(*real, std::chrono::milliseconds{2'000});
    if (!claim)
        return std::unexpected(claim.error());
    const fs::path partial = fs::path(*real).concat(".restoring");
    fs::remove(partial, error);
    auto done = copyOf(backup, partial, partOf(progress, 0.0, 0.5));
    if (done)
        done = finishCopy(partial);
    const auto photos =
        done ? PhotoCopy(filesFolder(backup), filesFolder(*real)).run(partOf(progress, 0.5, 1.0))
             : std::unexpected(done.error());
    if (!photos) {
        fs::remove(partial, error);
        return photos;
    }
    ::chmod(partial.c_str(), S_IRUSR | S_IWUSR);
    setAside(*real);
    fs::rename(partial, *real, error);
    if (error)
        return failure(ErrorKind::CannotWrite, "The backup could not be put in place.");
    return photos;
}

} // namespace sc
