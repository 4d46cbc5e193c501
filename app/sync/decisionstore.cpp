// SPDX-License-Identifier: GPL-3.0-or-later
// What was decided about two records that clash, and what becomes of it where two people decided
// differently.
#include "sync/conflictwork.h"

#include <algorithm>
#include <map>

namespace sc {

namespace {

constexpr std::string_view kChoice = "choice";

std::string_view kindOf(Conflict::Kind kind)
{
    switch (kind) {
    case Conflict::Kind::SamePerson:
        return "same_person";
    case Conflict::Kind::SameFigures:
        return "same_figures";
    case Conflict::Kind::SameNumber:
        return "same_number";
    default:
        return "same_thing";
    }
}

std::string_view kindOf(std::string_view type)
{
    return type == "champion"       ? kindOf(Conflict::Kind::SamePerson)
           : !namedBy(type).empty() ? kindOf(Conflict::Kind::SameThing)
                                    : kindOf(Conflict::Kind::SameFigures);
}

/// Every write of a record's fields, and whether it was part of what settled the clash.
struct Pointing {
    FieldWrite write;
    bool settles = false;
};

/// What a field was before all that settled the clash; nothing where somebody changed it since.
std::optional<Value> beforeSettling(const std::vector<Pointing> &all, std::uint16_t field)
{
    std::map<Stamp, const Pointing *> writes;
    std::set<Stamp> replaced;
    for (const Pointing &one : all)
        if (one.write.field == field) {
            const Pointing *&known = writes[one.write.stamp];
            known = known != nullptr && known->settles ? known : &one;
            replaced.insert(one.write.replaces.begin(), one.write.replaces.end());
        }
    std::vector<Stamp> left;
    for (const auto &[stamp, one] : writes) {
        if (replaced.contains(stamp))
            continue;
        if (!one->settles)
            return std::nullopt;
        left.push_back(stamp);
    }
    const FieldWrite *before = nullptr;
    std::set<Stamp> seen;
    while (!left.empty()) {
        const auto found = writes.find(left.back());
        left.pop_back();
        if (found == writes.end() || !seen.insert(found->first).second)
            continue;
        const FieldWrite &write = found->second->write;
        if (found->second->settles)
            left.insert(left.end(), write.replaces.begin(), write.replaces.end());
        else if (before == nullptr || before->stamp.time < write.stamp.time)
            before = &write;
    }
    return before == nullptr ? std::nullopt : std::optional(before->value);
}

} // namespace

// Both records have to be here: of those of another area nobody here can say which is right.
std::vector<ConflictStore::Pair> ConflictStore::settledApart(std::string_view type)
{
    const RecordType &decisions = *m_database.types().named("decision");
    const std::string table = m_database.types().named(type)->table;
    const std::string there =
        " IN (SELECT id FROM " + table + (type == "champion" ? " WHERE erased_on IS NULL)" : ")");
    std::vector<std::pair<Id, Pair>> open;
    {
        Query rows = m_database.query(
            "SELECT d.id, d.first, d.second FROM merge_open m JOIN decision d ON d.id = m.record "
            "WHERE m.differences > 0 AND d.deleted = 0 AND d.kind = ? AND d.first" +
                there + " AND d.second" + there + " ORDER BY d.first, d.second",
            std::string(kindOf(type)));
        while (rows.step())
            open.emplace_back(rows.id(0), Pair(rows.id(1), rows.id(2)));
    }
    std::vector<Pair> apart;
    const DeviceNames devices = deviceNames(m_database);
    const std::uint16_t choice = decisions.field(kChoice)->number;
    for (const auto &[decision, pair] : open) {
        const ReplayedRecord told = replay(journalOf(m_database, decision, devices), devices);
        if (std::ranges::contains(told.differing(), choice) &&
            !isOnItsWay(told.heads.at(choice), toldOf(decision, devices)))
            apart.push_back(pair);
    }
    return apart;
}

// Whether one of them is deleted is decided with the two.
bool ConflictStore::isSettledApart(std::string_view type, const Id &record)
{
    return std::ranges::any_of(settledApart(type), [&](const Pair &pair) {
        return pair.first == record || pair.second == record;
    });
}

void ConflictStore::noteDecision(Change &change, const Conflict &conflict, std::string_view kind,
                                 const ConflictChoice &choice)
{
    const Id decision = decisionOf(conflict.id);
    const Value chosen{std::string(choice.choose == 1   ? "keep_first"
                                   : choice.choose == 2 ? "keep_second"
                                                        : "both")};
    const Value by = textValue(change.actor().name);
    if (!m_database.query("SELECT 1 FROM decision WHERE id = ?", decision).step()) {
        change.create("decision", decision,
                      {{"kind", Value{std::string(kind)}},
                       {"first", refValue(conflict.heads[0].record)},
                       {"second", refValue(conflict.heads[1].record)},
                       {kChoice, chosen},
                       {"by", by}});
        return;
    }
    change.settle("decision", decision, kChoice, chosen);
    change.settle("decision", decision, "by", by);
    change.restore("decision", decision);
}

// What an earlier decision took from one of the two and gave to the other.
void ConflictStore::pointBack(Change &change, const Conflict &conflict)
{
    const Id decision = decisionOf(conflict.id);
    std::vector<std::pair<const RecordType *, Id>> pointing;
    {
        Query rows = m_database.query(
            "SELECT DISTINCT type, record FROM op_log WHERE action IN (SELECT action FROM op_log "
            "WHERE record = ?1) AND record NOT IN (?1, ?2, ?3) ORDER BY record",
            decision, conflict.heads[0].record, conflict.heads[1].record);
        while (rows.step())
            if (const RecordType *type =
                    m_database.types().numbered(static_cast<std::uint16_t>(rows.integer(0))))
                pointing.emplace_back(type, rows.id(1));
    }
    for (const auto &[type, record] : pointing)
        pointBack(change, *type, record, decision);
}

void ConflictStore::pointBack(Change &change, const RecordType &type, const Id &record,
                              const Id &decision)
{
    const DeviceNames devices = deviceNames(m_database);
    std::vector<Pointing> all;
    std::set<std::uint16_t> fields;
    {
        Query rows = m_database.query(
            "SELECT o.stamp, s.device, o.body, o.action IN (SELECT action FROM op_log WHERE "
            "record = ?2) FROM op_log o JOIN stream s ON s.no = o.stream WHERE o.record = ?1",
            record, decision);
        while (rows.step()) {
            const bool settles = rows.integer(3) != 0;
            const auto body =
                decodeOp(rows.bytes(2), Stamp{rows.integer(0), rows.integer(1)}, devices);
            for (const FieldWrite &write : body ? body->writes : std::vector<FieldWrite>{}) {
                all.push_back({write, settles});
                if (settles)
                    fields.insert(write.field);
            }
        }
    }
    for (const std::uint16_t number : fields) {
        const RecordField *field = type.field(number);
        const auto before = beforeSettling(all, number);
        if (field != nullptr && before)
            change.settle(type.name, record, field->column, *before);
    }
}

// That the one chosen stays is written down too: whoever deletes it, or chooses the other, without
// knowing of this, says something else.
Result<void> ConflictStore::settlePair(const Conflict &conflict, const ConflictChoice &choice,
                                       const Actor &actor)
{
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, actor, "Settled a conflict");
        change.open();
        const Value stays{std::int64_t{0}};
        const Id first = conflict.heads[0].record;
        const Id second = conflict.heads[1].record;
        if (choice.choose > 0) {
            const Id kept = choice.choose == 1 ? first : second;
            const Id lost = choice.choose == 1 ? second : first;
            change.settle(conflict.type, kept, "deleted", stays);
            if (conflict.kind != Conflict::Kind::SameFigures)
                pointTo(change, conflict.type, kept, lost);
            change.settle(conflict.type, lost, "deleted", Value{std::int64_t{1}});
        } else {
            change.settle(conflict.type, first, "deleted", stays);
            change.settle(conflict.type, second, "deleted", stays);
            pointBack(change, conflict);
        }
        noteDecision(change, conflict, kindOf(conflict.kind), choice);
        return change.commit();
    });
}

} // namespace sc
