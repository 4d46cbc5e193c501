// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/postcode.h"

#include <QTest>

using namespace sc;

class PostcodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAnySpellingOneWay_data()
    {
        QTest::addColumn<QString>("wanted");
        for (const char *typed :
             {"DL1 1AA", "dl11aa", " Dl1  1aA ", "DL1-1AA", "d.l.1.1.a.a", "(DL1 1AA)"})
            QTest::newRow(typed) << "DL1 1AA";
        QTest::newRow("m11ae") << "M1 1AE";
        QTest::newRow("b338th") << "B33 8TH";
        QTest::newRow("w1a0ax") << "W1A 0AX";
        QTest::newRow("ec1a1bb") << "EC1A 1BB";
        QTest::newRow("dn551pt") << "DN55 1PT";
        QTest::newRow("gir0aa") << "GIR 0AA";
        for (const char *bad :
             {"DL1", "DL1 1A", "DL111AAA", "QL1 1AA", "DJ1 1AA", "DL1 1CA", "DL1 1AO", "1DL 1AA",
              "DL1L 1AA", "W1I 0AX", "DLL 1AA", "GIR 1AA", "D 1AA", "North Road"})
            QTest::newRow(bad) << "";
    }

    void writesAnySpellingOneWay()
    {
        QFETCH(QString, wanted);
        const auto made = normalisePostcode(QTest::currentDataTag());
        QCOMPARE(QString::fromStdString(made.value_or("")), wanted);
        QCOMPARE(isPostcode(QTest::currentDataTag()), !wanted.isEmpty());
    }

    void saysWhatIsWrong()
    {
        QCOMPARE(normalisePostcode(" ").error().problems.at(0).code, std::string("missing"));
        QCOMPARE(normalisePostcode("x").error().problems.at(0).code, std::string("bad_postcode"));
    }

    void knowsTheOutwardPart()
    {
        QCOMPARE(outwardCode("dl1 1aa"), std::string("DL1"));
        QCOMPARE(outwardCode("ec1a1bb"), std::string("EC1A"));
        QCOMPARE(outwardCode("dl14"), std::string("DL14"));
        QCOMPARE(outwardCode("North"), std::string());
        QCOMPARE(outwardCode(""), std::string());
    }
};

QTEST_APPLESS_MAIN(PostcodeTest)
#include "tst_postcode.moc"
