// SPDX-License-Identifier: GPL-3.0-or-later
// What a PC wrote for areas it cannot read: their erasures do not come to it, so it has to look for
// itself what it still has of somebody.
#include "storage/erasure.h"
#include "storage/recordbuilder.h"

#include <algorithm>

namespace sc {

namespace {

struct Entry {
    std::int64_t stream = 0;
    std::int64_t seq = 0;
    Stamp stamp;
    OpBody body;
};

struct Written {
    const RecordType *type = nullptr;
    std::vector<Entry> entries;
    std::set<Id> parents;   ///< what it hangs on, or did
    bool isOfThem = false;  ///< it points at the person
    bool isRelated = false; ///< or hangs on something that does, or has something that does
    bool isLed = false;     ///< it is a pick they led, or hangs on one
};

using WrittenRecords = std::map<Id, Written>;

void note(Written &one, const Id &subject)
{
    const RecordType &type = *one.type;
    for (const Entry &entry : one.entries)
        for (const FieldWrite &write : entry.body.writes) {
            const RecordField *field = type.field(write.field);
            const auto *bytes = std::get_if<Blob>(&write.value);
            const auto id = bytes == nullptr ? std::nullopt : Id::fromBytes(bytes->bytes);
            if (field == nullptr || !id)
                continue;
            one.isOfThem = one.isOfThem || *id == subject;
            one.isLed = one.isLed || (*id == subject && field->column == "lead");
            if (type.scope == ScopeKind::Parent && field->column == type.scopeColumn)
                one.parents.insert(*id);
        }
    one.isRelated = one.isOfThem;
}

WrittenRecords recordsElsewhere(Database &database, const Id &subject)
{
    WrittenRecords all;
    const auto readable = readableAreas(database);
    if (!readable)
        return all;
    std::vector<std::int64_t> streams;
    {
        Query rows = database.query("SELECT no, scope FROM stream");
        while (rows.step())
            if (!readable->contains(rows.id(1)))
                streams.push_back(rows.integer(0));
    }
    for (const std::int64_t stream : streams) {
        Query rows = database.query("SELECT o.type, o.record, o.seq, o.stamp, s.device, o.body "
                                    "FROM op_log o JOIN stream s ON s.no = o.stream WHERE "
                                    "o.stream = ? AND o.kind <> 5",
                                    stream);
        while (rows.step()) {
            const Stamp stamp{rows.integer(3), rows.integer(4)};
            const RecordType *type =
                database.types().numbered(static_cast<std::uint16_t>(rows.integer(0)));
            auto body = decodeOp(rows.bytes(5), stamp, deviceNames(database));
            if (type == nullptr || !body)
                continue;
            Written &one = all[rows.id(1)];
            one.type = type;
            one.entries.push_back({stream, rows.integer(2), stamp, *std::move(body)});
        }
    }
    for (auto &[record, one] : all)
        note(one, subject);
    return all;
}

// A pick they were at, and what else hangs on it.
void relate(WrittenRecords &all)
{
    const auto related = [&](const Id &record) {
        const auto found = all.find(record);
        return found != all.end() && found->second.isRelated;
    };
    for (bool any = true; any;) {
        any = false;
        for (auto &[record, one] : all)
            for (const Id &parent : one.parents) {
                const auto above = all.find(parent);
                if (one.isRelated && above != all.end() && !above->second.isRelated)
                    above->second.isRelated = any = true;
                else if (!one.isRelated && related(parent))
                    one.isRelated = any = true;
                if (!one.isLed && above != all.end() && above->second.isLed)
                    one.isLed = any = true;
            }
    }
}

std::set<std::uint16_t> wipedFields(Database &database, const RecordType &type)
{
    std::set<std::uint16_t> fields;
    Query rows = database.query("SELECT column_name FROM personal_field WHERE type = ? AND how = "
                                "'wipe' AND owner_column <> ''",
                                type.number);
    while (rows.step())
        if (const RecordField *field = type.field(rows.text(0)))
            fields.insert(field->number);
    return fields;
}

} // namespace

std::set<std::pair<std::int64_t, Id>>
Erasure::takeOutElsewhere(Database &database, const Id &subject, const ReplaceElsewhere &with)
{
    std::set<std::pair<std::int64_t, Id>> touched;
    WrittenRecords all = recordsElsewhere(database, subject);
    relate(all);
    const JournalWrite allowed(database);
    for (auto &[record, one] : all) {
        const std::set<std::uint16_t> wiped =
            one.isOfThem ? wipedFields(database, *one.type) : std::set<std::uint16_t>{};
        for (Entry &entry : one.entries) {
            bool any = false;
            for (FieldWrite &write : entry.body.writes) {
                const RecordField *field = one.type->field(write.field);
                if (field == nullptr || isNull(write.value))
                    continue;
                Value left = wiped.contains(write.field)
                                 ? Value{}
                                 : with({*one.type, *field, one.isRelated, one.isLed}, write.value);
                any = any || left != write.value;
                write.value = std::move(left);
            }
            if (!any)
                continue;
            touched.emplace(one.type->number, record);
            database
                .query("UPDATE op_log SET body = ?, erased = 1 WHERE stream = ? AND seq = ?",
                       Blob{encodeOp(entry.body, entry.stamp, deviceNames(database))}, entry.stream,
                       entry.seq)
                .run();
        }
    }
    return touched;
}

void Erasure::tellElsewhere(const Id &subject, const ReplaceElsewhere &with)
{
    m_change.open();
    for (const auto &[type, record] : takeOutElsewhere(m_database, subject, with))
        static_cast<void>(restate(type, record));
}

} // namespace sc
