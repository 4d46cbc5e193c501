// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/error.h"
#include "core/id.h"
#include "reports/codes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sc {

// What officers type or bring in for the quarter's figures. Empty text and null ids mean "not
// known"; where an area is null the record is about the whole council.

/// What was done about a fly-tip; never who it was done to.
struct Enforcement {
    Id id{};
    Id report{};
    std::string action{}; ///< of enforcementActions()
    std::optional<Day> takenOn{};
    std::string note{};
    bool deleted = false;
    bool operator==(const Enforcement &) const = default;
};

/// The answers to one question of a survey.
struct Survey {
    Id id{};
    Id area{};
    std::optional<Day> heldOn{};
    std::string question{}; ///< of surveyQuestions()
    std::optional<std::int64_t> answered{};
    std::optional<std::int64_t> satisfied{};
    std::string source{};
    std::string note{};
    bool deleted = false;
    bool operator==(const Survey &) const = default;
};

/// Sites graded for one element, in the way of NI 195.
struct CleanlinessScore {
    Id id{};
    Id area{};
    std::optional<Day> heldOn{};
    std::string element{}; ///< of cleanlinessElements()
    std::optional<std::int64_t> sites{};
    std::optional<std::int64_t> belowB{}; ///< graded C, C- or D
    std::optional<std::int64_t> bMinus{}; ///< graded B-
    std::string source{};
    std::string note{};
    bool deleted = false;
    bool operator==(const CleanlinessScore &) const = default;
};

/// 100 × (below B + B- ÷ 2) ÷ sites; lower is cleaner. Nothing without sites or
/// without a word on those below B.
[[nodiscard]] std::optional<double> scoreOf(const CleanlinessScore &score);

struct HouseholdCount {
    Id id{};
    Id area{};
    std::optional<Day> fromOn{};
    std::optional<std::int64_t> households{};
    std::string source{};
    bool deleted = false;
    bool operator==(const HouseholdCount &) const = default;
};

/// What an indicator is to reach, from a day on.
struct IndicatorTarget {
    Id id{};
    std::string indicator{};
    Id area{};
    std::optional<Day> fromOn{};
    std::optional<double> value{};
    std::string note{};
    bool deleted = false;
    bool operator==(const IndicatorTarget &) const = default;
};

/// From which month a chart's limits are worked out afresh.
struct IndicatorBaseline {
    Id id{};
    std::string indicator{};
    Id area{};
    std::optional<Day> fromMonth{};       ///< its first day
    std::optional<std::int64_t> months{}; ///< how many; nothing: all to the next
    std::string why{};
    bool deleted = false;
    bool operator==(const IndicatorBaseline &) const = default;
};

/// What the officer has to say about a figure, or (no indicator) about the quarter.
struct Commentary {
    Id id{};
    std::string quarter{}; ///< 2026-27Q1
    std::string indicator{};
    Id area{};
    std::string words{};
    std::string by{};
    bool deleted = false;
    bool operator==(const Commentary &) const = default;
};

/// The actions of the national fly-tipping return.
[[nodiscard]] std::span<const Code> enforcementActions();
[[nodiscard]] std::span<const Code> surveyQuestions();
[[nodiscard]] std::span<const Code> cleanlinessElements();

// Every rule that a record breaks. Codes: missing, unknown_code, out_of_range, bad_quarter.
[[nodiscard]] std::vector<Problem> problemsOf(const Enforcement &entry, Day today);
[[nodiscard]] std::vector<Problem> problemsOf(const Survey &entry, Day today);
[[nodiscard]] std::vector<Problem> problemsOf(const CleanlinessScore &entry, Day today);
[[nodiscard]] std::vector<Problem> problemsOf(const HouseholdCount &entry, Day today);
[[nodiscard]] std::vector<Problem> problemsOf(const IndicatorTarget &entry, Day today);
[[nodiscard]] std::vector<Problem> problemsOf(const IndicatorBaseline &entry, Day today);
[[nodiscard]] std::vector<Problem> problemsOf(const Commentary &entry, Day today);

} // namespace sc
