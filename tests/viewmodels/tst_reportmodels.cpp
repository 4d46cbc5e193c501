// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/boundaryimport.h"
#include "viewmodels/appcontext.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// The form, the list and the report selected, on a database in memory.
class TestReportModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void savesWhatWasTyped();
    void saysWhatIsMissingAndKeepsWhatIsTyped();
    void warnsNotToTouchAFlyTip();
    void listsChampionsFirst();
    void filtersByWhatIsChosen();
    void stepsAndTakesBack();
    void keepsADraftUntilItIsSaved();
    void changesAReport();
    void findsEverythingFromTheSearchBox();
    void tellsWhatWasToldThereBefore();
    void closesWhatIsToldAgainAsADuplicate();
    void linksWhatHappenedAgainAndKeepsItOpen();
    void asksForTheAreaOfAPlaceOutsideThemAll();

private:
    void begin(const QString &category, const QString &place);
    void drawAnArea();
    [[nodiscard]] QString log(const QString &category, const QString &place, const QString &teller);

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
};

void TestReportModels::initTestCase()
{
    QCoreApplication::setOrganizationName(u"street-champions-test"_s);
}

void TestReportModels::init()
{
    const auto folder = std::filesystem::path(m_folder.path().toStdString());
    m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
    auto session = Session::inMemory();
    QVERIFY(session);
    Champion champion;
    champion.number = "118";
    champion.name = "S. Okafor";
    const auto made = (*session)->write<Champion>(
        [&](Change &change) { return (*session)->champions().create(change, champion); });
    QVERIFY(made);
    m_context->use(std::move(*session));
}

void TestReportModels::cleanup()
{
    m_context.reset();
}

QString TestReportModels::log(const QString &category, const QString &place, const QString &teller)
{
    ReportEditor *editor = m_context->editor();
    QSignalSpy written(editor, &ReportEditor::written);
    editor->begin();
    editor->discard();
    editor->setCategoryText(category);
    editor->setPlaceText(place);
    editor->setTellerText(teller);
    if (!editor->save(false) || written.isEmpty()) {
        qWarning() << editor->problemMessages();
        return {};
    }
    return written.front().front().toString();
}

void TestReportModels::savesWhatWasTyped()
{
    const QString id = log(u"fly-tip"_s, u"NZ 288 145"_s, u"118"_s);
    QVERIFY(!id.isEmpty());
    ReportDetail *detail = m_context->detail();
    detail->setReportId(id);
    QCOMPARE(detail->property("title").toString(), u"Fly-tipping"_s);
    QCOMPARE(detail->property("teller").toString(), u"S. Okafor (champion 118)"_s);
    QCOMPARE(detail->property("stateKey").toString(), u"new"_s);
    QVERIFY(detail->property("hasPlace").toBool());
    QCOMPARE(detail->property("eastingNorthing").toString(), u"428850, 514550"_s);
    QCOMPARE(detail->history()->rowCount(), 1);
}

void TestReportModels::saysWhatIsMissingAndKeepsWhatIsTyped()
{
    ReportEditor *editor = m_context->editor();
    editor->begin();
    editor->setCategoryText(u"litter"_s);
    editor->setPlaceText(u"no such street"_s);
    QVERIFY(!editor->save(true));
    QCOMPARE(editor->problemFields(), QStringList({u"place"_s, u"source"_s}));
    QVERIFY(editor->placeError().contains(u"no such street"_s));
    QVERIFY(editor->categoryError().isEmpty());
    QCOMPARE(editor->placeText(), u"no such street"_s);
    QCOMPARE(editor->categoryText(), u"Litter"_s);
    editor->setObservedText(u"31 2 2026"_s);
    QVERIFY(!editor->save(true));
    QVERIFY(editor->observedError().contains(u"real date"_s));
    QCOMPARE(m_context->reports()->rowCount(), 0);
}

void TestReportModels::warnsNotToTouchAFlyTip()
{
    ReportEditor *editor = m_context->editor();
    editor->begin();
    editor->categories()->setQuery(u"fly"_s);
    editor->chooseCategory(0);
    QVERIFY(editor->asksFlyTipping());
    QVERIFY(!editor->noticeText().isEmpty());
    editor->categories()->setQuery(u"litter"_s);
    editor->chooseCategory(0);
    QVERIFY(!editor->asksFlyTipping());
    QVERIFY(editor->noticeText().isEmpty());
    editor->setHazard(u"sharps"_s);
    QVERIFY(!editor->noticeText().isEmpty());
}

void TestReportModels::listsChampionsFirst()
{
    ReportListModel *reports = m_context->reports();
    QAbstractItemModelTester tester(reports);
    const QString fromPublic = log(u"litter"_s, u"NZ 288 145"_s, u"public"_s);
    const QString fromChampion = log(u"litter"_s, u"NZ 288 146"_s, u"okafor"_s);
    QVERIFY(!fromChampion.isEmpty());
    QCOMPARE(reports->rowCount(), 2);
    QCOMPARE(reports->idAt(0), fromChampion);
    QCOMPARE(reports->idAt(1), fromPublic);
    QVERIFY(reports->summary().startsWith(u"2 open"_s));
    m_context->detail()->setReportId(fromPublic);
    QCOMPARE(reports->currentRow(), 1);
    QCOMPARE(m_context->points()->points().count(), 2);
}

void TestReportModels::filtersByWhatIsChosen()
{
    ReportListModel *reports = m_context->reports();
    QAbstractItemModelTester tester(reports);
    QVERIFY(!log(u"litter"_s, u"NZ 288 145"_s, u"public"_s).isEmpty());
    QVERIFY(!log(u"graffiti"_s, u"428843, 514512"_s, u"councillor Bell"_s).isEmpty());
    reports->setCategory(u"graffiti"_s);
    QCOMPARE(reports->rowCount(), 1);
    QVERIFY(reports->data(reports->index(0, 0), ReportListModel::TellerRole)
                .toString()
                .contains(u"Bell"_s));
    reports->setStatus(u"done"_s);
    QCOMPARE(reports->rowCount(), 0);
    QVERIFY(reports->isFiltered());
    reports->clearFilters();
    QCOMPARE(reports->rowCount(), 2);
    reports->setText(u"graffiti"_s);
    QCOMPARE(reports->rowCount(), 1);
}

void TestReportModels::stepsAndTakesBack()
{
    const QString id = log(u"litter"_s, u"54.5241, -1.5536"_s, u"staff"_s);
    ReportDetail *detail = m_context->detail();
    detail->setReportId(id);
    QVERIFY(detail->step(u"scheduled"_s, {}));
    QCOMPARE(detail->property("stateKey").toString(), u"scheduled"_s);
    QVERIFY(!detail->step(u"new"_s, {}));
    QVERIFY(detail->needsNote(u"closed_not_ours"_s));
    m_context->undoLast();
    QCOMPARE(detail->property("stateKey").toString(), u"new"_s);
    detail->remove();
    QVERIFY(detail->property("isDeleted").toBool());
    QCOMPARE(m_context->reports()->rowCount(), 0);
    detail->restore();
    QCOMPARE(m_context->reports()->rowCount(), 1);
}

void TestReportModels::keepsADraftUntilItIsSaved()
{
    ReportEditor *editor = m_context->editor();
    editor->begin();
    editor->setCategoryText(u"litt"_s);
    editor->setPlaceText(u"mill l"_s);
    editor->putAside();
    ReportEditor again;
    again.setSession(m_context->session());
    again.begin();
    QCOMPARE(again.categoryText(), u"litt"_s);
    QCOMPARE(again.placeText(), u"mill l"_s);
    again.discard();
    ReportEditor third;
    third.setSession(m_context->session());
    third.begin();
    QVERIFY(third.categoryText().isEmpty());
}

void TestReportModels::changesAReport()
{
    const QString id = log(u"litter"_s, u"NZ 288 145"_s, u"118"_s);
    ReportEditor *editor = m_context->editor();
    editor->change(id);
    QVERIFY(editor->isChange());
    QVERIFY(!editor->ref().isEmpty());
    editor->setDescription(u"By the bus stop"_s);
    editor->placeAt(54.53, -1.55);
    QVERIFY(editor->save(false));
    m_context->detail()->setReportId(id);
    QCOMPARE(m_context->detail()->property("description").toString(), u"By the bus stop"_s);
    QCOMPARE(m_context->detail()->property("latitude").toDouble(), 54.53);
    QCOMPARE(m_context->detail()->history()->rowCount(), 2);
    QVERIFY(!editor->isChange());
}

void TestReportModels::findsEverythingFromTheSearchBox()
{
    const QString id = log(u"graffiti"_s, u"NZ 288 145"_s, u"118"_s);
    m_context->detail()->setReportId(id);
    SearchModel *search = m_context->search();
    QAbstractItemModelTester tester(search);
    search->setQuery(m_context->detail()->property("ref").toString());
    QVERIFY(search->count() > 0);
    QCOMPARE(search->kindAt(0), u"report"_s);
    search->setQuery(u"okafor"_s);
    QCOMPARE(search->kindAt(0), u"champion"_s);
    search->setQuery(u"nz288145"_s);
    QVERIFY(search->count() > 0);
    QCOMPARE(search->kindAt(0), u"place"_s);
    search->setQuery(u"sett"_s);
    QCOMPARE(search->codeAt(search->count() - 1), u"settings"_s);
}

void TestReportModels::begin(const QString &category, const QString &place)
{
    ReportEditor *editor = m_context->editor();
    editor->begin();
    editor->discard();
    editor->categories()->setQuery(category);
    editor->chooseCategory(0);
    editor->places()->setQuery(place);
    editor->choosePlace(0);
    editor->setTellerText(u"public"_s);
}

void TestReportModels::tellsWhatWasToldThereBefore()
{
    const QString id = log(u"litter"_s, u"428850, 514550"_s, u"118"_s);
    QVERIFY(!log(u"graffiti"_s, u"428850, 514550"_s, u"118"_s).isEmpty());
    begin(u"litter"_s, u"428870, 514550"_s);
    NearbyModel *nearby = m_context->editor()->nearby();
    QAbstractItemModelTester tester(nearby);
    QCOMPARE(nearby->count(), 1);
    const QModelIndex row = nearby->index(0, 0);
    QCOMPARE(nearby->data(row, NearbyModel::ReportIdRole).toString(), id);
    QVERIFY(nearby->data(row, NearbyModel::TitleRole).toString().contains(u"20 m"_s));
    QVERIFY(!nearby->data(row, NearbyModel::AgainRole).toBool());
    m_context->editor()->setPlaceText(u"elsewhere"_s);
    QCOMPARE(nearby->count(), 0);
}

void TestReportModels::closesWhatIsToldAgainAsADuplicate()
{
    const QString first = log(u"litter"_s, u"428850, 514550"_s, u"118"_s);
    begin(u"litter"_s, u"428870, 514550"_s);
    ReportEditor *editor = m_context->editor();
    editor->nearby()->link(0);
    QCOMPARE(editor->nearby()->linkedId(), first);
    editor->putAside();
    ReportEditor again; // the link is part of the draft
    again.setSession(m_context->session());
    again.begin();
    QCOMPARE(again.nearby()->linkedId(), first);
    QSignalSpy written(editor, &ReportEditor::written);
    QVERIFY(editor->save(false));
    const auto saved =
        m_context->session()->reports().find(written.front().front().toString().toStdString());
    QVERIFY(saved);
    QCOMPARE(saved->status, std::string("closed_duplicate"));
    QCOMPARE(QString::fromStdString(saved->duplicateOf.toString()), first);
    QCOMPARE(m_context->session()->reports().steps(saved->id)->size(), 1U);
    m_context->undoLast(); // one change, taken back as one
    QCOMPARE(m_context->reports()->rowCount(), 1);
    QVERIFY(m_context->session()->reports().get(saved->id)->deleted);
}

void TestReportModels::linksWhatHappenedAgainAndKeepsItOpen()
{
    const QString first = log(u"litter"_s, u"428850, 514550"_s, u"118"_s);
    m_context->detail()->setReportId(first);
    QVERIFY(m_context->detail()->step(u"done"_s, {}));
    begin(u"litter"_s, u"428870, 514550"_s);
    ReportEditor *editor = m_context->editor();
    QVERIFY(editor->nearby()->data(editor->nearby()->index(0, 0), NearbyModel::AgainRole).toBool());
    editor->nearby()->link(0);
    QSignalSpy written(editor, &ReportEditor::written);
    QVERIFY(editor->save(false));
    const QString id = written.front().front().toString();
    const auto saved = m_context->session()->reports().find(id.toStdString());
    QVERIFY(saved);
    QCOMPARE(saved->status, std::string("new"));
    QVERIFY(saved->duplicateOf.isNull()); // it is a job of its own, not told twice
    QCOMPARE(QString::fromStdString(saved->recurrenceOf.toString()), first);
    m_context->detail()->setReportId(id);
    QVERIFY(m_context->detail()->property("repeats").toString().isEmpty());
    QVERIFY(m_context->detail()->property("recurs").toString().startsWith(u"Same spot as "_s));
}

/// One ward of a kilometre's width round NZ 288 145.
void TestReportModels::drawAnArea()
{
    QFile file(m_folder.filePath(u"wards.geojson"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"code":"W1","name":"Northgate"},"geometry":{"type":"Polygon","coordinates":
        [[[-1.57,54.51],[-1.54,54.51],[-1.54,54.54],[-1.57,54.54],[-1.57,54.51]]]}}]})");
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    Session &session = *m_context->session();
    const auto read = readBoundaries(file.readAll().toStdString(), {}, session.transform());
    QVERIFY(read);
    QVERIFY(session.write<void>([&](Change &change) -> Result<void> {
        return importBoundaries(change, *read, {}).transform([](const auto &) {});
    }));
    session.placesChanged();
}

void TestReportModels::asksForTheAreaOfAPlaceOutsideThemAll()
{
    drawAnArea();
    QVERIFY(!m_context->session()->areas().empty());
    ReportEditor *editor = m_context->editor();
    begin(u"litter"_s, u"54.525, -1.555"_s);
    QVERIFY(!editor->asksArea());
    editor->placeAt(54.6, -1.555);
    QVERIFY(editor->asksArea());
    const QString left = log(u"litter"_s, u"54.6, -1.555"_s, u"public"_s);
    TodayModel *today = m_context->today();
    QCOMPARE(today->rowCount(), 1);
    QVERIFY(today->asksAreaAt(0));
    const QString area = editor->areas()->codeAt(1);
    QVERIFY(m_context->detail()->placeIn(left, area)); // as the row's menu does
    QCOMPARE(today->rowCount(), 0);
    const auto placed = m_context->session()->reports().find(left.toStdString());
    QCOMPARE(QString::fromStdString(placed->area.toString()), area);
    QCOMPARE(placed->boundary, std::string("outside"));
    m_context->undoLast();
    QCOMPARE(today->rowCount(), 1);
    begin(u"graffiti"_s, u"54.61, -1.555"_s);
    editor->setAreaCode(area);
    QSignalSpy written(editor, &ReportEditor::written);
    QVERIFY(editor->save(false));
    QCOMPARE(today->rowCount(), 1); // the one without an area
    m_context->detail()->setReportId(written.front().front().toString());
    QVERIFY(m_context->detail()->property("place").toString().contains(u"Northgate"_s));
}

QTEST_MAIN(TestReportModels)
#include "tst_reportmodels.moc"
