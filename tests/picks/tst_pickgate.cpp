// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickgate.h"

#include <QTest>

#include <functional>

using namespace sc;

namespace {

const Day kDay{std::chrono::year{2026} / 6 / 6};

PickFacts good()
{
    PickFacts facts;
    facts.day = kDay;
    facts.hasPlace = true;
    facts.assessed = true;
    facts.assessmentSigned = true;
    facts.reviewOn = kDay;
    facts.hasLead = true;
    facts.leadTrained = true;
    facts.insuranceBasis = "group_policy";
    facts.landPermission = "given";
    facts.roadSpeedMph = 30;
    return facts;
}

std::string codes(const PickFacts &facts)
{
    return codesIn(gateProblems(facts));
}

} // namespace

class TestPickGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsThroughWhatMeetsEveryRule() { QCOMPARE(codes(good()), ""); }

    void namesEveryRuleThatFails()
    {
        PickFacts facts;
        facts.day = kDay;
        facts.hasPlace = true;
        facts.roadSpeedMph = 60;
        QCOMPARE(codes(facts), "assessment_missing lead_missing insurance_missing "
                               "permission_missing road_too_fast");
        for (const Problem &problem : gateProblems(facts))
            QVERIFY(!problem.field.empty() && problem.message.size() > 10);
    }

    void eachRuleStandsAlone_data()
    {
        QTest::addColumn<std::function<void(PickFacts &)>>("spoil");
        QTest::addColumn<std::string>("code");
        int rows = 0;
        using Spoil = std::function<void(PickFacts &)>;
        const auto row = [&rows](const char *code, Spoil spoil) {
            QTest::addRow("%s %d", code, ++rows) << std::move(spoil) << std::string(code);
        };
        row("assessment_missing", [](PickFacts &facts) { facts.assessed = false; });
        row("assessment_unsigned", [](PickFacts &facts) { facts.assessmentSigned = false; });
        row("assessment_unsigned",
            [](PickFacts &facts) { facts.assessedElsewhere = "Mill Lane (NZ 2880 1450)"; });
        row("assessment_expired", [](PickFacts &facts) { facts.reviewOn = addDays(kDay, -1); });
        row("lead_missing", [](PickFacts &facts) { facts.hasLead = false; });
        row("lead_untrained", [](PickFacts &facts) { facts.leadTrained = false; });
        row("lead_untrained", [](PickFacts &facts) { facts.leadBriefingLapsed = true; });
        row("insurance_missing", [](PickFacts &facts) { facts.insuranceBasis.clear(); });
        row("permission_missing", [](PickFacts &facts) { facts.landPermission = "needed"; });
        row("road_too_fast", [](PickFacts &facts) { facts.roadSpeedMph = 31; });
    }

    void eachRuleStandsAlone()
    {
        QFETCH(std::function<void(PickFacts &)>, spoil);
        QFETCH(std::string, code);
        PickFacts facts = good();
        spoil(facts);
        QCOMPARE(codes(facts), code);
    }

    void aLeaderWhoseBriefingIsNotOnRecordIsNoRefusal()
    {
        PickFacts facts = good();
        facts.leadNeverBriefed = true;
        QCOMPARE(codes(facts), "");
    }

    void permissionRefusedOrUnknownIsNoPermission()
    {
        PickFacts facts = good();
        for (const char *permission : {"refused", "needed", ""}) {
            facts.landPermission = permission;
            QCOMPARE(codes(facts), "permission_missing");
        }
        facts.landPermission = "not_needed";
        QCOMPARE(codes(facts), "");
    }

    void anOverrideNeedsNameAndReasonAndReachesNoFurtherThanItsSpeed()
    {
        PickFacts facts = good();
        facts.roadSpeedMph = 40;
        facts.roadOverride = RoadOverride{"A. Chief", "", 40};
        QCOMPARE(codes(facts), "road_too_fast");
        facts.roadOverride->reason = "Road closed that day";
        QCOMPARE(codes(facts), "");
        facts.roadSpeedMph = 50;
        QCOMPARE(codes(facts), "road_too_fast");
    }

    void anOverridePassesNothingButTheRoad()
    {
        PickFacts facts;
        facts.day = kDay;
        facts.hasPlace = true;
        facts.roadSpeedMph = 40;
        facts.roadOverride = RoadOverride{"A. Chief", "Because", 40};
        QCOMPARE(codes(facts),
                 "assessment_missing lead_missing insurance_missing permission_missing");
    }

    void aPickWithoutADayCannotBeTested()
    {
        PickFacts facts = good();
        facts.day.reset();
        QVERIFY(codes(facts).starts_with("missing"));
    }

    void aPickWithoutAPlaceCannotBeLookedAt()
    {
        PickFacts facts = good();
        facts.hasPlace = false;
        QCOMPARE(codes(facts), "missing");
        QCOMPARE(gateProblems(facts).front().field, "place");
    }

    void anAssessmentOfAnotherPlaceNamesIt()
    {
        PickFacts facts = good();
        facts.assessedElsewhere = "Mill Lane (NZ 2880 1450)";
        QVERIFY(gateProblems(facts).front().message.contains("Mill Lane (NZ 2880 1450)"));
        facts.assessmentSigned = false; // said once
        QCOMPARE(codes(facts), "assessment_unsigned");
    }
};

QTEST_GUILESS_MAIN(TestPickGate)
#include "tst_pickgate.moc"
