// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/replay.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace sc {

/// Areas whose records this PC may read, the shared scope among them; nothing where it may read
/// all.
[[nodiscard]] std::optional<std::set<Id>> readableAreas(Database &database);
/// Those areas this PC cannot read to which an action wrote: their PCs have it when it is sent.
[[nodiscard]] std::set<Id> writtenElsewhere(Database &database, const Id &action);
/// Whether a record is kept out of its table because its area is another team's.
[[nodiscard]] bool isElsewhere(Database &database, const Id &record);

/// Writes a record's row as its journal tells it, whatever was there before, and notes whether
/// somebody has to settle something about it. For when a new entry cannot simply be laid on top:
/// entries came out of order, or did not know of each other. Part of a transaction; throws
/// SQLite::Exception.
class RecordBuilder {
public:
    struct Outcome {
        bool wasShown = false; ///< there and not deleted
        bool isShown = false;
        bool isNew = false;
        bool changed = false;
        int differedBefore = 0;
        std::vector<std::uint16_t> differing{}; ///< fields to be settled
    };

    RecordBuilder(Database &database, const DeviceNames &devices)
        : m_database(database), m_devices(devices)
    {}

    Outcome rebuild(const RecordType &type, const Id &record);
    /// The same, keeping out of its table a record that belongs to an area this PC has not.
    Outcome hide(const RecordType &type, const Id &record);
    /// Looks again at records that wait for a type or field this version may know by now.
    static void buildWaiting(Database &database);

private:
    struct Row {
        bool isHere = false;
        std::string stamps;
        std::vector<Value> values;
    };

    [[nodiscard]] Row read(const RecordType &type, const Id &record);
    void write(const RecordType &type, const Id &record, const Row &before,
               const ReplayedRecord &told, Outcome &outcome);
    void noteOpen(const RecordType &type, const Id &record, const ReplayedRecord &told,
                  Outcome &outcome);
    void noteWaiting(const RecordType &type, const Id &record, int why);

    Database &m_database;
    const DeviceNames &m_devices;
};

/// What hangs on records, and on that: by the tables, and by the journal for what is kept out of
/// its table because its area is another team's. Reads the latter when first asked.
class HangingRecords {
public:
    using Typed = std::pair<const RecordType *, Id>;

    HangingRecords(Database &database, const DeviceNames &devices)
        : m_database(database), m_devices(devices)
    {}

    /// Parents before what hangs on them; not the record itself.
    [[nodiscard]] std::vector<Typed> of(const RecordType &type, const Id &record);
    /// What this one hangs on; nothing where that is not known here.
    [[nodiscard]] std::optional<Id> parentOf(const RecordType &type, const Id &record);

private:
    void readHidden();
    void add(const RecordType &type, const Id &record, std::vector<Typed> &into);

    Database &m_database;
    const DeviceNames &m_devices;
    std::multimap<Id, Typed> m_hidden; // by what they hang on
    bool m_read = false;
};

} // namespace sc
