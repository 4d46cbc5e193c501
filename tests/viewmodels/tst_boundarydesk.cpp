// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "viewmodels/importmodel.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// A file of boundaries is looked at, its fields and first day chosen, and brought in.
class TestBoundaryDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsWhatTheFileHoldsAndKeepsNothing();
    void readsTheFieldsThatAreChosen();
    void bringsThemInFromTheDayGiven();
    void groupsWardsAtOnce();

private:
    [[nodiscard]] BoundaryDesk *desk() const { return m_import->boundaries(); }
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const;
    void look(const QString &path);
    [[nodiscard]] std::vector<BoundaryEdition> editions() const
    {
        return AreaStore(m_session->database()).editions().value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<LongWork> m_work;
    std::unique_ptr<ImportModel> m_import;
};

namespace {

const QByteArray kWards = R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"WD27CD":"E05099001","WD27NM":"North","short":"N"},"geometry":
    {"type":"Polygon","coordinates":[[[-1.6,54.5],[-1.5,54.5],[-1.5,54.6],[-1.6,54.5]]]}},
    {"type":"Feature","properties":{"WD27CD":"E05099002","WD27NM":"Sea","short":"S"},"geometry":
    {"type":"Polygon","coordinates":[[[-1.6,44.5],[-1.5,44.5],[-1.5,44.6],[-1.6,44.5]]]}}]})";

} // namespace

void TestBoundaryDesk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session =
        Session::open(m_folder->filePath(u"council.db"_s).toStdString(), OpenMode::Create);
    QVERIFY(session);
    m_session = std::move(*session);
    m_work = std::make_unique<LongWork>();
    m_import = std::make_unique<ImportModel>(m_work.get());
    m_import->setSession(m_session.get());
}

void TestBoundaryDesk::cleanup()
{
    m_import->setSession(nullptr);
    m_work->finishAll();
    m_session.reset();
}

QString TestBoundaryDesk::file(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder->filePath(name);
    QFile made(path);
    if (!made.open(QIODevice::WriteOnly) || made.write(bytes) != bytes.size())
        qFatal("The test could not write its file");
    return path;
}

void TestBoundaryDesk::look(const QString &path)
{
    desk()->look(path);
    QVERIFY(QTest::qWaitFor([&] { return !m_work->isRunning(); }));
}

void TestBoundaryDesk::tellsWhatTheFileHoldsAndKeepsNothing()
{
    look(file(u"wards.geojson"_s, kWards));
    QVERIFY(desk()->isOpen());
    QVERIFY2(desk()->countLine().startsWith(u"1 ward"), qPrintable(desk()->countLine()));
    QVERIFY2(desk()->refusedLine().contains(u"number 2"), qPrintable(desk()->refusedLine()));
    QCOMPARE(desk()->chosen().value(u"code"_s).toString(), u"WD27CD"_s);
    QCOMPARE(desk()->chosen().value(u"name"_s).toString(), u"WD27NM"_s);
    QCOMPARE(desk()->properties()->count(), 4); // three, and none
    QVERIFY(editions().empty());
}

void TestBoundaryDesk::readsTheFieldsThatAreChosen()
{
    look(file(u"wards.geojson"_s, kWards));
    desk()->choose(u"code"_s, u"short"_s);
    QVERIFY(QTest::qWaitFor([&] { return !m_work->isRunning(); }));
    QCOMPARE(desk()->chosen().value(u"code"_s).toString(), u"short"_s);
    desk()->take({}, {});
    QVERIFY(QTest::qWaitFor([&] { return !m_work->isRunning(); }));
    const auto wards = AreaStore(m_session->database()).wards(editions().front().id).value();
    QCOMPARE(wards.size(), 1U);
    QCOMPARE(wards.front().code, "N");
}

void TestBoundaryDesk::bringsThemInFromTheDayGiven()
{
    QSignalSpy taken(m_import.get(), &ImportModel::taken);
    look(file(u"wards.geojson"_s, kWards));
    desk()->take(u"Review of 2027"_s, u"2027-05-03"_s);
    QVERIFY(taken.wait());
    QVERIFY(!desk()->isOpen());
    QCOMPARE(editions().size(), 1U);
    QCOMPARE(editions().front().name, "Review of 2027");
    QCOMPARE(editions().front().validFrom, Day(std::chrono::year(2027) / 5 / 3));
}

void TestBoundaryDesk::groupsWardsAtOnce()
{
    look(file(u"wards.geojson"_s, kWards));
    desk()->take({}, {});
    QVERIFY(QTest::qWaitFor([&] { return !m_work->isRunning(); }));
    QSignalSpy taken(m_import.get(), &ImportModel::taken);
    desk()->look(file(u"areas.csv"_s, "ward_code,area_code,area_name\r\nE05099001,N,North\r\n"));
    QVERIFY(taken.wait());
    QVERIFY(!desk()->isOpen());
    QCOMPARE(AreaStore(m_session->database()).areas().value().front().code, "N");
}

QTEST_GUILESS_MAIN(TestBoundaryDesk)
#include "tst_boundarydesk.moc"
