// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// The only rule that may be passed over, and then only by somebody who gives a name and a reason.
struct RoadOverride {
    std::string by;
    std::string reason;
    int mph = 0; ///< the speed it was given for; a faster road needs a new one
};

/// What has to be known of a pick to say whether it may go ahead. Filled by PickStore::facts().
struct PickFacts {
    std::optional<Day> day; ///< of the pick, local
    bool hasPlace = false;
    bool assessed = false;
    bool assessmentSigned = false;
    /// The place the assessment was made for, in words, where the pick is at another one now.
    std::optional<std::string> assessedElsewhere;
    std::optional<Day> reviewOn; ///< the last day the assessment holds
    bool hasLead = false;
    bool leadTrained = false; ///< "lead a pick", in date on the day of the pick
    /// The leader's "safety briefing" is on record and has run out or been revoked by that day.
    bool leadBriefingLapsed = false;
    bool leadNeverBriefed = false; ///< none on record: told of, but no rule of the gate
    std::string insuranceBasis;
    std::string landPermission;
    std::optional<int> roadSpeedMph; ///< none: no road beside it
    int roadLimitMph = 30;
    std::optional<RoadOverride> roadOverride;
};

/// The gate: every rule that keeps the pick from being approved, each with its field, code and a
/// sentence; empty when it may. The same on every path, in the window and on the command line.
/// Codes: assessment_missing, assessment_unsigned (also where it was made for another place),
/// assessment_expired, lead_missing, lead_untrained (not trained, or the safety briefing lapsed),
/// insurance_missing, permission_missing, road_too_fast; and `missing` for a pick without a day or
/// a place, as nothing can be tested against no day, nor looked at nowhere.
[[nodiscard]] std::vector<Problem> gateProblems(const PickFacts &facts);

/// Whether an override may pass this rule. Only the road speed: a person can stand in for a number,
/// not for an assessment, a leader, cover, or the consent of an owner.
[[nodiscard]] bool mayBeOverridden(std::string_view code);

/// The codes in one line, for the history: "lead_untrained road_too_fast".
[[nodiscard]] std::string codesIn(const std::vector<Problem> &problems);

} // namespace sc
