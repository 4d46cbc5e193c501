// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/codes.h"
#include "reports/transitions.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <set>

using namespace sc;
using namespace std::chrono_literals;

namespace {

const Instant kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 9h};

std::string codeOf(const Report &report, StepRequest step)
{
    const auto problems = problemsOf(report, step, kNow);
    return problems.empty() ? "ok" : problems.front().code;
}

Report reportThatIs(const std::string &status)
{
    Report report;
    report.status = status;
    return report;
}

} // namespace

class TestTransitions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateLeadsSomewhereAndOnlyToStates()
    {
        for (const Code &status : reportStatuses()) {
            const auto next = stepsFrom(status.code);
            QVERIFY(!next.empty());
            for (const std::string_view to : next)
                QVERIFY(isCode(reportStatuses(), to));
        }
    }

    void everyStateCanBeReachedFromNew()
    {
        std::set<std::string_view> met{"new"};
        std::vector<std::string_view> open{"new"};
        while (!open.empty()) {
            const std::string_view from = open.back();
            open.pop_back();
            for (const std::string_view to : stepsFrom(from))
                if (met.insert(to).second)
                    open.push_back(to);
        }
        QCOMPARE(met.size(), reportStatuses().size());
    }

    void goesForwardFromNewToDone()
    {
        for (const auto &[from, to] : {std::pair{"new", "acknowledged"},
                                       {"acknowledged", "scheduled"},
                                       {"scheduled", "in_progress"},
                                       {"in_progress", "done"},
                                       {"done", "reopened"},
                                       {"reopened", "scheduled"}})
            QCOMPARE(codeOf(reportThatIs(from), {.to = to}), "ok");
    }

    void leavesClosedStatesOnlyByReopening()
    {
        for (const char *closed :
             {"done", "closed_no_action", "closed_duplicate", "closed_withdrawn"}) {
            QCOMPARE(codeOf(reportThatIs(closed), {.to = "scheduled"}), "bad_transition");
            QCOMPARE(codeOf(reportThatIs(closed), {.to = "reopened"}), "ok");
        }
    }

    void refusesToStandStillOrGoBackToNew()
    {
        QCOMPARE(codeOf(reportThatIs("new"), {.to = "new"}), "bad_transition");
        QCOMPARE(codeOf(reportThatIs("in_progress"), {.to = "new"}), "bad_transition");
        QCOMPARE(codeOf(reportThatIs("new"), {.to = "reopened"}), "bad_transition");
    }

    void namesAnUnknownState()
    {
        QCOMPARE(codeOf(reportThatIs("new"), {.to = "fixed"}), "unknown_code");
        QCOMPARE(codeOf(reportThatIs("new"), {}), "missing");
    }

    void asksWhyAReportIsClosedUnfixed()
    {
        QCOMPARE(codeOf(reportThatIs("new"), {.to = "closed_no_action"}), "reason_required");
        QCOMPARE(codeOf(reportThatIs("new"), {.to = "closed_no_action", .note = "  "}),
                 "reason_required");
        QCOMPARE(codeOf(reportThatIs("new"), {.to = "closed_no_action", .note = "Private land"}),
                 "ok");
        QCOMPARE(
            codeOf(reportThatIs("new"), {.to = "closed_not_ours", .referredTo = "Network Rail"}),
            "ok");
    }

    void refusesAStepInTheFuture()
    {
        QCOMPARE(codeOf(reportThatIs("new"), {.to = "done", .at = kNow + 1h}), "bad_date");
    }
};

QTEST_GUILESS_MAIN(TestTransitions)
#include "tst_transitions.moc"
