// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/erasure.h"
#include "storage/hangers.h"
#include "storage/recordbuilder.h"
#include "sync/ahead.h"
#include "sync/merge.h"

#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace sc {

/// The devices met while merging, by both their names, so that bodies are read without asking the
/// database each time.
class DeviceCache {
public:
    explicit DeviceCache(Database &database) : m_database(database) {}

    [[nodiscard]] Id idOf(std::int64_t no);
    [[nodiscard]] std::int64_t numberOf(const Id &id);
    [[nodiscard]] DeviceNames names();

private:
    Database &m_database;
    std::unordered_map<std::int64_t, Id> m_ids;
    std::unordered_map<Id, std::int64_t> m_numbers;
};

/// One op to be taken, and the local numbers it needs.
struct PendingOp {
    const TravellingOp *op = nullptr;
    const StreamKey *key = nullptr;
    std::int64_t stream = 0;
    std::int64_t device = 0;
};

/// Says which ops of the segments follow what is held, and writes them into the journal.
class MergeLog {
public:
    MergeLog(Database &database, DeviceCache &devices, MergeOutcome &outcome)
        : m_database(database), m_devices(devices), m_outcome(outcome)
    {}

    /// In the order in which they were written, as far as clocks tell. They point into `segments`.
    [[nodiscard]] std::vector<PendingOp> pending(std::span<const Segment> segments);
    void write(const PendingOp &pending, std::string_view body, bool erased);
    /// Moves the streams on. To be called once, after the last write().
    void finish();

private:
    struct Stream {
        StreamKey key;
        std::int64_t no = 0;
        std::int64_t device = 0;
        std::int64_t last = 0;
        std::string head;
        /// Entries beyond a gap that are here, and their hashes.
        std::map<std::int64_t, std::string> ahead{};
        bool changed = false;
        bool forked = false;
    };

    [[nodiscard]] Stream &streamOf(const Segment &segment);
    void take(const Segment &segment, std::vector<PendingOp> &into);
    void takeAhead(Stream &stream, const Segment &segment, std::vector<PendingOp> &into);
    [[nodiscard]] static bool fits(const Stream &stream, const TravellingOp &op,
                                   std::string_view before);
    void noteMissing(const Stream &stream, std::int64_t before);
    void closeGap(Stream &stream);
    void noteDevice(const Stream &stream, const Segment &segment);
    [[nodiscard]] bool agrees(const Stream &stream, const Segment &segment);
    [[nodiscard]] std::int64_t actionOf(const TravellingOp &op);

    Database &m_database;
    DeviceCache &m_devices;
    MergeOutcome &m_outcome;
    std::map<StreamKey, Stream> m_streams;
    AheadRuns m_ahead;
    Id m_lastAction;
    std::int64_t m_lastActionNo = 0;
};

/// Lays ops on the rows they concern.
class MergeRows {
public:
    MergeRows(Database &database, DeviceCache &devices, MergeOutcome &outcome);

    /// `body` is nothing where it cannot be read by this version.
    void apply(const PendingOp &pending, const std::optional<OpBody> &body);
    /// Writes the rows of all records that could not be settled op by op.
    void finish();
    void rebuildLater(const RecordType &type, const Id &record, const Id &scope);
    /// Every record that is new, or every other that changed.
    [[nodiscard]] std::vector<Id> written(bool isNew) const;
    /// Every record an entry was taken of, with its type.
    [[nodiscard]] const std::map<Id, const RecordType *> &touched() const { return m_touched; }
    /// How much of records that were looked at whole is to be settled: before this merge, and now.
    struct Disputes {
        const RecordType *type = nullptr;
        Id record;
        int before = 0;
        int now = 0;
        bool areFewer = false; ///< there are fewer questions than fields
    };
    [[nodiscard]] const std::vector<Disputes> &disputes() const { return m_disputes; }
    /// Those of which more is to be settled than before.
    [[nodiscard]] const std::vector<std::pair<std::int64_t, Id>> &disputed() const
    {
        return m_disputed;
    }

private:
    enum class Seen : std::uint8_t { New, Changed };

    [[nodiscard]] bool create(const RecordType &type, const PendingOp &pending, const OpBody &body);
    [[nodiscard]] bool update(const RecordType &type, const PendingOp &pending, const OpBody &body);
    [[nodiscard]] bool readRow(const RecordType &type, const Id &record, RowStamps &stamps,
                               bool &deleted);
    void note(const RecordType &type, const Id &record, Seen seen);
    [[nodiscard]] bool isNew(const Id &record) const;
    void waitForUpgrade(const PendingOp &pending);
    void noteOwners(const RecordType &type, const Id &record, const OpBody &body, bool isNew);
    RecordBuilder::Outcome rebuildNow(RecordBuilder &builder, const RecordType &type,
                                      const Id &record, const Id &scope);
    void rebuildOwners(RecordBuilder &builder);

    Database &m_database;
    DeviceNames m_names;
    MergeOutcome &m_outcome;
    std::unordered_set<Id> m_special; // open, waiting or erased: never on the fast path
    std::unordered_map<Id, std::pair<const RecordType *, Id>> m_rebuild;
    std::unordered_map<Id, Seen> m_seen;
    std::map<Id, const RecordType *> m_touched;
    OwnersToLookAt m_owners;                    // of what was written
    std::map<Id, const RecordType *> m_hanging; // to be looked at whole for what it hangs on
    bool m_anyHanging = false;
    std::vector<std::pair<std::int64_t, Id>> m_disputed;
    std::vector<Disputes> m_disputes;
    std::unordered_map<const RecordType *, std::string> m_insertSql;
};

/// To be written with what was merged: that it has to be followed up, so that a PC that stops in
/// between does so later.
void noteToFollow(Database &database, bool erased);
[[nodiscard]] bool isToFollow(Database &database);

/// The records that what has to follow a merge may concern.
struct ToFollow {
    std::map<Id, const RecordType *> touched;           ///< they may have moved
    std::set<std::pair<std::int64_t, Id>> maybeEmptied; ///< by type: entries came emptied
};

/// After a merge, in changes of its own. Records that went to an area this PC has not, with what
/// hangs on them: sends on what was written of them by PCs that did not know, then takes them out
/// of the tables, or brings back what has come again. Entries that came emptied, without the
/// erasure that did it: says for all what they say. Records about a champion whose data were
/// erased, written by somebody who did not know: what is personal in them is taken out too.
/// Looks at all records where `these` is nothing.
[[nodiscard]] Result<void> follow(Database &database, const ToFollow *these);

} // namespace sc
