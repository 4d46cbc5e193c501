// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quarterly/entries.h"
#include "storage/basicstore.h"

#include <string_view>
#include <vector>

namespace sc {

/// A store of records that only have to hold together by themselves. Refusals are those of
/// problemsOf().
template <class Record> class EntryStore : public BasicStore<Record> {
public:
    explicit EntryStore(Database &database);

    [[nodiscard]] Result<Record> create(Change &change, Record entry)
    {
        if (auto problems = problemsOf(entry, this->today()); !problems.empty())
            return refused(std::move(problems));
        return this->insert(change, std::move(entry));
    }
    [[nodiscard]] Result<Record> update(Change &change, Record entry)
    {
        if (auto problems = problemsOf(entry, this->today()); !problems.empty())
            return refused(std::move(problems));
        return this->overwrite(change, std::move(entry));
    }
};

using HouseholdCountStore = EntryStore<HouseholdCount>;

template <> EntryStore<Enforcement>::EntryStore(Database &database);
template <> EntryStore<Survey>::EntryStore(Database &database);
template <> EntryStore<CleanlinessScore>::EntryStore(Database &database);
template <> EntryStore<HouseholdCount>::EntryStore(Database &database);
template <> EntryStore<IndicatorTarget>::EntryStore(Database &database);
template <> EntryStore<IndicatorBaseline>::EntryStore(Database &database);
template <> EntryStore<Commentary>::EntryStore(Database &database);

/// One result for each question, area, day and source: a line that comes twice would count twice.
class SurveyStore : public EntryStore<Survey> {
public:
    using EntryStore::EntryStore;
    /// Also refused under `question`: `already_exists`, where there is one of the same source and
    /// note.
    [[nodiscard]] Result<Survey> create(Change &change, Survey entry);
};

/// One result for each kind of dirt, area, day and source.
class CleanlinessScoreStore : public EntryStore<CleanlinessScore> {
public:
    using EntryStore::EntryStore;
    /// Also refused under `element`: `already_exists`, where there is one of the same source and
    /// note.
    [[nodiscard]] Result<CleanlinessScore> create(Change &change, CleanlinessScore entry);
};

class EnforcementStore : public EntryStore<Enforcement> {
public:
    using EntryStore::EntryStore;
    /// Also refused under `report`: `not_fly_tip`, where the report is here and of another kind.
    [[nodiscard]] Result<Enforcement> create(Change &change, Enforcement entry);
    [[nodiscard]] Result<Enforcement> update(Change &change, Enforcement entry);

private:
    [[nodiscard]] Result<void> mustBeFlyTip(const Id &report);
};

class TargetStore : public EntryStore<IndicatorTarget> {
public:
    using EntryStore::EntryStore;
    /// The target in force on a day for an area (null: the council). An area without one of its own
    /// has the council's where `inherits`: a share is to be reached everywhere, a count is not.
    [[nodiscard]] Result<std::optional<double>> inForce(std::string_view indicator, const Id &area,
                                                        Day day, bool inherits);
};

class BaselineStore : public EntryStore<IndicatorBaseline> {
public:
    using EntryStore::EntryStore;
    /// Those of an area (null: the council), else the council's; by month.
    [[nodiscard]] Result<std::vector<IndicatorBaseline>> of(std::string_view indicator,
                                                            const Id &area);
};

class CommentaryStore : public EntryStore<Commentary> {
public:
    using EntryStore::EntryStore;
    // The quarter is kept as it is written everywhere, 2026-27Q1, however it was given.
    [[nodiscard]] Result<Commentary> create(Change &change, Commentary entry);
    [[nodiscard]] Result<Commentary> update(Change &change, Commentary entry);
    /// By indicator and area; that of the quarter itself first.
    [[nodiscard]] Result<std::vector<Commentary>> of(std::string_view quarter);
    /// Writes the commentary for a figure, changes it, or takes it away where the words are empty.
    [[nodiscard]] Result<void> say(Change &change, const Commentary &commentary);
};

} // namespace sc
