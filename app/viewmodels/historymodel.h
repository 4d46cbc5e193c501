// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/rowsmodel.h"

#include <QtQmlIntegration>

namespace sc {

struct HistoryLine {
    QString when;
    QString what;
    QString who;
};

/// What has happened to a record, newest first, in sentences.
class HistoryModel : public QAbstractListModel, public Rows<HistoryLine> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to ReportDetail")

public:
    enum Role { WhenRole = Qt::UserRole + 1, WhatRole, WhoRole };

    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return countIn(parent);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void show(std::vector<HistoryLine> rows);
};

} // namespace sc
