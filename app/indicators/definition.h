// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Which way is better.
enum class Direction : std::uint8_t { More, Less, Neutral };

/// How the rows of an indicator become its value.
enum class Measure : std::uint8_t {
    Count,    ///< the numerators added up
    Part,     ///< the same; no value where there is no denominator
    Sum,      ///< the numerators added up
    Share,    ///< 100 × numerators ÷ denominators; no value without denominators
    Rate,     ///< scale × numerators ÷ denominators; no value without denominators
    Median,   ///< of the numerators
    P90,      ///< their 90th percentile
    Distinct, ///< different persons
    TopTenth, ///< 100 × the numerators of the most active tenth of the persons ÷ all numerators
};

/// What rows without an area mean.
enum class WholeCouncil : std::uint8_t {
    Areas,  ///< they belong to no area; the council is everything added up
    Own,    ///< they are the whole council's, and stand in for its areas where there are any
    Beyond, ///< they add to the council alone
};

/// The chart that fits an indicator's months. See controlchart.h.
enum class ChartKind : std::uint8_t { XmR, P, U, C };

/// One indicator as its file in db/indicators says it.
struct IndicatorDefinition {
    std::string id;
    int version = 0;
    int position = 0; ///< in lists and files
    std::string group;
    std::string title;
    std::string words; ///< the definition in plain words
    std::string unit;
    Direction direction = Direction::Neutral;
    Measure measure = Measure::Count;
    std::string numerator;   ///< what is counted
    std::string denominator; ///< out of what; "none"
    std::string since;       ///< ISO date from which this version holds
    std::string source;
    std::string records;     ///< the type of record behind it; "none" where there is none yet
    std::string also;        ///< further types of record behind it, with spaces between; or nothing
    bool isPersonal = false; ///< counts people or is split by them: small numbers are suppressed
    bool byWard = false;
    WholeCouncil whole = WholeCouncil::Areas; ///< `whole`; areas where it is not said
    ChartKind chart = ChartKind::XmR;
    double scale = 1.0;
    std::string sql;  ///< gives period, area, ward, record, numerator, denominator and maybe person
    std::string text; ///< the whole file

    /// All types of record behind it, with spaces between.
    [[nodiscard]] std::string types() const
    {
        return also.empty() ? records : records + " " + also;
    }
    [[nodiscard]] bool isAvailable() const { return records != "none"; }
    /// Whether the areas' values add up to the council's.
    [[nodiscard]] bool isAdditive() const;
    [[nodiscard]] bool asksPersons() const;
    [[nodiscard]] bool asksValues() const; ///< a median or a percentile
    /// Whether it is the state at the end of the period, not what happened in it.
    [[nodiscard]] bool isSnapshot() const;
    /// Whether it counts reports logged or closed, which are read apart from everything else.
    [[nodiscard]] bool asksReports() const;
    /// Whether a quarter's figure is made of its months' figures added up.
    [[nodiscard]] bool addsOverTime() const;
};

/// Reads a file: lines `-- name: words`, gone on with by lines indented by two more spaces, then
/// the query. Refusals: field the name, codes `missing`, `unknown_code`, `bad_number`.
[[nodiscard]] Result<IndicatorDefinition> parseIndicator(std::string_view text);

/// All that come with the program, by position.
[[nodiscard]] const std::vector<IndicatorDefinition> &indicatorDefinitions();
[[nodiscard]] const IndicatorDefinition *indicatorNamed(std::string_view id);
/// What is read once for all of them, in order: scripts that make temporary tables.
[[nodiscard]] const std::vector<std::string> &sharedIndicatorScripts();

[[nodiscard]] std::string_view toCode(Direction direction); ///< more, less, neutral
[[nodiscard]] std::string_view toCode(ChartKind kind);      ///< xmr, p, u, c

} // namespace sc
