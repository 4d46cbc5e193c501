// SPDX-License-Identifier: GPL-3.0-or-later
// What was frozen against what the records say now.
#include "indicators/flytips.h"
#include "indicators/freezing.h"
#include "indicators/freezingparts.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <map>

namespace sc {

namespace {

using Figures = KeptFigures;
using Indicators = KeptIndicators;

const FrozenIndicator *named(const Indicators &all, const std::string &id)
{
    const auto found = std::ranges::find(all, id, &FrozenIndicator::indicator);
    return found == all.end() ? nullptr : &*found;
}

/// Finds what changed, indicator by indicator.
class Comparer {
public:
    Comparer(Database &database, const FrozenQuarter &frozen, const Kept &before, const Kept &now,
             int below)
        : m_database(database)
        , m_before(before)
        , m_now(now)
        , m_below(below)
        , m_changes(database, frozen)
    {}

    [[nodiscard]] IndicatorRevision compare(const std::string &indicator)
    {
        const FrozenIndicator *recordsBefore = named(m_before.indicators, indicator);
        const FrozenIndicator *recordsNow = named(m_now.indicators, indicator);
        const IndicatorDefinition *one = indicatorNamed(indicator);
        IndicatorRevision revision{.indicator = indicator,
                                   .title = one == nullptr ? titleOf(indicator) : one->title};
        revision.versionBefore = recordsBefore == nullptr ? 0 : recordsBefore->version;
        revision.versionNow = recordsNow == nullptr ? 0 : recordsNow->version;
        figures(revision, one);
        const std::string types = indicator == kFlyTipReturn ? "report enforcement"
                                  : indicator == kSaid       ? "commentary"
                                  : one == nullptr           ? std::string()
                                                             : one->types();
        if (!types.empty())
            records(revision, types, recordsBefore, recordsNow);
        if (one != nullptr && revision.versionBefore == revision.versionNow)
            heldAnew(revision, recordsBefore, recordsNow);
        if (one != nullptr)
            entries(revision);
        warn(revision);
        return revision;
    }

private:
    static std::string titleOf(const std::string &indicator)
    {
        if (indicator == kFlyTipReturn)
            return "National fly-tipping return";
        return indicator == kSaid ? "Commentary" : indicator;
    }
    static const FrozenFigure *find(const Figures &figures, const FrozenFigure &like)
    {
        const auto found = std::ranges::find_if(figures, [&](const FrozenFigure &one) {
            return one.indicator == like.indicator && one.areaCode == like.areaCode;
        });
        return found == figures.end() ? nullptr : &*found;
    }

    void figures(IndicatorRevision &revision, const IndicatorDefinition *definition) const
    {
        const Figures &before = m_before.figures;
        const Figures &now = m_now.figures;
        const auto add = [&](const FrozenFigure &place, const FrozenFigure *was,
                             const FrozenFigure *is) {
            FigureRevision one{.areaCode = place.areaCode, .areaName = place.areaName};
            const std::string begin = std::string(kFlyTipReturn) + ".";
            if (place.indicator.starts_with(begin))
                one.cell = place.indicator.substr(begin.size());
            if (was != nullptr) {
                one.before = was->value;
                one.statusBefore = was->status;
                one.targetBefore = was->target;
                one.signalBefore = was->signal;
            }
            if (is != nullptr) {
                one.now = is->value;
                one.statusNow = is->status;
                one.targetNow = is->target;
                one.signalNow = is->signal;
            }
            one.isFewApart = definition != nullptr && was != nullptr && is != nullptr &&
                             isFewApart(*definition, *was, *is, m_below);
            if (!one.isSameValue() || !one.isSameTarget() || one.signalBefore != one.signalNow ||
                one.isFewApart)
                revision.figures.push_back(std::move(one));
        };
        const auto isOf = [&](const FrozenFigure &one) {
            return one.indicator == revision.indicator ||
                   (revision.indicator == kFlyTipReturn &&
                    one.indicator.starts_with(kFlyTipReturn));
        };
        for (const FrozenFigure &one : before)
            if (isOf(one))
                add(one, &one, find(now, one));
        for (const FrozenFigure &one : now)
            if (isOf(one) && find(before, one) == nullptr)
                add(one, nullptr, &one);
    }

    void records(IndicatorRevision &revision, const std::string &types,
                 const FrozenIndicator *before, const FrozenIndicator *now)
    {
        std::map<Id, std::pair<std::optional<std::uint64_t>, std::optional<std::uint64_t>>> both;
        if (before != nullptr)
            for (const FrozenRecord &one : before->records)
                both[one.record].first = one.digest;
        if (now != nullptr)
            for (const FrozenRecord &one : now->records)
                both[one.record].second = one.digest;
        using How = ChangedRecord::How;
        const IndicatorDefinition *one = indicatorNamed(revision.indicator);
        const Bearing bearing = one == nullptr ? Bearing() : Bearing(m_database, *one);
        for (const auto &[record, digests] : both) {
            if (digests.first == digests.second)
                continue;
            IndicatorStore store(m_database);
            const std::string type = store.typeOf(types, record);
            ChangedRecord changed{.type = type, .record = record};
            changed.how = !digests.first    ? How::Added
                          : !digests.second ? How::Removed
                                            : How::Changed;
            changed.name = store.nameOf(type, record).value_or(record.toString());
            changed.since = since(revision, type, record, bearing);
            revision.records.push_back(std::move(changed));
        }
        if (revision.versionBefore == revision.versionNow)
            explainRest(revision);
    }

    /// What was done since that made a record count otherwise.
    std::vector<std::string> since(const IndicatorRevision &revision, const std::string &type,
                                   const Id &record, const Bearing &bearing)
    {
        const bool isCover = revision.indicator == "coverage_gap_streets";
        auto steps = isCover ? m_changes.ofItself(record) : m_changes.of(type, record, bearing);
        if (steps.empty() && isCover)
            steps = m_changes.ofCover();
        if (!steps.empty() || revision.versionBefore != revision.versionNow)
            return steps;
        if (isCover) // the list of streets is no record of the journal
            return {"No champion changed: the list of streets did"};
        return steps;
    }

    /// Records to which nothing was done: another took their place or gave it back to them.
    void explainRest(IndicatorRevision &revision)
    {
        using How = ChangedRecord::How;
        std::vector<ChangedRecord> done = revision.records;
        std::erase_if(done, [](const ChangedRecord &one) { return one.since.empty(); });
        for (ChangedRecord &record : revision.records) {
            if (!record.since.empty())
                continue;
            const auto isOther = [&](const ChangedRecord &one) {
                return one.type == record.type && one.how != record.how && one.how != How::Changed;
            };
            const auto other = std::ranges::find_if(done, isOther);
            const bool isOne = std::ranges::count_if(done, isOther) == 1;
            if (other == done.end() || record.how == How::Changed)
                record.since = m_changes.latestOf(record.record);
            else if (record.how == How::Removed)
                record.since = {"Another entry counts in its place: " +
                                (isOne ? other->name : "one of those added")};
            else
                record.since = {"It counts in place of another entry: " +
                                (isOne ? other->name : "one of those removed")};
        }
    }

    void heldAnew(IndicatorRevision &revision, const FrozenIndicator *before,
                  const FrozenIndicator *now) const
    {
        const auto behind = m_now.behind.find(revision.indicator);
        if (before == nullptr || now == nullptr || behind == m_now.behind.end())
            return;
        const std::string_view held = toCode(FigureStatus::Suppressed);
        const auto isTurned = [&](const FigureRevision &one) {
            return (one.before && one.statusNow == held) || (one.now && one.statusBefore == held);
        };
        if (std::ranges::none_of(revision.figures, isTurned))
            return;
        std::set<std::string> places;
        for (const Figures *figures : {&m_before.figures, &m_now.figures})
            for (const FrozenFigure &one : *figures)
                places.insert(one.areaCode);
        const auto changed = changedPlaces(*before, *now, behind->second, places);
        for (FigureRevision &one : revision.figures)
            one.isHeldAnew = isTurned(one) && changed && !changed->contains(one.areaCode);
    }

    /// What the figures tell of people though no record does.
    static void warn(IndicatorRevision &revision)
    {
        const auto say = [&](bool FigureRevision::*is, std::string_view begin,
                             std::string_view end) {
            std::string names;
            for (const FigureRevision &one : revision.figures)
                if (one.*is)
                    names += (names.empty() ? "" : ", ") + one.areaName;
            if (!names.empty())
                revision.note +=
                    std::format("{}{}{}{}", revision.note.empty() ? "" : " ", begin, names, end);
        };
        say(&FigureRevision::isHeldAnew,
            "Held back otherwise than as sent, beside other figures, though no record that counts "
            "there changed: ",
            ".");
        say(&FigureRevision::isFewApart,
            "Careful: the figure as sent and the one now differ by so few people that whoever has "
            "both could find somebody out: ",
            ".");
    }

    /// Targets, baselines, and what is left to say where no record is behind it.
    void entries(IndicatorRevision &revision)
    {
        const auto add = [&](std::string_view type) {
            auto changed = m_changes.entries(type, revision.indicator);
            std::ranges::move(changed, std::back_inserter(revision.records));
            return !changed.empty();
        };
        const auto &figures = revision.figures;
        if (std::ranges::any_of(figures, [](const auto &one) { return !one.isSameTarget(); }))
            add("indicator_target");
        const bool isExplained = !revision.records.empty();
        const bool isSignal = std::ranges::any_of(
            figures, [](const auto &one) { return one.signalBefore != one.signalNow; });
        if (isSignal && add("indicator_baseline"))
            return;
        if (std::ranges::any_of(figures, &FigureRevision::isSignalOnly))
            revision.note = "Where only the signal changed, other months did: those before the "
                            "quarter, or when in the quarter its records count.";
        else if (!isExplained && revision.versionBefore == revision.versionNow &&
                 std::ranges::any_of(figures, [](const auto &one) {
                     return !one.isSameValue() && !one.isHeldAnew;
                 }))
            revision.note = "No record behind it changed: what is held back did, or when recording "
                            "began.";
    }

    Database &m_database;
    const Kept &m_before;
    const Kept &m_now;
    int m_below;
    ChangesSince m_changes;
};

} // namespace

std::string_view toCode(ChangedRecord::How how)
{
    switch (how) {
    case ChangedRecord::How::Added:
        return "added";
    case ChangedRecord::How::Removed:
        return "removed";
    case ChangedRecord::How::Changed:
        break;
    }
    return "changed";
}

bool FigureRevision::isSameValue() const
{
    return frozenText(before) == frozenText(now) && statusBefore == statusNow;
}

bool FigureRevision::isSignalOnly() const
{
    return isSameValue() && isSameTarget() && signalBefore != signalNow;
}

bool FigureRevision::isSameTarget() const
{
    return frozenText(targetBefore) == frozenText(targetNow);
}

namespace {

/// What there was and is, each once and in order. A quarter frozen before the return was kept says
/// nothing about it.
std::vector<std::string> namesIn(const Kept &before, const Kept &now)
{
    std::vector<std::string> ids;
    for (const auto *figures : {&before.figures, &now.figures})
        for (const FrozenFigure &one : *figures)
            if (!one.indicator.starts_with(kFlyTipReturn) &&
                !std::ranges::contains(ids, one.indicator))
                ids.push_back(one.indicator);
    for (const std::string_view id : {kFlyTipReturn, kSaid})
        if (named(before.indicators, std::string(id)) != nullptr)
            ids.emplace_back(id);
    return ids;
}

Result<QuarterComparison> compareOne(Database &database, const FrozenQuarter &frozen,
                                     const Kept &now, int below)
{
    FrozenQuarterStore store(database);
    auto figures = store.figures(frozen.id);
    auto indicators = store.indicators(frozen.id);
    if (!figures)
        return std::unexpected(figures.error());
    if (!indicators)
        return std::unexpected(indicators.error());
    const Kept before{*std::move(figures), *std::move(indicators), {}};
    QuarterComparison comparison{.frozen = frozen};
    Comparer comparer(database, comparison.frozen, before, now, below);
    for (const std::string &id : namesIn(before, now)) {
        IndicatorRevision revision = comparer.compare(id);
        if (!revision.figures.empty() || !revision.records.empty() ||
            revision.versionBefore != revision.versionNow)
            comparison.revisions.push_back(std::move(revision));
    }
    return comparison;
}

} // namespace

Result<std::vector<QuarterComparison>> compareQuarters(Database &database, const Quarter &quarter,
                                                       int suppressBelow)
{
    const auto frozen = FrozenQuarterStore(database).of(quarter.id());
    if (!frozen)
        return std::unexpected(frozen.error());
    if (frozen->empty())
        return failure(ErrorKind::NotFound, std::format("{} was never frozen.", quarter.label()));
    const auto now = keptOf(database, quarter, suppressBelow, [](double) { return false; });
    if (!now)
        return std::unexpected(now.error());
    std::vector<QuarterComparison> all;
    for (const FrozenQuarter &one : *frozen) {
        auto comparison = compareOne(database, one, *now, suppressBelow);
        if (!comparison)
            return std::unexpected(comparison.error());
        comparison->number = frozen->size() - all.size();
        comparison->times = frozen->size();
        all.push_back(*std::move(comparison));
    }
    return all;
}

Result<QuarterComparison> compareQuarter(Database &database, const Quarter &quarter,
                                         int suppressBelow)
{
    return compareQuarters(database, quarter, suppressBelow).transform([](auto all) {
        return std::move(all.front());
    });
}

} // namespace sc
