// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"
#include "picks/pickplace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// What was carried off and found. Measured and estimated kilograms are never added up.
struct PickFigures {
    std::string gradeBefore{}; ///< A to D, or empty
    std::string gradeAfter{};
    std::optional<int> bagsGeneral{};
    std::optional<int> bagsRecycling{};
    /// How many of the bags were weighed. Not given, it is all of them where there are measured
    /// kilograms, and none where there are not.
    std::optional<int> bagsWeighed{};
    std::optional<double> kgMeasured{};
    std::optional<double> kgEstimated{}; ///< bags not weighed × factor, unless typed
    std::optional<double> kgFactor{};    ///< kilograms a bag
    std::string kgFactorSource{};
    bool kgEstimateTyped = false;
    std::optional<int> sharpsFound{}; ///< never handled: each becomes a report
    std::optional<int> flyTipsFound{};
    std::optional<int> bulkyItems{};
    std::optional<int> sacksIssued{};
    std::optional<int> sacksReturned{};

    bool operator==(const PickFigures &) const = default;
};

/// Where a new pick comes from. Only an import may bring in one that is over: it never was
/// approved here, and never can be again.
enum class PickOrigin : std::uint8_t { Entered, Imported };

/// What the approval rests on and how far the pick has got. Written by PickActions alone.
struct PickProgress {
    std::string status = "requested";
    std::string approvedBy{};
    std::optional<Instant> approvedAt{};
    std::string approvedFor{}; ///< digest of what was approved, see approvalDigest()
    std::string overrideBy{};
    std::string overrideReason{};
    std::optional<int> overrideMph{};
    std::string briefedBy{};
    std::string cancelReason{};

    bool operator==(const PickProgress &) const = default;
};

/// A litter pick. Codes are those of picks/pickcodes.h; empty text and null ids mean "not known".
struct Pick {
    Id id{};
    std::string title{};
    std::optional<Instant> startsAt{};
    std::optional<int> minutes{}; ///< how long it is planned to last
    Id lead{};                    ///< a champion
    Id area{};
    Id ward{};
    Id group{}; ///< the group that holds it
    Id campaign{};
    PickPlace place{};
    std::optional<LatLon> middle{}; ///< of the place; worked out, as the next two
    std::optional<double> lengthM{};
    std::optional<double> areaM2{};
    std::optional<LatLon> meetingPoint{};
    std::optional<LatLon> bagDrop{};
    std::vector<PickStop> stops{};
    std::optional<int> roadSpeedMph{}; ///< of the fastest road beside it; none: no road
    std::string insuranceBasis{};
    std::string landPermission{};
    std::optional<int> capacity{};
    std::string requestedBy{};
    std::string note{};
    PickFigures figures{};
    PickProgress progress{};
    bool deleted = false;

    [[nodiscard]] const std::string &status() const { return progress.status; }
    [[nodiscard]] std::optional<Day> day() const
    {
        return startsAt ? std::optional(localDay(*startsAt)) : std::nullopt;
    }
    bool operator==(const Pick &) const = default;
};

/// One step of a pick through its states.
struct PickStep {
    Id id{};
    Id pick{};
    std::string from{};
    std::string to{};
    Instant at{};
    std::string by{};
    std::string reason{}; ///< of a cancellation; "reopened" where the gate sent it back
    std::string note{};
    std::string overrideRules{}; ///< codes of the rules passed over
    std::string overrideBy{};
    std::string overrideReason{};
};

/// Every rule the record itself breaks (the gate is another matter); empty when it may be saved.
/// Codes: missing, unknown_code, out_of_range.
[[nodiscard]] std::vector<Problem> problemsOf(const Pick &pick);
[[nodiscard]] std::vector<Problem> problemsOf(const PickFigures &figures);
/// No stray spaces, grades as capitals; middle, length and area worked out from the place.
[[nodiscard]] Pick tidied(Pick pick);

/// Approved and not yet begun: approved, briefed.
[[nodiscard]] bool isApproved(std::string_view status);
/// Begun: live, figures_due, closed.
[[nodiscard]] bool hasBegun(std::string_view status);
/// Whether an action may be asked for in this state: assess, approve, brief, start, figures, close,
/// cancel, finish.
[[nodiscard]] bool allows(std::string_view status, std::string_view action);

/// What an approval was given for, in two halves: before the bar the place, leader and road, whose
/// change always takes the approval back; after it the day, cover and permission, which are tested
/// again.
[[nodiscard]] std::string approvalDigest(const Pick &pick);
[[nodiscard]] std::string_view firstHalf(std::string_view digest);

} // namespace sc
