// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sc;

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsUtf8()
    {
        for (const char *good : {"", "plain", "caf\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x97\x91"})
            QVERIFY2(isValidUtf8(good), good);
        for (const char *bad : {"caf\xe9", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                "\x80", "\xe2\x82", "\xff"})
            QVERIFY2(!isValidUtf8(bad), bad);
    }

    void readsWindows1252()
    {
        QCOMPARE(fromWindows1252("caf\xe9 \x80"
                                 "5 \x93quoted\x94"),
                 std::string("caf\xc3\xa9 \xe2\x82\xac"
                             "5 \xe2\x80\x9cquoted\xe2\x80\x9d"));
        QCOMPARE(decodeText("\xef\xbb\xbf"
                            "caf\xc3\xa9"),
                 std::string("caf\xc3\xa9"));
        QCOMPARE(decodeText("caf\xe9"), std::string("caf\xc3\xa9"));
        QVERIFY(rc::check("whatever the bytes, the text is UTF-8", [](const std::string &bytes) {
            RC_ASSERT(isValidUtf8(decodeText(bytes)));
        }));
    }

    void tidiesSpaces()
    {
        QCOMPARE(std::string(trimmed("  a b \r\n")), std::string("a b"));
        QCOMPARE(std::string(trimmed(" \t")), std::string());
        QCOMPARE(collapsed(" a \t\n b\xc2\xa0 c "), std::string("a b c"));
        QCOMPARE(words(" a  bc d ").size(), std::size_t{3});
        QVERIFY(equalsIgnoringCase("Ward", "wARD"));
        QVERIFY(!equalsIgnoringCase("Ward", "Wards"));
    }

    void foldsForComparing_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::newRow("North Road") << "north road";
        QTest::newRow("St. John\xe2\x80\x99s") << "st johns";
        QTest::newRow("King's Head") << "kings head";
        QTest::newRow("Stoke-on-Trent") << "stoke on trent";
        QTest::newRow("Bank Top & Lascelles") << "bank top and lascelles";
        QTest::newRow("Bank Top&Lascelles") << "bank top and lascelles";
        QTest::newRow("Caf\xc3\xa9 \xc5\xb4yl") << "cafe wyl";
        QTest::newRow("Bj\xc3\xb8rn Stra\xc3\x9f"
                      "e")
            << "bjorn strasse";
        QTest::newRow("  (the)  lane!  ") << "the lane";
    }

    void foldsForComparing()
    {
        QFETCH(QString, wanted);
        QCOMPARE(QString::fromStdString(folded(QTest::currentDataTag())), wanted);
    }

    void spellsOutStreetNames_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::newRow("North Rd") << "north road";
        QTest::newRow("St. John's St") << "saint johns street";
        QTest::newRow("Saint Johns Street") << "saint johns street";
        QTest::newRow("High St") << "high street";
        QTest::newRow("High St North") << "high street north";
        QTest::newRow("12 St Marys Ave") << "12 saint marys avenue";
        QTest::newRow("Church of St Mary Rd") << "church of saint mary road";
        QTest::newRow("Dr Brown Cl.") << "dr brown close";
        QTest::newRow("Mt Pleasant") << "mount pleasant";
        QTest::newRow("Alder Gdns") << "alder gardens";
        QTest::newRow("The Cres") << "the crescent";
        QTest::newRow("") << "";
    }

    void spellsOutStreetNames()
    {
        QFETCH(QString, wanted);
        QCOMPARE(QString::fromStdString(foldedStreet(QTest::currentDataTag())), wanted);
    }

    void foldingTwiceChangesNothing()
    {
        QVERIFY(rc::check("folded", [](const std::string &text) {
            const std::string once = folded(decodeText(text));
            RC_ASSERT(folded(once) == once);
        }));
    }

    void countsEdits()
    {
        QCOMPARE(editDistance("alder", "alder", 2), 0);
        QCOMPARE(editDistance("aldr", "alder", 2), 1);
        QCOMPARE(editDistance("aldre", "alder", 2), 1);
        QCOMPARE(editDistance("adler", "alder", 2), 1);
        QCOMPARE(editDistance("elder", "alder", 2), 1);
        QCOMPARE(editDistance("kitten", "sitting", 3), 3);
        QCOMPARE(editDistance("kitten", "sitting", 2), 3);
        QCOMPARE(editDistance("", "abc", 5), 3);
        QCOMPARE(editDistance("abc", "", 1), 2);
        QVERIFY(rc::check("symmetric, and the limit only cuts off", [] {
            const auto word = rc::gen::container<std::string>(rc::gen::inRange('a', 'e'));
            const std::string a = *word;
            const std::string b = *word;
            const int whole = editDistance(a, b, 1000);
            const int limit = *rc::gen::inRange(0, 6);
            RC_ASSERT(editDistance(b, a, 1000) == whole);
            RC_ASSERT(editDistance(a, b, limit) == std::min(whole, limit + 1));
        }));
    }

    void writesPhoneNumbersOneWay_data()
    {
        QTest::addColumn<QString>("wanted");
        for (const char *typed :
             {"01632 960 001", "(01632) 960001", "+44 1632 960001", "+44 (0)1632 960001",
              "0044 1632-960-001", "01632.960.001", "1632960001"}) // a spreadsheet drops the nought
            QTest::newRow(typed) << "01632960001";
        QTest::newRow("07700 900982") << "07700900982";
        QTest::newRow("+33 1 42 68 53 00") << "+33142685300";
        for (const char *bad :
             {"", "12345", "0400 000 0000", "phone", "01632 960 001 ext 4", "+44", "4632960001"})
            QTest::addRow("%s", *bad == 0 ? " " : bad) << "";
    }

    void writesPhoneNumbersOneWay()
    {
        QFETCH(QString, wanted);
        QCOMPARE(QString::fromStdString(normalisePhone(QTest::currentDataTag()).value_or("")),
                 wanted);
    }

    void knowsTheShapeOfEmail()
    {
        for (const char *good : {"a@b.uk", "first.last+tag@council.gov.uk", "o'neil@example.org"})
            QVERIFY2(looksLikeEmail(good), good);
        for (const char *bad :
             {"", "a", "a@", "@b.uk", "a@b", "a@b.", "a@.uk", "a b@c.uk", "a@b@c.uk", ".a@b.uk",
              "a..b@c.uk", "a@-b.uk", "a@b,uk", "<a@b.uk>"})
            QVERIFY2(!looksLikeEmail(bad), bad);
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "tst_text.moc"
