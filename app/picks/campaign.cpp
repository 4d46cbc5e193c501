// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/campaign.h"

namespace sc {

namespace {

constexpr int kMostGoal = 10'000'000;

void requireGoal(std::vector<Problem> &problems, const char *field, const std::optional<int> &goal)
{
    if (goal && (*goal < 0 || *goal > kMostGoal))
        problems.push_back({field, "out_of_range", "Enter a goal of 0 or more"});
}

} // namespace

std::vector<Problem> problemsOf(const Campaign &campaign)
{
    std::vector<Problem> problems;
    if (campaign.title.empty())
        problems.push_back({"title", "missing", "Enter a title for the campaign"});
    if (campaign.title.size() > 200)
        problems.push_back({"title", "out_of_range", "Shorten this to 200 characters or fewer"});
    if (campaign.startsOn && campaign.endsOn && *campaign.endsOn < *campaign.startsOn)
        problems.push_back({"ends_on", "bad_date", "The last day must be the first day or later"});
    requireGoal(problems, "goal_picks", campaign.goalPicks);
    requireGoal(problems, "goal_bags", campaign.goalBags);
    requireGoal(problems, "goal_volunteers", campaign.goalVolunteers);
    return problems;
}

} // namespace sc
