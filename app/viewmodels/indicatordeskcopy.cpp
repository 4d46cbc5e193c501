// SPDX-License-Identifier: GPL-3.0-or-later
// Charts and tables on their way to the clipboard.
#include "paper/quarterpack.h"
#include "viewmodels/cliptable.h"
#include "viewmodels/indicatordesk.h"
#include "viewmodels/texts.h"

#include <QClipboard>
#include <QGuiApplication>

#include <initializer_list>

namespace sc {

namespace {

constexpr QSize kCopied{1400, 520};
constexpr QSize kCopiedRanges{1400, 300};

std::vector<QStringList> rowsOf(const LinesModel &lines,
                                std::initializer_list<const char *> columns)
{
    std::vector<QStringList> rows;
    for (int row = 0; row < lines.count(); ++row) {
        QStringList cells;
        for (const char *column : columns)
            cells.append(lines.value(row, QLatin1StringView(column)).toString());
        rows.push_back(std::move(cells));
    }
    return rows;
}

} // namespace

void IndicatorDesk::copied(const ClipTable &table)
{
    copyToClipboard(table);
    Q_EMIT done(tr("Table copied"), false);
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

void IndicatorDesk::copyRanges()
{
    const QuarterLine *one = line();
    if (one == nullptr)
        return;
    QGuiApplication::clipboard()->setImage(
        chartPicture(rangesOf(*one, m_view->report.months), kCopiedRanges));
    Q_EMIT done(tr("Chart copied"), false);
}

void IndicatorDesk::copyTable()
{
    copied({title(),
            {tr("Month"), tr("Value"), tr("Lower limit"), tr("Mean"), tr("Upper limit"),
             tr("Moving range"), tr("What it shows")},
            rowsOf(*m_months, {"month", "value", "lower", "centre", "upper", "range", "words"})});
}

void IndicatorDesk::copyAreas()
{
    copied({line() == nullptr ? QString() : toQString(line()->definition->title),
            {tr("Area"), tr("Value"), tr("What it shows"), tr("Change")},
            rowsOf(*m_areas, {"name", "value", "words", "change"})});
}

// All of them, however many are listed.
void IndicatorDesk::copyRecords()
{
    if (line() == nullptr)
        return;
    m_recordCopying.ask(
        *m_session,
        [view = m_view, indicator = m_indicator.toStdString(),
         place = m_place.toStdString()](Database &database) -> Result<std::vector<QVariantList>> {
            const QuarterLine *one = view->report.find(indicator, place);
            return one == nullptr ? std::vector<QVariantList>()
                                  : readAllRecords(database, view->report, *one);
        });
}

void IndicatorDesk::takeCopied(const Result<std::vector<QVariantList>> &rows)
{
    if (!rows) {
        Q_EMIT failed(toQString(rows.error().message));
        return;
    }
    ClipTable table{title(), {tr("Record"), tr("Area"), tr("What it counts for")}, {}};
    for (const QVariantList &row : *rows)
        table.rows.push_back({row[0].toString(), row[1].toString(), row[2].toString()});
    copied(table);
}

void IndicatorDesk::copyComparison()
{
    copied({m_comparison,
            {tr("Indicator"), tr("Figures"), tr("Records")},
            rowsOf(*m_revisions, {"title", "figures", "records"})});
}

void IndicatorDesk::copyGrid()
{
    ClipTable table{
        toQString(m_quarter.label()), QStringList(tr("Indicator")) + m_grid->places(), {}};
    for (int row = 0; row < m_grid->count(); ++row) {
        QStringList cells(toQString(m_grid->line(row, 0)->definition->title));
        for (int column = 0; column < m_grid->columnCount(); ++column)
            cells.append(
                m_grid->data(m_grid->index(row, column), IndicatorGrid::ValueRole).toString());
        table.rows.push_back(std::move(cells));
    }
    copied(table);
}

} // namespace sc
