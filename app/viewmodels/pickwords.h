// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picks/figures.h"
#include "reports/codes.h"
#include "viewmodels/historymodel.h"
#include "viewmodels/pickpart.h"
#include "viewmodels/suggestionmodel.h"

#include <QString>

#include <span>
#include <string_view>
#include <vector>

namespace sc {

/// A pick in the words of the window.
class PickWords {
public:
    /// One of Theme's states: a pick's state borrows the shape and colour of a report's.
    [[nodiscard]] static QString stateKey(std::string_view status);
    [[nodiscard]] static QString stateWord(std::string_view status);
    /// The step as its button says it.
    [[nodiscard]] static QString stepTitle(std::string_view step);
    /// "Sat 4 July 2026 at 10:00, 2 hours"; what is not known is left out.
    [[nodiscard]] static QString when(const Pick &pick);
    [[nodiscard]] static QString duration(int minutes);
    /// "Route of 1.2 km", "Land of 3,400 m²", "One spot".
    [[nodiscard]] static QString measure(const Pick &pick);
    /// What the code of a failed rule comes to in a list: "No assessment".
    [[nodiscard]] static QString missing(std::string_view code);
    /// "12.5 kg measured", "9 kg estimated (2 bags × 4.5 kg)"; never added up.
    [[nodiscard]] static QString kilograms(const PickFigures &figures);
    [[nodiscard]] static QString number(double value, int digits = 0);
    /// The same clock time on another day.
    [[nodiscard]] static Instant onDay(Instant at, Day day);
    /// History in sentences, newest first.
    [[nodiscard]] static std::vector<HistoryLine> history(PickStores &stores, const Id &pick);
};

/// The codes as a field offers them, after a first row for "none of them" where that has words.
[[nodiscard]] std::vector<Suggestion> codeChoices(std::span<const Code> codes,
                                                  const QString &none = {});

} // namespace sc
