// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/exporter.h"
#include "sync/importer.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sc {

struct FolderOutcome {
    std::vector<ImportedFile> imported; ///< files of others that had not been read before
    std::vector<ExportedFile> written;
    std::string problem; ///< the folder cannot be written: what came was taken all the same
};

/// Exchanges records through a folder that several PCs see: a network share, a synchronised folder,
/// a memory stick. Every PC writes in its own sub-folder only and reads those of the others. Names
/// and times of files mean nothing, a missing file means nothing, and nobody waits for anybody.
class FolderExchange {
public:
    FolderExchange(Database &database, OwnPc &own, std::filesystem::path folder)
        : m_database(database), m_own(own), m_folder(std::move(folder))
    {}

    /// Reads what is new, then leaves what others lack. NotFound where the folder cannot be
    /// reached; other errors are of this PC's disk.
    [[nodiscard]] Result<FolderOutcome> exchange(const TakeOptions &options);

    /// This PC's sub-folder.
    [[nodiscard]] std::filesystem::path ownFolder() const;

private:
    [[nodiscard]] std::vector<std::filesystem::path> filesOfOthers() const;
    [[nodiscard]] Result<void> read(const TakeOptions &options, FolderOutcome &outcome);
    [[nodiscard]] Result<bool> isWorthReading(const std::filesystem::path &file, const Id &keys);
    [[nodiscard]] Result<void> takeThem(const std::vector<std::filesystem::path> &files,
                                        const TakeOptions &options, TakenFiles &told);
    [[nodiscard]] bool areThere(const std::string &files) const;
    [[nodiscard]] Result<void> leave(FolderOutcome &outcome);
    [[nodiscard]] Result<std::string> stateNow();
    void dropSuperseded(const std::vector<ExportedFile> &written) const;

    Database &m_database;
    OwnPc &m_own;
    std::filesystem::path m_folder;
};

} // namespace sc
