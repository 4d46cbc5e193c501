// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "reports/report.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sc {

/// The steps a report may take from `from`, the most usual next one first.
[[nodiscard]] std::vector<std::string_view> stepsFrom(std::string_view from);

/// New, acknowledged, scheduled, in progress or reopened: still a job.
[[nodiscard]] bool isOpen(std::string_view status);
/// Closed without being fixed: these need a reason.
[[nodiscard]] bool isClosedUnfixed(std::string_view status);

/// A step asked for.
struct StepRequest {
    std::string to{};
    std::string note{};
    std::string referredTo{};    ///< with closed_not_ours
    Id duplicateOf{};            ///< with closed_duplicate
    std::optional<Instant> at{}; ///< when it happened, if not now
};

/// Refusals: unknown_code, bad_transition, reason_required, bad_date.
[[nodiscard]] std::vector<Problem> problemsOf(const Report &report, const StepRequest &step,
                                              Instant now);

} // namespace sc
