// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/replay.h"

#include "storage/hangers.h"
#include "storage/journal.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace sc {

namespace {

constexpr std::int64_t kProgressEvery = 20'000;

std::int64_t countOps(Database &database)
{
    Query count = database.query("SELECT count(*) FROM op_log");
    count.step();
    return count.integer(0);
}

/// Stamps in an order that is the same on every PC: the local numbers of devices are not.
class StampOrder {
public:
    explicit StampOrder(const DeviceNames &devices) : m_devices(devices) {}

    bool operator()(Stamp one, Stamp other) const
    {
        if (one.time != other.time || one.device == other.device)
            return one.time < other.time;
        return m_devices.idOf(one.device) < m_devices.idOf(other.device);
    }

private:
    const DeviceNames &m_devices;
};

struct Field {
    std::map<Stamp, const FieldWrite *> writes;
    std::set<Stamp> erased; // writes whose value is what an erasure left
    std::set<Stamp> replaced;
    std::map<Stamp, std::set<Stamp>> toldApart; // of writes told twice: all they replaced
};

void note(Field &field, const FieldWrite &write, bool erases)
{
    const auto [known, isNew] = field.writes.try_emplace(write.stamp, &write);
    // The same write told twice is the same value, unless one of them was erased.
    const bool wins =
        erases || (!field.erased.contains(write.stamp) && known->second->value < write.value);
    if (!isNew) {
        if (known->second->replaces != write.replaces) {
            std::set<Stamp> &all = field.toldApart[write.stamp];
            all.insert(known->second->replaces.begin(), known->second->replaces.end());
            all.insert(write.replaces.begin(), write.replaces.end());
        }
        if (wins)
            known->second = &write;
    }
    if (erases)
        field.erased.insert(write.stamp);
    field.replaced.insert(write.replaces.begin(), write.replaces.end());
}

bool isDeletion(const FieldWrite &write)
{
    return write.value != Value{std::int64_t{0}} && !isNull(write.value);
}

/// Writes nobody replaced, ascending.
std::vector<FieldWrite> headsOf(const Field &field, const StampOrder &order)
{
    std::vector<FieldWrite> heads;
    for (const auto &[stamp, write] : field.writes) {
        if (field.replaced.contains(stamp))
            continue;
        heads.push_back(*write);
        if (const auto all = field.toldApart.find(stamp); all != field.toldApart.end())
            heads.back().replaces.assign(all->second.begin(), all->second.end());
    }
    std::ranges::sort(heads, order, &FieldWrite::stamp);
    return heads;
}

/// These deletions, each with all that those before it had seen: who deletes what is deleted
/// already may not read all of it.
std::vector<FieldWrite> withThoseBefore(std::vector<FieldWrite> deletions, const Field &field)
{
    for (FieldWrite &deletion : deletions) {
        std::set<Stamp> seen(deletion.replaces.begin(), deletion.replaces.end());
        std::vector<Stamp> left = deletion.replaces;
        while (!left.empty()) {
            const auto before = field.writes.find(left.back());
            left.pop_back();
            if (before == field.writes.end() || !isDeletion(*before->second))
                continue;
            for (const Stamp stamp : before->second->replaces)
                if (seen.insert(stamp).second)
                    left.push_back(stamp);
        }
        deletion.replaces.assign(seen.begin(), seen.end());
    }
    return deletions;
}

bool wasSeen(const FieldWrite &edit, const std::vector<FieldWrite> &deletions)
{
    return std::ranges::any_of(deletions, [&](const FieldWrite &deletion) {
        if (!isDeletion(deletion))
            return false;
        const bool ownBefore =
            edit.stamp.device == deletion.stamp.device && edit.stamp.time <= deletion.stamp.time;
        return ownBefore || std::ranges::contains(deletion.replaces, edit.stamp);
    });
}

} // namespace

std::vector<std::uint16_t> ReplayedRecord::differing() const
{
    std::vector<std::uint16_t> fields;
    if (isDeletionDisputed())
        fields.push_back(RecordType::kDeleted);
    for (const auto &[field, list] : heads) {
        const bool differ = std::ranges::any_of(
            list, [&](const FieldWrite &write) { return write.value != list.front().value; });
        if (differ && (field != RecordType::kDeleted || !isDeletionDisputed()))
            fields.push_back(field);
    }
    return fields;
}

ReplayedRecord replay(std::span<const JournalOp> ops, const DeviceNames &devices)
{
    const StampOrder order(devices);
    std::map<std::uint16_t, Field> fields;
    ReplayedRecord record;
    Stamp base;
    for (const JournalOp &op : ops) {
        record.created = record.created || op.kind == OpKind::Create || op.kind == OpKind::Adopt;
        base = order(base, op.body.base) ? op.body.base : base;
        for (const FieldWrite &write : op.body.writes)
            note(fields[write.field], write, op.kind == OpKind::Erase);
    }
    record.stamps = RowStamps(base);
    std::vector<FieldWrite> deletions;
    std::vector<FieldWrite> edits;
    for (const auto &[number, field] : fields) {
        std::vector<FieldWrite> heads = headsOf(field, order);
        if (heads.empty())
            continue;
        const FieldWrite *shown = &heads.back();
        if (number == RecordType::kDeleted) {
            for (const FieldWrite &head : heads) // whoever wants it kept is heard
                shown = isDeletion(*shown) && !isDeletion(head) ? &head : shown;
            deletions = heads;
        } else {
            for (const FieldWrite &head : heads)
                if (!field.erased.contains(head.stamp))
                    edits.push_back(head);
        }
        record.values[number] = shown->value;
        record.stamps.set(number, shown->stamp);
        if (heads.size() > 1)
            record.heads[number] = std::move(heads);
    }
    if (!deletions.empty() && std::ranges::all_of(deletions, isDeletion)) {
        record.deletions = withThoseBefore(deletions, fields[RecordType::kDeleted]);
        for (const FieldWrite &edit : edits)
            if (!wasSeen(edit, deletions))
                record.unseen.push_back(edit);
        if (!record.unseen.empty())
            record.values[RecordType::kDeleted] = Value{std::int64_t{0}};
    }
    return record;
}

OpBody whatCounts(std::span<const JournalOp> ops, const DeviceNames &devices)
{
    const StampOrder order(devices);
    std::map<std::uint16_t, Field> fields;
    OpBody body;
    for (const JournalOp &op : ops) {
        body.base = order(body.base, op.body.base) ? op.body.base : body.base;
        for (const FieldWrite &write : op.body.writes)
            note(fields[write.field], write, op.kind == OpKind::Erase);
    }
    for (const auto &[number, field] : fields) {
        const std::size_t first = body.writes.size();
        std::ranges::copy(headsOf(field, order), std::back_inserter(body.writes));
        if (body.writes.size() == first)
            continue;
        std::vector<Stamp> &named = body.writes.back().replaces;
        for (const Stamp stamp : field.replaced)
            if (!std::ranges::contains(named, stamp))
                named.push_back(stamp);
    }
    return body;
}

Value fitting(const RecordField &field, const Value &value)
{
    using enum FieldKind;
    if (field.number == RecordType::kDeleted)
        return Value{std::int64_t{std::holds_alternative<std::int64_t>(value) &&
                                  std::get<std::int64_t>(value) != 0}};
    switch (field.kind) {
    case Text:
    case Date:
        return std::holds_alternative<std::string>(value) ? value : Value{};
    case Integer:
    case Moment:
    case Flag:
        return std::holds_alternative<std::int64_t>(value) ? value : Value{};
    case Real:
        if (const auto *whole = std::get_if<std::int64_t>(&value))
            return Value{static_cast<double>(*whole)};
        if (const auto *real = std::get_if<double>(&value); real != nullptr && !std::isnan(*real))
            return value;
        return {};
    case Bytes:
    case Ref:
        return std::holds_alternative<Blob>(value) ? value : Value{};
    }
    return {};
}

std::vector<JournalOp> journalOf(Database &database, const Id &record, const DeviceNames &devices,
                                 bool *unreadable)
{
    std::vector<JournalOp> ops;
    Query rows = database.query("SELECT o.kind, o.stamp, s.device, o.body FROM op_log o "
                                "JOIN stream s ON s.no = o.stream WHERE o.record = ?",
                                record);
    while (rows.step()) {
        const Stamp stamp{rows.integer(1), rows.integer(2)};
        if (auto body = decodeOp(rows.bytes(3), stamp, devices))
            ops.push_back({static_cast<OpKind>(rows.integer(0)), stamp, *std::move(body)});
        else if (unreadable != nullptr)
            *unreadable = true;
    }
    return ops;
}

void Replay::compare(const RecordType &type, const Id &record, const ReplayedRecord &derived,
                     const Difference &difference)
{
    Query row = m_database.query(type.selectSql, record);
    const bool isHere = row.step();
    if (!derived.created || m_away.contains(record)) {
        if (isHere)
            difference(type, record, "early", "the table has it before it began here");
        return;
    }
    if (!isHere) {
        difference(type, record, "missing", "the journal has it, the table does not");
        return;
    }
    if (RowStamps::decode(row.bytes(0)) != derived.stamps)
        difference(type, record, "stamps", "its stamps are not those of the journal");
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const RecordField &field = type.fields[i];
        const auto found = derived.values.find(field.number);
        const Value told = found != derived.values.end() ? found->second : Value{};
        if (row.value(static_cast<int>(i) + 1) != fitting(field, told))
            difference(type, record, "differs",
                       "its " + field.column + " is not that of the journal");
    }
    compareOpen(type, record, derived, difference);
}

void Replay::compareOpen(const RecordType &type, const Id &record, const ReplayedRecord &derived,
                         const Difference &difference)
{
    Query open = m_database.query("SELECT differences FROM merge_open WHERE record = ?", record);
    const bool isOpen = open.step();
    const auto differing = static_cast<std::int64_t>(derived.differing().size());
    if (isOpen != derived.isOpen() || (isOpen && open.integer(0) != differing))
        difference(type, record, "review", "what is to be settled about it is not listed rightly");
}

void Replay::unjournalled(const Difference &difference)
{
    for (const RecordType &type : m_database.types().all()) {
        Query rows = m_database.query("SELECT id FROM " + type.table +
                                      " t WHERE NOT EXISTS (SELECT 1 FROM op_log o "
                                      "WHERE o.record = t.id)");
        while (rows.step())
            difference(type, rows.id(0), "unjournalled", "the table has it, the journal does not");
    }
}

bool Replay::compareAll(const Difference &difference, const Progress &progress)
{
    m_away.clear();
    {
        Query away = m_database.query("SELECT record FROM merge_waiting WHERE why = 3");
        while (away.step())
            m_away.insert(away.id(0));
    }
    const DeviceNames devices = deviceNames(m_database);
    const std::int64_t total = countOps(m_database);
    Query ops =
        m_database.query("SELECT o.record, o.type, o.kind, o.body, o.stamp, s.device "
                         "FROM op_log o JOIN stream s ON s.no = o.stream ORDER BY o.record");
    Id record;
    const RecordType *type = nullptr;
    std::vector<JournalOp> told;
    Hangers hangers(m_database);
    const auto finish = [&] {
        if (type != nullptr && !told.empty()) {
            ReplayedRecord derived = replay(told, devices);
            hangers.lookAt(*type, record, derived);
            compare(*type, record, derived, difference);
        }
        told.clear();
    };
    std::int64_t done = 0;
    while (ops.step()) {
        if (progress && ++done % kProgressEvery == 0 && !progress(done, total))
            return false;
        const std::int64_t number = ops.integer(1);
        if (const Id next = ops.id(0); next != record) {
            finish();
            record = next;
            type = number >= 0 && number <= std::numeric_limits<std::uint16_t>::max()
                       ? m_database.types().numbered(static_cast<std::uint16_t>(number))
                       : nullptr;
        }
        const Stamp stamp{ops.integer(4), ops.integer(5)};
        auto body = decodeOp(ops.bytes(3), stamp, devices);
        if (body)
            told.push_back({static_cast<OpKind>(ops.integer(2)), stamp, *std::move(body)});
        else if (type != nullptr)
            difference(*type, record, "unreadable", "an entry of the journal cannot be read");
    }
    finish();
    unjournalled(difference);
    return true;
}

} // namespace sc
