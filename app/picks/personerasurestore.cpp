// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/personerasurestore.h"

#include "picks/attendancestore.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sc {

namespace {

void cancelPlace(Change &change, const Id &place)
{
    change.update("attendance", place, {{"status", Value{std::string("cancelled")}}});
}

/// Those in the care of that place who are still on the roster; nothing where one of them has come
/// already: then so has the adult, and nobody is taken from under a pick that goes on.
std::optional<std::vector<Id>> childrenOf(Database &database, const Id &place)
{
    std::vector<Id> children;
    Query rows = database.query("SELECT id, status FROM attendance WHERE adult = ? AND deleted = 0 "
                                "AND child = 1 AND status NOT IN ('cancelled', 'no_show')",
                                place);
    while (rows.step()) {
        if (rows.text(1) == "attended" || rows.text(1) == "walk_in")
            return std::nullopt;
        children.push_back(rows.id(0));
    }
    return children;
}

Result<std::vector<Id>> offRosters(Database &database, Change &change,
                                   const std::vector<Id> &places)
{
    return database.attempt([&] {
        std::vector<Id> gone;
        std::set<Id> picks;
        for (const Id &place : places) {
            const auto children = childrenOf(database, place);
            if (!children)
                continue;
            Query of = database.query("SELECT pick FROM attendance WHERE id = ?", place);
            of.step();
            picks.insert(of.id(0));
            of.reset();
            for (const Id &child : *children)
                cancelPlace(change, child);
            cancelPlace(change, place);
            gone.insert(gone.end(), children->begin(), children->end());
        }
        AttendanceStore rosters(database);
        for (const Id &pick : picks)
            rosters.fillPlaces(change, pick);
        return gone;
    });
}

} // namespace

Result<ErasureResult> erasePerson(Database &database, ErasureStore::Whose whose, const Id &id,
                                  std::string_view by, std::string_view why)
{
    const auto settle = [&database](Change &change, const std::vector<Id> &places) {
        return offRosters(database, change, places);
    };
    return ErasureStore(database, settle).erase(whose, id, by, why);
}

} // namespace sc
