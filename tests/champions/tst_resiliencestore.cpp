// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/contactstore.h"
#include "champions/ledgerstore.h"
#include "champions/resiliencestore.h"

#include <QTest>

using namespace sc;

namespace {

std::vector<std::string> numbersIn(const std::vector<ChampionAtRisk> &list)
{
    std::vector<std::string> numbers;
    for (const ChampionAtRisk &one : list)
        numbers.push_back(one.number);
    return numbers;
}

using Numbers = std::vector<std::string>;

} // namespace

class TestResilienceStore : public QObject {
    Q_OBJECT

    FixedClock m_clock{*parseIsoInstant("2026-06-15T12:00:00Z")};
    std::unique_ptr<Database> m_database;

    void add(const char *number, const char *status, const char *patch, const char *address = "",
             const char *heard = "")
    {
        Champion champion;
        champion.number = number;
        champion.status = status;
        champion.patch = patch;
        champion.address = address;
        if (*heard != '\0')
            champion.lastHeardAt = *parseIsoInstant(heard);
        Change change(*m_database, {"Jo"});
        QVERIFY(ChampionStore(*m_database).create(change, champion));
        QVERIFY(change.commit());
    }
    Id id(const char *number) { return ChampionStore(*m_database).find(number)->id; }
    Resilience look() { return *ResilienceStore(*m_database).look(); }
    int coverOf(const char *street)
    {
        for (const StreetCover &one : look().streets) {
            if (one.name == street)
                return one.champions;
        }
        return -1;
    }

private Q_SLOTS:
    void init()
    {
        OpenOptions options;
        options.clock = &m_clock;
        m_database = std::move(*Database::inMemory(options));
        m_database->execute(
            "INSERT INTO gazetteer_source (no, name, kind, imported_at, streets, postcodes) VALUES "
            "(1, 'x', 'plain', 0, 3, 0);"
            "INSERT INTO gazetteer_street (source, name, easting, northing, latitude, longitude) "
            "VALUES (1, 'Alder Road', 0, 0, 54.50, -1.50), (1, 'Birch Street', 0, 0, 54.51, -1.50),"
            "(1, 'Cedar Avenue', 0, 0, 54.52, -1.50)");
    }

    void streetsAreCoveredByNameByShapeAndByHome()
    {
        add("1", "active", "Alder Rd");
        add("2", "active", R"({"type":"LineString","coordinates":[[-1.51,54.51],[-1.49,54.51]]})");
        add("3", "active", "", "12a Alder Road, Northfield");
        add("4", "resting", "Cedar Avenue");
        QCOMPARE(coverOf("Alder Road"), 2);
        QCOMPARE(coverOf("Birch Street"), 1);
        QCOMPARE(coverOf("Cedar Avenue"), 0);
        const Resilience all = look();
        QCOMPARE(all.uncoveredStreets(), 1);
        QCOMPARE(numbersIn(all.alone), Numbers{"2"});
        QCOMPARE(numbersIn(all.noSuccessor), Numbers{"4"});
    }

    void whoWasNotHeardFromIsQuiet()
    {
        add("1", "active", "", "", "2026-06-01T12:00:00Z");
        add("2", "active", "", "", "2026-01-01T12:00:00Z");
        add("3", "active", "");
        add("4", "left", "");
        QCOMPARE(numbersIn(look().quiet), (Numbers{"3", "2"}));
        Change change(*m_database, {"Jo"});
        QVERIFY(ContactStore(*m_database)
                    .create(change, {.id = {},
                                     .champion = id("2"),
                                     .at = {},
                                     .way = "phone",
                                     .kind = "asked_to_do_more",
                                     .note = {},
                                     .round = "June",
                                     .answered = true}));
        QVERIFY(change.commit());
        QCOMPARE(numbersIn(look().quiet), Numbers{"3"});
        QCOMPARE(numbersIn(look().neverAsked), (Numbers{"1", "3"}));
        const auto ask = [&](const char *number, const char *way) {
            Contact asked;
            asked.champion = id(number);
            asked.way = way;
            asked.kind = "asked_to_do_more";
            Change next(*m_database, {"Jo"});
            QVERIFY(ContactStore(*m_database).create(next, asked) && next.commit());
        };
        ask("1", "phone"); // nobody took the call
        ask("3", "post");
        QCOMPARE(numbersIn(look().neverAsked), Numbers{"1"});
    }

    void theTopTenthIsCounted()
    {
        CreditStore credits(*m_database);
        for (const char *number : {"1", "2", "3"}) {
            add(number, "active", "");
            Credit credit;
            credit.fromAccount = "council";
            credit.toChampion = id(number);
            credit.minutes = *number == '1' ? 300 : 50;
            credit.category = "leaflets";
            Change change(*m_database, {"Jo"});
            QVERIFY(credits.create(change, credit));
            QVERIFY(change.commit());
        }
        const TopShare share = look().minutes;
        QCOMPARE(share.people, 3);
        QCOMPARE(share.top, 1);
        QCOMPARE(*share.share(), 0.75);
        QVERIFY(!look().reports.share());
    }

    void onlyPicksThatWereHeldCount()
    {
        add("1", "active", "", "");
        Change change(*m_database, {"Jo"});
        for (const char *status : {"planned", "cancelled", "closed"}) {
            const Id pick = m_database->newId();
            QVERIFY(m_database->attempt([&] {
                change.create(
                    "pick", pick,
                    {{"title", Value{status}},
                     {"starts_at", instantValue(*parseIsoInstant("2026-06-02T09:00:00Z"))},
                     {"lead", refValue(id("1"))},
                     {"status", Value{status}}});
                change.create("attendance", m_database->newId(),
                              {{"pick", refValue(pick)},
                               {"champion", refValue(id("1"))},
                               {"status", Value{"attended"}},
                               {"minutes", Value{std::int64_t{60}}}});
            }));
        }
        QVERIFY(change.commit());
        const auto ledger = LedgerStore(*m_database).of(id("1"));
        QVERIFY(ledger);
        QCOMPARE(ledger->picksLed, 1);
        QCOMPARE(ledger->picksAttended, 1);
        QCOMPARE(ledger->minutes, 60);
        QCOMPARE(ledger->picks.size(), 3U); // the others are shown as not held
    }

    void theLedgerIsDerived()
    {
        add("1", "active", "", "", "2026-06-01T12:00:00Z");
        Credit credit;
        credit.fromAccount = "council";
        credit.toChampion = id("1");
        credit.minutes = 700;
        credit.category = "leaflets";
        Change change(*m_database, {"Jo"});
        QVERIFY(CreditStore(*m_database).create(change, credit));
        QVERIFY(TrainingStore(*m_database)
                    .create(change, {.id = {},
                                     .champion = id("1"),
                                     .course = "sharps",
                                     .on = *parseIsoDay("2025-07-01"),
                                     .expiresOn = {},
                                     .revokedReason = {},
                                     .revokedOn = {}}));
        QVERIFY(change.commit());
        const auto ledger = LedgerStore(*m_database).of(id("1"));
        QVERIFY(ledger);
        QCOMPARE(ledger->creditMinutes, 700);
        QCOMPARE(ledger->minutes, 700);
        QCOMPARE(ledger->milestones.size(), 1U);
        QCOMPARE(ledger->trainingsToRenew(), 1);
        QVERIFY(ledger->lastHeard);
        QVERIFY(!LedgerStore(*m_database).of(Id()));
    }

    void aRoundMadeTwiceInADayContactsNobodyTwice()
    {
        add("51", "active", "");
        add("52", "active", "");
        ContactStore store(*m_database);
        const auto round = [&](const std::vector<Id> &whom) {
            Contact like;
            like.way = "phone";
            like.round = "Autumn";
            Change change(*m_database, {"Jo"});
            const auto written = store.log(change, like, whom);
            return written && change.commit() ? *written : -1;
        };
        QCOMPARE(round({id("51")}), 1);
        QCOMPARE(round({id("51"), id("52")}), 1);
        QCOMPARE(store.ofRound("Autumn")->size(), 2U);
        m_clock.advance(std::chrono::hours(48)); // whoever did not answer is rung again
        QCOMPARE(round({id("51"), id("52")}), 2);
    }
};

QTEST_GUILESS_MAIN(TestResilienceStore)
#include "tst_resiliencestore.moc"
