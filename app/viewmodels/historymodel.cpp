// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/historymodel.h"

namespace sc {

QHash<int, QByteArray> HistoryModel::roleNames() const
{
    return {{WhenRole, "when"}, {WhatRole, "what"}, {WhoRole, "who"}};
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const HistoryLine *row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case WhenRole:
        return row->when;
    case WhatRole:
    case Qt::DisplayRole:
        return row->what;
    case WhoRole:
        return row->who;
    default:
        return {};
    }
}

void HistoryModel::show(std::vector<HistoryLine> rows)
{
    beginResetModel();
    replaceRows(std::move(rows));
    endResetModel();
}

} // namespace sc
