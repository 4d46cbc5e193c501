// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "indicators/definition.h"

#include "core/id.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sc {

/// A stretch of time that figures are made for. Its edges are midnight, UK time.
struct Period {
    std::string id;    ///< `2026-27Q1`, `2026-04`
    std::string label; ///< `2026-27 Q1 (Apr to Jun 2026)`, `April 2026`
    Day firstDay{};
    Day lastDay{};

    [[nodiscard]] Instant start() const { return startOfDay(firstDay); }
    [[nodiscard]] Instant end() const { return startOfDay(addDays(lastDay, 1)); }
    bool operator==(const Period &) const = default;
};

[[nodiscard]] Period periodOf(const Quarter &quarter);
/// The months that end with the one this day is in, oldest first.
[[nodiscard]] std::vector<Period> monthsTo(Day day, int count);

/// What becomes of a figure. Codes: final, provisional, suppressed, not_available.
enum class FigureStatus : std::uint8_t {
    Final,
    Provisional,  ///< the period is not over
    Suppressed,   ///< so few people that somebody could be found out
    NotAvailable, ///< nothing to work it out from
};
[[nodiscard]] std::string_view toCode(FigureStatus status);

struct Figure {
    std::optional<double> value{};
    std::optional<double> numerator{};
    std::optional<double> denominator{};
    double people = 0.0; ///< whom a personal indicator is about
    FigureStatus status = FigureStatus::NotAvailable;

    bool operator==(const Figure &) const = default;
};

/// An area or a ward, the council as a whole, or what belongs to no area.
struct FigurePlace {
    Id id{};
    std::string code;
    std::string name;
    std::string area{}; ///< of a ward: the code of its area

    bool operator==(const FigurePlace &) const = default;
};
inline constexpr std::string_view kWholeCouncil = "ALL";
inline constexpr std::string_view kNoArea = "NONE";

/// The figures of one indicator: one for each period and place.
struct FigureGrid {
    std::size_t places = 0;
    std::vector<Figure> figures;   ///< by period, then by place
    std::set<std::size_t> whole{}; ///< periods whose council is no sum of its areas

    [[nodiscard]] const Figure &at(std::size_t period, std::size_t place) const
    {
        return figures[period * places + place];
    }
    [[nodiscard]] Figure &at(std::size_t period, std::size_t place)
    {
        return figures[period * places + place];
    }
};

/// A row of an indicator's query.
struct IndicatorRow {
    std::size_t period = 0;
    std::size_t area = 0; ///< place among the areas
    std::optional<std::size_t> ward{};
    bool isWhole = false; ///< said of no area; see IndicatorDefinition::whole
    double numerator = 0.0;
    std::optional<double> denominator{};
    Id person{};
    std::span<const double>
        values{}; ///< of many records in one row; else the numerator is the value
};

/// Gathers the rows of one indicator and gives its figures. Areas are numbered from 0; what has
/// none counts under the number after the last. Pure: tests count against it.
class Gatherer {
public:
    Gatherer(const IndicatorDefinition &definition, std::size_t periods, std::size_t areas,
             std::size_t wards);

    void add(const IndicatorRow &row);

    /// The council first, then the areas, then what has no area.
    [[nodiscard]] FigureGrid areas() const;
    [[nodiscard]] FigureGrid wards() const;

private:
    struct Heap {
        double numerator = 0.0;
        double denominator = 0.0;
        bool divided = false; ///< some row had a denominator
        std::vector<double> values{};
        std::unordered_map<Id, double> persons{};
    };

    void put(Heap &heap, const IndicatorRow &row) const;
    [[nodiscard]] Figure figureOf(const Heap &heap) const;
    [[nodiscard]] Figure divided(const Heap &heap, double scale) const;

    const IndicatorDefinition &m_definition;
    std::size_t m_periods;
    std::size_t m_areas;
    std::size_t m_wards;
    std::vector<Heap> m_areaHeaps;
    std::vector<Heap> m_ownHeaps; ///< by period: what is said of the whole council
    std::vector<Heap> m_wardHeaps;
};

/// The p-th part (0 to 1) of some numbers, interpolated between two of them as spreadsheets'
/// PERCENTILE.INC does (Hyndman and Fan's type 7); at 0.5 the median. Nothing where there are none.
[[nodiscard]] std::optional<double> percentile(std::vector<double> values, double p);

/// Values as they leave the program: to four decimal places, so that the last bits of a sum do not
/// show.
[[nodiscard]] double rounded(double value);

} // namespace sc
