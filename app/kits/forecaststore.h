// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/forecast.h"
#include "storage/database.h"

namespace sc {

/// A forecast with the names people know.
struct ForecastReport {
    ForecastInput input{};
    Forecast forecast{};
    std::map<Id, std::string> names{};  ///< of depots, kit types, items and picks
    std::vector<std::string> undated{}; ///< picks of the campaign without a day: not counted

    /// How many of the picks are asked about; the others only take kits from them.
    [[nodiscard]] std::size_t asked() const;
    [[nodiscard]] std::string nameOf(const Id &id) const;
};

/// Gathers what a forecast is made from.
class ForecastStore {
public:
    /// People at a pick that has no limit, until more have booked.
    static constexpr int kUsualPeople = 10;

    explicit ForecastStore(Database &database) : m_database(database) {}

    /// The picks of a campaign from this day on that are not over or cancelled. Those of others,
    /// and those between today and that day, take their kits too. A pick is planned with its
    /// places, or with those booked where they are more. Kits come from the depot nearest to the
    /// pick, else the one with most kits. `busy` are the days kits are lent: loans know them.
    [[nodiscard]] Result<ForecastReport> forCampaign(const Id &campaign, Day from,
                                                     std::vector<KitBusy> busy);

private:
    struct DepotSpot {
        Id id{};
        std::optional<LatLon> place{};
        int kits = 0;
    };

    void addKits(ForecastReport &report, Day first);
    void addStock(ForecastReport &report);
    void addPicks(ForecastReport &report, const Id &campaign, Day first, Day from);
    void addUndated(ForecastReport &report, const Id &campaign);
    void addNearest(ForecastReport &report, const std::vector<DepotSpot> &spots);
    [[nodiscard]] std::vector<DepotSpot> depots(const ForecastReport &report);

    Database &m_database;
};

} // namespace sc
