// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/appcontext.h"

#include "core/dates.h"
#include "viewmodels/cliptable.h"

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
        desk()->copyAreas();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Area\tValue"));
        desk()->copyRecords();
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 4);
        desk()->copyGrid();
        const QMimeData *grid = QGuiApplication::clipboard()->mimeData();
        QVERIFY(grid->hasHtml() && grid->html().contains(u"<td style=\"text-align:right\">3</td>"));
        desk()->close();
        QVERIFY(!desk()->isOpen());
    }

    void copiesTablesForSpreadsheetsAndLetters()
    {
        const auto data = mimeOf(
            {u"A & B"_s,
             {u"Area"_s, u"Value"_s, u"Why"_s},
             {{u"=1+1"_s, u"1,204"_s, u"-"_s}, {u"1-2"_s, u"83.3 %"_s, u"one\ntwo <b>\tthree"_s}}});
        QCOMPARE(data->text(),
                 u"Area\tValue\tWhy\n'=1+1\t1,204\t\n1-2\t83.3%\tone; two <b> three\n"_s);
        const QString html = data->html();
        QVERIFY(html.contains(u"<caption>A &amp; B</caption>"_s));
        QVERIFY(html.contains(u"text-align:right\">83.3%<"_s));
        QVERIFY(html.contains(u"mso-number-format:'\\@'\">1-2<"_s)); // no date
        QVERIFY(html.contains(u"one<br style=\"mso-data-placement:same-cell\">two &lt;b&gt;"_s));
    }

    void drawsHowFarMonthsLieFromOneAnother()
    {
        for (int i = 0; i < 8; ++i)
            addReport(m_quarter.plus(-i / 2));
        desk()->refresh();
        desk()->finish();
        desk()->show(u"reports_logged"_s, u"ALL"_s);
        const ChartDrawing ranges = desk()->ranges();
        QCOMPARE(ranges.values.size(), desk()->drawing().values.size());
        QVERIFY(desk()->rangeWords().startsWith(u"How far each month"));
        QVERIFY(!desk()->months()->value(0, u"range"_s).toString().isEmpty());
        desk()->copyRanges();
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
        desk()->show(u"closed_on_time_share"_s, u"ALL"_s); // a p chart has none
        QCOMPARE(desk()->ranges().values.size(), 0);
        QCOMPARE(desk()->rangeWords(), QString());
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

    void wordsThatAreBeingTypedWaitWithTheirFigure()
    {
        desk()->show(u"reports_logged"_s, u"ALL"_s);
        desk()->draftCommentary(u"A quiet qua"_s);
        QVERIFY(desk()->isDrafted());
        addReport(m_quarter);
        desk()->refresh(); // as another change does
        desk()->finish();
        QCOMPARE(desk()->commentary(), u"A quiet qua"_s);
        desk()->show(u"fly_tips"_s, u"ALL"_s);
        QCOMPARE(desk()->commentary(), QString());
        QVERIFY(!desk()->isDrafted());
        desk()->close();
        desk()->show(u"reports_logged"_s, u"ALL"_s);
        QCOMPARE(desk()->commentary(), u"A quiet qua"_s);
        desk()->saveCommentary(u"A quiet quarter."_s);
        QVERIFY(!desk()->isDrafted());
        QCOMPARE(desk()->commentary(), u"A quiet quarter."_s);
        desk()->saveCommentary(QString());
    }

    void opensTheRecordsBehindAFigure()
    {
        desk()->show(u"reports_logged"_s, u"ALL"_s);
        desk()->finish();
        QCOMPARE(desk()->recordCount(), 3);
        QSignalSpy wanted(m_context.get(), &AppContext::reportWanted);
        desk()->openRecord(0);
        QCOMPARE(wanted.size(), 1);
        // Of another type: the champion that a figure counts.
        const QString id = addChampion();
        desk()->refresh();
        desk()->finish();
        desk()->show(u"champions_active"_s, u"ALL"_s);
        desk()->finish();
        QSignalSpy screen(m_context.get(), &AppContext::screenWanted);
        QCOMPARE(desk()->records()->count(), 0); // one person is not told of
        QVERIFY(!id.isEmpty());
        for (int i = 0; i < 5; ++i)
            addChampion();
        desk()->refresh();
        desk()->finish();
        QCOMPARE(desk()->records()->count(), 6);
        QCOMPARE(desk()->records()->value(0, u"type"_s).toString(), u"champion"_s);
        desk()->openRecord(0);
        QCOMPARE(screen.size(), 1);
    }

    void tellsWhatChangedSinceItWasFrozen()
    {
        QVERIFY(!desk()->isFrozen());
        desk()->freeze();
        desk()->finish();
        QVERIFY(desk()->isFrozen());
        desk()->compare();
        QVERIFY(desk()->property("comparison").toString().contains(u"as it was sent"));
        QCOMPARE(desk()->revisions()->count(), 0);
        const auto words = [&] { return desk()->property("frozenWords").toString(); };
        QVERIFY2(words().endsWith(u"No figure has changed since."), qPrintable(words()));
        addReport(m_quarter);
        desk()->refresh();
        desk()->finish();
        QVERIFY2(words().contains(u" figures have changed since."), qPrintable(words()));
        desk()->compare();
        QVERIFY(desk()->revisions()->count() >= 1);
        QCOMPARE(desk()->revisions()->value(0, u"title"_s).toString(), u"Reports logged"_s);
        QVERIFY(
            desk()->revisions()->value(0, u"figures"_s).toString().contains(u"3 as sent, 4 now"));
        QVERIFY(desk()->revisions()->value(0, u"records"_s).toString().contains(u"came in"));
        desk()->closeComparison();
        QVERIFY(desk()->property("comparison").toString().isEmpty());
        desk()->freeze(u"Two reports came late"_s);
        desk()->compare(); // what was sent first is not lost sight of
        QVERIFY(desk()->property("comparison").toString().contains(u"each time"));
        QVERIFY(desk()->revisions()->count() >= 1);
        QVERIFY(desk()->revisions()->value(0, u"title"_s).toString().contains(u"since no. 1"));
    }

    void takesSurveysAndGradedSites()
    {
        FigureEntry *entry = desk()->entry();
        entry->set(u"answered"_s, u"many"_s);
        QVERIFY(!entry->saveSurvey());
        QVERIFY(entry->problems().contains(u"answered"_s));
        entry->set(u"answered"_s, u"1,200"_s);
        QVERIFY(!entry->saveSurvey());
        QVERIFY(entry->problems().contains(u"question"_s));
        entry->set(u"question"_s, u"parks"_s);
        entry->set(u"satisfied"_s, u"900"_s);
        entry->set(u"held_on"_s, QString::fromStdString(isoDay(m_quarter.firstDay())));
        QVERIFY(entry->saveSurvey());
        entry->set(u"element"_s, u"litter"_s);
        entry->set(u"sites"_s, u"300"_s);
        entry->set(u"below_b"_s, u"20"_s);
        entry->set(u"b_minus"_s, u"26"_s);
        entry->set(u"held_on"_s, QString::fromStdString(isoDay(m_quarter.firstDay())));
        QVERIFY(entry->saveSites());
        entry->set(u"households"_s, u"12,000"_s);
        QVERIFY(!entry->saveHouseholds());
        QVERIFY(entry->problems().contains(u"from_on"_s));
        entry->set(u"from_on"_s, u"2020-01-01"_s);
        QVERIFY(entry->saveHouseholds());
        entry->beginFor(u"fly_tips"_s, u"ALL"_s);
        entry->set(u"value"_s, u"many"_s);
        entry->set(u"from_on"_s, u"2020-01-01"_s);
        QVERIFY(!entry->saveTarget());
        QVERIFY(entry->problems().contains(u"value"_s));
        entry->set(u"value"_s, u"8,5"_s); // would be 85
        QVERIFY(!entry->saveTarget());
        entry->set(u"value"_s, u"90"_s);
        QVERIFY(entry->saveTarget());
        entry->beginFor(u"fly_tips"_s, u"ALL"_s);
        entry->set(u"from_month"_s, u"2026-02-17"_s); // any day of the month
        QVERIFY(!entry->saveBaseline());
        QVERIFY(entry->problems().contains(u"why"_s));
        entry->set(u"why"_s, u"New rounds"_s);
        QVERIFY(entry->saveBaseline());
        entry->begin();
        entry->set(u"report"_s, u"ZZZ-0001-A"_s);
        QVERIFY(!entry->saveAction());
        QVERIFY(entry->problems().contains(u"report"_s));
        desk()->finish();
        desk()->show(u"satisfaction_parks"_s, u"ALL"_s);
        QCOMPARE(desk()->value(), u"75.0 %"_s);
        desk()->show(u"cleanliness_score"_s, u"ALL"_s); // (20 + 26 / 2) of 300 sites
        QCOMPARE(desk()->value(), u"11.0 %"_s);
    }

    void hasACommentaryForThePackAsAWhole()
    {
        desk()->savePackCommentary(u"Sent late."_s);
        desk()->show(u"reports_logged"_s, u"ALL"_s);
        QCOMPARE(desk()->commentary(), QString());
        QCOMPARE(desk()->packCommentary(), u"Sent late."_s);
        const QString folder = m_folder.filePath(u"csv"_s);
        desk()->saveFiles(QUrl::fromLocalFile(folder));
        QVERIFY(QFileInfo::exists(folder + u"/csv-metadata.json"_s));
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

    QString addChampion()
    {
        Database &database = m_context->session()->database();
        const Id id = database.newId();
        Change change(database, Actor{"R. Dunn"});
        change.create("champion", id,
                      {{"number", Value{std::to_string(++m_champions)}},
                       {"status", Value{std::string("active")}}});
        return change.commit() ? QString::fromStdString(id.toString()) : QString();
    }

    int m_champions = 0;
    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
    Quarter m_quarter{};
};

QTEST_MAIN(TestIndicatorModels)
#include "tst_indicatormodels.moc"
