// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/csvwriter.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace std::string_literals;
using sc::CsvWriter;

namespace {

template <class Write> std::string written(Write write, bool mark = false)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CsvWriter writer(buffer, mark);
    write(writer);
    writer.endRow();
    return writer.finish() ? buffer.data().toStdString() : "failed"s;
}

std::string textOf(std::string_view value)
{
    return written([&](CsvWriter &w) { w.text(value); });
}

} // namespace

class TestCsvWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quotesOnlyWhereNeeded()
    {
        QCOMPARE(textOf("plain"), "plain\r\n"s);
        QCOMPARE(textOf(""), "\r\n"s);
        QCOMPARE(textOf("a,b"), "\"a,b\"\r\n"s);
        QCOMPARE(textOf("say \"hi\""), "\"say \"\"hi\"\"\"\r\n"s);
        QCOMPARE(textOf("two\nlines"), "\"two\nlines\"\r\n"s);
        QCOMPARE(textOf(" edge"), "\" edge\"\r\n"s);
    }

    void guardsFreeTextAgainstFormulas()
    {
        QCOMPARE(textOf("=1+2\";=1+2"), "\"'=1+2\"\";=1+2\"\r\n"s);
        QCOMPARE(textOf("+44 1325 000000"), "\"'+44 1325 000000\"\r\n"s);
        QCOMPARE(textOf("-5"), "\"'-5\"\r\n"s);
        QCOMPARE(textOf("@name"), "\"'@name\"\r\n"s);
        QCOMPARE(textOf("\tx"), "\"'\tx\"\r\n"s);
        QCOMPARE(textOf("'tis"), "'tis\r\n"s);
        QCOMPARE(textOf("'=x"), "\"''=x\"\r\n"s);
    }

    void leavesNumbersAndCodesAlone()
    {
        QCOMPARE(written([](CsvWriter &w) {
                     w.code("-x");
                     w.number(-12);
                     w.real(-1.5);
                     w.empty();
                     w.real(51.123456789012345);
                     w.real(1e-7);
                     w.real(430000);
                 }),
                 "-x,-12,-1.5,,51.123456789012344,0.0000001,430000\r\n"s);
    }

    void writesTimesInUtc()
    {
        using namespace std::chrono;
        QCOMPARE(written([](CsvWriter &w) {
                     w.instant(sys_days(2026y / May / 3) + 9h + 15min);
                     w.instant(sys_days(1999y / December / 31) + 23h + 59min + 59s + 7ms);
                     w.day(2026y / February / 1);
                 }),
                 "2026-05-03T09:15:00Z,1999-12-31T23:59:59.007Z,2026-02-01\r\n"s);
    }

    void putsAMarkForExcel()
    {
        QCOMPARE(written([](CsvWriter &w) { w.code("a"); }, true), "\xef\xbb\xbf"
                                                                   "a\r\n"s);
    }

    void undoesOnlyItsOwnGuard()
    {
        QCOMPARE(sc::withoutFormulaGuard("'=x"), std::string_view("=x"));
        QCOMPARE(sc::withoutFormulaGuard("''=x"), std::string_view("'=x"));
        QCOMPARE(sc::withoutFormulaGuard("'tis"), std::string_view("'tis"));
        QCOMPARE(sc::withoutFormulaGuard("'"), std::string_view("'"));
        QCOMPARE(sc::withoutFormulaGuard(""), std::string_view(""));
    }

    void tellsAFullDisk()
    {
        QFile full(QStringLiteral("/dev/full"));
        if (!full.open(QIODevice::WriteOnly))
            QSKIP("no device that is always full here");
        CsvWriter writer(full);
        for (int i = 0; i < 100'000; ++i) {
            writer.text("some text");
            writer.endRow();
        }
        const auto result = writer.finish();
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, sc::ErrorKind::DiskFull);
    }

    void saysWhatToDoWhereOnlyAPartIsTaken()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("part.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        struct rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto signalled = std::signal(SIGXFSZ, [](int) {});
        const struct rlimit little{.rlim_cur = 1000, .rlim_max = before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &little), 0);
        CsvWriter writer(file);
        for (int i = 0; i < 1'000; ++i) {
            writer.text("some text");
            writer.endRow();
        }
        const auto result = writer.finish();
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, signalled);
        QVERIFY(!result.has_value());
        QVERIFY2(result.error().message.contains("disk"), result.error().message.c_str());
        QVERIFY(!result.error().message.contains("Unknown error"));
    }
};

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
