// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/nearbystore.h"
#include "reports/reportstore.h"

#include <QTest>

using namespace sc;
using namespace std::chrono_literals;

namespace {

const Instant kStart{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + 9h};
const Actor kOfficer{"R. Dunn"};
constexpr LatLon kHere{54.5, -1.5};
constexpr double kMetre = 1.0 / 111'320.0; // of latitude, in degrees

} // namespace

/// What was told before at the same spot, and what was not.
class TestNearbyStore : public QObject {
    Q_OBJECT

    FixedClock m_clock{kStart};
    std::unique_ptr<Database> m_database;

    Report make(const std::string &category, double metresNorth)
    {
        m_clock.advance(1h);
        Change change(*m_database, kOfficer);
        Report report;
        report.category = category;
        report.source = "staff";
        report.position = LatLon{kHere.latitude + metresNorth * kMetre, kHere.longitude};
        Report made = ReportStore(*m_database).create(change, report).value();
        if (!change.commit())
            return {};
        return made;
    }

    void step(const Report &report, const std::string &to, const Id &duplicateOf = {})
    {
        m_clock.advance(1h);
        Change change(*m_database, kOfficer);
        StepRequest request;
        request.to = to;
        request.note = "because";
        request.duplicateOf = duplicateOf;
        QVERIFY(ReportStore(*m_database).step(change, report.id, request));
        QVERIFY(change.commit());
    }

    std::vector<NearbyReport> look(const std::string &category, const Id &except = {})
    {
        return NearbyStore(*m_database)
            .around({.category = category, .at = kHere, .now = m_clock.now(), .except = except})
            .value();
    }

private Q_SLOTS:
    void init()
    {
        m_clock.set(kStart);
        m_database = std::move(*Database::inMemory({.clock = &m_clock, .seed = 7}));
    }

    void findsOpenReportsOfTheSameKindWithinFiftyMetres()
    {
        const Report near = make("fly_tipping", 30);
        make("fly_tipping", 60);
        make("litter", 10);
        const auto found = look("fly_tipping");
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().id, near.id);
        QVERIFY(found.front().open);
        QVERIFY(std::abs(found.front().metres - 30.0) < 0.1);
        QVERIFY(look("fly_tipping", near.id).empty());
    }

    void takesSubCategoriesAsTheSameKind()
    {
        ReportStore reports(*m_database);
        const auto &categories = reports.categories();
        const auto sub = std::ranges::find_if(
            categories, [](const Category &category) { return !category.parent.empty(); });
        QVERIFY(sub != categories.end());
        const std::string code = sub->code;
        const std::string parent = sub->parent;
        make(code, 10);
        QCOMPARE(look(parent).size(), 1U);
        QCOMPARE(look(code).size(), 1U);
    }

    void tellsClosedOnesForTwelveWeeks()
    {
        const Report closed = make("graffiti", 5);
        step(closed, "done");
        m_clock.advance(24h * 83);
        auto found = look("graffiti");
        QCOMPARE(found.size(), 1U);
        QVERIFY(!found.front().open);
        QVERIFY(found.front().closedAt);
        m_clock.advance(24h * 2);
        QVERIFY(look("graffiti").empty());
    }

    void putsOpenOnesFirstAndLeavesDuplicatesOut()
    {
        const Report closed = make("litter", 2);
        step(closed, "done");
        const Report open = make("litter", 40);
        const Report twice = make("litter", 41);
        step(twice, "closed_duplicate", open.id);
        const auto found = look("litter");
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found.front().id, open.id);
        QCOMPARE(found.back().id, closed.id);
    }
};

QTEST_GUILESS_MAIN(TestNearbyStore)
#include "tst_nearbystore.moc"
