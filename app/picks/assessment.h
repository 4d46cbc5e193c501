// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A hazard with its scores before and after control. A score is likelihood × severity.
struct HazardRow {
    std::string hazard{};
    std::string who{}; ///< who might be harmed
    int likelihoodBefore = 0;
    int severityBefore = 0;
    std::string controls{};
    int likelihoodAfter = 0;
    int severityAfter = 0;
    std::string owner{};  ///< who sees to the controls
    std::string code{};   ///< of the template row it came from; empty for a row of its own
    std::string remark{}; ///< what the map knows: "2 reports of sharps within 100 m"

    [[nodiscard]] int before() const { return likelihoodBefore * severityBefore; }
    [[nodiscard]] int after() const { return likelihoodAfter * severityAfter; }
    bool operator==(const HazardRow &) const = default;
};

/// How far the scores go.
struct RiskMatrix {
    int likelihoodMax = 5;
    int severityMax = 5;
};

/// One version of a pick's risk assessment. None is ever edited: a change is a new version.
struct Assessment {
    Id id{};
    Id pick{};
    int version = 0;
    std::vector<HazardRow> rows{};
    std::string by{}; ///< who signed it off; empty while it is unsigned
    Instant madeAt{};
    std::optional<Day> reviewOn{};
    std::string source{}; ///< typed, template, copied
    /// The place it was made for, as GeoJSON; empty where the pick had none yet. Not known of
    /// versions from before that was kept.
    std::optional<std::string> madeFor{};

    [[nodiscard]] bool isSigned() const { return !by.empty(); }
};

/// Codes: missing (also controls, where the risk that stays is high), out_of_range (also a risk
/// that is higher after control than before). The field says which row:
/// "rows[2].likelihood_before".
[[nodiscard]] std::vector<Problem> problemsOf(const std::vector<HazardRow> &rows,
                                              const RiskMatrix &matrix);

/// Reads `[{"hazard":…,"likelihood_before":…,"severity_before":…,"controls":…,
/// "likelihood_after":…,"severity_after":…}]`; `who`, `owner`, `code`, `remark` may be there.
/// Refusals: wrong_type, missing, unknown_field.
[[nodiscard]] Result<std::vector<HazardRow>> hazardRows(std::string_view text);
[[nodiscard]] std::string hazardRowsText(const std::vector<HazardRow> &rows);

/// "low" up to a quarter of the highest score, "medium" up to a half, else "high".
[[nodiscard]] std::string_view riskBand(int score, const RiskMatrix &matrix);

} // namespace sc
