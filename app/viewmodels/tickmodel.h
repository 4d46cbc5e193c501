// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/ledgerrow.h"
#include "viewmodels/rowsmodel.h"

#include <QSet>
#include <QStringList>

namespace sc {

/// A list of people in which some are ticked, for what is done to many at once.
class TickModel : public QAbstractListModel, public Rows<LedgerRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to the list it shows")
    Q_PROPERTY(int count READ count NOTIFY rowsChanged FINAL)
    Q_PROPERTY(int ticked READ ticked NOTIFY ticksChanged FINAL)

public:
    enum Role {
        RecordIdRole = Qt::UserRole + 1,
        TitleRole,
        DetailRole,
        FigureRole,
        StateKeyRole,
        StateWordRole,
        TickedRole
    };

    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return countIn(parent);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int ticked() const { return static_cast<int>(m_ticked.size()); }
    /// The ids ticked, in the order of the rows.
    [[nodiscard]] QStringList tickedIds() const;
    /// Ticks of rows that are no longer there go.
    void show(std::vector<LedgerRow> shown);
    /// One more row at the top, ticked; only ticked where it is there already.
    void add(const LedgerRow &row);

    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void tickAll(bool ticked);
    Q_INVOKABLE QString idAt(int row) const;

Q_SIGNALS:
    void rowsChanged();
    void ticksChanged();

private:
    QSet<QString> m_ticked;
};

} // namespace sc
