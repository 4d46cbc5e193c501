// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/assessment.h"
#include "picks/pick.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// What is known of a place before anybody has looked at it.
struct SiteFacts {
    /// Reports within 100 m, ever.
    struct Reported {
        int reports = 0;
        std::optional<Instant> last{};
    };
    Reported sharps{};
    Reported asbestos{};
    Reported hazardous{};                 ///< chemicals, gas canisters
    std::vector<std::string> incidents{}; ///< of earlier picks within 200 m, in words
    std::optional<double> waterMetres{};  ///< as given; only up to 100 m counts
    std::optional<Id> lastPick{};         ///< the latest assessed pick within 200 m
};

/// An assessment to begin with.
struct AssessmentDraft {
    std::vector<HazardRow> rows{};
    std::string source{}; ///< template or copied
    Id copiedFrom{};      ///< a pick
    SiteFacts site{};
};

/// Looks around the place of a pick, so that its assessment does not begin with an empty sheet.
class SiteStore {
public:
    static constexpr double kNearMetres = 100.0; ///< for sharps and water
    static constexpr double kHereMetres = 200.0; ///< an earlier pick "here"

    explicit SiteStore(Database &database) : m_database(database) {}

    /// `waterMetres` is the distance to the nearest water of the base map, where one is open (see
    /// map/): this layer has no map.
    [[nodiscard]] Result<SiteFacts> around(const Pick &pick,
                                           std::optional<double> waterMetres = {});
    /// The rows of the last assessment here, or of the template, with what the map knows beside
    /// them and the likelihood before control raised where it says so. To be looked at, never
    /// signed by itself.
    [[nodiscard]] Result<AssessmentDraft> draft(const Pick &pick,
                                                std::optional<double> waterMetres = {});

private:
    /// Those that also meet a condition (SQL).
    [[nodiscard]] SiteFacts::Reported reported(const Pick &pick, std::string_view condition);
    void lookAtPicks(SiteFacts &facts, const Pick &pick);

    Database &m_database;
};

/// Puts what is known of the place beside the rows it concerns (codes traffic, water, sharps,
/// asbestos, hazardous_waste; all else on the first row), and raises scores: at least "likely" (4
/// of 5) before control.
[[nodiscard]] std::vector<HazardRow> filledIn(std::vector<HazardRow> rows, const SiteFacts &facts,
                                              const Pick &pick, int roadLimitMph,
                                              const RiskMatrix &matrix);

} // namespace sc
