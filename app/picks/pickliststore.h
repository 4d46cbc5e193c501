// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/polygon.h"
#include "picks/pick.h"
#include "storage/database.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// What stands in a diary.
struct DiaryEntry {
    std::string kind{}; ///< pick or meeting
    Id record{};
    std::string title{};
    Instant startsAt{};
    int minutes = 0;      ///< 0 where it is not known
    std::string status{}; ///< of a pick
    Id area{};
    Id campaign{};
    std::optional<LatLon> middle{};
    int booked = 0;   ///< people who take a place
    int capacity = 0; ///< 0: no limit
};

/// Which picks a register shows.
struct RegisterChoice {
    std::vector<std::string> statuses{}; ///< none: every one
    std::optional<Id> area{};
    /// Asked of each that the rest allows; none: all are shown.
    std::function<bool(const Pick &)> shows{};
    std::size_t most = 300;
};

struct RegisterPage {
    std::vector<Pick> picks{};
    bool hasMore = false;
};

/// A pick as a mark on the map.
struct PlacedPick {
    Id id{};
    std::string status{};
    LatLon middle{};
};

/// Lists of picks for calendar, map and register.
class PickListStore {
public:
    explicit PickListStore(Database &database) : m_database(database) {}

    /// Picks and meetings from the first day to the last, both included, Europe/London; in order of
    /// start.
    [[nodiscard]] Result<std::vector<DiaryEntry>>
    diary(Day first, Day last, const std::optional<Id> &area = {}, bool cancelledToo = true);
    /// In the order they are worked through: under way or past and not closed, the longest ago
    /// first; to come, the next first; requests without a day; closed and cancelled ones of the
    /// past, the latest first. `today` is when today began.
    [[nodiscard]] Result<RegisterPage> registerPage(const RegisterChoice &choice, Instant today);
    /// How many people take a place.
    [[nodiscard]] Result<int> booked(const Id &pick);
    /// Picks whose place is in view (x is longitude), whole, for the picks layer of the map.
    [[nodiscard]] Result<std::vector<Pick>> inView(const Bounds &view, std::size_t most = 2'000);
    /// Where all picks are (or those of a campaign), but cancelled ones.
    [[nodiscard]] Result<std::vector<PlacedPick>> placed(const std::optional<Id> &campaign = {});
    /// Those with a route or land to draw (of a campaign, or all): open ones, and closed ones that
    /// began since then.
    [[nodiscard]] Result<std::vector<Pick>> drawn(const std::optional<Id> &campaign, Instant since);
    [[nodiscard]] Result<std::vector<Pick>> ofCampaign(const Id &campaign);
    /// Those not closed or cancelled, the next first; those without a day at the end.
    [[nodiscard]] Result<std::vector<Pick>> open();

private:
    void addMeetings(std::vector<DiaryEntry> &entries, Instant from, Instant before,
                     const std::optional<Id> &area);
    template <class... Args>
    [[nodiscard]] Result<std::vector<Pick>> read(const std::string &where, const Args &...args);

    Database &m_database;
};

} // namespace sc
