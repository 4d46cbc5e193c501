// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about fields that say one thing together: a place, or a state and what hangs on it.
#include "core/gridreference.h"
#include "sync/conflictwork.h"
#include "sync/fieldgroups.h"

#include <algorithm>
#include <format>
#include <iterator>

namespace sc {

namespace {

constexpr int kOneMetre = 10; // figures of a grid reference

const Value *valueOf(const FieldAnswers &fields, std::string_view column)
{
    const auto found = std::ranges::find(
        fields, column, [](const auto &one) { return std::string_view(one.first); });
    return found == fields.end() ? nullptr : &found->second;
}

/// Where that is, as far as it can be said in a few words.
std::string placeWords(const FieldGroup &group, const FieldAnswers &fields)
{
    const auto number = [&](std::size_t i) {
        const Value *value = i < group.told.size() ? valueOf(fields, group.told[i]) : nullptr;
        const auto *real = value == nullptr ? nullptr : std::get_if<double>(value);
        return real == nullptr ? std::optional<double>() : std::optional(*real);
    };
    const std::size_t first = group.told.front() == "place" ? 1 : 0;
    std::string words;
    if (const auto easting = number(2), northing = number(3); easting && northing)
        if (const auto ref = toGridReference({*easting, *northing}, kOneMetre))
            words = *ref;
    if (const auto latitude = number(first), longitude = number(first + 1);
        words.empty() && latitude && longitude)
        words = std::format("{:.5f}, {:.5f}", *latitude, *longitude);
    const Value *typed = valueOf(fields, group.type == "report" ? "place_typed" : "place");
    const auto *text = typed == nullptr ? nullptr : std::get_if<std::string>(typed);
    if (text != nullptr && group.type != "pick" && !text->empty() && *text != words)
        words += (words.empty() ? "" : ", ") + *text;
    return words;
}

std::set<std::uint16_t> numbersOf(const RecordType &type, const FieldGroup &group)
{
    std::set<std::uint16_t> numbers;
    for (const auto *columns : {&group.told, &group.along})
        for (const std::string_view column : *columns)
            if (const RecordField *field = type.field(column))
                numbers.insert(field->number);
    return numbers;
}

/// What goes with each answer and not with all of them, so that nobody decides it unseen.
void tellAlong(const FieldGroup &group, std::vector<ConflictHead> &heads)
{
    for (const std::string_view column : group.along) {
        const Value *first = valueOf(heads.front().fields, column);
        const bool isOne = std::ranges::all_of(heads, [&](const ConflictHead &head) {
            const Value *value = valueOf(head.fields, column);
            return value == nullptr || first == nullptr ? value == first : *value == *first;
        });
        if (isOne)
            continue;
        std::string name(column);
        std::ranges::replace(name, '_', ' ');
        for (ConflictHead &head : heads) {
            const Value *value = valueOf(head.fields, column);
            const auto *text = value == nullptr ? nullptr : std::get_if<std::string>(value);
            head.about += (head.about.empty() ? "" : ", ") + name + " " +
                          (text == nullptr ? "nothing" : *text);
        }
    }
}

const FieldGroup *placeGroup(const Conflict &conflict)
{
    const auto all = fieldGroups();
    const auto found = std::ranges::find_if(all, [&](const FieldGroup &one) {
        return one.isPlace && one.type == conflict.type && one.name == conflict.field;
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

std::vector<std::string> ConflictStore::toldBy(const Conflict &conflict)
{
    const FieldGroup *group = placeGroup(conflict);
    return group == nullptr ? std::vector<std::string>()
                            : std::vector<std::string>(group->told.begin(), group->told.end());
}

ConflictHead ConflictStore::answerOf(const RecordType &type, const GroupVersion &version,
                                     const std::vector<Told> &told)
{
    // Who gave the answer is who wrote the last of what it consists of.
    const Stamp last = version.stamps.back();
    FieldWrite write{.field = 0, .value = {}, .stamp = last, .replaces = {}};
    for (const auto &[field, stamp] : version.from)
        if (stamp == last)
            write.field = field;
    ConflictHead head = headOf(write, told);
    head.stamps = version.stamps;
    for (const auto &[number, value] : version.values)
        if (const RecordField *field = type.field(number))
            head.fields.emplace_back(field->column, fitting(*field, value));
    return head;
}

// Answers are whole: each is the record as its writer knew it.
Conflict ConflictStore::groupConflict(const RecordType &type, const Id &record,
                                      const FieldGroup &group, const GroupVersions &versions,
                                      const ReplayedRecord &replayed, const std::vector<Told> &told)
{
    const RecordField &lead = *type.field(group.told.front());
    Conflict conflict{.id = conflictId(record, lead.number),
                      .kind = group.isPlace ? Conflict::Kind::Place : Conflict::Kind::Field,
                      .type = type.name,
                      .record = record,
                      .field = std::string(group.name),
                      .form = group.isPlace ? FieldKind::Text : lead.kind,
                      .refType = lead.refType,
                      .title = nameOf(type.name, record),
                      .heads = {},
                      .base = {}};
    for (const GroupVersion &version : versions.all()) {
        ConflictHead head = answerOf(type, version, told);
        if (group.isPlace)
            head.about = placeWords(group, head.fields);
        else if (const auto said = version.values.find(lead.number); said != version.values.end())
            head.value = said->second;
        else if (const auto all = replayed.values.find(lead.number); all != replayed.values.end())
            head.value = all->second;
        const auto same = std::ranges::find(conflict.heads, head.value, &ConflictHead::value);
        if (!group.isPlace && same != conflict.heads.end())
            conflict.heads.erase(same); // the later of two tells what goes with it
        conflict.heads.push_back(std::move(head));
    }
    for (const auto &[number, value] : versions.base())
        if (const RecordField *field = type.field(number))
            conflict.baseFields.emplace_back(field->column, value);
    if (const auto before = versions.base().find(lead.number);
        !group.isPlace && before != versions.base().end())
        conflict.base = before->second;
    if (group.onlyWithTold)
        tellAlong(group, conflict.heads);
    return conflict;
}

void ConflictStore::addGroups(const RecordType &type, const Id &record,
                              const ReplayedRecord &replayed, const std::vector<Told> &told,
                              std::set<std::uint16_t> &asked, std::vector<Conflict> &list)
{
    const DeviceNames devices = deviceNames(m_database);
    std::vector<KnownWrite> writes;
    std::ranges::transform(told, std::back_inserter(writes),
                           [](const Told &one) { return KnownWrite{one.write, one.order}; });
    for (const FieldGroup &group : fieldGroups()) {
        if (group.type != type.name)
            continue;
        const std::set<std::uint16_t> fields = numbersOf(type, group);
        std::vector<std::uint16_t> differing = replayed.differing();
        std::erase_if(differing, [&](std::uint16_t number) {
            return !fields.contains(number) || asked.contains(number);
        });
        const bool isLed = std::ranges::contains(differing, type.field(group.told.front())->number);
        if (differing.empty() || (group.onlyWithTold && !isLed))
            continue;
        const GroupVersions versions(writes, replayed, fields, devices);
        Conflict conflict = groupConflict(type, record, group, versions, replayed, told);
        // A state all agree about: what hangs on it is asked about by itself.
        if (conflict.heads.size() < 2)
            continue;
        asked.insert(differing.begin(), differing.end());
        const bool waits = std::ranges::any_of(differing, [&](std::uint16_t number) {
            return isOnItsWay(replayed.heads.at(number), told);
        });
        if (!waits)
            list.push_back(std::move(conflict));
    }
}

// Of what goes with an answer only what is not so already, or is in dispute, is written.
Result<void> ConflictStore::settleField(const Conflict &conflict, const FieldAnswers &fields,
                                        const Actor &actor)
{
    const RecordType *type = m_database.types().named(conflict.type);
    for (const auto &[column, value] : fields) {
        const RecordField *field = type->field(column);
        const bool isFlag = field != nullptr && field->number == RecordType::kDeleted;
        if (field == nullptr || (isFlag && !std::holds_alternative<std::int64_t>(value)) ||
            fitting(*field, value) != value)
            return refused("value", "wrong_type", "Enter a value that this field can have");
    }
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, actor, "Settled a conflict");
        change.open();
        const bool isDeleted =
            m_database
                .query("SELECT 1 FROM " + type->table + " WHERE id = ? AND deleted = 1",
                       conflict.record)
                .step();
        const DeviceNames devices = deviceNames(m_database);
        const auto differing =
            replay(journalOf(m_database, conflict.record, devices), devices).differing();
        for (const auto &[column, value] : fields) {
            const RecordField &field = *type->field(column);
            Query row = m_database.query("SELECT " + field.column + " FROM " + type->table +
                                             " WHERE id = ?",
                                         conflict.record);
            const bool isSo = row.step() && row.value(0) == value;
            if (!isSo || column == conflict.field || std::ranges::contains(differing, field.number))
                change.settle(conflict.type, conflict.record, column, value);
        }
        // An answer is no edit that the deletion did not see: what is deleted stays so.
        if (isDeleted && conflict.field != "deleted")
            change.settle(conflict.type, conflict.record, "deleted", Value{std::int64_t{1}});
        return change.commit();
    });
}

} // namespace sc
