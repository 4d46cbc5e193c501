// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal.h"

#include "storage/hangers.h"
#include "storage/recordbuilder.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <charconv>

namespace sc {

namespace {

const std::string kNoHash(crypto_generichash_BYTES, '\0');

const std::string kInsertOp =
    "INSERT INTO op_log (stream, seq, stamp, type, record, kind, action, body, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

const Value &defaultOf(const RecordField &field)
{
    static const Value kNothing;
    static const Value kNotDeleted{std::int64_t{0}};
    return field.number == RecordType::kDeleted ? kNotDeleted : kNothing;
}

} // namespace

DeviceNames deviceNames(Database &database)
{
    return {[&database](std::int64_t no) { return database.deviceId(no); },
            [&database](const Id &id) { return database.deviceNumber(id); }};
}

Change::Change(Database &database, Actor actor, std::string reason)
    : m_database(database)
    , m_actor(std::move(actor))
    , m_reason(std::move(reason))
    , m_action(database.newId())
    , m_at(database.clock().now())
{}

Change::~Change()
{
    if (!m_open)
        return;
    const auto undone = m_database.attempt([&] {
        if (m_database.inTransaction())
            m_database.execute("ROLLBACK");
    });
    static_cast<void>(undone); // a transaction that cannot roll back is rolled back at next opening
}

void Change::open()
{
    if (m_open)
        return;
    m_database.execute("BEGIN IMMEDIATE");
    m_open = true;
    Query clock = m_database.query("SELECT last_stamp FROM journal_clock WHERE one = 1");
    clock.step();
    m_lastStamp = clock.integer(0);
    Query unsettled = m_database.query("SELECT EXISTS (SELECT 1 FROM merge_open), "
                                       "EXISTS (SELECT 1 FROM merge_waiting), "
                                       "EXISTS (SELECT 1 FROM op_log WHERE kind = 5)");
    unsettled.step();
    m_anyOpen = unsettled.integer(0) != 0;
    m_anyWaiting = unsettled.integer(1) != 0;
    m_anyErased = unsettled.integer(2) != 0;
}

const RecordType &Change::typeNamed(std::string_view name) const
{
    const RecordType *type = m_database.types().named(name);
    if (type == nullptr)
        throw SQLite::Exception("no record type " + std::string(name));
    return *type;
}

std::optional<Change::Row> Change::readRow(const RecordType &type, const Id &record)
{
    Query found = m_database.query(type.selectSql, record);
    if (!found.step())
        return std::nullopt;
    Row row;
    row.stamps = RowStamps::decode(found.bytes(0)).value_or(RowStamps{});
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        row.values.push_back(found.value(static_cast<int>(i) + 1));
    if (m_anyOpen && m_database.query("SELECT 1 FROM merge_open WHERE record = ?", record).step()) {
        const DeviceNames devices = deviceNames(m_database);
        row.open = replayWhole(m_database, type, record, devices);
    }
    return row;
}

Change::RowView Change::viewOf(const Row &row)
{
    RowView view;
    view.reserve(row.values.size());
    for (const Value &value : row.values)
        view.push_back(&value);
    return view;
}

void Change::insertRow(const RecordType &type, const Id &record, const RowStamps &stamps,
                       const RowView &values)
{
    const std::string encoded = stamps.encode();
    Query insert = m_database.query(type.insertSql);
    insert.bindBytesInPlace(1, record.bytes());
    insert.bindBytesInPlace(2, encoded);
    int position = 2;
    for (const Value *value : values)
        insert.bindInPlace(++position, *value);
    insert.run();
}

void Change::updateRow(const RecordType &type, const Id &record, const Row &row,
                       const std::vector<std::size_t> &changed)
{
    std::string sql = "UPDATE " + type.table + " SET stamps = ?";
    for (const std::size_t index : changed)
        sql += ", " + type.fields[index].column + " = ?";
    Query update = m_database.query(sql + " WHERE id = ?", Blob{row.stamps.encode()});
    int position = 1;
    for (const std::size_t index : changed)
        update.bind(++position, row.values[index]);
    update.bind(++position, record);
    update.run();
}

void Change::create(std::string_view typeName, const Id &record, FieldValues fields)
{
    open();
    const JournalWrite allowed(m_database);
    const RecordType &type = typeNamed(typeName);
    const Stamp stamp = nextStamp();
    RowView row;
    row.reserve(type.fields.size());
    for (const RecordField &field : type.fields)
        row.push_back(&defaultOf(field));
    OpBody body{stamp, {}};
    body.writes.reserve(fields.size()); // `row` points into it
    std::size_t next = 0;
    for (auto &[column, value] : fields) {
        const RecordField *field = type.field(column, next);
        assert(field != nullptr);
        const std::size_t index = type.indexOf(*field);
        next = index + 1;
        if (*row[index] == value)
            continue;
        body.writes.push_back({field->number, std::move(value), stamp, {}});
        row[index] = &body.writes.back().value;
    }
    insertRow(type, record, RowStamps(stamp), row);
    append(scopeOf(type, row), type, record, OpKind::Create, body);
    noteOwners(type, row);
    if (m_anyWaiting) // another PC may have told of it before
        rebuild(type, record);
}

std::vector<std::size_t> Change::apply(const RecordType &type, const FieldValues &fields, Row &row,
                                       OpBody &body)
{
    std::vector<std::size_t> changed;
    Stamp stamp;
    const auto set = [&](const RecordField &field, const Value &value) {
        const std::size_t index = type.indexOf(field);
        std::vector<Stamp> replaced = replacedBy(field, row, row.values[index]);
        // A value stamped by a clock far ahead is outdone on this field alone: the fault of one
        // PC's clock must not spread to everything this PC writes next.
        // A deletion stands above all it has seen, whatever the field: no two writes that it or a
        // later one names have the same stamp.
        Stamp own = stamp;
        if (field.number == RecordType::kDeleted && value != Value{std::int64_t{0}})
            addSeen(row, {}, replaced);
        for (const Stamp one : replaced)
            own.time = std::max(own.time, one.time + 1);
        row.values[index] = value;
        row.stamps.set(field.number, own);
        body.writes.push_back({field.number, value, own, std::move(replaced)});
        changed.push_back(index);
    };
    for (const auto &[column, value] : fields) {
        const RecordField *field = type.field(column);
        assert(field != nullptr);
        const std::size_t index = type.indexOf(*field);
        if (row.values[index] == value)
            continue;
        if (changed.empty())
            stamp = nextStamp();
        set(*field, value);
    }
    // Whoever writes to a deleted record knows that it is: the deletion has seen this write too.
    const RecordField &deleted = type.fields.front();
    const bool isDeleted = row.values.front() != Value{std::int64_t{0}};
    if (isDeleted && !changed.empty() && !std::ranges::contains(changed, std::size_t{0}))
        set(deleted, row.values.front());
    return changed;
}

bool Change::update(std::string_view typeName, const Id &record, const FieldValues &fields)
{
    open();
    const JournalWrite allowed(m_database);
    const RecordType &type = typeNamed(typeName);
    std::optional<Row> row = readRow(type, record);
    if (!row)
        return false;
    if (type.appendOnly &&
        std::ranges::any_of(fields, [](const auto &field) { return field.first != "deleted"; }))
        throw SQLite::Exception(type.name + " is a history and cannot be edited");
    const Id from = scopeOf(type, viewOf(*row));
    noteOwners(type, viewOf(*row));
    if (row->values.front() != Value{std::int64_t{0}} ||
        std::ranges::any_of(fields, [](const auto &field) { return field.first == "deleted"; }))
        seeHanging(type, record, *row);
    OpBody body;
    const std::vector<std::size_t> changed =
        m_anyErased ? apply(type, stillWritable(type, record, fields), *row, body)
                    : apply(type, fields, *row, body);
    if (changed.empty())
        return true;
    updateRow(type, record, *row, changed);
    noteOwners(type, viewOf(*row));
    const Id to = scopeOf(type, viewOf(*row));
    if (from == to)
        append(to, type, record, OpKind::Update, body);
    else
        move(type, record, body, {from}, to);
    if (row->open && !isAway(record))
        rebuild(type, record);
    return true;
}

bool Change::remove(std::string_view type, const Id &record)
{
    return update(type, record, {{"deleted", Value{std::int64_t{1}}}});
}

bool Change::restore(std::string_view type, const Id &record)
{
    return update(type, record, {{"deleted", Value{std::int64_t{0}}}});
}

Change::Stream &Change::streamOf(const Id &scope)
{
    const auto known = m_streams.find(scope);
    if (known != m_streams.end())
        return known->second;
    Stream stream;
    Query found =
        m_database.query("SELECT no, last_seq, head FROM stream WHERE scope = ? AND device = ?",
                         scope, m_database.device().no);
    if (found.step()) {
        stream = {found.integer(0), found.integer(1), std::string(found.bytes(2)), false};
    } else {
        m_database
            .query("INSERT INTO stream (scope, device, last_seq, head) VALUES (?, ?, 0, ?)", scope,
                   m_database.device().no, Blob{kNoHash})
            .run();
        stream = {m_database.connection().getLastInsertRowid(), 0, kNoHash, false};
    }
    return m_streams.emplace(scope, std::move(stream)).first->second;
}

void Change::append(const Id &scope, const RecordType &type, const Id &record, OpKind kind,
                    const OpBody &body)
{
    if (m_actionNo == 0)
        writeAction();
    Stream &stream = streamOf(scope);
    const std::string bytes =
        encodeOp(body, Stamp{m_lastStamp, m_database.device().no}, deviceNames(m_database));
    ++stream.seq;
    stream.head = chainHash(stream.head, {.scope = scope,
                                          .device = m_database.device().id,
                                          .seq = stream.seq,
                                          .stamp = m_lastStamp,
                                          .type = type.number,
                                          .record = record,
                                          .kind = kind,
                                          .action = m_action,
                                          .actor = m_actor.name,
                                          .reason = m_reason,
                                          .body = bytes});
    stream.changed = true;
    Query insert = m_database.query(kInsertOp, stream.no, stream.seq, m_lastStamp, type.number);
    insert.bindBytesInPlace(5, record.bytes());
    insert.bind(6, static_cast<int>(kind)).bind(7, m_actionNo);
    insert.bindBytesInPlace(8, bytes).bindBytesInPlace(9, stream.head);
    insert.run();
    ++m_written;
    if (m_database.isGuarded(type.number))
        m_touched.emplace_back(&type, record);
}

std::int64_t Change::takeNumber(const std::string &key)
{
    open();
    const auto known = m_numbers.find(key);
    if (known != m_numbers.end())
        return known->second++;
    const std::string kept = m_database.setting(key, "1");
    std::int64_t first = 1; // what is no number begins again: a reference has its device's letters
    std::from_chars(kept.data(), kept.data() + kept.size(), first);
    m_numbers.emplace(key, first + 1);
    return first;
}

Stamp Change::nextStamp()
{
    m_lastStamp = std::max(Stamp::timeFor(m_database.clock().now()), m_lastStamp + 1);
    return {m_lastStamp, m_database.device().no};
}

void Change::writeAction()
{
    m_database
        .query("INSERT INTO action (id, actor, reason, at, undoes) VALUES (?, ?, ?, ?, ?)",
               m_action, m_actor.name, m_reason, m_at,
               m_undoes.isNull() ? std::optional<Id>{} : m_undoes)
        .run();
    m_actionNo = m_database.connection().getLastInsertRowid();
}

void Change::flush()
{
    if (m_written == 0)
        return;
    for (const auto &[key, next] : m_numbers)
        m_database.setSetting(key, std::to_string(next));
    m_database.query("UPDATE journal_clock SET last_stamp = ? WHERE one = 1", m_lastStamp).run();
    for (const auto &[scope, stream] : m_streams)
        if (stream.changed)
            m_database
                .query("UPDATE stream SET last_seq = ?, head = ? WHERE no = ?", stream.seq,
                       Blob{stream.head}, stream.no)
                .run();
}

Result<void> Change::runGuards()
{
    const std::size_t count = m_touched.size(); // what a guard itself writes is its own affair
    for (const Database::Guard &guard : m_database.m_guards) {
        const auto first = m_touched.begin();
        const auto asked = [&](const auto &one) { return guard.types.contains(one.first->number); };
        if (!std::any_of(first, first + static_cast<std::ptrdiff_t>(count), asked))
            continue;
        if (auto passed = guard.run(*this); !passed)
            return passed;
    }
    return {};
}

Result<void> Change::commit()
{
    if (!m_open)
        return {};
    if (auto looked = m_database.attempt([&] { lookAtOwners(); }); !looked)
        return looked;
    if (m_settles) {
        if (auto done = m_database.attempt([&] { m_database.execute("DELETE FROM merging"); });
            !done)
            return done;
    } else if (auto passed = runGuards(); !passed) {
        return passed;
    }
    const JournalWrite allowed(m_database);
    auto committed = m_database.attempt([&] {
        flush();
        m_database.execute("COMMIT");
    });
    if (committed)
        m_open = false;
    return committed;
}

} // namespace sc
