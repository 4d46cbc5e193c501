// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/quarterreport.h"
#include "paper/chartpicture.h"
#include "paper/sheet.h"
#include "quarterly/entries.h"

#include <string>
#include <vector>

namespace sc {

/// The chart of a line as it is drawn.
[[nodiscard]] ChartDrawing drawingOf(const QuarterLine &line, const std::vector<Period> &months);

/// Its moving ranges as a chart of their own; without values where there are none.
[[nodiscard]] ChartDrawing rangesOf(const QuarterLine &line, const std::vector<Period> &months);

/// A figure as people read it: "83.3 %", "1,204", "not shown (few people)", "-".
[[nodiscard]] std::string figureWords(const IndicatorDefinition &definition, const Figure &figure);

/// The quarter on paper: the officer's commentary, what stands out, every figure by area, and a
/// chart of each indicator that shows more than chance. `sent` says what the figures are to those
/// that were sent; empty where none were.
[[nodiscard]] Sheet quarterPack(const QuarterReport &report,
                                const std::vector<Commentary> &commentary,
                                const std::string &council, const std::string &sent);

} // namespace sc
