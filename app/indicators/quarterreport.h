// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/controlchart.h"
#include "indicators/indicatorstore.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

/// Months behind a chart and so behind a signal.
inline constexpr int kChartMonths = 24;
/// With fewer months than this nothing is flagged.
inline constexpr std::size_t kLeastMonths = 6;

struct QuarterOptions {
    Quarter quarter{};
    int suppressBelow = 5;
    bool wards = false;
    int months = kChartMonths; ///< 0: no charts and no signals
    std::set<std::string, std::less<>> only{};
};

/// One indicator for one place: the quarter's figure and the months that lead up to it.
struct QuarterLine {
    const IndicatorDefinition *definition = nullptr;
    FigurePlace place{};
    Figure figure{};
    std::optional<double> target{};
    std::vector<Figure> months{}; ///< of QuarterReport::months
    ControlChart chart{};         ///< of these; a month that is not over has no limits
    Signal signal = Signal::None; ///< the latest in the quarter's months
    RunRule rule = RunRule::None;
    std::string signalMonth{}; ///< label of the month it stands at
    Assurance assurance = Assurance::NoTarget;
    std::string note{};

    [[nodiscard]] Judgement judgement() const { return judgementOf(signal, definition->direction); }
    /// What a month is held against: a third of the target where months add up to the quarter.
    [[nodiscard]] std::optional<double> monthlyTarget() const;
};

/// A quarter in numbers. Lines go by indicator, then the council, areas by code, and last what
/// belongs to no area, where there is any such.
struct QuarterReport {
    Quarter quarter{};
    Period period{};
    bool isProvisional = false;
    std::vector<Period> months{};
    std::vector<FigurePlace> places{};
    std::vector<QuarterLine> lines{};
    std::vector<QuarterLine> wardLines{}; ///< without months

    [[nodiscard]] const QuarterLine *find(std::string_view indicator, std::string_view place) const;
};

[[nodiscard]] Result<QuarterReport> quarterReport(Database &database,
                                                  const QuarterOptions &options);

/// What a line's chart says, in a sentence or two: what was seen, whether it is a concern or an
/// improvement, and what to be careful about.
[[nodiscard]] std::string sentenceOf(const QuarterLine &line);
/// "Fewer reports may mean fewer reporters …" for indicators that depend on people telling.
[[nodiscard]] std::string cautionOf(const IndicatorDefinition &definition, Signal signal);

} // namespace sc
