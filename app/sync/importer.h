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
    /// codeOf(Refusal), "gap", "deletions" or "cannot_read"; empty where ok
    std::string reason;
    std::string message; ///< the same for people
    Id content;          ///< of its bytes
    Id sender;
    bool elsewhere = false; ///< whole and from one of ours, but only for areas this PC has not
    Id triedWith;           ///< the keys this PC had then
    bool twice = false;     ///< two PCs send under the sender's name
    std::vector<WantedRange> missing;
    std::vector<DeletedRecords> deleted; ///< by area
    std::vector<StreamKey> forked;
    /// Backups of this PC that still have what was erased with this file, the newest first.
    std::vector<std::filesystem::path> backups;
    /// What was written here and still names somebody erased with this file.
    std::vector<std::string> mentions;
};

struct TakeOptions {
    bool preview = false; ///< tells the numbers, changes nothing
    bool allowManyDeletions = false;
    bool backup = true;
    bool keepAside = true; ///< a file for areas this PC has not, in case it is given one
    std::function<bool(int done, int of)> progress{};
};

struct TakenFiles {
    std::vector<ImportedFile> files;   ///< those given, as they ended
    std::vector<ImportedFile> waited;  ///< waited here before, and were taken now
    std::vector<ImportedFile> waiting; ///< wait here since before
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
    /// All of these, in whatever order they need one another, then those that wait here. A preview
    /// tells of each what it would bring after the others. Up to an error, `told` says what was
    /// done.
    [[nodiscard]] Result<void> takeAll(const std::vector<std::filesystem::path> &files,
                                       TakenFiles &told);
    /// Tries the files that wait again, until no more can be taken.
    [[nodiscard]] Result<TakenFiles> takeWaiting();

private:
    struct Work; ///< a file on its way through
    /// First and last entry of each stream that is not here.
    using Coverage = std::map<StreamKey, std::pair<std::int64_t, std::int64_t>>;

    [[nodiscard]] Result<void> takeOpened(Work &work);
    [[nodiscard]] Result<void> takeEach(const std::vector<std::filesystem::path> &files,
                                        TakenFiles &told);
    [[nodiscard]] Result<void> tryGapsAgain(TakenFiles &told);
    [[nodiscard]] Result<ImportedFile> tryWaiting(const WaitingFile &one);
    [[nodiscard]] Result<void> endWaiting(const Id &file);
    [[nodiscard]] Result<void> mergeParts(Work &work);
    [[nodiscard]] Result<void> holdBack(Work &work, const std::vector<Segment> &all,
                                        std::set<Id> held);
    [[nodiscard]] Result<void> believeRemovals(const std::vector<Segment> &all);
    [[nodiscard]] Result<bool> isOneTooMany(const Work &work);
    [[nodiscard]] Result<void> passOver(Work &work);
    [[nodiscard]] Result<void> tellIfForOthers(Work &work);
    [[nodiscard]] Result<void> tellGap(Work &work, const MergeOutcome &merged);
    [[nodiscard]] Result<void> tryWithNewKeys(TakenFiles &told);
    [[nodiscard]] Result<ImportedFile> withNewKeys(Work &work);
    void keepAside(const Work &work);
    [[nodiscard]] Result<void> tryAside(TakenFiles &told);
    [[nodiscard]] Result<void> loadTrust();
    [[nodiscard]] Result<void> noteErased(Work &work);
    [[nodiscard]] Result<void> keepPhotos(Work &work);
    [[nodiscard]] Result<void> note(Work &work);
    [[nodiscard]] Result<void> keepWaiting(Work &work, std::string reason, std::string message);
    [[nodiscard]] Result<void> backUp();

    Database &m_database;
    OwnPc &m_own;
    TakeOptions m_options;
    bool m_backedUp = false;
    bool m_isTrial = false; ///< one of several files that are only tried
};

/// What a merge deletes, or would, of records that were here, by the areas' codes.
[[nodiscard]] std::vector<DeletedRecords> deletedRecords(Database &database,
                                                         const MergeOutcome &merged);

/// Backups made here before an erasure came, the newest first.
[[nodiscard]] Result<std::vector<std::filesystem::path>> backupsWithErased(Database &database);

/// Changes when this PC may read more, or other, areas than before.
[[nodiscard]] Id keysOf(const OwnPc &own);

/// Where a file that waits lies beside the records.
[[nodiscard]] std::filesystem::path waitingPath(const std::filesystem::path &database,
                                                const Id &file);

/// "entries 12 to 40 of Desk 3": what a file waits for.
[[nodiscard]] std::string inWords(Database &database, const std::vector<WantedRange> &missing);

} // namespace sc
