// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/bundle.h"
#include "sync/merge.h"
#include "sync/ownpc.h"
#include "sync/peers.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// What became of one file.
struct ImportedFile {
    std::string file;
    bool ok = false; ///< whole, from one of ours, and everything in it is here now
    int newRecords = 0;
    int changed = 0;
    int conflicts = 0;
    int photos = 0;
    bool waiting = false; ///< kept; taken by itself when what it needs is here
    bool known = false;   ///< nothing in it was new
    std::string reason;   ///< codeOf(Refusal), "gap" or "deletions"; empty where ok
    std::string message;  ///< the same for people
    Id sender;
    std::vector<WantedRange> missing;
    std::map<Id, int> deletedByArea;
    std::vector<StreamKey> forked;
};

struct TakeOptions {
    bool preview = false; ///< tells the numbers, changes nothing
    bool allowManyDeletions = false;
    bool backup = true;
    std::function<bool(int done, int of)> progress{};
};

/// Takes bundles in. One importer makes one backup, before the first file that brings something.
class Importer {
public:
    Importer(Database &database, OwnPc &own, TakeOptions options)
        : m_database(database), m_own(own), m_options(std::move(options))
    {}

    /// An error is only what is wrong here (the disk, the database); what is wrong with the file
    /// stands in the answer.
    [[nodiscard]] Result<ImportedFile> take(const std::filesystem::path &file);
    [[nodiscard]] Result<ImportedFile> takeBytes(const std::string &name, std::string_view bytes);
    /// Tries the files that wait again, until no more can be taken. Those that were.
    [[nodiscard]] Result<std::vector<ImportedFile>> takeWaiting();

private:
    struct Work; ///< a file on its way through

    [[nodiscard]] Result<void> takeOpened(Work &work);
    [[nodiscard]] Result<void> mergeParts(Work &work);
    [[nodiscard]] Result<void> keepPhotos(Work &work);
    [[nodiscard]] Result<void> note(Work &work);
    [[nodiscard]] Result<void> keepWaiting(Work &work, std::string reason, std::string message);
    [[nodiscard]] Result<void> backUp();

    Database &m_database;
    OwnPc &m_own;
    TakeOptions m_options;
    bool m_backedUp = false;
};

/// Where a file that waits lies beside the records.
[[nodiscard]] std::filesystem::path waitingPath(const std::filesystem::path &database,
                                                const Id &file);

/// "entries 12 to 40 of Desk 3": what a file waits for.
[[nodiscard]] std::string inWords(Database &database, const std::vector<WantedRange> &missing);

} // namespace sc
