// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/screenshotpeer.h"

#include "storage/incarnation.h"
#include "sync/conflicts.h"
#include "sync/merge.h"

#include <algorithm>

namespace sc {

namespace {

constexpr std::size_t kReports = 3;
constexpr std::size_t kWriteVersion = 18; // where they stand in a database's file
constexpr std::size_t kReadVersion = 19;

struct Person {
    Database &database;
    const char *name;

    void update(const Id &report, const FieldValues &fields) const
    {
        Change change(database, Actor{name});
        static_cast<void>(change.update("report", report, fields));
        static_cast<void>(change.commit());
    }
    void remove(const Id &report) const
    {
        Change change(database, Actor{name});
        static_cast<void>(change.remove("report", report));
        static_cast<void>(change.commit());
    }
    void meet(const char *email, const std::string &number) const
    {
        Change change(database, Actor{name});
        change.create("champion", database.newId(),
                      {{"number", Value{number}},
                       {"name", Value{"Marian Holroyd"}},
                       {"phone", Value{"+441632960456"}},
                       {"email", Value{email}},
                       {"postcode", Value{"ZZ9 3AB"}},
                       {"status", Value{"active"}}});
        static_cast<void>(change.commit());
    }
};

/// Everything the other wrote, the way it travels.
void takeFrom(Database &here, Database &other)
{
    const auto known = versionVector(here);
    if (!known)
        return;
    std::set<Id> scopes{Id{}};
    if (const auto theirs = versionVector(other))
        for (const auto &[stream, last] : *theirs)
            scopes.insert(stream.scope);
    std::vector<Segment> segments;
    static_cast<void>(segmentsSince(other, *known, scopes, [&](Segment &&segment) {
        if (auto read = decodeSegment(encodeSegment(segment)))
            segments.push_back(*std::move(read));
        return true;
    }));
    if (const auto merged = merge(here, segments); !merged)
        qWarning("The other PC's entries were not taken: %s", merged.error().message.c_str());
}

} // namespace

void contradictFromAnotherPc(Session &session)
{
    Database &here = session.database();
    const auto waiting = ConflictStore(here).list();
    const bool isDone = !waiting || std::ranges::contains(*waiting, "report", &Conflict::type);
    const auto reports =
        session.list().page({}, ReportOrder::Newest, std::nullopt, static_cast<int>(kReports));
    if (isDone || !reports || reports->size() < kReports)
        return;
    constexpr std::uint64_t kSeed = 4'711;
    // In memory there is no write-ahead log: the header must not ask for one.
    std::string image = here.image();
    for (const std::size_t version : {kWriteVersion, kReadVersion})
        image.at(version) = '\1';
    const auto copy = Database::inMemory({.seed = kSeed, .image = std::move(image)});
    if (!copy)
        return;
    static_cast<void>(Incarnation::rename(here, here.device().prefix, "Town Hall 1"));
    static_cast<void>(Incarnation::rename(**copy, "S7", "South desk"));
    const Person officer{here, "R. Dunn"};
    const Person colleague{**copy, "T. Ahmed"};
    const auto id = [&](std::size_t index) { return (*reports)[index].report.id; };
    officer.update(id(0), {{"description", Value{"Two mattresses and a fridge by the bins"}}});
    colleague.update(id(0), {{"description", Value{"Two mattresses; the fridge has gone"}}});
    officer.update(id(1), {{"size", Value{"small_van_load"}}});
    colleague.update(id(1), {{"size", Value{"car_boot_or_less"}}});
    officer.update(id(2), {{"priority", Value{"urgent"}}});
    colleague.remove(id(2));
    officer.meet("m.holroyd@example.org", "901");
    colleague.meet("marian@example.org", "902");
    takeFrom(here, **copy);
}

} // namespace sc
