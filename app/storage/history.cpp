// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/history.h"

#include "storage/historyorder.h"
#include "storage/recordbuilder.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace sc {

namespace {

Value startingValue(std::uint16_t field)
{
    return field == RecordType::kDeleted ? Value{std::int64_t{0}} : Value{};
}

std::unexpected<Error> changedSince(const RecordType &type)
{
    return refused(type.name, "changed_since",
                   "This " + type.name +
                       " has been changed again since. Undo the later change first.");
}

/// Moves are told to every area the record ever was in: who reads all streams has them from the
/// first.
class ToldMoves {
public:
    [[nodiscard]] bool isTold(const Id &record, OpKind kind, const OpBody &body)
    {
        if (kind != OpKind::MovedOut)
            return false;
        bool isNew = false;
        for (const FieldWrite &write : body.writes)
            isNew = m_writes.emplace(record, write.field, write.stamp).second || isNew;
        return !isNew;
    }

private:
    std::set<std::tuple<Id, std::uint16_t, Stamp>> m_writes;
};

} // namespace

void History::entriesOf(const Id &record, std::vector<HistoryEntry> &out)
{
    std::vector<DatedOp> told;
    std::vector<HistoryEntry> entries;
    Query ops = m_database.query(
        "SELECT o.stamp, o.type, o.kind, o.body, a.id, a.actor, a.reason, d.prefix, d.no, o.seq, "
        "d.id, a.at FROM op_log o JOIN action a ON a.no = o.action JOIN stream s ON s.no = "
        "o.stream JOIN device d ON d.no = s.device WHERE o.record = ?",
        record);
    while (ops.step()) {
        const RecordType *type =
            m_database.types().numbered(static_cast<std::uint16_t>(ops.integer(1)));
        const auto kind = static_cast<OpKind>(ops.integer(2));
        const Stamp stamp{ops.integer(0), ops.integer(8)};
        auto body = decodeOp(ops.bytes(3), stamp, deviceNames(m_database));
        // An adoption repeats in another area's stream what is already told here; an erasure
        // leaves nothing to tell.
        if (type == nullptr || !body || kind == OpKind::Adopt || kind == OpKind::Erase)
            continue;
        told.push_back({*std::move(body), stamp, ops.integer(9), ops.id(10), ops.instant(11)});
        entries.push_back({ops.instant(11),
                           ops.text(5),
                           ops.text(6),
                           ops.text(7),
                           ops.id(4),
                           record,
                           type->name,
                           kind,
                           {}});
    }
    std::map<std::uint16_t, Value> current;
    ToldMoves moves;
    for (const std::size_t index : inOrderWritten(told)) {
        HistoryEntry &entry = entries[index];
        if (moves.isTold(record, entry.kind, told[index].body))
            continue;
        const RecordType *type = m_database.types().named(entry.type);
        for (const FieldWrite &write : told[index].body.writes) {
            const RecordField *field = type->field(write.field);
            if (field == nullptr)
                continue;
            Value &now = current.try_emplace(write.field, startingValue(write.field)).first->second;
            entry.changes.push_back({field->column, field->kind, now, write.value});
            now = write.value;
        }
        out.push_back(std::move(entry));
    }
}

// Each record's entries stay in their order: one whose clock was ahead stands before what came
// after it.
Result<std::vector<HistoryEntry>> History::of(const std::vector<Id> &records)
{
    return m_database.attempt([&] {
        std::vector<HistoryEntry> entries;
        std::vector<std::pair<Instant, std::size_t>> places;
        for (const Id &record : records) {
            const std::size_t first = entries.size();
            entriesOf(record, entries);
            Instant latest = Instant::max();
            for (std::size_t i = entries.size(); i > first; --i) {
                latest = std::min(latest, entries[i - 1].at);
                places.emplace_back(latest, i - 1);
            }
        }
        std::ranges::sort(places);
        std::vector<HistoryEntry> inOrder;
        inOrder.reserve(entries.size());
        for (const auto &[at, index] : places)
            inOrder.push_back(std::move(entries[index]));
        return inOrder;
    });
}

Result<std::optional<Id>> History::lastAction(const Actor &actor)
{
    return m_database.attempt([&]() -> std::optional<Id> {
        Query found =
            m_database.query("SELECT id FROM action WHERE actor = ? AND undoes IS NULL "
                             "AND NOT EXISTS (SELECT 1 FROM action u WHERE u.undoes = action.id) "
                             "AND EXISTS (SELECT 1 FROM op_log o JOIN stream s ON s.no = o.stream "
                             "WHERE o.action = action.no AND s.device = ?) "
                             "ORDER BY no DESC LIMIT 1",
                             actor.name, m_database.device().no);
        return found.step() ? std::optional(found.id(0)) : std::nullopt;
    });
}

Result<std::vector<History::Step>> History::stepsOf(const Id &action)
{
    return m_database.attempt([&] {
        std::vector<Step> steps;
        ToldMoves moves;
        Query ops = m_database.query(
            "SELECT o.type, o.record, o.kind, o.body, o.stamp, s.device FROM op_log o "
            "JOIN stream s ON s.no = o.stream JOIN action a ON a.no = o.action "
            "WHERE a.id = ? AND o.kind NOT IN (?, ?) ORDER BY o.stamp DESC, o.seq DESC",
            action, static_cast<int>(OpKind::Adopt), static_cast<int>(OpKind::Erase));
        while (ops.step()) {
            const RecordType *type =
                m_database.types().numbered(static_cast<std::uint16_t>(ops.integer(0)));
            const auto body = decodeOp(ops.bytes(3), Stamp{ops.integer(4), ops.integer(5)},
                                       deviceNames(m_database));
            const auto kind = static_cast<OpKind>(ops.integer(2));
            if (type != nullptr && body && !moves.isTold(ops.id(1), kind, *body))
                steps.push_back({type, ops.id(1), kind, *body});
        }
        return steps;
    });
}

Value History::valueAt(const Id &record, std::uint16_t field, const std::vector<Stamp> &stamps)
{
    Query ops = m_database.query("SELECT o.body, o.stamp, s.device FROM op_log o "
                                 "JOIN stream s ON s.no = o.stream WHERE o.record = ?",
                                 record);
    // A deletion names all it has seen, earlier writes of this field too: the last of them counts.
    std::optional<FieldWrite> last;
    while (ops.step()) {
        const auto body =
            decodeOp(ops.bytes(0), Stamp{ops.integer(1), ops.integer(2)}, deviceNames(m_database));
        if (!body)
            continue;
        for (const FieldWrite &write : body->writes)
            if (write.field == field && std::ranges::contains(stamps, write.stamp) &&
                (!last || last->stamp < write.stamp))
                last = write;
    }
    // Where there is none, it was written by the record's creation as its default.
    return last ? last->value : startingValue(field);
}

Result<void> History::unchangedSince(const std::vector<Step> &steps)
{
    std::set<std::pair<Id, Stamp>> own;
    for (const Step &step : steps)
        for (const FieldWrite &write : step.body.writes)
            own.emplace(step.record, write.stamp);
    return m_database.attemptResult([&]() -> Result<void> {
        for (const Step &step : steps) {
            if (step.kind != OpKind::Create)
                continue;
            Query row = m_database.query("SELECT stamps FROM " + step.type->table + " WHERE id = ?",
                                         step.record);
            const auto stamps = row.step() ? RowStamps::decode(row.bytes(0)) : std::nullopt;
            if (!stamps)
                continue;
            for (const Stamp &stamp : stamps->all())
                if (!own.contains({step.record, stamp}))
                    return changedSince(*step.type);
        }
        return {};
    });
}

Result<void> History::takeBack(Change &change, const Step &step)
{
    return m_database.attemptResult([&]() -> Result<void> {
        std::optional<RowStamps> stamps;
        {
            Query row = m_database.query("SELECT stamps FROM " + step.type->table + " WHERE id = ?",
                                         step.record);
            if (row.step())
                stamps = RowStamps::decode(row.bytes(0));
        }
        if (!stamps)
            return failure(ErrorKind::NotFound,
                           isElsewhere(m_database, step.record)
                               ? "It is another team's by now: it was sent to the PCs of its area, "
                                 "and only they can change it."
                               : "The record is no longer here.");
        if (step.kind == OpKind::Create) {
            if (step.type->name.starts_with("frozen_"))
                return refused(step.type->name, "append_only",
                               "A frozen quarter is never taken away. What was done before it is "
                               "changed on its own page.");
            change.remove(step.type->name, step.record);
            return {};
        }
        FieldValues values;
        for (const FieldWrite &write : step.body.writes) {
            const RecordField *field = step.type->field(write.field);
            if (field == nullptr)
                continue;
            if (stamps->of(write.field) != write.stamp)
                return changedSince(*step.type);
            values.emplace_back(field->column, valueAt(step.record, write.field, write.replaces));
        }
        change.update(step.type->name, step.record, values);
        return {};
    });
}

Result<Id> History::undo(const Id &action, const Actor &actor)
{
    auto steps = stepsOf(action);
    if (!steps)
        return std::unexpected(steps.error());
    if (steps->empty())
        return failure(ErrorKind::NotFound, "There is nothing to undo.");
    Change change(m_database, actor, "Undo");
    change.setUndoes(action);
    if (auto opened = m_database.attempt([&] { change.open(); }); !opened)
        return std::unexpected(opened.error());
    if (auto same = unchangedSince(*steps); !same)
        return std::unexpected(same.error());
    for (const Step &step : *steps)
        if (auto done = takeBack(change, step); !done)
            return std::unexpected(done.error());
    if (auto committed = change.commit(); !committed)
        return std::unexpected(committed.error());
    return change.action();
}

} // namespace sc
