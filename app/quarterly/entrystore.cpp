// SPDX-License-Identifier: GPL-3.0-or-later
#include "quarterly/entrystore.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

using E = Enforcement;
constexpr std::array kEnforcement{column<&E::report>("report"), column<&E::action>("action"),
                                  column<&E::takenOn>("taken_on"), column<&E::note>("note")};
using S = Survey;
constexpr std::array kSurvey{column<&S::area>("area"),
                             column<&S::heldOn>("held_on"),
                             column<&S::question>("question"),
                             column<&S::answered>("answered"),
                             column<&S::satisfied>("satisfied"),
                             column<&S::source>("source"),
                             column<&S::note>("note")};
using G = CleanlinessScore;
constexpr std::array kScore{column<&G::area>("area"),       column<&G::heldOn>("held_on"),
                            column<&G::element>("element"), column<&G::sites>("sites"),
                            column<&G::belowB>("below_b"),  column<&G::bMinus>("b_minus"),
                            column<&G::source>("source"),   column<&G::note>("note")};
using H = HouseholdCount;
constexpr std::array kHouseholds{column<&H::area>("area"), column<&H::fromOn>("from_on"),
                                 column<&H::households>("households"),
                                 column<&H::source>("source")};
using T = IndicatorTarget;
constexpr std::array kTarget{column<&T::indicator>("indicator"), column<&T::area>("area"),
                             column<&T::fromOn>("from_on"), column<&T::value>("value"),
                             column<&T::note>("note")};
using B = IndicatorBaseline;
constexpr std::array kBaseline{column<&B::indicator>("indicator"), column<&B::area>("area"),
                               column<&B::fromMonth>("from_month"), column<&B::months>("months"),
                               column<&B::why>("why")};
using C = Commentary;
constexpr std::array kCommentary{column<&C::quarter>("quarter"), column<&C::indicator>("indicator"),
                                 column<&C::area>("area"), column<&C::words>("words"),
                                 column<&C::by>("by")};

} // namespace

template <>
EntryStore<Enforcement>::EntryStore(Database &database)
    : BasicStore(database, "enforcement", kEnforcement)
{}
template <>
EntryStore<Survey>::EntryStore(Database &database) : BasicStore(database, "survey", kSurvey)
{}
template <>
EntryStore<CleanlinessScore>::EntryStore(Database &database)
    : BasicStore(database, "cleanliness_score", kScore)
{}
template <>
EntryStore<HouseholdCount>::EntryStore(Database &database)
    : BasicStore(database, "household_count", kHouseholds)
{}
template <>
EntryStore<IndicatorTarget>::EntryStore(Database &database)
    : BasicStore(database, "indicator_target", kTarget)
{}
template <>
EntryStore<IndicatorBaseline>::EntryStore(Database &database)
    : BasicStore(database, "indicator_baseline", kBaseline)
{}
template <>
EntryStore<Commentary>::EntryStore(Database &database)
    : BasicStore(database, "commentary", kCommentary)
{}

namespace {

/// Refused where a table has a live row of the same area, day, source and note about the same
/// thing.
template <class Record>
Result<void> mustBeNew(Database &database, const std::string &table, const std::string &column,
                       const std::string &what, const Record &entry)
{
    if (!entry.heldOn)
        return {};
    return database.attemptResult([&]() -> Result<void> {
        const auto area = entry.area.isNull() ? std::nullopt : std::optional(entry.area);
        Query same = database.query(
            "SELECT 1 FROM " + table + " WHERE deleted = 0 AND " + column +
                " = ? AND area IS ? AND held_on = ? AND coalesce(source, '') = ? AND "
                "coalesce(note, '') = ?",
            what, area, isoDay(*entry.heldOn), trimmed(entry.source), trimmed(entry.note));
        if (!same.step())
            return {};
        return refused(column, "already_exists",
                       "There is a result of this for that area, day and source already: change "
                       "that, or say in the note what sets this one apart");
    });
}

} // namespace

Result<Survey> SurveyStore::create(Change &change, Survey entry)
{
    if (auto fresh = mustBeNew(database(), "survey", "question", entry.question, entry); !fresh)
        return std::unexpected(fresh.error());
    return EntryStore::create(change, std::move(entry));
}

Result<CleanlinessScore> CleanlinessScoreStore::create(Change &change, CleanlinessScore entry)
{
    if (auto fresh = mustBeNew(database(), "cleanliness_score", "element", entry.element, entry);
        !fresh)
        return std::unexpected(fresh.error());
    return EntryStore::create(change, std::move(entry));
}

Result<void> EnforcementStore::mustBeFlyTip(const Id &report)
{
    return database().attemptResult([&]() -> Result<void> {
        Query other = database().query(
            "SELECT 1 FROM report WHERE id = ? AND coalesce(category, '') <> 'fly_tipping' AND "
            "coalesce(category, '') NOT IN (SELECT code FROM category WHERE parent = "
            "'fly_tipping')",
            report);
        if (other.step())
            return refused("report", "not_fly_tip", "Choose a fly-tip");
        return {};
    });
}

Result<Enforcement> EnforcementStore::create(Change &change, Enforcement entry)
{
    if (const auto right = mustBeFlyTip(entry.report); !right)
        return std::unexpected(right.error());
    return EntryStore::create(change, std::move(entry));
}

Result<Enforcement> EnforcementStore::update(Change &change, Enforcement entry)
{
    if (const auto right = mustBeFlyTip(entry.report); !right)
        return std::unexpected(right.error());
    return EntryStore::update(change, std::move(entry));
}

Result<std::optional<double>> TargetStore::inForce(std::string_view indicator, const Id &area,
                                                   Day day, bool inherits)
{
    return database().attempt([&] {
        const auto latest = [&](const std::optional<Id> &of) {
            const auto found = table().where("deleted = 0 AND indicator = ? AND area IS ? AND "
                                             "from_on <= ? ORDER BY from_on DESC, id DESC LIMIT 1",
                                             indicator, of, isoDay(day));
            return found.empty() ? std::nullopt : found.front().value;
        };
        const auto own = latest(area.isNull() ? std::nullopt : std::optional(area));
        return own || area.isNull() || !inherits ? own : latest(std::nullopt);
    });
}

Result<std::vector<IndicatorBaseline>> BaselineStore::of(std::string_view indicator, const Id &area)
{
    return database().attempt([&] {
        const auto of = [&](const std::optional<Id> &whose) {
            return table().where(
                "deleted = 0 AND indicator = ? AND area IS ? ORDER BY from_month, id", indicator,
                whose);
        };
        auto own = of(area.isNull() ? std::nullopt : std::optional(area));
        return own.empty() && !area.isNull() ? of(std::nullopt) : own;
    });
}

Result<Commentary> CommentaryStore::create(Change &change, Commentary entry)
{
    if (const auto quarter = Quarter::parse(entry.quarter))
        entry.quarter = quarter->id();
    const auto all = of(entry.quarter);
    if (!all)
        return std::unexpected(all.error());
    const bool said = std::ranges::any_of(*all, [&](const Commentary &one) {
        return one.indicator == entry.indicator && one.area == entry.area;
    });
    if (said)
        return refused("words", "already_exists",
                       "There is a commentary on this already: change that");
    return EntryStore::create(change, std::move(entry));
}

Result<Commentary> CommentaryStore::update(Change &change, Commentary entry)
{
    if (const auto quarter = Quarter::parse(entry.quarter))
        entry.quarter = quarter->id();
    return EntryStore::update(change, std::move(entry));
}

Result<std::vector<Commentary>> CommentaryStore::of(std::string_view quarter)
{
    return database().attempt([&] {
        return table().where("deleted = 0 AND quarter = ? ORDER BY indicator, area, id", quarter);
    });
}

Result<void> CommentaryStore::say(Change &change, const Commentary &commentary)
{
    const auto all = of(commentary.quarter);
    if (!all)
        return std::unexpected(all.error());
    for (const Commentary &one : *all) {
        if (one.indicator != commentary.indicator || one.area != commentary.area)
            continue;
        if (trimmed(commentary.words).empty())
            return remove(change, one.id);
        Commentary changed = one;
        changed.words = commentary.words;
        changed.by = commentary.by;
        return update(change, changed).transform([](const Commentary &) {});
    }
    if (trimmed(commentary.words).empty())
        return {};
    return create(change, commentary).transform([](const Commentary &) {});
}

} // namespace sc
