// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportfilterstore.h"
#include "reports/reportliststore.h"
#include "reports/reportstore.h"

#include <QTest>

#include <set>

using namespace sc;
using namespace std::chrono_literals;

namespace {

const Instant kStart{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + 9h};
const Actor kOfficer{"R. Dunn"};

} // namespace

class TestReportListStore : public QObject {
    Q_OBJECT

    FixedClock m_clock{kStart};
    std::unique_ptr<Database> m_database;
    std::vector<Report> m_made;

    void make(const std::string &category, const std::string &source, const std::string &priority,
              const std::string &description = {})
    {
        m_clock.advance(7h);
        ReportStore store(*m_database);
        Change change(*m_database, kOfficer);
        Report report;
        report.category = category;
        report.source = source;
        report.priority = priority;
        report.description = description;
        report.street = "Alder Road";
        report.position = LatLon{54.5, 0.5};
        auto made = store.create(change, report);
        QVERIFY(made);
        QVERIFY(change.commit());
        m_made.push_back(*made);
    }

    std::string planOf(const std::string &sql)
    {
        Query plan = m_database->query("EXPLAIN QUERY PLAN " + sql);
        std::string text;
        while (plan.step())
            text += plan.text(3) + "\n";
        return text;
    }

    /// Every seventh, in every way a report is closed, and one deleted.
    void closeSome()
    {
        ReportStore store(*m_database);
        Change change(*m_database, kOfficer);
        const char *ends[]{"done", "closed_not_ours", "closed_not_found"};
        for (std::size_t i = 0; i < m_made.size(); i += 7)
            QVERIFY(store.step(change, m_made[i].id, {.to = ends[i % 3], .note = "Seen"}));
        QVERIFY(store.remove(change, m_made[5].id));
        QVERIFY(change.commit());
    }

    std::vector<ReportFilter> everyPartOfAFilter() const
    {
        return {{},
                {.due = ReportFilter::Due::Late},
                {.due = ReportFilter::Due::Today},
                {.due = ReportFilter::Due::ThisWeek},
                {.categories = {"litter"}},
                {.categories = {"graffiti", "fly_tipping"}},
                {.statuses = {"new"}},
                {.statuses = {"new", "closed_not_ours"}},
                {.source = "champion"},
                {.source = "champion", .priority = "urgent"},
                {.source = "kit"},
                {.priority = "urgent"},
                {.assignedTo = "Nobody"},
                {.area = Id::fromName("no area")},
                {.ward = Id::fromName("no ward")},
                {.champion = Id::fromName("nobody")},
                {.text = "underp"},
                {.priority = "low", .text = "alder"},
                {.loggedFrom = m_made[10].loggedAt, .loggedBefore = m_made[20].loggedAt},
                {.boundaryFaults = true},
                {.categories = {"litter"}, .boundaryFaults = true}};
    }

    static std::vector<std::string> refs(const std::vector<ReportRow> &rows)
    {
        std::vector<std::string> refs;
        for (const ReportRow &row : rows)
            refs.push_back(row.report.ref);
        return refs;
    }

private Q_SLOTS:
    void init()
    {
        m_clock.set(kStart);
        m_made.clear();
        m_database = std::move(*Database::inMemory({.clock = &m_clock, .seed = 7}));
        for (int i = 0; i < 12; ++i) {
            make("litter", "public", "normal");
            make("graffiti", "champion", i % 2 == 0 ? "low" : "urgent",
                 "Tag on the underpass wall");
            make("fly_tipping", "councillor", "high");
        }
    }

    void putsChampionsFirstThenPriorityThenDue()
    {
        const auto rows = ReportListStore(*m_database).page({}, ReportOrder::Jobs, {}, 100);
        QCOMPARE(rows->size(), 36U);
        for (std::size_t i = 0; i < 12; ++i)
            QCOMPARE(rows->at(i).report.source, "champion");
        QCOMPARE(rows->at(0).report.priority, "urgent");
        QCOMPARE(rows->at(6).report.priority, "low");
        QCOMPARE(rows->at(12).report.priority, "high");
        QVERIFY(rows->at(12).report.dueOn <= rows->at(13).report.dueOn);
    }

    void pagesMeetWithoutGapOrRepeat_data()
    {
        QTest::addColumn<int>("order");
        for (int order = 0; order < 4; ++order)
            QTest::addRow("order %d", order) << order;
    }

    void pagesMeetWithoutGapOrRepeat()
    {
        QFETCH(int, order);
        ReportListStore list(*m_database);
        std::set<Id> met;
        std::optional<ReportCursor> cursor;
        for (int page = 0; page < 20; ++page) {
            const auto rows = list.page({}, static_cast<ReportOrder>(order), cursor, 5);
            QVERIFY(rows);
            if (rows->empty())
                break;
            for (const ReportRow &row : *rows)
                QVERIFY(met.insert(row.report.id).second);
            cursor = rows->back().cursor;
        }
        QCOMPARE(met.size(), m_made.size());
    }

    void filtersByEachQuestion()
    {
        ReportListStore list(*m_database);
        QCOMPARE(*list.count({.categories = {"litter"}}), 12);
        QCOMPARE(*list.count({.categories = {"litter", "graffiti"}}), 24);
        QCOMPARE(*list.count({.source = "champion"}), 12);
        QCOMPARE(*list.count({.priority = "urgent"}), 6);
        QCOMPARE(*list.count({.text = "underp"}), 12);
        QCOMPARE(*list.count({.text = "alder road"}), 36);
        QCOMPARE(*list.count({.state = ReportFilter::State::Closed}), 0);
        QCOMPARE(*list.count({.loggedFrom = m_made[30].loggedAt}), 6);
        list.setToday(std::chrono::year{2027} / 1 / 1);
        QCOMPARE(*list.count({.due = ReportFilter::Due::Late}), 36);
    }

    void givesEveryPointThatPassesTheFilter()
    {
        ReportListStore list(*m_database);
        list.setToday(std::chrono::year{2027} / 1 / 1);
        const auto points = list.points({.categories = {"litter"}});
        QVERIFY(points);
        QCOMPARE(points->size(), 12U);
        QVERIFY(points->front().late);
        QCOMPARE(points->front().category, "litter");
        QCOMPARE(points->front().position.latitude, 54.5);
    }

    void findsByAnyPartOfAReference()
    {
        ReportListStore list(*m_database);
        const std::string ref = m_made[4].ref;
        QCOMPARE(list.search(ref, 10)->size(), 1U);
        QCOMPARE(list.search(ref, 10)->front().report.ref, ref);
        QVERIFY(!list.search(ref.substr(0, ref.size() - 2), 10)->empty());
    }

    void findsNamesWithoutTheirApostrophe()
    {
        Report report = m_made[3];
        report.description = "Beside St. Mary's, says Ann O'Neill";
        Change change(*m_database, {"R. Dunn"});
        QVERIFY(ReportStore(*m_database).update(change, report).has_value());
        QVERIFY(change.commit().has_value());
        ReportListStore list(*m_database);
        for (const char *typed : {"st marys", "oneill", "Ann ONei", "o'neill", "Mary's", "neill"})
            QVERIFY2(list.search(typed, 10)->size() == 1, typed);
        for (const char *typed : {"onell", "marys lane", "st maryss"})
            QVERIFY2(list.search(typed, 10)->empty(), typed);
    }

    void survivesWhateverIsTypedInTheSearchBox()
    {
        ReportListStore list(*m_database);
        for (const char *typed : {"", " ", "\"", "*", "AND", "a OR", "ref:", "(", "x\" OR \"y", "^",
                                  "-", "NEAR(", "\xff\xfe"})
            QVERIFY2(list.search(typed, 10), typed);
    }

    void findsTheSameByLookingUpAndByWalking_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("order");
        for (int state = 0; state < 3; ++state)
            for (int order = 0; order < 4; ++order)
                QTest::addRow("state %d, order %d", state, order) << state << order;
    }

    void findsTheSameByLookingUpAndByWalking()
    {
        QFETCH(int, state);
        QFETCH(int, order);
        closeSome();
        ReportListStore lookingUp(*m_database, 1'000'000);
        ReportListStore walking(*m_database, 0);
        for (ReportListStore *list : {&lookingUp, &walking})
            list->setToday(std::chrono::year{2026} / 3 / 9);
        for (ReportFilter filter : everyPartOfAFilter()) {
            filter.state = static_cast<ReportFilter::State>(state);
            const auto by = static_cast<ReportOrder>(order);
            const auto found = lookingUp.page(filter, by, {}, 100);
            const auto same = walking.page(filter, by, {}, 100);
            QVERIFY(found && same);
            QCOMPARE(refs(*found), refs(*same));
            QCOMPARE(*lookingUp.count(filter), static_cast<std::int64_t>(found->size()));
            QCOMPARE(*walking.count(filter), static_cast<std::int64_t>(found->size()));
        }
    }

    void walksTheOrderUnlessFewPass()
    {
        const auto fromOf = [&](const ReportFilter &filter, std::int64_t few) {
            return ReportFilterPlan(*m_database, filter, ReportOrder::Jobs, "2026-03-09", few)
                .from();
        };
        const ReportFilter urgentLitter{.categories = {"litter"}, .priority = "urgent"};
        QVERIFY(fromOf(urgentLitter, 20).contains("report_by_priority")); // 6 against 12
        QVERIFY(fromOf(urgentLitter, 5).contains("report_open_by_turn"));
        QVERIFY(fromOf({.state = ReportFilter::State::Any}, 20).contains("report_by_turn"));
        QVERIFY(fromOf({.text = "alder"}, 20).contains("NOT INDEXED"));
    }

    void listsReadAnIndexInOrder()
    {
        for (const int order : {0, 1, 2, 3}) {
            const ReportFilterPlan way(*m_database, {.categories = {"litter"}},
                                       static_cast<ReportOrder>(order), "2026-03-09", 0);
            const char *by[]{"r.turn, r.due_key, r.no", "r.logged_at DESC, r.no DESC",
                             "r.logged_at, r.no", "r.due_key, r.no"};
            const std::string plan = planOf("SELECT * FROM " + way.from() + " WHERE " +
                                            way.where().sql + " ORDER BY " + by[order]);
            QVERIFY2(plan.contains("report_open_by_"), plan.c_str());
            QVERIFY2(!plan.contains("TEMP B-TREE"), plan.c_str());
        }
    }

    void countsForToday()
    {
        const auto counts =
            ReportListStore(*m_database).counts({}, std::chrono::year{2027} / 1 / 1);
        QCOMPARE(counts->open, 36);
        QCOMPARE(counts->late, 36);
        QCOMPARE(counts->championUnscheduled, 12);
    }
};

QTEST_GUILESS_MAIN(TestReportListStore)
#include "tst_reportliststore.moc"
