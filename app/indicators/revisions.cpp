// SPDX-License-Identifier: GPL-3.0-or-later
// What a quarter as sent and the quarter now tell of people when both are held side by side.
#include "indicators/freezingparts.h"

#include <algorithm>
#include <cmath>

namespace sc {

namespace {

using Rows = std::vector<RecordBehind>;

/// The place a record with this digest counted in: tried for each, with what it counts for now or,
/// where that is nothing, for one or for none.
std::optional<std::string> placeBefore(std::uint64_t digest, const Rows &now,
                                       const std::set<std::string> &places)
{
    std::vector<Rows> guesses;
    if (!now.empty())
        guesses.push_back(now);
    for (const double number : {1.0, 0.0})
        guesses.push_back({{.numerator = number}});
    guesses.push_back({{.numerator = 0.0, .denominator = 1.0}}); // one to share among
    for (Rows &rows : guesses)
        for (const std::string &place : places) {
            for (RecordBehind &row : rows)
                row.area = place;
            if (recordDigest(rows) == digest)
                return place;
        }
    return std::nullopt;
}

std::map<Id, std::uint64_t> digestsOf(const FrozenIndicator &one)
{
    std::map<Id, std::uint64_t> digests;
    for (const FrozenRecord &record : one.records)
        digests[record.record] = record.digest;
    return digests;
}

} // namespace

std::optional<std::set<std::string>> changedPlaces(const FrozenIndicator &before,
                                                   const FrozenIndicator &now,
                                                   const std::vector<RecordBehind> &behind,
                                                   const std::set<std::string> &places)
{
    const std::map<Id, std::uint64_t> digests = digestsOf(before);
    const std::map<Id, std::uint64_t> digestsNow = digestsOf(now);
    std::map<Id, Rows> rows;
    for (const RecordBehind &row : behind)
        rows[row.record].push_back(row);
    std::set<std::string> changed;
    for (const auto &[record, digest] : digestsNow) {
        const auto then = digests.find(record);
        if (then != digests.end() && then->second == digest)
            continue;
        for (const RecordBehind &row : rows[record])
            changed.insert(row.area);
    }
    for (const auto &[record, digest] : digests) {
        const auto is = digestsNow.find(record);
        if (is != digestsNow.end() && is->second == digest)
            continue;
        const auto place = placeBefore(digest, rows[record], places);
        if (!place)
            return std::nullopt;
        changed.insert(*place);
    }
    if (!changed.empty())
        changed.emplace(kWholeCouncil);
    return changed;
}

bool isFewApart(const IndicatorDefinition &one, const FrozenFigure &before, const FrozenFigure &now,
                int below)
{
    const auto isFew = [&](double step) {
        const double people = std::abs(step);
        return people > 0.5 && people < below;
    };
    const auto step = [](const std::optional<double> &then, const std::optional<double> &is) {
        return then && is ? *is - *then : 0.0;
    };
    if (!one.isPersonal || !before.value || !now.value)
        return false;
    const double counted = step(before.numerator, now.numerator);
    const double all = step(before.denominator, now.denominator);
    switch (one.measure) {
    case Measure::Share:
        return isFew(counted) || isFew(all) || isFew(all - counted);
    case Measure::Rate: // so many for each of them
        return isFew(all);
    case Measure::TopTenth:
        return false;
    default:
        return isFew(step(before.value, now.value));
    }
}

} // namespace sc
