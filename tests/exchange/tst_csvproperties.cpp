// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvreader.h"
#include "storage/csvwriter.h"

#include <QBuffer>
#include <QTest>

#include <rapidcheck.h>

#include <charconv>

namespace {

using Table = std::vector<std::vector<std::string>>;

// Text made of what is awkward in CSV and in spreadsheets.
rc::Gen<std::string> awkwardText()
{
    const auto piece =
        rc::gen::element<std::string>("=", "+", "-", "@", "\t", "\r", "\n", "\"", "'", ",", ";",
                                      " ", "a", "é", "€", "漢", "sep=,");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string> &pieces) {
                            std::string text;
                            for (const std::string &p : pieces)
                                text += p;
                            return text;
                        });
}

std::string csvOf(const Table &table, bool mark)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    sc::CsvWriter writer(buffer, mark);
    for (const char *name : {"one", "two", "three"})
        writer.code(name);
    writer.endRow();
    for (const auto &row : table) {
        for (const std::string &field : row)
            writer.text(field);
        writer.endRow();
    }
    return writer.finish() ? buffer.data().toStdString() : std::string();
}

bool blank(const std::vector<std::string> &row)
{
    return std::ranges::all_of(row, &std::string::empty);
}

} // namespace

class TestCsvProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        const bool holds = rc::check([] {
            const auto table = *rc::gen::container<Table>(
                rc::gen::container<std::vector<std::string>>(3, awkwardText()));
            Table wanted = table;
            std::erase_if(wanted, blank);
            auto reader = sc::CsvReader::fromText(csvOf(table, *rc::gen::arbitrary<bool>()));
            RC_ASSERT(reader.has_value());
            Table got;
            sc::CsvRow row;
            while (reader->next(row)) {
                RC_ASSERT(!row.problem);
                auto &fields = got.emplace_back();
                for (const std::string_view field : row.fields)
                    fields.emplace_back(sc::withoutFormulaGuard(field));
            }
            RC_ASSERT(got == wanted);
        });
        QVERIFY(holds);
    }

    void noFieldOfFreeTextStartsAFormula()
    {
        const bool holds = rc::check([] {
            const std::string text = *awkwardText();
            auto reader = sc::CsvReader::fromText(csvOf({{"x", text, "y"}}, false));
            sc::CsvRow row;
            RC_ASSERT(reader && reader->next(row));
            RC_ASSERT(row.fields[1].find_first_of("=+-@\t\r\n") != 0U);
        });
        QVERIFY(holds);
    }

    void anyBytesAreReadWithoutHarm()
    {
        const bool holds = rc::check([] {
            const auto bytes = *rc::gen::container<std::string>(rc::gen::oneOf(
                rc::gen::element('"', ',', '\n', '\r', '\0', ';'), rc::gen::arbitrary<char>()));
            auto reader = sc::CsvReader::fromText("a,b\n" + bytes);
            RC_ASSERT(reader.has_value());
            sc::CsvRow row;
            std::size_t line = 1;
            while (reader->next(row)) {
                RC_ASSERT(row.line > line);
                line = row.line;
                RC_ASSERT(row.problem.has_value() || row.fields.size() == reader->header().size());
            }
        });
        QVERIFY(holds);
    }

    void numbersKeepEveryDigit()
    {
        const bool holds = rc::check([](double value) {
            RC_PRE(std::isfinite(value));
            std::string text;
            sc::appendReal(value, text);
            double back = 0;
            std::from_chars(text.data(), text.data() + text.size(), back);
            RC_ASSERT(back == value);
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestCsvProperties)
#include "tst_csvproperties.moc"
