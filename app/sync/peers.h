// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/frames.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sc {

/// A PC not heard of for so long counts as put away: nothing is repeated for it until it is back.
inline constexpr std::chrono::days kSilentFor{90};

/// What is known here of another PC, by its latest word.
struct Peer {
    Id device;
    Id journal;
    /// How many send under its certificate: more than one where an invitation was used twice or a
    /// disk was copied. Of this PC's own certificate: others than this PC.
    int writers = 0;
    Instant madeAt{};                        ///< its latest bundle, by its clock
    Instant receivedAt{};                    ///< zero where nothing has come from it yet
    std::chrono::milliseconds clockAhead{0}; ///< below zero: behind
    std::string app;
};

/// How many records of an area a file deletes, of how many.
struct DeletedRecords {
    Id area{};          ///< none: what all areas share
    std::string code{}; ///< of the area; "shared" of what all share
    std::int64_t records = 0;
    std::int64_t of = 0;
    bool tooMany = false;    ///< a person has to allow it
    std::int64_t recent = 0; ///< of that area were deleted by files of the last 24 hours besides
};

/// "25 of the 60 records of EAST and 40 of the 50 records all areas share"; empty where none.
[[nodiscard]] std::string inWords(const std::vector<DeletedRecords> &deleted);

struct WaitingFile {
    Id bundle;  ///< of the file's bytes
    Id claimed; ///< what stands in it
    Id peer;
    Instant since{};
    std::string reason; ///< "gap", "newer_format" or "deletions"
    std::vector<WantedRange> missing;
    std::vector<DeletedRecords> deleted{}; ///< of "deletions": of the areas that wait
};

struct SentBundle {
    Id bundle;
    std::string to; ///< a device or an area; empty for everybody
    Instant madeAt{};
    std::int64_t size = 0;
    std::int64_t ops = 0;
};

struct ReceivedBundle {
    Id bundle;
    Id peer;
    Instant receivedAt{};
    int records = 0;
    int changed = 0;
    int conflicts = 0;
};

/// What is here of what a PC wrote, however it came.
struct EntriesOf {
    std::int64_t count = 0;
    std::string by; ///< who wrote the last of them
    Instant at{};   ///< by that PC's clock
};

/// A clock is spoken of when it is off by more than this.
inline constexpr std::chrono::minutes kClockTolerance{5};

/// This PC's own notes on what it sent, what came, and what waits.
class PeerStore {
public:
    explicit PeerStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::map<Id, Peer>> peers();
    /// What a bundle's part said of its sender, by the journal it writes as. A later word replaces
    /// an earlier one; what comes out of order only adds.
    [[nodiscard]] Result<void> heard(const Id &peer, const Part &part);
    /// What a PC is known to have after it was invited, until it speaks for itself.
    [[nodiscard]] Result<void> assume(const Id &peer, const VersionVector &has);
    /// What every PC that sends under this certificate has.
    [[nodiscard]] Result<VersionVector> knownTo(const Id &peer);
    /// What any of them has.
    [[nodiscard]] Result<VersionVector> toldBy(const Id &peer);
    [[nodiscard]] Result<std::set<std::string>> photosWantedBy(const Id &peer);

    [[nodiscard]] Result<bool> isReceived(const Id &bundle);
    /// A file in a folder that needs no second look for as long as `state` is the same, or a file
    /// of that id waits.
    [[nodiscard]] Result<void> notePassed(const Id &bundle, const Id &state);
    [[nodiscard]] Result<bool> isPassed(const Id &bundle, const Id &state);
    [[nodiscard]] Result<void> noteReceived(const ReceivedBundle &one);
    [[nodiscard]] Result<std::vector<ReceivedBundle>> received(int most);
    [[nodiscard]] Result<void> noteSent(const SentBundle &one);
    [[nodiscard]] Result<std::vector<SentBundle>> sent(int most);
    [[nodiscard]] Result<EntriesOf> entriesOf(const Id &peer);
    /// When the latest entry of this PC counts as written: later than now where its clock was
    /// ahead.
    [[nodiscard]] Result<Instant> latestOwn();

    [[nodiscard]] Result<std::vector<WaitingFile>> waiting();
    [[nodiscard]] Result<void> keepWaiting(const WaitingFile &one);
    [[nodiscard]] Result<void> endWaiting(const Id &bundle);
    /// Whether a file that says to be this one waits.
    [[nodiscard]] Result<bool> isWaiting(const Id &claimed);

    /// Hashes of the photos of these attachments, by the scope each belongs to.
    [[nodiscard]] Result<std::map<Id, std::set<std::string>>>
    photosOf(const std::map<Id, std::set<Id>> &attachments);
    /// Every photo of live attachments, by scope.
    [[nodiscard]] Result<std::map<Id, std::set<std::string>>> allPhotos();

private:
    void keepDeleted(const Id &bundle, const std::vector<DeletedRecords> &deleted);
    [[nodiscard]] std::vector<DeletedRecords> keptDeleted(const Id &bundle);

    Database &m_database;
};

/// The entries both have.
[[nodiscard]] VersionVector least(const VersionVector &a, const VersionVector &b);

/// The name a journal's device goes by; empty where none is known.
[[nodiscard]] std::string deviceNameOf(Database &database, const Id &device);

} // namespace sc
