// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvreader.h"

#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace std::string_literals;
using sc::CsvReader;
using sc::CsvRow;

namespace {

struct Read {
    std::size_t line = 0;
    std::vector<std::string> fields;
    std::string problem;
    std::string raw;
};

std::vector<Read> rowsOf(CsvReader &reader)
{
    std::vector<Read> rows;
    CsvRow row;
    while (reader.next(row)) {
        Read &read = rows.emplace_back();
        read.line = row.line;
        read.raw = row.raw;
        if (row.problem)
            read.problem = row.problem->code;
        else
            read.fields.assign(row.fields.begin(), row.fields.end());
    }
    return rows;
}

std::vector<Read> rowsOf(std::string text)
{
    auto reader = CsvReader::fromText(std::move(text));
    return reader ? rowsOf(*reader) : std::vector<Read>{};
}

using Fields = std::vector<std::string>;

} // namespace

class TestCsvReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryLineEnd_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("LF") << QByteArray("\n");
        QTest::newRow("CRLF") << QByteArray("\r\n");
        QTest::newRow("CR") << QByteArray("\r");
    }
    void readsEveryLineEnd()
    {
        QFETCH(QByteArray, end);
        const std::string e = end.toStdString();
        auto reader =
            CsvReader::fromText("a,b" + e + "1,2" + e + e + "\"x" + e + "y\",4" + e + "5,6");
        QVERIFY(reader.has_value());
        QCOMPARE(reader->header(), (Fields{"a", "b"}));
        QCOMPARE(reader->lineEnd(), std::string_view(e));
        const auto rows = rowsOf(*reader);
        QCOMPARE(rows.size(), 3U);
        QCOMPARE(rows[0].line, 2U);
        QCOMPARE(rows[1].line, 4U);
        QCOMPARE(rows[1].fields, (Fields{"x" + e + "y", "4"}));
        QCOMPARE(rows[1].raw, "\"x" + e + "y\",4");
        QCOMPARE(rows[2].line, 6U);
        QCOMPARE(rows[2].fields, (Fields{"5", "6"}));
    }

    void findsTheDelimiterInTheHeader_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comma") << QByteArray("a,b,c\n1,2;3,\n");
        QTest::newRow("semicolon") << QByteArray("a;b;c\n1;2;3\n");
        QTest::newRow("tab") << QByteArray("a\tb\tc\n1\t2\t3\n");
        QTest::newRow("quoted commas do not count") << QByteArray("\"a,b,c,d\";b;c\n1;2;3\n");
        QTest::newRow("sep line") << QByteArray("sep=;\r\na;b;c\r\n1;2;3\r\n");
        QTest::newRow("blank lines first") << QByteArray("\n\na;b;c\n1;2;3\n");
    }
    void findsTheDelimiterInTheHeader()
    {
        QFETCH(QByteArray, text);
        auto reader = CsvReader::fromText(text.toStdString());
        QVERIFY(reader.has_value());
        QCOMPARE(reader->header().size(), 3U);
        const auto rows = rowsOf(*reader);
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0].fields.size(), 3U);
    }

    void undoesQuotes()
    {
        const auto rows = rowsOf("a,b,c\n\"say \"\"hi\"\"\",\"\"\"\",\"x,y\"\n\"\",q\"q,\n");
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].fields, (Fields{"say \"hi\"", "\"", "x,y"}));
        QCOMPARE(rows[1].fields, (Fields{"", "q\"q", ""}));
    }

    void readsEncodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("UTF-8") << QByteArray("name,x\r\nCafé €,1\r\n");
        QTest::newRow("UTF-8 with mark") << QByteArray("\xef\xbb\xbfname,x\r\nCafé €,1\r\n");
        QTest::newRow("Windows-1252") << QByteArray("name,x\r\nCaf\xe9 \x80,1\r\n");
        QTest::newRow("Windows-1252 quoted") << QByteArray("name,x\r\n\"Caf\xe9 \x80\",1\r\n");
        const QString text = QStringLiteral("name,x\r\nCafé €,1\r\n");
        QByteArray little("\xff\xfe");
        QByteArray big("\xfe\xff");
        for (const QChar c : text) {
            little += static_cast<char>(c.unicode() & 0xff);
            little += static_cast<char>(c.unicode() >> 8);
            big += static_cast<char>(c.unicode() >> 8);
            big += static_cast<char>(c.unicode() & 0xff);
        }
        QTest::newRow("UTF-16LE") << little;
        QTest::newRow("UTF-16BE") << big;
    }
    void readsEncodings()
    {
        QFETCH(QByteArray, bytes);
        auto reader = CsvReader::fromText(bytes.toStdString());
        QVERIFY(reader.has_value());
        QCOMPARE(reader->header().front(), "name"s);
        const auto rows = rowsOf(*reader);
        QCOMPARE(rows.size(), 1U);
        QCOMPARE(rows[0].fields, (Fields{"Café €", "1"}));
    }

    void keepsTheRawRecord()
    {
        const auto rows = rowsOf("a,b\r\n \"x\" ,Caf\xe9\r\n\"q\"\"q\",2");
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].raw, " \"x\" ,Caf\xe9"s);
        QCOMPARE(rows[1].raw, "\"q\"\"q\",2"s);
    }

    void refusesWrongColumnCounts()
    {
        const auto rows = rowsOf("a,b\n1\n1,2,3\n1,2,,\n1,2\n");
        QCOMPARE(rows.size(), 4U);
        QCOMPARE(rows[0].problem, "column_count"s);
        QCOMPARE(rows[1].problem, "column_count"s);
        QCOMPARE(rows[2].fields, (Fields{"1", "2"})); // empty columns at the end do no harm
        QCOMPARE(rows[3].problem, ""s);
    }

    void losesOneRowToAForgottenQuote()
    {
        const auto rows = rowsOf("a,b\n1,\"oops\n2,fine\n3,\"quoted\"\n4,\"last\n5,end\n");
        QCOMPARE(rows.size(), 5U);
        QCOMPARE(rows[0].problem, "bad_quote"s);
        QCOMPARE(rows[0].line, 2U);
        QCOMPARE(rows[0].raw, "1,\"oops"s);
        QCOMPARE(rows[1].fields, (Fields{"2", "fine"}));
        QCOMPARE(rows[2].fields, (Fields{"3", "quoted"}));
        QCOMPARE(rows[3].problem, "unterminated_quote"s);
        QCOMPARE(rows[3].line, 5U);
        QCOMPARE(rows[4].fields, (Fields{"5", "end"}));
        QCOMPARE(rows[4].line, 6U);
    }

    void refusesZeroBytesAndEndlessFields()
    {
        const auto rows =
            rowsOf("a,b\nx\0y,1\n\"p\0q\",2\n"s + std::string(CsvReader::kMaxField + 1, 'z') +
                   ",3\nok,4\n\"" + std::string(CsvReader::kMaxField + 1, 'z') + "\",5\nok,6\n");
        QCOMPARE(rows.size(), 6U);
        QCOMPARE(rows[0].problem, "nul_byte"s);
        QCOMPARE(rows[1].problem, "nul_byte"s);
        QCOMPARE(rows[2].problem, "too_long"s);
        QCOMPARE(rows[3].fields, (Fields{"ok", "4"}));
        QCOMPARE(rows[4].problem, "too_long"s);
        QCOMPARE(rows[5].fields, (Fields{"ok", "6"}));
    }

    void refusesRowsThatBreakAMarkedUtf8File()
    {
        const auto rows = rowsOf("\xef\xbb\xbf"
                                 "a,b\ncaf\xe9,1\nfine,2\n");
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].problem, "bad_encoding"s);
        QCOMPARE(rows[1].fields, (Fields{"fine", "2"}));
    }

    void saysWhatIsWrongWithTheFile()
    {
        QCOMPARE(CsvReader::fromText("").error().problems.at(0).code, "empty_file"s);
        QCOMPARE(CsvReader::fromText("\r\n \r\n").error().problems.at(0).code, "empty_file"s);
        QCOMPARE(CsvReader::fromText("\"a,b\n").error().problems.at(0).code, "unterminated_quote"s);
        QCOMPARE(CsvReader::open("/nowhere/at/all.csv").error().kind, sc::ErrorKind::NotFound);
        QCOMPARE(CsvReader::open("/tmp").error().kind, sc::ErrorKind::CannotRead);
    }

    void readsAFileFromDisk()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("é.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a,b\n1,2\n");
        file.close();
        auto reader = CsvReader::open(file.fileName().toStdString());
        QVERIFY(reader.has_value());
        auto moved = std::move(*reader);
        QCOMPARE(rowsOf(moved).size(), 1U);
        QCOMPARE(moved.position(), moved.size());
    }
};

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
