// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/clusterindex.h"
#include "map/markerlayer.h"
#include "map/outlinelayer.h"
#include "reports/reportliststore.h"
#include "viewmodels/lookup.h"
#include "viewmodels/session.h"

#include <QObject>
#include <QStringList>
#include <QtQmlIntegration>

#include <memory>

namespace sc {

/// The reports as points for the map, and the boundaries round them. Read and indexed on a worker;
/// the layers show what they had until the new ones are ready.
class MapPointsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Belongs to AppContext")
    Q_PROPERTY(sc::MapPoints points READ points NOTIFY changed FINAL)
    Q_PROPERTY(sc::MapOutlines outlines READ outlines NOTIFY changed FINAL)
    Q_PROPERTY(QStringList glyphs READ glyphs NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(bool hasHome READ hasHome NOTIFY changed FINAL)
    Q_PROPERTY(double north READ north NOTIFY changed FINAL)
    Q_PROPERTY(double south READ south NOTIFY changed FINAL)
    Q_PROPERTY(double west READ west NOTIFY changed FINAL)
    Q_PROPERTY(double east READ east NOTIFY changed FINAL)

public:
    /// What the worker reads.
    struct Reading {
        std::shared_ptr<const ClusterIndex> index;
        MapOutlines outlines;
        QStringList glyphs;
        WorldBox home; ///< round the boundaries; round the points where there are none
    };

    explicit MapPointsModel(QObject *parent = nullptr);

    void setSession(Session *session);
    void setFilter(const ReportFilter &filter);
    void refresh();

    [[nodiscard]] MapPoints points() const { return {m_shown.index}; }
    [[nodiscard]] MapOutlines outlines() const { return m_shown.outlines; }
    [[nodiscard]] QStringList glyphs() const { return m_shown.glyphs; }
    [[nodiscard]] bool isBusy() const { return m_lookup.isRunning(); }
    /// Whether there is anything to show the whole of.
    [[nodiscard]] bool hasHome() const { return !m_shown.home.empty(); }
    [[nodiscard]] double north() const { return toLatLon({0.0, m_shown.home.minY}).latitude; }
    [[nodiscard]] double south() const { return toLatLon({0.0, m_shown.home.maxY}).latitude; }
    [[nodiscard]] double west() const { return toLatLon({m_shown.home.minX, 0.5}).longitude; }
    [[nodiscard]] double east() const { return toLatLon({m_shown.home.maxX, 0.5}).longitude; }

    /// The report behind a mark.
    Q_INVOKABLE QString idAt(qint64 key);

Q_SIGNALS:
    void changed();
    void failed(const QString &message);

private:
    void take(Result<Reading> reading);

    Session *m_session = nullptr; // not owned
    ReportFilter m_filter;
    Lookup<Reading> m_lookup;
    Reading m_shown;
};

} // namespace sc
