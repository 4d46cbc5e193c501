// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/indicatordesk.h"

#include "core/dates.h"
#include "indicators/freezing.h"
#include "paper/pages.h"
#include "paper/quarterpack.h"
#include "quarterly/entrystore.h"
#include "viewmodels/texts.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QtConcurrentRun>

#include <algorithm>

namespace sc {

namespace {

constexpr int kQuartersOffered = 12;
constexpr QSize kCopied{1400, 520};

} // namespace

IndicatorDesk::IndicatorDesk(QObject *parent)
    : QObject(parent)
    , m_quarters(new ChoiceModel({}, this))
    , m_grid(new IndicatorGrid(this))
    , m_months(new LinesModel({"month", "value", "lower", "centre", "upper", "words"}, this))
    , m_areas(new LinesModel({"place", "name", "value", "change", "words", "tone"}, this))
    , m_records(new LinesModel({"name", "area", "type", "recordId"}, this))
{
    connect(&m_work, &QFutureWatcher<std::shared_ptr<QuarterView>>::finished, this, [this] {
        if (std::exchange(m_again, false))
            read();
        else
            take(m_work.result());
    });
}

IndicatorDesk::~IndicatorDesk()
{
    m_work.waitForFinished();
}

void IndicatorDesk::setSession(Session *session)
{
    m_work.waitForFinished();
    m_session = session;
    m_grid->show(nullptr, m_dipsFirst);
    m_view.reset();
    m_indicator.clear();
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
    if (m_work.isRunning())
        m_again = true;
    else
        read();
    Q_EMIT changed();
}

std::shared_ptr<QuarterView> IndicatorDesk::workOut(Database &database, const Quarter &quarter)
{
    auto view = std::make_shared<QuarterView>();
    auto report = quarterReport(database, {.quarter = quarter});
    const auto others = [&](const Quarter &other) {
        return IndicatorStore(database).run({.periods = {periodOf(other)}});
    };
    auto before = others(quarter.previous());
    auto yearAgo = others(quarter.plus(-4));
    if (!report || !before || !yearAgo) {
        const Error &error = !report ? report.error() : !before ? before.error() : yearAgo.error();
        view->problem = toQString(error.message);
        return view;
    }
    view->report = *std::move(report);
    view->before = *std::move(before);
    view->yearAgo = *std::move(yearAgo);
    return view;
}

void IndicatorDesk::read()
{
    if (m_session->database().isInMemory()) {
        take(workOut(m_session->database(), m_quarter));
        return;
    }
    m_work.setFuture(QtConcurrent::run([path = m_session->database().path(), quarter = m_quarter] {
        auto database = Session::openWorker(path);
        if (database)
            return workOut(**database, quarter);
        auto none = std::make_shared<QuarterView>();
        none->problem = toQString(database.error().message);
        return none;
    }));
}

void IndicatorDesk::finish()
{
    while (m_work.isRunning()) {
        m_work.waitForFinished();
        QCoreApplication::processEvents();
    }
}

void IndicatorDesk::take(std::shared_ptr<QuarterView> view)
{
    if (m_session == nullptr)
        return;
    m_view = std::move(view);
    m_grid->show(m_view.get(), m_dipsFirst);
    readFrozen();
    readShown();
    Q_EMIT changed();
}

void IndicatorDesk::readFrozen()
{
    m_frozenWords.clear();
    const auto frozen = FrozenQuarterStore(m_session->database()).of(m_quarter.id());
    if (frozen && !frozen->empty())
        m_frozenWords = tr("Sent as frozen on %1 by %2.")
                            .arg(toQString(longDay(localDay(frozen->front().frozenAt))),
                                 toQString(frozen->front().by));
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
    m_recordCount = 0;
    if (const QuarterLine *one = line()) {
        const auto words = [&](const std::optional<double> &number) {
            return toQString(figureWords(*one->definition, Figure{.value = number}));
        };
        for (std::size_t i = one->months.size(); i > 0; --i) {
            const ChartPoint point =
                i <= one->chart.points.size() ? one->chart.points[i - 1] : ChartPoint{};
            QuarterLine flagged{.definition = one->definition, .signal = point.signal};
            months.push_back(
                {toQString(m_view->report.months[i - 1].label),
                 toQString(figureWords(*one->definition, one->months[i - 1])),
                 words(point.lower ? std::optional(std::max(0.0, *point.lower)) : std::nullopt),
                 words(point.centre), words(point.upper), IndicatorGrid::wordOf(flagged)});
        }
        for (const FigurePlace &place : m_view->report.places) {
            const QuarterLine *other = m_view->report.find(one->definition->id, place.code);
            areas.push_back({toQString(place.code), toQString(place.name),
                             toQString(figureWords(*one->definition, other->figure)),
                             IndicatorGrid::changeWords(*other, *m_view),
                             IndicatorGrid::wordOf(*other), static_cast<int>(other->judgement())});
        }
        readRecords(*one);
    } else {
        m_records->show({});
    }
    m_months->show(std::move(months));
    m_areas->show(std::move(areas));
    Q_EMIT shownChanged();
}

void IndicatorDesk::readRecords(const QuarterLine &one)
{
    std::vector<QVariantList> rows;
    const bool told = one.figure.status != FigureStatus::Suppressed;
    IndicatorStore store(m_session->database());
    const auto behind = told && one.definition->isAvailable()
                            ? store.recordsBehind(*one.definition, m_view->report.period)
                            : Result<std::vector<RecordBehind>>();
    for (const RecordBehind &record : behind.value_or(std::vector<RecordBehind>())) {
        const bool here = one.place.code == kWholeCouncil || record.area == one.place.code;
        if (!here || record.numerator == 0.0)
            continue;
        ++m_recordCount;
        if (m_recordCount <= kMostRecords)
            rows.push_back({toQString(store.nameOf(one.definition->records, record.record)
                                          .value_or(record.record.toString())),
                            toQString(record.area), toQString(one.definition->records),
                            toQString(record.record)});
    }
    m_records->show(std::move(rows));
}

QString IndicatorDesk::commentary() const
{
    const QuarterLine *one = line();
    if (m_session == nullptr)
        return {};
    const auto all = CommentaryStore(m_session->database()).of(m_quarter.id());
    for (const Commentary &said : all.value_or(std::vector<Commentary>())) {
        const bool same = one == nullptr
                              ? said.indicator.empty() && said.area.isNull()
                              : said.indicator == one->definition->id && said.area == one->place.id;
        if (same)
            return toQString(said.words);
    }
    return {};
}

void IndicatorDesk::saveCommentary(const QString &words)
{
    if (m_session == nullptr || words.trimmed() == commentary())
        return;
    Commentary said{.quarter = m_quarter.id(), .words = words.trimmed().toStdString()};
    if (const QuarterLine *one = line()) {
        said.indicator = one->definition->id;
        said.area = one->place.id;
    }
    said.by = m_session->actor().name;
    const auto written = m_session->write<int>([&](Change &change) -> Result<int> {
        return CommentaryStore(m_session->database()).say(change, said).transform([] { return 0; });
    });
    if (!written)
        Q_EMIT failed(toQString(written.error().message));
    else
        Q_EMIT done(tr("Commentary saved"), true);
    Q_EMIT shownChanged();
}

void IndicatorDesk::copyChart()
{
    const QuarterLine *one = line();
    if (one == nullptr)
        return;
    QGuiApplication::clipboard()->setImage(
        chartPicture(drawingOf(*one, m_view->report.months), kCopied));
    Q_EMIT done(tr("Chart copied"), false);
}

void IndicatorDesk::copyTable()
{
    QString text = tr("Month\tValue\tLower\tCentre\tUpper\tSignal\n");
    for (int row = 0; row < m_months->count(); ++row)
        for (const char *column : {"month", "value", "lower", "centre", "upper", "words"})
            text += m_months->value(row, QLatin1StringView(column)).toString() +
                    (qstrcmp(column, "words") == 0 ? u'\n' : u'\t');
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT done(tr("Table copied"), false);
}

void IndicatorDesk::copyGrid()
{
    QString text = tr("Indicator") + u'\t' + m_grid->places().join(u'\t') + u'\n';
    for (int row = 0; row < m_grid->count(); ++row) {
        text += toQString(m_grid->line(row, 0)->definition->title);
        for (int column = 0; column < m_grid->columnCount(); ++column)
            text += u'\t' +
                    m_grid->data(m_grid->index(row, column), IndicatorGrid::ValueRole).toString();
        text += u'\n';
    }
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT done(tr("Table copied"), false);
}

void IndicatorDesk::savePack(const QUrl &file)
{
    if (!m_view || m_session == nullptr)
        return;
    Database &database = m_session->database();
    const Sheet sheet = quarterPack(
        m_view->report,
        CommentaryStore(database).of(m_quarter.id()).value_or(std::vector<Commentary>()),
        database.setting("council_name"));
    const auto written = writePdf(sheet, file.toLocalFile().toStdString());
    if (!written)
        Q_EMIT failed(toQString(written.error().message));
    else
        Q_EMIT done(tr("Quarter pack saved"), false);
}

void IndicatorDesk::freeze()
{
    if (m_session == nullptr)
        return;
    if (m_session->isReadOnly()) {
        Q_EMIT failed(toQString(Session::readOnlyError().message));
        return;
    }
    const auto frozen = freezeQuarter(m_session->database(), m_quarter, m_session->actor());
    if (!frozen) {
        Q_EMIT failed(toQString(frozen.error().message));
        return;
    }
    readFrozen();
    Q_EMIT done(tr("The quarter is kept as it stands"), false);
    Q_EMIT changed();
}

} // namespace sc
