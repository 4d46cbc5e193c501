// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/reportlistmodel.h"

#include "core/calendar.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

#include <algorithm>

namespace sc {

namespace {

constexpr int kPage = 60;

} // namespace

ReportListModel::ReportListModel(QObject *parent) : QAbstractListModel(parent) {}

int ReportListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReportListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || m_session == nullptr)
        return {};
    const ReportRow &row = m_rows[static_cast<std::size_t>(index.row())];
    const ReportWords words(*m_session);
    switch (role) {
    case ReportIdRole:
        return toQString(row.report.id);
    case RefRole:
        return toQString(row.report.ref);
    case TitleRole:
    case Qt::DisplayRole:
        return words.title(row.report);
    case PlaceRole:
        return words.place(row);
    case TellerRole:
        return words.teller(row);
    case StateKeyRole:
        if (row.report.deleted)
            return ReportWords::stateKey("deleted");
        return words.isLate(row.report) ? QStringLiteral("late")
                                        : ReportWords::stateKey(row.report.status);
    case StateWordRole:
        if (row.report.deleted)
            return tr("Deleted");
        return words.isLate(row.report)
                   ? tr("Late, %1").arg(ReportWords::stateWord(row.report.status).toLower())
                   : ReportWords::stateWord(row.report.status);
    case DueTextRole:
        return row.report.deleted ? QString() : words.dueShort(row.report);
    case LateRole:
        return !row.report.deleted && words.isLate(row.report);
    case FromChampionRole:
        return row.report.source == "champion";
    default:
        return {};
    }
}

QHash<int, QByteArray> ReportListModel::roleNames() const
{
    return {{ReportIdRole, "reportId"},   {RefRole, "ref"},
            {TitleRole, "title"},         {PlaceRole, "place"},
            {TellerRole, "teller"},       {StateKeyRole, "stateKey"},
            {StateWordRole, "stateWord"}, {DueTextRole, "dueText"},
            {LateRole, "late"},           {FromChampionRole, "fromChampion"}};
}

ReportFilter ReportListModel::filter() const
{
    ReportFilter filter;
    filter.state = m_openOnly ? ReportFilter::State::Open : ReportFilter::State::Any;
    if (!m_status.isEmpty()) {
        filter.state = ReportFilter::State::Any;
        filter.statuses = {m_status.toStdString()};
    }
    if (!m_category.isEmpty())
        filter.categories = {m_category.toStdString()};
    if (m_due == u"late")
        filter.due = ReportFilter::Due::Late;
    else if (m_due == u"today")
        filter.due = ReportFilter::Due::Today;
    else if (m_due == u"week")
        filter.due = ReportFilter::Due::ThisWeek;
    filter.area = toId(m_area);
    filter.text = m_text.trimmed().toStdString();
    return filter;
}

std::vector<ReportRow> ReportListModel::readPage(int size) const
{
    if (m_session == nullptr)
        return {};
    const auto after =
        m_rows.empty() ? std::optional<ReportCursor>() : std::optional(m_rows.back().cursor);
    auto page = m_session->list().page(
        filter(), m_openOnly ? ReportOrder::Jobs : ReportOrder::Newest, after, size);
    return page ? std::move(*page) : std::vector<ReportRow>();
}

bool ReportListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more;
}

void ReportListModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || !m_more)
        return;
    std::vector<ReportRow> page = readPage(kPage);
    m_more = static_cast<int>(page.size()) == kPage;
    if (page.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(page.size()) - 1);
    std::ranges::move(page, std::back_inserter(m_rows));
    endInsertRows();
}

void ReportListModel::setSession(Session *session)
{
    m_session = session;
    refresh();
}

void ReportListModel::refresh()
{
    // As many rows as before, so that the list does not jump under the reader.
    const int wanted = std::clamp(rowCount(), kPage, 5 * kPage);
    beginResetModel();
    m_rows.clear();
    m_rows = readPage(wanted);
    m_more = static_cast<int>(m_rows.size()) == wanted;
    endResetModel();
    readSummary();
    Q_EMIT currentRowChanged();
}

void ReportListModel::readSummary()
{
    m_summary.clear();
    if (m_session != nullptr) {
        constexpr std::int64_t kMost = 10'000;
        ReportFilter late = filter();
        late.due = ReportFilter::Due::Late;
        const std::int64_t all = m_session->list().count(filter(), kMost).value_or(0);
        const std::int64_t overdue =
            m_due.isEmpty() ? m_session->list().count(late, kMost).value_or(0) : 0;
        const QString many = all >= kMost ? tr("more than %1").arg(grouped(kMost)) : grouped(all);
        m_summary = m_openOnly && m_status.isEmpty() ? tr("%1 open").arg(many) : many;
        if (overdue > 0)
            m_summary += tr(", %1 late")
                             .arg(overdue >= kMost ? tr("more than %1").arg(grouped(kMost))
                                                   : grouped(overdue));
    }
    Q_EMIT summaryChanged();
}

template <class T> void ReportListModel::change(T &field, const T &value)
{
    if (field == value)
        return;
    field = value;
    m_rows.clear();
    Q_EMIT filterChanged();
    refresh();
}

void ReportListModel::setArea(const QString &areaId)
{
    change(m_area, areaId);
}

void ReportListModel::setOpenOnly(bool openOnly)
{
    change(m_openOnly, openOnly);
}

void ReportListModel::setCategory(const QString &category)
{
    change(m_category, category);
}

void ReportListModel::setStatus(const QString &status)
{
    change(m_status, status);
}

void ReportListModel::setDue(const QString &due)
{
    change(m_due, due);
}

void ReportListModel::setText(const QString &text)
{
    change(m_text, text);
}

bool ReportListModel::isFiltered() const
{
    return !m_category.isEmpty() || !m_status.isEmpty() || !m_due.isEmpty() ||
           !m_text.trimmed().isEmpty();
}

void ReportListModel::clearFilters()
{
    m_category.clear();
    m_status.clear();
    m_due.clear();
    m_text.clear();
    m_openOnly = true;
    Q_EMIT filterChanged();
    refresh();
}

void ReportListModel::setCurrent(const QString &reportId)
{
    if (m_current == reportId)
        return;
    m_current = reportId;
    Q_EMIT currentRowChanged();
}

int ReportListModel::currentRow() const
{
    const Id wanted = toId(m_current);
    const auto found =
        std::ranges::find_if(m_rows, [&](const ReportRow &row) { return row.report.id == wanted; });
    return wanted.isNull() || found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString ReportListModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? toQString(m_rows[static_cast<std::size_t>(row)].report.id)
                                        : QString();
}

} // namespace sc
