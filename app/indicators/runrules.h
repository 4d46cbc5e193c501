// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/controlchart.h"

#include <vector>

namespace sc {

/// A point as the run rules look at it.
struct RunPoint {
    double value = 0.0;
    double centre = 0.0;
    double lower = 0.0;
    double upper = 0.0;
    double sigma = 0.0; ///< a third of the way from the centre to an uncut limit
};

struct RunFinding {
    Signal signal = Signal::None;
    RunRule rule = RunRule::None;

    bool operator==(const RunFinding &) const = default;
};

/// The rules of controlchart.h on points in their order: one finding for each.
[[nodiscard]] std::vector<RunFinding> runFindings(const std::vector<RunPoint> &points);

} // namespace sc
