// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of one indicator says.
#include "indicators/recordstotell.h"
#include "paper/quarterpack.h"
#include "viewmodels/indicatordesk.h"
#include "viewmodels/texts.h"

namespace sc {

QString IndicatorDesk::title() const
{
    const QuarterLine *one = line();
    return one == nullptr
               ? QString()
               : tr("%1, %2").arg(toQString(one->definition->title), toQString(one->place.name));
}

QString IndicatorDesk::value() const
{
    const QuarterLine *one = line();
    if (one == nullptr)
        return {};
    const QString words = toQString(figureWords(*one->definition, one->figure));
    return one->definition->unit == "percent" || !one->figure.value
               ? words
               : tr("%1 %2").arg(words, toQString(one->definition->unit));
}

QString IndicatorDesk::change() const
{
    const QuarterLine *one = line();
    return one == nullptr ? QString() : IndicatorGrid::changeWords(*one, *m_view);
}

QString IndicatorDesk::word() const
{
    const QuarterLine *one = line();
    if (one == nullptr)
        return {};
    if (!one->figure.value)
        return tr("No figure");
    QString word = IndicatorGrid::wordOf(*one);
    return word.isEmpty() ? tr("No more than chance") : word;
}

int IndicatorDesk::tone() const
{
    const QuarterLine *one = line();
    return one == nullptr ? 0 : static_cast<int>(one->judgement());
}

QString IndicatorDesk::sentence() const
{
    const QuarterLine *one = line();
    if (one == nullptr)
        return {};
    // Where there is no figure, why not; there is no chance to speak of.
    const bool none = one->figure.status == FigureStatus::NotAvailable ||
                      one->figure.status == FigureStatus::Suppressed;
    return toQString(none ? one->note : sentenceOf(*one));
}

QString IndicatorDesk::definition() const
{
    const QuarterLine *one = line();
    if (one == nullptr)
        return {};
    const IndicatorDefinition &of = *one->definition;
    QString words = toQString(of.words);
    if (one->figure.numerator && one->figure.denominator)
        words += tr(" Here: %1 %2 out of %3 %4.")
                     .arg(toQString(figureWords({}, Figure{.value = one->figure.numerator})),
                          toQString(of.numerator),
                          toQString(figureWords({}, Figure{.value = one->figure.denominator})),
                          toQString(of.denominator));
    return words + tr(" Version %1, in force since %2. Source: %3.")
                       .arg(of.version)
                       .arg(toQString(of.since), toQString(of.source));
}

QString IndicatorDesk::targetWords() const
{
    const QuarterLine *one = line();
    if (one == nullptr || !one->target)
        return {};
    const QString target = toQString(figureWords(*one->definition, Figure{.value = one->target}));
    switch (one->assurance) {
    case Assurance::Passes:
        return tr("Target %1: as things are, it will be met month after month.").arg(target);
    case Assurance::Fails:
        return tr("Target %1: as things are, it will be missed month after month.").arg(target);
    case Assurance::HitAndMiss:
        return tr("Target %1: met in some months and missed in others, by chance.").arg(target);
    case Assurance::NoTarget:
        break;
    }
    return tr("Target %1.").arg(target);
}

ChartDrawing IndicatorDesk::drawing() const
{
    const QuarterLine *one = line();
    return one == nullptr ? ChartDrawing() : drawingOf(*one, m_view->report.months);
}

ChartDrawing IndicatorDesk::ranges() const
{
    const QuarterLine *one = line();
    return one == nullptr ? ChartDrawing() : rangesOf(*one, m_view->report.months);
}

QString IndicatorDesk::rangeWords() const
{
    const QuarterLine *one = line();
    if (one == nullptr || ranges().values.isEmpty())
        return {};
    QStringList wide;
    for (std::size_t i = 0; i < one->chart.points.size(); ++i)
        if (one->chart.isWideAt(i))
            wide.append(toQString(m_view->report.months[i].label));
    return wide.isEmpty()
               ? tr("How far each month lies from the one before it. None is wider than the limit.")
               : tr("How far each month lies from the one before it. Wider than the limit: %1.")
                     .arg(wide.join(QStringLiteral(", ")));
}

QString IndicatorDesk::monthWords(const QuarterLine &line, std::size_t month)
{
    const Signal signal =
        month < line.chart.points.size() ? line.chart.points[month].signal : Signal::None;
    const QString word = IndicatorGrid::wordOf({.definition = line.definition, .signal = signal});
    if (!line.chart.isWideAt(month))
        return word;
    return word.isEmpty() ? tr("Wide range") : tr("%1, wide range").arg(word);
}

QString IndicatorDesk::noRecords() const
{
    const QuarterLine *one = line();
    return one == nullptr || isReadingRecords() || recordCount() > 0
               ? QString()
               : toQString(noRecordsWords(*one));
}

} // namespace sc
