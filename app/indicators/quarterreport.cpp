// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/quarterreport.h"

#include "core/dates.h"
#include "quarterly/entrystore.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>

namespace sc {

namespace {

using Strings = std::array<std::string_view, 6>;
// What falls when fewer people report, whatever the streets look like.
constexpr Strings kTold{"reports_logged", "reports_from_champions",      "fly_tips",
                        "recurrences",    "reports_per_1000_households", "reports_per_champion"};

bool isDown(Signal signal)
{
    return signal == Signal::OutlierLow || signal == Signal::ShiftDown ||
           signal == Signal::TrendDown;
}

bool isRatio(const IndicatorDefinition &one)
{
    return !one.isAdditive() && one.measure != Measure::Distinct;
}

/// The place's column of a run's figures.
std::vector<Figure> columnOf(const IndicatorRun &run, const IndicatorDefinition &one,
                             std::size_t place)
{
    std::vector<Figure> column;
    if (const IndicatorFigures *figures = run.find(one.id))
        for (std::size_t month = 0; month < run.periods.size(); ++month)
            column.push_back(figures->areas.at(month, place));
    return column;
}

std::vector<Rebase> rebasesOf(const std::vector<IndicatorBaseline> &baselines,
                              const std::vector<Period> &months)
{
    std::vector<Rebase> rebases;
    for (const IndicatorBaseline &one : baselines) {
        const auto at = std::ranges::find(months, *one.fromMonth, &Period::firstDay);
        const auto points = static_cast<std::size_t>(one.months.value_or(0));
        if (at != months.end())
            rebases.push_back({static_cast<std::size_t>(at - months.begin()), points});
        else if (!months.empty() && *one.fromMonth < months.front().firstDay)
            rebases = {{0, points}}; // begun before anything was recorded
    }
    return rebases;
}

class ReportMaker {
public:
    ReportMaker(Database &database, const QuarterOptions &options)
        : m_database(database), m_options(options), m_targets(database), m_baselines(database)
    {}

    Result<QuarterReport> make()
    {
        m_report.quarter = m_options.quarter;
        m_report.period = periodOf(m_options.quarter);
        IndicatorRequest request{.periods = {m_report.period},
                                 .only = m_options.only,
                                 .wards = m_options.wards,
                                 .suppressBelow = m_options.suppressBelow};
        IndicatorStore store(m_database);
        const auto first = store.firstDay();
        if (!first)
            return std::unexpected(first.error());
        m_first = *first;
        m_report.months = monthsFrom(*first, m_options.months);
        if (auto longer = withBaselines(*first); !longer)
            return std::unexpected(longer.error());
        request.periods.insert(request.periods.end(), m_months.begin(), m_months.end());
        const auto run = store.run(request);
        if (!run)
            return std::unexpected(run.error());
        m_report.isProvisional = m_report.period.end() > run->asOf;
        m_report.places = run->places;
        if (!hasNoArea(*run))
            m_report.places.pop_back();
        if (const auto filled = addLines(*run); !filled)
            return std::unexpected(filled.error());
        addWards(*run);
        return std::move(m_report);
    }

private:
    // Limits stay what they were set to be when the month they begin with is no longer shown: the
    // months behind a chart reach back to the latest baseline before those shown.
    [[nodiscard]] Result<void> withBaselines(const std::optional<Day> &first)
    {
        m_months = m_report.months;
        const auto all = m_baselines.all();
        if (!all)
            return std::unexpected(all.error());
        if (m_months.empty())
            return {};
        const Day shown = m_months.front().firstDay;
        std::map<std::pair<std::string, Id>, Day> latest;
        for (const IndicatorBaseline &one : *all)
            if (one.fromMonth && *one.fromMonth < shown) {
                Day &day = latest[{one.indicator, one.area}];
                day = std::max(day, *one.fromMonth);
            }
        Day begin = shown;
        for (const auto &[of, day] : latest)
            begin = std::min(begin, day);
        const auto more = (static_cast<int>(shown.year()) - static_cast<int>(begin.year())) * 12 +
                          static_cast<int>(static_cast<unsigned>(shown.month())) -
                          static_cast<int>(static_cast<unsigned>(begin.month()));
        if (more > 0)
            m_months = monthsFrom(first, m_options.months + more);
        return {};
    }

    [[nodiscard]] std::vector<Period> monthsFrom(const std::optional<Day> &first, int count) const
    {
        if (m_options.months <= 0 || !first)
            return {};
        const Day last = std::min(m_report.period.lastDay, localDay(m_database.clock().now()));
        std::vector<Period> months = monthsTo(last, count);
        std::erase_if(months, [&](const Period &month) { return month.lastDay < *first; });
        return months;
    }

    [[nodiscard]] static bool hasNoArea(const IndicatorRun &run)
    {
        return std::ranges::any_of(run.indicators, [&](const IndicatorFigures &one) {
            const Figure &figure = one.areas.at(0, run.places.size() - 1);
            return figure.status == FigureStatus::Suppressed ||
                   (figure.value && (isRatio(*one.definition) || *figure.value != 0.0));
        });
    }

    [[nodiscard]] Result<void> addLines(const IndicatorRun &run)
    {
        for (const IndicatorFigures &one : run.indicators) {
            for (std::size_t place = 0; place < m_report.places.size(); ++place) {
                QuarterLine line{.definition = one.definition, .place = run.places[place]};
                line.months = columnOf(run, *one.definition, place);
                line.figure = line.months.front();
                line.months.erase(line.months.begin());
                if (const auto drawn = draw(line); !drawn)
                    return drawn;
                line.note = noteOf(line);
                m_report.lines.push_back(std::move(line));
            }
        }
        return {};
    }

    [[nodiscard]] Result<void> draw(QuarterLine &line)
    {
        const IndicatorDefinition &one = *line.definition;
        if (line.place.code == kNoArea) {
            showLast(line);
            return {};
        }
        const auto target =
            m_targets.inForce(one.id, line.place.id, m_report.period.lastDay, isRatio(one));
        const auto baselines = m_baselines.of(one.id, line.place.id);
        if (!target)
            return std::unexpected(target.error());
        if (!baselines)
            return std::unexpected(baselines.error());
        line.target = *target;
        std::vector<ChartInput> input;
        for (std::size_t i = 0; i < line.months.size(); ++i) {
            // The month in which recording began is not a whole one either.
            const Figure &month = line.months[i];
            const bool whole = month.status == FigureStatus::Final &&
                               (!m_first || m_months[i].firstDay >= *m_first);
            input.push_back({whole ? month.value : std::nullopt, month.denominator.value_or(1.0)});
        }
        const std::vector<Rebase> rebases = rebasesOf(*baselines, m_months);
        line.chart = chartOf(input, {.kind = one.chart,
                                     .rebases = rebases,
                                     .scale = one.measure == Measure::Share ? 100.0 : one.scale});
        const auto since = static_cast<std::ptrdiff_t>(rebases.empty() ? 0 : rebases.back().from);
        const auto told = std::count_if(input.begin() + since, input.end(),
                                        [](const ChartInput &point) { return !!point.value; });
        line.assurance = assuranceOf(line.chart, line.monthlyTarget(), one.direction);
        showLast(line);
        if (static_cast<std::size_t>(told) >= kLeastMonths)
            flag(line);
        return {};
    }

    /// Leaves what is shown of the months behind a chart.
    void showLast(QuarterLine &line) const
    {
        const auto more = static_cast<std::ptrdiff_t>(m_months.size() - m_report.months.size());
        line.months.erase(line.months.begin(), line.months.begin() + more);
        if (!line.chart.points.empty())
            line.chart.points.erase(line.chart.points.begin(), line.chart.points.begin() + more);
        for (ChartPart &part : line.chart.parts)
            part.from -= std::min(part.from, static_cast<std::size_t>(more));
    }

    void flag(QuarterLine &line) const
    {
        for (std::size_t i = 0; i < line.chart.points.size(); ++i) {
            const ChartPoint &point = line.chart.points[i];
            if (point.signal == Signal::None ||
                m_report.months[i].firstDay < m_report.period.firstDay)
                continue;
            line.signal = point.signal;
            line.rule = point.rule;
            line.signalMonth = m_report.months[i].label;
        }
    }

    [[nodiscard]] std::string noteOf(const QuarterLine &line) const
    {
        switch (line.figure.status) {
        case FigureStatus::Suppressed:
            return "Not shown: so few people that somebody could be found out, or beside such a "
                   "figure.";
        case FigureStatus::NotAvailable:
            if (!line.definition->isAvailable())
                return "Not kept in the program yet.";
            return m_first && m_report.period.lastDay < *m_first
                       ? std::format("Nothing had been recorded yet: records begin on {}.",
                                     longDay(*m_first))
                       : "Nothing recorded to work it out from.";
        case FigureStatus::Provisional:
            return "The period is not over.";
        case FigureStatus::Final:
            break;
        }
        return line.signal == Signal::None ? std::string() : sentenceOf(line);
    }

    void addWards(const IndicatorRun &run)
    {
        for (const IndicatorFigures &one : run.indicators) {
            for (std::size_t ward = 0; ward < one.wards.places && ward < run.wards.size(); ++ward) {
                QuarterLine line{.definition = one.definition, .place = run.wards[ward]};
                line.figure = one.wards.at(0, ward);
                line.note = noteOf(line);
                m_report.wardLines.push_back(std::move(line));
            }
        }
    }

    Database &m_database;
    const QuarterOptions &m_options;
    TargetStore m_targets;
    BaselineStore m_baselines;
    std::optional<Day> m_first;     ///< that anything was recorded for
    std::vector<Period> m_months{}; ///< behind the charts; the last of them are shown
    QuarterReport m_report;
};

std::string seenOf(const QuarterLine &line)
{
    const std::string &at = line.signalMonth;
    switch (line.signal) {
    case Signal::OutlierHigh:
        return line.rule == RunRule::TwoOfThree
                   ? std::format("Two of three months up to {} lie near the upper limit.", at)
                   : std::format("{} lies above the upper limit.", at);
    case Signal::OutlierLow:
        return line.rule == RunRule::TwoOfThree
                   ? std::format("Two of three months up to {} lie near the lower limit.", at)
                   : std::format("{} lies below the lower limit.", at);
    case Signal::ShiftUp:
        return std::format("Seven months or more, up to {}, lie above the average.", at);
    case Signal::ShiftDown:
        return std::format("Seven months or more, up to {}, lie below the average.", at);
    case Signal::TrendUp:
        return std::format("Each month has been higher than the one before, up to {}.", at);
    case Signal::TrendDown:
        return std::format("Each month has been lower than the one before, up to {}.", at);
    case Signal::None:
        break;
    }
    return "Ups and downs are no more than chance explains.";
}

} // namespace

std::optional<double> QuarterLine::monthlyTarget() const
{
    return target && !isRatio(*definition) && !definition->isSnapshot() ? *target / 3.0 : target;
}

const QuarterLine *QuarterReport::find(std::string_view indicator, std::string_view place) const
{
    const auto found = std::ranges::find_if(lines, [&](const QuarterLine &line) {
        return line.definition->id == indicator && line.place.code == place;
    });
    return found == lines.end() ? nullptr : &*found;
}

Result<QuarterReport> quarterReport(Database &database, const QuarterOptions &options)
{
    return ReportMaker(database, options).make();
}

std::string cautionOf(const IndicatorDefinition &definition, Signal signal)
{
    const bool isTold = std::ranges::contains(kTold, definition.id) ||
                        definition.id.starts_with("reports_category_");
    if (!isDown(signal) || !isTold)
        return {};
    return "Fewer reports may mean fewer reporters: look at active and quiet champions before "
           "calling it cleaner.";
}

std::string sentenceOf(const QuarterLine &line)
{
    std::string words = seenOf(line);
    switch (line.judgement()) {
    case Judgement::Concern:
        words += " This is a concern.";
        break;
    case Judgement::Improvement:
        words += " This is an improvement.";
        break;
    case Judgement::Neutral:
        words += " Neither way is better in itself: ask why.";
        break;
    case Judgement::CommonCause:
        break;
    }
    if (!line.chart.parts.empty() && line.chart.parts.back().isTrial)
        words += " Limits are provisional: fewer than 12 months.";
    if (const std::string caution = cautionOf(*line.definition, line.signal); !caution.empty())
        words += " " + caution;
    return words;
}

} // namespace sc
