// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/photomodel.h"

namespace sc {

QHash<int, QByteArray> PhotoModel::roleNames() const
{
    return {{PhotoIdRole, "photoId"}, {SourceRole, "source"}, {CaptionRole, "caption"}};
}

QVariant PhotoModel::data(const QModelIndex &index, int role) const
{
    const PhotoLine *row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case PhotoIdRole:
        return row->id;
    case SourceRole:
        return row->source;
    case CaptionRole:
    case Qt::DisplayRole:
        return row->caption;
    default:
        return {};
    }
}

void PhotoModel::show(std::vector<PhotoLine> rows)
{
    beginResetModel();
    replaceRows(std::move(rows));
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace sc
