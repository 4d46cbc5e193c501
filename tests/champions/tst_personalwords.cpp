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

    void findsEachOfSeveralThingsInOneText()
    {
        const std::vector<std::string> asked{"Xanthippe Ormerod, 07700 955555"};
        QCOMPARE(without(asked, "Xanthippe Ormerod's (0 77 00 95 55 55)"), "[x]'s ([x])");
        const std::vector<std::string> phones{"07700 966666 (eve) or 01325 977777"};
        QCOMPARE(without(phones, "ring 01325977777, else 07700-966666"), "ring [x], else [x]");
        QCOMPARE(without({"Mum 07700 955555"}, "07700 955555 is Mum's"), "[x] is Mum's");
        QCOMPARE(without({"a.lee@x.org / 01325 388000"}, "to A.Lee@x.org"), "to [x]");
        // An address is not taken apart: its words stand elsewhere too.
        QCOMPARE(without({"Flat 2, Darlington"}, "A flat in Darlington"), "A flat in Darlington");
    }

    void findsANameWithoutItsTitles()
    {
        const std::vector<std::string> held{"Dr Wilhelmina Frobisher MBE"};
        QCOMPARE(without(held, "Wilhelmina Frobisher rang"), "[x] rang");
        QCOMPARE(without(held, "Dr Wilhelmina Frobisher MBE rang"), "[x] rang");
        QCOMPARE(without({"Mrs Hall"}, "In the hall with Mrs Hall"), "In the hall with [x]");
    }

    void aSurnameIsOneToLookAt()
    {
        const auto in = [](const char *name, const char *text) {
            return PersonalWords::surnamesOf({name}).areIn(text);
        };
        QVERIFY(in("Marjorie Quillfeather", "Mrs Quillfeather is ill"));
        QVERIFY(in("Marjorie Quillfeather", "QUILLFEATHER Street Group"));
        QVERIFY(in("Dr Ann Quill-Hall MBE, 07700 900123", "old Mr Hall"));
        QVERIFY(in("Mrs Hall", "ring Hall"));
        QVERIFY(!in("Marjorie Quillfeather", "Marjorie; Quillfeathers"));
        QVERIFY(!in("Joan Lee", "in the lee of the wall")); // too short to be told from words
        QVERIFY(!in("Madonna", "Madonna"));                 // a name in whole: looked for anyway
    }

    void anEmailAddressIsFoundInWhole()
    {
        const char *others =
            "depot@gmail.test, gmail.test; a.gwen77@gmail.test gwen77@gmail.test.uk";
        QCOMPARE(without({"gwen77@gmail.test"}, others), others);
        QCOMPARE(without({"gwen77@gmail.test"}, "to Gwen77@Gmail.test."), "to [x].");
        QCOMPARE(without({"Ann Lee <gwen77@gmail.test>"}, "Ann Lee gwen77@gmail.test"), "[x] [x]");
        QVERIFY(PersonalWords({"@gmail.test"}).isEmpty());
        const std::vector<std::string> held{"son 07700 900777, son77@gmail.test"};
        QCOMPARE(without(held, "beta@gmail.test 07700 900778"), "beta@gmail.test 07700 900778");
        QCOMPARE(without(held, "07700900777 or son77@gmail.test"), "[x] or [x]");
        QCOMPARE(without({"Sam Hall sam7@x.org 01632 900555"}, "Sam Hall 01632900555"), "[x] [x]");
    }

    void whoSomebodyIsToSomebodyIsNoName()
    {
        const std::vector<std::string> held{"husband Sam Hall 01632 900555", "Work, 01632 900556"};
        QCOMPARE(without(held, "husband sam@x.org, at work"), "husband sam@x.org, at work");
        QCOMPARE(without(held, "Sam Hall came"), "[x] came");
    }

    void signaturesAreNamesWithInitials()
    {
        const auto signatures = PersonalWords::signaturesOf({"Mrs Zoe May Quillfeather MBE"});
        for (const char *as : {"Z. Quillfeather", "Z M Quillfeather", "ZM Quillfeather",
                               "Zoe Quillfeather", "zoe may quillfeather"})
            QVERIFY2(signatures.areIn(as), as);
        QVERIFY(!signatures.areIn("T. Quillfeather"));
        QVERIFY(!signatures.areIn("Zoe"));
    }

    void othersKeepTheirNames()
    {
        const auto words = PersonalWords::surnamesOf({"Zoe Glass"});
        const auto others = PersonalWords::signaturesOf({"Tom Glass", "Ada Glass"});
        QCOMPARE(
            words.takenOutBeside(others, "A. Glass, Zoe Glass, Tom Glass; Glass", "[x]", false),
            "A. Glass, Zoe [x], Tom Glass; [x]");
        QCOMPARE(words.takenOutBeside(others, "Glass on broken glass", "[x]", true),
                 "[x] on broken glass");
    }

    void telephoneNumbersAreFoundHoweverTheyAreSpaced()
    {
        const std::vector<std::string> held{"01325 555111"};
        QCOMPARE(without(held, "ring 01325555111 or +44 1325 555 111."), "ring [x] or [x].");
        QCOMPARE(without(held, "+44 (0)1325 555-111, 0044 1325 555111"), "[x], [x]");
        QCOMPARE(without(held, "(01325) 555111"), "[x]");
        QCOMPARE(without(held, "013255551119 and 501325555111"), "013255551119 and 501325555111");
        QCOMPARE(without(held, "1325 of 555111"), "1325 of 555111");
        for (const char *written :
             {"(01325) 555 111", "Ann (01325) 555111 (eve)", "+44 (0)1325 555111"})
            QCOMPARE(without({written}, "01325555111, 01325 555111"), "[x], [x]");
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
