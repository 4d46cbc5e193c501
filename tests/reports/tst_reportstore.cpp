// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "areas/boundaryimport.h"
#include "areas/places.h"
#include "champions/championstore.h"
#include "core/dates.h"
#include "reports/reportstore.h"
#include "storage/check.h"

#include <QTest>

using namespace sc;
using namespace std::chrono_literals;

namespace {

// A Friday, so that working days meet a weekend.
const Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 9h};
const Actor kOfficer{"R. Dunn"};

Report litter()
{
    Report report;
    report.category = "litter";
    report.source = "public";
    report.position = LatLon{54.5, 0.5};
    return report;
}

} // namespace

class TestReportStore : public QObject {
    Q_OBJECT

    FixedClock m_clock{kMorning};
    std::unique_ptr<Database> m_database;

    Result<Report> create(Report report)
    {
        ReportStore store(*m_database);
        Change change(*m_database, kOfficer);
        auto made = store.create(change, std::move(report));
        if (made)
            if (auto committed = change.commit(); !committed)
                return std::unexpected(committed.error());
        return made;
    }

    Result<Report> step(const Id &id, const StepRequest &request)
    {
        m_clock.advance(1h);
        ReportStore store(*m_database);
        Change change(*m_database, kOfficer);
        auto made = store.step(change, id, request);
        if (made)
            if (auto committed = change.commit(); !committed)
                return std::unexpected(committed.error());
        return made;
    }

    std::string codeOf(const Report &report)
    {
        const auto made = create(report);
        return made ? "ok"
                    : made.error().problems.at(0).field + " " + made.error().problems.at(0).code;
    }

    void load(const std::string &json, std::string_view from)
    {
        auto transform = GridTransform::create().value();
        const auto file = readBoundaries(json, {}, transform).value();
        Change change(*m_database, kOfficer);
        QVERIFY(importBoundaries(change, file, {parseIsoDay(from).value(), {}, {}}).has_value());
        QVERIFY(change.commit().has_value());
    }

private Q_SLOTS:
    void init()
    {
        m_clock.set(kMorning);
        m_database = std::move(*Database::inMemory({.clock = &m_clock, .seed = 7}));
    }

    void keepsAChosenAreaWhileNoBoundaryHasThePlace()
    {
        load(test::collectionOf({{"E01"}}), "2013-05-02");
        AreaStore areas(*m_database);
        const Id chosen = areas.areaWithCode("E01").value()->id;
        Report far = litter(); // no ward is there
        far.area = chosen;
        const auto outside = create(far);
        QVERIFY(outside);
        QCOMPARE(outside->boundary, "outside");
        Report near = litter();
        near.position = LatLon{54.505, -1.495};
        const auto inside = create(near);
        QCOMPARE(inside->area, chosen);

        load(test::collectionOf({{"E02", -1.4}}), "2026-01-01"); // now neither is in a ward
        ReportStore store(*m_database);
        Change change(*m_database, kOfficer);
        QVERIFY(store.replaceWards(change, store.withChosenArea().value()).has_value());
        QVERIFY(change.commit());
        QCOMPARE(store.get(outside->id)->area, chosen);
        QVERIFY(store.get(inside->id)->area.isNull()); // the boundaries had said so
    }

    void namesTheTimeBeforeWithoutBeingADuplicate()
    {
        const auto first = create(litter());
        Report again = litter();
        again.recurrenceOf = first->id;
        const auto second = create(again);
        QVERIFY(second);
        const auto read = ReportStore(*m_database).get(second->id);
        QCOMPARE(read->recurrenceOf, first->id);
        QVERIFY(read->duplicateOf.isNull());
        Report unknown = litter();
        unknown.recurrenceOf = m_database->newId();
        QCOMPARE(codeOf(unknown), "recurrence_of not_found");
    }

    void completesWhatTheOfficerLeftOut()
    {
        const auto report = create(litter());
        QVERIFY(report);
        QVERIFY(!report->ref.empty());
        QCOMPARE(report->priority, "normal");
        QCOMPARE(report->status, "new");
        QVERIFY(report->loggedAt == kMorning);
        QCOMPARE(isoDay(report->dueOn.value()), "2026-11-25"); // three working days after a Friday
    }

    void findsItAgainByReferenceHoweverItIsTyped()
    {
        const auto report = create(litter());
        ReportStore store(*m_database);
        QCOMPARE(store.get(report->id)->ref, report->ref);
        std::string spoken;
        for (const char c : report->ref)
            spoken +=
                c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        QVERIFY(store.find(spoken)->id == report->id);
    }

    void givesEveryReportItsOwnReference()
    {
        QVERIFY(create(litter())->ref != create(litter())->ref);
    }

    void refusesWhatIsMissingOrUnknownAndSaysWhich()
    {
        Report report = litter();
        report.category.clear();
        QCOMPARE(codeOf(report), "category missing");
        report = litter();
        report.category = "rubbish";
        QCOMPARE(codeOf(report), "category unknown_code");
        report = litter();
        report.position.reset();
        QCOMPARE(codeOf(report), "place missing");
        report = litter();
        report.source = "rumour";
        QCOMPARE(codeOf(report), "source unknown_code");
        report = litter();
        report.position = LatLon{48.8, 2.3};
        QCOMPARE(codeOf(report), "latitude not_in_great_britain");
        report.position.reset();
        report.grid = GridPoint{699'999.99, 1'299'999.99}; // on the grid, off Norway
        QCOMPARE(codeOf(report), "easting not_in_great_britain");
        report = litter();
        report.observedAt = kMorning + 24h;
        QCOMPARE(codeOf(report), "observed_at bad_date");
        report = litter();
        report.loggedAt = parseIsoInstant("1926-09-10T10:00:00Z").value();
        QCOMPARE(codeOf(report), "logged_at bad_date");
        report = litter();
        report.champion = Id::fromName("nobody");
        QCOMPARE(codeOf(report), "champion not_found");
        Query rows = m_database->query("SELECT count(*) FROM report");
        rows.step();
        QCOMPARE(rows.integer(0), 0);
    }

    void whatAPcAheadOfItsTimeLoggedCanBeWorkedOn()
    {
        m_clock.set(kMorning + 24h);
        Report report = create(litter()).value();
        m_clock.set(kMorning);
        report.description = "By the bench";
        ReportStore store(*m_database);
        Change change(*m_database, kOfficer);
        QVERIFY(store.update(change, report).has_value());
        report.loggedAt += 1h;
        QCOMPARE(store.update(change, report).error().problems.at(0).code, "bad_date");
    }

    void acceptsASubCategoryWithItsParentsDueRule()
    {
        Report report = litter();
        report.category = "litter.park";
        QCOMPARE(isoDay(create(report)->dueOn.value()), "2026-11-25");
    }

    void leavesBankHolidaysOutOfDueDates()
    {
        m_clock.set(Instant{std::chrono::sys_days{std::chrono::year{2026} / 12 / 24} + 12h});
        // Thursday; Friday is Christmas, Monday the substitute for Boxing Day.
        QCOMPARE(isoDay(create(litter())->dueOn.value()), "2026-12-31");
    }

    void followsTheCouncilsOwnDueRule()
    {
        {
            ReportStore store(*m_database);
            Change change(*m_database, kOfficer);
            QVERIFY(store.dueRules().set(change, {"litter", "normal", 1, false}));
            QVERIFY(change.commit());
        }
        QCOMPARE(isoDay(create(litter())->dueOn.value()), "2026-11-23");
    }

    void stepsKeepWhoWhenAndWhy()
    {
        const auto report = create(litter());
        QVERIFY(step(report->id, {.to = "scheduled"}));
        QVERIFY(step(report->id, {.to = "closed_not_found", .note = "Looked twice"}));
        ReportStore store(*m_database);
        const auto steps = store.steps(report->id);
        QCOMPARE(steps->size(), 2U);
        QCOMPARE(steps->at(1).from, "scheduled");
        QCOMPARE(steps->at(1).note, "Looked twice");
        QCOMPARE(steps->at(1).by, "R. Dunn");
        QVERIFY(store.get(report->id)->closedAt == kMorning + 2h);
        QVERIFY(step(report->id, {.to = "reopened"}));
        QVERIFY(!store.get(report->id)->closedAt);
    }

    void aRefusedStepWritesNothing()
    {
        const auto report = create(litter());
        const auto refusal = step(report->id, {.to = "closed_no_action"});
        QCOMPARE(refusal.error().problems.at(0).code, "reason_required");
        ReportStore store(*m_database);
        QVERIFY(store.steps(report->id)->empty());
        QCOMPARE(store.get(report->id)->status, "new");
    }

    void undoTakesBackTheStepAndTheStateTogether()
    {
        const auto report = create(litter());
        QVERIFY(step(report->id, {.to = "done"}));
        History history(*m_database);
        QVERIFY(history.undo(**history.lastAction(kOfficer), kOfficer));
        ReportStore store(*m_database);
        QCOMPARE(store.get(report->id)->status, "new");
        QVERIFY(!store.get(report->id)->closedAt);
        QVERIFY(store.steps(report->id)->empty());
        QVERIFY(Check(*m_database).deep()->empty());
    }

    void deletesAndRestores()
    {
        const auto report = create(litter());
        ReportStore store(*m_database);
        {
            Change change(*m_database, kOfficer);
            QVERIFY(store.remove(change, report->id));
            QVERIFY(change.commit());
        }
        QVERIFY(store.get(report->id)->deleted);
        {
            Change change(*m_database, kOfficer);
            QVERIFY(store.restore(change, report->id));
            QVERIFY(change.commit());
        }
        QVERIFY(!store.get(report->id)->deleted);
        QVERIFY(Check(*m_database).deep()->empty());
    }

    void attachesAChampionByNumberOrName()
    {
        ChampionStore champions(*m_database);
        Change change(*m_database, kOfficer);
        Champion pearson;
        pearson.number = "41";
        pearson.name = "Joan Pearson";
        const auto made = champions.create(change, pearson);
        QVERIFY(made);
        QVERIFY(change.commit());
        for (const char *typed : {"41", "041", "Champion 41", "joan pearson", "JOAN PEARSON"})
            QVERIFY2(champions.find(typed) && champions.find(typed)->id == made->id, typed);
        QVERIFY(!champions.find("Joan"));
        QCOMPARE(champions.suggest("pea")->size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestReportStore)
#include "tst_reportstore.moc"
