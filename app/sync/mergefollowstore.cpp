// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/mergework.h"

#include <algorithm>

namespace sc {

namespace {

struct Moved {
    const RecordType *type = nullptr;
    Id record;
    Id area; ///< where it is now
    bool isAway = false;
    bool isDisputed = false; ///< two PCs moved it apart: somebody has to see it
};

std::vector<Moved> movedRecords(Database &database, const DeviceNames &devices)
{
    std::vector<Moved> moved;
    Query rows = database.query(
        "SELECT DISTINCT o.type, o.record, w.why IS 3 FROM op_log o LEFT JOIN merge_waiting w "
        "ON w.record = o.record WHERE o.kind = 3");
    while (rows.step()) {
        const RecordType *type =
            database.types().numbered(static_cast<std::uint16_t>(rows.integer(0)));
        if (type == nullptr || type->scope != ScopeKind::Area)
            continue;
        const Id record = rows.id(1);
        const auto told = replay(journalOf(database, record, devices), devices);
        const std::uint16_t field = type->field(type->scopeColumn)->number;
        const auto area = told.values.find(field);
        const auto *bytes = area == told.values.end() ? nullptr : std::get_if<Blob>(&area->second);
        moved.push_back({type, record,
                         bytes == nullptr ? Id{} : Id::fromBytes(bytes->bytes).value_or(Id{}),
                         rows.integer(2) != 0, std::ranges::contains(told.differing(), field)});
    }
    return moved;
}

/// What hangs on a record, and on that.
void addChildren(Database &database, const RecordType &type, const Id &record,
                 std::vector<std::pair<const RecordType *, Id>> &children)
{
    for (const RecordType &child : database.types().all()) {
        if (child.scope != ScopeKind::Parent ||
            (child.parentType != type.name && !child.parentType.empty()))
            continue;
        std::vector<Id> ids;
        {
            Query rows = database.query(
                "SELECT id FROM " + child.table + " WHERE " + child.scopeColumn + " = ?", record);
            while (rows.step())
                ids.push_back(rows.id(0));
        }
        for (const Id &id : ids) {
            children.emplace_back(&child, id);
            addChildren(database, child, id, children);
        }
    }
}

} // namespace

Result<void> followMoves(Database &database)
{
    return database.attemptResult([&]() -> Result<void> {
        const auto readable = readableAreas(database);
        if (!readable)
            return {};
        const DeviceNames devices = deviceNames(database);
        Change change(database, Actor{database.device().name}, "Sent on after a move");
        change.open();
        RecordBuilder builder(database, devices);
        for (const Moved &one : movedRecords(database, devices)) {
            const bool stays = readable->contains(one.area) || one.isDisputed;
            if (stays && one.isAway)
                builder.rebuild(*one.type, one.record);
            std::vector<std::pair<const RecordType *, Id>> going{{one.type, one.record}};
            addChildren(database, *one.type, one.record, going);
            for (const auto &[type, id] : going) {
                if (!one.isDisputed)
                    change.sendOn(*type, id, one.area, readable->contains(one.area));
                if (!stays)
                    builder.hide(*type, id);
            }
        }
        return change.commit();
    });
}

Result<void> followErasures(Database &database)
{
    return database.attemptResult([&]() -> Result<void> {
        if (!database.query("SELECT 1 FROM champion WHERE erased_on IS NOT NULL LIMIT 1").step())
            return {};
        struct Held {
            std::string type;
            std::string table;
            std::string owner;
            std::string column;
        };
        std::vector<Held> fields;
        {
            Query rows = database.query(
                "SELECT t.name, t.table_name, p.owner_column, p.column_name FROM personal_field p "
                "JOIN record_type t ON t.number = p.type WHERE p.how = 'wipe'");
            while (rows.step())
                fields.push_back({rows.text(0), rows.text(1),
                                  rows.text(2).empty() ? "id" : rows.text(2), rows.text(3)});
        }
        Change change(database, Actor{database.device().name}, "Erased elsewhere");
        change.open();
        for (const Held &one : fields) {
            std::vector<Id> ids;
            {
                Query rows = database.query("SELECT r.id FROM " + one.table +
                                            " r JOIN champion c "
                                            "ON c.id = r." +
                                            one.owner + " WHERE c.erased_on IS NOT NULL AND r." +
                                            one.column + " IS NOT NULL");
                while (rows.step())
                    ids.push_back(rows.id(0));
            }
            for (const Id &id : ids)
                static_cast<void>(Erasure(change).wipe(one.type, id, {one.column}));
        }
        return change.commit();
    });
}

} // namespace sc
