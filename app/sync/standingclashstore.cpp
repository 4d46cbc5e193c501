// SPDX-License-Identifier: GPL-3.0-or-later
// What no PC would have let happen by itself: reports that are all duplicates of one another, so
// that nobody deals with any, and more people booked than a pick has room for.
#include "reports/reportstore.h"
#include "sync/conflictwork.h"

#include <algorithm>
#include <format>
#include <map>

namespace sc {

namespace {

/// Those from which the way along `duplicate_of` comes back, each circle in the order of its ids.
std::set<std::vector<Id>> circlesIn(const std::map<Id, Id> &duplicates)
{
    std::set<std::vector<Id>> circles;
    std::set<Id> seen;
    for (const auto &[start, next] : duplicates) {
        std::vector<Id> way;
        Id at = start;
        while (duplicates.contains(at) && seen.insert(at).second) {
            way.push_back(at);
            at = duplicates.at(at);
        }
        const auto begin = std::ranges::find(way, at);
        if (begin == way.end())
            continue;
        std::vector<Id> circle(begin, way.end());
        std::ranges::sort(circle);
        circles.insert(std::move(circle));
    }
    return circles;
}

std::string aboutReport(Database &database, const Id &report)
{
    Query row = database.query("SELECT replace(replace(coalesce(category, ''), '_', ' '), '.', "
                               "' '), coalesce(description, ''), coalesce(street, place_typed, '') "
                               "FROM report WHERE id = ?",
                               report);
    std::string about;
    if (row.step())
        for (int i = 0; i < 3; ++i)
            if (!row.text(i).empty())
                about += (about.empty() ? "" : ", ") + row.text(i);
    return about;
}

/// A pick that is still to come with more people on it than it has room for.
struct Full {
    Id id;
    std::string title;
    std::size_t capacity = 0;
    Stamp stamp; ///< of the capacity
};

/// Somebody who has a place.
struct Booking {
    Id id;
    std::string who;
    std::string status;
    Stamp stamp; ///< of the state
};

Stamp stampOf(Database &database, std::string_view type, std::string_view column,
              std::string_view stamps)
{
    const RecordField *field = database.types().named(type)->field(column);
    return RowStamps::decode(stamps).value_or(RowStamps{}).of(field->number);
}

std::vector<Full> fullIn(Database &database)
{
    std::vector<Full> full;
    Query rows = database.query(
        "SELECT p.id, p.title, p.capacity, p.stamps FROM pick p WHERE p.deleted = 0 AND p.capacity "
        "> 0 AND p.status NOT IN ('live', 'figures_due', 'closed', 'cancelled') AND p.capacity < "
        "(SELECT count(*) FROM attendance a WHERE a.pick = p.id AND a.deleted = 0 AND a.status IN "
        "('booked', 'attended', 'walk_in')) ORDER BY p.id");
    while (rows.step())
        full.push_back({rows.id(0), rows.text(1), static_cast<std::size_t>(rows.integer(2)),
                        stampOf(database, "pick", "capacity", rows.bytes(3))});
    return full;
}

std::vector<Booking> bookingsOf(Database &database, const Id &pick)
{
    std::vector<Booking> bookings;
    Query rows = database.query(
        "SELECT a.id, coalesce(c.name, a.name, 'somebody'), a.status, a.stamps FROM attendance a "
        "LEFT JOIN champion c ON c.id = a.champion WHERE a.pick = ? AND a.deleted = 0 AND a.status "
        "IN ('booked', 'attended', 'walk_in') ORDER BY a.position, a.id",
        pick);
    while (rows.step())
        bookings.push_back({rows.id(0), rows.text(1), rows.text(2),
                            stampOf(database, "attendance", "status", rows.bytes(3))});
    return bookings;
}

} // namespace

// Only closed duplicates of closed duplicates are looked at, which are few.
void ConflictStore::addCircles(std::vector<Conflict> &list)
{
    std::map<Id, Id> duplicates;
    {
        Query rows = m_database.query(
            "SELECT r.id, r.duplicate_of FROM report r CROSS JOIN report o ON o.id = "
            "r.duplicate_of WHERE r.deleted = 0 AND r.status = 'closed_duplicate' AND o.deleted = "
            "0 AND o.status = 'closed_duplicate'");
        while (rows.step())
            duplicates.emplace(rows.id(0), rows.id(1));
    }
    const RecordType *reports = m_database.types().named("report");
    for (const std::vector<Id> &circle : circlesIn(duplicates)) {
        std::string name = "circle";
        for (const Id &id : circle)
            name += ":" + id.toString();
        Conflict conflict{.id = Id::fromName(name),
                          .kind = Conflict::Kind::Circle,
                          .type = "report",
                          .record = circle.front(),
                          .field = "duplicate_of",
                          .title = nameOf("report", circle.front()),
                          .heads = {},
                          .base = {}};
        for (const Id &id : circle) {
            if (id != circle.front())
                conflict.title += " and " + shortName("report", id);
            ConflictHead head = closingOf(*reports, id);
            head.value = Value{shortName("report", id)};
            head.about = aboutReport(m_database, id);
            conflict.heads.push_back(std::move(head));
        }
        list.push_back(std::move(conflict));
    }
}

// Who said it is a duplicate, and when.
ConflictHead ConflictStore::closingOf(const RecordType &reports, const Id &report)
{
    ConflictHead head = beginningOf(reports, report);
    const RecordField &field = *reports.field("duplicate_of");
    Query row = m_database.query("SELECT stamps FROM report WHERE id = ?", report);
    if (!row.step())
        return head;
    const Stamp stamp = RowStamps::decode(row.bytes(0)).value_or(RowStamps{}).of(field.number);
    const std::vector<Told> told = toldOf(report, deviceNames(m_database));
    const auto wrote = std::ranges::find_if(told, [&](const Told &one) {
        return one.write.field == field.number && one.write.stamp == stamp;
    });
    if (wrote != told.end())
        head = headOf(wrote->write, told);
    head.record = report;
    return head;
}

// The one chosen is opened again and stands by itself; the others stay duplicates of it.
Result<void> ConflictStore::settleCircle(const Conflict &conflict, const ConflictChoice &choice,
                                         const Actor &actor)
{
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, actor, "Settled a conflict");
        change.open();
        ReportStore reports(m_database);
        for (std::size_t i = 0; i < conflict.heads.size(); ++i) {
            if (!choice.both && i + 1 != choice.choose)
                continue;
            const Id &report = conflict.heads[i].record;
            const auto opened = reports.step(
                change, report,
                {.to = "reopened", .note = "It was closed as a duplicate of its own duplicate"});
            if (!opened)
                return std::unexpected(opened.error());
            change.update("report", report, {{"duplicate_of", Value{}}});
        }
        return change.commit();
    });
}

// Who is beyond the places goes by the order in which they booked, and between two PCs by the id.
// Who had a place before there were fewer of them keeps it without a question.
void ConflictStore::addNoRoom(std::vector<Conflict> &list)
{
    for (const Full &pick : fullIn(m_database)) {
        const std::vector<Booking> bookings = bookingsOf(m_database, pick.id);
        for (std::size_t i = pick.capacity; i < bookings.size(); ++i) {
            const Booking &one = bookings[i];
            const Booking &last = bookings[pick.capacity - 1];
            Conflict conflict = noRoomFor(one.id, last.id);
            const bool isDecided = m_database
                                       .query("SELECT 1 FROM decision WHERE id = ? AND deleted = 0",
                                              decisionOf(conflict.id))
                                       .step();
            if (one.status != "booked" || one.stamp.time < pick.stamp.time || isDecided)
                continue;
            conflict.heads[1].record = pick.id;
            conflict.title = std::format("{} at {}", one.who, pick.title);
            conflict.heads[0].about = std::format("{} has a place too: {} come, and there is room "
                                                  "for {}",
                                                  one.who, bookings.size(), pick.capacity);
            conflict.heads[1].about =
                std::format("{} waits for a place: the last one went to {}", one.who, last.who);
            list.push_back(std::move(conflict));
        }
    }
}

Conflict ConflictStore::noRoomFor(const Id &one, const Id &last)
{
    const RecordType *attendances = m_database.types().named("attendance");
    Conflict conflict{.id = Id::fromName("room:" + one.toString()),
                      .kind = Conflict::Kind::NoRoom,
                      .type = "attendance",
                      .record = one,
                      .field = "status",
                      .title = {},
                      .heads = {beginningOf(*attendances, one), beginningOf(*attendances, last)},
                      .base = {}};
    conflict.heads[0].value = Value{std::string("booked")};
    conflict.heads[1].value = Value{std::string("waiting")};
    return conflict;
}

// Whoever says the other of two without knowing of this is told of it as of any field.
Result<void> ConflictStore::settleRoom(const Conflict &conflict, const ConflictChoice &choice,
                                       const Actor &actor)
{
    return m_database.attemptResult([&]() -> Result<void> {
        Change change(m_database, actor, "Settled a conflict");
        change.open();
        const bool waits = choice.choose == 2;
        change.settle("attendance", conflict.record, "status",
                      Value{std::string(waits ? "waiting" : "booked")});
        if (!waits)
            noteDecision(change, conflict, "same_room", {.both = true});
        return change.commit();
    });
}

} // namespace sc
