// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/labelsheet.h"

#include "core/text.h"
#include "kits/kitstore.h"
#include "paper/barcode.h"
#include "storage/outfile.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <array>
#include <cmath>
#include <format>

namespace sc {

namespace {

constexpr double kPageWidth = 210.0;
constexpr double kPageHeight = 297.0;
constexpr double kPad = 2.5; // no ink nearer to the edge of a label: sheets feed unevenly
constexpr double kLargestQr = 27.0;
constexpr double kThinnestBar = 0.19; // below this office printers and scanners fail
constexpr double kWidestBar = 0.4;

// Avery's own templates: two columns with 2.5 mm between them, no gap between rows.
constexpr std::array kLayouts{
    LabelLayout{"l7162", "Avery L7162, 16 labels", 2, 8, 99.1, 33.9, 4.65, 12.9, 101.6, 33.9,
                false},
    LabelLayout{"l7163", "Avery L7163, 14 labels", 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1,
                false},
    LabelLayout{"a4", "Plain A4 to cut, 12 labels", 2, 6, 90.0, 42.0, 15.0, 22.5, 90.0, 42.0, true},
};

/// Draws in millimetres.
class Pen {
public:
    Pen(QPainter &painter, double dotsPerMillimetre) : m_painter(painter), m_dot(dotsPerMillimetre)
    {}

    [[nodiscard]] QRectF rect(double x, double y, double w, double h) const
    {
        return {x * m_dot, y * m_dot, w * m_dot, h * m_dot};
    }
    void outline(double x, double y, double w, double h)
    {
        m_painter.setPen(QPen(Qt::gray, 0.1 * m_dot, Qt::DashLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(rect(x, y, w, h));
    }
    /// Fits the size of the type to the width.
    void text(double x, double y, double w, double h, const std::string &words, bool bold)
    {
        QFont font(QStringLiteral("Inter"));
        font.setBold(bold);
        const QString said = QString::fromStdString(words);
        double size = h * m_dot * 0.8;
        font.setPixelSize(std::max(1, static_cast<int>(size)));
        const double wide = QFontMetricsF(font, m_painter.device()).horizontalAdvance(said);
        if (wide > w * m_dot) {
            size = std::max(size * w * m_dot / wide, 1.9 * m_dot);
            font.setPixelSize(std::max(1, static_cast<int>(size)));
        }
        m_painter.setFont(font);
        m_painter.setPen(Qt::black);
        const QFontMetricsF metrics(font, m_painter.device());
        m_painter.drawText(rect(x, y, w, h), Qt::AlignLeft | Qt::AlignVCenter,
                           metrics.elidedText(said, Qt::ElideRight, w * m_dot));
    }
    /// Modules as rectangles on whole dots, so that no printer makes them grey.
    void code(double x, double y, const QImage &picture, double module, double moduleHeight)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(Qt::black);
        const auto edge = [this](double at) { return std::round(at * m_dot); };
        for (int row = 0; row < picture.height(); ++row) {
            for (int column = 0; column < picture.width(); ++column) {
                if (qGray(picture.pixel(column, row)) > 127)
                    continue;
                int end = column + 1;
                while (end < picture.width() && qGray(picture.pixel(end, row)) <= 127)
                    ++end;
                const double x0 = edge(x + column * module);
                const double y0 = edge(y + row * moduleHeight);
                m_painter.drawRect(QRectF(x0, y0, edge(x + end * module) - x0,
                                          edge(y + (row + 1) * moduleHeight) - y0));
                column = end;
            }
        }
    }

private:
    QPainter &m_painter;
    double m_dot;
};

/// How the codes share a label.
struct LabelParts {
    LabelParts(const LabelLayout &layout, const std::string &code)
        : high(layout.height - 2 * kPad)
        , qrSize(std::min(high, kLargestQr))
        , wide(layout.width - 2 * kPad - qrSize - 1.0)
        , bars(code128(code, 1))
        , bar(bars.isNull() ? 0.0 : std::min(wide / bars.width(), kWidestBar))
    {}

    [[nodiscard]] bool hasBars() const { return bar >= kThinnestBar; }

    double high;
    double qrSize;
    double wide; ///< beside the QR code
    QImage bars;
    double bar; ///< the thinnest one
};

void drawLabel(Pen &pen, const LabelLayout &layout, double x, double y, const KitLabel &label)
{
    if (layout.outlined)
        pen.outline(x, y, layout.width, layout.height);
    const LabelParts parts(layout, label.code);
    const QImage qr = qrCode(label.code);
    if (!qr.isNull())
        pen.code(x + kPad, y + (layout.height - parts.qrSize) / 2, qr, parts.qrSize / qr.width(),
                 parts.qrSize / qr.height());
    const double left = x + kPad + parts.qrSize + 1.0;
    const double top = y + kPad;
    const double high = parts.high;
    const double wide = parts.wide;
    pen.text(left, top, wide, high * 0.32, label.code, true);
    pen.text(left, top + high * 0.32, wide, high * 0.14, label.title, false);
    pen.text(left, top + high * 0.46, wide, high * 0.13, label.place, false);
    if (parts.hasBars())
        pen.code(left, top + high * 0.62, parts.bars, parts.bar, high * 0.26);
    pen.text(left, top + high * 0.89, wide, high * 0.11, label.owner, false);
}

template <class NextPage>
void drawAll(QPainter &painter, double dot, const std::vector<KitLabel> &labels,
             const LabelLayout &layout, int start, const NextPage &nextPage)
{
    Pen pen(painter, dot);
    int place = start - 1;
    for (const KitLabel &label : labels) {
        if (place == layout.perPage()) {
            nextPage();
            place = 0;
        }
        drawLabel(pen, layout, layout.left + (place % layout.columns) * layout.across,
                  layout.top + (place / layout.columns) * layout.down, label);
        ++place;
    }
}

Result<void> checked(const std::vector<KitLabel> &labels, const LabelLayout &layout, int start)
{
    if (labels.empty())
        return refused("kit", "missing", "There is no kit to make a label for");
    if (start < 1 || start > layout.perPage())
        return refused("start", "out_of_range",
                       std::format("Enter 1 to {} for the first label", layout.perPage()));
    return {};
}

QByteArray pdfOf(const std::vector<KitLabel> &labels, const LabelLayout &layout, int start)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(1200);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(),
                                     QPageLayout::Millimeter, QMarginsF()));
    writer.setTitle(QStringLiteral("Labels"));
    writer.setCreator(QStringLiteral("Street Champions"));
    QPainter painter(&writer);
    drawAll(painter, 1200 / 25.4, labels, layout, start, [&] { writer.newPage(); });
    painter.end();
    return bytes;
}

} // namespace

std::span<const LabelLayout> labelLayouts()
{
    return kLayouts;
}

Result<LabelLayout> labelLayout(std::string_view code)
{
    for (const LabelLayout &layout : kLayouts)
        if (equalsIgnoringCase(layout.code, trimmed(code)))
            return layout;
    return refused("layout", "unknown_code", "Choose l7162, l7163 or a4");
}

Result<std::vector<KitLabel>> kitLabels(Database &database, const std::vector<std::string> &names)
{
    KitStore store(database);
    std::vector<Kit> kits;
    for (const std::string &name : names) {
        auto kit = store.find(name);
        if (!kit)
            return refused("kit", "not_found", std::format("There is no kit \"{}\"", name));
        kits.push_back(*std::move(kit));
    }
    if (names.empty()) {
        auto all = store.inOrder();
        if (!all)
            return std::unexpected(all.error());
        std::ranges::copy_if(*all, std::back_inserter(kits), [](const Kit &kit) {
            return kit.status != "written_off" && kit.status != "retired";
        });
    }
    DepotStore depots(database);
    KitTypeStore types(database);
    const std::string council = database.setting("council_name");
    std::vector<KitLabel> labels;
    for (const Kit &kit : kits) {
        const auto type = types.get(kit.kitType);
        std::string place = depots.nameOf(kit.depot.id);
        if (!kit.shelf.empty())
            place += (place.empty() ? "" : ", ") + kit.shelf;
        labels.push_back({kit.label, type ? type->name : std::string(), place, council});
    }
    return labels;
}

Result<void> writeLabels(const std::vector<KitLabel> &labels, const LabelLayout &layout, int start,
                         const std::filesystem::path &file)
{
    if (const auto fine = checked(labels, layout, start); !fine)
        return fine;
    const QByteArray bytes = pdfOf(labels, layout, start);
    return writeWhole(file, bytes.toStdString());
}

std::vector<std::string> labelsWithoutBars(const std::vector<KitLabel> &labels,
                                           const LabelLayout &layout)
{
    std::vector<std::string> bare;
    for (const KitLabel &label : labels)
        if (!LabelParts(layout, label.code).hasBars())
            bare.push_back(label.code);
    return bare;
}

std::vector<QImage> labelImages(const std::vector<KitLabel> &labels, const LabelLayout &layout,
                                int start, int dotsPerInch)
{
    std::vector<QImage> pages;
    if (!checked(labels, layout, start))
        return pages;
    const double dot = std::clamp(dotsPerInch, 60, 600) / 25.4;
    const auto count = static_cast<std::size_t>(start - 1) + labels.size();
    const auto perPage = static_cast<std::size_t>(layout.perPage());
    for (std::size_t page = 0; page * perPage < count; ++page) {
        QImage picture(static_cast<int>(std::lround(kPageWidth * dot)),
                       static_cast<int>(std::lround(kPageHeight * dot)), QImage::Format_RGB32);
        picture.fill(Qt::white);
        const std::size_t skipped = static_cast<std::size_t>(start - 1);
        const std::size_t first = page == 0 ? 0 : page * perPage - skipped;
        const std::size_t last = std::min(labels.size(), (page + 1) * perPage - skipped);
        const std::vector<KitLabel> here(labels.begin() + static_cast<std::ptrdiff_t>(first),
                                         labels.begin() + static_cast<std::ptrdiff_t>(last));
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::TextAntialiasing);
        drawAll(painter, dot, here, layout, page == 0 ? start : 1, [] {});
        painter.end();
        pages.push_back(std::move(picture));
    }
    return pages;
}

} // namespace sc
