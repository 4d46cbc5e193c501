// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/opstream.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <vector>

namespace sc {

/// Ops that others follow and that are not here.
struct MissingRange {
    StreamKey stream;
    std::int64_t from = 0;
    std::int64_t to = 0;

    auto operator<=>(const MissingRange &) const = default;
};

struct MergeOutcome {
    int newRecords = 0;
    int changedRecords = 0;
    int opsTaken = 0;
    int opsKnown = 0;     ///< held already; nothing happens to them
    int newConflicts = 0; ///< items the review list gains; only where they are asked for
    std::vector<MissingRange> missing;
    /// Streams in which one PC wrote two histories, or somebody altered one. What is held stays.
    std::vector<StreamKey> forked;
    /// Records that were here and would be deleted, by the area's id.
    std::map<Id, int> deletedByArea;
    std::map<Id, std::int64_t> liveByArea; ///< what would be left of these areas
    bool erased = false;                   ///< somebody's data were erased with it
    /// What was written on this PC and still names somebody erased with it: as MentionStore tells.
    std::vector<std::string> mentions{};
    bool braked = false;  ///< too many: nothing was merged, a person has to say so
    std::set<Id> tooMany; ///< the areas of which too many would be
};

/// Records of an area that files deleted in the last 24 hours, as far as nobody allowed them.
[[nodiscard]] int deletedLately(Database &database, const Id &area);

struct MergeOptions {
    bool preview = false;            ///< says what would happen, changes nothing
    bool allowManyDeletions = false; ///< a person has seen the number
    bool countConflicts = false;     ///< tells newConflicts
};

/// Takes in what other PCs wrote: everything given, or, where something fails, nothing. No order is
/// needed; what is held already is passed over, and what lies beyond a gap is taken too. Nothing
/// can be refused: two PCs that contradict each other are a matter for review (see conflicts.h).
/// Only this, for what arrives, and Change, for people, write synced tables.
///
/// The clocks of other PCs never move this one's. `progress` returns false to stop (Cancelled).
[[nodiscard]] Result<MergeOutcome>
merge(Database &database, std::span<const Segment> segments, const MergeOptions &options = {},
      const std::function<bool(int done, int of)> &progress = {});

/// What is merged while it lives is only tried: at its end everything is as it was before.
class MergeTrial {
public:
    /// The database must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<MergeTrial>> begin(Database &database);
    ~MergeTrial();
    MergeTrial(const MergeTrial &) = delete;
    MergeTrial &operator=(const MergeTrial &) = delete;

private:
    explicit MergeTrial(Database &database) : m_database(database) {}

    Database &m_database;
};

/// Does what a merge that was cut short left to be done: records that moved, data that were erased.
/// Nothing where nothing is left.
[[nodiscard]] Result<void> followUp(Database &database);

/// After entries of these areas were sent: what was logged here for those of them that this PC
/// cannot read is their PCs' from now on, and is shown here no more. Its entries stay.
[[nodiscard]] Result<void> letGoOfSent(Database &database, const std::set<Id> &areas);
/// How many records stand here that were logged for areas this PC cannot read, by area.
[[nodiscard]] Result<std::map<Id, std::int64_t>> loggedElsewhere(Database &database);

} // namespace sc
