// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loan.h"
#include "loans/loancodes.h"
#include "loans/loandue.h"
#include "loans/loangate.h"
#include "loans/workreport.h"
#include "picks/figures.h"
#include "storage/database.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace sc;
using namespace std::chrono_literals;

namespace {

Day may(unsigned day)
{
    return std::chrono::year{2026} / 5 / std::chrono::day{day};
}

Occupation from(unsigned first, unsigned last)
{
    return {may(first), may(last)};
}

LoanLine line(const char *item, std::int64_t issued, bool consumable = false)
{
    LoanLine one;
    one.item = Id::fromName(item);
    one.issued = issued;
    one.consumable = consumable;
    return one;
}

bool byItem(const void * /*context*/, const ReturnLine &said, const LoanLine &line)
{
    return Id::fromName(said.item) == line.item;
}

std::string kitName(const void * /*context*/, const LoanLine &line)
{
    return line.kit == Id::fromName("K-2") ? "K-2" : "K-1";
}

Result<std::vector<LoanLine>> count(const std::vector<LoanLine> &lines,
                                    const std::vector<ReturnLine> &said)
{
    return counted(lines, said, {byItem, kitName, nullptr});
}

std::string codes(const std::vector<Problem> &problems)
{
    return rulesIn(problems);
}

} // namespace

class TestLoan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tableOfStepsIsThatOfTheDatabase()
    {
        const auto database = *Database::inMemory();
        std::set<std::array<std::string, 3>> stored;
        Query row = database->query("SELECT action, from_status, to_status FROM loan_transition");
        while (row.step())
            stored.insert({row.text(0), row.text(1), row.text(2)});
        std::set<std::array<std::string, 3>> known;
        for (const LoanTransition &one : loanTransitions()) {
            known.insert({std::string(one.action), std::string(one.from), std::string(one.to)});
            QVERIFY(isCode(loanStatuses(), one.to));
        }
        QVERIFY(stored == known);
    }

    void stepsFollowEachOtherAsTheyMust()
    {
        QVERIFY(loanAllows("draft", "reserve"));
        QVERIFY(!loanAllows("draft", "hand_over"));
        QVERIFY(!loanAllows("reserved", "hand_over"));
        QVERIFY(loanAllows("ready", "hand_over"));
        QVERIFY(!loanAllows("closed", "return"));
        QVERIFY(!loanAllows("out", "cancel"));
        QVERIFY(!loanAllows("checking", "remind"));
    }

    void kitMayGoOutOnTheDayItComesBack()
    {
        QVERIFY(!clash(from(1, 3), from(3, 5), 0));
        QVERIFY(!clash(from(3, 5), from(1, 3), 0));
        QVERIFY(clash(from(1, 3), from(2, 5), 0));
        QVERIFY(clash(from(2, 4), from(1, 9), 0));
        QVERIFY(!clash(from(3, 3), from(3, 5), 0));
        QVERIFY(clash(from(3, 3), from(3, 3), 0));
    }

    void bufferDaysLieBetweenTwoLoans()
    {
        QVERIFY(clash(from(1, 3), from(3, 5), 1));
        QVERIFY(!clash(from(1, 3), from(4, 5), 1));
        QVERIFY(clash(from(4, 5), from(1, 2), 3));
    }

    void overdueLoanNeverFreesItsKit()
    {
        Loan loan;
        loan.dueOut = may(1);
        loan.dueIn = may(3);
        loan.progress.status = "out";
        QCOMPARE(daysOverdue(loan, may(3)), 0);
        QCOMPARE(daysOverdue(loan, may(5)), 2);
        QVERIFY(occupationOf(loan, may(3))->to == std::optional(may(3)));
        QVERIFY(!occupationOf(loan, may(4))->to);
        QVERIFY(clash(*occupationOf(loan, may(4)), from(20, 22), 0));
        loan.progress.status = "reserved";
        QCOMPARE(daysOverdue(loan, may(9)), 0); // not collected is not overdue
        loan.progress.status = "checking";
        QVERIFY(!occupationOf(loan, may(4)));
    }

    void whatNobodyMentionsCameBackInOrder()
    {
        const auto done = count({line("hoop", 3), line("sack", 20, true)}, {});
        QVERIFY(done.has_value());
        QCOMPARE(done->at(0).ok, 3);
        QCOMPARE(done->at(1).ok, 20);
        QCOMPARE(done->at(0).unaccounted(), 0);
    }

    void exceptionsAreNamedByLine()
    {
        const auto done =
            count({line("hoop", 3), line("sack", 20, true)},
                  {{"", "hoop", 1, "damaged", "bent"}, {"", "sack", 8, "unused", ""}});
        QVERIFY(done.has_value());
        QCOMPARE(done->at(0).ok, 2);
        QCOMPARE(done->at(0).damaged, 1);
        QCOMPARE(done->at(0).note, std::string("bent"));
        QCOMPARE(done->at(1).unused, 8);
        QCOMPARE(done->at(1).consumed, 12);
    }

    void countGivenAsOkIsComplete()
    {
        const auto done = count({line("picker", 5)}, {{"", "picker", 3, "ok", ""}});
        QVERIFY(done.has_value());
        QCOMPARE(done->at(0).unaccounted(), 2);
        const auto added =
            addedTo(*done, {{"", "picker", 2, "lost", ""}}, {byItem, kitName, nullptr});
        QVERIFY(added.has_value());
        QCOMPARE(added->at(0).unaccounted(), 0);
    }

    void anItemOfTwoKitsIsAskedFor()
    {
        LoanLine second = line("hoop", 3);
        second.kit = Id::fromName("K-2");
        const std::vector<LoanLine> lines{line("hoop", 3), second};
        const auto lost = count(lines, {{"", "hoop", 1, "lost", ""}});
        QVERIFY(!lost);
        QCOMPARE(lost.error().problems.front().field, std::string("lines[0].kit"));
        QCOMPARE(lost.error().problems.front().code, std::string("ambiguous"));
        QVERIFY(lost.error().problems.front().message.contains("K-1 and K-2"));
        const auto all = count(lines, {{"", "hoop", 6, "worn", ""}}); // no other way
        QVERIFY(all.has_value());
        QCOMPARE(all->at(0).worn + all->at(1).worn, 6);
        // One kit is told of: the rest can only be of the other.
        auto some = *all;
        some[0].worn = 1;
        const auto rest = addedTo(some, {{"", "hoop", 2, "lost", ""}}, {byItem, kitName, nullptr});
        QVERIFY(rest.has_value());
        QCOMPARE(rest->at(0).lost, 2);
    }

    void usedAndUnusedAreHeldAgainstWhatWasIssued()
    {
        const std::vector<LoanLine> sacks{line("sack", 20, true)};
        const auto both =
            count(sacks, {{"", "sack", 5, "consumed", ""}, {"", "sack", 10, "unused", ""}});
        QVERIFY(both.has_value());
        QCOMPARE(both->at(0).consumed, 5);
        QCOMPARE(both->at(0).unused, 10);
        QCOMPARE(both->at(0).unaccounted(), 5); // nobody said that they were used
        const auto more =
            count(sacks, {{"", "sack", 15, "consumed", ""}, {"", "sack", 10, "unused", ""}});
        QVERIFY(!more);
        QCOMPARE(more.error().problems.front().field, std::string("lines[1].count"));
    }

    void whatIsFoundInTheCheckingCorrectsTheReturn()
    {
        const auto back = count({line("hoop", 3), line("sack", 20, true)}, {});
        const LineFinder finder{byItem, kitName, nullptr};
        const auto found = addedTo(
            *back, {{"", "hoop", 1, "damaged", "split"}, {"", "sack", 4, "consumed", ""}}, finder);
        QVERIFY(found.has_value());
        QCOMPARE(found->at(0).ok, 2);
        QCOMPARE(found->at(0).damaged, 1);
        QCOMPARE(found->at(1).ok, 16);
        QVERIFY(!addedTo(*found, {{"", "hoop", 3, "lost", ""}}, finder)); // one is here, damaged
        const auto lost = addedTo(*found, {{"", "hoop", 2, "lost", ""}}, finder);
        const auto turnedUp = addedTo(*lost, {{"", "hoop", 1, "ok", ""}}, finder);
        QVERIFY(turnedUp.has_value());
        QCOMPARE(turnedUp->at(0).lost, 1);
        QCOMPARE(turnedUp->at(0).ok, 1);
    }

    void faultsInALineAreNamed_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("problem");
        QTest::newRow("unknown item") << "broom" << 1 << "ok" << "lines[0].item not_found";
        QTest::newRow("too many") << "hoop" << 4 << "lost" << "lines[0].count out_of_range";
        QTest::newRow("below zero") << "hoop" << -1 << "ok" << "lines[0].count out_of_range";
        QTest::newRow("unknown outcome") << "hoop" << 1 << "stolen"
                                         << "lines[0].outcome unknown_code";
        QTest::newRow("no outcome") << "hoop" << 1 << "" << "lines[0].outcome missing";
        QTest::newRow("hoops are not used up") << "hoop" << 1 << "consumed"
                                               << "lines[0].outcome out_of_range";
    }
    void faultsInALineAreNamed()
    {
        QFETCH(QString, item);
        QFETCH(int, number);
        QFETCH(QString, outcome);
        QFETCH(QString, problem);
        const auto done =
            count({line("hoop", 3)}, {{"", item.toStdString(), number, outcome.toStdString(), ""}});
        QVERIFY(!done);
        QCOMPARE(QString::fromStdString(done.error().problems.front().field + " " +
                                        done.error().problems.front().code),
                 problem);
    }

    void sacksAreHeldAgainstBags()
    {
        QCOMPARE(sackFlag(20, 8, 12), std::string());
        QCOMPARE(sackFlag(20, 8, 13), std::string("more_bags_than_sacks"));
        QCOMPARE(sackFlag(100, 0, 5), std::string("sacks_unexplained"));
        QCOMPARE(sackFlag(20, 0, std::nullopt), std::string());
        QCOMPARE(sackFlag(0, 0, 3), std::string());             // they used their own
        QCOMPARE(sackFlag(20, std::nullopt, 3), std::string()); // how many came back is not known
        QCOMPARE(sackFlag(20, std::nullopt, 21), std::string("more_bags_than_sacks"));
    }

    void gateNamesEveryRuleThatFails()
    {
        LoanFacts facts;
        facts.currentVersion = "2";
        LoanPerson borrower;
        borrower.name = "Joan";
        borrower.isBorrower = true;
        borrower.suspended = true;
        borrower.overdue = {"L-1"};
        LoanPerson user;
        user.name = "Sam";
        user.training = LoanPerson::Training::Expired;
        user.disclaimer = LoanPerson::Signed::Older;
        facts.people = {borrower, user};
        facts.forPick = true;
        facts.kits = {{"kits", "kit_incomplete", ""}, {"kits", "ppe_out_of_date", ""}};
        facts.conflicts = {{"K-1", "L-2", "Ann", may(1), may(3), false},
                           {"K-2", "L-3", "Ann", may(1), {}, true}};
        QCOMPARE(codes(gateProblems(facts)),
                 std::string("training_missing disclaimer_unsigned borrower_suspended "
                             "borrower_overdue training_expired disclaimer_outdated "
                             "assessment_missing kit_incomplete ppe_out_of_date kit_reserved "
                             "kit_not_available"));
    }

    void gateLetsThroughWhatIsInOrder()
    {
        LoanFacts facts;
        facts.currentVersion = "2";
        LoanPerson person;
        person.training = LoanPerson::Training::InDate;
        person.disclaimer = LoanPerson::Signed::Current;
        facts.people = {person};
        facts.forPick = facts.pickAssessed = true;
        QVERIFY(gateProblems(facts).empty());
    }

    void nobodyAnswersForAKitThatIsNotHere()
    {
        for (const Code &rule : gateRules())
            QCOMPARE(mayBeOverriddenAtHandOver(rule.code), rule.code != "kit_not_available");
        QVERIFY(!mayBeOverriddenAtHandOver("not_found"));    // a person who is not on the register
        QVERIFY(!mayBeOverriddenAtHandOver("out_of_range")); // due back before it goes
    }

    void hoursAreSharedWithoutLosingAMinute()
    {
        const auto shares = sharedMinutes(2.5, 4);
        QCOMPARE(shares.size(), std::size_t{4});
        QCOMPARE(shares[0] + shares[1] + shares[2] + shares[3], 150);
        QVERIFY(sharedMinutes(1.0, 0).empty());
    }

    void reminderNamesWhatIsOverdue()
    {
        ReminderBundle bundle;
        bundle.name = "Joan Pearson";
        bundle.phone = "01325 388000";
        DueLoan one;
        one.kits = {"K-1", "K-2"};
        one.loan.dueIn = may(3);
        one.loan.ref = "L-N3-0007-T";
        one.daysLate = 2;
        bundle.loans = {one};
        DueLoan soon = one;
        soon.loan.ref = "L-N3-0008-X";
        soon.daysLate = -2;
        bundle.loans.push_back(soon);
        const std::string letter = reminderText(bundle, "letter", may(5), "");
        QVERIFY(letter.find("not due back yet") > letter.find("L-N3-0007-T")); // only this is late
        QVERIFY(letter.find("not due back yet") < letter.find("L-N3-0008-X"));
        bundle.loans.pop_back();
        QVERIFY(reminderHint(bundle, "email").contains("No e-mail address is known"));
        bundle.email = "joan@example.org";
        QCOMPARE(reminderHint(bundle, "email"), std::string());
        bundle.isQuiet = true;
        QVERIFY(reminderHint(bundle, "email").contains("asked not to be contacted"));
        for (const char *how : {"letter", "email", "phone"}) {
            const std::string text = reminderText(bundle, how, may(5), "");
            QVERIFY(text.contains("Joan Pearson"));
            QVERIFY(text.contains("K-1 and K-2"));
            QVERIFY(text.contains("2 days late"));
        }
        QVERIFY(reminderText(bundle, "email", may(5), "").contains("Subject: "));
        QVERIFY(reminderText(bundle, "phone", may(5), "").contains("01325 388000"));
        QCOMPARE(lateness(0), std::string("due today"));
        QCOMPARE(lateness(-1), std::string("due in 1 day"));
    }
};

QTEST_GUILESS_MAIN(TestLoan)
#include "tst_loan.moc"
