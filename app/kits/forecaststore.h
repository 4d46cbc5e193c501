// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/forecast.h"
#include "storage/database.h"

namespace sc {

/// A forecast with the names people know.
struct ForecastReport {
    ForecastInput input{};
    Forecast forecast{};
    std::map<Id, std::string> names{}; ///< of depots, kit types, items and picks

    [[nodiscard]] std::string nameOf(const Id &id) const;
};

/// Gathers what a forecast is made from.
class ForecastStore {
public:
    /// People at a pick nobody has booked for and that has no limit.
    static constexpr int kUsualPeople = 10;

    explicit ForecastStore(Database &database) : m_database(database) {}

    /// The picks of a campaign from this day on that are not over or cancelled; those of others in
    /// the same days take their kits too. Kits come from the
    /// depot nearest to the pick, else the one with most kits. `busy` are the days kits are lent:
    /// loans know them.
    [[nodiscard]] Result<ForecastReport> forCampaign(const Id &campaign, Day from,
                                                     std::vector<KitBusy> busy);
    /// All picks of these days, both included.
    [[nodiscard]] Result<ForecastReport> forDays(Day first, Day last, std::vector<KitBusy> busy);

private:
    struct DepotSpot {
        Id id{};
        std::optional<LatLon> place{};
        int kits = 0;
    };

    [[nodiscard]] Result<ForecastReport> make(const std::optional<Id> &campaign, Day first,
                                              const std::optional<Day> &last,
                                              std::vector<KitBusy> busy);
    void addKits(ForecastReport &report, Day first);
    void addStock(ForecastReport &report);
    void addPicks(ForecastReport &report, const std::optional<Id> &campaign, Day first,
                  const std::optional<Day> &last);
    [[nodiscard]] std::vector<DepotSpot> depots(const ForecastReport &report);

    Database &m_database;
};

} // namespace sc
