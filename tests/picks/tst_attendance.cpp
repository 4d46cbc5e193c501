// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/creditstore.h"
#include "picks/bench.h"
#include "picks/figures.h"
#include "storage/check.h"

using namespace sc;
using namespace sc::test;

class TestAttendance : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;
    Id m_pick;

    Attendance named(const std::string &name) const
    {
        Attendance one;
        one.pick = m_pick;
        one.name = name;
        return one;
    }
    Attendance champion() const
    {
        Attendance one;
        one.pick = m_pick;
        one.champion = m_bench->lead;
        return one;
    }
    Attendance again(const Id &id) { return AttendanceStore(*m_bench->database).get(id).value(); }
    Result<std::vector<Attendance>> sheet(const std::vector<SheetLine> &lines)
    {
        return m_bench->change([&](Change &change) {
            return AttendanceStore(*m_bench->database).enterSheet(change, m_pick, lines);
        });
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<PickBench>();
        Pick pick = m_bench->ready();
        pick.capacity = 2;
        m_pick = m_bench->create(pick).value().id;
    }

    void aChampionIsOnARosterOnce()
    {
        QVERIFY(m_bench->book(champion()));
        QCOMPARE(codesOf(m_bench->book(champion())), "champion already_exists");
    }

    void isAChampionOrANameNotBothNorNeither()
    {
        QCOMPARE(codesOf(m_bench->book(named(""))), "champion missing");
        Attendance both = champion();
        both.name = "Joan";
        QCOMPARE(codesOf(m_bench->book(both)), "name conflict");
        Attendance nowhere = named("Sam");
        nowhere.pick = Id::fromName("no pick");
        QCOMPARE(codesOf(m_bench->book(nowhere)), "pick not_found");
    }

    void whoComesTooLateWaitsAndMovesUp()
    {
        const Attendance first = m_bench->book(named("First")).value();
        QVERIFY(m_bench->book(named("Second")));
        const Attendance third = m_bench->book(named("Third")).value();
        const Attendance fourth = m_bench->book(named("Fourth")).value();
        QCOMPARE(third.status, "waiting");
        QCOMPARE(fourth.status, "waiting");
        Attendance gone = first;
        gone.status = "cancelled";
        QVERIFY(m_bench->alter(gone));
        QCOMPARE(again(third.id).status, "booked");
        QCOMPARE(again(fourth.id).status, "waiting");
    }

    void nobodyPassesWhoWaits()
    {
        const Attendance first = m_bench->book(named("First")).value();
        QVERIFY(m_bench->book(named("Second")));
        const Attendance third = m_bench->book(named("Third")).value();
        const Attendance fourth = m_bench->book(named("Fourth")).value();
        Pick pick = m_bench->get(m_pick);
        pick.capacity = 4;
        QVERIFY(m_bench->update(pick)); // more places: all who wait get one
        QCOMPARE(again(third.id).status, "booked");
        QCOMPARE(again(fourth.id).status, "booked");
        QCOMPARE(m_bench->book(named("Fifth"))->status, "waiting");
        QVERIFY(m_bench->change([&](Change &change) {
            return AttendanceStore(*m_bench->database).remove(change, first.id);
        }));
        QVERIFY(m_bench->change([&](Change &change) { // Fifth has the place now
            return AttendanceStore(*m_bench->database).restore(change, first.id);
        }));
        QCOMPARE(again(first.id).status, "waiting");
    }

    void nobodyComesToACancelledPick()
    {
        const Attendance booked = m_bench->book(named("First")).value();
        QVERIFY(m_bench->act([&](PickActions &actions, Change &change) {
            return actions.cancel(change, m_pick, {.reason = "weather"});
        }));
        QCOMPARE(codesOf(m_bench->book(named("Second"))), "pick bad_transition");
        QCOMPARE(codesOf(sheet({{.who = "First", .minutes = 60}})), "rows[0].pick bad_transition");
        QCOMPARE(again(booked.id).status, "booked");
    }

    void theSheetKeepsWhatTheRosterSaysOfAChild()
    {
        const Attendance adult = m_bench->book(named("Pat")).value();
        Attendance kim = named("Kim");
        kim.child = true;
        kim.adult = adult.id;
        const Id id = m_bench->book(kim).value().id;
        QVERIFY(sheet({{.who = "Pat", .minutes = 60}, {.who = "Kim", .minutes = 60}}));
        QVERIFY(again(id).child);
        QCOMPARE(again(id).adult, adult.id);
        QVERIFY(sheet({{.who = "Kim", .minutes = 50, .child = true}})); // with whom is known
        QCOMPARE(again(id).adult, adult.id);
        QVERIFY(sheet({{.who = "Little", .adult = "Pat"}})); // with somebody: a child
    }

    void whoDidNotComeHasNotSigned()
    {
        QVERIFY(m_bench->book(named("Ida")));
        QVERIFY(!sheet({{.who = "Ida", .status = "no_show"}})->front().signedSheet);
    }

    void aChildNeedsAnAdultWhoComes()
    {
        const Attendance adult = m_bench->book(named("Adult")).value();
        Attendance child = named("Child");
        child.child = true;
        QCOMPARE(codesOf(m_bench->book(child)), "adult missing");
        child.adult = Id::fromName("stranger");
        QCOMPARE(codesOf(m_bench->book(child)), "adult not_found");
        child.adult = adult.id;
        const Attendance booked = m_bench->book(child).value();
        Attendance second = named("Second child");
        second.child = true;
        second.adult = booked.id;
        QCOMPARE(codesOf(m_bench->book(second)), "adult not_found");
        Attendance leaves = adult;
        leaves.status = "no_show";
        QCOMPARE(codesOf(m_bench->alter(leaves)), "status in_use");
        QCOMPARE(codesOf(m_bench->change([&](Change &change) {
                     return AttendanceStore(*m_bench->database).remove(change, adult.id);
                 })),
                 "status in_use");
    }

    void minutesComeFromTheSheetOrAreTyped()
    {
        Attendance one = named("Sam");
        one.status = "attended";
        one.inAt = kPickStart;
        one.outAt = kPickStart + 75min;
        one = m_bench->book(one).value();
        QCOMPARE(one.minutes.value(), 75);
        QCOMPARE(one.minutesSource, "sheet");
        one.minutes = 60;
        one = m_bench->alter(one).value();
        QCOMPARE(one.minutes.value(), 60);
        QCOMPARE(one.minutesSource, "typed");
        one.outAt = kPickStart - 1min;
        QCOMPARE(codesOf(m_bench->alter(one)), "out_at bad_date");
    }

    void closingGivesTheLengthOfThePickToWhoHasNoMinutes()
    {
        m_pick = m_bench->live();
        Attendance one = named("Sam");
        one.status = "attended";
        const Id id = m_bench->book(one).value().id;
        PickFigures figures;
        figures.bagsGeneral = 4;
        QVERIFY(m_bench->figures(m_pick, figures));
        QVERIFY(m_bench->close(m_pick));
        QCOMPARE(again(id).minutes.value(), 90);
        QCOMPARE(again(id).minutesSource, "default");
    }

    void whatAnOfficerDecidesOfCreditsStands()
    {
        m_pick = m_bench->live();
        Attendance one = champion();
        one.status = "attended";
        one.minutes = 60;
        one = m_bench->book(one).value();
        PickFigures figures;
        figures.bagsGeneral = 4;
        QVERIFY(m_bench->figures(m_pick, figures));
        m_bench->clock.advance(30 * 24h); // the figures are entered late
        QVERIFY(m_bench->close(m_pick));
        CreditStore books(*m_bench->database);
        const auto earned = [&] { return books.earned(m_bench->lead).value(); };
        QVERIFY(m_bench->change([&](Change &change) {
            Credit more;
            more.fromAccount = "council";
            more.toChampion = m_bench->lead;
            more.minutes = 30;
            more.category = "litter_pick";
            return books.create(change, more);
        }));
        one.note = "Brought cake";
        QVERIFY(m_bench->alter(one));
        QCOMPARE(earned(), 90);
        const auto lines = books.linesOf(m_bench->lead).value();
        const auto own = std::ranges::find(lines, 60, &CreditLine::minutes);
        QVERIFY(own != lines.end());
        QCOMPARE(own->credit.at, kPickStart); // the day it was earned
        QVERIFY(m_bench->change([&](Change &change) {
            return books.reverse(change, own->credit.id, "She asked for no credits");
        }));
        one.note = "Brought two cakes";
        QVERIFY(m_bench->alter(one));
        QCOMPARE(earned(), 30);
        one.minutes = 70; // what was decided was decided of 60
        one.adjustReason = "Stayed";
        QVERIFY(m_bench->alter(one));
        QCOMPARE(earned(), 100);
    }

    void creditsFollowTheRosterOfAClosedPick()
    {
        m_pick = m_bench->live();
        Attendance one = champion();
        one.status = "attended";
        one.minutes = 60;
        one = m_bench->book(one).value();
        CreditStore books(*m_bench->database);
        const auto earned = [&] { return books.earned(m_bench->lead).value(); };
        PickFigures figures;
        figures.bagsGeneral = 4;
        QVERIFY(m_bench->figures(m_pick, figures));
        QCOMPARE(earned(), 0);
        QVERIFY(m_bench->close(m_pick));
        QCOMPARE(earned(), 60);
        one.minutes = 90;
        QCOMPARE(codesOf(m_bench->alter(one)), "adjust_reason reason_required");
        one.adjustReason = "Stayed for the second street";
        QVERIFY(m_bench->alter(one));
        QCOMPARE(earned(), 90);
        QCOMPARE(books.linesOf(m_bench->lead)->size(), 3U); // entered, taken back, entered anew
        one.note = "Nothing to do with hours";
        QVERIFY(m_bench->alter(one));
        QCOMPARE(books.linesOf(m_bench->lead)->size(), 3U);
        QVERIFY(m_bench->undoLast());
        QVERIFY(m_bench->undoLast());
        QCOMPARE(earned(), 60);
        one.minutes = 60;
        one.adjustReason = "Was not there";
        one.status = "no_show";
        QVERIFY(m_bench->alter(one));
        QCOMPARE(earned(), 0);
        std::int64_t sum = 0;
        for (const CreditBalance &balance : books.balances().value_or(std::vector<CreditBalance>{}))
            sum += balance.minutes;
        QCOMPARE(sum, 0);
        QVERIFY(Check(*m_bench->database).deep()->empty());
    }

    void theRosterNeverNamesMoreBagsThanThereWere()
    {
        m_pick = m_bench->live();
        Attendance one = named("Sam");
        one.status = "attended";
        one.bags = 3;
        one = m_bench->book(one).value();
        PickFigures figures;
        figures.bagsGeneral = 2;
        QCOMPARE(codesOf(m_bench->figures(m_pick, figures)), "bags_general out_of_range");
        figures.bagsGeneral = 4;
        QVERIFY(m_bench->figures(m_pick, figures));
        one.bags = 5;
        QCOMPARE(codesOf(m_bench->alter(one)), "bags out_of_range");
        one.bags = 4;
        one.adjustReason = "Counted again";
        QVERIFY(m_bench->alter(one));
        QCOMPARE(unattributedBags(m_bench->get(m_pick).figures, 4).value(), 0);
    }

    void onePersonIsEditedAlone()
    {
        const Attendance first = m_bench->book(named("First")).value();
        const Attendance second = m_bench->book(named("Second")).value();
        Attendance altered = second;
        altered.emergencyContact = "Ann 01325 000000";
        altered.signedSheet = true;
        QVERIFY(m_bench->alter(altered));
        QVERIFY(again(first.id) == first);
        QVERIFY(again(second.id).signedSheet);
    }

    void aSheetIsEnteredInOneGo()
    {
        QVERIFY(m_bench->book(champion()));
        const auto done =
            sheet({{.who = "Kit Hall", .child = true, .adult = "Ann Hall"},
                   {.who = "41", .minutes = 60, .bags = 2},
                   {.who = "Ann Hall", .inAt = kPickStart, .outAt = kPickStart + 1h}});
        QVERIFY2(done, codesOf(done).c_str());
        QCOMPARE(done->at(1).status, "attended");
        QVERIFY(done->at(1).champion == m_bench->lead);
        QCOMPARE(done->at(2).status, "walk_in");
        QVERIFY(done->at(0).adult == done->at(2).id);
        QCOMPARE(AttendanceStore(*m_bench->database).roster(m_pick)->size(), 3U);
        QVERIFY(m_bench->undoLast());
        QCOMPARE(AttendanceStore(*m_bench->database).roster(m_pick)->size(), 1U);
    }

    void nobodyIsLostWhoseNameIsOnTheSheetTwice()
    {
        const auto done = sheet({{.who = "Sarah Smith", .minutes = 30},
                                 {.who = "sarah  smith", .minutes = 40},
                                 {.who = "41"},
                                 {.who = "Joan Pearson"}});
        QCOMPARE(codesOf(done), "rows[1].who duplicate, rows[3].who duplicate");
        QVERIFY(AttendanceStore(*m_bench->database).roster(m_pick)->empty());
        QVERIFY(sheet({{.who = "Sarah Smith", .minutes = 30}}));
        QVERIFY(sheet({{.who = "Sarah Smith", .minutes = 40}})); // the sheet again, put right
        QCOMPARE(AttendanceStore(*m_bench->database).roster(m_pick)->size(), 1U);
    }

    void figuresOfAClosedPickArePutRightWithAReason()
    {
        m_pick = m_bench->live();
        Attendance typed = named("Sam");
        typed.status = "attended";
        typed.minutes = 60;
        typed.bags = 2;
        typed = m_bench->book(typed).value();
        Attendance guessed = named("Ann");
        guessed.status = "attended";
        guessed = m_bench->book(guessed).value();
        typed.bags = 3;
        QVERIFY(m_bench->alter(typed)); // still entering
        PickFigures figures;
        figures.bagsGeneral = 4;
        QVERIFY(m_bench->figures(m_pick, figures));
        QVERIFY(m_bench->close(m_pick));
        typed.bags = 1;
        QCOMPARE(codesOf(m_bench->alter(typed)), "adjust_reason reason_required");
        typed.adjustReason = "Counted twice";
        QVERIFY(m_bench->alter(typed));
        typed.bags = 2;
        QCOMPARE(codesOf(m_bench->alter(typed)), "adjust_reason reason_required"); // a new one
        guessed = again(guessed.id);
        guessed.minutes = 45; // was the length of the pick, which nobody typed
        guessed.bags = 1;
        QVERIFY(m_bench->alter(guessed));
        QCOMPARE(codesOf(sheet({{.who = "Sam", .minutes = 10}})),
                 "rows[0].adjust_reason reason_required");
        QVERIFY(sheet({{.who = "Sam", .minutes = 10, .adjustReason = "Left early"}}));
    }

    void aSheetWithFaultsIsLeftOutWhole()
    {
        const auto done = sheet({{.who = "Ann Hall"},
                                 {.who = "999"},
                                 {.who = "Kit", .child = true, .adult = "Nobody"},
                                 {.who = ""}});
        QCOMPARE(codesOf(done), "rows[1].who not_found, rows[3].who missing, "
                                "rows[2].adult not_found");
        QVERIFY(AttendanceStore(*m_bench->database).roster(m_pick)->empty());
    }

    void twentyNamesAreOneChange()
    {
        std::vector<SheetLine> lines;
        for (int i = 0; i < 20; ++i)
            lines.push_back({.who = "Person " + std::string(1, static_cast<char>('A' + i))});
        QCOMPARE(sheet(lines)->size(), 20U);
        const RosterTotals totals = totalsOf(*AttendanceStore(*m_bench->database).roster(m_pick));
        QCOMPARE(totals.attended, 20);
    }

    void undoCannotPutAChampionOnTwice()
    {
        const Attendance first = m_bench->book(champion()).value();
        QVERIFY(m_bench->change([&](Change &change) {
            return AttendanceStore(*m_bench->database).remove(change, first.id);
        }));
        const Id removal = **History(*m_bench->database).lastAction(kOfficer);
        QVERIFY(m_bench->book(champion()));
        QCOMPARE(codesOf(History(*m_bench->database).undo(removal, kOfficer)),
                 "champion already_exists");
        QCOMPARE(codesOf(m_bench->change([&](Change &change) {
                     return AttendanceStore(*m_bench->database).restore(change, first.id);
                 })),
                 "champion already_exists");
    }
};

QTEST_GUILESS_MAIN(TestAttendance)
#include "tst_attendance.moc"
