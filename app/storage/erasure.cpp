// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/erasure.h"

#include <algorithm>

namespace sc {

namespace {

struct Entry {
    std::int64_t stream = 0;
    std::int64_t seq = 0;
    Stamp stamp;
    OpBody body;
};

std::vector<Entry> entriesOf(Database &database, const Id &record)
{
    Query ops = database.query("SELECT o.stream, o.seq, o.stamp, s.device, o.body FROM op_log o "
                               "JOIN stream s ON s.no = o.stream WHERE o.record = ?",
                               record);
    std::vector<Entry> entries;
    while (ops.step()) {
        const Stamp stamp{ops.integer(2), ops.integer(3)};
        auto body = decodeOp(ops.bytes(4), stamp, deviceNames(database));
        if (body)
            entries.push_back({ops.integer(0), ops.integer(1), stamp, *std::move(body)});
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

bool isAmong(const std::vector<const RecordField *> &fields, std::uint16_t number)
{
    return std::ranges::contains(fields, number, [](const RecordField *f) { return f->number; });
}

} // namespace

bool Erasure::replace(std::string_view typeName, const Id &record,
                      const std::vector<std::string> &columns, const Replace &with)
{
    const RecordType *type = m_database.types().named(typeName);
    if (type == nullptr)
        return false;
    m_change.open();
    const JournalWrite allowed(m_database);
    const auto fields = fieldsNamed(*type, columns);
    bool changed = false;
    for (Entry &entry : entriesOf(m_database, record)) {
        bool touched = false;
        for (FieldWrite &write : entry.body.writes) {
            if (!isAmong(fields, write.field) || isNull(write.value))
                continue;
            Value left = with(write.value);
            touched = touched || left != write.value;
            write.value = std::move(left);
        }
        if (!touched)
            continue;
        changed = true;
        m_database
            .query("UPDATE op_log SET body = ?, erased = 1 WHERE stream = ? AND seq = ?",
                   Blob{encodeOp(entry.body, entry.stamp, deviceNames(m_database))}, entry.stream,
                   entry.seq)
            .run();
    }
    for (const RecordField *field : fields) {
        Value held;
        {
            Query row = m_database.query(
                "SELECT " + field->column + " FROM " + type->table + " WHERE id = ?", record);
            if (row.step())
                held = row.value(0);
        }
        const Value left = isNull(held) ? held : with(held);
        if (left == held)
            continue;
        changed = true;
        m_database
            .query("UPDATE " + type->table + " SET " + field->column + " = ? WHERE id = ?", left,
                   record)
            .run();
    }
    return changed;
}

bool Erasure::wipe(std::string_view type, const Id &record, const std::vector<std::string> &columns)
{
    return replace(type, record, columns, [](const Value &) { return Value{}; });
}

void Erasure::replaceReasons(const std::function<std::string(const std::string &)> &with)
{
    m_change.open();
    const JournalWrite allowed(m_database);
    std::vector<std::pair<std::int64_t, std::string>> changed;
    {
        Query rows = m_database.query("SELECT no, reason FROM action WHERE reason <> ''");
        while (rows.step()) {
            const std::string reason = rows.text(1);
            std::string left = with(reason);
            if (left != reason)
                changed.emplace_back(rows.integer(0), std::move(left));
        }
    }
    for (const auto &[no, reason] : changed) {
        m_database.query("UPDATE action SET reason = ? WHERE no = ?", reason, no).run();
        m_database.query("UPDATE op_log SET erased = 1 WHERE action = ?", no).run();
    }
}

std::vector<std::string> Erasure::everHeld(std::string_view typeName, const Id &record,
                                           const std::vector<std::string> &columns)
{
    std::vector<std::string> texts;
    const RecordType *type = m_database.types().named(typeName);
    if (type == nullptr)
        return texts;
    const auto fields = fieldsNamed(*type, columns);
    for (const Entry &entry : entriesOf(m_database, record)) {
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
    return database.attempt([&] {
        for (const char *index : {"champion_search", "report_search"})
            database.execute(std::string("INSERT INTO ") + index + "(" + index +
                             ") VALUES ('optimize')");
        const JournalWrite allowed(database); // every table is copied
        database.execute("VACUUM");
        if (!database.isInMemory())
            database.query("PRAGMA wal_checkpoint(TRUNCATE)").step();
    });
}

} // namespace sc
