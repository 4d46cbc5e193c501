// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/replay.h"

#include "storage/journal.h"

#include <algorithm>
#include <set>

namespace sc {

namespace {

constexpr std::int64_t kProgressEvery = 20'000;

std::int64_t countOps(Database &database)
{
    Query count = database.query("SELECT count(*) FROM op_log");
    count.step();
    return count.integer(0);
}

} // namespace

ReplayedRecord replay(const std::vector<OpBody> &bodies, bool created)
{
    struct Field {
        std::map<Stamp, Value> writes;
        std::set<Stamp> replaced;
    };
    std::map<std::uint16_t, Field> fields;
    Stamp base;
    for (const OpBody &body : bodies) {
        base = std::max(base, body.base);
        for (const FieldWrite &write : body.writes) {
            Field &field = fields[write.field];
            field.writes.insert_or_assign(write.stamp, write.value);
            field.replaced.insert(write.replaces.begin(), write.replaces.end());
        }
    }
    ReplayedRecord record{RowStamps(base), {}, created};
    for (const auto &[number, field] : fields) {
        const auto head = std::ranges::find_if(
            field.writes.rbegin(), field.writes.rend(),
            [&](const auto &write) { return !field.replaced.contains(write.first); });
        if (head == field.writes.rend())
            continue;
        record.values[number] = head->second;
        record.stamps.set(number, head->first);
    }
    return record;
}

void Replay::compare(const RecordType &type, const Id &record, const ReplayedRecord &derived,
                     const Difference &difference)
{
    Query row = m_database.query(type.selectSql, record);
    if (!row.step()) {
        difference(type, record, "missing", "the journal has it, the table does not");
        return;
    }
    if (RowStamps::decode(row.bytes(0)) != derived.stamps)
        difference(type, record, "stamps", "its stamps are not those of the journal");
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const RecordField &field = type.fields[i];
        const auto found = derived.values.find(field.number);
        const Value expected = found != derived.values.end()          ? found->second
                               : field.number == RecordType::kDeleted ? Value{std::int64_t{0}}
                                                                      : Value{};
        if (row.value(static_cast<int>(i) + 1) != expected)
            difference(type, record, "differs",
                       "its " + field.column + " is not that of the journal");
    }
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
    const std::int64_t total = countOps(m_database);
    Query ops =
        m_database.query("SELECT o.record, o.type, o.kind, o.body, o.stamp, s.device "
                         "FROM op_log o JOIN stream s ON s.no = o.stream ORDER BY o.record");
    Id record;
    const RecordType *type = nullptr;
    std::vector<OpBody> bodies;
    bool created = false;
    const auto finish = [&] {
        if (type != nullptr && !bodies.empty())
            compare(*type, record, replay(bodies, created), difference);
        bodies.clear();
        created = false;
    };
    std::int64_t done = 0;
    while (ops.step()) {
        if (progress && ++done % kProgressEvery == 0 && !progress(done, total))
            return false;
        if (const Id next = ops.id(0); next != record) {
            finish();
            record = next;
            type = m_database.types().numbered(static_cast<std::uint16_t>(ops.integer(1)));
        }
        const auto kind = static_cast<OpKind>(ops.integer(2));
        created = created || kind == OpKind::Create || kind == OpKind::Adopt;
        auto body =
            decodeOp(ops.bytes(3), Stamp{ops.integer(4), ops.integer(5)}, deviceNames(m_database));
        if (body)
            bodies.push_back(*std::move(body));
        else if (type != nullptr)
            difference(*type, record, "unreadable", "an entry of the journal cannot be read");
    }
    finish();
    unjournalled(difference);
    return true;
}

} // namespace sc
