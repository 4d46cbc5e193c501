// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "picks/bench.h"
#include "picks/campaignstore.h"
#include "picks/pickliststore.h"
#include "storage/check.h"

using namespace sc;
using namespace sc::test;

class TestPickStore : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PickBench>(); }

    void aRequestIsPlannedOnceItHasADayAndAPlace()
    {
        Pick pick;
        pick.title = "  Beck   clean ";
        pick = m_bench->create(pick).value();
        QCOMPARE(pick.status(), "requested");
        QCOMPARE(pick.title, "Beck clean");
        pick.startsAt = kPickStart;
        QCOMPARE(m_bench->update(pick)->status(), "requested");
        pick.place = {PickPlace::Kind::Point, {kSpot}, {}};
        QCOMPARE(m_bench->update(pick)->status(), "planned");
        const auto steps = PickHistoryStore(*m_bench->database).steps(pick.id);
        QCOMPARE(steps->size(), 2U);
        QCOMPARE(steps->at(1).from, "requested");
    }

    void keepsEveryField()
    {
        Pick pick = m_bench->ready();
        pick.place = {PickPlace::Kind::Route, {{54.52, -1.55}, {54.53, -1.55}}, {}};
        pick.meetingPoint = LatLon{54.52, -1.551};
        pick.bagDrop = LatLon{54.53, -1.552};
        pick.stops = {{{54.521, -1.55}, "Bridge"}, {{54.525, -1.55}, "Weir"}};
        pick.capacity = 12;
        pick.requestedBy = "Mrs Hall, 5 Beck Road";
        pick.note = "Bring wellingtons";
        const Id id = m_bench->create(pick).value().id;
        const Pick kept = m_bench->get(id);
        pick = tidied(pick);
        pick.id = id;
        pick.progress = kept.progress;
        QVERIFY(kept == pick);
        QVERIFY(std::abs(kept.lengthM.value() - 1113.2) < 2.0);
        QVERIFY(Check(*m_bench->database).deep()->empty());
    }

    void refusesWhatIsWrongAndNamesEachField()
    {
        Pick pick;
        pick.minutes = 0;
        pick.roadSpeedMph = 200;
        pick.insuranceBasis = "luck";
        pick.landPermission = "maybe";
        pick.figures.gradeBefore = "x";
        QCOMPARE(codesOf(m_bench->create(pick)),
                 "title missing, minutes out_of_range, road_speed_mph out_of_range, "
                 "insurance_basis unknown_code, land_permission unknown_code, "
                 "grade_before unknown_code");
        pick = m_bench->ready();
        pick.lead = Id::fromName("nobody");
        pick.campaign = Id::fromName("nothing");
        QCOMPARE(codesOf(m_bench->create(pick)), "lead not_found, campaign not_found");
    }

    void landIsNotDrawnAcrossItself()
    {
        Pick pick = m_bench->ready();
        pick.place = {PickPlace::Kind::Land,
                      {{54.50, -1.50}, {54.51, -1.48}, {54.50, -1.48}, {54.515, -1.50}},
                      {}};
        QCOMPARE(codesOf(m_bench->create(pick)), "place out_of_range");
        pick.place.points.pop_back();
        QVERIFY(m_bench->create(pick));
    }

    void thePlaceAsItWasKeepsItsMeasures()
    {
        Pick pick = m_bench->ready();
        pick.place = {PickPlace::Kind::Route,
                      {{54.520000012345, -1.55000004321}, {54.52300000567, -1.5510000789}},
                      {}};
        pick = m_bench->create(pick).value();
        const Pick kept = m_bench->get(pick.id); // its corners have seven decimals now
        QVERIFY(m_bench->update(kept));
        QCOMPARE(m_bench->get(pick.id).lengthM.value(), pick.lengthM.value());
        QVERIFY(m_bench->get(pick.id).middle == kept.middle);
    }

    void noNewPickBeginsApproved_data()
    {
        QTest::addColumn<std::string>("status");
        for (const char *status :
             {"assessed", "approved", "briefed", "live", "figures_due", "closed", "cancelled"})
            QTest::newRow(status) << std::string(status);
    }

    void noNewPickBeginsApproved()
    {
        QFETCH(std::string, status);
        Pick pick = m_bench->ready();
        pick.progress.status = status;
        QCOMPARE(codesOf(m_bench->create(pick)), "status bad_transition");
    }

    void anUpdateCannotTouchTheProgress()
    {
        Pick pick = m_bench->create(m_bench->ready()).value();
        pick.progress.approvedBy = "Me";
        pick.progress.approvedFor = approvalDigest(pick);
        QVERIFY(m_bench->update(pick));
        pick.progress.status = "approved";
        QCOMPARE(codesOf(m_bench->update(pick)), "status bad_transition");
        QCOMPARE(m_bench->get(pick.id).status(), "planned");
        QVERIFY(m_bench->get(pick.id).progress.approvedBy.empty());
    }

    void anImportMayBringOneInThatIsOver()
    {
        Pick pick = m_bench->ready();
        pick.progress.status = "closed";
        pick.figures.bagsGeneral = 9;
        const auto early = m_bench->change([&](Change &change) {
            return PickStore(*m_bench->database).create(change, pick, PickOrigin::Imported);
        });
        QCOMPARE(codesOf(early), "starts_at bad_date"); // in three weeks
        pick.startsAt = kMorning - 30 * 24h;
        const auto made = m_bench->change([&](Change &change) {
            return PickStore(*m_bench->database).create(change, pick, PickOrigin::Imported);
        });
        QCOMPARE(made->status(), "closed");
        pick.progress.status = "approved";
        const auto refusal = m_bench->change([&](Change &change) {
            return PickStore(*m_bench->database).create(change, pick, PickOrigin::Imported);
        });
        QCOMPARE(codesOf(refusal), "status bad_transition");
    }

    void findsByTitleUnlessTwoBearIt()
    {
        const Id id = m_bench->create(m_bench->ready()).value().id;
        PickStore store(*m_bench->database);
        QVERIFY(store.find("riverside CLEAN")->id == id);
        QVERIFY(store.find(id.toString())->id == id);
        QVERIFY(m_bench->create(m_bench->ready()));
        QCOMPARE(store.find("riverside clean").error().problems.at(0).code, "ambiguous");
        QVERIFY(!store.find("seaside"));
    }

    void theDiaryGoesByLocalDays()
    {
        Pick pick = m_bench->ready();
        pick.startsAt =
            startOfDay(Day{std::chrono::year{2026} / 7 / 1}); // 23:00 UTC the day before
        QVERIFY(m_bench->create(pick));
        PickListStore lists(*m_bench->database);
        const Day july{std::chrono::year{2026} / 7 / 1};
        QCOMPARE(lists.diary(july, july)->size(), 1U);
        QCOMPARE(lists.diary(addDays(july, -1), addDays(july, -1))->size(), 0U);
        QCOMPARE(lists.inView({-1.6, 54.5, -1.5, 54.6})->size(), 1U);
        QCOMPARE(lists.inView({-1.5, 54.5, -1.4, 54.6})->size(), 0U);
    }

    void theRegisterBeginsWithWhatWaits()
    {
        const auto add = [&](const char *title, std::optional<Instant> starts,
                             bool closed = false) {
            Pick pick = m_bench->ready();
            pick.title = title;
            pick.startsAt = starts;
            if (closed)
                pick.progress.status = "closed";
            const auto made = m_bench->change([&](Change &change) {
                return PickStore(*m_bench->database)
                    .create(change, pick, closed ? PickOrigin::Imported : PickOrigin::Entered);
            });
            QVERIFY2(made, title);
        };
        add("Later", kPickStart + 24h);
        add("Sooner", kPickStart);
        add("No day", std::nullopt);
        add("Forgotten", kMorning - 5 * 24h);
        add("Closed", kMorning - 9 * 24h, true);
        add("Closed lately", kMorning - 2 * 24h, true);
        PickListStore lists(*m_bench->database);
        const auto titles = [&](const RegisterChoice &choice) {
            std::string all;
            const auto page = lists.registerPage(choice, startOfDay(localDay(kMorning)));
            for (const Pick &pick : page->picks)
                all += pick.title + ", ";
            return all + (page->hasMore ? "more" : "end");
        };
        QCOMPARE(titles({}), "Forgotten, Sooner, Later, No day, Closed lately, Closed, end");
        QCOMPARE(titles({.most = 2}), "Forgotten, Sooner, more");
        QCOMPARE(titles({.statuses = {"closed"}}), "Closed lately, Closed, end");
        QCOMPARE(titles({.area = Id::fromName("elsewhere")}), "end");
        QCOMPARE(titles({.shows = [](const Pick &pick) { return pick.title.contains("oo"); }}),
                 "Sooner, end");
    }

    void warnsOfShortNotice()
    {
        Pick pick = m_bench->ready();
        PickStore store(*m_bench->database);
        QCOMPARE(codesIn(*store.warnings(m_bench->create(pick).value())), "lead_unbriefed");
        pick.startsAt = kMorning + 72h;
        pick.roadSpeedMph.reset();
        const auto warnings = store.warnings(m_bench->create(pick).value());
        QCOMPARE(codesIn(*warnings), "short_notice road_unknown lead_unbriefed");
    }

    void warnsOfADayOnWhichTheCampaignDoesNotRun()
    {
        const auto campaign = m_bench->change([&](Change &change) {
            return CampaignStore(*m_bench->database)
                .create(change, {.title = "Spring clean",
                                 .startsOn = parseIsoDay("2026-06-01").value(),
                                 .endsOn = parseIsoDay("2026-06-07").value()});
        });
        QVERIFY(campaign);
        Pick pick = m_bench->ready();
        pick.campaign = campaign->id;
        PickStore store(*m_bench->database);
        QCOMPARE(codesIn(*store.warnings(m_bench->create(pick).value())), "lead_unbriefed");
        pick.startsAt = kPickStart + 48h;
        const auto warnings = store.warnings(m_bench->create(pick).value());
        QCOMPARE(codesIn(*warnings), "outside_campaign lead_unbriefed");
        QCOMPARE(warnings->front().message, "Spring clean runs from 1 June 2026 to 7 June 2026: "
                                            "the pick is on 8 June 2026");
    }
};

QTEST_GUILESS_MAIN(TestPickStore)
#include "tst_pickstore.moc"
