// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/nearbystore.h"
#include "viewmodels/lookup.h"
#include "viewmodels/rowsmodel.h"
#include "viewmodels/session.h"

#include <QUrl>
#include <QtQmlIntegration>

namespace sc {

struct NearbyLine {
    Id id;
    QString ref;
    QString title; ///< "Fly-tipping, 20 m away"
    QString when;  ///< "New, logged 3 May 2026"
    QUrl photo;
    bool again = false; ///< closed: it would be the spot being dirty again
};

/// Reports of the same kind at the same spot, while one is being logged: maybe the same thing told
/// again, maybe the spot dirty again. One of them may be chosen, which links the new report to it.
/// Looks on a worker.
class NearbyModel : public QAbstractListModel, public Rows<NearbyLine> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to ReportEditor")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString linkedId READ linkedId NOTIFY changed FINAL)
    /// What will become of the report because of the link; empty without one.
    Q_PROPERTY(QString linkLine READ linkLine NOTIFY changed FINAL)

public:
    enum Role {
        ReportIdRole = Qt::UserRole + 1,
        RefRole,
        TitleRole,
        WhenRole,
        PhotoRole,
        AgainRole
    };
    struct Link {
        Id report;
        QString ref;
        bool again = false;
    };

    explicit NearbyModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return countIn(parent);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setSession(Session *session);
    /// Looks round a place. What is shown stays until the answer is there.
    void look(const std::string &category, LatLon at);
    /// Shows nothing and links to nothing.
    void clear();

    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] bool isBusy() const { return m_lookup.isRunning(); }
    [[nodiscard]] const Link &linked() const { return m_link; }
    void setLinked(const Link &link);
    [[nodiscard]] QString linkedId() const;
    [[nodiscard]] QString linkLine() const;

    /// Links the new report to that row, or takes the link off again.
    Q_INVOKABLE void link(int row);

Q_SIGNALS:
    void changed();
    void linkChanged();

private:
    using Found = Result<std::vector<NearbyReport>>;

    void show(const Found &found);

    Session *m_session = nullptr; // not owned
    Lookup<std::vector<NearbyReport>> m_lookup;
    Link m_link;
};

} // namespace sc
