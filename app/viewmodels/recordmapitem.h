// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/indicatorrecords.h"

#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace sc {

/// Wards shaded by the value of an indicator, and where the records behind it are.
class RecordMapItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sc::IndicatorMap map READ map WRITE setMap NOTIFY changed FINAL)
    Q_PROPERTY(QColor outline MEMBER m_outline NOTIFY changed FINAL)
    Q_PROPERTY(QColor mark MEMBER m_mark NOTIFY changed FINAL)
    Q_PROPERTY(QColor shade MEMBER m_shade NOTIFY changed FINAL)

public:
    explicit RecordMapItem(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

    [[nodiscard]] IndicatorMap map() const { return m_map; }
    void setMap(const IndicatorMap &map);
    /// A shade of a colour for a level of the map.
    Q_INVOKABLE [[nodiscard]] static QColor shadeOf(const QColor &colour, int level);

Q_SIGNALS:
    void changed();

private:
    IndicatorMap m_map;
    QColor m_outline{Qt::gray};
    QColor m_mark{Qt::black};
    QColor m_shade{Qt::blue};
};

} // namespace sc
