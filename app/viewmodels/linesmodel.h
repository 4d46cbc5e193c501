// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QtQmlIntegration>

#include <vector>

namespace sc {

/// Rows of a table that is read whole: what each column is called is said when it is made. Rows are
/// replaced together, and only what differs is told, so that a row being typed in stays.
class LinesModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Comes from the view model that owns it")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    explicit LinesModel(QList<QByteArray> columns, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    /// Each row has as many values as there are columns.
    void show(std::vector<QVariantList> rows);
    /// The value of a column; nothing where there is no such row or column.
    Q_INVOKABLE [[nodiscard]] QVariant value(int row, const QString &column) const;
    /// The first row that has this value in the column; -1 where none has.
    Q_INVOKABLE [[nodiscard]] int rowWith(const QString &column, const QVariant &value) const;

Q_SIGNALS:
    void countChanged();

private:
    QList<QByteArray> m_columns;
    std::vector<QVariantList> m_rows;
};

} // namespace sc
