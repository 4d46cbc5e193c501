// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportbulkstore.h"

#include "reports/reportliststore.h"
#include "reports/reportstore.h"
#include "storage/check.h"
#include "storage/database.h"

#include <QTest>

using namespace sc;

namespace {

Report report(const std::string &description)
{
    Report made;
    made.category = "litter";
    made.source = "public";
    made.description = description;
    made.position = LatLon{54.5, -1.5};
    return made;
}

std::vector<std::string> schemaOf(Database &database)
{
    std::vector<std::string> sql;
    Query found = database.query("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY 1");
    while (found.step())
        sql.push_back(found.text(0));
    return sql;
}

} // namespace

class TestReportBulkStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Database> m_database;

    [[nodiscard]] std::size_t found(const std::string &words)
    {
        return ReportListStore(*m_database).search(words, 10)->size();
    }
    [[nodiscard]] std::size_t onMap() { return ReportListStore(*m_database).points({})->size(); }

private Q_SLOTS:
    void init() { m_database = *Database::inMemory(); }

    void findsReportsWrittenInBulk_data()
    {
        QTest::addColumn<int>("expected");
        QTest::newRow("few") << 0;
        QTest::newRow("many, without indexes meanwhile") << 1000;
    }
    void findsReportsWrittenInBulk()
    {
        QFETCH(int, expected);
        const auto schema = schemaOf(*m_database);
        ReportStore store(*m_database);
        Change before(*m_database, {"Jo"});
        const auto old = store.create(before, report("mattress"));
        QVERIFY(old && before.commit());

        Change change(*m_database, {"Jo"});
        ReportBulkStore bulk(change);
        QVERIFY(bulk.begin(expected));
        auto added = store.create(change, report("trolley"));
        QVERIFY(added);
        added->description = "bicycle"; // changed within the same change
        QVERIFY(store.update(change, *added));
        Report moved = *old;
        moved.description = "sofa";
        QVERIFY(store.update(change, moved));
        QVERIFY(bulk.finish());
        QVERIFY(change.commit());

        QCOMPARE(found("bicycle"), 1U);
        QCOMPARE(found("trolley"), 0U);
        QCOMPARE(found("sofa"), 1U);
        QCOMPARE(found("mattress"), 0U);
        QCOMPARE(onMap(), 2U);
        QCOMPARE(schemaOf(*m_database), schema);
        QVERIFY(Check(*m_database).deep()->empty());
    }

    void leavesNothingWhenTheChangeIsGivenUp()
    {
        const auto schema = schemaOf(*m_database);
        {
            Change change(*m_database, {"Jo"});
            ReportBulkStore bulk(change);
            QVERIFY(bulk.begin(1000));
            QVERIFY(ReportStore(*m_database).create(change, report("trolley")));
        }
        QCOMPARE(schemaOf(*m_database), schema);
        ReportStore store(*m_database);
        Change change(*m_database, {"Jo"});
        QVERIFY(store.create(change, report("trolley")) && change.commit());
        QCOMPARE(found("trolley"), 1U);
    }
};

QTEST_GUILESS_MAIN(TestReportBulkStore)
#include "tst_reportbulkstore.moc"
