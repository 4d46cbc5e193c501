// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/loanpapers.h"
#include "paper/pages.h"
#include "paper/pickpapers.h"

#include <QTest>

using namespace sc;

namespace {

PickPapers papers()
{
    PickPapers made;
    made.pick.title = "Riverside <b>clean</b>";
    made.pick.startsAt = Instant{std::chrono::milliseconds{1'783'155'600'000}};
    made.pick.minutes = 90;
    made.lead = "J. Pearson (41)";
    made.council = "Haleby Council";
    Assessment assessment;
    assessment.version = 2;
    assessment.by = "R. Dunn";
    assessment.rows.push_back({.hazard = "Water",
                               .who = "Everyone",
                               .likelihoodBefore = 4,
                               .severityBefore = 5,
                               .controls = "Stay two metres away",
                               .likelihoodAfter = 1,
                               .severityAfter = 5});
    made.assessment = assessment;
    const auto person = [&](const char *name, const char *status, const char *call) {
        Attendance attendance;
        attendance.status = status;
        attendance.emergencyContact = call;
        made.roster.push_back({attendance, name, {}});
    };
    person("Ann Bell", "attended", "01632 960001");
    person("Bob Cole", "no_show", "01632 960002");
    person("Cat Dale", "waiting", "");
    return made;
}

bool says(const Sheet &sheet, std::string_view text)
{
    return sheet.html().find(text) != std::string::npos;
}

} // namespace

class TestPickSheets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theListOfWorkForOthersSaysWhomToRing()
    {
        LoanPapers papers;
        papers.loan.ref = "L-N3-0007-T";
        papers.council = "Haleby Council";
        papers.phone = "01632 960100";
        for (const Sheet &sheet : {notForVolunteers(papers), loanForm(papers)})
            QVERIFY(sheet.html().contains("01632 960100"));
        papers.phone.clear();
        QVERIFY(notForVolunteers(papers).html().contains("____")); // room to write it
    }

    void theAssessmentShowsScoresBeforeAndAfter()
    {
        const Sheet sheet = assessmentSheet(papers());
        QVERIFY(says(sheet, "4 × 5 = 20 (high)"));
        QVERIFY(says(sheet, "1 × 5 = 5 (low)"));
        QVERIFY(says(sheet, "R. Dunn"));
        QVERIFY(says(sheet, "Riverside &lt;b&gt;clean&lt;/b&gt;"));
    }

    void theAssessmentSaysWhoAnswersForAFastRoad()
    {
        PickPapers made = papers();
        made.pick.roadSpeedMph = 40;
        QVERIFY(says(assessmentSheet(made), "40 mph"));
        QVERIFY(!says(assessmentSheet(made), "all the same"));
        made.pick.progress.overrideBy = "P. Shaw";
        made.pick.progress.overrideReason = "Lane closed for the day";
        made.pick.progress.overrideMph = 40;
        QVERIFY(says(assessmentSheet(made), "P. Shaw: Lane closed for the day"));
        made.pick.roadSpeedMph = 60; // nobody answered for that
        QVERIFY(!says(assessmentSheet(made), "P. Shaw"));
    }

    void theAssessmentSaysWhichPlaceItWasMadeFor()
    {
        PickPapers made = papers();
        QVERIFY(!says(assessmentSheet(made), "Made for")); // of an older one it is not known
        made.assessedPlace = "Mill Lane (NZ 2880 1450)";
        QVERIFY(!says(assessmentSheet(made), "Made for")); // the place of the pick, told above
        made.assessedElsewhere = true;
        QVERIFY(says(assessmentSheet(made), "Made for"));
        QVERIFY(says(assessmentSheet(made),
                     "This assessment was made for Mill Lane (NZ 2880 1450). The place of the "
                     "pick has changed since"));
    }

    void withoutAnAssessmentThePaperSaysSo()
    {
        PickPapers none = papers();
        none.assessment.reset();
        QVERIFY(says(assessmentSheet(none), "cannot be approved"));
        QVERIFY(!pageImages(briefingCard(none), 60).empty());
    }

    void theSignInSheetLeavesOutWhoWaitsAndEveryTelephone()
    {
        const Sheet sheet = signInSheet(papers());
        QVERIFY(says(sheet, "Ann Bell"));
        QVERIFY(!says(sheet, "Cat Dale"));
        QVERIFY(!says(sheet, "01632"));
    }

    void theBriefingHasWhatIsHighAndWhomToCall()
    {
        const Sheet sheet = briefingCard(papers());
        QVERIFY(says(sheet, "Water: Stay two metres away"));
        QVERIFY(says(sheet, "01632 960001"));
    }

    void papersOfACancelledPickSaySo()
    {
        PickPapers made = papers();
        made.pick.progress.status = "cancelled";
        for (const Sheet &sheet :
             {assessmentSheet(made), signInSheet(made), briefingCard(made), pickPoster(made)}) {
            QVERIFY(says(sheet, "Cancelled"));
            QVERIFY(says(sheet, "does not take place"));
        }
        QVERIFY(!says(pickPoster(made), "Everybody is welcome"));
        QVERIFY(!says(pickPoster(made), "diary"));
        QVERIFY(pickPoster(made).images().empty());
    }

    void thePosterOfAPickNotYetApprovedSaysSo()
    {
        PickPapers made = papers();
        for (const char *status : {"requested", "planned", "assessed"}) {
            made.pick.progress.status = status;
            QVERIFY2(says(pickPoster(made), "Not approved yet"), status);
        }
        for (const char *status : {"approved", "briefed", "live", "closed"}) {
            made.pick.progress.status = status;
            QVERIFY2(!says(pickPoster(made), "Not approved yet"), status);
            QVERIFY2(says(pickPoster(made), "Everybody is welcome"), status);
        }
    }

    void thePosterNamesNobody()
    {
        const Sheet sheet = pickPoster(papers());
        for (const char *name : {"Pearson", "Bell", "Cole", "01632"})
            QVERIFY2(!says(sheet, name), name);
        QCOMPARE(sheet.images().size(), std::size_t{1});
        QCOMPARE(pageImages(sheet, 60).size(), std::size_t{1});
    }

    void onlyWhoCameIsThankedEachOnAPage()
    {
        PickPapers two = papers();
        two.roster[2].attendance.status = "walk_in";
        const Sheet sheet = thankYouLetters(two);
        QVERIFY(says(sheet, "Dear Ann Bell"));
        QVERIFY(says(sheet, "Dear Cat Dale"));
        QVERIFY(!says(sheet, "Bob Cole"));
        QCOMPARE(pageImages(sheet, 60).size(), std::size_t{2});
    }
};

QTEST_MAIN(TestPickSheets)
#include "tst_picksheets.moc"
