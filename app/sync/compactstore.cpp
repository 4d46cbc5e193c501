// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/erasure.h"
#include "sync/compact.h"

#include <set>

namespace sc {

namespace {

struct Entry {
    StreamKey key;
    std::int64_t stream = 0;
    std::int64_t seq = 0;
    Stamp stamp;
    OpKind kind = OpKind::Update;
    OpBody body;
};

std::vector<Entry> entriesOf(Database &database, const Id &record, const DeviceNames &devices)
{
    std::vector<Entry> entries;
    Query rows = database.query("SELECT s.scope, d.id, o.stream, o.seq, o.stamp, s.device, o.kind, "
                                "o.body FROM op_log o JOIN stream s ON s.no = o.stream JOIN device "
                                "d ON d.no = s.device WHERE o.record = ?",
                                record);
    while (rows.step()) {
        const Stamp stamp{rows.integer(4), rows.integer(5)};
        if (auto body = decodeOp(rows.bytes(7), stamp, devices))
            entries.push_back({{rows.id(0), rows.id(1)},
                               rows.integer(2),
                               rows.integer(3),
                               stamp,
                               static_cast<OpKind>(rows.integer(6)),
                               *std::move(body)});
    }
    return entries;
}

int compactRecord(Database &database, const Id &record, const VersionVector &known,
                  std::int64_t before, const DeviceNames &devices)
{
    std::vector<Entry> entries = entriesOf(database, record, devices);
    // What is replaced by an entry that somebody may lack may still be the common past of two
    // answers.
    std::set<std::pair<std::uint16_t, Stamp>> replaced;
    for (const Entry &entry : entries) {
        const auto held = known.find(entry.key);
        if (held == known.end() || entry.seq > held->second)
            continue;
        for (const FieldWrite &write : entry.body.writes)
            for (const Stamp stamp : write.replaces)
                replaced.emplace(write.field, stamp);
    }
    int smaller = 0;
    for (Entry &entry : entries) {
        const auto held = known.find(entry.key);
        if (entry.stamp.time >= before || held == known.end() || entry.seq > held->second ||
            entry.kind == OpKind::Erase)
            continue;
        bool any = false;
        for (FieldWrite &write : entry.body.writes) {
            if (isNull(write.value) || write.field == RecordType::kDeleted ||
                !replaced.contains({write.field, write.stamp}))
                continue;
            write.value = Value{};
            any = true;
        }
        if (!any)
            continue;
        database
            .query("UPDATE op_log SET body = ?, erased = 1 WHERE stream = ? AND seq = ?",
                   Blob{encodeOp(entry.body, entry.stamp, devices)}, entry.stream, entry.seq)
            .run();
        ++smaller;
    }
    return smaller;
}

} // namespace

Result<int> compact(Database &database, const VersionVector &known, Instant before)
{
    return database.attemptResult([&]() -> Result<int> {
        Change change(database, Actor{database.device().name}, "Compacted");
        change.open(); // one transaction; it writes no entry of its own
        const JournalWrite allowed(database);
        const DeviceNames devices = deviceNames(database);
        std::vector<Id> records;
        {
            Query rows = database.query(
                "SELECT record FROM op_log WHERE stamp < ? AND record NOT IN "
                "(SELECT record FROM merge_open) GROUP BY record HAVING count(*) > 1",
                Stamp::timeFor(before));
            while (rows.step())
                records.push_back(rows.id(0));
        }
        int smaller = 0;
        for (const Id &record : records)
            smaller += compactRecord(database, record, known, Stamp::timeFor(before), devices);
        if (auto committed = change.commit(); !committed)
            return std::unexpected(committed.error());
        return smaller;
    });
}

} // namespace sc
