// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/workreport.h"

#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>

namespace sc {

namespace {

constexpr double kMostHours = 10'000.0;
constexpr std::int64_t kMostBags = 100'000;
constexpr std::int64_t kMostFinds = 100; // each becomes a report
constexpr std::size_t kLongest = 10'000;

std::int64_t numberOf(const std::vector<std::string_view> &words)
{
    for (const std::string_view word : words) {
        std::int64_t number = 0;
        const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
        if (read.ec == std::errc{} && read.ptr == word.data() + word.size())
            return number;
        if (word == "no" || word == "none" || word == "nothing" || word == "zero")
            return 0;
        if (word == "two" || word == "couple")
            return 2;
        if (word == "three")
            return 3;
    }
    return 1;
}

bool isSharp(std::string_view plain)
{
    return plain.contains("sharp") || plain.contains("needle") || plain.contains("syringe");
}

bool isFlyTip(std::string_view plain)
{
    return plain.contains("fly tip") || plain.contains("flytip") || plain.contains("tipping");
}

} // namespace

LeftBehind leftBehindIn(std::string_view text)
{
    LeftBehind found;
    std::string part;
    const auto take = [&] {
        const std::string plain = folded(part);
        part.clear();
        const std::int64_t number = numberOf(words(plain));
        if (isSharp(plain))
            found.sharps += number;
        else if (isFlyTip(plain))
            found.flyTips += number;
    };
    for (const char c : text) {
        if (c == ';' || c == ',' || c == '\n')
            take();
        else
            part += c == '_' || c == ':' ? ' ' : c;
    }
    take();
    return found;
}

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
