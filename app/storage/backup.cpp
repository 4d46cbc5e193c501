// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup.h"

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
#include <charconv>
#include <format>
#include <limits>
#include <map>
#include <set>
#include <sqlite3.h>
#include <sys/stat.h>

namespace sc {

namespace fs = std::filesystem;

namespace {

/// Kept of each label: the newest; of the days before, the last copy of each, for who notices a
/// mistake after a fortnight's leave; of the weeks before, the last of each. One busy afternoon
/// must not push out what was made before it.
constexpr std::size_t kNewestKept = 8;
constexpr std::size_t kDaysKept = 14;
constexpr std::size_t kWeeksKept = 8;
constexpr std::size_t kDatedSize = 17; // 2026-11-21-091400
constexpr std::chrono::minutes kNotYet{1};

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

Result<void> copyFiles(const fs::path &from, const fs::path &to)
{
    std::error_code error;
    if (!fs::exists(from, error))
        return {};
    for (const auto &entry : fs::recursive_directory_iterator(from, error)) {
        if (!entry.is_regular_file() || entry.path().extension() == ".part")
            continue;
        const fs::path target = to / fs::relative(entry.path(), from);
        if (fs::exists(target))
            continue;
        fs::create_directories(target.parent_path(), error);
        // A photo never changes once it is there: on one disk a second name for it is a copy.
        fs::create_hard_link(entry.path(), target, error);
        if (!error)
            continue;
        const fs::path partial = fs::path(target).concat(".part");
        fs::copy_file(entry.path(), partial, fs::copy_options::overwrite_existing, error);
        if (!error)
            fs::rename(partial, target, error);
        if (error)
            return failure(ErrorKind::CannotWrite, "A photo could not be copied to " + to.string() +
                                                       ". Check that the disk is not full.");
    }
    return {};
}

std::string dated(Instant at)
{
    return std::format("{:%Y-%m-%d-%H%M%S}", std::chrono::floor<std::chrono::seconds>(at));
}

/// Days since 1970 of a date such as dated() gives.
std::optional<std::int64_t> dayOf(std::string_view date)
{
    int parts[3]{};
    const char *at = date.data();
    for (int &part : parts) {
        const auto [end, error] = std::from_chars(at, date.data() + date.size(), part);
        if (error != std::errc{})
            return std::nullopt;
        at = end < date.data() + date.size() ? end + 1 : end;
    }
    const std::chrono::year_month_day day{std::chrono::year{parts[0]},
                                          std::chrono::month(static_cast<unsigned>(parts[1])),
                                          std::chrono::day(static_cast<unsigned>(parts[2]))};
    if (!day.ok())
        return std::nullopt;
    return std::chrono::sys_days{day}.time_since_epoch().count();
}

/// Which copies of one label stay, by the moments in their names, the newest first.
std::set<std::string> kept(const std::vector<std::string> &newestFirst, std::size_t newest)
{
    constexpr std::int64_t kThursday = 3; // 1 January 1970 was one; weeks begin on Monday
    std::set<std::string> stay;
    std::set<std::int64_t> days;
    std::set<std::int64_t> weeks;
    for (const std::string &date : newestFirst) {
        const std::int64_t day = dayOf(date).value_or(0);
        const std::int64_t week = (day + kThursday) / 7;
        const bool isLastOfDay = days.size() < kDaysKept && !days.contains(day);
        const bool isLastOfWeek = weeks.size() < kWeeksKept && !weeks.contains(week);
        if (stay.size() < newest || isLastOfDay || isLastOfWeek)
            stay.insert(date);
        days.insert(day);
        weeks.insert(week);
    }
    return stay;
}

/// Copies made while the clock of this PC was ahead never count as the newest: they would push out
/// every one made after it was set right.
void dropOldest(const fs::path &folder, const std::string &stem, const std::string &label,
                Instant now)
{
    std::map<std::string, fs::path, std::greater<>> same;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const std::string date =
            name.size() > stem.size() ? name.substr(stem.size() + 1, kDatedSize) : std::string();
        if (name == std::format("{}-{}-{}.db", stem, date, label) && dayOf(date))
            same.emplace(date, entry.path());
    }
    std::vector<std::string> past;
    std::vector<std::string> ahead;
    for (const auto &[date, path] : same)
        (date <= dated(now + kNotYet) ? past : ahead).push_back(date);
    std::set<std::string> stay = kept(past, kNewestKept);
    stay.merge(kept(ahead, 1));
    for (const auto &[date, path] : same) {
        if (stay.contains(date) || !fs::remove(path, ignored))
            continue;
        fs::remove_all(filesFolder(path), ignored);
    }
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
        target = folder / (stem + "-" + dated(named) + "-" + label + ".db");
        named += std::chrono::seconds{1};
    } while (fs::exists(target, error));
    if (auto made = makeAt(target, progress); !made)
        return std::unexpected(made.error());
    dropOldest(folder, stem, label, now);
    return target;
}

Result<void> Backups::makeAt(const fs::path &target, const BackupProgress &progress)
{
    if (auto writable = requireWritableFolder(target); !writable)
        return writable;
    std::error_code ignored;
    if (fs::exists(target, ignored)) {
        if (fs::equivalent(target, m_database.path(), ignored))
            return failure(ErrorKind::CannotWrite,
                           "A backup cannot replace the file it is a copy of. "
                           "Choose another name.");
        const auto header = readHeader(target);
        if (!header || (*header && (*header)->applicationId != kApplicationId))
            return failure(ErrorKind::CannotWrite, target.string() +
                                                       " is another kind of file. Choose "
                                                       "another name for the backup.");
        if (!isCopyOf(target, m_database))
            return failure(ErrorKind::CannotWrite,
                           target.string() + " holds other records. Choose another name for "
                                             "the backup.");
    }
    const fs::path partial = fs::path(target).concat(".part");
    fs::remove(partial, ignored);
    auto done = copyPages(m_database.connection(), partial, progress);
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
        done = copyFiles(filesFolder(m_database.path()), filesFolder(target));
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

Result<void> Backups::restore(const fs::path &backup, const fs::path &target,
                              const BackupProgress &progress)
{
    std::error_code error;
    if (!fs::exists(backup, error))
        return failure(ErrorKind::NotFound, "There is no file " + backup.string() + ".");
    if (fs::exists(target, error) && fs::equivalent(backup, target, error))
        return failure(ErrorKind::CannotWrite, "That is the file in use. Choose a backup of it.");
    if (auto sound = verify(backup); !sound)
        return sound;
    if (auto allowed = refuseNetwork(target); !allowed)
        return allowed;
    const auto real = canonicalPath(target); // a link to the records stays one
    if (!real)
        return std::unexpected(real.error());
    if (auto writable = requireWritableFolder(*real); !writable)
        return writable;
    const auto claim = FileOwnership::claim(*real, std::chrono::milliseconds{2'000});
    if (!claim)
        return std::unexpected(claim.error());
    const fs::path partial = fs::path(*real).concat(".restoring");
    fs::remove(partial, error);
    auto done = copyOf(backup, partial, progress);
    if (done)
        done = finishCopy(partial);
    if (done)
        done = copyFiles(filesFolder(backup), filesFolder(*real));
    if (!done) {
        fs::remove(partial, error);
        return done;
    }
    ::chmod(partial.c_str(), S_IRUSR | S_IWUSR);
    setAside(*real);
    fs::rename(partial, *real, error);
    if (error)
        return failure(ErrorKind::CannotWrite, "The backup could not be put in place.");
    return {};
}

} // namespace sc
