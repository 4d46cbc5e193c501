// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "paper/sheet.h"
#include "picks/assessment.h"
#include "picks/attendance.h"
#include "picks/figures.h"
#include "picks/pick.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sc {

class Database;

/// A person of the roster as the papers name them.
struct RosterLine {
    Attendance attendance;
    std::string name;
    std::string adult; ///< who looks after the child
};

/// Everything the papers of a pick say, read in one go.
struct PickPapers {
    Pick pick;
    std::optional<Assessment> assessment;
    std::string assessedPlace;      ///< what it was made for, in words; empty: not known
    bool assessedElsewhere = false; ///< and the pick is at another place now
    RiskMatrix matrix;
    std::vector<RosterLine> roster; ///< in the order they booked
    RosterTotals totals;
    std::string lead;              ///< name and number
    bool leadNeverBriefed = false; ///< no safety briefing of theirs is on record
    std::string area;
    std::string meetingPlace; ///< in words; where the pick is, where no other point was chosen
    std::string council;
    std::filesystem::path mapPack; ///< GeoPackage; empty where there is none
};

[[nodiscard]] Result<PickPapers> gatherPickPapers(Database &database, const Id &id,
                                                  const std::filesystem::path &mapPack);

/// Hazards with their scores before and after control, the map, and lines to sign on.
[[nodiscard]] Sheet assessmentSheet(const PickPapers &papers);
/// For the table at the meeting point: one line a person, and empty ones. Telephone numbers are not
/// on it, as everybody who signs can read it.
[[nodiscard]] Sheet signInSheet(const PickPapers &papers);
/// What the leader reads out before the pick begins, and whom to call.
[[nodiscard]] Sheet briefingCard(const PickPapers &papers);
/// Names nobody: it hangs in public.
[[nodiscard]] Sheet pickPoster(const PickPapers &papers);
/// A page for each person who came.
[[nodiscard]] Sheet thankYouLetters(const PickPapers &papers);

} // namespace sc
