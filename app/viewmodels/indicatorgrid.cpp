// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/indicatorgrid.h"

#include "paper/quarterpack.h"
#include "viewmodels/chartitem.h"
#include "viewmodels/texts.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sc {

namespace {

/// The figure of the same indicator and place in another run; none where it has no such place.
std::optional<double> valueIn(const IndicatorRun &run, const QuarterLine &line)
{
    const IndicatorFigures *figures = run.find(line.definition->id);
    const auto place = std::ranges::find(run.places, line.place.code, &FigurePlace::code);
    if (figures == nullptr || place == run.places.end())
        return std::nullopt;
    return figures->areas.at(0, static_cast<std::size_t>(place - run.places.begin())).value;
}

} // namespace

IndicatorGrid::IndicatorGrid(QObject *parent) : QAbstractTableModel(parent) {}

int IndicatorGrid::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int IndicatorGrid::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_view == nullptr ? 0
                                                 : static_cast<int>(m_view->report.places.size());
}

QHash<int, QByteArray> IndicatorGrid::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {ValueRole, "value"}, {ChangeRole, "change"},
            {WordRole, "word"},           {ToneRole, "tone"},   {DrawingRole, "drawing"},
            {TitleRole, "title"},         {PlaceRole, "place"}, {IndicatorRole, "indicator"},
            {SpokenRole, "spoken"}};
}

const QuarterLine *IndicatorGrid::line(int row, int column) const
{
    if (m_view == nullptr || row < 0 || row >= count() || column < 0 || column >= columnCount())
        return nullptr;
    const std::size_t at = m_order[static_cast<std::size_t>(row)] * m_view->report.places.size() +
                           static_cast<std::size_t>(column);
    return at < m_view->report.lines.size() ? &m_view->report.lines[at] : nullptr;
}

QString IndicatorGrid::wordOf(const QuarterLine &line)
{
    switch (line.judgement()) {
    case Judgement::Concern:
        return tr("Concern");
    case Judgement::Improvement:
        return tr("Improvement");
    case Judgement::Neutral:
        return tr("Changed");
    case Judgement::CommonCause:
        break;
    }
    return {};
}

QString IndicatorGrid::changeWords(const QuarterLine &line, const QuarterView &view)
{
    // What has only begun to add up is not held against a whole quarter.
    const bool soFar = line.figure.status == FigureStatus::Provisional &&
                       !line.definition->isSnapshot() &&
                       (line.definition->isAdditive() || line.definition->asksPersons());
    if (!line.figure.value || soFar)
        return {};
    const auto against = [&](const std::optional<double> &other, const QString &when) {
        if (!other)
            return QString();
        const double difference = *line.figure.value - *other;
        if (std::abs(difference) < 0.005)
            return tr("as %1").arg(when);
        const Figure size{.value = std::abs(difference)};
        // From 40 % to 42 % is two points, not two percent.
        const QString words =
            line.definition->unit == "percent"
                ? tr("%1 points")
                      .arg(toQString(figureWords({}, Figure{.value = rounded(*size.value)})))
                : toQString(figureWords(*line.definition, size));
        return difference > 0 ? tr("up %1 on %2").arg(words, when)
                              : tr("down %1 on %2").arg(words, when);
    };
    const QStringList parts{against(valueIn(view.before, line), tr("last quarter")),
                            against(valueIn(view.yearAgo, line), tr("last year"))};
    return parts.filter(QRegularExpression(QStringLiteral("."))).join(QStringLiteral(", "));
}

QVariant IndicatorGrid::data(const QModelIndex &index, int role) const
{
    const QuarterLine *one = line(index.row(), index.column());
    if (one == nullptr)
        return {};
    switch (role) {
    case ValueRole:
        return toQString(figureWords(*one->definition, one->figure));
    case ChangeRole: // a line each
        return changeWords(*one, *m_view).replace(QStringLiteral(", "), QStringLiteral("\n"));
    case WordRole:
        return wordOf(*one);
    case ToneRole:
        return static_cast<int>(one->judgement());
    case DrawingRole:
        return QVariant::fromValue(drawingOf(*one, m_view->report.months));
    case TitleRole:
        return toQString(one->definition->title);
    case IndicatorRole:
        return toQString(one->definition->id);
    case PlaceRole:
        return toQString(one->place.code);
    case SpokenRole:
        return tr("%1, %2: %3. %4. %5")
            .arg(toQString(one->definition->title), toQString(one->place.name),
                 toQString(figureWords(*one->definition, one->figure)), changeWords(*one, *m_view),
                 toQString(sentenceOf(*one)));
    default:
        return {};
    }
}

QVariant IndicatorGrid::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal)
        return places().value(section);
    const QuarterLine *first = line(section, 0);
    return first == nullptr ? QVariant() : toQString(first->definition->title);
}

QStringList IndicatorGrid::places() const
{
    QStringList names;
    if (m_view != nullptr)
        for (const FigurePlace &place : m_view->report.places)
            names.append(toQString(place.name));
    return names;
}

// What is a concern anywhere comes first, then what improved, then the rest in their order; what
// has no figure comes last.
void IndicatorGrid::show(const QuarterView *view, bool dipsFirst)
{
    beginResetModel();
    m_view = view;
    m_order.clear();
    if (view != nullptr && !view->report.places.empty()) {
        const std::size_t places = view->report.places.size();
        m_order.resize(view->report.lines.size() / places);
        std::ranges::iota(m_order, std::size_t{0});
        const auto rank = [&](std::size_t indicator) {
            int best = 3;
            for (std::size_t place = 0; place < places; ++place) {
                const QuarterLine &one = view->report.lines[indicator * places + place];
                const Judgement judged = one.judgement();
                best = std::min(best, judged == Judgement::Concern       ? 0
                                      : judged != Judgement::CommonCause ? 1
                                      : one.figure.value                 ? 2
                                                                         : 3);
            }
            return best;
        };
        if (dipsFirst)
            std::ranges::stable_sort(m_order, {}, rank);
    }
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace sc
