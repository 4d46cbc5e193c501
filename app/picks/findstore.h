// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/pick.h"
#include "reports/report.h"
#include "storage/journal.h"

#include <string>
#include <vector>

namespace sc {

/// A report that a pick raised or closed.
struct PickReport {
    Id id{};
    Id pick{};
    Id report{};
    std::string kind{}; ///< sharps, fly_tip, closed
};

/// What picks have to do with reports.
class FindStore {
public:
    explicit FindStore(Database &database) : m_database(database) {}

    /// How near a report must be to a spot or a route to be offered for closing, in metres.
    static constexpr double kReachOfSpot = 50.0;
    static constexpr double kReachOfRoute = 25.0;

    /// Makes a report for each sharp and each fly-tip of the figures that has none yet, at the
    /// pick's place. Refused: `missing` place.
    [[nodiscard]] Result<void> raise(Change &change, const Pick &pick);

    /// Open reports within the place that volunteers may clear: nothing hazardous, no fly-tips.
    [[nodiscard]] Result<std::vector<Report>> reportsWithin(const Pick &pick);
    /// Closes them as done, each with a link to the pick. Refused: bad_transition where the pick
    /// has not begun or a report is not open, not_found.
    [[nodiscard]] Result<void> closeReports(Change &change, const Pick &pick,
                                            const std::vector<Id> &reports);
    [[nodiscard]] Result<std::vector<PickReport>> links(const Id &pick);
    /// The other way round, for the screen of a report.
    [[nodiscard]] Result<std::vector<PickReport>> picksOf(const Id &report);

private:
    [[nodiscard]] Result<void> raiseKind(Change &change, const Pick &pick, const char *kind,
                                         int wanted);
    /// Throws as queries do, like link().
    [[nodiscard]] Id nextFind(const Id &pick, const char *kind, std::int64_t after);
    void link(Change &change, const Id &pick, const Id &report, const char *kind);
    [[nodiscard]] std::vector<PickReport> read(const std::string &sql, const Id &id);

    Database &m_database;
};

} // namespace sc
