// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ownership.h"

#include <QString>

#include <chrono>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sc {

namespace fs = std::filesystem;

namespace {

std::unexpected<Error> inUse(const fs::path &database, const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    std::string by = "another program";
    if (lock.getLockInfo(&process, &host, &program))
        by = program.toStdString() + " (process " + std::to_string(process) + " on " +
             host.toStdString() + ")";
    return failure(ErrorKind::InUse, database.string() + " is open for writing in " + by +
                                         ". Close it there, then try again.");
}

/// Power was cut between making the lock and writing into it who holds it: it is empty, has been
/// for a while, and no process holds it. Whoever removes it holds it meanwhile, so that nobody
/// removes what another has just made. True where it is gone.
bool removeEmptyLock(const fs::path &path)
{
    constexpr std::time_t kAWhile = 2;
    const int handle = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (handle < 0)
        return false;
    struct stat held{};
    struct stat there{};
    const bool removed = ::flock(handle, LOCK_EX | LOCK_NB) == 0 && ::fstat(handle, &held) == 0 &&
                         ::stat(path.c_str(), &there) == 0 && held.st_ino == there.st_ino &&
                         held.st_size == 0 && std::time(nullptr) - held.st_mtime >= kAWhile &&
                         ::unlink(path.c_str()) == 0;
    ::close(handle);
    return removed;
}

} // namespace

Result<std::unique_ptr<FileOwnership>> FileOwnership::claim(const fs::path &database,
                                                            std::chrono::milliseconds wait)
{
    const fs::path lockPath = fs::path(database).concat(".lock");
    std::unique_ptr<FileOwnership> claim(
        new FileOwnership(QString::fromStdString(lockPath.string())));
    // Age says nothing here: an office PC keeps the file open for days. A holder that died is
    // recognised by its process being gone.
    claim->m_lock.setStaleLockTime(std::chrono::milliseconds{0});
    if (claim->m_lock.tryLock(wait) || (claim->m_lock.error() == QLockFile::LockFailedError &&
                                        removeEmptyLock(lockPath) && claim->m_lock.tryLock(wait)))
        return claim;
    switch (claim->m_lock.error()) {
    case QLockFile::LockFailedError:
        return inUse(database, claim->m_lock);
    case QLockFile::PermissionError:
        return failure(ErrorKind::ReadOnly, "Nothing can be saved in " +
                                                database.parent_path().string() +
                                                ". Ask for permission to write there, or copy the "
                                                "file to a folder of your own.");
    default:
        return failure(ErrorKind::DiskFull, "Street Champions could not make a small file in " +
                                                database.parent_path().string() +
                                                ". Check that the disk is not full.");
    }
}

} // namespace sc
