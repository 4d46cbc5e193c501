// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/pick.h"
#include "picks/pickgate.h"
#include "picks/picksettingstore.h"
#include "storage/history.h"
#include "storage/journal.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace sc {

class PlaceFinder;

/// Picks on disk. Reading needs no change; writing is part of one. Making a store also puts the
/// guard over the database that keeps every approved pick within its gate (see pickguardstore.h).
class PickStore {
public:
    explicit PickStore(Database &database);
    ~PickStore();
    PickStore(const PickStore &) = delete;
    PickStore &operator=(const PickStore &) = delete;

    /// A new pick is requested, or planned once it has a day and a place. What approval writes is
    /// ignored. Area and ward come from the boundaries unless an area is given. Refused with
    /// `bad_transition` where it is to begin in any later state.
    [[nodiscard]] Result<Pick> create(Change &change, Pick pick,
                                      PickOrigin origin = PickOrigin::Entered);
    /// Saves what differs. The progress of the pick stays what it was; another status is refused
    /// (bad_transition). A change of place, leader or
    /// road takes an approval back when the change is committed, and so does anything else that
    /// makes the gate fail. A pick that has begun keeps to its gate: what would break it is refused
    /// with the codes of the gate. Fewer bags than the roster names are refused (out_of_range).
    [[nodiscard]] Result<Pick> update(Change &change, Pick pick);
    /// `bad_transition` for one that has begun here: it stays on record.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);

    [[nodiscard]] Result<Pick> get(const Id &id);
    /// By UUID or title, letter case forgiven. NotFound when there is none or more than one.
    [[nodiscard]] Result<Pick> find(std::string_view idOrTitle);

    [[nodiscard]] Result<std::vector<Pick>> all();
    /// Live ones whose title has every word typed; the latest first.
    [[nodiscard]] Result<std::vector<Pick>> suggest(std::string_view typed, int most = 8);

    /// What the gate is asked about, and its answer.
    [[nodiscard]] Result<PickFacts> facts(const Pick &pick);
    [[nodiscard]] Result<std::vector<Problem>> gate(const Pick &pick);
    /// What is worth a word but stops nothing: short notice, no road speed entered, more booked
    /// than there are places, a day on which its campaign does not run, a leader without a safety
    /// briefing or whose training has not been held yet, a pick that has begun before its day,
    /// people who are still booked on one that is over.
    /// Codes: short_notice, before_its_day, road_unknown, over_capacity, outside_campaign,
    /// lead_unbriefed, lead_training_to_come, still_booked.
    [[nodiscard]] Result<std::vector<Problem>> warnings(const Pick &pick);
    /// The last of these: nobody said of them whether they came, so they count as neither.
    [[nodiscard]] std::optional<Problem> stillBooked(const Pick &pick);
    /// Whether the pick is still to come and no safety briefing of its leader is on record.
    [[nodiscard]] bool leadNeverBriefed(const Pick &pick);

    [[nodiscard]] PickSettingStore &settings() { return m_settings; }
    [[nodiscard]] Database &database() { return m_database; }

    /// For every row of a query that selects columns(), in that order.
    [[nodiscard]] static Pick readRow(const Query &row);
    [[nodiscard]] static const char *columns();
    [[nodiscard]] static FieldValues valuesOf(const Pick &pick);

private:
    [[nodiscard]] Result<Pick> completed(Pick pick, const Pick *before);
    [[nodiscard]] std::vector<Problem> unknownRefs(const Pick &pick);
    /// Drawn anew, the place must be one; else its measures stay what they were.
    void checkPlace(std::vector<Problem> &problems, Pick &pick, const Pick *before);
    [[nodiscard]] Result<void> findArea(Pick &pick, const Pick *before);
    /// Says when the campaign runs where the pick is on none of its days.
    [[nodiscard]] std::optional<std::string> daysOfCampaign(const Pick &pick);
    /// The day of the leader's training the gate counts on, where it has not been held yet.
    [[nodiscard]] std::optional<Day> trainingToCome(const Pick &pick);
    void lookAtAssessment(PickFacts &facts, const Pick &pick);
    void lookAtLead(PickFacts &facts, const Id &lead);
    [[nodiscard]] Result<void> keepWithinGate(Pick &pick, const Pick &before);

    Database &m_database;
    PickSettingStore m_settings;
    std::unique_ptr<PlaceFinder> m_finder;
};

/// "There is no pick …", under the field `pick` or `id`.
[[nodiscard]] std::unexpected<Error> noSuchPick(std::string_view what);

} // namespace sc
