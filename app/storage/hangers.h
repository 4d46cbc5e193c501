// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/replay.h"

#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace sc {

/// Records that others hang on. One PC refuses to delete them under what it knows of, or knows what
/// it deletes with them; somebody else may hang something on one meanwhile. That is an edit the
/// deletion did not see: the record stays visible until a person decides.
///
/// Told by the deletion itself, which names what hung on the record, and by the tables, so that it
/// is the same on every PC that holds the same.
class Hangers {
public:
    explicit Hangers(Database &database) : m_database(database) {}

    /// The type of the records that this field hangs its own on; empty where it does not.
    [[nodiscard]] static std::string_view ownerOf(const RecordType &type, const RecordField &field);
    [[nodiscard]] static bool isOwner(const RecordType &type);
    [[nodiscard]] static bool hangs(const RecordType &type);
    /// Adds to what the journal tells of a record what hangs on it.
    void lookAt(const RecordType &type, const Id &record, ReplayedRecord &told);
    /// What a deletion written now has seen, beside the record's own writes.
    [[nodiscard]] std::vector<Stamp> seenBy(const RecordType &type, const Id &record);
    /// Rebuilds what an earlier version showed as deleted, once.
    static void lookAtAll(Database &database);

private:
    [[nodiscard]] std::vector<HangingRecord> of(const RecordType &type, const Id &record);

    Database &m_database;
};

/// replay(), with what hangs on the record.
[[nodiscard]] ReplayedRecord replayWhole(Database &database, const RecordType &type,
                                         const Id &record, const DeviceNames &devices);

/// Records that have to be looked at again because of what hangs on them changed.
class OwnersToLookAt {
public:
    explicit OwnersToLookAt(Database &database) : m_database(database) {}

    /// What this record points at, as its row says.
    void addOwnersOf(const RecordType &type, const Id &record);
    void add(const RecordType &type, const RecordField &field, const Value &value);
    void addIfOwner(const RecordType &type, const Id &record);
    /// Whatever is said of it.
    void addAlways(const RecordType &type, const Id &record);
    /// All of which something is to be settled: what hung on them may hang there no more.
    void addOpen();
    /// `rebuild` says whether it is shown now and was not, or the other way round.
    void lookAt(const std::function<bool(const RecordType &, const Id &)> &rebuild);

private:
    [[nodiscard]] bool mayChange(const RecordType &type, const Id &record);

    Database &m_database;
    std::map<std::string_view, std::map<Id, bool>> m_owners; ///< by type; true: always
};

} // namespace sc
