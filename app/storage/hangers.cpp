// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/hangers.h"

#include "storage/journal.h"
#include "storage/recordbuilder.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr char kLookedAt[] = "hangers.looked_at";

struct Owner {
    std::string_view type;
    std::string_view only;   ///< records of this type hang on it; of all that point at it if empty
    std::string_view except; ///< but not these
    /// It may be deleted with what hangs on it. Whoever deletes it names that; versions before did
    /// not, and of theirs only what was written later is surely news.
    bool named = false;
};
/// In this order: whether one of them is shown may decide about one of a later type.
constexpr std::array<Owner, 8> kOwners{{{"report", "enforcement", {}, true},
                                        {"pick", "attendance", {}, true},
                                        {"kit", "loan_kit", {}, true},
                                        {"champion", {}, "membership"},
                                        {"campaign", {}, {}},
                                        {"depot", "kit", {}},
                                        {"kit_type", "kit", {}},
                                        {"area", {}, {}}}};

const Owner *ownerNamed(std::string_view type)
{
    const auto *found = std::ranges::find(kOwners, type, &Owner::type);
    return found == kOwners.end() ? nullptr : found;
}

/// Stands in every deletion that names what hung on its record: no entry was written then.
Stamp markOf(std::int64_t device)
{
    return {0, device};
}

bool isMarked(const FieldWrite &deletion)
{
    return std::ranges::contains(deletion.replaces, std::int64_t{0}, &Stamp::time);
}

bool wasKnownTo(const FieldWrite &deletion, Stamp hung, const Owner &owner)
{
    return deletion.stamp.device == hung.device || std::ranges::contains(deletion.replaces, hung) ||
           (owner.named && !isMarked(deletion) && hung.time < deletion.stamp.time);
}

} // namespace

std::string_view Hangers::ownerOf(const RecordType &type, const RecordField &field)
{
    if (field.kind != FieldKind::Ref)
        return {};
    const Owner *owner = ownerNamed(field.refType);
    const bool hangs = owner != nullptr && (owner->only.empty() || owner->only == type.name) &&
                       owner->except != type.name;
    return hangs ? owner->type : std::string_view();
}

bool Hangers::isOwner(const RecordType &type)
{
    return ownerNamed(type.name) != nullptr;
}

bool Hangers::hangs(const RecordType &type)
{
    return std::ranges::any_of(
        type.fields, [&](const RecordField &field) { return !ownerOf(type, field).empty(); });
}

std::vector<HangingRecord> Hangers::of(const RecordType &type, const Id &record)
{
    std::vector<HangingRecord> all;
    for (const RecordType &other : m_database.types().all()) {
        for (const RecordField &field : other.fields) {
            if (ownerOf(other, field) != type.name)
                continue;
            Query rows = m_database.query("SELECT id, stamps FROM " + other.table + " WHERE " +
                                              field.column + " = ? AND deleted = 0 ORDER BY id",
                                          record);
            while (rows.step())
                if (const auto stamps = RowStamps::decode(rows.bytes(1)))
                    all.push_back({other.number,
                                   rows.id(0),
                                   {field.number, refValue(record), stamps->of(field.number), {}}});
        }
    }
    return all;
}

void Hangers::lookAt(const RecordType &type, const Id &record, ReplayedRecord &told)
{
    const Owner *owner = ownerNamed(type.name);
    if (owner == nullptr || !told.created || told.deletions.empty())
        return;
    for (HangingRecord &one : of(type, record)) {
        const bool known = std::ranges::any_of(told.deletions, [&](const FieldWrite &deletion) {
            return wasKnownTo(deletion, one.write.stamp, *owner);
        });
        if (!known)
            told.hanging.push_back(std::move(one));
    }
    if (!told.hanging.empty())
        told.values[RecordType::kDeleted] = Value{std::int64_t{0}};
}

std::vector<Stamp> Hangers::seenBy(const RecordType &type, const Id &record)
{
    std::vector<Stamp> seen;
    const Owner *owner = ownerNamed(type.name);
    if (owner == nullptr)
        return seen;
    for (const HangingRecord &one : of(type, record))
        seen.push_back(one.write.stamp);
    if (owner->named)
        seen.push_back(markOf(m_database.device().no));
    return seen;
}

// Only where entries of several PCs have met can something hang on what another deleted.
void Hangers::lookAtAll(Database &database)
{
    if (!database.setting(kLookedAt).empty() ||
        !database.query("SELECT 1 FROM device LIMIT 1 OFFSET 1").step())
        return;
    const DeviceNames devices = deviceNames(database);
    OwnersToLookAt owners(database);
    for (const Owner &owner : kOwners) {
        const RecordType &type = *database.types().named(owner.type);
        Query rows = database.query("SELECT id FROM " + type.table + " WHERE deleted = 1");
        while (rows.step())
            owners.addAlways(type, rows.id(0));
    }
    owners.lookAt([&](const RecordType &type, const Id &record) {
        if (replayWhole(database, type, record, devices).hanging.empty())
            return false;
        RecordBuilder(database, devices).rebuild(type, record);
        return true;
    });
    database.setSetting(kLookedAt, "1");
}

ReplayedRecord replayWhole(Database &database, const RecordType &type, const Id &record,
                           const DeviceNames &devices)
{
    ReplayedRecord told = replay(journalOf(database, record, devices), devices);
    Hangers(database).lookAt(type, record, told);
    return told;
}

void OwnersToLookAt::add(const RecordType &type, const RecordField &field, const Value &value)
{
    const auto *bytes = std::get_if<Blob>(&value);
    const std::string_view owner =
        bytes == nullptr ? std::string_view() : Hangers::ownerOf(type, field);
    if (owner.empty())
        return;
    if (const auto id = Id::fromBytes(bytes->bytes))
        m_owners[owner].try_emplace(*id, false);
}

void OwnersToLookAt::addOwnersOf(const RecordType &type, const Id &record)
{
    if (!Hangers::hangs(type))
        return;
    Query row = m_database.query(type.selectSql, record);
    if (!row.step())
        return;
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        if (type.fields[i].kind == FieldKind::Ref)
            add(type, type.fields[i], row.value(static_cast<int>(i) + 1));
}

void OwnersToLookAt::addIfOwner(const RecordType &type, const Id &record)
{
    if (const Owner *owner = ownerNamed(type.name))
        m_owners[owner->type].try_emplace(record, false);
}

void OwnersToLookAt::addAlways(const RecordType &type, const Id &record)
{
    if (const Owner *owner = ownerNamed(type.name))
        m_owners[owner->type][record] = true;
}

void OwnersToLookAt::addOpen()
{
    Query rows = m_database.query("SELECT type, record FROM merge_open");
    while (rows.step()) {
        const RecordType *type =
            m_database.types().numbered(static_cast<std::uint16_t>(rows.integer(0)));
        if (type != nullptr)
            addIfOwner(*type, rows.id(1));
    }
}

// What is shown, and nobody asks about, hangs on nothing that was deleted.
bool OwnersToLookAt::mayChange(const RecordType &type, const Id &record)
{
    Query row = m_database.query("SELECT deleted, EXISTS (SELECT 1 FROM merge_open WHERE record = "
                                 "?1), stamps FROM " +
                                     type.table + " WHERE id = ?1",
                                 record);
    if (!row.step())
        return false;
    if (row.integer(0) != 0)
        return true;
    const auto stamps = RowStamps::decode(row.bytes(2));
    return row.integer(1) != 0 && stamps && stamps->of(RecordType::kDeleted) != stamps->base();
}

void OwnersToLookAt::lookAt(const std::function<bool(const RecordType &, const Id &)> &rebuild)
{
    for (const Owner &owner : kOwners) {
        const auto found = m_owners.find(owner.type);
        if (found == m_owners.end())
            continue;
        const RecordType &type = *m_database.types().named(owner.type);
        for (const auto &[record, always] : found->second)
            if ((always || mayChange(type, record)) && rebuild(type, record))
                addOwnersOf(type, record);
    }
    m_owners.clear();
}

} // namespace sc
