// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/figures.h"

#include <cmath>
#include <format>
#include <map>
#include <tuple>

namespace sc {

namespace {

/// Sacks that nobody accounts for in bags: a few are always spare, double-bagged or torn.
constexpr std::int64_t kSpareSacks = 5;

} // namespace

std::optional<int> bagsOf(const PickFigures &figures)
{
    if (!figures.bagsGeneral && !figures.bagsRecycling)
        return std::nullopt;
    return figures.bagsGeneral.value_or(0) + figures.bagsRecycling.value_or(0);
}

bool hasFigures(const PickFigures &figures)
{
    return bagsOf(figures).has_value() || figures.kgMeasured.has_value();
}

PickFigures estimated(PickFigures figures, double kgPerBag, const std::string &source)
{
    if (figures.kgEstimateTyped && figures.kgEstimated) {
        PickFigures reckoned = figures;
        reckoned.kgEstimateTyped = false;
        reckoned = estimated(std::move(reckoned), kgPerBag, source);
        return reckoned.kgEstimated == figures.kgEstimated ? reckoned : figures;
    }
    figures.kgEstimateTyped = false;
    figures.kgEstimated.reset();
    const auto bags = bagsOf(figures);
    if (!bags)
        return figures;
    // Without a weight none was weighed, whatever number was left behind.
    const int weighed = figures.kgMeasured ? figures.bagsWeighed.value_or(*bags) : 0;
    if (figures.kgMeasured && weighed >= *bags)
        return figures;
    if (!figures.kgFactor) {
        figures.kgFactor = kgPerBag;
        if (figures.kgFactorSource.empty())
            figures.kgFactorSource = source;
    } else if (figures.kgFactorSource.empty()) {
        figures.kgFactorSource = "Entered for this pick";
    }
    constexpr double kGrams = 1'000.0; // a factor such as 5.2 is not whole in binary
    figures.kgEstimated = std::round((*bags - weighed) * *figures.kgFactor * kGrams) / kGrams;
    return figures;
}

std::optional<int> unattributedBags(const PickFigures &figures, int attributed)
{
    const auto bags = bagsOf(figures);
    return bags ? std::optional(*bags - attributed) : std::nullopt;
}

std::optional<int> gradesGained(const PickFigures &figures)
{
    if (figures.gradeBefore.size() != 1 || figures.gradeAfter.size() != 1)
        return std::nullopt;
    return figures.gradeBefore.front() - figures.gradeAfter.front();
}

std::optional<double> gradesGainedPerHour(const PickFigures &figures, std::int64_t minutes)
{
    const auto gained = gradesGained(figures);
    if (!gained || minutes <= 0)
        return std::nullopt;
    return *gained / (static_cast<double>(minutes) / 60.0);
}

namespace {

/// Of two entries of one champion the one that counts, whatever order they came in: who came, then
/// the longer time.
bool countsBefore(const Attendance &one, const Attendance &other)
{
    const auto rank = [](const Attendance &a) {
        return std::tuple(came(a), takesPlace(a), a.minutes.value_or(0), a.bags.value_or(0));
    };
    return rank(one) != rank(other) ? rank(one) > rank(other) : one.id < other.id;
}

} // namespace

RosterTotals totalsOf(const std::vector<Attendance> &roster)
{
    RosterTotals totals;
    std::map<Id, const Attendance *> counted; // two teams may have entered the same champion
    for (const Attendance &one : roster) {
        if (one.deleted)
            continue;
        const Attendance *&known = counted[one.champion.isNull() ? one.id : one.champion];
        if (known == nullptr || countsBefore(one, *known))
            known = &one;
    }
    for (const auto &[who, counts] : counted) {
        const Attendance &one = *counts;
        totals.booked += one.status == "booked";
        totals.waiting += one.status == "waiting";
        totals.noShows += one.status == "no_show";
        if (!came(one))
            continue;
        ++totals.attended;
        totals.children += one.child;
        totals.minutes += one.minutes.value_or(0);
        totals.bags += one.bags.value_or(0);
    }
    return totals;
}

std::string sackFlag(std::int64_t issued, const std::optional<std::int64_t> &returned,
                     const std::optional<std::int64_t> &bags)
{
    if (!bags || issued == 0) // with no sacks of ours nothing can be said
        return {};
    const std::int64_t used = issued - returned.value_or(0);
    if (*bags > used)
        return "more_bags_than_sacks";
    if (returned && used > 2 * *bags + kSpareSacks)
        return "sacks_unexplained";
    return {};
}

std::string sackFlag(const PickFigures &figures)
{
    return sackFlag(figures.sacksIssued.value_or(0), figures.sacksReturned, bagsOf(figures));
}

std::string sackRemark(const PickFigures &figures)
{
    const std::string flag = sackFlag(figures);
    if (flag.empty())
        return {};
    const int used = figures.sacksIssued.value_or(0) - figures.sacksReturned.value_or(0);
    const int bags = bagsOf(figures).value_or(0);
    if (flag == "more_bags_than_sacks")
        return std::format("{} bags are reported, but only {} sacks were used", bags, used);
    return std::format("{} sacks were used, but only {} bags are reported", used, bags);
}

} // namespace sc
