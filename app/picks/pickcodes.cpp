// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickcodes.h"

#include <array>

namespace sc {

namespace {

constexpr std::array<Code, 9> kStatuses{{
    {"requested", "Requested"},
    {"planned", "Planned"},
    {"assessed", "Risk assessed"},
    {"approved", "Approved"},
    {"briefed", "Briefed"},
    {"live", "Under way"},
    {"figures_due", "Figures due"},
    {"closed", "Closed"},
    {"cancelled", "Cancelled"},
}};

constexpr std::array<Code, 4> kInsurance{{
    {"council_volunteer_policy", "The council's cover for volunteers"},
    {"group_policy", "The group's own policy"},
    {"own_risk_signed", "Own risk, signed for"},
    {"other", "Other cover"},
}};

constexpr std::array<Code, 4> kPermissions{{
    {"not_needed", "Public land, none needed"},
    {"needed", "Private land, not yet given"},
    {"given", "Private land, given"},
    {"refused", "Private land, refused"},
}};

constexpr std::array<Code, 4> kReasons{{
    {"weather", "Weather"},
    {"safety", "Safety"},
    {"turnout", "Too few people"},
    {"other", "Another reason"},
}};

constexpr std::array<Code, 4> kGrades{{
    {"A", "A: no litter"},
    {"B", "B: small items here and there"},
    {"C", "C: widespread, with some accumulations"},
    {"D", "D: heavily littered"},
}};

constexpr std::array<Code, 6> kAttendance{{
    {"booked", "Booked"},
    {"waiting", "On the waiting list"},
    {"attended", "Attended"},
    {"walk_in", "Walked in"},
    {"no_show", "Did not come"},
    {"cancelled", "Cancelled"},
}};

constexpr std::array<Code, 3> kRoles{{
    {"volunteer", "Volunteer"},
    {"lead", "Leader"},
    {"co_lead", "Second leader"},
}};

constexpr std::array<Code, 3> kMinutes{{
    {"sheet", "In and out times"},
    {"typed", "Typed"},
    {"default", "Length of the pick"},
}};

} // namespace

std::span<const Code> pickStatuses()
{
    return kStatuses;
}

std::span<const Code> insuranceBases()
{
    return kInsurance;
}

std::span<const Code> landPermissions()
{
    return kPermissions;
}

std::span<const Code> cancelReasons()
{
    return kReasons;
}

std::span<const Code> cleanlinessGrades()
{
    return kGrades;
}

std::span<const Code> attendanceStatuses()
{
    return kAttendance;
}

std::span<const Code> attendanceRoles()
{
    return kRoles;
}

std::span<const Code> minutesSources()
{
    return kMinutes;
}

} // namespace sc
