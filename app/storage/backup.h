// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sc {

class Database;

struct BackupFile {
    std::filesystem::path path;
    std::filesystem::file_time_type made;
    std::uintmax_t size = 0;
};

/// Photos that were not as they should be where a copy was made from.
struct PhotoFaults {
    int damaged = 0; ///< not what was put there: other bytes, or none
    int missing = 0;
    int kept = 0; ///< of both: how many are whole in the copy all the same
};

/// Told how far a copy is, from 0 to 1; false stops it, which leaves nothing behind.
using BackupProgress = std::function<bool(double fraction)>;

/// Copies of the whole database, made while it is in use and believed only after they were opened
/// and tested. Photos are copied beside ("NAME.files"), each once; a damaged one never takes the
/// place of a good one.
class Backups {
public:
    explicit Backups(Database &database) : m_database(database) {}

    /// Makes a dated copy in the backups folder ("street-champions-2026-11-21-0914-LABEL.db") and
    /// drops the oldest of the same label beyond what is kept. Returns where it is.
    [[nodiscard]] Result<std::filesystem::path> make(const std::string &label,
                                                     const BackupProgress &progress = {});
    /// Makes a copy under this very name; never over an existing file that is not a backup of ours.
    /// It shares nothing with the records, and every photo is read.
    [[nodiscard]] Result<void> makeAt(const std::filesystem::path &target,
                                      const BackupProgress &progress = {});
    /// The copy of the day, made once a day.
    [[nodiscard]] Result<void> makeDaily();
    /// What was found of the photos by what was made last.
    [[nodiscard]] const PhotoFaults &photos() const { return m_photos; }

    /// Newest first.
    [[nodiscard]] static std::vector<BackupFile> list(const std::filesystem::path &database);

    /// Puts `backup` in place of `target`: tested first, copied beside, then exchanged; what was
    /// there is kept as "NAME.before-restore" (or "-2", where there is such a one). The target must
    /// not be open anywhere. Refused as NewerVersion where a newer program made the backup. Tells
    /// which photos the backup has not whole; those that were damaged and are whole in the backup
    /// are put back.
    [[nodiscard]] static Result<PhotoFaults> restore(const std::filesystem::path &backup,
                                                     const std::filesystem::path &target,
                                                     const BackupProgress &progress = {});

    /// Opens `file` and reads every page; what is not whole is refused as Damaged.
    [[nodiscard]] static Result<void> verify(const std::filesystem::path &file);

private:
    [[nodiscard]] Result<void> copyTo(const std::filesystem::path &target, bool isOneOfMany,
                                      const BackupProgress &progress);
    [[nodiscard]] Result<void> copyPhotos(const std::filesystem::path &target, bool isOneOfMany,
                                          const BackupProgress &progress);

    Database &m_database;
    PhotoFaults m_photos;
};

} // namespace sc
