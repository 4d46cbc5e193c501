// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>

namespace sc {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

/// How many are a tenth of so many: at least one, as "plan B" reckons it.
std::size_t tenthOf(std::size_t people)
{
    return people == 0 ? 0 : std::max<std::size_t>(1, (people + 5) / 10);
}

/// Numerators of the most active tenth.
double topTenth(std::vector<double> deeds)
{
    std::ranges::sort(deeds, std::greater{});
    double theirs = 0.0;
    for (std::size_t i = 0; i < tenthOf(deeds.size()); ++i)
        theirs += deeds[i];
    return theirs;
}

} // namespace

Period periodOf(const Quarter &quarter)
{
    return {quarter.id(), quarter.label(), quarter.firstDay(), quarter.lastDay()};
}

std::vector<Period> monthsTo(Day day, int count)
{
    std::vector<Period> months;
    for (int back = count - 1; back >= 0; --back) {
        const std::chrono::year_month month =
            std::chrono::year_month{day.year(), day.month()} - std::chrono::months{back};
        const auto number = static_cast<unsigned>(month.month());
        const int year = static_cast<int>(month.year());
        months.push_back({std::format("{:04}-{:02}", year, number),
                          std::format("{} {}", kMonths.at(number - 1), year),
                          Day{month / std::chrono::day{1}}, Day{month / std::chrono::last}});
    }
    return months;
}

std::string_view toCode(FigureStatus status)
{
    switch (status) {
    case FigureStatus::Final:
        return "final";
    case FigureStatus::Provisional:
        return "provisional";
    case FigureStatus::Suppressed:
        return "suppressed";
    case FigureStatus::NotAvailable:
        break;
    }
    return "not_available";
}

std::optional<double> percentile(std::vector<double> values, double p)
{
    if (values.empty())
        return std::nullopt;
    const double place = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::ranges::nth_element(values, at);
    const double low = *at;
    if (below + 1 == values.size())
        return low;
    const double high = *std::min_element(at + 1, values.end());
    return low + (high - low) * (place - static_cast<double>(below));
}

double rounded(double value)
{
    constexpr double kPlaces = 10'000.0;
    const double result = std::round(value * kPlaces) / kPlaces;
    return result == 0.0 ? 0.0 : result; // no -0
}

Gatherer::Gatherer(const IndicatorDefinition &definition, std::size_t periods, std::size_t areas,
                   std::size_t wards)
    : m_definition(definition)
    , m_periods(periods)
    , m_areas(areas)
    , m_wards(wards)
    , m_areaHeaps(periods * (areas + 2))
    , m_ownHeaps(periods)
    , m_wardHeaps(periods * wards)
{}

void Gatherer::put(Heap &heap, const IndicatorRow &row) const
{
    heap.numerator += row.numerator;
    if (row.denominator) {
        heap.denominator += *row.denominator;
        heap.divided = true;
    }
    if (m_definition.asksValues()) {
        if (row.values.empty())
            heap.values.push_back(row.numerator);
        else
            heap.values.insert(heap.values.end(), row.values.begin(), row.values.end());
    }
    if (m_definition.asksPersons())
        heap.persons[row.person] += row.numerator;
}

void Gatherer::add(const IndicatorRow &row)
{
    const std::size_t first = row.period * (m_areas + 2);
    if (row.isWhole && m_definition.whole == WholeCouncil::Own)
        put(m_ownHeaps[row.period], row);
    else
        put(m_areaHeaps[first], row);
    if (!row.isWhole || m_definition.whole == WholeCouncil::Areas)
        put(m_areaHeaps[first + 1 + std::min(row.area, m_areas)], row);
    if (row.ward && m_definition.byWard)
        put(m_wardHeaps[row.period * m_wards + *row.ward], row);
}

Figure Gatherer::divided(const Heap &heap, double scale) const
{
    Figure figure{.numerator = heap.numerator, .denominator = heap.denominator};
    if (heap.denominator > 0.0)
        figure.value = scale * heap.numerator / heap.denominator;
    figure.people = heap.denominator;
    return figure;
}

Figure Gatherer::figureOf(const Heap &heap) const
{
    Figure figure{.value = heap.numerator, .numerator = heap.numerator};
    if (heap.divided)
        figure.denominator = heap.denominator;
    figure.people = heap.numerator;
    const auto count = static_cast<double>(heap.values.size());
    switch (m_definition.measure) {
    case Measure::Count:
    case Measure::Sum:
        return figure;
    case Measure::Part:
        if (!heap.divided)
            return {};
        return figure;
    case Measure::Share:
        return divided(heap, 100.0);
    case Measure::Rate:
        return divided(heap, m_definition.scale);
    case Measure::Median:
        return {.value = percentile(heap.values, 0.5), .denominator = count, .people = count};
    case Measure::P90:
        return {.value = percentile(heap.values, 0.9), .denominator = count, .people = count};
    case Measure::Distinct:
        figure.people = static_cast<double>(heap.persons.size());
        figure.value = figure.numerator = figure.people;
        return figure;
    case Measure::TopTenth:
        break;
    }
    std::vector<double> deeds;
    for (const auto &[person, done] : heap.persons)
        deeds.push_back(done);
    figure = divided({topTenth(deeds), heap.numerator, true, {}, {}}, 100.0);
    // The numerator is what these few did, so it is they who could be found out.
    figure.people = static_cast<double>(tenthOf(deeds.size()));
    return figure;
}

FigureGrid Gatherer::areas() const
{
    FigureGrid grid{m_areas + 2, {}};
    for (const Heap &heap : m_areaHeaps)
        grid.figures.push_back(figureOf(heap));
    for (std::size_t period = 0; period < m_periods; ++period)
        if (m_ownHeaps[period].divided) {
            grid.at(period, 0) = figureOf(m_ownHeaps[period]);
            grid.whole.insert(period);
        }
    return grid;
}

FigureGrid Gatherer::wards() const
{
    FigureGrid grid{m_wards, {}};
    for (const Heap &heap : m_wardHeaps)
        grid.figures.push_back(figureOf(heap));
    return grid;
}

} // namespace sc
