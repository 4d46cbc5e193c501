// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/appcontext.h"

#include "core/dates.h"
#include "paper/labelsheet.h"
#include "picks/pickstore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// Kits, stock, counts, labels and the forecast as the window has them, on a database in memory.
class TestKitModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setOrganizationName(u"street-champions-test"_s); }
    void init();
    void cleanup() { m_context.reset(); }

    void makesATypeFromPlainWords();
    void offersTheNextLabel();
    void saysWhatIsWrongBesideItsField();
    void narrowsTheRegister();
    void opensTheKitOfAScannedLabel();
    void findsAScannedLabelInTheSearchBoxFirst();
    void offersOneNextStep();
    void keepsAnInspection();
    void enterStockAndSaysWhereThereIsNotEnough();
    void putsLowStockFirst();
    void countsByScanning();
    void printsAndReadsLabels();
    void showsWhereKitsAre();
    void changesItemsAndDepots();
    void tellsWhatACampaignLacks();

private:
    [[nodiscard]] KitDesk *desk() const { return m_context->kits(); }
    void makeType();
    QString addKit(const QString &label, const QString &depot = u"North"_s);
    bool move(const QString &what, const QString &count, const QString &item = u"Sack"_s);

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
};

void TestKitModels::init()
{
    const auto folder = std::filesystem::path(m_folder.path().toStdString());
    m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
    auto session = Session::inMemory();
    QVERIFY(session);
    m_context->use(std::move(*session));
    QVERIFY(move(u"top_up"_s, u"100"_s)); // makes Sack, used up, and North
    makeType();
}

void TestKitModels::makeType()
{
    KitEditor *editor = desk()->editor();
    editor->changeType({});
    editor->set(u"name"_s, u"Small kit"_s);
    editor->set(u"lines"_s, u"10 Picker\n3 Hoop\n20 Sack"_s);
    editor->set(u"hand_over_list"_s, u"Count the pickers\nShow the hoop"_s);
    editor->set(u"serves"_s, u"6"_s);
    QVERIFY(editor->saveType());
}

QString TestKitModels::addKit(const QString &label, const QString &depot)
{
    KitEditor *editor = desk()->editor();
    editor->begin();
    editor->set(u"label"_s, label);
    editor->set(u"depot"_s, depot);
    return editor->save() ? desk()->detail()->kitId() : QString();
}

bool TestKitModels::move(const QString &what, const QString &count, const QString &item)
{
    StockDesk *stock = desk()->stock();
    stock->set(u"item"_s, item);
    stock->set(u"depot"_s, u"North"_s);
    stock->set(u"what"_s, what);
    stock->set(u"count"_s, count);
    return stock->save();
}

void TestKitModels::makesATypeFromPlainWords()
{
    Database &database = m_context->session()->database();
    const KitType type = KitTypeStore(database).find("small kit").value();
    QCOMPARE(type.lines.size(), 3U);
    QCOMPARE(type.lines[0].count, 10);
    QVERIFY(!type.lines[0].consumable);
    QVERIFY(type.lines[2].consumable);
    QCOMPARE(type.inspectionMonths, 12);
    QCOMPARE(type.handOverList, "Count the pickers;Show the hoop");
    KitEditor *editor = desk()->editor();
    editor->changeType(toQString(type.id));
    editor->set(u"lines"_s, u"zero Pickers and 0 Hoop"_s);
    editor->set(u"serves"_s, u"many"_s);
    QVERIFY(!editor->saveType());
    QVERIFY(editor->problemFields().contains(u"serves"_s));
}

void TestKitModels::offersTheNextLabel()
{
    QVERIFY(!addKit(u"K-009"_s).isEmpty());
    desk()->editor()->begin();
    QCOMPARE(desk()->editor()->values().value(u"label"_s), u"K-010"_s);
}

void TestKitModels::saysWhatIsWrongBesideItsField()
{
    QVERIFY(!addKit(u"K-001"_s).isEmpty());
    KitEditor *editor = desk()->editor();
    editor->begin();
    editor->set(u"label"_s, u"k 001"_s);
    QVERIFY(!editor->save());
    QCOMPARE(editor->problemFields(), QStringList{u"label"_s});
    editor->set(u"label"_s, u"K-002"_s);
    editor->set(u"ppe_expires_on"_s, u"some day"_s);
    QVERIFY(!editor->save());
    QCOMPARE(editor->problemFields(), QStringList{u"ppe_expires_on"_s});
}

void TestKitModels::narrowsTheRegister()
{
    QAbstractItemModelTester tester(desk()->list()->rows());
    addKit(u"K-001"_s);
    addKit(u"K-002"_s, u"South"_s);
    KitRegister *list = desk()->list();
    QCOMPARE(list->rows()->count(), 2);
    list->setDepot(list->depots()->codeAt(2));
    QCOMPARE(list->rows()->count(), 1);
    QVERIFY(list->isFiltered());
    list->clearFilters();
    list->setText(u"k 2"_s);
    QCOMPARE(list->rows()->count(), 0);
    list->setText(u"002"_s);
    QCOMPARE(list->rows()->count(), 1);
    list->setText({});
    list->setStatus(u"out"_s);
    QCOMPARE(list->rows()->count(), 0);
}

void TestKitModels::opensTheKitOfAScannedLabel()
{
    const QString id = addKit(u"K-001"_s);
    addKit(u"K-002"_s);
    QCOMPARE(desk()->list()->idOf(u"]C1k001"_s), id);
    QSignalSpy failed(desk(), &KitDesk::failed);
    QVERIFY(!desk()->detail()->openScanned(u"X-9"_s));
    QCOMPARE(failed.count(), 1);
    QVERIFY(desk()->detail()->openScanned(u"k-001"_s));
    QCOMPARE(desk()->detail()->kitId(), id);
}

void TestKitModels::findsAScannedLabelInTheSearchBoxFirst()
{
    const QString id = addKit(u"K-001"_s);
    SearchModel *search = m_context->search();
    search->setQuery(u"K-001"_s);
    QVERIFY(search->count() > 0);
    QCOMPARE(search->kindAt(0), u"kit"_s);
    QCOMPARE(search->codeAt(0), id);
    QSignalSpy wanted(m_context.get(), &AppContext::screenWanted);
    desk()->open(search->codeAt(0));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().toString(), u"kits"_s);
}

void TestKitModels::offersOneNextStep()
{
    addKit(u"K-001"_s);
    KitDetail *detail = desk()->detail();
    QCOMPARE(detail->property("nextStep").toString(), u"lend"_s);
    const QString sack = detail->contents()->value(2, u"itemId"_s).toString();
    QVERIFY(detail->setPresent(sack, 5));
    QCOMPARE(detail->property("nextStep").toString(), u"top_up"_s);
    QVERIFY(detail->topUp());
    QCOMPARE(detail->contents()->value(2, u"present"_s).toInt(), 20);
    QVERIFY(detail->setPresent(detail->contents()->value(0, u"itemId"_s).toString(), 9));
    QCOMPARE(detail->property("stateWord").toString(), u"Incomplete"_s);
    QCOMPARE(detail->property("blocks").toStringList().size(), 1);
    QVERIFY(detail->complete());
    QVERIFY(detail->repair(u"Bent hoop"_s));
    QCOMPARE(detail->property("nextStep").toString(), u"close_repair"_s);
    QVERIFY(detail->closeRepair(u"repaired"_s));
    QVERIFY(!detail->takeOut(u"lost"_s, u" "_s));
    QVERIFY(detail->problemFields().contains(u"reason"_s));
    QVERIFY(detail->takeOut(u"lost"_s, u"Left on a bus"_s));
    QCOMPARE(detail->property("nextStep").toString(), u"find"_s);
    QVERIFY(detail->bringBack());
    QVERIFY(detail->history()->rowCount() == 2); // opened and closed
}

void TestKitModels::keepsAnInspection()
{
    addKit(u"K-001"_s);
    KitDetail *detail = desk()->detail();
    QVERIFY(!detail->inspect(true, {}, {}, {}));
    QVERIFY(detail->problemFields().contains(u"by"_s));
    QVERIFY(!detail->inspect(true, u"Jo"_s, u"soonish"_s, {}));
    QVERIFY(detail->inspect(false, u"Jo"_s, {}, {}));
    QCOMPARE(detail->property("nextStep").toString(), u"inspect"_s);
    QVERIFY(detail->inspect(true, u"Jo"_s, u"1 1 2099"_s, {}));
    QCOMPARE(detail->property("nextStep").toString(), u"lend"_s);
    QVERIFY(detail->facts()->rowWith(u"value"_s, u"1 January 2099"_s) >= 0);
    QCOMPARE(detail->history()->rowCount(), 2);
}

void TestKitModels::enterStockAndSaysWhereThereIsNotEnough()
{
    StockDesk *stock = desk()->stock();
    QVERIFY(!move(u"use"_s, u"101"_s));
    QCOMPARE(stock->problemFields(), QStringList{u"count"_s});
    QVERIFY(!move(u"use"_s, u"a few"_s));
    QVERIFY(move(u"use"_s, u"30"_s));
    QVERIFY(move(u"unused_returned"_s, u"4"_s));
    QVERIFY(move(u"count"_s, u"70"_s));
    QCOMPARE(stock->rows()->value(0, u"level"_s).toString(), u"70"_s);
    QCOMPARE(stock->moves()->count(), 4);
    stock->set(u"to"_s, u"South"_s);
    QVERIFY(move(u"move"_s, u"20"_s));
    QCOMPARE(stock->rows()->count(), 2);
    QCOMPARE(stock->values().value(u"count"_s).toString(), QString());
}

void TestKitModels::putsLowStockFirst()
{
    QVERIFY(move(u"top_up"_s, u"500"_s, u"Apron"_s));
    Database &database = m_context->session()->database();
    Item sack = ItemStore(database).find("Sack").value();
    sack.lowStockLevel = 100;
    QVERIFY(m_context->session()->write<Item>(
        [&](Change &change) { return ItemStore(database).update(change, sack); }));
    desk()->refresh();
    StockDesk *stock = desk()->stock();
    QCOMPARE(stock->rows()->value(0, u"item"_s).toString(), u"Sack"_s);
    QVERIFY(stock->rows()->value(0, u"low"_s).toBool());
    stock->select(0);
    QCOMPARE(stock->values().value(u"item"_s).toString(), u"Sack"_s);
    QCOMPARE(stock->moves()->count(), 1);
}

void TestKitModels::countsByScanning()
{
    addKit(u"K-001"_s);
    addKit(u"K-002"_s);
    addKit(u"K-003"_s, u"South"_s);
    CountDesk *count = desk()->count();
    QCOMPARE(count->depots()->titleOf(count->depot()), u"North"_s);
    QVERIFY(!count->scan(u"K-001"_s)); // nothing is being counted
    QVERIFY(count->start());
    QVERIFY(count->scan(u"K-001"_s));
    QVERIFY(count->scan(u"k001"_s));
    QCOMPARE(count->property("lastWords").toString(), u"k001: Scanned before"_s);
    QVERIFY(count->scan(u"K-003"_s));
    QVERIFY(count->scan(u"nothing"_s));
    QCOMPARE(count->scans()->count(), 4);
    QCOMPARE(count->scans()->value(1, u"words"_s).toString(), u"Belongs elsewhere"_s);
    QCOMPARE(count->scans()->value(1, u"where"_s).toString(), u"Belongs to South"_s);
    QCOMPARE(count->property("missing").toStringList(), QStringList{u"K-002"_s});
    QVERIFY(count->finish(true));
    QVERIFY(count->isFinished());
    QCOMPARE(count->property("missing").toStringList(), QStringList{u"K-002"_s});
    Database &database = m_context->session()->database();
    QCOMPARE(DepotStore(database).nameOf(KitStore(database).find("K-003").value().depot.id),
             "North");
}

void TestKitModels::printsAndReadsLabels()
{
    const QString id = addKit(u"K-001"_s);
    KitLabels *labels = desk()->labels();
    labels->setLayout(u"l7162"_s);
    QCOMPARE(labels->perPage(), 16);
    const QString pdf = m_folder.filePath(u"labels.pdf"_s);
    QVERIFY(labels->save({id}, 4, QUrl::fromLocalFile(pdf)));
    QVERIFY(QFile::exists(pdf));
    QVERIFY(!labels->save({id}, 17, QUrl::fromLocalFile(pdf)));
    Database &database = m_context->session()->database();
    const auto list = kitLabels(database, {"K-001"}).value();
    const QString photo = m_folder.filePath(u"photo.png"_s);
    QVERIFY(labelImages(list, labelLayout("l7162").value(), 1, 200).front().save(photo));
    QCOMPARE(labels->kitInPhoto(QUrl::fromLocalFile(photo)), id);
    QImage blank(200, 200, QImage::Format_RGB32);
    blank.fill(Qt::white);
    QVERIFY(blank.save(photo));
    QVERIFY(labels->kitInPhoto(QUrl::fromLocalFile(photo)).isEmpty());
}

void TestKitModels::showsWhereKitsAre()
{
    const QString id = addKit(u"K-001"_s);
    QVERIFY(desk()->layer()->idAt(0).isEmpty());
    Database &database = m_context->session()->database();
    Depot north = DepotStore(database).find("North").value();
    north.place = LatLon{54.5, -1.5};
    QVERIFY(m_context->session()->write<Depot>(
        [&](Change &change) { return DepotStore(database).update(change, north); }));
    desk()->refresh();
    QCOMPARE(desk()->layer()->idAt(0), id);
}

void TestKitModels::changesItemsAndDepots()
{
    Database &database = m_context->session()->database();
    ItemEditor *things = desk()->things();
    things->changeItem(toQString(ItemStore(database).find("Sack").value().id));
    things->set(u"value"_s, u"£0.12"_s);
    things->set(u"low_stock_level"_s, u"few"_s);
    QVERIFY(!things->saveItem());
    QCOMPARE(things->problemFields(), QStringList{u"low_stock_level"_s});
    things->set(u"low_stock_level"_s, u"150"_s);
    QVERIFY(things->saveItem());
    QCOMPARE(ItemStore(database).find("Sack").value().valuePence, 12);
    QVERIFY(desk()->stock()->rows()->value(0, u"low"_s).toBool());
    things->changeDepot(toQString(DepotStore(database).find("North").value().id));
    things->set(u"place"_s, u"nowhere at all"_s);
    QVERIFY(!things->saveDepot());
    things->set(u"place"_s, u"54.5260, -1.5530"_s);
    QVERIFY(things->saveDepot());
    QCOMPARE(DepotStore(database).find("North").value().place->latitude, 54.526);
    things->changeDepot({});
    things->set(u"name"_s, u"north"_s);
    QVERIFY(!things->saveDepot());
    QCOMPARE(things->problemFields(), QStringList{u"name"_s});
}

void TestKitModels::tellsWhatACampaignLacks()
{
    addKit(u"K-001"_s);
    Session *session = m_context->session();
    const auto campaign = session->write<Campaign>([&](Change &change) {
        return CampaignStore(change.database()).create(change, {.title = "Spring"});
    });
    QVERIFY(campaign);
    for (int i = 0; i < 2; ++i)
        QVERIFY(session->write<Pick>([&](Change &change) {
            Pick pick;
            pick.title = "P" + std::to_string(i);
            pick.startsAt = session->now() + std::chrono::hours{72};
            pick.capacity = 6;
            pick.campaign = campaign->id;
            return PickStore(change.database()).create(change, pick);
        }));
    desk()->refresh();
    ForecastDesk *forecast = desk()->forecast();
    QCOMPARE(forecast->campaign(), toQString(campaign->id));
    QVERIFY(!forecast->property("enough").toBool());
    QCOMPARE(forecast->lines()->value(0, u"needed"_s).toInt(), 2);
    QCOMPARE(forecast->lines()->value(0, u"there"_s).toInt(), 1);
    QCOMPARE(forecast->items()->value(0, u"missing"_s).toBool(), false);
    QVERIFY(session->write<Pick>([&](Change &change) {
        return PickStore(change.database())
            .create(change, {.title = "Some day", .campaign = campaign->id});
    }));
    desk()->refresh();
    QVERIFY(forecast->property("summary").toString().endsWith(
        u"Without a day, and not counted: Some day"_s));
}

QTEST_MAIN(TestKitModels)
#include "tst_kitmodels.moc"
