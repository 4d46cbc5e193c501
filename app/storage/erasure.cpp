// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/erasure.h"

#include "storage/recordbuilder.h"

#include <algorithm>
#include <limits>

namespace sc {

namespace {

struct Entry {
    std::int64_t stream = 0;
    std::int64_t seq = 0;
    OpKind kind = OpKind::Update;
    Stamp stamp;
    OpBody body;
    Id scope;
    bool erased = false;
};

std::vector<Entry> entriesOf(Database &database, const Id &record)
{
    Query ops =
        database.query("SELECT o.stream, o.seq, o.stamp, s.device, o.body, o.kind, s.scope, "
                       "o.erased FROM op_log o JOIN stream s ON s.no = o.stream WHERE o.record = ?",
                       record);
    std::vector<Entry> entries;
    while (ops.step()) {
        const Stamp stamp{ops.integer(2), ops.integer(3)};
        auto body = decodeOp(ops.bytes(4), stamp, deviceNames(database));
        if (body)
            entries.push_back({ops.integer(0), ops.integer(1), static_cast<OpKind>(ops.integer(5)),
                               stamp, *std::move(body), ops.id(6), ops.integer(7) != 0});
    }
    return entries;
}

std::vector<const RecordField *> fieldsNamed(const RecordType &type,
                                             const std::vector<std::string> &columns)
{
    std::vector<const RecordField *> fields;
    for (const std::string &column : columns) {
        if (const RecordField *field = type.field(column); field != nullptr)
            fields.push_back(field);
    }
    return fields;
}

bool hasErasedWords(const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text != nullptr && text->contains(kErasedWords);
}

/// Of each field: whether a write still counts, or is what those that count disagree about.
class Counting {
public:
    explicit Counting(const std::vector<Entry> &entries)
    {
        for (const Entry &entry : entries)
            for (const FieldWrite &write : entry.body.writes) {
                Field &field = m_fields[write.field];
                field.writes.insert(write.stamp);
                field.replaced.insert(write.replaces.begin(), write.replaces.end());
            }
    }
    [[nodiscard]] bool has(const FieldWrite &write) const
    {
        const Field &field = m_fields.at(write.field);
        return !field.replaced.contains(write.stamp) ||
               std::ranges::count_if(
                   field.writes, [&](Stamp stamp) { return !field.replaced.contains(stamp); }) > 1;
    }

private:
    struct Field {
        std::set<Stamp> writes;
        std::set<Stamp> replaced;
    };
    std::map<std::uint16_t, Field> m_fields;
};

bool isAmong(const std::vector<const RecordField *> &fields, std::uint16_t number)
{
    return std::ranges::contains(fields, number, [](const RecordField *f) { return f->number; });
}

/// What is left of the reason of a change, whose entries can no longer be tested by it.
void writeReason(Database &database, const Id &action, const Value &left)
{
    database.query("UPDATE action SET reason = ? WHERE id = ?", left, action).run();
    database
        .query("UPDATE op_log SET erased = 1 WHERE action = (SELECT no FROM action WHERE id = ?)",
               action)
        .run();
}

} // namespace

ErasedValues ErasedValues::of(Database &database, const Id &record, const DeviceNames &devices)
{
    ErasedValues values;
    for (const JournalOp &op : journalOf(database, record, devices)) {
        if (op.kind != OpKind::Erase)
            continue;
        for (const FieldWrite &write : op.body.writes)
            if (write.stamp == op.stamp)
                values.m_empty.insert(write.field);
            else
                values.m_left.insert_or_assign({write.field, write.stamp}, write.value);
    }
    return values;
}

bool ErasedValues::takeOut(OpBody &body) const
{
    bool any = false;
    for (FieldWrite &write : body.writes) {
        const auto left = m_left.find({write.field, write.stamp});
        if (isEmptyForEver(write.field) && !isNull(write.value)) {
            write.value = Value{};
            any = true;
        } else if (left != m_left.end() && left->second != write.value && !isNull(write.value)) {
            write.value = left->second;
            any = true;
        }
    }
    return any;
}

void ErasedValues::takeOutOfJournal(Database &database, std::int64_t type, const Id &record,
                                    const DeviceNames &devices) const
{
    const JournalWrite allowed(database);
    if (type == kReasons) {
        for (const auto &[where, left] : m_left)
            writeReason(database, record, left);
        return;
    }
    for (Entry &entry : entriesOf(database, record))
        if (entry.kind != OpKind::Erase && takeOut(entry.body))
            database
                .query("UPDATE op_log SET body = ?, erased = 1 WHERE stream = ? AND seq = ?",
                       Blob{encodeOp(entry.body, entry.stamp, devices)}, entry.stream, entry.seq)
                .run();
}

bool Erasure::takeOut(const RecordType &type, const Id &record, const OpBody &body)
{
    if (body.writes.empty())
        return false;
    m_change.appendErasure(type, record, body);
    const DeviceNames devices = deviceNames(m_database);
    ErasedValues::of(m_database, record, devices)
        .takeOutOfJournal(m_database, type.number, record, devices);
    RecordBuilder(m_database, devices).rebuild(type, record);
    return true;
}

bool Erasure::replace(std::string_view typeName, const Id &record,
                      const std::vector<std::string> &columns, const Replace &with)
{
    const RecordType *type = m_database.types().named(typeName);
    if (type == nullptr)
        return false;
    m_change.open();
    const JournalWrite allowed(m_database);
    const auto fields = fieldsNamed(*type, columns);
    OpBody body;
    for (const Entry &entry : entriesOf(m_database, record)) {
        for (const FieldWrite &write : entry.body.writes) {
            if (!isAmong(fields, write.field) || isNull(write.value))
                continue;
            Value left = with(write.value);
            if (left != write.value)
                body.writes.push_back({write.field, std::move(left), write.stamp, {}});
        }
    }
    return takeOut(*type, record, body);
}

bool Erasure::replaceHeld(Database &database, const RecordType &type, const Id &record,
                          const RecordField &field, const Replace &with)
{
    const JournalWrite allowed(database);
    const DeviceNames devices = deviceNames(database);
    bool any = false;
    for (Entry &entry : entriesOf(database, record)) {
        bool here = false;
        for (FieldWrite &write : entry.body.writes) {
            if (entry.kind == OpKind::Erase || write.field != field.number || isNull(write.value))
                continue;
            Value left = with(write.value);
            here = here || left != write.value;
            write.value = std::move(left);
        }
        if (here)
            database
                .query("UPDATE op_log SET body = ?, erased = 1 WHERE stream = ? AND seq = ?",
                       Blob{encodeOp(entry.body, entry.stamp, devices)}, entry.stream, entry.seq)
                .run();
        any = any || here;
    }
    if (any)
        RecordBuilder(database, devices).rebuild(type, record);
    return any;
}

std::set<std::pair<std::int64_t, Id>>
Erasure::replaceHeldReasons(Database &database,
                            const std::function<std::string(const std::string &)> &with)
{
    const JournalWrite allowed(database);
    std::map<Id, std::string> changed;
    {
        Query rows = database.query("SELECT id, reason FROM action WHERE reason <> ''");
        while (rows.step())
            if (std::string left = with(rows.text(1)); left != rows.text(1))
                changed.emplace(rows.id(0), std::move(left));
    }
    std::set<std::pair<std::int64_t, Id>> touched;
    for (const auto &[action, reason] : changed) {
        writeReason(database, action, Value{reason});
        touched.emplace(ErasedValues::kReasons, action);
    }
    return touched;
}

bool Erasure::wipe(std::string_view typeName, const Id &record,
                   const std::vector<std::string> &columns)
{
    const RecordType *type = m_database.types().named(typeName);
    if (type == nullptr)
        return false;
    m_change.open();
    const JournalWrite allowed(m_database);
    const auto gone = ErasedValues::of(m_database, record, deviceNames(m_database));
    OpBody body;
    for (const RecordField *field : fieldsNamed(*type, columns))
        if (!gone.isEmptyForEver(field->number))
            body.writes.push_back({field->number, Value{}, {}, {}});
    bool held = false;
    for (const Entry &entry : entriesOf(m_database, record)) {
        for (const FieldWrite &write : entry.body.writes)
            for (FieldWrite &empty : body.writes)
                if (empty.field == write.field) {
                    held = held || !isNull(write.value);
                    empty.replaces.push_back(write.stamp);
                }
    }
    takeOut(*type, record, body);
    return held;
}

// The fields an erasure empties; those of a type this version does not know may be any.
std::set<std::uint16_t> Erasure::wiped(std::int64_t type)
{
    std::set<std::uint16_t> fields;
    Query rows = m_database.query("SELECT f.number FROM personal_field p JOIN record_field f ON "
                                  "f.type = p.type AND f.column_name = p.column_name "
                                  "WHERE p.type = ? AND p.how = 'wipe'",
                                  type);
    while (rows.step())
        fields.insert(static_cast<std::uint16_t>(rows.integer(0)));
    return fields;
}

void Erasure::append(const Id &scope, std::int64_t type, const Id &record, const OpBody &body)
{
    RecordType unknown; // guards ask for known types only, and keep what they are given
    unknown.number = static_cast<std::uint16_t>(type);
    const RecordType *known = m_database.types().numbered(unknown.number);
    static_cast<void>(m_change.nextStamp());
    m_change.append(scope, known != nullptr ? *known : unknown, record, OpKind::Erase, body);
    m_change.m_anyErased = true;
}

// The reason belongs to the areas whose entries were made for it.
void Erasure::tellReason(const Id &action, const std::string &left)
{
    std::vector<Id> scopes;
    {
        Query rows = m_database.query("SELECT DISTINCT s.scope FROM op_log o JOIN stream s ON "
                                      "s.no = o.stream WHERE o.action = (SELECT no FROM action "
                                      "WHERE id = ?) ORDER BY 1",
                                      action);
        while (rows.step())
            scopes.push_back(rows.id(0));
    }
    for (const Id &scope : scopes)
        append(scope, ErasedValues::kReasons, action, {{}, {{2, Value{left}, {0, 0}, {}}}});
}

bool Erasure::restate(std::int64_t type, const Id &record)
{
    if (type < 0 || type > std::numeric_limits<std::uint16_t>::max())
        return false;
    const bool anyEmptied =
        type == ErasedValues::kReasons ||
        m_database.query("SELECT 1 FROM op_log WHERE record = ? AND erased = 1 LIMIT 1", record)
            .step();
    if (!anyEmptied)
        return false;
    m_change.open();
    const JournalWrite allowed(m_database);
    const DeviceNames devices = deviceNames(m_database);
    const auto told = ErasedValues::of(m_database, record, devices);
    if (type == ErasedValues::kReasons) {
        Query row = m_database.query("SELECT reason FROM action WHERE id = ?", record);
        if (!row.step() || !row.text(0).contains(kErasedWords) || told.tells({2, {}, {}, {}}))
            return false;
        tellReason(record, row.text(0));
        return true;
    }
    const std::vector<Entry> entries = entriesOf(m_database, record);
    const RecordType *known = m_database.types().numbered(static_cast<std::uint16_t>(type));
    const std::set<std::uint16_t> fields = wiped(type);
    const Counting counting(entries);
    std::map<Id, std::map<std::pair<std::uint16_t, Stamp>, Value>> left;
    for (const Entry &entry : entries)
        for (const FieldWrite &write : entry.body.writes) {
            const bool isEmptied = isNull(write.value) && counting.has(write) &&
                                   (known == nullptr || fields.contains(write.field));
            if (entry.erased && entry.kind != OpKind::Erase && !told.tells(write) &&
                (isEmptied || hasErasedWords(write.value)))
                left[entry.scope].emplace(std::pair(write.field, write.stamp), write.value);
        }
    for (const auto &[scope, writes] : left) {
        OpBody body;
        for (const auto &[which, value] : writes)
            body.writes.push_back({which.first, value, which.second, {}});
        append(scope, type, record, body);
    }
    if (left.empty())
        return false;
    ErasedValues::of(m_database, record, devices)
        .takeOutOfJournal(m_database, type, record, devices);
    const bool isWaiting =
        m_database.query("SELECT 1 FROM merge_waiting WHERE record = ? AND why = 3", record).step();
    if (known != nullptr && !isWaiting)
        RecordBuilder(m_database, devices).rebuild(*known, record);
    return true;
}

void Erasure::replaceReasons(const std::function<std::string(const std::string &)> &with)
{
    m_change.open();
    for (const auto &[type, action] : replaceHeldReasons(m_database, with)) {
        std::string left;
        {
            Query row = m_database.query("SELECT no, reason FROM action WHERE id = ?", action);
            row.step();
            left = row.text(1);
            if (row.integer(0) == m_change.m_actionNo)
                m_change.m_reason = left; // what is still to come of it is signed with these words
        }
        tellReason(action, left);
    }
}

std::vector<std::string> Erasure::everHeld(Database &database, std::string_view typeName,
                                           const Id &record,
                                           const std::vector<std::string> &columns)
{
    std::vector<std::string> texts;
    const RecordType *type = database.types().named(typeName);
    if (type == nullptr)
        return texts;
    const auto fields = fieldsNamed(*type, columns);
    for (const Entry &entry : entriesOf(database, record)) {
        for (const FieldWrite &write : entry.body.writes) {
            const auto *text = std::get_if<std::string>(&write.value);
            if (text != nullptr && isAmong(fields, write.field) &&
                !std::ranges::contains(texts, *text))
                texts.push_back(*text);
        }
    }
    return texts;
}

Result<void> Erasure::rewriteFile(Database &database)
{
    if (database.isInMemory())
        return {};
    return database.attempt([&] {
        for (const char *index : {"champion_search", "report_search"})
            database.execute(std::string("INSERT INTO ") + index + "(" + index +
                             ") VALUES ('optimize')");
        const JournalWrite allowed(database); // every table is copied
        database.execute("VACUUM");
        database.query("PRAGMA wal_checkpoint(TRUNCATE)").step();
    });
}

} // namespace sc
