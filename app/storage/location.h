// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace sc {

/// "STCH": marks a file as ours (PRAGMA application_id).
inline constexpr std::int32_t kApplicationId = 0x53544348;

/// What the first 100 bytes of a file say, read without opening it as a database.
struct FileHeader {
    std::int32_t applicationId = 0;
    std::int32_t schemaVersion = 0;
    bool wholePages = true; ///< the size is a whole number of pages
};

/// The one way to write where a file is, whatever links and dots lead there: two paths to one file
/// give the same, also where there is no file yet.
[[nodiscard]] Result<std::filesystem::path> canonicalPath(const std::filesystem::path &path);

/// Refuses a file with hard links: under another name it has another lock and another log, and two
/// writers would damage it. One that is not there yet is right.
[[nodiscard]] Result<void> requireOneName(const std::filesystem::path &path);

/// Refuses an empty file that had records: backups or photos of it are beside it.
[[nodiscard]] Result<void> refuseEmptied(const std::filesystem::path &path);

/// Refuses a place where SQLite cannot keep a file safe: a network drive or address.
[[nodiscard]] Result<void> refuseNetwork(const std::filesystem::path &path);

/// Tests that files may be made in the folder of `path`. Leaves nothing behind.
[[nodiscard]] Result<void> requireWritableFolder(const std::filesystem::path &path);

/// Nothing for an empty file; NotOurs where it is no SQLite file at all.
[[nodiscard]] Result<std::optional<FileHeader>> readHeader(const std::filesystem::path &path);

/// Whether SQLite finds any table in the file. A file of ours that was cut short when it was made
/// has no mark in its header yet, but no tables either.
[[nodiscard]] bool holdsTables(const std::filesystem::path &path);

/// Refuses to write anything over a database, what SQLite keeps beside one, or the keys of a PC.
[[nodiscard]] Result<void> refuseOverRecords(const std::filesystem::path &target);

/// The folder for photos and papers of this database: "NAME.files" beside it.
[[nodiscard]] std::filesystem::path filesFolder(const std::filesystem::path &database);
/// The folder for its backups: "NAME-backups" beside it.
[[nodiscard]] std::filesystem::path backupsFolder(const std::filesystem::path &database);

/// The map pack that is shown without being chosen where it is there: "NAME-map.gpkg" beside it.
[[nodiscard]] std::filesystem::path mapBeside(const std::filesystem::path &database);

/// Where the program keeps its data when no file is named.
[[nodiscard]] std::filesystem::path defaultDatabasePath();

} // namespace sc
