// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/bench.h"
#include "picks/noticestore.h"

using namespace sc;
using namespace sc::test;

/// What an assessment and an approval rest on: the place that was looked at, controls, a leader.
class TestPickGround : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PickBench>(); }

    void anAssessmentOfAnotherPlaceCountsAsUnsigned()
    {
        const Id id = m_bench->approved();
        Pick pick = m_bench->get(id);
        pick.place.points.front() = {54.5700, -1.6000};
        QVERIFY(m_bench->update(pick));
        pick = m_bench->get(id); // planned again
        const auto refused = m_bench->approve(id);
        QCOMPARE(codesOf(refused), "assessment assessment_unsigned");
        // A grid reference, as no street is known here: where it was looked at.
        QVERIFY2(refused.error().problems.front().message.contains("NZ 2902 1461"),
                 refused.error().problems.front().message.c_str());
        // Back where it was, what was looked at counts again.
        pick.place.points.front() = kSpot;
        QVERIFY(m_bench->update(pick));
        QCOMPARE(codesOf(m_bench->approve(id)), "ok");
        pick = m_bench->get(id);
        pick.place.points.front() = {54.5700, -1.6000};
        QVERIFY(m_bench->update(pick));
        QVERIFY(m_bench->assess(id));
        QCOMPARE(codesOf(m_bench->approve(id)), "ok");
    }

    void whatWasKnownOfAnotherPlaceIsNotSignedForThisOne()
    {
        const Id id = m_bench->create(m_bench->ready()).value().id;
        HazardRow water{"Water", "", 2, 5, "Stay away", 1, 5, "", "water", "Water 20 m away"};
        const auto assess = [&](std::optional<std::vector<HazardRow>> rows) {
            return m_bench->act([&](PickActions &actions, Change &change) {
                return actions.assess(change, id, {.rows = std::move(rows), .by = "A"});
            });
        };
        QVERIFY(assess(std::vector{water}));
        QVERIFY(assess({}));
        AssessmentStore assessments(*m_bench->database);
        QCOMPARE(assessments.latest(id).value()->rows.front().remark, "Water 20 m away");
        Pick pick = m_bench->get(id);
        pick.place.points.front() = {54.5700, -1.6000};
        QVERIFY(m_bench->update(pick));
        QVERIFY(assess({}));
        const HazardRow row = assessments.latest(id).value()->rows.front();
        QVERIFY(!row.remark.contains("Water"));
        QCOMPARE(row.controls, "Stay away");
        QCOMPARE(codesOf(m_bench->approve(id)), "ok");
    }

    void anAssessmentMadeBeforeThereWasAPlaceIsOfNoPlace()
    {
        Pick pick = m_bench->ready();
        pick.place = {};
        pick = m_bench->create(pick).value();
        QVERIFY(m_bench->assess(pick.id));
        QCOMPARE(codesOf(m_bench->approve(pick.id)), "place missing");
        pick = m_bench->get(pick.id);
        pick.place = m_bench->ready().place;
        QVERIFY(m_bench->update(pick));
        QCOMPARE(codesOf(m_bench->approve(pick.id)), "assessment assessment_unsigned");
        QVERIFY(m_bench->assess(pick.id));
        QCOMPARE(codesOf(m_bench->approve(pick.id)), "ok");
    }

    void olderAssessmentsWhosePlaceIsNotKnownAreNotJudged()
    {
        const Id id = m_bench->approved();
        QVERIFY(m_bench->change([&](Change &change) -> Result<void> {
            return m_bench->database->attempt([&] {
                const auto last = AssessmentStore(*m_bench->database).latest(id).value();
                change.create("pick_assessment", m_bench->database->newId(),
                              {{"pick", refValue(id)},
                               {"version", Value{std::int64_t{2}}},
                               {"rows", Value{hazardRowsText(last->rows)}},
                               {"by", Value{"R. Dunn"}},
                               {"review_on", Value{"2027-01-01"}}});
            });
        }));
        Pick pick = m_bench->get(id);
        pick.place.points.front().latitude += 0.05;
        QVERIFY(m_bench->update(pick));
        QCOMPARE(codesOf(m_bench->approve(id)), "ok");
    }

    void whoIsOnTheRoadIsNotMovedToAPlaceNobodyLookedAt()
    {
        const Id id = m_bench->live();
        Pick pick = m_bench->get(id);
        pick.place.points.front().latitude += 0.05;
        QCOMPARE(codesOf(m_bench->update(pick)), "assessment assessment_unsigned");
        // What is over may be drawn as it was walked.
        QVERIFY(m_bench->figures(id, {.bagsGeneral = 3}));
        pick = m_bench->get(id);
        pick.place = {PickPlace::Kind::Route, {kSpot, {54.5270, -1.5530}}, {}};
        QCOMPARE(codesOf(m_bench->update(pick)), "ok");
        pick = m_bench->get(id);
        pick.note = "Walked along the beck";
        QCOMPARE(codesOf(m_bench->update(pick)), "ok");
        QCOMPARE(codesOf(m_bench->close(id)), "ok");
    }

    void aHighRiskNeedsControlsAndNoneMakesItWorse()
    {
        const Id id = m_bench->create(m_bench->ready()).value().id;
        const auto assess = [&](const HazardRow &row) {
            return codesOf(m_bench->act([&](PickActions &actions, Change &change) {
                return actions.assess(change, id, {.rows = std::vector{row}, .by = "A"});
            }));
        };
        HazardRow row{"Traffic", "", 5, 5, "", 5, 5, "", "", ""};
        QCOMPARE(assess(row), "rows[0].controls missing");
        row.controls = "Road closed";
        QCOMPARE(assess(row), "ok");
        row.severityBefore = row.likelihoodBefore = 2;
        QCOMPARE(assess(row), "rows[0].likelihood_after out_of_range");
        QCOMPARE(assess({"Nettles", "", 2, 2, "", 1, 2, "", "", ""}), "ok");
    }

    void aTrainingThatIsStillToComeIsTold()
    {
        Pick pick = m_bench->ready();
        pick.lead = m_bench->champion("42", "Will Be Trained");
        const Id id = m_bench->create(pick).value().id;
        const auto told = [&] {
            const auto said = PickStore(*m_bench->database).warnings(m_bench->get(id)).value();
            return std::ranges::contains(said, "lead_training_to_come", &Problem::code);
        };
        QVERIFY(!told()); // none at all: the gate says so
        m_bench->train(pick.lead, "2026-05-20", "2027-06-05");
        QVERIFY(told());
        QVERIFY(m_bench->assess(id));
        QCOMPARE(codesOf(m_bench->approve(id)), "ok");
        m_bench->train(pick.lead, "2026-05-01", "2028-06-05");
        QVERIFY(!told());
    }

    void whoCannotBeReachedAsTheyAskedIsReachedOtherwise()
    {
        Pick pick = m_bench->ready();
        Champion lead = ChampionStore(*m_bench->database).get(pick.lead).value();
        const Id id = m_bench->create(pick).value().id;
        lead.name.clear();
        lead.preferredContact = "email";
        lead.phone = "01325 111222";
        QVERIFY(m_bench->change([&](Change &change) {
            return ChampionStore(*m_bench->database).update(change, lead);
        }));
        QVERIFY(m_bench->cancel(id, {.reason = "weather"}));
        const auto notices = NoticeStore(*m_bench->database).of(id);
        QCOMPARE(notices->size(), 1U);
        QCOMPARE(notices->front().way, "phone");
        QVERIFY(notices->front().reach.contains("01325"));
        QCOMPARE(notices->front().name, "Champion 41");
    }
};

QTEST_GUILESS_MAIN(TestPickGround)
#include "tst_pickground.moc"
