// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/attendance.h"
#include "picks/pick.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace sc {

/// Kilograms a bag holds unless the council says otherwise. The published totals of the Great
/// British Spring Clean 2019 come to exactly this: 4,308 t in 957,377 bags.
inline constexpr double kKgPerBag = 4.5;

/// Bags of every stream together; nothing where no stream was counted.
[[nodiscard]] std::optional<int> bagsOf(const PickFigures &figures);
/// Whether there is anything to close a pick with: bags counted, or kilograms measured.
[[nodiscard]] bool hasFigures(const PickFigures &figures);

/// Works out the estimated kilograms: bags that were not weighed × factor. The factor and its
/// source are kept with them. An estimate that was typed stands.
[[nodiscard]] PickFigures estimated(PickFigures figures, double kgPerBag,
                                    const std::string &source);

/// Bags nobody was named for: the total less what the roster says. Negative where the roster says
/// more, which is refused where it is entered.
[[nodiscard]] std::optional<int> unattributedBags(const PickFigures &figures, int attributed);

/// Grades gained: D to B is 2. Negative where it is dirtier after than before.
[[nodiscard]] std::optional<int> gradesGained(const PickFigures &figures);
/// Grades gained ÷ (minutes of everybody who came ÷ 60). Nothing without hours or grades.
[[nodiscard]] std::optional<double> gradesGainedPerHour(const PickFigures &figures,
                                                        std::int64_t minutes);

/// What a roster comes to. Each person counts once, and only who came.
struct RosterTotals {
    int booked = 0;
    int waiting = 0;
    int attended = 0; ///< walk-ins too
    int children = 0; ///< of those who attended
    int noShows = 0;
    std::int64_t minutes = 0;
    int bags = 0;
};
[[nodiscard]] RosterTotals totalsOf(const std::vector<Attendance> &roster);

/// Sacks held against the bags reported: `more_bags_than_sacks`, or `sacks_unexplained` where it is
/// known how many came back. Empty where it is plausible, nobody has said how many bags there were,
/// or there were no sacks of ours.
[[nodiscard]] std::string sackFlag(std::int64_t issued, const std::optional<std::int64_t> &returned,
                                   const std::optional<std::int64_t> &bags);
[[nodiscard]] std::string sackFlag(const PickFigures &figures);
/// The same in words, with the numbers.
[[nodiscard]] std::string sackRemark(const PickFigures &figures);

} // namespace sc
