// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"

#include "core/dates.h"
#include "core/text.h"
#include "storage/referrers.h"

namespace sc {

namespace {

const std::string kAreaColumns = "SELECT id, code, name FROM area ";
const std::string kEditionColumns = "SELECT id, name, valid_from, source FROM boundary_edition ";
const std::string kWardColumns = "SELECT id, edition, code, name, area, geometry FROM ward ";

Area readArea(const Query &row)
{
    return {row.id(0), row.text(1), row.text(2)};
}

BoundaryEdition readEdition(const Query &row)
{
    BoundaryEdition edition{row.id(0), row.text(1), {}, row.text(3)};
    if (const auto day = parseIsoDay(row.text(2)))
        edition.validFrom = *day;
    return edition;
}

Ward readWard(const Query &row)
{
    return {row.id(0), row.id(1), row.text(2), row.text(3), row.id(4), std::string(row.bytes(5))};
}

template <class Read> auto readAll(Query &found, Read read)
{
    std::vector<decltype(read(found))> all;
    while (found.step())
        all.push_back(read(found));
    return all;
}

template <class Read> auto readOne(Query &found, Read read)
{
    return found.step() ? std::optional(read(found)) : std::nullopt;
}

struct Place {
    Id id;
    bool exists = false;
};

/// The id of a new record: made from its name, so the same on every PC, and two teams that import
/// the same file mean the same records. One that was deleted is taken up again.
Place placeFor(Database &database, const std::string &table, const std::string &name)
{
    const Id named = Id::fromName(name);
    Query found = database.query("SELECT deleted FROM " + table + " WHERE id = ?", named);
    if (!found.step())
        return {named, false};
    return found.integer(0) != 0 ? Place{named, true} : Place{database.newId(), false};
}

/// Writes a record whose id may still be null. `name` gives a new one its id. True where anything
/// was written.
bool save(Change &change, const std::string &type, Id &id, const std::string &name,
          FieldValues fields)
{
    if (!id.isNull()) {
        const int before = change.written();
        if (change.update(type, id, fields))
            return change.written() > before;
        change.create(type, id, fields);
        return true;
    }
    const Place place = placeFor(change.database(), type, name);
    id = place.id;
    if (place.exists) {
        fields.emplace_back("deleted", Value{std::int64_t{0}});
        change.update(type, id, fields);
    } else {
        change.create(type, id, fields);
    }
    return true;
}

std::vector<Problem> problemsOf(const Area &area)
{
    std::vector<Problem> problems;
    if (area.code.empty())
        problems.push_back({"code", "missing", "Enter a code for the area"});
    // The quarter's figures are told by these codes.
    if (equalsIgnoringCase(area.code, "ALL") || equalsIgnoringCase(area.code, "NONE"))
        problems.push_back({"code", "reserved",
                            "ALL and NONE stand for the whole council and for no area: choose "
                            "another code"});
    if (area.name.empty())
        problems.push_back({"name", "missing", "Enter a name for the area"});
    return problems;
}

} // namespace

Result<std::vector<Area>> AreaStore::areas()
{
    return m_database.attempt([&] {
        Query found = m_database.query(kAreaColumns + "WHERE deleted = 0 ORDER BY code, id");
        return readAll(found, readArea);
    });
}

Result<std::optional<Area>> AreaStore::area(const Id &id)
{
    return m_database.attempt([&] {
        Query found = m_database.query(kAreaColumns + "WHERE id = ? AND deleted = 0", id);
        return readOne(found, readArea);
    });
}

Result<std::optional<Area>> AreaStore::areaWithCode(std::string_view code)
{
    return m_database.attempt([&] {
        Query found = m_database.query(
            kAreaColumns + "WHERE code = ? COLLATE NOCASE AND deleted = 0 ORDER BY id",
            trimmed(code));
        return readOne(found, readArea);
    });
}

Result<Area> AreaStore::saveArea(Change &change, Area area)
{
    area.code = trimmed(area.code);
    area.name = collapsed(area.name);
    if (auto problems = problemsOf(area); !problems.empty())
        return refused(std::move(problems));
    const auto same = areaWithCode(area.code);
    if (!same)
        return std::unexpected(same.error());
    if (*same && (*same)->id != area.id)
        return refused("code", "duplicate",
                       "There is already an area with the code " + area.code + ": choose another");
    return m_database.attempt([&] {
        save(change, "area", area.id, "area:" + folded(area.code),
             {{"code", Value{area.code}}, {"name", Value{area.name}}});
        return area;
    });
}

Result<bool> AreaStore::isUsed(const Id &area)
{
    return m_database.attempt([&] { return !typeReferringTo(m_database, "area", area).empty(); });
}

Result<void> AreaStore::removeArea(Change &change, const Id &id)
{
    const auto used = isUsed(id);
    if (!used)
        return std::unexpected(used.error());
    if (*used)
        return refused("area", "in_use",
                       "Wards or records are of this area: give them another area first");
    return m_database.attemptResult([&]() -> Result<void> {
        if (!change.remove("area", id))
            return failure(ErrorKind::NotFound, "There is no such area");
        return {};
    });
}

Result<std::vector<BoundaryEdition>> AreaStore::editions()
{
    return m_database.attempt([&] {
        Query found =
            m_database.query(kEditionColumns + "WHERE deleted = 0 ORDER BY valid_from, id");
        return readAll(found, readEdition);
    });
}

Result<std::optional<BoundaryEdition>> AreaStore::editionOn(Day day)
{
    const auto all = editions();
    if (!all)
        return std::unexpected(all.error());
    std::optional<BoundaryEdition> best;
    for (const BoundaryEdition &edition : *all) {
        if (!best || edition.validFrom <= day)
            best = edition;
    }
    return best;
}

Result<BoundaryEdition> AreaStore::saveEdition(Change &change, BoundaryEdition edition)
{
    if (!edition.validFrom.ok())
        return refused("valid_from", "missing", "Enter the first day these boundaries hold");
    return m_database.attempt([&] {
        const std::string day = isoDay(edition.validFrom);
        save(change, "boundary_edition", edition.id, "boundary_edition:" + day,
             {{"name", textValue(edition.name)},
              {"valid_from", Value{day}},
              {"source", textValue(edition.source)}});
        return edition;
    });
}

Result<std::vector<Ward>> AreaStore::wards(const Id &edition)
{
    return m_database.attempt([&] {
        Query found = m_database.query(
            kWardColumns + "WHERE edition = ? AND deleted = 0 ORDER BY code, id", edition);
        return readAll(found, readWard);
    });
}

Result<std::optional<Ward>> AreaStore::ward(const Id &id)
{
    return m_database.attempt([&] {
        Query found = m_database.query(kWardColumns + "WHERE id = ? AND deleted = 0", id);
        return readOne(found, readWard);
    });
}

Result<std::optional<Ward>> AreaStore::wardWithCode(std::string_view code)
{
    return m_database.attempt([&] {
        Query found =
            m_database.query("SELECT w.id, w.edition, w.code, w.name, w.area, w.geometry "
                             "FROM ward w JOIN boundary_edition e ON e.id = w.edition "
                             "WHERE w.code = ? COLLATE NOCASE AND w.deleted = 0 AND e.deleted = 0 "
                             "ORDER BY e.valid_from DESC, w.id DESC",
                             trimmed(code));
        return readOne(found, readWard);
    });
}

Result<bool> AreaStore::saveWard(Change &change, Ward ward)
{
    return m_database.attempt([&] {
        return save(change, "ward", ward.id,
                    "ward:" + ward.edition.toString() + ':' + folded(ward.code),
                    {{"edition", refValue(ward.edition)},
                     {"code", textValue(ward.code)},
                     {"name", textValue(ward.name)},
                     {"area", refValue(ward.area)},
                     {"geometry", ward.geometry.empty() ? Value{} : Value{Blob{ward.geometry}}}});
    });
}

Result<std::int64_t> AreaStore::sharedEntries()
{
    // Areas, editions and wards belong to no area's stream: any change of them lengthens a shared
    // one.
    return m_database.attempt([&] {
        Query found =
            m_database.query("SELECT coalesce(sum(last_seq), 0) FROM stream WHERE scope = ?", Id{});
        return found.step() ? found.integer(0) : std::int64_t{0};
    });
}

Result<BoundaryVersion> AreaStore::boundaryVersion()
{
    return m_database.attempt([&] {
        Query found =
            m_database.query("SELECT count(*), coalesce(max(stamp), 0) FROM op_log WHERE record IN "
                             "(SELECT id FROM area UNION ALL SELECT id FROM boundary_edition "
                             "UNION ALL SELECT id FROM ward)");
        return found.step() ? BoundaryVersion{found.integer(0), found.integer(1)}
                            : BoundaryVersion{};
    });
}

} // namespace sc
