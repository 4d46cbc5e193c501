// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/recordstore.h"

#include "core/dates.h"
#include "reports/reportstore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

const std::string kAreas =
    "SELECT id, code, name, NULL, NULL, NULL FROM area WHERE deleted = 0 ORDER BY id";
const std::string kWards =
    "SELECT w.id, w.code, w.name, w.area, e.name, e.valid_from FROM ward w "
    "LEFT JOIN boundary_edition e ON e.id = w.edition WHERE w.deleted = 0 ORDER BY w.id";

std::string reportsWhere(std::string_view condition)
{
    return std::format("SELECT {} FROM report r WHERE r.deleted = 0 {}", ReportStore::columns(),
                       condition);
}

PlaceRecord readPlace(const Query &row)
{
    return {.id = row.id(0),
            .code = row.text(1),
            .name = row.text(2),
            .area = row.isNull(3) ? Id() : row.id(3),
            .edition = row.text(4),
            .validFrom = row.text(5)};
}

void visitReports(Query &rows, const std::function<void(const Report &)> &visit)
{
    while (rows.step())
        visit(ReportStore::readRow(rows));
}

} // namespace

Result<void> RecordStore::atOneMoment(const std::function<Result<void>()> &work)
{
    if (m_database.inTransaction())
        return work();
    return m_database.attemptResult([&]() -> Result<void> {
        m_database.execute("BEGIN");
        const Result<void> done = work();
        m_database.execute("ROLLBACK"); // nothing was written
        return done;
    });
}

Result<void> RecordStore::eachReport(const std::function<void(const Report &)> &visit)
{
    return m_database.attempt([&] {
        Query rows = m_database.query(reportsWhere("ORDER BY r.id"));
        visitReports(rows, visit);
    });
}

Result<void> RecordStore::eachReport(const ExportRange &range,
                                     const std::function<void(const Report &)> &visit)
{
    constexpr auto kEver = std::numeric_limits<std::int64_t>::max();
    const auto ticks = [](const std::optional<Instant> &at, std::int64_t otherwise) {
        return at ? at->time_since_epoch().count() : otherwise;
    };
    return m_database.attempt([&] {
        Query rows = m_database.query(
            reportsWhere("AND r.logged_at >= ?1 AND r.logged_at < ?2 "
                         "AND (?3 IS NULL OR r.area = ?3) ORDER BY r.logged_at, r.id"),
            ticks(range.loggedFrom, -kEver), ticks(range.loggedBefore, kEver),
            range.area.isNull() ? std::nullopt : std::optional(range.area));
        visitReports(rows, visit);
    });
}

Result<void> RecordStore::eachPlace(const std::string &sql,
                                    const std::function<void(const PlaceRecord &)> &visit)
{
    return m_database.attempt([&] {
        Query rows = m_database.query(sql);
        while (rows.step())
            visit(readPlace(rows));
    });
}

Result<void> RecordStore::eachArea(const std::function<void(const PlaceRecord &)> &visit)
{
    return eachPlace(kAreas, visit);
}

Result<void> RecordStore::eachWard(const std::function<void(const PlaceRecord &)> &visit)
{
    return eachPlace(kWards, visit);
}

Result<FirstSteps> RecordStore::firstStepsOf(const Id &report)
{
    return m_database.attempt([&] {
        Query row = m_database.query(
            "SELECT min(at), min(CASE WHEN to_status = 'done' THEN at END), min(CASE WHEN "
            "to_status LIKE 'closed%' THEN at END) FROM report_step WHERE report = ? AND deleted = "
            "0",
            report);
        row.step();
        return FirstSteps{row.maybe<Instant>(0), row.maybe<Instant>(1), row.maybe<Instant>(2)};
    });
}

Result<Id> RecordStore::deletedWith(std::string_view type, std::string_view column,
                                    std::string_view words)
{
    return m_database.attempt([&] {
        const RecordType *known = m_database.types().named(type);
        if (known == nullptr || known->field(column) == nullptr)
            return Id();
        Query found = m_database.query(
            std::format("SELECT id FROM {} WHERE {} = ? COLLATE NOCASE AND deleted = 1 "
                        "ORDER BY id DESC LIMIT 1",
                        known->table, column),
            words);
        return found.step() ? found.id(0) : Id();
    });
}

Result<bool> RecordStore::exists(std::string_view type, const Id &id)
{
    return m_database.attempt([&] {
        const RecordType *known = m_database.types().named(type);
        if (known == nullptr)
            return false;
        return m_database.query(std::format("SELECT 1 FROM {} WHERE id = ?", known->table), id)
            .step();
    });
}

Result<std::vector<std::pair<std::string, Id>>> RecordStore::pointingTo(std::string_view target,
                                                                        const Id &id)
{
    return m_database.attempt([&] {
        std::vector<std::pair<std::string, Id>> found{{std::string(target), id}};
        const auto add = [&](const RecordType &type, const std::string &column, const Id &owner) {
            Query rows = m_database.query(
                std::format("SELECT id FROM {} WHERE {} = ? ORDER BY id", type.table, column),
                owner);
            while (rows.step()) {
                if (!std::ranges::contains(found, rows.id(0),
                                           [](const auto &p) { return p.second; }))
                    found.emplace_back(type.name, rows.id(0));
            }
        };
        for (const RecordType &type : m_database.types().all()) {
            for (const RecordField &field : type.fields) {
                if (field.kind == FieldKind::Ref && field.refType == target)
                    add(type, field.column, id);
            }
        }
        const std::size_t direct = found.size();
        for (std::size_t i = 1; i < direct; ++i) {
            for (const RecordType &type : m_database.types().all()) {
                const std::pair<std::string, Id> owner = found[i];
                if (type.scope == ScopeKind::Parent && type.parentType == owner.first)
                    add(type, type.scopeColumn, owner.second);
            }
        }
        return found;
    });
}

Result<std::set<Id>> RecordStore::ofOthers(const Id &champion)
{
    return m_database.attempt([&] {
        std::set<Id> others;
        for (const RecordType &type : m_database.types().all()) {
            const RecordField *field = type.field("champion");
            if (type.scope != ScopeKind::Parent || field == nullptr || field->refType != "champion")
                continue;
            Query rows = m_database.query(
                "SELECT id FROM " + type.table + " WHERE champion IS NOT ?", champion);
            while (rows.step())
                others.insert(rows.id(0));
        }
        return others;
    });
}

Result<std::vector<std::pair<std::string, std::string>>>
RecordStore::columnsOf(std::string_view typeName, const Id &id)
{
    return m_database.attempt([&] {
        std::vector<std::pair<std::string, std::string>> columns;
        const RecordType *type = m_database.types().named(typeName);
        if (type == nullptr)
            return columns;
        for (const RecordField &field : type->fields) {
            Query row = m_database.query(
                std::format("SELECT {} FROM {} WHERE id = ?", field.column, type->table), id);
            if (!row.step() || row.isNull(0) || field.number == RecordType::kDeleted)
                continue;
            if (field.kind == FieldKind::Ref)
                columns.emplace_back(field.column, row.id(0).toString());
            else if (field.kind == FieldKind::Moment)
                columns.emplace_back(field.column, isoInstant(row.instant(0)));
            else if (field.kind != FieldKind::Bytes)
                columns.emplace_back(field.column, row.text(0));
        }
        return columns;
    });
}

Result<bool> RecordStore::isEmpty()
{
    return m_database.attempt([&] {
        return !m_database
                    .query("SELECT 1 WHERE EXISTS (SELECT 1 FROM report) "
                           "OR EXISTS (SELECT 1 FROM champion) OR EXISTS (SELECT 1 FROM area)")
                    .step();
    });
}

// Every record began in the journal; one of another type would be taken for this one there.
Result<void> idIsFree(Database &database, const Id &id)
{
    if (id.isNull())
        return {};
    const auto taken = database.attempt(
        [&] { return database.query("SELECT 1 FROM op_log WHERE record = ? LIMIT 1", id).step(); });
    if (!taken)
        return std::unexpected(taken.error());
    return *taken ? refused("id", "already_exists",
                            "A record of another type has this id already: leave the id out")
                  : Result<void>{};
}

} // namespace sc
