// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/rowsmodel.h"
#include "viewmodels/session.h"

#include <QtQmlIntegration>

namespace sc {

struct PickStores;

struct TodayLine {
    QString section;
    QString id;
    QString ref;
    QString title;
    QString place;
    QString reason;
    QString stateKey;
    QString stateWord;
    QString action; ///< the step that deals with it; empty: open it
    QString actionText;
    bool urgent = false;
    bool asksArea = false; ///< an area chosen deals with it
    QString areaId;        ///< the area it has now
    bool isPick = false;   ///< a litter pick; `action` is then the sheet to open
    bool isLoan = false;
    bool isConflict = false; ///< what PCs disagree about, on the screen for it
};

/// What needs somebody today, most pressing first: overdue, champions' reports nobody has
/// scheduled, due today, reports whose place no area claims, litter picks that wait for something,
/// kits that are overdue or lent twice, and what PCs disagree about.
class TodayModel : public QAbstractListModel, public Rows<TodayLine> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString dayText READ dayText NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)

public:
    enum Role {
        SectionRole = Qt::UserRole + 1,
        ReportIdRole,
        RefRole,
        TitleRole,
        PlaceRole,
        ReasonRole,
        StateKeyRole,
        StateWordRole,
        ActionTextRole,
        UrgentRole,
        AsksAreaRole,
        AreaIdRole,
    };

    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return countIn(parent);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setSession(Session *session);
    /// The id of an area; empty for the whole council.
    void setArea(const QString &areaId);
    /// The litter picks that go with the session; null without one. Not owned.
    void setPicks(PickStores *picks);
    void refresh();

    /// How many there are in all; the list itself stops at a length that can be read.
    [[nodiscard]] int count() const { return m_total; }
    [[nodiscard]] const QString &dayText() const { return m_dayText; }
    [[nodiscard]] const QString &summary() const { return m_summary; }

    Q_INVOKABLE QString idAt(int row) const;
    /// Does what the row's button says.
    Q_INVOKABLE void act(int row);
    /// Shows the record of the row on its own screen.
    Q_INVOKABLE void open(int row);
    Q_INVOKABLE bool asksAreaAt(int row) const;

Q_SIGNALS:
    void changed();
    /// The row asks for this step, or with no step to be opened.
    void stepWanted(const QString &reportId, const QString &step);
    void pickWanted(const QString &pickId, const QString &sheet);
    void loanWanted(const QString &loanId);
    void conflictsWanted();

private:
    Session *m_session = nullptr;  // not owned
    PickStores *m_picks = nullptr; // not owned
    QString m_area;
    QString m_dayText;
    QString m_summary;
    int m_total = 0;
};

/// Litter picks that need somebody: without an assessment, with figures due, and those of the next
/// seven days. `area` null: of the whole council.
[[nodiscard]] std::vector<TodayLine> pickLines(PickStores &picks, const Id &area);
/// Loans that are overdue, and kits that are lent twice.
[[nodiscard]] std::vector<TodayLine> loanLines(Session &session);
/// One line for all that PCs disagree about; none where they agree.
[[nodiscard]] std::vector<TodayLine> conflictLines(Session &session);

} // namespace sc
