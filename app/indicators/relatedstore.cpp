// SPDX-License-Identifier: GPL-3.0-or-later
// What may make a record count otherwise without a change to the record itself, and what the
// journal took in after a quarter was frozen.
#include "indicators/freezingparts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sc {

namespace {

using Typed = std::pair<std::string, Id>;

/// Walks from record to record by the references that all types have.
class Relations {
public:
    Relations(Database &database, std::string_view type, const Id &record)
        : m_database(database), m_seen{record}, m_first{std::string(type), record}
    {}

    std::vector<Typed> pointing()
    {
        std::vector<Typed> found;
        const Id &record = m_first.second;
        for (const RecordType &other : m_database.types().all())
            for (const RecordField &field : other.fields)
                if (field.kind == FieldKind::Ref && field.refType == m_first.first)
                    gather(other.name,
                           "SELECT id FROM " + other.table + " WHERE " + field.column + " = ?",
                           record, found);
        // An answer is kept with the champion, not with the report.
        if (m_first.first == "report")
            gather("contact",
                   "SELECT t.id FROM contact t JOIN report r ON r.champion = t.champion "
                   "WHERE r.id = ? AND t.kind = 'answer'",
                   record, found);
        return found;
    }

    /// Those that some records point to, and on from these.
    std::vector<Typed> beyond(std::vector<Typed> from)
    {
        from.push_back(m_first);
        std::vector<Typed> all;
        for (int step = 0; step < kSteps; ++step) {
            std::vector<Typed> next;
            for (const auto &[name, id] : from)
                if (const RecordType *type = m_database.types().named(name))
                    for (const RecordField &field : type->fields)
                        if (field.kind == FieldKind::Ref)
                            gather(field.refType,
                                   "SELECT " + field.column + " FROM " + type->table +
                                       " WHERE id = ?",
                                   id, next);
            all.insert(all.end(), next.begin(), next.end());
            from = std::move(next);
        }
        return all;
    }

private:
    static constexpr int kSteps = 3; // a kit, its loan, who has it

    void gather(const std::string &type, const std::string &sql, const Id &of,
                std::vector<Typed> &into)
    {
        Query rows = m_database.query(sql, of);
        while (rows.step())
            if (!rows.isNull(0) && m_seen.insert(rows.id(0)).second)
                into.emplace_back(type, rows.id(0));
    }

    Database &m_database;
    std::set<Id> m_seen;
    Typed m_first;
};

std::vector<Id> idsOf(const std::vector<Typed> &records)
{
    std::vector<Id> ids;
    ids.reserve(records.size());
    for (const auto &[type, id] : records)
        ids.push_back(id);
    return ids;
}

} // namespace

RelatedRecords relatedRecords(Database &database, std::string_view type, const Id &record)
{
    const auto found = database.attempt([&] {
        Relations relations(database, type, record);
        std::vector<Typed> pointing = relations.pointing();
        std::vector<Id> ids = idsOf(pointing);
        return RelatedRecords{std::move(ids), idsOf(relations.beyond(std::move(pointing)))};
    });
    return found.value_or(RelatedRecords());
}

Arrivals::Arrivals(Database &database, const FrozenQuarter &frozen)
    : m_database(database), m_frozenAt(frozen.frozenAt)
{
    const auto found = database.attempt([&] {
        Query row = database.query("SELECT o.action, s.device FROM op_log o JOIN stream s ON "
                                   "s.no = o.stream WHERE o.record = ? ORDER BY o.action LIMIT 1",
                                   frozen.id);
        if (row.step()) {
            m_frozenNo = row.integer(0);
            m_frozenBy = row.integer(1);
        }
        return true;
    });
    if (!found)
        m_frozenNo.reset();
}

bool Arrivals::isLater(const HistoryEntry &entry) const
{
    if (entry.at > m_frozenAt || !m_frozenNo)
        return entry.at >= m_frozenAt;
    const auto later = m_database.attempt([&] {
        Query row =
            m_database.query("SELECT no > ? FROM action WHERE id = ?", *m_frozenNo, entry.action);
        return row.step() && row.integer(0) != 0;
    });
    return later.value_or(false);
}

bool Arrivals::mayBeLater(const HistoryEntry &entry) const
{
    if (!m_frozenNo || m_frozenBy == m_database.device().no)
        return isLater(entry);
    const auto elsewhere = m_database.attempt([&] {
        Query row = m_database.query(
            "SELECT s.device FROM action a JOIN op_log o INDEXED BY op_log_by_action ON "
            "o.action = a.no JOIN stream s ON s.no = o.stream WHERE a.id = ? LIMIT 1",
            entry.action);
        return row.step() && row.integer(0) != m_frozenBy;
    });
    return elsewhere.value_or(false) || isLater(entry);
}

std::vector<Id> Arrivals::changed(std::string_view type) const
{
    const auto found = m_database.attempt([&] {
        std::vector<Id> records;
        const RecordType *known = m_database.types().named(type);
        if (known == nullptr)
            return records;
        Query rows = m_database.query(
            "SELECT DISTINCT o.record FROM action a CROSS JOIN op_log o INDEXED BY "
            "op_log_by_action ON o.action = a.no WHERE (a.no > ? OR a.at >= ?) AND o.type = ? "
            "ORDER BY o.record",
            m_frozenNo.value_or(0), m_frozenAt, std::int64_t{known->number});
        while (rows.step())
            records.push_back(rows.id(0));
        return records;
    });
    return found.value_or(std::vector<Id>());
}

std::optional<EntryFor> entryFor(Database &database, std::string_view type, const Id &record)
{
    static const std::map<std::string_view, std::string> kEntries{
        {"indicator_target",
         "SELECT indicator, note, from_on, deleted FROM indicator_target WHERE id = ?"},
        {"indicator_baseline",
         "SELECT indicator, why, from_month, deleted FROM indicator_baseline WHERE id = ?"}};
    const auto known = kEntries.find(type);
    if (known == kEntries.end())
        return std::nullopt;
    const auto found = database.attempt([&]() -> std::optional<EntryFor> {
        Query row = database.query(known->second, record);
        if (!row.step())
            return std::nullopt;
        const auto text = [&](int column) {
            return row.isNull(column) ? std::string() : row.text(column);
        };
        return EntryFor{text(0), text(1), text(2), row.integer(3) != 0};
    });
    return found.value_or(std::nullopt);
}

} // namespace sc
