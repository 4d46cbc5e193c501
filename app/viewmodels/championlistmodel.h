// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/rowsmodel.h"
#include "viewmodels/session.h"
#include "viewmodels/suggestionmodel.h"

#include <QtQmlIntegration>

namespace sc {

struct ChampionLine {
    QString id;
    QString number;
    QString name;
    QString area;
    QString contact;
    QString status;
};

/// Champions by name or number.
class ChampionListModel : public QAbstractListModel, public Rows<ChampionLine> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(QString status READ status WRITE setStatus NOTIFY textChanged FINAL)
    Q_PROPERTY(sc::ChoiceModel *statuses READ statuses CONSTANT FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY summaryChanged FINAL)

public:
    enum Role {
        ChampionIdRole = Qt::UserRole + 1,
        NumberRole,
        NameRole,
        AreaRole,
        ContactRole,
        StatusRole
    };

    explicit ChampionListModel(QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return countIn(parent);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setSession(Session *session);
    /// The id of an area; empty for the whole council.
    void setArea(const QString &areaId);
    void refresh();

    Q_INVOKABLE int rowOf(const QString &id) const
    {
        for (int row = 0; row < rowCount(); ++row) {
            if (idAt(row) == id)
                return row;
        }
        return -1;
    }
    Q_INVOKABLE QString idAt(int row) const
    {
        return row >= 0 && row < rowCount() ? rows()[static_cast<std::size_t>(row)].id : QString();
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    void setText(const QString &text);
    /// A code of kChampionStatuses; empty for all.
    [[nodiscard]] const QString &status() const { return m_status; }
    void setStatus(const QString &status);
    [[nodiscard]] ChoiceModel *statuses() const { return m_statuses; }
    [[nodiscard]] const QString &summary() const { return m_summary; }

Q_SIGNALS:
    void textChanged();
    void summaryChanged();

private:
    Session *m_session = nullptr; // not owned
    QString m_area;
    QString m_text;
    QString m_status;
    QString m_summary;
    ChoiceModel *m_statuses;
};

} // namespace sc
