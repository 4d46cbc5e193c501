// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "picks/bench.h"
#include "picks/campaignstore.h"
#include "picks/pickliststore.h"

using namespace sc;
using namespace sc::test;

class TestCampaign : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;

    Result<Campaign> create(const Campaign &campaign)
    {
        return m_bench->change([&](Change &change) {
            return CampaignStore(*m_bench->database).create(change, campaign);
        });
    }
    Id spring()
    {
        Campaign campaign;
        campaign.title = "Big Spring Clean";
        campaign.startsOn = Day{std::chrono::year{2026} / 6 / 1};
        campaign.endsOn = Day{std::chrono::year{2026} / 6 / 30};
        campaign.goalBags = 500;
        return create(campaign).value().id;
    }
    /// A closed pick of the campaign with these bags, attended by the leader and one more.
    Id held(const Id &campaign, int bags, std::optional<double> weighed = {})
    {
        Pick pick = m_bench->ready();
        pick.campaign = campaign;
        const Id id = m_bench->create(pick).value().id;
        m_bench->clock.set(kMorning);
        mustHold(m_bench->assess(id) && m_bench->approve(id) && m_bench->brief(id) &&
                 m_bench->start(id));
        Attendance one;
        one.pick = id;
        one.status = "attended";
        one.minutes = 60;
        one.champion = m_bench->lead;
        mustHold(m_bench->book(one));
        one.champion = {};
        one.name = "Sam";
        mustHold(m_bench->book(one));
        PickFigures figures;
        figures.bagsGeneral = bags;
        figures.kgMeasured = weighed;
        mustHold(m_bench->figures(id, figures));
        const auto done = m_bench->close(id);
        mustHold(done);
        return id;
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PickBench>(); }

    void refusesWhatCannotBe()
    {
        Campaign campaign;
        campaign.startsOn = Day{std::chrono::year{2026} / 6 / 30};
        campaign.endsOn = Day{std::chrono::year{2026} / 6 / 1};
        campaign.goalPicks = -1;
        QCOMPARE(codesOf(create(campaign)), "title missing, ends_on bad_date, "
                                            "goal_picks out_of_range");
    }

    void aTitleIsOneCampaign()
    {
        const Id first = spring();
        Campaign again;
        again.title = " big  spring clean";
        QCOMPARE(codesOf(create(again)), "title already_exists");
        CampaignStore store(*m_bench->database);
        QVERIFY(m_bench->change([&](Change &change) { return store.remove(change, first); }));
        const Campaign second = create(again).value();
        QCOMPARE(
            codesOf(m_bench->change([&](Change &change) { return store.restore(change, first); })),
            "title already_exists");
        QVERIFY(m_bench->change([&](Change &change) { return store.update(change, second); }));
        // Two PCs that were apart: neither is taken for the other.
        QVERIFY(m_bench->change([&](Change &change) -> Result<void> {
            return m_bench->database->attempt([&] { change.restore("campaign", first); });
        }));
        QCOMPARE(codesOf(store.find("Big Spring Clean")), "campaign ambiguous");
        QVERIFY(store.find(second.id.toString()));
    }

    void totalsAreLiveAndCountEachAttendanceOnce()
    {
        const Id campaign = spring();
        CampaignStore store(*m_bench->database);
        held(campaign, 10);
        held(campaign, 6, 20.0);
        Pick planned = m_bench->ready();
        planned.campaign = campaign;
        QVERIFY(m_bench->create(planned));
        held({}, 99); // of no campaign
        const PickTotals totals = store.totals({.campaign = campaign}).value();
        QCOMPARE(totals.held, 2);
        QCOMPARE(totals.planned, 1);
        QCOMPARE(totals.bags, 16);
        QCOMPARE(totals.attendances, 4);
        QCOMPARE(totals.volunteers, 3); // the leader twice, and two called Sam
        QCOMPARE(totals.hours(), 4.0);
        QCOMPARE(totals.kgMeasured, 20.0);
        QCOMPARE(totals.kgEstimated, 45.0);
        QCOMPARE(store.totals({}).value().bags, 115);
        QCOMPARE(store.totals({.before = kPickStart}).value().held, 0);
    }

    void leaguesGoByAreaAndGroup()
    {
        const Id campaign = spring();
        const Id area = m_bench->database->newId();
        const Id group = m_bench->database->newId();
        QVERIFY(m_bench->change([&](Change &change) -> Result<void> {
            return m_bench->database->attempt([&] {
                change.create("area", area, {{"code", Value{"N"}}, {"name", Value{"North"}}});
                change.create("group", group, {{"name", Value{"Friends of the park"}}});
            });
        }));
        const Id small = held(campaign, 5);
        held(campaign, 7);
        Pick pick = m_bench->get(small);
        pick.area = area;
        pick.group = group;
        QVERIFY(m_bench->update(pick));
        CampaignStore store(*m_bench->database);
        const auto areas = store.leagueByArea({.campaign = campaign});
        QCOMPARE(areas->size(), 2U);
        QVERIFY(areas->at(0).who.isNull());
        QCOMPARE(areas->at(0).totals.bags, 7);
        QCOMPARE(areas->at(1).name, "North");
        QCOMPARE(areas->at(1).totals.bags, 5);
        QCOMPARE(store.leagueByGroup({.campaign = campaign})->at(1).name, "Friends of the park");
    }

    void twentyPicksAreEnteredByCopying()
    {
        Pick pick = m_bench->ready();
        pick.campaign = spring();
        pick.figures.bagsGeneral = 3;
        const Id id = m_bench->create(pick).value().id;
        QVERIFY(m_bench->assess(id));
        QVERIFY(m_bench->approve(id));
        std::vector<Instant> starts;
        for (int i = 1; i < 20; ++i)
            starts.push_back(kPickStart + i * 24h);
        const auto copies = m_bench->change([&](Change &change) {
            return CampaignStore(*m_bench->database).copyPick(change, id, starts);
        });
        QCOMPARE(copies->size(), 19U);
        QCOMPARE(PickListStore(*m_bench->database).ofCampaign(pick.campaign)->size(), 20U);
        const Pick last = m_bench->get(copies->back().id);
        QCOMPARE(last.title, "Riverside clean 20");
        QCOMPARE(last.status(), "planned");
        QVERIFY(!last.figures.bagsGeneral);
        QCOMPARE(codesOf(m_bench->approve(last.id)), "assessment assessment_unsigned");
        QVERIFY(m_bench->undoLast());
        QCOMPARE(PickListStore(*m_bench->database).ofCampaign(pick.campaign)->size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestCampaign)
#include "tst_campaign.moc"
