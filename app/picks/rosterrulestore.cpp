// SPDX-License-Identifier: GPL-3.0-or-later
// What a roster asks for beyond who is on it.
#include "champions/standingstore.h"
#include "core/dates.h"
#include "picks/attendancestore.h"
#include "picks/pickstore.h"

#include <format>

namespace sc {

namespace {

// Figures that somebody gave are changed.
bool changes(const Attendance &one, const Attendance &before)
{
    const bool minutes =
        before.minutes && before.minutesSource != "default" && one.minutes != before.minutes;
    return minutes || (before.bags && one.bags != before.bags);
}

} // namespace

void AttendanceStore::checkTimes(std::vector<Problem> &problems, const Attendance &one,
                                 const Attendance *before)
{
    const auto pick = one.inAt || one.outAt ? PickStore(m_database).get(one.pick) : Result<Pick>();
    const auto day = pick ? pick->day() : std::nullopt;
    if (!day)
        return;
    const auto check = [&](const char *field, std::optional<Instant> at,
                           std::optional<Instant> known) {
        if (!at || at == known)
            return;
        const Day on = localDay(*at);
        if (on < *day || on > addDays(*day, 1))
            problems.push_back(
                {field, "out_of_range",
                 std::format("The pick is on {}: this time is on {}", longDay(*day), longDay(on))});
    };
    check("in_at", one.inAt, before == nullptr ? std::nullopt : before->inAt);
    check("out_at", one.outAt, before == nullptr ? std::nullopt : before->outAt);
}

void AttendanceStore::checkClosed(std::vector<Problem> &problems, const Attendance &one,
                                  const Attendance *before)
{
    if (!hasStatus(one.pick, "closed"))
        return;
    if (one.deleted) {
        if (came(one))
            problems.push_back({"adjust_reason", "reason_required",
                                "The pick is closed: instead of taking them off, mark them as not "
                                "having come and say why"});
        return;
    }
    const bool told = !one.adjustReason.empty() &&
                      (before == nullptr || one.adjustReason != before->adjustReason);
    if (told)
        return;
    const bool isOther = before != nullptr && came(one) &&
                         (one.champion != before->champion || one.name != before->name);
    const char *what = nullptr;
    if (before == nullptr ? came(one) : came(one) != came(*before) || isOther)
        what = "who came is";
    else if (before != nullptr && changes(one, *before))
        what = "the minutes or bags are";
    if (what == nullptr)
        return;
    const bool wasTold = !one.adjustReason.empty();
    problems.push_back(
        {"adjust_reason", "reason_required",
         wasTold ? std::format("Say why {} put right again: \"{}\" was said the last time. Add to "
                               "it or say something else",
                               what, one.adjustReason)
                 : std::format("Say why {} put right: the pick is closed", what)});
}

void AttendanceStore::checkStanding(std::vector<Problem> &problems, const Attendance &one,
                                    const Attendance *before, PickOrigin origin)
{
    const auto isToCome = [](const Attendance &somebody) {
        return somebody.status == "booked" || somebody.status == "waiting";
    };
    const bool isNew = before == nullptr || before->champion != one.champion;
    StandingStore standing(m_database);
    if (isNew)
        if (auto problem = standing.erased("champion", one.champion)) {
            problems.push_back(*std::move(problem));
            return;
        }
    const bool books = isToCome(one) && (isNew || !isToCome(*before));
    const auto pick = books ? PickStore(m_database).get(one.pick) : Result<Pick>(Pick());
    const auto day = pick ? pick->day() : std::nullopt;
    if (books && day && origin == PickOrigin::Entered)
        if (auto problem = standing.gone("champion", one.champion, *day))
            problems.push_back(*std::move(problem));
}

} // namespace sc
