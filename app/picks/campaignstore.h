// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/campaign.h"
#include "picks/pick.h"
#include "storage/journal.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sc {

/// Which picks a total is over. What is left out does not narrow it.
struct PickSelection {
    std::optional<Id> campaign{};
    std::optional<Id> area{};  ///< a null id: picks of no area
    std::optional<Id> group{}; ///< a null id: picks of no group
    std::optional<Instant> from{};
    std::optional<Instant> before{};
};

/// Campaigns on disk, and what picks come to.
class CampaignStore {
public:
    explicit CampaignStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<Campaign> create(Change &change, Campaign campaign);
    [[nodiscard]] Result<Campaign> update(Change &change, Campaign given);
    /// Refused as `in_use` while picks belong to it.
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);
    [[nodiscard]] Result<Campaign> get(const Id &id);
    /// By UUID or title, letter case forgiven.
    [[nodiscard]] Result<Campaign> find(std::string_view idOrTitle);
    [[nodiscard]] Result<std::vector<Campaign>> all(); ///< newest first

    /// Live: worked out from picks and rosters each time. Each attendance counts once, in picks
    /// that have begun, and only of who came.
    [[nodiscard]] Result<PickTotals> totals(const PickSelection &selection);
    /// Most bags first.
    [[nodiscard]] Result<std::vector<LeagueLine>> leagueByArea(const PickSelection &selection);
    [[nodiscard]] Result<std::vector<LeagueLine>> leagueByGroup(const PickSelection &selection);

    /// Enters the pick again for each of these starts, without its roster, figures and approval.
    /// The risk assessment comes along unsigned. Titles get a number: "Park clean 2". Part of one
    /// change: all or none.
    [[nodiscard]] Result<std::vector<Pick>> copyPick(Change &change, const Id &pick,
                                                     const std::vector<Instant> &starts);

private:
    [[nodiscard]] Result<Campaign> tidied(Campaign campaign);
    [[nodiscard]] PickTotals sum(const PickSelection &selection);
    [[nodiscard]] Result<std::vector<LeagueLine>> league(const PickSelection &selection,
                                                         bool byArea);

    Database &m_database;
};

} // namespace sc
