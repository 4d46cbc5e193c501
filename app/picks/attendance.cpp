// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/attendance.h"

#include "core/text.h"
#include "picks/pickcodes.h"

#include <chrono>
#include <format>

namespace sc {

namespace {

constexpr int kMostMinutes = 24 * 60;
constexpr int kMostBags = 1'000;
constexpr std::size_t kLongestLine = 200;

void requireCode(std::vector<Problem> &problems, const char *field, std::span<const Code> codes,
                 const std::string &code)
{
    if (code.empty() || isCode(codes, code))
        return;
    std::string choices;
    for (const Code &one : codes)
        choices += (choices.empty() ? "" : ", ") + std::string(one.code);
    problems.push_back({field, "unknown_code", std::format("Choose one of {}", choices)});
}

void requireRange(std::vector<Problem> &problems, const char *field,
                  const std::optional<int> &value, int most)
{
    if (value && (*value < 0 || *value > most))
        problems.push_back(
            {field, "out_of_range", std::format("Enter a number from 0 to {}", most)});
}

void checkWho(std::vector<Problem> &problems, const Attendance &attendance)
{
    if (attendance.champion.isNull() && attendance.name.empty())
        problems.push_back({"champion", "missing", "Enter a champion or a name"});
    if (!attendance.champion.isNull() && !attendance.name.empty())
        problems.push_back({"name", "conflict", "Enter a champion or a name, not both"});
    if (attendance.child && attendance.adult.isNull())
        problems.push_back({"adult", "missing", "Enter the adult who looks after the child"});
    if (attendance.child && attendance.role != "volunteer")
        problems.push_back({"role", "out_of_range", "A child cannot lead a pick"});
    if (attendance.name.size() > kLongestLine)
        problems.push_back({"name", "out_of_range", "Shorten the name to 200 characters or fewer"});
    if (attendance.emergencyContact.size() > kLongestLine)
        problems.push_back(
            {"emergency_contact", "out_of_range", "Shorten this to 200 characters or fewer"});
}

} // namespace

bool came(const Attendance &attendance)
{
    return attendance.status == "attended" || attendance.status == "walk_in";
}

bool takesPlace(const Attendance &attendance)
{
    return attendance.status == "booked" || came(attendance);
}

std::vector<Problem> problemsOf(const Attendance &attendance)
{
    std::vector<Problem> problems;
    if (attendance.pick.isNull())
        problems.push_back({"pick", "missing", "Choose the pick"});
    checkWho(problems, attendance);
    requireCode(problems, "status", attendanceStatuses(), attendance.status);
    requireCode(problems, "role", attendanceRoles(), attendance.role);
    requireCode(problems, "minutes_source", minutesSources(), attendance.minutesSource);
    requireRange(problems, "minutes", attendance.minutes, kMostMinutes);
    requireRange(problems, "bags", attendance.bags, kMostBags);
    if (attendance.inAt && attendance.outAt && *attendance.outAt < *attendance.inAt)
        problems.push_back({"out_at", "bad_date", "The time out must be after the time in"});
    return problems;
}

Attendance tidied(Attendance attendance, const Attendance *before)
{
    for (std::string *line : {&attendance.name, &attendance.role, &attendance.status,
                              &attendance.emergencyContact, &attendance.adjustReason})
        *line = collapsed(*line);
    attendance.note = std::string(trimmed(attendance.note));
    if (attendance.status.empty())
        attendance.status = "booked";
    if (attendance.role.empty())
        attendance.role = "volunteer";
    if (!attendance.child)
        attendance.adult = {};
    const bool typed =
        attendance.minutes && (before == nullptr || before->minutes != attendance.minutes);
    const bool timed = attendance.inAt && attendance.outAt &&
                       *attendance.outAt >= *attendance.inAt &&
                       (before == nullptr || before->inAt != attendance.inAt ||
                        before->outAt != attendance.outAt || !attendance.minutes);
    if (timed && !typed) {
        attendance.minutes = static_cast<int>(
            std::chrono::round<std::chrono::minutes>(*attendance.outAt - *attendance.inAt).count());
        attendance.minutesSource = "sheet";
    } else if (typed &&
               (attendance.minutesSource.empty() ||
                (before != nullptr && before->minutesSource == attendance.minutesSource))) {
        attendance.minutesSource = "typed";
    }
    if (!attendance.minutes)
        attendance.minutesSource.clear();
    return attendance;
}

} // namespace sc
