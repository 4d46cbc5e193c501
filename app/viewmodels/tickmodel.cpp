// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/tickmodel.h"

#include <algorithm>

namespace sc {

QHash<int, QByteArray> TickModel::roleNames() const
{
    return {{RecordIdRole, "recordId"}, {TitleRole, "title"},       {DetailRole, "detail"},
            {FigureRole, "figure"},     {StateKeyRole, "stateKey"}, {StateWordRole, "stateWord"},
            {TickedRole, "isTicked"}};
}

QVariant TickModel::data(const QModelIndex &index, int role) const
{
    const LedgerRow *row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case RecordIdRole:
        return row->id;
    case TitleRole:
    case Qt::DisplayRole:
        return row->title;
    case DetailRole:
        return row->detail;
    case FigureRole:
        return row->figure;
    case StateKeyRole:
        return row->stateKey;
    case StateWordRole:
        return row->stateWord;
    case TickedRole:
        return m_ticked.contains(row->id);
    default:
        return {};
    }
}

QStringList TickModel::tickedIds() const
{
    QStringList ids;
    for (const LedgerRow &row : rows()) {
        if (m_ticked.contains(row.id) && !ids.contains(row.id))
            ids.append(row.id);
    }
    return ids;
}

void TickModel::show(std::vector<LedgerRow> shown)
{
    beginResetModel();
    replaceRows(std::move(shown));
    QSet<QString> there;
    for (const LedgerRow &row : rows())
        there.insert(row.id);
    m_ticked.intersect(there);
    endResetModel();
    Q_EMIT rowsChanged();
    Q_EMIT ticksChanged();
}

void TickModel::add(const LedgerRow &row)
{
    std::vector<LedgerRow> all = rows();
    m_ticked.insert(row.id);
    if (std::ranges::find(all, row.id, &LedgerRow::id) == all.end())
        all.insert(all.begin(), row);
    show(std::move(all));
}

void TickModel::toggle(int row)
{
    const QString id = idAt(row);
    if (id.isEmpty())
        return;
    if (!m_ticked.remove(id))
        m_ticked.insert(id);
    Q_EMIT dataChanged(index(row), index(row), {TickedRole});
    Q_EMIT ticksChanged();
}

void TickModel::tickAll(bool ticked)
{
    m_ticked.clear();
    for (const LedgerRow &row : rows()) {
        if (ticked && !row.id.isEmpty())
            m_ticked.insert(row.id);
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TickedRole});
    Q_EMIT ticksChanged();
}

QString TickModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? rows()[static_cast<std::size_t>(row)].id : QString();
}

} // namespace sc
