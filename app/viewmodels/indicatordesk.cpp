// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/indicatordesk.h"

#include "core/dates.h"
#include "indicators/freezing.h"
#include "indicators/sincefrozen.h"
#include "paper/quarterpack.h"
#include "quarterly/entrystore.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace sc {

namespace {

constexpr int kQuartersOffered = 12;

} // namespace

IndicatorDesk::IndicatorDesk(LongWork *work, QObject *parent)
    : QObject(parent)
    , m_work(work)
    , m_quarters(new ChoiceModel({}, this))
    , m_grid(new IndicatorGrid(this))
    , m_months(
          new LinesModel({"month", "value", "lower", "centre", "upper", "range", "words"}, this))
    , m_areas(new LinesModel({"place", "name", "value", "change", "words", "tone"}, this))
    , m_records(new LinesModel({"name", "area", "words", "type", "recordId"}, this))
    , m_legend(new LinesModel({"level", "words"}, this))
    , m_revisions(new LinesModel({"title", "figures", "records"}, this))
    , m_entry(new FigureEntry(this))
    , m_reading([this](auto view) { take(std::move(view)); })
    , m_recordReading([this](auto records) { takeRecords(std::move(records)); })
    , m_recordCopying([this](auto rows) { takeCopied(std::move(rows)); })
{
    connect(m_entry, &FigureEntry::failed, this, &IndicatorDesk::failed);
    connect(m_entry, &FigureEntry::saved, this, [this](const QString &message) {
        refresh();
        Q_EMIT done(message, true);
    });
}

void IndicatorDesk::setSession(Session *session)
{
    m_reading.forget();
    m_recordReading.forget();
    m_recordCopying.forget();
    m_session = session;
    m_entry->setSession(session);
    m_shownRecords.reset();
    m_revisions->show({});
    m_grid->show(nullptr, m_dipsFirst);
    m_comparison.clear();
    m_view.reset();
    m_indicator.clear();
    m_drafts.clear();
    m_frozenWords.clear();
    if (session != nullptr) {
        // The last whole quarter is what people come for.
        m_quarter = Quarter::of(session->now()).previous();
        readQuarters();
    }
    Q_EMIT changed();
    Q_EMIT shownChanged();
}

void IndicatorDesk::readQuarters()
{
    std::vector<Suggestion> rows;
    Quarter quarter = Quarter::of(m_session->now());
    for (int i = 0; i < kQuartersOffered; ++i, quarter = quarter.previous())
        rows.push_back({toQString(quarter.id()), toQString(quarter.label()), {}, {}, {}});
    m_quarters->setAll(std::move(rows));
}

QString IndicatorDesk::quarter() const
{
    return m_session == nullptr ? QString() : toQString(m_quarter.id());
}

void IndicatorDesk::setQuarter(const QString &id)
{
    const auto quarter = Quarter::parse(id.toStdString());
    if (!quarter || *quarter == m_quarter)
        return;
    m_quarter = *quarter;
    closeComparison();
    refresh();
}

void IndicatorDesk::setDipsFirst(bool first)
{
    m_dipsFirst = first;
    m_grid->show(m_view.get(), m_dipsFirst);
    Q_EMIT changed();
}

void IndicatorDesk::refresh()
{
    if (m_session == nullptr)
        return;
    m_reading.ask(*m_session,
                  [quarter = m_quarter](Database &database) { return workOut(database, quarter); });
    Q_EMIT changed();
}

Result<std::shared_ptr<QuarterView>> IndicatorDesk::workOut(Database &database,
                                                            const Quarter &quarter)
{
    auto view = std::make_shared<QuarterView>();
    auto report = quarterReport(database, {.quarter = quarter});
    const auto others = [&](const Quarter &other) {
        return IndicatorStore(database).run({.periods = {periodOf(other)}});
    };
    auto before = others(quarter.previous());
    auto yearAgo = others(quarter.plus(-4));
    if (!report || !before || !yearAgo)
        return std::unexpected(!report   ? report.error()
                               : !before ? before.error()
                                         : yearAgo.error());
    view->report = *std::move(report);
    view->before = *std::move(before);
    view->yearAgo = *std::move(yearAgo);
    return view;
}

void IndicatorDesk::finish()
{
    while (m_reading.isRunning() || m_recordReading.isRunning())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void IndicatorDesk::take(Result<std::shared_ptr<QuarterView>> view)
{
    if (view) {
        m_view = *std::move(view);
    } else {
        m_view = std::make_shared<QuarterView>();
        m_view->problem = toQString(view.error().message);
    }
    m_grid->show(m_view.get(), m_dipsFirst);
    readFrozen();
    readShown();
    Q_EMIT changed();
}

void IndicatorDesk::readFrozen()
{
    m_frozenWords.clear();
    if (!m_view)
        return;
    if (const auto since = sinceFrozen(m_session->database(), m_view->report); since && *since)
        m_frozenWords = toQString(sinceFrozenWords(**since));
}

const QuarterLine *IndicatorDesk::line() const
{
    return m_view && !m_indicator.isEmpty()
               ? m_view->report.find(m_indicator.toStdString(), m_place.toStdString())
               : nullptr;
}

void IndicatorDesk::show(const QString &indicator, const QString &place)
{
    m_indicator = indicator;
    m_place = place;
    readShown();
}

void IndicatorDesk::close()
{
    m_indicator.clear();
    readShown();
}

void IndicatorDesk::readShown()
{
    std::vector<QVariantList> months;
    std::vector<QVariantList> areas;
    if (const QuarterLine *one = line()) {
        const auto words = [&](const std::optional<double> &number) {
            return toQString(figureWords(*one->definition, Figure{.value = number}));
        };
        for (std::size_t i = one->months.size(); i > 0; --i) {
            const ChartPoint point =
                i <= one->chart.points.size() ? one->chart.points[i - 1] : ChartPoint{};
            months.push_back(
                {toQString(m_view->report.months[i - 1].label),
                 toQString(figureWords(*one->definition, one->months[i - 1])),
                 words(point.lower ? std::optional(std::max(0.0, *point.lower)) : std::nullopt),
                 words(point.centre), words(point.upper), words(point.movingRange),
                 monthWords(*one, i - 1)});
        }
        for (const FigurePlace &place : m_view->report.places) {
            const QuarterLine *other = m_view->report.find(one->definition->id, place.code);
            areas.push_back({toQString(place.code), toQString(place.name),
                             toQString(figureWords(*one->definition, other->figure)),
                             IndicatorGrid::changeWords(*other, *m_view),
                             IndicatorGrid::wordOf(*other), static_cast<int>(other->judgement())});
        }
    }
    m_shownRecords.reset();
    m_records->show({});
    m_legend->show({});
    readRecords();
    m_months->show(std::move(months));
    m_areas->show(std::move(areas));
    Q_EMIT shownChanged();
}

void IndicatorDesk::readRecords()
{
    if (line() == nullptr)
        return;
    m_recordReading.ask(
        *m_session,
        [view = m_view, indicator = m_indicator.toStdString(), place = m_place.toStdString()](
            Database &database) -> Result<std::shared_ptr<IndicatorRecords>> {
            const QuarterLine *one = view->report.find(indicator, place);
            return one == nullptr ? std::make_shared<IndicatorRecords>()
                                  : readIndicatorRecords(database, view->report, *one);
        });
    Q_EMIT recordsChanged();
}

void IndicatorDesk::takeRecords(Result<std::shared_ptr<IndicatorRecords>> records)
{
    if (line() == nullptr)
        return;
    m_shownRecords = records ? *std::move(records) : std::make_shared<IndicatorRecords>();
    m_records->show(m_shownRecords->rows);
    m_legend->show(m_shownRecords->legend);
    Q_EMIT recordsChanged();
}

void IndicatorDesk::openRecord(int row)
{
    const QString type = m_records->value(row, QStringLiteral("type")).toString();
    if (!type.isEmpty())
        Q_EMIT recordWanted(type, m_records->value(row, QStringLiteral("recordId")).toString());
}

} // namespace sc
