// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importing.h"

#include <QTest>

#include <algorithm>
#include <format>

using namespace sc;
using sc::test::Desk;

/// People's own lists of champions, whatever they call their columns.
class TestChampionLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsAreKnownHoweverTheyAreSpelled()
    {
        for (const char *first : {"Firstname", "First names", "First name(s)", "Forename(s)",
                                  "Given names", "FIRST_NAME", "Christian Name?", "1st name"}) {
            Desk desk;
            const auto done =
                desk.import("champions", std::format("Champ No.,{},Last names,Post Code,D.O.B.\n"
                                                     "HH1,Ann,Smithson,DL1 1AA,\n"
                                                     "HH2,Bob,Smithson,DL1 1AA,\n",
                                                     first));
            QVERIFY2(done, first);
            QCOMPARE(done->added, 2);
            const Json champion = Json::parse(desk.dump("champion").at(0));
            QCOMPARE(champion["name"].get<std::string>(), "Ann Smithson");
            QCOMPARE(champion["number"].get<std::string>(), "HH1");
        }
        Desk desk;
        QVERIFY(desk.import("champions", "Name,Surname\nAnn,Smithson\nBob Hall,Hall\n"));
        QCOMPARE(Json::parse(desk.dump("champion").at(0))["name"].get<std::string>(),
                 "Ann Smithson");
        QCOMPARE(Json::parse(desk.dump("champion").at(1))["name"].get<std::string>(), "Bob Hall");
    }

    void surnamesAloneAreAskedAbout()
    {
        for (const char *first : {"Known as", "Preferred name", "Initial(s)"}) {
            Desk desk;
            const auto done =
                desk.import("champions", std::format("{},Surname,Shoes\nAnn,Smithson,6\n", first));
            QVERIFY(!done);
            QCOMPARE(done.error().problems.at(0).code, "no_first_names");
            QVERIFY(
                done.error().message.contains(std::format("--column \"{}=first_name\"", first)));
            QVERIFY(desk.dump("champion").empty());
        }
        Desk desk; // what it is nobody can tell: it is said, and the surnames are taken
        const auto done = desk.import("champions", "Vorname,Surname\nAnn,Smithson\n");
        QVERIFY(done);
        QVERIFY(std::ranges::any_of(desk.remarks, [](const ImportRemark &one) {
            return one.problem.message.contains("--column \"Vorname=first_name\"");
        }));
        Desk plain; // nothing else is there that could be first names
        QVERIFY(plain.import("champions", "Surname,Post code\nSmithson,DL1 1AA\n"));
        QVERIFY(plain.remarks.empty());
    }
};

QTEST_GUILESS_MAIN(TestChampionLists)
#include "tst_championlists.moc"
