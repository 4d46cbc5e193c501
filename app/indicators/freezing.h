// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/quarterreport.h"
#include "quarterly/frozenstore.h"
#include "storage/history.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Keeps a quarter as it is sent: every figure, the definitions, and a digest of each record that
/// stood behind them. Refused under `quarter`: `not_over`. `goOn` is told how far it is (0 to 1);
/// false stops it before anything is kept (Cancelled).
[[nodiscard]] Result<FrozenQuarter> freezeQuarter(Database &database, const Quarter &quarter,
                                                  const Actor &by, const std::string &note = {},
                                                  int suppressBelow = 5,
                                                  const std::function<bool(double)> &goOn = {});

/// Whether the number of records behind an indicator would tell of people whose number is held back
/// in the council's figures: the indicator's own, or that of one which counts people by the same
/// records, as volunteers are counted by who attended.
[[nodiscard]] bool tellsOfFew(const std::vector<FrozenFigure> &figures, std::string_view indicator);

/// A record that no longer counts as it did when the quarter was frozen.
struct ChangedRecord {
    enum class How : std::uint8_t { Added, Removed, Changed };

    std::string type{};
    Id record{};
    std::string name{}; ///< what people call it
    How how = How::Changed;
    /// What was done to it since, oldest first: "R. Dunn, 3 August 2026: status, closed_at".
    std::vector<std::string> since{};
};
[[nodiscard]] std::string_view toCode(ChangedRecord::How how); ///< added, removed, changed

/// A figure that is not what it was.
struct FigureRevision {
    std::string areaCode{};
    std::string areaName{};
    std::optional<double> before{};
    std::optional<double> now{};
    std::string statusBefore{};
    std::string statusNow{};
    std::optional<double> targetBefore{};
    std::optional<double> targetNow{};
    std::string signalBefore{};
    std::string signalNow{};
    std::string cell{}; ///< of the fly-tipping return: see flyTipCells()
    /// Both are told and so few people apart that whoever has both could find somebody out.
    bool isFewApart = false;
    /// Held back the one time and not the other, though no record that counts there changed.
    bool isHeldAnew = false;

    [[nodiscard]] bool isSameValue() const;
    [[nodiscard]] bool isSameTarget() const;
    [[nodiscard]] bool isSignalOnly() const; ///< nothing else changed
};

/// What is kept beside the indicators: the national return, and what was said about the quarter.
inline constexpr std::string_view kFlyTipReturn = "fly_tipping_return";
inline constexpr std::string_view kSaid = "commentary";

struct IndicatorRevision {
    std::string indicator{};
    std::string title{};
    std::int64_t versionBefore = 0;
    std::int64_t versionNow = 0; ///< 0: there is no such indicator any more
    std::vector<FigureRevision> figures{};
    std::vector<ChangedRecord> records{}; ///< also where they changed and the figures did not
    std::string note{}; ///< in words: what no record explains, and what to be careful about
};

struct QuarterComparison {
    FrozenQuarter frozen{};
    std::size_t number = 1;                     ///< 1: it was frozen for the first time
    std::size_t times = 1;                      ///< how often the quarter was frozen
    std::vector<IndicatorRevision> revisions{}; ///< indicators of which anything changed

    [[nodiscard]] bool isSame() const { return revisions.empty(); }
};

/// Holds every frozen state of a quarter, the latest first, against what the records say now: what
/// is frozen again does not hide what was sent at first. NotFound where the quarter was never
/// frozen.
[[nodiscard]] Result<std::vector<QuarterComparison>>
compareQuarters(Database &database, const Quarter &quarter, int suppressBelow = 5);
/// The latest of them.
[[nodiscard]] Result<QuarterComparison> compareQuarter(Database &database, const Quarter &quarter,
                                                       int suppressBelow = 5);

} // namespace sc
