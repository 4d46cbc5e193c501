// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/workreport.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <format>

namespace sc {

namespace {

constexpr double kMostHours = 10'000.0;
constexpr std::int64_t kMostBags = 100'000;
constexpr std::int64_t kMostFinds = 100; // each becomes a report
constexpr std::size_t kLongest = 10'000;

constexpr std::array<std::string_view, 13> kNumbers{
    "zero",  "one",   "two",  "three", "four",   "five",   "six",
    "seven", "eight", "nine", "ten",   "eleven", "twelve",
};

/// "3", "4x", "x4", "five", "a", "no".
std::optional<std::int64_t> numberOf(std::string_view word)
{
    if (word.starts_with('x'))
        word.remove_prefix(1);
    else if (word.ends_with('x') && word.size() > 1 && word[word.size() - 2] <= '9')
        word.remove_suffix(1);
    std::int64_t number = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    if (read.ec == std::errc{} && read.ptr == word.data() + word.size())
        return number;
    const auto *const named = std::ranges::find(kNumbers, word);
    if (named != kNumbers.end())
        return named - kNumbers.begin();
    if (word == "no" || word == "none" || word == "nothing" || word == "without")
        return 0;
    if (word == "a" || word == "an")
        return 1;
    if (word == "couple" || word == "pair")
        return 2;
    if (word == "dozen")
        return 12;
    return std::nullopt;
}

bool isSharp(std::string_view word)
{
    return word.starts_with("sharp") || word.starts_with("needle") || word.starts_with("syringe");
}

/// How many words from here on name a fly-tip.
std::size_t flyTipAt(const std::vector<std::string_view> &words, std::size_t at)
{
    const std::string_view word = words[at];
    if (word.starts_with("flytip"))
        return 1;
    if (word == "fly" && at + 1 < words.size() && words[at + 1].starts_with("tip"))
        return 2;
    return word == "tipping" ? 1 : 0;
}

/// The number said of the thing named from `first` to before `last`: it stands before it, with some
/// words of what it is like between, or right behind it ("sharps 3"); else there is one.
std::int64_t countOf(const std::vector<std::string_view> &words, std::size_t start,
                     std::size_t first, std::size_t last)
{
    for (std::size_t at = first; at > start; --at)
        if (const auto number = numberOf(words[at - 1]))
            return *number;
    const bool numbersNext = last < words.size() && (last + 1 == words.size());
    return numbersNext ? numberOf(words[last]).value_or(1) : 1;
}

/// One part of what was said, without stops and without "and". "6 bags beside the fly-tip" is one
/// fly-tip: a number goes with the thing that is named next, unless words for where come between.
void addFound(LeftBehind &found, std::string_view text)
{
    const std::vector<std::string_view> all = words(text);
    constexpr std::array<std::string_view, 15> kWhere{"at",   "by",     "beside", "behind", "near",
                                                      "in",   "on",     "under",  "next",   "from",
                                                      "with", "inside", "along",  "around", "but"};
    std::size_t start = 0;
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (std::ranges::contains(kWhere, all[at])) {
            start = at + 1;
            continue;
        }
        const std::size_t tip = flyTipAt(all, at);
        const std::size_t length = tip > 0 ? tip : isSharp(all[at]) ? 1 : 0;
        if (length == 0)
            continue;
        (tip > 0 ? found.flyTips : found.sharps) += countOf(all, start, at, at + length);
        at += length - 1;
        start = at + 1;
    }
}

} // namespace

LeftBehind leftBehindIn(std::string_view text)
{
    LeftBehind found;
    std::string part;
    const auto take = [&] {
        // folded() makes "&" and "+" words or spaces; a part ends at each "and" or "plus".
        std::string some;
        const std::string plain = folded(part);
        for (const std::string_view word : words(plain)) {
            if (word == "and" || word == "plus") {
                addFound(found, some);
                some.clear();
            } else {
                some += (some.empty() ? "" : " ") + std::string(word);
            }
        }
        addFound(found, some);
        part.clear();
    };
    for (const char c : text) {
        if (c == ';' || c == ',' || c == '\n' || c == '.' || c == '+')
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
