// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/rowsmodel.h"

#include <QUrl>
#include <QtQmlIntegration>

namespace sc {

struct PhotoLine {
    QString id;
    QUrl source;
    QString caption;
};

/// The photos of a report in their order.
class PhotoModel : public QAbstractListModel, public Rows<PhotoLine> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to ReportDetail")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { PhotoIdRole = Qt::UserRole + 1, SourceRole, CaptionRole };

    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return countIn(parent);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void show(std::vector<PhotoLine> rows);
    [[nodiscard]] int count() const { return rowCount(); }

Q_SIGNALS:
    void countChanged();
};

} // namespace sc
