// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"
#include "core/place.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// Something a champion or somebody else told the council about. Codes are those of
/// reports/codes.h; empty text and null ids mean "not known".
struct Report {
    Id id;
    std::string ref; ///< short reference, "N3-0147-T"
    std::string category;
    std::string description;
    std::optional<LatLon> position; ///< WGS84; what the place was given as decides what is computed
    std::optional<GridPoint> grid;  ///< British National Grid
    std::string placeTyped;         ///< what was typed to say where, kept as typed
    std::string street;
    std::string postcode;
    Id ward;
    Id area;
    Id edition; ///< the boundary edition that gave ward and area
    /// "inside", "edge", "outside"; empty where no boundaries are known. An edge that somebody has
    /// looked at is "inside" from then on.
    std::string boundary;
    std::string source;
    Id champion;
    std::string reporter; ///< who told us, where it was no champion
    std::optional<Instant> observedAt;
    Instant loggedAt{};
    std::string status = "new";
    std::optional<Instant> closedAt;
    std::string priority; ///< empty on entry: the category's own
    std::optional<std::chrono::year_month_day> dueOn;
    std::string hazard = "none";
    std::string landType; ///< the three questions of a fly-tip
    std::string wasteType;
    std::string size;
    std::string assignedTo;
    std::string referredTo; ///< who deals with it, where it is not ours
    Id duplicateOf;         ///< with `closed_duplicate`: the report of the same thing, told before
    Id recurrenceOf;        ///< the same spot dirty again: the report of the time before
    std::string externalRef;
    bool deleted = false;

    bool operator==(const Report &) const = default;
};

/// One step of a report through its states.
struct ReportStep {
    Id id;
    Id report;
    std::string from;
    std::string to;
    Instant at{};
    std::string by;
    std::string note;
};

/// Every rule that the report breaks; empty when it may be saved. `now` decides what is in the
/// future. Codes: missing, unknown_code, out_of_range, not_in_great_britain, bad_date.
[[nodiscard]] std::vector<Problem> problemsOf(const Report &report, Instant now);

/// Whether people must be told not to touch: a hazard, or a fly-tip that may hide one.
[[nodiscard]] bool needsExperts(const Report &report);

} // namespace sc
