// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ownership.h"

#include <QString>

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
    if (claim->m_lock.tryLock(wait))
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
