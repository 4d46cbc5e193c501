// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/quarterreport.h"

#include <QAbstractTableModel>
#include <QtQmlIntegration>

#include <optional>
#include <vector>

namespace sc {

/// A quarter with the one before and the same a year ago.
struct QuarterView {
    QuarterReport report{};
    IndicatorRun before{};  ///< one period: the quarter before
    IndicatorRun yearAgo{}; ///< one period: the same quarter of the year before
    QString problem{};      ///< why there is none
};

/// Indicators down, areas across: the quarter's figure, how it stands to last quarter and last
/// year, what its chart says in a word, and the chart itself. Concerns come first.
class IndicatorGrid : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to IndicatorDesk")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QStringList places READ places NOTIFY countChanged FINAL)

public:
    enum Role {
        ValueRole = Qt::UserRole + 1,
        ChangeRole,
        WordRole,
        ToneRole,
        DrawingRole,
        TitleRole,
        IndicatorRole,
        PlaceRole,
        SpokenRole
    };

    explicit IndicatorGrid(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// `view` outlives the model's use of it.
    void show(const QuarterView *view, bool dipsFirst);
    [[nodiscard]] int count() const { return static_cast<int>(m_order.size()); }
    [[nodiscard]] QStringList places() const;
    [[nodiscard]] const QuarterLine *line(int row, int column) const;

    /// "up 12 on last quarter, down 3 on last year"
    [[nodiscard]] static QString changeWords(const QuarterLine &line, const QuarterView &view);
    [[nodiscard]] static QString wordOf(const QuarterLine &line);

Q_SIGNALS:
    void countChanged();

private:
    const QuarterView *m_view = nullptr;
    std::vector<std::size_t> m_order; ///< of the indicators
};

} // namespace sc
