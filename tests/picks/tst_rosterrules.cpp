// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "champions/creditstore.h"
#include "picks/bench.h"

using namespace sc;
using namespace sc::test;

/// Who can be put on a roster, and how one of a closed pick is put right.
class TestRosterRules : public QObject {
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
        m_pick = m_bench->create(m_bench->ready()).value().id;
    }

    void aChildHasNoPlaceBeforeItsAdult()
    {
        Pick pick = m_bench->get(m_pick);
        pick.capacity = 2;
        QVERIFY(m_bench->update(pick));
        const auto again = [&](const Id &id) {
            return AttendanceStore(*m_bench->database).get(id).value();
        };
        const Attendance first = m_bench->book(named("First")).value();
        Attendance child = named("Child");
        child.child = true;
        child.adult = first.id;
        child = m_bench->book(child).value();
        const Attendance waiting = m_bench->book(named("Third")).value();
        QCOMPARE(waiting.status, "waiting");
        child.adult = waiting.id;
        QCOMPARE(codesOf(m_bench->alter(child)), "adult out_of_range");
        // Both wait, the child before: the place goes to the adult.
        Attendance before = named("Other child");
        before.child = true;
        before.adult = first.id;
        before = m_bench->book(before).value();
        QCOMPARE(before.status, "waiting");
        const Attendance last = m_bench->book(named("Last")).value();
        before.adult = last.id;
        QVERIFY(m_bench->alter(before));
        QVERIFY(m_bench->change([&](Change &change) {
            return AttendanceStore(*m_bench->database).remove(change, waiting.id);
        }));
        child.status = "cancelled";
        child.adult = first.id;
        QVERIFY(m_bench->alter(child));
        QCOMPARE(again(last.id).status, "booked");
        QCOMPARE(again(before.id).status, "waiting");
    }

    void timesAreOfTheDayOfThePick()
    {
        Attendance one = m_bench->book(named("First")).value();
        one.inAt = kPickStart + 24h * 5;
        QCOMPARE(codesOf(m_bench->alter(one)), "in_at out_of_range");
        one.inAt = kPickStart;
        one.outAt = kPickStart - 24h * 3;
        QVERIFY(codesOf(m_bench->alter(one)).contains("out_at out_of_range"));
        one.outAt = kPickStart + 16h; // a night's, until two in the morning
        QVERIFY(m_bench->alter(one));
    }

    void nobodyIsGivenByHandWhatTheRosterGives()
    {
        CreditStore books(*m_bench->database);
        const auto give = [&](const Id &to, int minutes) {
            return codesOf(m_bench->change([&](Change &change) {
                Credit credit;
                credit.fromAccount = "council";
                credit.toChampion = to;
                credit.minutes = minutes;
                credit.category = "pick";
                credit.pick = m_pick;
                return books.create(change, credit);
            }));
        };
        m_pick = m_bench->live();
        QCOMPARE(give(m_bench->lead, 60), "pick already_exists"); // may still be entered
        Attendance one = champion();
        one.status = "attended";
        one.minutes = 60;
        one = m_bench->book(one).value();
        QCOMPARE(give(m_bench->lead, 60), "pick already_exists"); // comes when it is closed
        QVERIFY(m_bench->figures(m_pick, {.bagsGeneral = 4}));
        QVERIFY(m_bench->close(m_pick));
        QCOMPARE(give(m_bench->lead, 60), "pick already_exists");
        QCOMPARE(give(m_bench->champion("77", "Not There"), 60), "pick already_exists");
        QCOMPARE(books.earned(m_bench->lead).value(), 60);
        const auto lines = books.linesOf(m_bench->lead).value();
        QVERIFY(m_bench->change([&](Change &change) {
            return books.reverse(change, lines.front().credit.id, "To be given by hand");
        }));
        QCOMPARE(give(m_bench->lead, 61), "pick already_exists");
        QCOMPARE(give(m_bench->lead, 60), "ok");
        m_pick = m_bench->live();
        QVERIFY(m_bench->cancel(m_pick, {.reason = "weather"}));
        QCOMPARE(give(m_bench->lead, 60), "pick bad_transition");
    }

    void whoCameToAClosedPickIsPutRightWithAReason()
    {
        m_pick = m_bench->live();
        Attendance sam = named("Sam");
        sam.status = "attended";
        sam.minutes = 60;
        sam = m_bench->book(sam).value();
        const Attendance stays = m_bench->book(named("Booked Only")).value();
        QVERIFY(m_bench->figures(m_pick, {.bagsGeneral = 4}));
        QVERIFY(m_bench->close(m_pick));
        const auto remove = [&](const Id &id) {
            return codesOf(m_bench->change([&](Change &change) {
                return AttendanceStore(*m_bench->database).remove(change, id);
            }));
        };
        QCOMPARE(remove(sam.id), "adjust_reason reason_required");
        QCOMPARE(remove(stays.id), "ok"); // was not counted
        Attendance late = named("Late");
        late.status = "attended";
        late.minutes = 700;
        QCOMPARE(codesOf(m_bench->book(late)), "adjust_reason reason_required");
        QCOMPARE(codesOf(sheet({{.who = "Late", .minutes = 700}})),
                 "rows[0].adjust_reason reason_required");
        late.adjustReason = "Was left off the sheet";
        QVERIFY(m_bench->book(late));
        Attendance other = sam;
        other.name = "Somebody Else";
        QCOMPARE(codesOf(m_bench->alter(other)), "adjust_reason reason_required");
        sam.status = "no_show";
        QCOMPARE(codesOf(m_bench->alter(sam)), "adjust_reason reason_required");
        sam.adjustReason = "Was at another pick";
        QVERIFY(m_bench->alter(sam));
        PickStore picks(*m_bench->database);
        QCOMPARE(
            codesOf(m_bench->change([&](Change &change) { return picks.remove(change, m_pick); })),
            "status bad_transition");
    }

    // One person's limit stops the whole pick, so it says who they are.
    void creditsAboveTheLimitSayWhose()
    {
        m_bench->database->setSetting("credits_daily_max", "30");
        m_pick = m_bench->live();
        Attendance one = champion();
        one.status = "attended";
        one.minutes = 60;
        QVERIFY(m_bench->book(one));
        QVERIFY(m_bench->figures(m_pick, {.bagsGeneral = 4}));
        const auto closed = m_bench->close(m_pick);
        QCOMPARE(codesOf(closed), "minutes out_of_range");
        const auto lead = ChampionStore(*m_bench->database).get(m_bench->lead);
        QVERIFY(closed.error().problems.front().message.starts_with(displayName(*lead) + ":"));
    }

    void aPlaceOnARosterStaysWithItsPick()
    {
        Attendance one = m_bench->book(champion()).value();
        one.pick = m_bench->create(m_bench->ready()).value().id;
        QCOMPARE(codesOf(m_bench->alter(one)), "pick out_of_range");
    }

    void whoIsGoneIsNotBooked()
    {
        const Id gone = m_bench->champion("60", "Gone Away");
        const Id left = m_bench->champion("61", "Left Early");
        const auto set = [&](const Id &id, const FieldValues &values) {
            QVERIFY(m_bench->change([&](Change &change) -> Result<void> {
                return m_bench->database->attempt([&] { change.update("champion", id, values); });
            }));
        };
        set(gone, {{"status", Value{"left"}}, {"erased_on", Value{"2026-05-01"}}});
        set(left, {{"status", Value{"left"}}, {"left_on", Value{"2026-05-01"}}});
        Attendance one = champion();
        one.champion = gone;
        QCOMPARE(codesOf(m_bench->book(one)), "champion erased");
        one.status = "walk_in";
        QCOMPARE(codesOf(m_bench->book(one)), "champion erased");
        one.champion = left;
        one.status = "booked";
        QCOMPARE(codesOf(m_bench->book(one)), "champion not_found");
        one.status = "walk_in"; // they came all the same
        QVERIFY(m_bench->book(one));
        // What was booked before stays as it was.
        Attendance early = champion();
        early = m_bench->book(early).value();
        set(m_bench->lead, {{"status", Value{"left"}}, {"left_on", Value{"2026-05-02"}}});
        early.note = "Told us";
        QCOMPARE(codesOf(m_bench->alter(early)), "ok");
    }

    // However they come onto the roster of a closed pick.
    void whoHasNoMinutesGetsTheLengthOfAClosedPickToo()
    {
        m_pick = m_bench->live();
        const Attendance marked = m_bench->book(champion()).value();
        QVERIFY(m_bench->figures(m_pick, {.bagsGeneral = 4}));
        QVERIFY(m_bench->close(m_pick));
        CreditStore books(*m_bench->database);
        AttendanceStore rosters(*m_bench->database);
        QCOMPARE(books.earned(m_bench->lead).value(), 0);

        Attendance late = marked;
        late.status = "attended";
        late.adjustReason = "Was not marked";
        QVERIFY(m_bench->alter(late));
        QCOMPARE(rosters.get(marked.id)->minutes.value_or(0), 90);
        QCOMPARE(rosters.get(marked.id)->minutesSource, "default");
        QCOMPARE(books.earned(m_bench->lead).value(), 90);

        const Id second = m_bench->champion("71", "Added Later");
        late = Attendance{.pick = m_pick, .champion = second, .status = "walk_in"};
        late.adjustReason = "Was left off the sheet";
        late = m_bench->book(late).value();
        QCOMPARE(rosters.get(late.id)->minutes.value_or(0), 90);
        QCOMPARE(books.earned(second).value(), 90);

        const Id third = m_bench->champion("72", "On The Sheet");
        QVERIFY(sheet({{.who = "72", .adjustReason = "The sheet was found"}}));
        QCOMPARE(books.earned(third).value(), 90);
        Attendance shorter = rosters.get(late.id).value();
        shorter.minutes = 30;
        shorter.adjustReason = "Went home early";
        QVERIFY(m_bench->alter(shorter));
        QCOMPARE(books.earned(second).value(), 30);
        shorter = rosters.get(late.id).value();
        shorter.minutes = 40; // and the reason of the last time left there
        const auto again = m_bench->alter(shorter);
        QCOMPARE(codesOf(again), "adjust_reason reason_required");
        QVERIFY(
            again.error().problems.at(0).message.contains("put right again: \"Went home early\""));
    }

    void aFamilyThatDidNotComeIsEnteredInAnyOrder()
    {
        const Id mum = m_bench->book(named("Mum")).value().id;
        Attendance kit = named("Kit");
        kit.child = true;
        kit.adult = mum;
        const Id child = m_bench->book(kit).value().id;
        QVERIFY(m_bench->book(named("Dad")));
        AttendanceStore rosters(*m_bench->database);
        const auto statuses = [&] {
            return rosters.get(mum)->status + ' ' + rosters.get(child)->status;
        };
        // Not while the child comes.
        QCOMPARE(codesOf(sheet({{.who = "Mum", .status = "no_show"}, {.who = "Kit"}})),
                 "rows[0].status in_use");
        const auto done =
            sheet({{.who = "Mum", .status = "no_show"}, {.who = "Kit", .status = "no_show"}});
        QVERIFY2(done, codesOf(done).c_str());
        QCOMPARE(statuses(), "no_show no_show");
        QVERIFY(m_bench->undoLast());
        QVERIFY(sheet({{.who = "Mum", .status = "no_show"}, {.who = "Kit", .adult = "Dad"}}));
        QCOMPARE(statuses(), "no_show attended");
    }

    void whoIsStillBookedWhenAPickIsOverIsTold()
    {
        m_pick = m_bench->live();
        const Attendance one = m_bench->book(champion()).value();
        QVERIFY(m_bench->book(named("Sam")));
        PickStore store(*m_bench->database);
        const auto told = [&] {
            const auto booked = store.stillBooked(m_bench->get(m_pick));
            return booked ? booked->message : std::string();
        };
        QCOMPARE(told(), ""); // the sheet is still to come
        QVERIFY(m_bench->figures(m_pick, {.bagsGeneral = 4}));
        QVERIFY(told().starts_with("2 people are still booked"));
        QVERIFY(m_bench->close(m_pick));
        QVERIFY(codesIn(*store.warnings(m_bench->get(m_pick))).contains("still_booked"));
        Attendance gone = one;
        gone.status = "no_show";
        QVERIFY(m_bench->alter(gone));
        QVERIFY(told().starts_with("1 person is still booked"));
    }

    void nothingIsCarriedOffAtACancelledPick()
    {
        m_pick = m_bench->live();
        QVERIFY(m_bench->cancel(m_pick, {.reason = "weather"}));
        Pick pick = m_bench->get(m_pick);
        pick.figures.bagsGeneral = 2;
        QCOMPARE(codesOf(m_bench->update(pick)), "status bad_transition");
        pick = m_bench->get(m_pick);
        pick.note = "Rain";
        QVERIFY(m_bench->update(pick));
    }

    void aNameOfTwoChampionsIsAskedFor()
    {
        m_bench->champion("62", "Wei Wong");
        m_bench->champion("63", "wei  wong");
        const auto done = sheet({{.who = "Wei Wong", .minutes = 30}});
        QCOMPARE(codesOf(done), "rows[0].who ambiguous");
        const std::string said = done.error().problems.front().message;
        QVERIFY2(said.contains("62") && said.contains("63"), said.c_str());
        QVERIFY(sheet({{.who = "63", .minutes = 30}, {.who = "Wei Wong, Beck Road"}}));
    }

    // As two PCs leave it that both put the champion on.
    void aChampionWhoIsOnItTwiceDoesNotStopThePick()
    {
        Database &database = *m_bench->database;
        m_pick = m_bench->live();
        const Id other = m_bench->champion("64", "Lee Moss");
        Attendance one = champion();
        one.status = "attended";
        one.minutes = 50;
        one = m_bench->book(one).value();
        Attendance two = one;
        two.id = {};
        two.champion = other;
        two.minutes = 70;
        two = m_bench->book(two).value();
        {
            Change change(database, kOfficer);
            change.settle("attendance", two.id, "champion", refValue(m_bench->lead));
            QVERIFY(change.commit());
        }
        AttendanceStore rosters(database);
        two = rosters.get(two.id).value();
        two.bags = 2;
        QCOMPARE(codesOf(m_bench->alter(two)), "ok");
        QVERIFY(m_bench->act(
            [&](PickActions &actions, Change &change) { return actions.finish(change, m_pick); }));
        QVERIFY(m_bench->figures(m_pick, {.bagsGeneral = 4}));
        QVERIFY(m_bench->close(m_pick));
        QCOMPARE(CreditStore(database).earned(m_bench->lead).value(), 70);

        // Nobody is put on it once more.
        Attendance again = champion();
        again.status = "walk_in";
        again.adjustReason = "Left off the sheet";
        QCOMPARE(codesOf(m_bench->book(again)), "champion already_exists");
        const Attendance guest = m_bench
                                     ->book(Attendance{.pick = m_pick,
                                                       .champion = other,
                                                       .status = "walk_in",
                                                       .adjustReason = "Left off the sheet"})
                                     .value();
        Change change(database, kOfficer);
        QVERIFY(change.update("attendance", guest.id, {{"champion", refValue(m_bench->lead)}}));
        QVERIFY(!change.commit());
    }
};

QTEST_GUILESS_MAIN(TestRosterRules)
#include "tst_rosterrules.moc"
