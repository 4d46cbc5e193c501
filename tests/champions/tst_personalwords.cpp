// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/personalwords.h"

#include <QTest>

using namespace sc;

class TestPersonalWords : public QObject {
    Q_OBJECT

    static std::string without(const std::vector<std::string> &held, const std::string &text)
    {
        return PersonalWords(held).takenOutOf(text, "[x]");
    }

private Q_SLOTS:
    void areFoundWhateverTheirCaseAndAccents()
    {
        const std::vector<std::string> held{"Żaneta Łuczak"};
        QCOMPARE(without(held, "ŻANETA ŁUCZAK rang"), "[x] rang");
        QCOMPARE(without(held, "for zaneta  luczak, and Żaneta\nŁuczak."), "for [x], and [x].");
        QCOMPARE(without({"Zoe O'Neil"}, "Zoë O\u2019Neil's bag"), "[x]'s bag");
        QCOMPARE(without({"José Díaz"}, "Jose\u0301 Di\u0301az!"), "[x]!"); // accents apart
        QCOMPARE(without({"Straße 12"}, "Strasse 12"), "[x]");
    }

    void standByThemselves()
    {
        const std::vector<std::string> held{"Ann Lee"};
        QCOMPARE(without(held, "Joann Leeson and Ann Leeds"), "Joann Leeson and Ann Leeds");
        QCOMPARE(without(held, "(Ann Lee)"), "([x])");
        QCOMPARE(without(held, "Ann-Lee"), "[x]");
        QVERIFY(!PersonalWords({"Bo"}).areIn("Bo came")); // too short to be told from other words
        QVERIFY(PersonalWords({"Bo", ""}).isEmpty());
    }

    void telephoneNumbersAreFoundHoweverTheyAreSpaced()
    {
        const std::vector<std::string> held{"01325 555111"};
        QCOMPARE(without(held, "ring 01325555111 or +44 1325 555 111."), "ring [x] or [x].");
        QCOMPARE(without(held, "+44 (0)1325 555-111, 0044 1325 555111"), "[x], [x]");
        QCOMPARE(without(held, "(01325) 555111"), "[x]");
        QCOMPARE(without(held, "013255551119 and 501325555111"), "013255551119 and 501325555111");
        QCOMPARE(without(held, "1325 of 555111"), "1325 of 555111");
    }

    void theWordsPutInTheirPlaceAreNotTakenOutAgain()
    {
        QCOMPARE(PersonalWords({"erased"}).takenOutOf("Erased it", "[erased]"), "[erased] it");
    }

    void theLongestGoesFirst()
    {
        QCOMPARE(without({"Mary", "Mary Ann Smith"}, "Mary Ann Smith and Mary"), "[x] and [x]");
    }
};

QTEST_GUILESS_MAIN(TestPersonalWords)
#include "tst_personalwords.moc"
