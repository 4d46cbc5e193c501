// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "picks/bench.h"
#include "picks/noticestore.h"
#include "picks/picktexts.h"
#include "reports/reportstore.h"
#include "storage/check.h"

#include <functional>

using namespace sc;
using namespace sc::test;

class TestPickActions : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;

    std::string status(const Id &id) { return m_bench->get(id).status(); }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PickBench>(); }
    void cleanup() { QVERIFY(Check(*m_bench->database).deep()->empty()); }

    void goesFromRequestToClosed()
    {
        const Id id = m_bench->live();
        QCOMPARE(codesOf(m_bench->close(id)), "figures figures_missing");
        PickFigures figures;
        figures.bagsGeneral = 12;
        QCOMPARE(m_bench->figures(id, figures)->status(), "figures_due");
        QCOMPARE(m_bench->close(id)->status(), "closed");
        std::string path;
        const auto steps = PickHistoryStore(*m_bench->database).steps(id);
        for (const PickStep &step : *steps)
            path += step.to + " ";
        QCOMPARE(path, "planned assessed approved briefed live figures_due closed ");
    }

    void aRefusedApprovalNamesEveryRule()
    {
        Pick pick;
        pick.title = "Bare";
        pick.startsAt = kPickStart;
        pick.roadSpeedMph = 60;
        const Id id = m_bench->create(pick).value().id;
        QCOMPARE(codesOf(m_bench->approve(id)),
                 "place missing, assessment assessment_missing, lead lead_missing, insurance_basis "
                 "insurance_missing, land_permission permission_missing, road_speed_mph "
                 "road_too_fast");
        QCOMPARE(status(id), "requested");
    }

    void unsignedExpiredAndUntrainedAreRefused()
    {
        Pick pick = m_bench->ready();
        pick.lead = m_bench->champion("42", "Never Trained");
        const Id id = m_bench->create(pick).value().id;
        QVERIFY(m_bench->assess(id, "", Day{std::chrono::year{2026} / 6 / 5}));
        QCOMPARE(codesOf(m_bench->approve(id)), "assessment assessment_unsigned, assessment "
                                                "assessment_expired, lead lead_untrained");
    }

    void trainingCountsOnTheDayOfThePick()
    {
        Pick pick = m_bench->ready();
        pick.lead = m_bench->champion("42", "Soon Over");
        m_bench->train(pick.lead, "2024-06-01", "2026-06-05"); // the day before
        const Id id = m_bench->create(pick).value().id;
        QVERIFY(m_bench->assess(id));
        QCOMPARE(codesOf(m_bench->approve(id)), "lead lead_untrained");
        m_bench->train(pick.lead, "2026-06-06", "2027-06-05");
        QCOMPARE(codesOf(m_bench->approve(id)), "ok");
    }

    void aLeaderWhoseBriefingRanOutIsRefused()
    {
        Pick pick = m_bench->ready();
        pick.lead = m_bench->champion("42", "Told Long Ago");
        m_bench->train(pick.lead, "2024-06-01", "2027-06-05");
        const Id id = m_bench->create(pick).value().id;
        QVERIFY(m_bench->assess(id));
        const auto warned = [&] {
            const auto said = PickStore(*m_bench->database).warnings(m_bench->get(id)).value();
            return std::ranges::contains(said, "lead_unbriefed", &Problem::code);
        };
        QVERIFY(warned()); // told, but no rule
        m_bench->train(pick.lead, "2024-06-01", "2026-06-05", "safety_briefing"); // the day before
        QCOMPARE(codesOf(m_bench->approve(id)), "lead lead_untrained");
        QVERIFY(!warned());
        m_bench->train(pick.lead, "2026-05-01", "2027-05-01", "safety_briefing");
        QCOMPARE(codesOf(m_bench->approve(id)), "ok");
    }

    void signsALaterVersionOfTheSameRows()
    {
        const Id id = m_bench->create(m_bench->ready()).value().id;
        QVERIFY(m_bench->assess(id, ""));
        const auto done = m_bench->act([&](PickActions &actions, Change &change) {
            return actions.assess(change, id, {.by = "M. Ward"});
        });
        QVERIFY(done);
        const auto versions = AssessmentStore(*m_bench->database).versions(id);
        QCOMPARE(versions->size(), 2U);
        QCOMPARE(versions->front().by, "M. Ward");
        QCOMPARE(versions->front().rows.size(), 1U);
        QCOMPARE(versions->back().by, "");
        QCOMPARE(isoDay(versions->front().reviewOn.value()), "2027-05-15"); // a year on
    }

    void scoresOutsideTheMatrixAreRefused()
    {
        const Id id = m_bench->create(m_bench->ready()).value().id;
        HazardRow row{"Traffic", "", 6, 0, "", 1, 1, "", "", ""};
        const auto done = m_bench->act([&](PickActions &actions, Change &change) {
            return actions.assess(change, id, {.rows = std::vector{row}, .by = "A"});
        });
        QCOMPARE(codesOf(done), "rows[0].likelihood_before out_of_range, "
                                "rows[0].severity_before out_of_range");
        QVERIFY(m_bench->change([&](Change &change) {
            PickRules rules;
            rules.matrix = {.likelihoodMax = 6, .severityMax = 6};
            return PickSettingStore(*m_bench->database).setRules(change, rules);
        }));
        row.severityBefore = 6;
        QVERIFY(m_bench->act([&](PickActions &actions, Change &change) {
            return actions.assess(change, id, {.rows = std::vector{row}, .by = "A"});
        }));
    }

    void anOverrideIsStoredAndCounted()
    {
        Pick pick = m_bench->ready();
        pick.roadSpeedMph = 40;
        const Id id = m_bench->create(pick).value().id;
        QVERIFY(m_bench->assess(id));
        QCOMPARE(codesOf(m_bench->approve(id)), "road_speed_mph road_too_fast");
        QCOMPARE(codesOf(m_bench->approve(id, {.by = "M", .overrideBy = "A. Chief"})),
                 "override_reason reason_required, road_speed_mph road_too_fast");
        QCOMPARE(codesOf(m_bench->approve(id, {.by = "M", .overrideReason = "Closed"})),
                 "override_by reason_required, road_speed_mph road_too_fast");
        QVERIFY(m_bench->approve(
            id, {.by = "M", .overrideBy = "A. Chief", .overrideReason = "Road closed"}));
        PickHistoryStore history(*m_bench->database);
        QCOMPARE(history.overrides(kMorning, kMorning + 24h).value(), 1);
        QCOMPARE(history.steps(id)->back().overrideBy, "A. Chief");
        QCOMPARE(history.steps(id)->back().overrideRules, "road_too_fast");
        pick = m_bench->get(id);
        pick.note = "A note changes nothing";
        QVERIFY(m_bench->update(pick));
        QCOMPARE(status(id), "approved");
    }

    void anOverrideOfNothingIsNotCounted()
    {
        const Id id = m_bench->create(m_bench->ready()).value().id;
        QVERIFY(m_bench->assess(id));
        QVERIFY(m_bench->approve(id, {.by = "M", .overrideBy = "A", .overrideReason = "Why not"}));
        QCOMPARE(PickHistoryStore(*m_bench->database).overrides(kMorning, kMorning + 24h).value(),
                 0);
        QVERIFY(m_bench->get(id).progress.overrideBy.empty());
    }

    void aChangeOfPlaceLeaderOrRoadReopensTheGate()
    {
        const Id other = m_bench->champion("43", "Also Trained");
        m_bench->train(other, "2026-01-01", "2027-01-01");
        const std::vector<std::function<void(Pick &)>> changes{
            [](Pick &pick) { pick.place.points.front().latitude += 0.001; },
            [](Pick &pick) { pick.roadSpeedMph = 20; }, [&](Pick &pick) { pick.lead = other; },
            [](Pick &pick) { pick.insuranceBasis.clear(); },
            [](Pick &pick) { pick.landPermission = "needed"; }};
        for (const auto &alter : changes) {
            const Id id = m_bench->approved();
            Pick pick = m_bench->get(id);
            alter(pick);
            QVERIFY(m_bench->update(pick));
            QCOMPARE(status(id), "planned");
            const auto last = PickHistoryStore(*m_bench->database).steps(id)->back();
            QCOMPARE(last.reason, "reopened");
            QVERIFY(!last.note.empty());
            QVERIFY(m_bench->get(id).progress.approvedBy.empty());
        }
    }

    void aPickMovedPastItsReviewGoesBack()
    {
        const Id id = m_bench->create(m_bench->ready()).value().id;
        QVERIFY(m_bench->assess(id, "R. Dunn", Day{std::chrono::year{2026} / 6 / 30}));
        QVERIFY(m_bench->approve(id));
        PickActions actions(*m_bench->database);
        QVERIFY(actions.checkMove(id, kPickStart + 24h * 10)->empty());
        QCOMPARE(codesIn(*actions.checkMove(id, kPickStart + 24h * 30)), "assessment_expired");
        const auto move = [&](Instant to) {
            return m_bench->act(
                [&](PickActions &with, Change &change) { return with.reschedule(change, id, to); });
        };
        QVERIFY(move(kPickStart + 24h * 10));
        QCOMPARE(status(id), "approved");
        QVERIFY(move(kPickStart + 24h * 30));
        QCOMPARE(status(id), "planned");
    }

    void trainingTakenBackTakesTheApprovalBack()
    {
        const Id leader = m_bench->champion("44", "Once Trained");
        const Id training = m_bench->train(leader, "2026-01-01", "2027-01-01");
        Pick pick = m_bench->ready();
        pick.lead = leader;
        const Id id = m_bench->create(pick).value().id;
        QVERIFY(m_bench->assess(id));
        QVERIFY(m_bench->approve(id));
        QVERIFY(m_bench->change([&](Change &change) -> Result<void> {
            return m_bench->database->attempt([&] {
                change.update("training", training, {{"revoked_reason", Value{"Unsafe"}}});
            });
        }));
        QCOMPARE(status(id), "planned");
    }

    void undoAndRestoreCannotGoRoundTheGate()
    {
        Pick pick = m_bench->ready();
        pick.landPermission = "needed";
        pick = m_bench->create(pick).value();
        pick = m_bench->assess(pick.id).value();
        pick.landPermission = "given";
        QVERIFY(m_bench->update(pick));
        History history(*m_bench->database);
        const Id given = **history.lastAction(kOfficer);
        QVERIFY(m_bench->approve(pick.id));
        QVERIFY(history.undo(given, kOfficer));
        QCOMPARE(m_bench->get(pick.id).landPermission, "needed");
        QCOMPARE(status(pick.id), "planned");

        const Id id = m_bench->approved();
        PickStore store(*m_bench->database);
        QVERIFY(m_bench->change([&](Change &change) { return store.remove(change, id); }));
        QVERIFY(m_bench->change([&](Change &change) -> Result<void> {
            auto lead = ChampionStore(*m_bench->database).get(m_bench->lead).value();
            lead.status = "left";
            return ChampionStore(*m_bench->database)
                .update(change, lead)
                .transform([](const Champion &) {});
        }));
        QVERIFY(m_bench->change([&](Change &change) { return store.restore(change, id); }));
        QCOMPARE(status(id), "planned");
    }

    void whatHasBegunKeepsItsGround()
    {
        const Id id = m_bench->live();
        Pick pick = m_bench->get(id);
        pick.roadSpeedMph = 60;
        QCOMPARE(codesOf(m_bench->update(pick)), "road_speed_mph road_too_fast");
        pick.roadSpeedMph = 20;
        QCOMPARE(codesOf(m_bench->update(pick)), "ok");
        QCOMPARE(status(id), "live");
    }

    void aStepOutOfTurnIsRefused()
    {
        const Id id = m_bench->create(m_bench->ready()).value().id;
        QCOMPARE(codesOf(m_bench->brief(id)), "status bad_transition");
        QCOMPARE(codesOf(m_bench->start(id)), "status bad_transition");
        QCOMPARE(codesOf(m_bench->close(id)), "status bad_transition");
        const Id done = m_bench->approved();
        QCOMPARE(codesOf(m_bench->approve(done)), "status bad_transition");
        QCOMPARE(codesOf(m_bench->start(done)), "status bad_transition");
    }

    void aPickThatBeganBeforeItsDayIsTold()
    {
        const Id id = m_bench->approved();
        QVERIFY(m_bench->brief(id) && m_bench->start(id));
        PickStore store(*m_bench->database);
        QVERIFY(codesIn(*store.warnings(m_bench->get(id))).contains("before_its_day"));
        m_bench->clock.set(kPickStart - 9h); // early on the day
        QVERIFY(!codesIn(*store.warnings(m_bench->get(id))).contains("before_its_day"));
    }

    void aCancellationTellsWhoeverLeadsToo()
    {
        const Id id = m_bench->approved();
        QVERIFY(m_bench->cancel(id, {.reason = "weather"}));
        const auto notices = NoticeStore(*m_bench->database).of(id);
        QCOMPARE(notices->size(), 1U);
        QCOMPARE(notices->front().name, "Joan Pearson");
    }

    void aCancellationTellsEverybodyWhoWasToCome()
    {
        const Id id = m_bench->approved();
        Attendance one;
        one.pick = id;
        one.champion = m_bench->lead;
        QVERIFY(m_bench->book(one));
        one.champion = {};
        one.name = "Sam Hall";
        one.emergencyContact = "07700 900123";
        const auto sam = m_bench->book(one);
        QVERIFY(sam);
        one.name = "Ella Hall";
        one.emergencyContact = {};
        one.child = true;
        one.adult = sam->id;
        QVERIFY(m_bench->book(one));
        QCOMPARE(codesOf(m_bench->cancel(id, {.reason = ""})), "reason reason_required");
        QCOMPARE(codesOf(m_bench->cancel(id, {.reason = "bored"})), "reason unknown_code");
        QVERIFY(m_bench->cancel(id, {.reason = "weather", .note = "Gales."}));
        QCOMPARE(status(id), "cancelled");
        const auto notices = NoticeStore(*m_bench->database).of(id);
        QCOMPARE(notices->size(), 3U);
        QCOMPARE(notices->at(1).reach, "in an emergency: 07700 900123");
        QCOMPARE(notices->at(2).reach, "with Sam Hall, 07700 900123");
        QVERIFY(notices->at(0).words.contains("Joan Pearson"));
        QVERIFY(notices->at(1).words.contains("because of the weather. Gales."));
        QVERIFY(notices->at(1).words.contains("6 June 2026 at 10:00"));
        QCOMPARE(codesOf(m_bench->approve(id)), "status bad_transition");
    }

    void eachSharpAndFlyTipBecomesAReportOnce()
    {
        const Id id = m_bench->live();
        PickFigures figures;
        figures.bagsGeneral = 3;
        figures.sharpsFound = 2;
        figures.flyTipsFound = 1;
        QVERIFY(m_bench->figures(id, figures));
        figures = m_bench->get(id).figures;
        figures.sharpsFound = 3;
        QVERIFY(m_bench->figures(id, figures));
        FindStore finds(*m_bench->database);
        const auto links = finds.links(id);
        QCOMPARE(links->size(), 4U);
        ReportStore reports(*m_bench->database);
        const auto report = reports.get(links->front().report);
        QCOMPARE(report->source, "pick");
        QCOMPARE(report->hazard, "sharps");
        QVERIFY(report->position == kSpot);
        QCOMPARE(finds.picksOf(report->id)->size(), 1U);
        QVERIFY(m_bench->undoLast());
        QCOMPARE(finds.links(id)->size(), 3U);
        QVERIFY(reports.get(links->back().report)->deleted);
    }

    void offersReportsWithinThePlaceAndClosesThem()
    {
        const auto log = [&](LatLon where, const char *category) {
            return m_bench->change([&](Change &change) {
                Report report;
                report.category = category;
                report.source = "public";
                report.position = where;
                return ReportStore(*m_bench->database).create(change, report);
            });
        };
        const Id near = log(kSpot, "litter").value().id;
        const std::array others{log({kSpot.latitude + 0.01, kSpot.longitude}, "litter").value().id,
                                log(kSpot, "drug_litter.needles").value().id};
        const Id id = m_bench->live();
        FindStore finds(*m_bench->database);
        const auto offered = finds.reportsWithin(m_bench->get(id));
        QCOMPARE(offered->size(), 1U);
        QVERIFY(offered->front().id == near);
        QVERIFY(m_bench->change(
            [&](Change &change) { return finds.closeReports(change, m_bench->get(id), {near}); }));
        QCOMPARE(ReportStore(*m_bench->database).get(near)->status, "done");
        QCOMPARE(finds.links(id)->front().kind, "closed");
        QVERIFY(finds.reportsWithin(m_bench->get(id))->empty());
        for (const Id &other : others) // a mile away, and a needle
            QCOMPARE(codesOf(m_bench->change([&](Change &change) {
                         return finds.closeReports(change, m_bench->get(id), {other});
                     })),
                     "reports out_of_range");
        const Id planned = m_bench->create(m_bench->ready()).value().id;
        QCOMPARE(codesOf(m_bench->change([&](Change &change) {
                     return finds.closeReports(change, m_bench->get(planned), {near});
                 })),
                 "status bad_transition");
    }
};

QTEST_GUILESS_MAIN(TestPickActions)
#include "tst_pickactions.moc"
