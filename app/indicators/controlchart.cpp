// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicators/controlchart.h"

#include "indicators/runrules.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sc {

namespace {

double mean(const std::vector<double> &values)
{
    return values.empty() ? 0.0
                          : std::accumulate(values.begin(), values.end(), 0.0) /
                                static_cast<double>(values.size());
}

/// One part of a chart, its points with a value only.
class PartMaker {
public:
    PartMaker(const std::vector<ChartInput> &input, std::vector<std::size_t> places,
              std::size_t baseline, const ChartOptions &options)
        : m_input(input)
        , m_places(std::move(places))
        , m_baseline(std::min(baseline == 0 ? m_places.size() : baseline, m_places.size()))
        , m_options(options)
    {}

    void draw(ControlChart &chart, std::size_t from)
    {
        m_part.from = from;
        m_part.points = m_baseline;
        m_part.isTrial = m_baseline < kFirmLimits;
        ranges(chart);
        if (m_options.kind == ChartKind::XmR || m_options.kind == ChartKind::C)
            individuals(chart);
        else
            proportions(chart);
        std::vector<RunPoint> runs;
        for (const std::size_t place : m_places) {
            const ChartPoint &point = chart.points[place];
            runs.push_back({*point.value, *point.centre, m_low[runs.size()], m_high[runs.size()],
                            m_sigma[runs.size()]});
        }
        const std::vector<RunFinding> found = runFindings(runs);
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            chart.points[m_places[i]].signal = found[i].signal;
            chart.points[m_places[i]].rule = found[i].rule;
        }
        chart.parts.push_back(m_part);
    }

private:
    [[nodiscard]] double value(std::size_t i) const { return *m_input[m_places[i]].value; }
    [[nodiscard]] double size(std::size_t i) const { return m_input[m_places[i]].size; }

    void ranges(ControlChart &chart)
    {
        std::vector<double> all;
        for (std::size_t i = 1; i < m_places.size(); ++i) {
            const double range = std::abs(value(i) - value(i - 1));
            chart.points[m_places[i]].movingRange = range;
            if (i < m_baseline)
                all.push_back(range);
        }
        m_part.averageRange = mean(all);
        if (m_options.screen) {
            const double most = kRangeFactor * m_part.averageRange;
            std::erase_if(all, [most](double range) { return range >= most; });
            m_part.averageRange = mean(all);
        }
        m_part.rangeLimit = kRangeFactor * m_part.averageRange;
    }

    void set(ChartPoint &point, double centre, double sigma, double least, double most)
    {
        m_low.push_back(centre - 3.0 * sigma);
        m_high.push_back(centre + 3.0 * sigma);
        m_sigma.push_back(sigma);
        point.centre = centre;
        point.lower = std::max(least, m_low.back());
        point.upper = std::min(most, m_high.back());
        m_low.back() = *point.lower;
        m_high.back() = *point.upper;
    }

    void individuals(ControlChart &chart)
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < m_baseline; ++i)
            sum += value(i);
        m_part.centre = m_baseline == 0 ? 0.0 : sum / static_cast<double>(m_baseline);
        const bool counts = m_options.kind == ChartKind::C;
        const double sigma =
            counts ? std::sqrt(m_part.centre) : kLimitFactor * m_part.averageRange / 3.0;
        for (const std::size_t place : m_places)
            set(chart.points[place], m_part.centre, sigma, counts ? 0.0 : -kNoLimit, kNoLimit);
    }

    // p and u. Values come scaled (percent, per 1,000) and go back so.
    void proportions(ControlChart &chart)
    {
        double events = 0.0;
        double sizes = 0.0;
        for (std::size_t i = 0; i < m_baseline; ++i) {
            events += value(i) / m_options.scale * size(i);
            sizes += size(i);
        }
        const double centre = sizes > 0.0 ? events / sizes : 0.0;
        m_part.centre = centre * m_options.scale;
        const bool shares = m_options.kind == ChartKind::P;
        const double variance = shares ? std::max(0.0, centre * (1.0 - centre)) : centre;
        const auto sigmaOf = [&](std::size_t i) {
            return size(i) > 0.0 ? std::sqrt(variance / size(i)) : 0.0;
        };
        if (m_options.allowLaney)
            m_part.sigmaZ = sigmaZ(centre, sigmaOf);
        for (std::size_t i = 0; i < m_places.size(); ++i)
            set(chart.points[m_places[i]], m_part.centre,
                sigmaOf(i) * m_part.sigmaZ * m_options.scale, 0.0,
                shares ? m_options.scale : kNoLimit);
    }

    /// 1 where the z-scores spread no wider than chance lets them.
    template <class SigmaOf>
    [[nodiscard]] double sigmaZ(double centre, const SigmaOf &sigmaOf) const
    {
        std::vector<double> steps;
        std::optional<double> last;
        for (std::size_t i = 0; i < m_baseline; ++i) {
            const double sigma = sigmaOf(i);
            if (sigma <= 0.0)
                continue;
            const double z = (value(i) / m_options.scale - centre) / sigma;
            if (last)
                steps.push_back(std::abs(z - *last));
            last = z;
        }
        if (steps.empty())
            return 1.0;
        const double spread = mean(steps) / kSigmaDivisor;
        const double chance = 2.0 * kSpreadError / std::sqrt(static_cast<double>(steps.size()));
        return spread > 1.0 + chance ? spread : 1.0;
    }

    static constexpr double kNoLimit = 1e300;

    const std::vector<ChartInput> &m_input;
    std::vector<std::size_t> m_places;
    std::size_t m_baseline;
    const ChartOptions &m_options;
    ChartPart m_part;
    std::vector<double> m_low;
    std::vector<double> m_high;
    std::vector<double> m_sigma;
};

} // namespace

std::string_view toCode(Signal signal)
{
    switch (signal) {
    case Signal::OutlierHigh:
        return "outlier_high";
    case Signal::OutlierLow:
        return "outlier_low";
    case Signal::ShiftUp:
        return "shift_up";
    case Signal::ShiftDown:
        return "shift_down";
    case Signal::TrendUp:
        return "trend_up";
    case Signal::TrendDown:
        return "trend_down";
    case Signal::None:
        break;
    }
    return "none";
}

std::string_view toCode(RunRule rule)
{
    switch (rule) {
    case RunRule::OutsideLimits:
        return "outside_limits";
    case RunRule::Shift:
        return "shift";
    case RunRule::Trend:
        return "trend";
    case RunRule::TwoOfThree:
        return "two_of_three";
    case RunRule::None:
        break;
    }
    return "none";
}

std::string_view toCode(Judgement judgement)
{
    switch (judgement) {
    case Judgement::Improvement:
        return "improvement";
    case Judgement::Concern:
        return "concern";
    case Judgement::Neutral:
        return "neutral";
    case Judgement::CommonCause:
        break;
    }
    return "none";
}

std::string_view toCode(Assurance assurance)
{
    switch (assurance) {
    case Assurance::Passes:
        return "passes";
    case Assurance::Fails:
        return "fails";
    case Assurance::HitAndMiss:
        return "hit_and_miss";
    case Assurance::NoTarget:
        break;
    }
    return "none";
}

bool ControlChart::isLaney() const
{
    return std::ranges::any_of(parts, [](const ChartPart &part) { return part.sigmaZ > 1.0; });
}

const ChartPart *ControlChart::partAt(std::size_t point) const
{
    const ChartPart *found = nullptr;
    for (const ChartPart &part : parts)
        if (part.from <= point)
            found = &part;
    return found;
}

bool ControlChart::isWideAt(std::size_t point) const
{
    const ChartPart *part = partAt(point);
    return part != nullptr && kind == ChartKind::XmR && point < points.size() &&
           points[point].movingRange && *points[point].movingRange > part->rangeLimit;
}

ControlChart chartOf(const std::vector<ChartInput> &input, const ChartOptions &options)
{
    ControlChart chart{options.kind, std::vector<ChartPoint>(input.size()), {}};
    for (std::size_t i = 0; i < input.size(); ++i)
        chart.points[i].value = input[i].value;
    std::vector<Rebase> rebases = options.rebases;
    std::ranges::stable_sort(rebases, {}, &Rebase::from);
    if (rebases.empty() || rebases.front().from > 0)
        rebases.insert(rebases.begin(), Rebase{});
    for (std::size_t part = 0; part < rebases.size(); ++part) {
        const std::size_t end = part + 1 < rebases.size() ? rebases[part + 1].from : input.size();
        std::vector<std::size_t> places;
        for (std::size_t i = rebases[part].from; i < std::min(end, input.size()); ++i)
            if (input[i].value)
                places.push_back(i);
        if (!places.empty())
            PartMaker(input, std::move(places), rebases[part].points, options)
                .draw(chart, rebases[part].from);
    }
    return chart;
}

ControlChart chartOf(const std::vector<double> &values, const ChartOptions &options)
{
    std::vector<ChartInput> input;
    input.reserve(values.size());
    for (const double value : values)
        input.push_back({value, 1.0});
    return chartOf(input, options);
}

Judgement judgementOf(Signal signal, Direction direction)
{
    if (signal == Signal::None)
        return Judgement::CommonCause;
    if (direction == Direction::Neutral)
        return Judgement::Neutral;
    const bool up =
        signal == Signal::OutlierHigh || signal == Signal::ShiftUp || signal == Signal::TrendUp;
    return up == (direction == Direction::More) ? Judgement::Improvement : Judgement::Concern;
}

Assurance assuranceOf(const ControlChart &chart, std::optional<double> target, Direction direction)
{
    const auto last =
        std::ranges::find_if(chart.points.rbegin(), chart.points.rend(),
                             [](const ChartPoint &point) { return point.centre.has_value(); });
    // Limits from a month or two are no promise.
    constexpr std::size_t kLeast = 6;
    const bool tooFew = chart.parts.empty() || chart.parts.back().points < kLeast;
    if (!target || direction == Direction::Neutral || last == chart.points.rend() || tooFew)
        return Assurance::NoTarget;
    const bool more = direction == Direction::More;
    if (*target > *last->upper)
        return more ? Assurance::Fails : Assurance::Passes;
    if (*target < *last->lower)
        return more ? Assurance::Passes : Assurance::Fails;
    return Assurance::HitAndMiss;
}

std::string_view signalCode(Signal signal, Direction direction)
{
    const Judgement judgement = judgementOf(signal, direction);
    const bool judged = judgement == Judgement::Concern || judgement == Judgement::Improvement;
    return judged ? toCode(judgement) : toCode(signal);
}

} // namespace sc
