// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/attendancestore.h"

#include "champions/championstore.h"
#include "core/text.h"
#include "picks/figures.h"
#include "picks/pickguardstore.h"
#include "picks/pickstore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

const std::string kSelect =
    std::string("SELECT ") + AttendanceStore::columns() + " FROM attendance a ";

std::unexpected<Error> noSuchAttendance(std::string_view what)
{
    const std::string message = std::format("There is nobody \"{}\" on a roster", what);
    return std::unexpected(Error{ErrorKind::NotFound, message, {{"id", "not_found", message}}});
}

Value number(const std::optional<int> &value)
{
    return value ? Value{static_cast<std::int64_t>(*value)} : Value{};
}

Value flag(bool value)
{
    return Value{std::int64_t{value ? 1 : 0}};
}

Value moment(const std::optional<Instant> &at)
{
    return at ? instantValue(*at) : Value{};
}

FieldValues valuesOf(const Attendance &one)
{
    return {{"pick", refValue(one.pick)},
            {"champion", refValue(one.champion)},
            {"name", textValue(one.name)},
            {"role", textValue(one.role)},
            {"status", textValue(one.status)},
            {"minutes", number(one.minutes)},
            {"minutes_source", textValue(one.minutesSource)},
            {"bags", number(one.bags)},
            {"adjust_reason", textValue(one.adjustReason)},
            {"child", flag(one.child)},
            {"adult", refValue(one.adult)},
            {"emergency_contact", textValue(one.emergencyContact)},
            {"briefed", flag(one.briefed)},
            {"signed", flag(one.signedSheet)},
            {"in_at", moment(one.inAt)},
            {"out_at", moment(one.outAt)},
            {"position", Value{one.position}},
            {"note", textValue(one.note)}};
}

bool stays(const Attendance &one)
{
    return !one.deleted && one.status != "cancelled" && one.status != "no_show";
}

} // namespace

AttendanceStore::AttendanceStore(Database &database) : m_database(database)
{
    PickGuard::install(database); // a roster is under the guard too
}

const char *AttendanceStore::columns()
{
    return "a.id, a.pick, a.champion, a.name, a.role, a.status, a.minutes, a.minutes_source, "
           "a.bags, a.adjust_reason, a.child, a.adult, a.emergency_contact, a.briefed, a.signed, "
           "a.in_at, a.out_at, a.position, a.note, a.deleted";
}

Attendance AttendanceStore::readRow(const Query &row)
{
    Attendance one;
    int at = 0;
    one.id = row.id(at++);
    one.pick = row.id(at++);
    one.champion = row.id(at++);
    one.name = row.text(at++);
    one.role = row.text(at++);
    one.status = row.text(at++);
    one.minutes = row.maybe<int>(at++);
    one.minutesSource = row.text(at++);
    one.bags = row.maybe<int>(at++);
    one.adjustReason = row.text(at++);
    one.child = row.integer(at++) != 0;
    one.adult = row.id(at++);
    one.emergencyContact = row.text(at++);
    one.briefed = row.integer(at++) != 0;
    one.signedSheet = row.integer(at++) != 0;
    one.inAt = row.maybe<Instant>(at++);
    one.outAt = row.maybe<Instant>(at++);
    one.position = row.integer(at++);
    one.note = row.text(at++);
    one.deleted = row.integer(at) != 0;
    return one;
}

void AttendanceStore::checkPeople(std::vector<Problem> &problems, const Attendance &one)
{
    const auto there = [&](const char *sql, const Id &id) {
        return m_database.query(sql, id).step();
    };
    if (!one.pick.isNull() && !there("SELECT 1 FROM pick WHERE id = ? AND deleted = 0", one.pick))
        problems.push_back({"pick", "not_found", "Choose a pick from the list"});
    if (!one.champion.isNull() && !there("SELECT 1 FROM champion WHERE id = ?", one.champion))
        problems.push_back({"champion", "not_found", "Choose a champion from the register"});
    if (!one.child || one.adult.isNull() || !stays(one))
        return;
    const auto adult = get(one.adult);
    const bool fit =
        adult && adult->pick == one.pick && !adult->child && stays(*adult) && adult->id != one.id;
    if (!fit)
        problems.push_back({"adult", "not_found",
                            "Choose an adult who is on the roster of this pick and comes too"});
    else if (one.status == "booked" && adult->status == "waiting")
        problems.push_back({"adult", "out_of_range",
                            "This adult waits for a place: the child cannot have one before"});
}

bool AttendanceStore::hasStatus(const Id &pick, std::string_view status)
{
    return m_database.query("SELECT 1 FROM pick WHERE id = ? AND status = ?", pick, status).step();
}

void AttendanceStore::checkBags(std::vector<Problem> &problems, const Attendance &one)
{
    if (!came(one) || !one.bags || *one.bags <= 0)
        return;
    const auto pick = PickStore(m_database).get(one.pick);
    const auto bags = pick ? bagsOf(pick->figures) : std::nullopt;
    if (!bags)
        return;
    Query others = m_database.query(
        "SELECT coalesce(sum(bags), 0) FROM attendance WHERE pick = ? AND deleted = 0 AND "
        "id <> ? AND status IN ('attended', 'walk_in')",
        one.pick, one.id);
    others.step();
    if (others.integer(0) + *one.bags > *bags)
        problems.push_back({"bags", "out_of_range",
                            std::format("{} bags were counted and others have {} of them", *bags,
                                        others.integer(0))});
}

std::vector<Problem> AttendanceStore::rosterProblems(const Attendance &one,
                                                     const Attendance *before)
{
    std::vector<Problem> problems;
    checkPeople(problems, one);
    if (before != nullptr && before->pick != one.pick) // its credits and bags are that pick's
        problems.push_back({"pick", "out_of_range",
                            "A place on a roster stays with its pick: take it off there and enter "
                            "it here"});
    if (before == nullptr || before->name != one.name || before->champion != one.champion ||
        before->pick != one.pick)
        checkName(problems, one);
    checkBags(problems, one);
    if (came(one) && (before == nullptr || !came(*before)) && hasStatus(one.pick, "cancelled"))
        problems.push_back({"pick", "bad_transition", "The pick is cancelled: nobody came"});
    checkTimes(problems, one, before);
    checkClosed(problems, one, before);
    const bool leaves = before != nullptr && stays(*before) && !before->child &&
                        (!stays(one) || one.child || one.pick != before->pick);
    if (leaves && m_database
                      .query("SELECT 1 FROM attendance WHERE adult = ? AND deleted = 0 AND child = "
                             "1 AND status NOT IN ('cancelled', 'no_show')",
                             one.id)
                      .step())
        problems.push_back({"status", "in_use",
                            "A child on the roster is in the care of this adult. Give the child "
                            "another adult first"});
    return problems;
}

Result<Attendance> AttendanceStore::checked(Attendance one, const Attendance *before,
                                            PickOrigin origin)
{
    std::vector<Problem> problems;
    if (!one.adultTyped.empty()) {
        const auto adult = onRoster(one.pick, "adult", one.adultTyped);
        if (adult)
            one.adult = *adult;
        else if (adult.error().problems.empty())
            return std::unexpected(adult.error());
        else
            problems = adult.error().problems;
        one.adultTyped.clear();
    }
    one = tidied(std::move(one), before);
    for (Problem &problem : problemsOf(one))
        if (problems.empty() || problem.field != "adult")
            problems.push_back(std::move(problem));
    std::ranges::move(rosterProblems(one, before), std::back_inserter(problems));
    checkStanding(problems, one, before, origin);
    if (origin == PickOrigin::Imported) // a file tells who was there
        std::erase_if(problems, [](const Problem &problem) {
            return problem.field == "adjust_reason" && problem.code == "reason_required";
        });
    if (!problems.empty())
        return refused(std::move(problems));
    return one;
}

Result<Attendance> AttendanceStore::create(Change &change, Attendance one, PickOrigin origin)
{
    return m_database.attemptResult([&]() -> Result<Attendance> {
        change.open();
        if (one.id.isNull())
            one.id = m_database.newId();
        const bool entered = origin == PickOrigin::Entered;
        auto ready = checked(std::move(one), nullptr, origin);
        if (!ready)
            return ready;
        if (entered && hasStatus(ready->pick, "cancelled"))
            return refused("pick", "bad_transition",
                           "The pick is cancelled: nobody can be added to its roster");
        if (ready->status == "booked" &&
            (isFull(ready->pick) || (entered && anybodyWaits(ready->pick))))
            ready->status = "waiting";
        Query last = m_database.query(
            "SELECT coalesce(max(position), 0) FROM attendance WHERE pick = ?", ready->pick);
        last.step();
        if (ready->position == 0)
            ready->position = last.integer(0) + 1;
        change.create("attendance", ready->id, valuesOf(*ready));
        return ready;
    });
}

Result<Attendance> AttendanceStore::update(Change &change, Attendance one)
{
    return m_database.attemptResult([&]() -> Result<Attendance> {
        change.open();
        const auto before = get(one.id);
        if (!before)
            return before;
        auto ready = checked(std::move(one), &*before);
        if (!ready)
            return ready;
        if (ready->status == "booked" && before->status != "booked" && !takesPlace(*before) &&
            isFull(ready->pick))
            ready->status = "waiting";
        change.update("attendance", ready->id, valuesOf(*ready));
        if (before->status == "booked" && !takesPlace(*ready))
            fillPlaces(change, ready->pick);
        return ready;
    });
}

Result<void> AttendanceStore::remove(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        change.open();
        const auto before = get(id);
        if (!before)
            return std::unexpected(before.error());
        Attendance gone = *before;
        gone.deleted = true;
        auto problems = rosterProblems(gone, &*before);
        std::erase_if(problems, [](const Problem &problem) {
            return problem.code != "in_use" && problem.code != "reason_required";
        });
        if (!problems.empty())
            return refused(std::move(problems));
        change.remove("attendance", id);
        if (before->status == "booked")
            fillPlaces(change, before->pick);
        return {};
    });
}

Result<void> AttendanceStore::restore(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        change.open();
        auto before = get(id);
        if (!before)
            return std::unexpected(before.error());
        before->deleted = false;
        if (auto problems = rosterProblems(*before, nullptr); !problems.empty())
            return refused(std::move(problems));
        const bool waits = before->status == "booked" && isFull(before->pick);
        change.restore("attendance", id);
        if (waits)
            change.update("attendance", id, {{"status", Value{"waiting"}}});
        return {};
    });
}

Result<void> AttendanceStore::fillMinutes(Change &change, const Pick &pick)
{
    if (!pick.minutes)
        return {};
    const auto people = roster(pick.id);
    if (!people)
        return std::unexpected(people.error());
    return m_database.attempt([&] {
        for (const Attendance &one : *people)
            if (came(one) && !one.minutes)
                change.update(
                    "attendance", one.id,
                    {{"minutes", number(pick.minutes)}, {"minutes_source", Value{"default"}}});
    });
}

Result<Attendance> AttendanceStore::get(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Attendance> {
        Query found = m_database.query(kSelect + "WHERE a.id = ?", id);
        if (!found.step())
            return noSuchAttendance(id.toString());
        return readRow(found);
    });
}

Result<Attendance> AttendanceStore::find(std::string_view id)
{
    const auto known = Id::parse(id);
    return known ? get(*known) : noSuchAttendance(id);
}

Result<std::vector<Attendance>> AttendanceStore::all()
{
    return m_database.attempt([&] {
        std::vector<Attendance> people;
        Query found = m_database.query(
            kSelect + "WHERE a.deleted = 0 AND EXISTS (SELECT 1 FROM pick p WHERE p.id = a.pick "
                      "AND p.deleted = 0) ORDER BY a.id");
        while (found.step())
            people.push_back(readRow(found));
        return people;
    });
}

Result<std::vector<Attendance>> AttendanceStore::roster(const Id &pick)
{
    return m_database.attempt([&] {
        std::vector<Attendance> people;
        Query found = m_database.query(
            kSelect + "WHERE a.pick = ? AND a.deleted = 0 ORDER BY a.position, a.id", pick);
        while (found.step())
            people.push_back(readRow(found));
        return people;
    });
}

Result<std::vector<Attendance>> AttendanceStore::ofChampion(const Id &champion)
{
    return m_database.attempt([&] {
        std::vector<Attendance> all;
        Query found = m_database.query(
            kSelect + "JOIN pick p ON p.id = a.pick AND p.deleted = 0 WHERE a.champion = ? AND "
                      "a.deleted = 0 ORDER BY p.starts_at DESC, a.id",
            champion);
        while (found.step())
            all.push_back(readRow(found));
        return all;
    });
}

Result<std::string> AttendanceStore::nameOf(const Attendance &one)
{
    if (one.champion.isNull())
        return one.name;
    return ChampionStore(m_database).get(one.champion).transform(displayName);
}

} // namespace sc
