// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pages.h"
#include "support/scratch.h"

#include <QFile>
#include <QTest>

using namespace sc;

namespace {

bool hasInk(const QImage &page, const QRect &where)
{
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x)
            if (qGray(page.pixel(x, y)) < 128)
                return true;
    return false;
}

QRect part(const QImage &page, double top, double bottom)
{
    return {0, static_cast<int>(page.height() * top), page.width(),
            static_cast<int>(page.height() * (bottom - top))};
}

} // namespace

class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageOfALongTableHasHeadAndFoot()
    {
        Sheet sheet("Sign-in sheet", "P3-0001-K", "Haleby Council");
        sheet.showTitle();
        sheet.table({{"Name", 3}, {"In", 1}},
                    std::vector(90, std::vector<std::string>{"Ann Bell"}));
        const auto pages = pageImages(sheet, 60);
        QVERIFY(pages.size() > 1);
        QCOMPARE(pages.front().size(), QSize(496, 702));
        for (const QImage &page : pages) {
            QVERIFY(hasInk(page, part(page, 0.02, 0.06)));
            QVERIFY(hasInk(page, part(page, 0.94, 0.98)));
            QVERIFY(hasInk(page, part(page, 0.08, 0.2)));
        }
    }

    void aLongReferenceStaysOffTheTitle()
    {
        const Sheet brief("Sign-in sheet", "", "Haleby Council");
        const Sheet full("Sign-in sheet", std::string(300, 'm'), "Haleby Council");
        const QImage alone = pageImages(brief, 60).front();
        const QImage both = pageImages(full, 60).front();
        const QRect title(0, 0, alone.width() / 6, alone.height() / 15);
        QVERIFY(hasInk(alone, title));
        QVERIFY(alone.copy(title) == both.copy(title));
    }

    void typedTextCannotChangeTheLayout()
    {
        Sheet plain("T", "R", "C");
        plain.paragraph("<h1>&amp; </table>");
        QVERIFY(plain.html().contains("&lt;h1&gt;&amp;amp; &lt;/table&gt;"));
        QVERIFY(!plain.html().contains("<h1>&"));
    }

    void aPictureIsDrawnAndANullOneLeftOut()
    {
        QImage black(40, 20, QImage::Format_RGB32);
        black.fill(Qt::black);
        Sheet sheet("T", "R", "C", Sheet::Look::Letter);
        sheet.picture(QImage(), 100);
        QVERIFY(sheet.images().empty());
        sheet.picture(black, 100);
        const auto pages = pageImages(sheet, 60);
        QCOMPARE(pages.size(), std::size_t{1});
        QVERIFY(hasInk(pages.front(), part(pages.front(), 0.1, 0.2)));
    }

    void aPdfIsWrittenWholeOrRefused()
    {
        const test::Scratch scratch;
        Sheet sheet("Poster", "P3-0001-K", "Haleby Council", Sheet::Look::Poster);
        sheet.showTitle();
        const auto file = scratch.folder() / "poster.pdf";
        QVERIFY(writePdf(sheet, file));
        QFile pdf(QString::fromStdString(file.string()));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.trimmed().endsWith("%%EOF"));
        const auto refused = writePdf(sheet, scratch.folder() / "no such folder" / "poster.pdf");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::CannotWrite);
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
