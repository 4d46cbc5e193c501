// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/workreport.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace sc {

namespace {

constexpr double kMostHours = 10'000.0;
constexpr std::int64_t kMostBags = 100'000;
constexpr std::int64_t kMostFinds = 100; // each becomes a report
constexpr std::size_t kLongest = 10'000;

} // namespace

std::vector<Problem> problemsOf(const WorkReport &report)
{
    std::vector<Problem> problems;
    if (report.loan.isNull())
        problems.push_back({"loan", "missing", "Say which loan it was done with"});
    if (report.place.empty() && !report.position)
        problems.push_back({"place", "missing", "Show on the map where the work was done"});
    if (!report.hours)
        problems.push_back({"hours", "missing", "Enter the hours of everybody together"});
    else if (!std::isfinite(*report.hours) || *report.hours < 0.0 || *report.hours > kMostHours)
        problems.push_back({"hours", "out_of_range", "Enter hours from 0 to 10,000"});
    if (report.bags && (*report.bags < 0 || *report.bags > kMostBags))
        problems.push_back({"bags", "out_of_range", "Enter a number of bags from 0 to 100,000"});
    if (report.sharps > kMostFinds || report.flyTips > kMostFinds || report.sharps < 0 ||
        report.flyTips < 0)
        problems.push_back(
            {"left_behind", "out_of_range", "Enter no more than 100 sharps or fly-tips at once"});
    for (const auto &[field, text] :
         {std::pair{"note", &report.note}, std::pair{"left_behind", &report.leftBehind},
          std::pair{"place", &report.place}})
        if (text->size() > kLongest)
            problems.push_back(
                {field, "out_of_range", "Shorten this to 10,000 characters or fewer"});
    return problems;
}

WorkReport tidied(WorkReport report)
{
    report.place = collapsed(report.place);
    report.leftBehind = std::string(trimmed(report.leftBehind));
    report.note = std::string(trimmed(report.note));
    report.by = collapsed(report.by);
    const LeftBehind found = leftBehindIn(report.leftBehind);
    report.sharps = found.sharps;
    report.flyTips = found.flyTips;
    return report;
}

std::vector<std::int64_t> sharedMinutes(double hours, std::size_t people)
{
    std::vector<std::int64_t> shares(people, 0);
    if (people == 0)
        return shares;
    const auto all = static_cast<std::int64_t>(std::llround(hours * 60.0));
    const auto count = static_cast<std::int64_t>(people);
    std::ranges::fill(shares, all / count);
    shares.front() += all % count;
    return shares;
}

} // namespace sc
