// SPDX-License-Identifier: GPL-3.0-or-later
// Which area's stream a record belongs to, what it takes with it to another, and what a person
// decides where PCs disagree.
#include "storage/erasure.h"
#include "storage/hangers.h"
#include "storage/journal.h"
#include "storage/recordbuilder.h"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <iterator>

namespace sc {

namespace {

using WrittenStamps = std::set<std::pair<std::uint16_t, Stamp>>;

/// What the entries about a record say, by the area in whose stream they stand.
std::map<Id, WrittenStamps> writtenByScope(Database &database, const Id &record,
                                           const DeviceNames &devices)
{
    std::map<Id, WrittenStamps> written;
    Query rows = database.query("SELECT o.stamp, s.device, o.body, s.scope FROM op_log o JOIN "
                                "stream s ON s.no = o.stream WHERE o.record = ?",
                                record);
    while (rows.step()) {
        WrittenStamps &stamps = written[rows.id(3)];
        if (const auto body =
                decodeOp(rows.bytes(2), Stamp{rows.integer(0), rows.integer(1)}, devices))
            for (const FieldWrite &write : body->writes)
                stamps.emplace(write.field, write.stamp);
    }
    return written;
}

bool beginsIn(std::span<const JournalOp> ops)
{
    return std::ranges::any_of(ops, [](const JournalOp &op) {
        return op.kind == OpKind::Create || op.kind == OpKind::Adopt;
    });
}

} // namespace

Id Change::scopeOf(const RecordType &type, const RowView &row)
{
    if (type.scope == ScopeKind::Shared)
        return {};
    if (type.scope == ScopeKind::Parent)
        return scopeOfParent(type, row);
    const auto *area = std::get_if<Blob>(row[type.indexOf(*type.field(type.scopeColumn))]);
    return area == nullptr ? Id{} : Id::fromBytes(area->bytes).value_or(Id{});
}

// What hangs on something that hangs on a record is that record's area's too.
Id Change::scopeOfParent(const RecordType &type, const RowView &row)
{
    const auto *parent = std::get_if<Blob>(row[type.indexOf(*type.field(type.scopeColumn))]);
    std::string parentType = type.parentType;
    if (const RecordField *owner = type.field("owner_type"); parentType.empty() && owner != nullptr)
        if (const auto *name = std::get_if<std::string>(row[type.indexOf(*owner)]))
            parentType = *name;
    const RecordType *above = m_database.types().named(parentType);
    if (parent == nullptr || above == nullptr || above->scope == ScopeKind::Shared)
        return {};
    if (above->scope == ScopeKind::Parent) {
        const auto id = Id::fromBytes(parent->bytes);
        const auto next = id ? readRow(*above, *id) : std::nullopt;
        return next ? scopeOfParent(*above, viewOf(*next)) : Id{};
    }
    Query found = m_database.query(
        "SELECT " + above->scopeColumn + " FROM " + above->table + " WHERE id = ?", *parent);
    return found.step() && !found.isNull(0) ? found.id(0) : Id{};
}

// The old areas learn only that the record left; the new one gets every field with its original
// stamp, and whatever hangs on the record comes along.
void Change::move(const RecordType &type, const Id &record, const OpBody &body,
                  const std::vector<Id> &from, const Id &to)
{
    std::set<Id> left(from.begin(), from.end());
    for (const auto &[area, stamps] : writtenByScope(m_database, record, deviceNames(m_database)))
        left.insert(area); // those it was in before are told where it is by now
    left.erase(to);
    for (const Id &area : left)
        append(area, type, record, OpKind::MovedOut, body);
    adopt(type, record, to, &body);
    const DeviceNames devices = deviceNames(m_database);
    std::vector<HangingRecords::Typed> gone = HangingRecords(m_database, devices).of(type, record);
    for (const auto &[kind, id] : gone)
        adopt(*kind, id, to, nullptr);
    gone.emplace_back(&type, record);
    const auto readable = readableAreas(m_database);
    if (!readable || readable->contains(to))
        return;
    // The other team's from now on: whoever moved it there can no more write to it than its area.
    for (const auto &[kind, id] : gone) {
        if (const auto row = readRow(*kind, id))
            noteOwners(*kind, viewOf(*row));
        RecordBuilder(m_database, devices).hide(*kind, id);
    }
}

// Everything that still counts of the record, disagreements too. What was replaced is named, so
// that a late edit of the old area that comes by itself is laid against the right value. A move out
// of no area's stream has written its own fields only here.
void Change::adopt(const RecordType &type, const Id &record, const Id &into, const OpBody *with)
{
    const DeviceNames devices = deviceNames(m_database);
    std::vector<JournalOp> ops = journalOf(m_database, record, devices);
    if (with != nullptr)
        ops.push_back({OpKind::Update, {m_lastStamp, m_database.device().no}, *with});
    append(into, type, record, OpKind::Adopt, whatCounts(ops, devices));
}

void Change::rebuild(const RecordType &type, const Id &record)
{
    const DeviceNames devices = deviceNames(m_database);
    RecordBuilder(m_database, devices).rebuild(type, record);
}

// All the writes this one stands in for. Where PCs wrote the same without knowing of each other,
// that is more than the one the row shows.
std::vector<Stamp> Change::replacedBy(const RecordField &field, const Row &row,
                                      const Value &shown) const
{
    std::vector<Stamp> replaced{row.stamps.of(field.number)};
    if (!row.open)
        return replaced;
    if (const auto heads = row.open->heads.find(field.number); heads != row.open->heads.end())
        for (const FieldWrite &head : heads->second)
            if (fitting(field, head.value) == shown && !std::ranges::contains(replaced, head.stamp))
                replaced.push_back(head.stamp);
    return replaced;
}

// A deletion names everything it has seen of the record, so that other PCs can tell an edit that it
// has not.
void Change::addSeen(const Row &row, Stamp own, std::vector<Stamp> &replaced)
{
    const auto add = [&](Stamp stamp) {
        if (stamp != own && !std::ranges::contains(replaced, stamp))
            replaced.push_back(stamp);
    };
    std::ranges::for_each(row.stamps.all(), add);
    std::ranges::for_each(row.hanging, add);
    if (!row.open)
        return;
    for (const auto &[field, heads] : row.open->heads)
        std::ranges::for_each(heads, add, &FieldWrite::stamp);
    std::ranges::for_each(row.open->unseen, add, &FieldWrite::stamp);
}

// What hangs on the record, too: a deletion names it, so that other PCs can tell what was hung on
// it by somebody who did not know.
void Change::seeHanging(const RecordType &type, const Id &record, Row &row)
{
    if (Hangers::isOwner(type))
        row.hanging = Hangers(m_database).seenBy(type, record);
}

void Change::noteOwners(const RecordType &type, const RowView &row)
{
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const auto *bytes =
            type.fields[i].kind == FieldKind::Ref ? std::get_if<Blob>(row[i]) : nullptr;
        const std::string_view owner =
            bytes == nullptr ? std::string_view() : Hangers::ownerOf(type, type.fields[i]);
        if (const auto id = owner.empty() ? std::nullopt : Id::fromBytes(bytes->bytes))
            m_owners.try_emplace(*id, &typeNamed(owner));
    }
}

// Something was hung on what is deleted, or hangs there no more.
void Change::lookAtOwners()
{
    if (m_owners.empty())
        return;
    OwnersToLookAt owners(m_database);
    for (const auto &[record, type] : std::exchange(m_owners, {}))
        owners.addIfOwner(*type, record);
    const DeviceNames devices = deviceNames(m_database);
    owners.lookAt([&](const RecordType &type, const Id &record) {
        const auto outcome = RecordBuilder(m_database, devices).rebuild(type, record);
        return outcome.wasShown != outcome.isShown;
    });
}

bool Change::isAway(const Id &record)
{
    return m_database.query("SELECT 1 FROM merge_waiting WHERE record = ? AND why = 3", record)
        .step();
}

void Change::settle(std::string_view typeName, const Id &record, std::string_view column,
                    const Value &value)
{
    open();
    const JournalWrite allowed(m_database);
    const RecordType &type = typeNamed(typeName);
    std::optional<Row> row = readRow(type, record);
    const RecordField *field = type.field(column);
    if (!row || field == nullptr)
        throw SQLite::Exception("nothing to settle");
    const Stamp stamp = nextStamp();
    FieldWrite write{field->number, value, stamp, {row->stamps.of(field->number)}};
    std::vector<Id> areas{scopeOf(type, viewOf(*row))};
    if (row->open)
        for (const FieldWrite &head : row->open->heads[field->number]) {
            if (!std::ranges::contains(write.replaces, head.stamp))
                write.replaces.push_back(head.stamp);
            const auto *area = std::get_if<Blob>(&head.value);
            if (type.scope == ScopeKind::Area && column == type.scopeColumn && area != nullptr)
                areas.push_back(Id::fromBytes(area->bytes).value_or(Id{}));
        }
    noteOwners(type, viewOf(*row));
    if (field->number == RecordType::kDeleted && value != Value{std::int64_t{0}}) {
        seeHanging(type, record, *row);
        addSeen(*row, {}, write.replaces);
    }
    for (const Stamp one : write.replaces)
        write.stamp.time = std::max(write.stamp.time, one.time + 1);
    row->values[type.indexOf(*field)] = value;
    noteOwners(type, viewOf(*row));
    const Id to = scopeOf(type, viewOf(*row));
    std::ranges::sort(areas);
    const auto [first, last] = std::ranges::unique(areas);
    areas.erase(first, last);
    std::erase(areas, to);
    const OpBody body{{}, {std::move(write)}};
    if (areas.empty())
        append(to, type, record, OpKind::Update, body);
    else
        move(type, record, body, areas, to);
    m_settles = true;
    m_database.query("INSERT OR IGNORE INTO merging (one) VALUES (1)").run();
    if (!isAway(record))
        rebuild(type, record);
}

// Where its late writes go, and that every area that has it knows where it went: whoever moved it
// may not have known all of them, or was lost before it had told.
void Change::sendOn(const RecordType &type, const Id &record, const Id &into, bool anybodys)
{
    open();
    const JournalWrite allowed(m_database);
    const DeviceNames devices = deviceNames(m_database);
    std::map<Id, WrittenStamps> known = writtenByScope(m_database, record, devices);
    const std::vector<JournalOp> ops = journalOf(m_database, record, devices);
    if (!beginsIn(ops))
        return; // what came beyond a gap alone would make half a record of it elsewhere
    const OpBody counts = whatCounts(ops, devices);
    const std::int64_t own = m_database.device().no;
    const bool isLate = std::ranges::any_of(counts.writes, [&](const FieldWrite &write) {
        return (anybodys || write.stamp.device == own) &&
               !known[into].contains({write.field, write.stamp});
    });
    if (isLate)
        append(into, type, record, OpKind::Adopt, counts);
    if (type.scope != ScopeKind::Area)
        return;
    OpBody whereTo;
    std::ranges::copy_if(
        counts.writes, std::back_inserter(whereTo.writes),
        [&](std::uint16_t field) { return field == type.field(type.scopeColumn)->number; },
        &FieldWrite::field);
    for (const auto &[scope, stamps] : known) {
        const bool knows = std::ranges::all_of(whereTo.writes, [&](const FieldWrite &write) {
            return stamps.contains({write.field, write.stamp});
        });
        if (scope != into && !knows)
            append(scope, type, record, OpKind::MovedOut, whereTo);
    }
}

// Told to every area that has entries about the record: those it was in before have them too. Words
// left of others stay with the area they were written in.
void Change::appendErasure(const RecordType &type, const Id &record, OpBody body)
{
    const Stamp own = nextStamp();
    for (FieldWrite &write : body.writes)
        if (isNull(write.value) && write.stamp == Stamp{})
            write.stamp = own;
    for (const auto &[scope, stamps] :
         writtenByScope(m_database, record, deviceNames(m_database))) {
        OpBody told;
        for (const FieldWrite &write : body.writes)
            if (write.stamp == own || stamps.contains({write.field, write.stamp}))
                told.writes.push_back(write);
        if (!told.writes.empty())
            append(scope, type, record, OpKind::Erase, told);
    }
    m_anyErased = true;
}

// A field that was erased stays empty, whoever writes it.
FieldValues Change::stillWritable(const RecordType &type, const Id &record,
                                  const FieldValues &fields)
{
    const auto gone = ErasedValues::of(m_database, record, deviceNames(m_database));
    FieldValues left;
    for (const auto &[column, value] : fields) {
        const RecordField *field = type.field(column);
        if (field == nullptr || !gone.isEmptyForEver(field->number))
            left.emplace_back(column, value);
    }
    return left;
}

} // namespace sc
