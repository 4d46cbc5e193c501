// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/linesmodel.h"

namespace sc {

LinesModel::LinesModel(QList<QByteArray> columns, QObject *parent)
    : QAbstractListModel(parent), m_columns(std::move(columns))
{}

int LinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> LinesModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_columns.size(); ++i)
        names.insert(Qt::UserRole + 1 + i, m_columns[i]);
    return names;
}

QVariant LinesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const QVariantList &row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = role == Qt::DisplayRole ? 0 : role - Qt::UserRole - 1;
    return column >= 0 && column < row.size() ? row[column] : QVariant();
}

void LinesModel::show(std::vector<QVariantList> rows)
{
    const int before = count();
    const int after = static_cast<int>(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    for (int i = 0; i < std::min(before, after); ++i) {
        auto &kept = m_rows[static_cast<std::size_t>(i)];
        auto &fresh = rows[static_cast<std::size_t>(i)];
        if (kept == fresh)
            continue;
        kept = std::move(fresh);
        Q_EMIT dataChanged(index(i, 0), index(i, 0));
    }
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        for (int i = before; i < after; ++i)
            m_rows.push_back(std::move(rows[static_cast<std::size_t>(i)]));
        endInsertRows();
    }
    if (after != before)
        Q_EMIT countChanged();
}

QVariant LinesModel::value(int row, const QString &column) const
{
    const auto at = m_columns.indexOf(column.toUtf8());
    return row >= 0 && row < count() && at >= 0 ? m_rows[static_cast<std::size_t>(row)].value(at)
                                                : QVariant();
}

int LinesModel::rowWith(const QString &column, const QVariant &value) const
{
    const auto at = m_columns.indexOf(column.toUtf8());
    for (int row = 0; row < count() && at >= 0; ++row) {
        if (m_rows[static_cast<std::size_t>(row)].value(at) == value)
            return row;
    }
    return -1;
}

} // namespace sc
