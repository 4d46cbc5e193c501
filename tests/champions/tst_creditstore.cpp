// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "champions/creditstore.h"
#include "storage/history.h"

#include <QTest>

#include <rapidcheck.h>

#include <numeric>

using namespace sc;

namespace {

/// A council with some champions and its books.
class Books {
public:
    Books()
    {
        OpenOptions options;
        options.clock = &clock;
        database = std::move(*Database::inMemory(options));
        Change change(*database, {"Jo"});
        ChampionStore champions(*database);
        for (int i = 0; i < 4; ++i)
            people.push_back(champions.create(change, Champion())->id);
        static_cast<void>(change.commit());
    }

    /// An account: 0 is the council, 1 is spent, the others are champions.
    std::string move(int from, int to, std::int64_t minutes)
    {
        Credit credit;
        put(from, credit.fromChampion, credit.fromAccount);
        put(to, credit.toChampion, credit.toAccount);
        credit.minutes = minutes;
        credit.category = "litter pick";
        Change change(*database, {"Jo"});
        const auto made = CreditStore(*database).create(change, credit);
        if (!made)
            return made.error().problems.at(0).field + " " + made.error().problems.at(0).code;
        last = made->id;
        return change.commit() ? "ok" : "not kept";
    }
    std::string reverse(const Id &id, std::string_view reason)
    {
        Change change(*database, {"Jo"});
        const auto made = CreditStore(*database).reverse(change, id, reason);
        if (!made)
            return made.error().problems.at(0).code;
        return change.commit() ? "ok" : "not kept";
    }
    std::int64_t balance(int account)
    {
        CreditAccount one;
        put(account, one.champion, one.name);
        return *CreditStore(*database).balance(one);
    }
    std::int64_t sum()
    {
        const auto all = *CreditStore(*database).balances();
        return std::accumulate(all.begin(), all.end(), std::int64_t{0},
                               [](std::int64_t s, const auto &b) { return s + b.minutes; });
    }

    FixedClock clock{*parseIsoInstant("2026-06-15T12:00:00Z")};
    std::unique_ptr<Database> database;
    std::vector<Id> people;
    Id last;

private:
    void put(int account, Id &champion, std::string &name) const
    {
        if (account < 2)
            name = kCreditAccounts.at(static_cast<std::size_t>(account));
        else
            champion = people.at(static_cast<std::size_t>(account) - 2);
    }
};

} // namespace

class TestCreditStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areEarnedGivenAndSpent()
    {
        Books books;
        QCOMPARE(books.move(0, 2, 120), "ok");
        QCOMPARE(books.move(2, 3, 60), "ok");
        QCOMPARE(books.move(3, 1, 30), "ok");
        QCOMPARE(books.balance(2), 60);
        QCOMPARE(books.balance(3), 30);
        QCOMPARE(books.balance(1), 30);
        QCOMPARE(books.balance(0), -120);
        const auto lines = *CreditStore(*books.database).linesOf(books.people[0]);
        QCOMPARE(lines.size(), 2U);
        QCOMPARE(lines.at(1).balance, 60);
        QCOMPARE(*CreditStore(*books.database).earned(books.people[0]), 120);
    }

    void haveLimits()
    {
        Books books;
        QCOMPARE(books.move(0, 2, 0), "minutes out_of_range");
        QCOMPARE(books.move(0, 2, -5), "minutes out_of_range");
        QCOMPARE(books.move(2, 2, 5), "to out_of_range");
        QCOMPARE(books.move(2, 3, 1), "minutes out_of_range"); // has none
        QCOMPARE(books.move(0, 2, 5'000), "ok");
        QCOMPARE(books.move(0, 2, 1'001), "minutes out_of_range"); // 6,000 a day
        books.database->setSetting("credits_below_zero", "1");
        QCOMPARE(books.move(3, 4, 10), "ok");
        QCOMPARE(books.balance(3), -10);
    }

    void areReversedOnceAndWithAReason()
    {
        Books books;
        QCOMPARE(books.move(0, 2, 120), "ok");
        const Id entry = books.last;
        QCOMPARE(books.reverse(entry, ""), "reason_required");
        QCOMPARE(books.reverse(entry, "Typed twice"), "ok");
        QCOMPARE(books.balance(2), 0);
        QCOMPARE(*CreditStore(*books.database).earned(books.people[0]), 0);
        QCOMPARE(books.reverse(entry, "Again"), "already_reversed");
        const auto all = *CreditStore(*books.database).all();
        const auto correction = std::ranges::find(all, entry, &Credit::reverses);
        QCOMPARE(books.reverse(correction->id, "Back"), "already_reversed");
    }

    void areNeverEdited()
    {
        Books books;
        QCOMPARE(books.move(0, 2, 120), "ok");
        CreditStore store(*books.database);
        Change change(*books.database, {"Jo"});
        QCOMPARE(store.remove(change, books.last).error().problems.at(0).code, "append_only");
        QCOMPARE(store.update(change, *store.get(books.last)).error().problems.at(0).code,
                 "append_only");
    }

    void undoOfAnEntryTakesItsCorrectionAlong()
    {
        Books books;
        QCOMPARE(books.move(0, 2, 120), "ok");
        const Id entry = books.last;
        const auto first = *History(*books.database).lastAction({"Jo"});
        QCOMPARE(books.reverse(entry, "Typed twice"), "ok");
        QVERIFY(History(*books.database).undo(*first, {"Jo"}));
        QCOMPARE(books.balance(2), 0);
        QCOMPARE(books.sum(), 0);
    }

    void reachMilestonesInTheOrderOfTime()
    {
        Books books;
        QCOMPARE(books.move(0, 2, 599), "ok");
        QVERIFY(CreditStore(*books.database).milestones()->empty());
        QCOMPARE(books.move(0, 2, 901), "ok"); // 25 hours
        const auto reached = *CreditStore(*books.database).milestones(books.people[0]);
        QCOMPARE(reached.size(), 2U);
        QCOMPARE(reached.at(0).hours, 25); // the two of one moment: the higher is thanked for
        QCOMPARE(reached.at(1).hours, 10);
    }

    void oneEntryMayPassSeveralMilestones()
    {
        Books books;
        QCOMPARE(books.move(0, 2, 6'000), "ok");
        const auto reached = *CreditStore(*books.database).milestones(books.people[0]);
        QCOMPARE(reached.size(), 4U);
        QCOMPARE(reached.front().hours, 100);
    }

    void lieInactive()
    {
        Books books;
        QCOMPARE(books.move(0, 2, 60), "ok");
        books.clock.set(*parseIsoInstant("2026-09-15T12:00:00Z"));
        QCOMPARE(books.move(0, 3, 60), "ok");
        const auto idle =
            *CreditStore(*books.database).inactiveSince(*parseIsoInstant("2026-08-01T00:00:00Z"));
        QCOMPARE(idle.size(), 1U);
        QCOMPARE(idle.at(0).champion, books.people[0]);
        QCOMPARE(idle.at(0).minutes, 60);
    }

    /// Whatever is issued, given, spent, reversed, undone and done again.
    void booksAlwaysSumToZero()
    {
        const bool holds = rc::check([] {
            Books books;
            std::vector<Id> entries;
            const int steps = *rc::gen::inRange(1, 25);
            for (int i = 0; i < steps; ++i) {
                const int what = *rc::gen::inRange(0, 10);
                if (what < 7) {
                    const int from = *rc::gen::inRange(0, 6);
                    const int to = *rc::gen::inRange(0, 6);
                    if (books.move(from, to, *rc::gen::inRange(-1, 300)) == "ok")
                        entries.push_back(books.last);
                } else if (what < 9 && !entries.empty()) {
                    static_cast<void>(books.reverse(*rc::gen::elementOf(entries), "Wrong"));
                } else {
                    const auto action = *History(*books.database).lastAction({"Jo"});
                    if (action && !entries.empty())
                        static_cast<void>(History(*books.database).undo(*action, {"Jo"}));
                }
                RC_ASSERT(books.sum() == 0);
                for (int account = 2; account < 6; ++account) {
                    const auto lines =
                        *CreditStore(*books.database)
                             .linesOf(books.people[static_cast<std::size_t>(account - 2)]);
                    RC_ASSERT((lines.empty() ? 0 : lines.back().balance) == books.balance(account));
                }
            }
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestCreditStore)
#include "tst_creditstore.moc"
