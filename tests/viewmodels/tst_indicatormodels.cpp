// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/appcontext.h"

#include "core/dates.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// The quarter's figures as the window has them, on a database in memory.
class TestIndicatorModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const auto folder = std::filesystem::path(m_folder.path().toStdString());
        m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
        auto session = Session::inMemory();
        QVERIFY(session);
        m_context->use(std::move(*session));
        m_quarter = Quarter::of(m_context->session()->now()).previous();
        for (int i = 0; i < 3; ++i)
            addReport(m_quarter);
        addReport(m_quarter.previous());
        m_context->setScreen(u"indicators"_s);
        desk()->finish();
    }
    void cleanup() { m_context.reset(); }

    void beginsWithTheLastWholeQuarter()
    {
        QCOMPARE(desk()->quarter().toStdString(), m_quarter.id());
        QVERIFY(!desk()->isProvisional());
        QCOMPARE(desk()->grid()->count(), static_cast<int>(indicatorDefinitions().size()));
        const QAbstractItemModelTester tester(desk()->grid());
    }

    void showsAQuarterAgainstTheOneBefore()
    {
        desk()->setDipsFirst(false);
        const QModelIndex first = desk()->grid()->index(0, 0);
        QCOMPARE(first.data(IndicatorGrid::IndicatorRole).toString(), u"reports_logged"_s);
        QCOMPARE(first.data(IndicatorGrid::ValueRole).toString(), u"3"_s);
        QVERIFY(first.data(IndicatorGrid::ChangeRole).toString().contains(u"up 2 on last quarter"));
    }

    void showsOneIndicatorWithItsRecords()
    {
        desk()->show(u"reports_logged"_s, u"ALL"_s);
        QVERIFY(desk()->isOpen());
        QCOMPARE(desk()->records()->count(), 3);
        QVERIFY(desk()->months()->count() >= 3);
        QVERIFY(desk()->definition().contains(u"whoever told the council"));
        desk()->copyTable();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Month\tValue"));
        desk()->close();
        QVERIFY(!desk()->isOpen());
    }

    void keepsCommentaryAndPutsItIntoThePack()
    {
        desk()->show(u"reports_logged"_s, u"ALL"_s);
        desk()->saveCommentary(u"A quiet quarter."_s);
        QCOMPARE(desk()->commentary(), u"A quiet quarter."_s);
        desk()->saveCommentary(QString());
        QCOMPARE(desk()->commentary(), QString());
        const QString file = m_folder.filePath(u"pack.pdf"_s);
        desk()->savePack(QUrl::fromLocalFile(file));
        QVERIFY(QFileInfo(file).size() > 1'000);
    }

    void freezesTheQuarterOnce()
    {
        QSignalSpy done(desk(), &IndicatorDesk::done);
        desk()->freeze();
        QCOMPARE(done.size(), 1);
        desk()->setQuarter(toQuarterText(m_quarter.next()));
        desk()->finish();
        QVERIFY(desk()->isProvisional());
        QSignalSpy failed(desk(), &IndicatorDesk::failed);
        desk()->freeze();
        QCOMPARE(failed.size(), 1);
    }

private:
    [[nodiscard]] IndicatorDesk *desk() const { return m_context->indicators(); }
    [[nodiscard]] static QString toQuarterText(const Quarter &quarter)
    {
        return QString::fromStdString(quarter.id());
    }
    void addReport(const Quarter &quarter)
    {
        Database &database = m_context->session()->database();
        Change change(database, Actor{"R. Dunn"});
        const Instant logged = quarter.start() + std::chrono::hours{24 * 40};
        change.create("report", database.newId(),
                      {{"category", Value{std::string("litter")}},
                       {"status", Value{std::string("new")}},
                       {"source", Value{std::string("public")}},
                       {"logged_at", Value{std::int64_t{logged.time_since_epoch().count()}}}});
        QVERIFY(change.commit());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
    Quarter m_quarter{};
};

QTEST_MAIN(TestIndicatorModels)
#include "tst_indicatormodels.moc"
