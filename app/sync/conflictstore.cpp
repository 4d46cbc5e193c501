// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/hangers.h"
#include "storage/recordbuilder.h"
#include "sync/conflictwork.h"

#include <algorithm>
#include <array>
#include <format>
#include <iterator>
#include <tuple>

namespace sc {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kNames{{
    {"area", "code"},
    {"ward", "code"},
    {"champion", "number"},
    {"group", "name"},
    {"report", "ref"},
    {"pick", "title"},
    {"item", "name"},
    {"kit", "label"},
    {"kit_type", "name"},
    {"loan", "ref"},
    {"campaign", "title"},
    {"course", "code"},
    {"depot", "name"},
    {"disclaimer", "version"},
}};

std::string_view nameColumn(std::string_view type)
{
    const auto *found =
        std::ranges::find(kNames, type, &std::pair<std::string_view, std::string_view>::first);
    return found == kNames.end() ? std::string_view() : found->second;
}

bool isGone(const ReplayedRecord &record)
{
    const auto deleted = record.values.find(RecordType::kDeleted);
    return deleted != record.values.end() && deleted->second == Value{std::int64_t{1}};
}

} // namespace

// With whatever lies between: an entry that carried a record to another area names all that its
// values replaced, and not everybody reads that.
std::set<Stamp> ConflictStore::pastOf(Stamp head, std::uint16_t field,
                                      const std::vector<Told> &told)
{
    std::set<Stamp> past;
    std::vector<Stamp> left{head};
    while (!left.empty()) {
        const Stamp next = left.back();
        left.pop_back();
        for (const Told &one : told)
            if (one.write.field == field && one.write.stamp == next)
                std::ranges::copy_if(one.write.replaces, std::back_inserter(left),
                                     [&](Stamp stamp) { return past.insert(stamp).second; });
    }
    return past;
}

std::vector<ConflictStore::Told> ConflictStore::toldOf(const Id &record, const DeviceNames &devices)
{
    // What this PC wrote to an area it cannot read is known to no other here: told it would make
    // the lists differ.
    const auto readable = readableAreas(m_database);
    std::vector<Told> told;
    Query rows =
        m_database.query("SELECT o.kind, o.stamp, s.device, o.body, a.actor, s.scope, a.at "
                         "FROM op_log o "
                         "JOIN stream s ON s.no = o.stream JOIN action a ON a.no = "
                         "o.action WHERE o.record = ?",
                         record);
    while (rows.step()) {
        if (readable && !readable->contains(rows.id(5)))
            continue;
        const Stamp stamp{rows.integer(1), rows.integer(2)};
        const auto body = decodeOp(rows.bytes(3), stamp, devices);
        if (!body)
            continue;
        const auto kind = static_cast<OpKind>(rows.integer(0));
        for (const FieldWrite &write : body->writes) {
            const bool isOwn = kind != OpKind::Adopt && write.stamp.device == stamp.device;
            told.push_back({write, kind, rows.text(4), rows.instant(6),
                            isOwn ? stamp.time : write.stamp.time});
        }
    }
    return told;
}

std::string ConflictStore::deviceName(std::int64_t device)
{
    Query row = m_database.query("SELECT name, prefix, id FROM device WHERE no = ?", device);
    if (!row.step())
        return {};
    for (int i = 0; i < 2; ++i)
        if (!row.text(i).empty())
            return row.text(i);
    return row.id(2).toString();
}

ConflictHead ConflictStore::headOf(const FieldWrite &write, const std::vector<Told> &told)
{
    ConflictHead head{.value = write.value,
                      .by = {},
                      .device = deviceName(write.stamp.device),
                      .at = write.stamp.instant(),
                      .stamps = {write.stamp}};
    // Who carried it to another area did not write it; without the writer's own op he is named.
    std::string carrier;
    for (const Told &one : told) {
        if (one.write.field != write.field || one.write.stamp != write.stamp)
            continue;
        if (one.kind != OpKind::Adopt && (head.by.empty() || one.by < head.by)) {
            head.by = one.by;
            head.at = one.at;
        }
        if (carrier.empty() || one.by < carrier)
            carrier = one.by;
    }
    if (head.by.empty())
        head.by = carrier;
    return head;
}

Conflict ConflictStore::fieldConflict(const RecordType &type, const Id &record,
                                      const RecordField &field,
                                      const std::vector<FieldWrite> &heads,
                                      const std::vector<Told> &told)
{
    Conflict conflict{.id = conflictId(record, field.number),
                      .kind = Conflict::Kind::Field,
                      .type = type.name,
                      .record = record,
                      .field = field.column,
                      .form = field.kind,
                      .refType = field.refType,
                      .title = nameOf(type.name, record),
                      .heads = {},
                      .base = {}};
    for (const FieldWrite &write : heads) {
        const auto same = std::ranges::find(conflict.heads, write.value, &ConflictHead::value);
        if (same == conflict.heads.end())
            conflict.heads.push_back(headOf(write, told));
        else
            same->stamps.push_back(write.stamp);
    }
    // The value all of them replaced, the latest of several.
    Stamp latest;
    std::vector<std::set<Stamp>> pasts;
    pasts.reserve(heads.size());
    for (const FieldWrite &head : heads)
        pasts.push_back(pastOf(head.stamp, field.number, told));
    for (const Told &one : told) {
        const bool replaced = std::ranges::all_of(
            pasts, [&](const auto &past) { return past.contains(one.write.stamp); });
        if (one.write.field == field.number && replaced &&
            std::tie(latest.time, conflict.base) <=
                std::tie(one.write.stamp.time, one.write.value)) {
            latest = one.write.stamp;
            conflict.base = one.write.value;
        }
    }
    if (field.number == RecordType::kDeleted)
        conflict.kind = Conflict::Kind::Deleted;
    if (field.number == RecordType::kDeleted && isNull(conflict.base))
        conflict.base = Value{std::int64_t{0}};
    return conflict;
}

// A kit is needed for a loan, not for the line that says so.
std::string ConflictStore::nameOfHanging(const RecordType &owner, const HangingRecord &hung,
                                         const DeviceNames &devices)
{
    const RecordType &type = *m_database.types().numbered(hung.type);
    const auto parent = HangingRecords(m_database, devices).parentOf(type, hung.record);
    return parent && !type.parentType.empty() && type.parentType != owner.name
               ? nameOf(type.parentType, *parent)
               : nameOf(type.name, hung.record);
}

Conflict ConflictStore::deletionConflict(const RecordType &type, const Id &record,
                                         const ReplayedRecord &replayed,
                                         const std::vector<Told> &told)
{
    const RecordField &field = type.fields.front();
    Conflict conflict = fieldConflict(type, record, field, replayed.deletions, told);
    const DeviceNames devices = deviceNames(m_database);
    const FieldWrite *edit = nullptr;
    const HangingRecord *hung = nullptr;
    const auto isLater = [&](const FieldWrite &one) { // the same everywhere
        return edit == nullptr ||
               std::tuple(edit->stamp.time, devices.idOf(edit->stamp.device), edit->field) <
                   std::tuple(one.stamp.time, devices.idOf(one.stamp.device), one.field);
    };
    for (const FieldWrite &one : replayed.unseen)
        edit = isLater(one) ? &one : edit;
    for (const HangingRecord &one : replayed.hanging)
        if (isLater(one.write)) {
            hung = &one;
            edit = &one.write;
        }
    ConflictHead kept = headOf(*edit, hung == nullptr ? told : toldOf(hung->record, devices));
    kept.value = Value{std::int64_t{0}};
    if (hung != nullptr)
        kept.about = nameOfHanging(type, *hung, devices);
    conflict.heads.push_back(std::move(kept));
    conflict.base = Value{std::int64_t{0}};
    return conflict;
}

// One of the answers replaced a value that is not here, and somebody is known to have entries of
// its writer that this PC lacks: the value in between may have replaced the other answer.
bool ConflictStore::isOnItsWay(const std::vector<FieldWrite> &heads, const std::vector<Told> &told)
{
    for (const FieldWrite &head : heads) {
        for (const Stamp stamp : head.replaces) {
            const bool isHere = std::ranges::any_of(told, [&](const Told &one) {
                return one.write.field == head.field && one.write.stamp == stamp;
            });
            if (!isHere && m_database
                               .query("SELECT 1 FROM sync_peer_has h JOIN device d ON d.id = "
                                      "h.device LEFT JOIN stream s ON s.scope = h.scope AND "
                                      "s.device = d.no WHERE d.no = ? AND h.seq > "
                                      "coalesce(s.last_seq, 0) LIMIT 1",
                                      stamp.device)
                               .step())
                return true;
        }
    }
    return false;
}

void ConflictStore::addOf(const RecordType &type, const Id &record, std::vector<Conflict> &list)
{
    if (type.name == "decision")
        return; // asked about as the two records it is of
    const DeviceNames devices = deviceNames(m_database);
    const ReplayedRecord replayed = replayWhole(m_database, type, record, devices);
    const std::vector<Told> told = toldOf(record, devices);
    std::set<std::uint16_t> asked;
    const auto first = static_cast<std::ptrdiff_t>(list.size());
    addGroups(type, record, replayed, told, asked, list);
    for (const std::uint16_t number : replayed.differing()) {
        const RecordField *field = type.field(number);
        if (asked.contains(number) ||
            (number == RecordType::kDeleted && isSettledApart(type.name, record)))
            continue;
        if (number == RecordType::kDeleted && replayed.isDeletionDisputed())
            list.push_back(deletionConflict(type, record, replayed, told));
        else if (field != nullptr && !isOnItsWay(replayed.heads.at(number), told))
            list.push_back(fieldConflict(type, record, *field, replayed.heads.at(number), told));
    }
    // Nobody has to say what a record told that somebody deleted who knew every answer; restoring
    // it asks again. Whose it is has to be settled all the same: the areas hold it in two states.
    if (isGone(replayed))
        list.erase(
            std::remove_if(list.begin() + first, list.end(),
                           [&](const Conflict &one) { return one.field != type.scopeColumn; }),
            list.end());
}

void ConflictStore::addFields(std::vector<Conflict> &list)
{
    std::vector<std::pair<const RecordType *, Id>> open;
    {
        Query rows = m_database.query("SELECT type, record FROM merge_open WHERE differences > 0 "
                                      "ORDER BY type, record");
        while (rows.step())
            if (const RecordType *type =
                    m_database.types().numbered(static_cast<std::uint16_t>(rows.integer(0))))
                open.emplace_back(type, rows.id(1));
    }
    for (const auto &[type, record] : open)
        addOf(*type, record, list);
}

Result<std::vector<Conflict>> ConflictStore::list()
{
    return m_database.attemptResult([&]() -> Result<std::vector<Conflict>> {
        std::vector<Conflict> list;
        addFields(list);
        if (auto added = addClashes(list); !added)
            return std::unexpected(added.error());
        return list;
    });
}

Result<int> ConflictStore::count()
{
    return list().transform([](const auto &all) { return static_cast<int>(all.size()); });
}

Result<Conflict> ConflictStore::find(std::string_view id)
{
    auto all = list();
    if (!all)
        return std::unexpected(all.error());
    std::vector<Conflict> meant;
    for (Conflict &one : *all)
        if (!id.empty() && one.id.toString().starts_with(id))
            meant.push_back(std::move(one));
    if (meant.size() == 1)
        return std::move(meant.front());
    return failure(ErrorKind::NotFound,
                   meant.empty() ? "There is no such conflict. It may have been settled already."
                                 : "That is the beginning of several ids. Give more of it.");
}

std::string ConflictStore::shortName(std::string_view type, const Id &record)
{
    const RecordType *known = m_database.types().named(type);
    const std::string_view column = nameColumn(type);
    if (known == nullptr || column.empty())
        return record.toString();
    Query row = m_database.query(
        std::format("SELECT {} FROM {} WHERE id = ?", column, known->table), record);
    return row.step() && !row.isNull(0) ? row.text(0) : record.toString();
}

std::string ConflictStore::nameOf(std::string_view type, const Id &record)
{
    std::string words(type);
    std::ranges::replace(words, '_', ' ');
    return nameColumn(type).empty() ? words : words + " " + shortName(type, record);
}

std::optional<Id> ConflictStore::named(std::string_view type, const std::string &name)
{
    const RecordType *known = m_database.types().named(type);
    if (known == nullptr)
        return std::nullopt;
    if (const auto id = Id::parse(name))
        return id;
    const std::string_view column = nameColumn(type);
    if (column.empty())
        return std::nullopt;
    Query row = m_database.query(
        std::format("SELECT id FROM {} WHERE {} = ? AND deleted = 0 ORDER BY id LIMIT 1",
                    known->table, column),
        name);
    return row.step() ? std::optional(row.id(0)) : std::nullopt;
}

Result<void> ConflictStore::settle(const Conflict &conflict, const ConflictChoice &choice,
                                   const Actor &actor)
{
    const bool chosen = choice.choose > 0 && choice.choose <= conflict.heads.size();
    if (choice.choose > 0 && !chosen)
        return refused("choose", "out_of_range",
                       std::format("Choose a number from 1 to {}.", conflict.heads.size()));
    const bool isPlace = conflict.kind == Conflict::Kind::Place;
    const bool isField = isPlace || conflict.kind == Conflict::Kind::Field ||
                         conflict.kind == Conflict::Kind::Deleted;
    if (isField && !chosen && (isPlace ? choice.fields.empty() : !choice.value))
        return refused("value", "missing", "Choose one of the values, or give another");
    if (isField) {
        FieldAnswers fields = chosen ? conflict.heads[choice.choose - 1].fields : choice.fields;
        if (!isPlace && !std::ranges::contains(fields, conflict.field,
                                               [](const auto &one) { return one.first; }))
            fields.emplace_back(conflict.field,
                                chosen ? conflict.heads[choice.choose - 1].value : *choice.value);
        return settleField(conflict, fields, actor);
    }
    return settleClash(conflict, choice, actor);
}

Result<void> ConflictStore::settleClash(const Conflict &conflict, const ConflictChoice &choice,
                                        const Actor &actor)
{
    const bool chosen = choice.choose > 0;
    const bool isThing = conflict.kind == Conflict::Kind::SameThing;
    const bool takesValue = isThing || conflict.kind == Conflict::Kind::SameNumber;
    if (!chosen && (!choice.both || !takesBoth(conflict)) && !(takesValue && choice.value))
        return refused("choose", "missing",
                       takesBoth(conflict) ? "Choose which one is right, or both"
                                           : "Choose which one is right");
    if (const auto *typed = choice.value ? std::get_if<std::string>(&*choice.value) : nullptr;
        isThing && !chosen && !choice.both)
        return renameSecond(conflict, typed == nullptr ? std::string() : *typed, actor);
    switch (conflict.kind) {
    case Conflict::Kind::KitTwice:
        return settleKit(conflict, choice, actor);
    case Conflict::Kind::SameNumber:
        return settleNumber(conflict, choice, actor);
    case Conflict::Kind::Circle:
        return settleCircle(conflict, choice, actor);
    case Conflict::Kind::NoRoom:
        return settleRoom(conflict, choice, actor);
    default:
        return settlePair(conflict, choice, actor);
    }
}

} // namespace sc
