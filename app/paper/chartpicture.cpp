// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/chartpicture.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sc {

namespace {

/// Round numbers for an axis: a step of 1, 2 or 5 times a power of ten.
double stepFor(double span, int most)
{
    const double rough = span / std::max(1, most);
    const double power = std::pow(10.0, std::floor(std::log10(std::max(rough, 1e-9))));
    for (const double times : {1.0, 2.0, 5.0})
        if (times * power >= rough)
            return times * power;
    return 10.0 * power;
}

class Drawer {
public:
    Drawer(QPainter &painter, const QRectF &area, const ChartDrawing &drawing, const ChartInk &ink,
           double textSize)
        : m_painter(painter), m_drawing(drawing), m_ink(ink), m_text(textSize), m_plot(area)
    {
        QFont font = painter.font();
        font.setPixelSize(std::max(6, static_cast<int>(textSize)));
        painter.setFont(font);
        painter.setRenderHint(QPainter::Antialiasing);
        if (drawing.isSmall)
            m_plot.adjust(4, 4, -4, -4);
        else
            m_plot.adjust(textSize * 3.6, textSize * 0.8, -textSize * 4.6, -textSize * 2.2);
        findRange();
    }

    void draw()
    {
        if (!m_drawing.isSmall) {
            axis();
            months();
        }
        limits();
        line();
        points();
    }

private:
    void include(double value)
    {
        if (std::isnan(value))
            return;
        m_low = std::min(m_low, value);
        m_high = std::max(m_high, value);
    }

    void findRange()
    {
        m_low = 1e300;
        m_high = -1e300;
        for (const auto *list :
             {&m_drawing.values, &m_drawing.lower, &m_drawing.centre, &m_drawing.upper})
            for (const double value : *list)
                include(value);
        if (m_drawing.hasTarget && !m_drawing.isSmall)
            include(m_drawing.target);
        if (m_low > m_high)
            m_low = m_high = 0.0;
        if (m_high - m_low < 1e-9) {
            m_low -= 1.0;
            m_high += 1.0;
        }
        if (m_low > 0.0 && m_low < 0.5 * m_high)
            m_low = 0.0;
    }

    [[nodiscard]] double x(qsizetype i) const
    {
        const auto count = std::max<qsizetype>(2, m_drawing.values.size());
        return m_plot.left() +
               m_plot.width() * static_cast<double>(i) / static_cast<double>(count - 1);
    }
    [[nodiscard]] double y(double value) const
    {
        return m_plot.bottom() - m_plot.height() * (value - m_low) / (m_high - m_low);
    }

    void axis()
    {
        const double step = stepFor(m_high - m_low, 5);
        for (double at = std::ceil(m_low / step) * step; at <= m_high + step * 1e-6; at += step) {
            m_painter.setPen(QPen(m_ink.limit, 0.5));
            m_painter.drawLine(QPointF(m_plot.left(), y(at)), QPointF(m_plot.right(), y(at)));
            m_painter.setPen(m_ink.muted);
            m_painter.drawText(
                QRectF(m_plot.left() - m_text * 3.6, y(at) - m_text, m_text * 3.2, 2 * m_text),
                Qt::AlignRight | Qt::AlignVCenter, QString::number(at, 'g', 6));
        }
    }

    void months()
    {
        m_painter.setPen(m_ink.muted);
        const auto count = m_drawing.labels.size();
        const auto every = std::max<qsizetype>(
            1, static_cast<qsizetype>(std::ceil(static_cast<double>(count) * m_text * 5.5 /
                                                std::max(1.0, m_plot.width()))));
        for (qsizetype i = count - 1; i >= 0; i -= every)
            m_painter.drawText(
                QRectF(x(i) - m_text * 4, m_plot.bottom() + m_text * 0.5, m_text * 8, m_text * 1.6),
                Qt::AlignHCenter | Qt::AlignTop, m_drawing.labels.at(i));
    }

    void stretch(const QList<double> &values, const QPen &pen)
    {
        QPainterPath path;
        bool open = false;
        for (qsizetype i = 0; i < values.size(); ++i) {
            if (std::isnan(values.at(i))) {
                open = false;
                continue;
            }
            const QPointF at(x(i), y(values.at(i)));
            if (open)
                path.lineTo(at);
            else
                path.moveTo(at);
            open = true;
        }
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(pen);
        m_painter.drawPath(path);
    }

    void name(double value, const QString &words, const QColor &colour)
    {
        if (std::isnan(value) || m_drawing.isSmall)
            return;
        m_painter.setPen(colour);
        m_painter.drawText(
            QRectF(m_plot.right() + m_text * 0.5, y(value) - m_text, m_text * 4.2, 2 * m_text),
            Qt::AlignLeft | Qt::AlignVCenter, words);
    }

    [[nodiscard]] static double last(const QList<double> &values)
    {
        for (qsizetype i = values.size() - 1; i >= 0; --i)
            if (!std::isnan(values.at(i)))
                return values.at(i);
        return std::nan("");
    }

    void limits()
    {
        const QPen dashed(m_ink.limit, 1.2, Qt::DashLine);
        stretch(m_drawing.centre, QPen(m_ink.limit, 1.2));
        if (m_drawing.isSmall)
            return;
        stretch(m_drawing.lower, dashed);
        stretch(m_drawing.upper, dashed);
        name(last(m_drawing.upper), QStringLiteral("upper"), m_ink.muted);
        name(last(m_drawing.centre), QStringLiteral("mean"), m_ink.muted);
        name(last(m_drawing.lower), QStringLiteral("lower"), m_ink.muted);
        if (!m_drawing.hasTarget)
            return;
        m_painter.setPen(QPen(m_ink.target, 1.2, Qt::DotLine));
        m_painter.drawLine(QPointF(m_plot.left(), y(m_drawing.target)),
                           QPointF(m_plot.right(), y(m_drawing.target)));
        // Beside the others where there is room between them.
        const auto isFree = [&](const QList<double> &values) {
            const double other = last(values);
            return std::isnan(other) || std::abs(y(other) - y(m_drawing.target)) > m_text * 1.2;
        };
        if (isFree(m_drawing.upper) && isFree(m_drawing.centre) && isFree(m_drawing.lower))
            name(m_drawing.target, QStringLiteral("target"), m_ink.target);
        else
            m_painter.drawText(QPointF(m_plot.left() + 4, y(m_drawing.target) - 3),
                               QStringLiteral("target"));
    }

    void line() { stretch(m_drawing.values, QPen(m_ink.line, m_drawing.isSmall ? 1.4 : 1.8)); }

    void points()
    {
        for (qsizetype i = 0; i < m_drawing.values.size(); ++i) {
            if (std::isnan(m_drawing.values.at(i)))
                continue;
            const int tone = i < m_drawing.tones.size() ? m_drawing.tones.at(i) : 0;
            const QPointF at(x(i), y(m_drawing.values.at(i)));
            const double r = m_drawing.isSmall ? 2.6 : 4.0;
            m_painter.setPen(Qt::NoPen);
            if (tone == ChartDrawing::Concern) {
                m_painter.setBrush(m_ink.concern);
                m_painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
            } else if (tone != ChartDrawing::Usual) {
                m_painter.setBrush(tone == ChartDrawing::Improvement ? m_ink.improvement
                                                                     : m_ink.ink);
                const double d = r * 1.35;
                m_painter.drawPolygon(QPolygonF({{at.x(), at.y() - d},
                                                 {at.x() + d, at.y()},
                                                 {at.x(), at.y() + d},
                                                 {at.x() - d, at.y()}}));
            } else if (!m_drawing.isSmall) {
                m_painter.setBrush(m_ink.line);
                m_painter.drawEllipse(at, 2.6, 2.6);
            }
        }
    }

    QPainter &m_painter;
    const ChartDrawing &m_drawing;
    const ChartInk &m_ink;
    double m_text;
    QRectF m_plot;
    double m_low = 0.0;
    double m_high = 1.0;
};

} // namespace

void drawChart(QPainter &painter, const QRectF &area, const ChartDrawing &drawing,
               const ChartInk &ink, double textSize)
{
    Drawer(painter, area, drawing, ink, textSize).draw();
}

QImage chartPicture(const ChartDrawing &drawing, const QSize &size)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    drawChart(painter, QRectF(picture.rect()), drawing, ChartInk(),
              std::max(10.0, size.width() / 64.0));
    return picture;
}

} // namespace sc
