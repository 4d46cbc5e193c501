// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/csvlines.h"
#include "core/text.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sc;

namespace {

std::vector<std::vector<std::string>> rowsOf(std::string_view text)
{
    std::vector<std::vector<std::string>> rows;
    CsvLines lines(text);
    while (lines.next())
        rows.emplace_back(lines.fields().begin(), lines.fields().end());
    return rows;
}

using Rows = std::vector<std::vector<std::string>>;

} // namespace

class CsvLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsRowsAndFields()
    {
        QCOMPARE(rowsOf("a,b\r\nc,\n\n,d"), (Rows{{"a", "b"}, {"c", ""}, {"", "d"}}));
        QCOMPARE(rowsOf(""), Rows{});
        QCOMPARE(rowsOf("\xef\xbb\xbf"
                        "a\tb"),
                 (Rows{{"a", "b"}}));
        QCOMPARE(rowsOf("a;b;c,d"), (Rows{{"a", "b", "c,d"}}));
    }

    void undoesQuotes()
    {
        QCOMPARE(rowsOf("\"a,b\",\"c\"\"d\"\n\"e\nf\",g"), (Rows{{"a,b", "c\"d"}, {"e\nf", "g"}}));
    }

    void countsLinesAndKeepsTheRawRow()
    {
        CsvLines lines("a,b\n\n\"c\nd\",e\r\nf");
        QVERIFY(lines.next());
        QVERIFY(lines.next());
        QCOMPARE(lines.line(), std::size_t{3});
        QCOMPARE(std::string(lines.raw()), std::string("\"c\nd\",e"));
        QVERIFY(lines.next());
        QCOMPARE(lines.line(), std::size_t{5});
        QCOMPARE(std::string(lines.field(7)), std::string());
        QVERIFY(!lines.next());
    }

    void readsWindowsText() { QCOMPARE(rowsOf("caf\xe9,b"), (Rows{{"caf\xc3\xa9", "b"}})); }

    void findsColumnsByTheirNames()
    {
        const std::vector<std::string_view> header{"Street Name", " EASTING", "y"};
        QCOMPARE(columnNamed(header, {"name", "streetname"}), 0);
        QCOMPARE(columnNamed(header, {"easting", "x"}), 1);
        QCOMPARE(columnNamed(header, {"postcode"}), -1);
    }

    void survivesAnyBytes()
    {
        QVERIFY(rc::check("fields are UTF-8", [](const std::string &bytes) {
            CsvLines lines(bytes);
            while (lines.next()) {
                for (const std::string_view field : lines.fields())
                    RC_ASSERT(isValidUtf8(field));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(CsvLinesTest)
#include "tst_csvlines.moc"
