// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/recordbuilder.h"

#include "storage/hangers.h"
#include "storage/journal.h"

#include <algorithm>

namespace sc {

namespace {

constexpr int kNoBeginning = 1;
constexpr int kUnknown = 2;
constexpr int kAway = 3;

bool isShown(const std::vector<Value> &values)
{
    return values.front() == Value{std::int64_t{0}}; // `deleted` is the first field of every type
}

bool knowsAll(const RecordType &type, const ReplayedRecord &told)
{
    return std::ranges::all_of(
        told.values, [&](const auto &value) { return type.field(value.first) != nullptr; });
}

} // namespace

std::optional<std::set<Id>> readableAreas(Database &database)
{
    const std::string text = database.setting("sync.areas", "-");
    if (text == "-")
        return std::nullopt;
    std::set<Id> areas{Id{}};
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        if (const auto id = Id::parse(text.substr(from, to - from)))
            areas.insert(*id);
        from = to + 1;
    }
    return areas;
}

std::set<Id> writtenElsewhere(Database &database, const Id &action)
{
    const auto readable = readableAreas(database);
    std::set<Id> areas;
    if (!readable)
        return areas;
    Query rows = database.query("SELECT DISTINCT s.scope FROM action a JOIN op_log o ON o.action = "
                                "a.no JOIN stream s ON s.no = o.stream WHERE a.id = ?",
                                action);
    while (rows.step())
        if (!readable->contains(rows.id(0)))
            areas.insert(rows.id(0));
    return areas;
}

bool isElsewhere(Database &database, const Id &record)
{
    return database.query("SELECT 1 FROM merge_waiting WHERE record = ? AND why = ?", record, kAway)
        .step();
}

RecordBuilder::Row RecordBuilder::read(const RecordType &type, const Id &record)
{
    Row row;
    Query found = m_database.query(type.selectSql, record);
    row.isHere = found.step();
    if (!row.isHere)
        return row;
    row.stamps = found.bytes(0);
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        row.values.push_back(found.value(static_cast<int>(i) + 1));
    return row;
}

void RecordBuilder::write(const RecordType &type, const Id &record, const Row &before,
                          const ReplayedRecord &told, Outcome &outcome)
{
    std::vector<Value> values;
    values.reserve(type.fields.size());
    for (const RecordField &field : type.fields) {
        const auto found = told.values.find(field.number);
        values.push_back(fitting(field, found == told.values.end() ? Value{} : found->second));
    }
    outcome.isShown = isShown(values);
    std::string stamps = told.stamps.encode();
    if (before.isHere && before.stamps == stamps && before.values == values)
        return;
    outcome.changed = true;
    outcome.isNew = !before.isHere;
    if (!before.isHere) {
        Query insert = m_database.query(type.insertSql, record, Blob{std::move(stamps)});
        for (std::size_t i = 0; i < values.size(); ++i)
            insert.bind(static_cast<int>(i) + 3, values[i]);
        insert.run();
        return;
    }
    std::string sql = "UPDATE " + type.table + " SET stamps = ?";
    for (std::size_t i = 0; i < values.size(); ++i)
        if (before.values[i] != values[i])
            sql += ", " + type.fields[i].column + " = ?";
    Query update = m_database.query(sql + " WHERE id = ?", Blob{std::move(stamps)});
    int position = 1;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (before.values[i] != values[i])
            update.bind(++position, values[i]);
    update.bind(++position, record);
    update.run();
}

void RecordBuilder::noteOpen(const RecordType &type, const Id &record, const ReplayedRecord &told,
                             Outcome &outcome)
{
    {
        Query before =
            m_database.query("SELECT differences FROM merge_open WHERE record = ?", record);
        if (before.step())
            outcome.differedBefore = static_cast<int>(before.integer(0));
    }
    if (told.created) // else nobody is asked yet
        outcome.differing = told.differing();
    if (told.isOpen() && told.created)
        m_database
            .query("INSERT INTO merge_open (record, type, differences) VALUES (?, ?, ?) "
                   "ON CONFLICT (record) DO UPDATE SET differences = excluded.differences",
                   record, type.number, static_cast<int>(outcome.differing.size()))
            .run();
    else
        m_database.query("DELETE FROM merge_open WHERE record = ?", record).run();
}

void RecordBuilder::noteWaiting(const RecordType &type, const Id &record, int why)
{
    if (why == 0)
        m_database.query("DELETE FROM merge_waiting WHERE record = ?", record).run();
    else
        m_database
            .query("INSERT INTO merge_waiting (record, type, why) VALUES (?, ?, ?) "
                   "ON CONFLICT (record) DO UPDATE SET why = excluded.why",
                   record, type.number, why)
            .run();
}

RecordBuilder::Outcome RecordBuilder::rebuild(const RecordType &type, const Id &record)
{
    const JournalWrite allowed(m_database);
    const ReplayedRecord told = replayWhole(m_database, type, record, m_devices);
    const Row before = read(type, record);
    Outcome outcome;
    outcome.wasShown = before.isHere && isShown(before.values);
    noteWaiting(type, record, !told.created ? kNoBeginning : !knowsAll(type, told) ? kUnknown : 0);
    if (told.created)
        write(type, record, before, told, outcome);
    noteOpen(type, record, told, outcome);
    return outcome;
}

RecordBuilder::Outcome RecordBuilder::hide(const RecordType &type, const Id &record)
{
    const JournalWrite allowed(m_database);
    const Row before = read(type, record);
    Outcome outcome;
    outcome.wasShown = before.isHere && isShown(before.values);
    outcome.changed = before.isHere;
    if (outcome.wasShown) // search and lists let go of what is deleted
        m_database.query("UPDATE " + type.table + " SET deleted = 1 WHERE id = ?", record).run();
    if (before.isHere)
        m_database.query("DELETE FROM " + type.table + " WHERE id = ?", record).run();
    m_database.query("DELETE FROM merge_open WHERE record = ?", record).run();
    noteWaiting(type, record, kAway);
    return outcome;
}

void RecordBuilder::buildWaiting(Database &database)
{
    std::vector<std::pair<const RecordType *, Id>> waiting;
    {
        Query rows = database.query("SELECT type, record FROM merge_waiting WHERE why = 2");
        while (rows.step())
            if (const std::int64_t number = rows.integer(0); number > 0 && number <= 0xffff)
                waiting.emplace_back(database.types().numbered(static_cast<std::uint16_t>(number)),
                                     rows.id(1));
    }
    const DeviceNames devices = deviceNames(database);
    RecordBuilder builder(database, devices);
    for (const auto &[type, record] : waiting)
        if (type != nullptr)
            builder.rebuild(*type, record);
}

} // namespace sc
