// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/samplemeetings.h"

#include "areas/areastore.h"
#include "core/dates.h"
#include "picks/meetingstore.h"
#include "sample/written.h"

#include <format>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

const Actor kEngagement{"P. Marsh"};

Instant evening(std::chrono::year_month month, std::chrono::weekday day, unsigned week)
{
    const Day date{std::chrono::sys_days(month / day[week])};
    return fromLocal(LocalTime(std::chrono::local_days(date)) + 18h + 30min);
}

} // namespace

Result<void> writeMeetings(Database &database, Instant until)
{
    const auto areas = AreaStore(database).areas();
    if (!areas)
        return std::unexpected(areas.error());
    Change change(database, kEngagement, "Put into the calendar");
    MeetingStore store(database);
    Result<void> written;
    const Day today = localDay(until);
    for (int months = -1; months <= 3 && written; ++months) {
        const auto month =
            std::chrono::year_month{today.year(), today.month()} + std::chrono::months{months};
        written = done(store.create(change, {.title = "Champions' evening",
                                             .startsAt = evening(month, std::chrono::Thursday, 1),
                                             .minutes = 90,
                                             .venue = "Town hall, committee room 2"}));
        unsigned week = 1;
        for (const sc::Area &area : *areas) {
            if (!written)
                break;
            written = done(store.create(
                change, {.title = std::format("{} residents' forum", area.name),
                         .startsAt = evening(month, std::chrono::Tuesday, week % 4 + 1),
                         .minutes = 120,
                         .venue = std::format("{} community centre", area.name),
                         .area = area.id}));
            ++week;
        }
    }
    return written ? change.commit() : written;
}

} // namespace sc::sample
