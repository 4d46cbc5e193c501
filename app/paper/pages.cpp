// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pages.h"

#include "storage/outfile.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <memory>

namespace sc {

namespace {

// A4 and its margins, in millimetres. Printers leave 5 mm blank; a punched hole needs 12.
constexpr double kWidth = 210.0;
constexpr double kHeight = 297.0;
constexpr double kSide = (kWidth - kPaperBodyMillimetres) / 2.0;
constexpr double kTop = 22.0;
constexpr double kBottom = 20.0;
constexpr double kHeadLine = 12.0;
constexpr double kHeadGap = 5.0; // between what stands left and right
constexpr double kFootLine = kHeight - 12.0;
constexpr int kPdfDotsPerInch = 300;

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// Without the font's other forms of "-", "(" and ":" beside capitals and digits: they look a
/// little better, and are lost where text is searched in a PDF, copied out of it or read aloud.
QFont plain(QFont font)
{
    font.setFeature("calt", 0);
    return font;
}

/// A sheet laid out for one device.
class Layout {
public:
    Layout(const Sheet &sheet, QPaintDevice &device)
        : m_sheet(sheet), m_dot(device.logicalDpiX() / 25.4)
    {
        m_document.setDocumentMargin(0);
        m_document.documentLayout()->setPaintDevice(&device);
        for (std::size_t i = 0; i < sheet.images().size(); ++i)
            m_document.addResource(QTextDocument::ImageResource,
                                   QUrl(QStringLiteral("picture:%1").arg(i)), sheet.images()[i]);
        m_document.setDefaultFont(plain(m_document.defaultFont()));
        m_document.setHtml(text(sheet.html()));
        m_document.setPageSize(body().size());
    }

    [[nodiscard]] int pages() const { return std::max(1, m_document.pageCount()); }

    void draw(QPainter &painter, int page) const
    {
        painter.fillRect(QRectF(0, 0, kWidth * m_dot, kHeight * m_dot), Qt::white);
        drawMargins(painter, page);
        const QRectF area = body();
        painter.save();
        painter.translate(area.left(), area.top() - page * area.height());
        const QRectF shown(0, page * area.height(), area.width(), area.height());
        painter.setClipRect(shown);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = shown;
        context.palette.setColor(QPalette::Text, Qt::black);
        m_document.documentLayout()->draw(&painter, context);
        painter.restore();
    }

private:
    [[nodiscard]] QRectF body() const
    {
        return {std::round(kSide * m_dot), std::round(kTop * m_dot),
                std::round(kPaperBodyMillimetres * m_dot),
                std::round((kHeight - kTop - kBottom) * m_dot)};
    }

    void drawMargins(QPainter &painter, int page) const
    {
        const QString number = QStringLiteral("Page %1 of %2").arg(page + 1).arg(pages());
        QFont font = plain(QFont(QStringLiteral("Inter")));
        font.setPointSizeF(8.0);
        painter.setFont(font);
        painter.setPen(QColor(0x33, 0x33, 0x33));
        if (m_sheet.look() == Sheet::Look::Form)
            drawLine(painter, kHeadLine, text(m_sheet.title()), text(m_sheet.reference()));
        drawLine(painter, kFootLine, text(m_sheet.issuer()),
                 m_sheet.look() == Sheet::Look::Poster && pages() == 1 ? QString() : number);
    }

    void drawLine(QPainter &painter, double atMillimetres, const QString &left,
                  const QString &right) const
    {
        const QRectF line(kSide * m_dot, (atMillimetres - 3.0) * m_dot,
                          kPaperBodyMillimetres * m_dot, 6.0 * m_dot);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, left);
        const QFontMetricsF metrics(painter.font(), painter.device());
        const double room = line.width() - metrics.horizontalAdvance(left) - kHeadGap * m_dot;
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(right, Qt::ElideRight, room));
    }

    const Sheet &m_sheet;
    double m_dot; // device dots for a millimetre
    QTextDocument m_document;
};

QByteArray pdfBytes(const Sheet &sheet)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPdfDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(text(sheet.title()));
    writer.setCreator(QStringLiteral("Street Champions"));
    const Layout layout(sheet, writer);
    QPainter painter(&writer);
    for (int page = 0; page < layout.pages(); ++page) {
        if (page > 0)
            writer.newPage();
        layout.draw(painter, page);
    }
    painter.end();
    return bytes;
}

} // namespace

Result<void> writePdf(const Sheet &sheet, const std::filesystem::path &file)
{
    const QByteArray bytes = pdfBytes(sheet);
    return writeWhole(file, bytes.toStdString());
}

std::vector<QImage> pageImages(const Sheet &sheet, int dotsPerInch)
{
    const int dpi = std::clamp(dotsPerInch, 60, 300);
    const double dot = dpi / 25.4;
    const auto blank = [&] {
        QImage page(static_cast<int>(std::lround(kWidth * dot)),
                    static_cast<int>(std::lround(kHeight * dot)), QImage::Format_RGB32);
        const int dotsPerMetre = static_cast<int>(std::lround(dot * 1000.0));
        page.setDotsPerMeterX(dotsPerMetre);
        page.setDotsPerMeterY(dotsPerMetre);
        return page;
    };
    QImage measure = blank();
    const Layout layout(sheet, measure);
    std::vector<QImage> images;
    for (int page = 0; page < layout.pages(); ++page) {
        images.push_back(blank());
        QPainter painter(&images.back());
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        layout.draw(painter, page);
    }
    return images;
}

} // namespace sc
