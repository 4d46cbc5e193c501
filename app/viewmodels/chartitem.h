// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/chartpicture.h"

#include <QQuickPaintedItem>
#include <QtQmlIntegration>

namespace sc {

/// What a chart shows, as QML hands it on.
struct ChartDrawingValue {
    Q_GADGET
    QML_FOREIGN(sc::ChartDrawing)
    QML_VALUE_TYPE(chartDrawing)
};

/// A control chart on the screen. What it shows comes from IndicatorDesk; its colours from Theme.
class ControlChartItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sc::ChartDrawing drawing READ drawing WRITE setDrawing NOTIFY drawingChanged FINAL)
    Q_PROPERTY(bool small READ isSmall WRITE setSmall NOTIFY drawingChanged FINAL)
    Q_PROPERTY(double textSize MEMBER m_textSize NOTIFY drawingChanged FINAL)
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY drawingChanged FINAL)
    Q_PROPERTY(QColor muted READ muted WRITE setMuted NOTIFY drawingChanged FINAL)
    Q_PROPERTY(QColor line READ line WRITE setLine NOTIFY drawingChanged FINAL)
    Q_PROPERTY(QColor limit READ limit WRITE setLimit NOTIFY drawingChanged FINAL)
    Q_PROPERTY(QColor concern READ concern WRITE setConcern NOTIFY drawingChanged FINAL)
    Q_PROPERTY(QColor improvement READ improvement WRITE setImprovement NOTIFY drawingChanged FINAL)

public:
    explicit ControlChartItem(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

    [[nodiscard]] ChartDrawing drawing() const { return m_drawing; }
    void setDrawing(const ChartDrawing &drawing);
    [[nodiscard]] bool isSmall() const { return m_small; }
    void setSmall(bool small);
    [[nodiscard]] QColor ink() const { return m_ink.ink; }
    void setInk(const QColor &colour) { take(m_ink.ink, colour); }
    [[nodiscard]] QColor muted() const { return m_ink.muted; }
    void setMuted(const QColor &colour)
    {
        take(m_ink.muted, colour);
        take(m_ink.target, colour);
    }
    [[nodiscard]] QColor line() const { return m_ink.line; }
    void setLine(const QColor &colour) { take(m_ink.line, colour); }
    [[nodiscard]] QColor limit() const { return m_ink.limit; }
    void setLimit(const QColor &colour) { take(m_ink.limit, colour); }
    [[nodiscard]] QColor concern() const { return m_ink.concern; }
    void setConcern(const QColor &colour) { take(m_ink.concern, colour); }
    [[nodiscard]] QColor improvement() const { return m_ink.improvement; }
    void setImprovement(const QColor &colour) { take(m_ink.improvement, colour); }

Q_SIGNALS:
    void drawingChanged();

private:
    void take(QColor &held, const QColor &colour);

    ChartDrawing m_drawing;
    ChartInk m_ink;
    double m_textSize = 12.0;
    bool m_small = false;
};

} // namespace sc
