// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "storage/op.h"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// One entry of the journal about a record.
struct JournalOp {
    OpKind kind = OpKind::Update;
    Stamp stamp;
    OpBody body;
};

/// A record that is there and points at one that somebody deleted without knowing of it.
struct HangingRecord {
    std::uint16_t type = 0;
    Id record;
    FieldWrite write; ///< that made it point there
};

/// A record as the journal alone tells it. Fields nobody wrote are absent.
struct ReplayedRecord {
    RowStamps stamps;
    std::map<std::uint16_t, Value> values; ///< of each field written, the one that is shown
    bool created = false;                  ///< its beginning is among the entries

    /// Fields with more than one write that no other replaces, in the order of their stamps: PCs
    /// wrote them without knowing of each other. They may agree.
    std::map<std::uint16_t, std::vector<FieldWrite>> heads;
    /// It was deleted, and edited by somebody who did not know: it stays visible. These are the
    /// edits the deletion did not see.
    std::vector<FieldWrite> unseen;
    /// Where everybody who says something about it says deleted: these writes.
    std::vector<FieldWrite> deletions{};
    /// What others hung on it and the deletion did not see: it stays visible too. Told by more than
    /// its own entries (hangers.h).
    std::vector<HangingRecord> hanging{};

    [[nodiscard]] bool isOpen() const { return !heads.empty() || isDeletionDisputed(); }
    [[nodiscard]] bool isDeletionDisputed() const { return !unseen.empty() || !hanging.empty(); }
    /// Fields whose heads have different values. A disputed deletion stands under kDeleted.
    [[nodiscard]] std::vector<std::uint16_t> differing() const;
};

/// All ops of one record folded together, in any order. Of the writes of a field that no other
/// write replaces, the one with the greatest stamp gives the value shown; between equal times the
/// device's id decides, which is the same everywhere. A record is shown as deleted only when nobody
/// says otherwise.
[[nodiscard]] ReplayedRecord replay(std::span<const JournalOp> ops, const DeviceNames &devices);

/// The body of an Adopt op: every write that still counts, naming all that were replaced.
[[nodiscard]] OpBody whatCounts(std::span<const JournalOp> ops, const DeviceNames &devices);

/// The value of a field as its column can hold it: what does not fit is nothing. Only a later
/// version of the program, or somebody who means harm, sends such a value.
[[nodiscard]] Value fitting(const RecordField &field, const Value &value);

/// Everything the journal has about a record. Entries that cannot be read are left out, and told
/// by `unreadable`.
[[nodiscard]] std::vector<JournalOp> journalOf(Database &database, const Id &record,
                                               const DeviceNames &devices,
                                               bool *unreadable = nullptr);

/// Derives every synced table again from the journal.
class Replay {
public:
    using Difference = std::function<void(const RecordType &type, const Id &record,
                                          std::string_view code, const std::string &what)>;
    using Progress = std::function<bool(std::int64_t done, std::int64_t of)>;

    explicit Replay(Database &database) : m_database(database) {}

    /// Tells each difference between the journal and the tables. False when stopped.
    [[nodiscard]] bool compareAll(const Difference &difference, const Progress &progress);

private:
    void compare(const RecordType &type, const Id &record, const ReplayedRecord &derived,
                 const Difference &difference);
    void compareOpen(const RecordType &type, const Id &record, const ReplayedRecord &derived,
                     const Difference &difference);
    void unjournalled(const Difference &difference);

    Database &m_database;
    std::set<Id> m_away; // records of other areas: known of, not shown
};

} // namespace sc
