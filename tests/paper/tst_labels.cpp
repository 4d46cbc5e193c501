// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/codereader.h"
#include "paper/labelsheet.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <format>
#include <set>

using namespace sc;

namespace {

std::vector<KitLabel> labels(int count)
{
    std::vector<KitLabel> list;
    for (int i = 1; i <= count; ++i)
        list.push_back(
            {std::format("KIT-{:03}", i), "Small kit", "Harbour Road, A3", "Haleby Council"});
    return list;
}

std::multiset<std::string> textsIn(const std::vector<ReadCode> &codes, std::string_view format)
{
    std::multiset<std::string> texts;
    for (const ReadCode &code : codes)
        if (code.format == format)
            texts.insert(code.text);
    return texts;
}

std::multiset<std::string> wanted(int first, int last)
{
    std::multiset<std::string> texts;
    for (int i = first; i <= last; ++i)
        texts.insert(std::format("KIT-{:03}", i));
    return texts;
}

} // namespace

/// Labels are worth what a scanner reads of them.
class TestLabels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeOfASheetReadsBack_data()
    {
        QTest::addColumn<QString>("layout");
        for (const LabelLayout &layout : labelLayouts())
            QTest::newRow(layout.code.data()) << QString::fromUtf8(layout.code.data());
    }
    void everyCodeOfASheetReadsBack()
    {
        QFETCH(QString, layout);
        const LabelLayout sheet = labelLayout(layout.toStdString()).value();
        const int count = sheet.perPage() + 2;
        const auto pages = labelImages(labels(count), sheet, 2, 300);
        QCOMPARE(pages.size(), 2U);
        const auto first = codesIn(pages[0]);
        QCOMPARE(textsIn(first, "QRCode"), wanted(1, count - 3));
        QCOMPARE(textsIn(first, "Code128"), wanted(1, count - 3));
        QCOMPARE(textsIn(codesIn(pages[1]), "QRCode"), wanted(count - 2, count));
    }

    void thePdfReadsBackWhereItCanBeDrawn()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
        QTemporaryDir folder;
        const QString pdf = folder.filePath(QStringLiteral("labels.pdf"));
        const LabelLayout sheet = labelLayout("L7163").value();
        QVERIFY(writeLabels(labels(14), sheet, 1, pdf.toStdString()));
        if (tool.isEmpty())
            QSKIP("nothing here draws a PDF");
        const QString picture = folder.filePath(QStringLiteral("page"));
        QCOMPARE(QProcess::execute(tool, {QStringLiteral("-r"), QStringLiteral("200"),
                                          QStringLiteral("-png"), QStringLiteral("-singlefile"),
                                          pdf, picture}),
                 0);
        const auto codes = codesInFile((picture + QStringLiteral(".png")).toStdString()).value();
        QCOMPARE(textsIn(codes, "QRCode"), wanted(1, 14));
        QCOMPARE(textsIn(codes, "Code128"), wanted(1, 14));
    }

    void labelsLieWhereTheSheetHasThem()
    {
        const LabelLayout l7162 = labelLayout("l7162").value();
        QCOMPARE(l7162.perPage(), 16);
        QVERIFY(std::abs(l7162.left * 2 + l7162.across + l7162.width - 210.0) < 0.01);
        QVERIFY(std::abs(l7162.top * 2 + 8 * l7162.height - 297.0) < 0.01);
        const LabelLayout l7163 = labelLayout("l7163").value();
        QCOMPARE(l7163.perPage(), 14);
        QVERIFY(std::abs(l7163.top * 2 + 7 * l7163.height - 297.0) < 0.01);
        // The seventh place of a sheet is the left one of the fourth row.
        const QImage page = labelImages(labels(1), l7162, 7, 300).front();
        const double dot = 300 / 25.4;
        const QRect place(static_cast<int>(l7162.left * dot),
                          static_cast<int>((l7162.top + 3 * l7162.down) * dot),
                          static_cast<int>(l7162.width * dot),
                          static_cast<int>(l7162.height * dot));
        QCOMPARE(codesIn(page.copy(place)).size(), 2U);
    }

    void aPhotoThatIsTurnedIsRead()
    {
        const QImage page = labelImages(labels(1), labelLayout("l7163").value(), 1, 200).front();
        const QImage turned = page.copy(0, 0, page.width() / 2, page.height() / 6)
                                  .transformed(QTransform().rotate(74), Qt::SmoothTransformation);
        QVERIFY(textsIn(codesIn(turned), "QRCode") == wanted(1, 1));
        QCOMPARE(codesInFile("/nowhere.png").error().kind, ErrorKind::NotFound);
    }

    void whatCannotBePrintedIsRefused()
    {
        QCOMPARE(labelLayout("l9999").error().problems.front().code, "unknown_code");
        const LabelLayout sheet = labelLayout("a4").value();
        QCOMPARE(writeLabels({}, sheet, 1, "x.pdf").error().problems.front().code, "missing");
        QCOMPARE(writeLabels(labels(1), sheet, 13, "x.pdf").error().problems.front().code,
                 "out_of_range");
        QCOMPARE(writeLabels(labels(1), sheet, 1, "/nowhere/x.pdf").error().kind,
                 ErrorKind::CannotWrite);
    }
};

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
