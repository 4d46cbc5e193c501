// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/definition.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

// Statistical process control, as pure functions.
//
// XmR (individuals and moving ranges): centre = mean of the baseline; limits = centre ± 2.66 × mean
// moving range; upper limit of the moving range = 3.267 × mean moving range (Shewhart's constants
// for pairs: 3 / 1.128 and D4). Source: Wheeler, "Understanding Variation"; the NHS "Making Data
// Count" tools use the same. p, u and c: ± 3 standard deviations of the binomial and the Poisson
// distribution (Montgomery, "Introduction to Statistical Quality Control"). u′: u with its limits
// widened by the standard deviation that the z-scores really have (Laney 2002), used where counts
// are over-dispersed: where that is more than 1 by more than two of its standard errors.
//
// Run rules, the variant of "Making Data Count" since November 2023:
//  1. a point strictly outside the limits (outlier);
//  2. seven or more points in a row strictly on one side of the centre (shift); a point on the
//     centre ends the run;
//  3. seven or more points in a row, each strictly above, or each strictly below, the one before
//     (trend); a tie ends it;
//  4. two of three points in a row in the outer third, or beyond the limits, with all three on the
//     same side of the centre (reported as outlier, rule two_of_three).
// All points of a run are flagged, for the outer third those that are in it. Where several rules
// hold for a point, the order is 1, 3, 4, 2. Limits are worked out, and runs are looked for, afresh
// at each re-base. A point without a value is passed over.

inline constexpr double kLimitFactor = 2.66;
inline constexpr double kRangeFactor = 3.267;
inline constexpr double kSigmaDivisor = 1.128;
/// Standard error of that standard deviation times the root of the number of moving ranges, where
/// the plain limits hold. Worked out by simulation; near 0.9 from 12 points on.
inline constexpr double kSpreadError = 0.9;
inline constexpr std::size_t kRunLength = 7;
/// Fewer points give trial limits only.
inline constexpr std::size_t kFirmLimits = 12;

enum class Signal : std::uint8_t {
    None,
    OutlierHigh,
    OutlierLow,
    ShiftUp,
    ShiftDown,
    TrendUp,
    TrendDown
};
enum class RunRule : std::uint8_t { None, OutsideLimits, Shift, Trend, TwoOfThree };
/// What a signal means for an indicator that has a better and a worse way to go.
enum class Judgement : std::uint8_t { CommonCause, Improvement, Concern, Neutral };
/// Whether limits say that a target will be met.
enum class Assurance : std::uint8_t { NoTarget, Passes, Fails, HitAndMiss };

[[nodiscard]] std::string_view toCode(Signal signal);       ///< none, outlier_high, …
[[nodiscard]] std::string_view toCode(RunRule rule);        ///< none, outside_limits, …
[[nodiscard]] std::string_view toCode(Judgement judgement); ///< none, improvement, concern, neutral
[[nodiscard]] std::string_view toCode(Assurance assurance); ///< none, passes, fails, hit_and_miss

struct ChartInput {
    std::optional<double> value{};
    /// What a value is out of: sites of a share, champions of a rate. Not asked by XmR and c.
    double size = 1.0;
};

/// From which point on limits are worked out afresh, from so many points (0: all to the next).
struct Rebase {
    std::size_t from = 0;
    std::size_t points = 0;
};

struct ChartOptions {
    ChartKind kind = ChartKind::XmR;
    /// Leaves moving ranges at or above 3.267 × their mean out of it, once (Nelson 1982).
    bool screen = false;
    /// u′ in place of u, and p′ in place of p, where the counts are over-dispersed.
    bool allowLaney = true;
    std::vector<Rebase> rebases{}; ///< by point; from the first point on without any
    double scale = 1.0;            ///< values are per so many: 100 for percent, 1,000 for a rate
};

struct ChartPoint {
    std::optional<double> value{};
    std::optional<double> lower{};
    std::optional<double> centre{};
    std::optional<double> upper{};
    std::optional<double> movingRange{};
    Signal signal = Signal::None;
    RunRule rule = RunRule::None;
};

/// The points between two re-bases.
struct ChartPart {
    std::size_t from = 0;
    std::size_t points = 0; ///< with a value, that limits were worked out from
    double centre = 0.0;
    double averageRange = 0.0; ///< mean moving range, after screening
    double rangeLimit = 0.0;   ///< upper limit of the moving range
    double sigmaZ = 1.0;       ///< of u′ and p′; 1 where the plain limits hold
    bool isTrial = true;
};

struct ControlChart {
    ChartKind kind = ChartKind::XmR;
    std::vector<ChartPoint> points{}; ///< one for each point put in
    std::vector<ChartPart> parts{};
    [[nodiscard]] bool isLaney() const;
    /// The part that a point is in; none where nothing was drawn.
    [[nodiscard]] const ChartPart *partAt(std::size_t point) const;
    /// Whether a point's moving range lies above the limit of moving ranges.
    [[nodiscard]] bool isWideAt(std::size_t point) const;
};

[[nodiscard]] ControlChart chartOf(const std::vector<ChartInput> &input,
                                   const ChartOptions &options = {});
/// For plain series.
[[nodiscard]] ControlChart chartOf(const std::vector<double> &values,
                                   const ChartOptions &options = {});

[[nodiscard]] Judgement judgementOf(Signal signal, Direction direction);
/// By the limits at the last point.
[[nodiscard]] Assurance assuranceOf(const ControlChart &chart, std::optional<double> target,
                                    Direction direction);

/// The code a quarter's figure carries: concern or improvement where one way is better, else the
/// signal itself.
[[nodiscard]] std::string_view signalCode(Signal signal, Direction direction);

} // namespace sc
