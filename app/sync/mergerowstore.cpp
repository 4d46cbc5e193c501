// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/fieldgroups.h"
#include "sync/mergework.h"

#include <algorithm>

namespace sc {

namespace {

bool eachFieldOnce(const OpBody &body)
{
    for (std::size_t i = 0; i < body.writes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (body.writes[i].field == body.writes[j].field)
                return false;
    return true;
}

const RecordType *typeOf(const Database &database, std::int64_t number)
{
    return number > 0 && number <= 0xffff
               ? database.types().numbered(static_cast<std::uint16_t>(number))
               : nullptr;
}

bool knowsAll(const RecordType &type, const OpBody &body)
{
    return std::ranges::all_of(
        body.writes, [&](const FieldWrite &write) { return type.field(write.field) != nullptr; });
}

} // namespace

MergeRows::MergeRows(Database &database, DeviceCache &devices, MergeOutcome &outcome)
    : m_database(database), m_names(devices.names()), m_outcome(outcome), m_owners(database)
{
    Query rows = m_database.query("SELECT record FROM merge_open UNION ALL "
                                  "SELECT record FROM merge_waiting UNION ALL "
                                  "SELECT record FROM op_log WHERE kind = 5");
    while (rows.step())
        m_special.insert(rows.id(0));
}

// Certificates, keys and decisions are records too, but none that anybody would count.
void MergeRows::note(const RecordType &type, const Id &record, Seen seen)
{
    const bool isNew = m_seen.try_emplace(record, seen).second; // what is new stays new
    if (!isNew || type.name.starts_with("sync_") || type.name == "decision")
        return;
    ++(seen == Seen::New ? m_outcome.newRecords : m_outcome.changedRecords);
}

// What came with this merge is nothing that anybody here would miss.
bool MergeRows::isNew(const Id &record) const
{
    const auto seen = m_seen.find(record);
    return seen != m_seen.end() && seen->second == Seen::New;
}

void MergeRows::rebuildLater(const RecordType &type, const Id &record, const Id &scope)
{
    m_rebuild.try_emplace(record, &type, scope);
}

void MergeRows::waitForUpgrade(const PendingOp &pending)
{
    m_database
        .query("INSERT OR IGNORE INTO merge_waiting (record, type, why) VALUES (?, ?, 2)",
               pending.op->record, pending.op->type)
        .run();
    m_special.insert(pending.op->record);
}

void MergeRows::apply(const PendingOp &pending, const std::optional<OpBody> &body)
{
    const Id &record = pending.op->record;
    const RecordType *type = typeOf(m_database, pending.op->type);
    if (type == nullptr) {
        if (pending.op->type != 0)
            waitForUpgrade(pending);
        return;
    }
    if (type->scope != ScopeKind::Shared)
        m_touched.try_emplace(record, type);
    if (m_rebuild.contains(record))
        return;
    const OpKind kind = pending.op->kind;
    bool laid = false;
    if (body && !m_special.contains(record) && eachFieldOnce(*body) && knowsAll(*type, *body)) {
        if (kind == OpKind::Create || kind == OpKind::Adopt)
            laid = create(*type, pending, *body);
        else if (kind != OpKind::Erase)
            laid = update(*type, pending, *body);
    }
    if (!laid)
        rebuildLater(*type, record, pending.key->scope);
    else if (Hangers::hangs(*type))
        noteOwners(*type, record, *body, kind == OpKind::Create || kind == OpKind::Adopt);
}

// What hangs on a record that somebody deleted without knowing keeps it; what hangs there no more
// does not.
void MergeRows::noteOwners(const RecordType &type, const Id &record, const OpBody &body, bool isNew)
{
    for (const FieldWrite &write : body.writes) {
        const RecordField &field = *type.field(write.field);
        if (isNew) {
            m_anyHanging = true;
            m_owners.add(type, field, write.value);
        } else if (field.number == RecordType::kDeleted || field.kind == FieldKind::Ref) {
            m_hanging.try_emplace(record, &type);
        }
    }
}

bool MergeRows::create(const RecordType &type, const PendingOp &pending, const OpBody &body)
{
    RowStamps stamps(body.base);
    std::vector<Value> values(type.fields.size());
    values.front() = Value{std::int64_t{0}};
    for (const FieldWrite &write : body.writes) {
        if (std::ranges::contains(write.replaces, write.stamp))
            return false;
        const RecordField &field = *type.field(write.field);
        values[type.indexOf(field)] = fitting(field, write.value);
        stamps.set(write.field, write.stamp);
    }
    if (values.front() != Value{std::int64_t{0}})
        return false; // begins deleted: what it has seen has to be looked at
    std::string &sql = m_insertSql[&type];
    if (sql.empty())
        sql = type.insertSql + " ON CONFLICT (id) DO NOTHING";
    const std::string encoded = stamps.encode();
    Query insert = m_database.query(sql);
    insert.bindBytesInPlace(1, pending.op->record.bytes());
    insert.bindBytesInPlace(2, encoded);
    int position = 2;
    for (const Value &value : values)
        insert.bindInPlace(++position, value);
    if (insert.run() == 0)
        return false; // begun here too
    note(type, pending.op->record, Seen::New);
    return true;
}

bool MergeRows::readRow(const RecordType &type, const Id &record, RowStamps &stamps, bool &deleted)
{
    Query row =
        m_database.query("SELECT stamps, deleted FROM " + type.table + " WHERE id = ?", record);
    if (!row.step())
        return false;
    auto read = RowStamps::decode(row.bytes(0));
    if (!read)
        return false;
    stamps = *std::move(read);
    deleted = row.integer(1) != 0;
    return true;
}

// The new value simply follows the one shown, which is the only one there is. Anything else is left
// to the record's whole history.
bool MergeRows::update(const RecordType &type, const PendingOp &pending, const OpBody &body)
{
    RowStamps stamps;
    bool deleted = false;
    if (body.writes.empty() || !readRow(type, pending.op->record, stamps, deleted) || deleted)
        return false;
    bool deletes = false;
    std::string sql = "UPDATE " + type.table + " SET stamps = ?";
    for (const FieldWrite &write : body.writes) {
        if (write.field == RecordType::kDeleted) {
            deletes = write.value == Value{std::int64_t{1}};
            const bool sawAll = std::ranges::all_of(stamps.all(), [&](Stamp stamp) {
                return std::ranges::contains(write.replaces, stamp);
            });
            if (!deletes || !sawAll || body.writes.size() != 1 || Hangers::isOwner(type))
                return false;
        } else if (write.replaces.size() != 1 || write.replaces.front() != stamps.of(write.field)) {
            return false;
        }
        if (std::ranges::contains(write.replaces, write.stamp))
            return false;
        sql += ", " + type.field(write.field)->column + " = ?";
    }
    for (const FieldWrite &write : body.writes)
        stamps.set(write.field, write.stamp);
    Query change = m_database.query(sql + " WHERE id = ?", Blob{stamps.encode()});
    int position = 1;
    for (const FieldWrite &write : body.writes)
        change.bind(++position, fitting(*type.field(write.field), write.value));
    change.bind(++position, pending.op->record);
    change.run();
    note(type, pending.op->record, Seen::Changed);
    if (deletes && type.scope != ScopeKind::Parent && !isNew(pending.op->record))
        ++m_outcome.deletedByArea[pending.key->scope];
    return true;
}

std::vector<Id> MergeRows::written(bool isNew) const
{
    std::vector<Id> records;
    for (const auto &[record, seen] : m_seen)
        if ((seen == Seen::New) == isNew)
            records.push_back(record);
    return records;
}

RecordBuilder::Outcome MergeRows::rebuildNow(RecordBuilder &builder, const RecordType &type,
                                             const Id &record, const Id &scope)
{
    RecordBuilder::Outcome outcome = builder.rebuild(type, record);
    if (outcome.changed)
        note(type, record, outcome.isNew ? Seen::New : Seen::Changed);
    const bool gone = outcome.wasShown && !outcome.isShown && !isNew(record);
    if (gone && type.scope != ScopeKind::Parent)
        ++m_outcome.deletedByArea[scope];
    const int differs = static_cast<int>(outcome.differing.size());
    if (differs > 0)
        m_disputes.push_back({&type, record, outcome.differedBefore, differs,
                              !outcome.isShown || areTogether(type, outcome.differing)});
    if (differs > outcome.differedBefore)
        m_disputed.emplace_back(type.number, record);
    return outcome;
}

void MergeRows::finish()
{
    RecordBuilder builder(m_database, m_names);
    // Those that were begun together lie together.
    std::vector<std::pair<Id, std::pair<const RecordType *, Id>>> inOrder(m_rebuild.begin(),
                                                                          m_rebuild.end());
    std::ranges::sort(inOrder, {}, [](const auto &one) { return one.first; });
    for (const auto &[record, what] : inOrder) {
        const auto &[type, scope] = what;
        if (Hangers::isOwner(*type)) {
            m_owners.addAlways(*type, record);
            continue;
        }
        rebuildNow(builder, *type, record, scope);
        if (Hangers::hangs(*type))
            m_hanging.try_emplace(record, type);
    }
    for (const auto &[record, type] : m_hanging)
        m_owners.addOwnersOf(*type, record);
    rebuildOwners(builder);
}

// After all that may hang on them.
void MergeRows::rebuildOwners(RecordBuilder &builder)
{
    if (m_anyHanging || !m_hanging.empty() || !m_rebuild.empty())
        m_owners.addOpen();
    m_owners.lookAt([&](const RecordType &type, const Id &record) {
        Id scope;
        if (const auto asked = m_rebuild.find(record); asked != m_rebuild.end())
            scope = asked->second.second;
        else if (type.scope == ScopeKind::Area) {
            Query row = m_database.query(
                "SELECT " + type.scopeColumn + " FROM " + type.table + " WHERE id = ?", record);
            if (row.step() && !row.isNull(0))
                scope = row.id(0);
        }
        const auto outcome = rebuildNow(builder, type, record, scope);
        return outcome.changed;
    });
}

} // namespace sc
