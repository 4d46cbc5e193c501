// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickgate.h"

#include "core/dates.h"

#include <format>

namespace sc {

namespace {

void checkAssessment(std::vector<Problem> &problems, const PickFacts &facts)
{
    if (!facts.assessed) {
        problems.push_back({"assessment", "assessment_missing", "Make a risk assessment first"});
        return;
    }
    if (!facts.assessmentSigned)
        problems.push_back({"assessment", "assessment_unsigned",
                            "Have the risk assessment signed off by whoever answers for it"});
    else if (facts.assessedElsewhere)
        problems.push_back(
            {"assessment", "assessment_unsigned",
             std::format("The place has changed: the risk assessment was made for {}. Look at "
                         "every row and sign it for this place",
                         *facts.assessedElsewhere)});
    if (facts.reviewOn && facts.day && *facts.reviewOn < *facts.day)
        problems.push_back(
            {"assessment", "assessment_expired",
             std::format("Review the risk assessment: it holds until {} and the pick is on {}",
                         longDay(*facts.reviewOn), longDay(*facts.day))});
}

void checkLead(std::vector<Problem> &problems, const PickFacts &facts)
{
    if (!facts.hasLead)
        problems.push_back(
            {"lead", "lead_missing", "Choose who leads the pick: a champion who has not left"});
    else if (!facts.leadTrained)
        problems.push_back({"lead", "lead_untrained",
                            "Choose a leader whose training to lead a pick is in date on the day"});
    else if (facts.leadBriefingLapsed)
        problems.push_back({"lead", "lead_untrained",
                            "Brief the leader again, or choose another: their safety briefing has "
                            "run out or was taken back by the day"});
}

void checkRoad(std::vector<Problem> &problems, const PickFacts &facts)
{
    if (!facts.roadSpeedMph || *facts.roadSpeedMph <= facts.roadLimitMph)
        return;
    const auto &given = facts.roadOverride;
    if (given && !given->by.empty() && !given->reason.empty() && given->mph >= *facts.roadSpeedMph)
        return;
    problems.push_back(
        {"road_speed_mph", "road_too_fast",
         std::format("The road is {} mph and the limit for picks is {} mph. Choose another place, "
                     "or give a name and a reason for going ahead",
                     *facts.roadSpeedMph, facts.roadLimitMph)});
}

} // namespace

std::vector<Problem> gateProblems(const PickFacts &facts)
{
    std::vector<Problem> problems;
    if (!facts.day)
        problems.push_back({"starts_at", "missing", "Enter when the pick starts"});
    if (!facts.hasPlace)
        problems.push_back({"place", "missing", "Enter where the pick is"});
    checkAssessment(problems, facts);
    checkLead(problems, facts);
    if (facts.insuranceBasis.empty())
        problems.push_back(
            {"insurance_basis", "insurance_missing", "Choose what insurance covers the pick"});
    if (facts.landPermission != "not_needed" && facts.landPermission != "given")
        problems.push_back({"land_permission", "permission_missing",
                            "Say that the land is public, or get the owner's permission"});
    checkRoad(problems, facts);
    return problems;
}

bool mayBeOverridden(std::string_view code)
{
    return code == "road_too_fast";
}

std::string codesIn(const std::vector<Problem> &problems)
{
    std::string codes;
    for (const Problem &problem : problems)
        codes += (codes.empty() ? "" : " ") + problem.code;
    return codes;
}

} // namespace sc
