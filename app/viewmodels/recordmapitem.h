// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/polygon.h"
#include "viewmodels/appcontext.h"

#include <QPolygonF>
#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace sc {

/// Where the records behind the indicator that is shown are, over the outlines of the wards.
class RecordMapItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sc::AppContext *context READ context WRITE setContext NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QColor outline MEMBER m_outline NOTIFY changed FINAL)
    Q_PROPERTY(QColor mark MEMBER m_mark NOTIFY changed FINAL)

public:
    static constexpr std::size_t kMost = 5'000;

    explicit RecordMapItem(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

    [[nodiscard]] AppContext *context() const { return m_context; }
    void setContext(AppContext *context);
    [[nodiscard]] int count() const { return static_cast<int>(m_dots.size()); }
    /// The council or an area by its code, of an indicator in a quarter.
    Q_INVOKABLE void show(const QString &indicator, const QString &place, const QString &quarter);

Q_SIGNALS:
    void changed();

private:
    void readOutlines();

    AppContext *m_context = nullptr;
    QList<QPolygonF> m_rings; ///< longitude, latitude
    QList<QPointF> m_dots;
    QColor m_outline{Qt::gray};
    QColor m_mark{Qt::black};
};

} // namespace sc
