// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/conflicts.h"
#include "sync/secrets.h"
#include "viewmodels/appcontext.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;

} // namespace

/// Exchanging records as the window does it: two offices, each with a file of its own, through a
/// shared folder and by files, and what people decide afterwards.
class TestSyncModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setOrganizationName(u"street-champions-test"_s); }
    void init();
    void cleanup();
    void setsUpInvitesAndJoins();
    void givesAreasAndRemovesAPc();
    void asksForThePassphraseOnceInARun();
    void exchangesThroughTheFolderAndDecides();
    void showsWhatAFileWouldBringBeforeItIsTaken();
    void todayLeadsToTheQuestions();
    void theSampleBoroughIsNeverSetUp();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QUrl url(const QString &name) const { return QUrl::fromLocalFile(path(name)); }
    [[nodiscard]] std::unique_ptr<AppContext> office(const QString &name, bool open) const;
    [[nodiscard]] static bool settled(AppContext &context);
    void joinDesk(const QString &passphrase = {});
    static Id report(AppContext &context, const char *words);
    static void describe(AppContext &context, const Id &report, const char *words);
    /// A commentary and a champion on a roster, on both PCs.
    void enterTwice();
    [[nodiscard]] static QString descriptionOf(AppContext &context, const Id &report);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppContext> m_hall;
    std::unique_ptr<AppContext> m_desk;
};

std::unique_ptr<AppContext> TestSyncModels::office(const QString &name, bool open) const
{
    const std::filesystem::path file = path(name + u".db"_s).toStdString();
    auto context = std::make_unique<AppContext>(path(name + u"-sample.db"_s).toStdString(), file);
    if (open)
        context->open(file);
    return context;
}

bool TestSyncModels::settled(AppContext &context)
{
    return QTest::qWaitFor([&] { return !context.work()->isRunning(); }, kPatience);
}

void TestSyncModels::init()
{
    rememberPassphrase({});
    m_folder = std::make_unique<QTemporaryDir>();
    {
        OpenOptions options;
        options.mode = OpenMode::Create;
        QVERIFY(Database::open(path(u"hall.db"_s).toStdString(), options));
    }
    m_hall = office(u"hall"_s, true);
    QVERIFY(QTest::qWaitFor([&] { return m_hall->isReady(); }, kPatience));
    QVERIFY(m_hall->sync()->setup()->setUp(u"Darlham"_s, u"Hall"_s, u"NORTH"_s));
}

void TestSyncModels::cleanup()
{
    m_desk.reset();
    m_hall.reset();
    m_folder.reset();
}

void TestSyncModels::joinDesk(const QString &passphrase)
{
    SyncSetup *setup = m_hall->sync()->setup();
    QVERIFY(setup->invite(u"Desk"_s, u"NORTH"_s, url(u"in.sci"_s)));
    const QString code = setup->code();
    QVERIFY(!code.isEmpty());
    m_desk = office(u"desk"_s, false);
    m_desk->sync()->setup()->join(url(u"in.sci"_s), code, {}, passphrase);
    QVERIFY(QTest::qWaitFor([&] { return m_desk->isReady(); }, kPatience));
    QVERIFY(settled(*m_desk));
}

Id TestSyncModels::report(AppContext &context, const char *words)
{
    Session &session = *context.session();
    const Id id = session.database().newId();
    const auto made = session.write<Id>([&](Change &change) -> Result<Id> {
        change.create("report", id,
                      {{"ref", Value{"H1-000001"}},
                       {"category", Value{"litter"}},
                       {"source", Value{"public"}},
                       {"latitude", Value{54.52}},
                       {"longitude", Value{-1.55}},
                       {"description", Value{words}},
                       {"status", Value{"new"}}});
        return id;
    });
    return made.value_or(Id());
}

void TestSyncModels::describe(AppContext &context, const Id &report, const char *words)
{
    const auto done = context.session()->write<Id>([&](Change &change) -> Result<Id> {
        static_cast<void>(change.update("report", report, {{"description", Value{words}}}));
        return report;
    });
    QVERIFY(done.has_value());
}

QString TestSyncModels::descriptionOf(AppContext &context, const Id &report)
{
    Query row =
        context.session()->database().query("SELECT description FROM report WHERE id = ?", report);
    return row.step() ? QString::fromStdString(row.text(0)) : QString();
}

void TestSyncModels::setsUpInvitesAndJoins()
{
    QVERIFY(m_hall->sync()->isReady());
    QVERIFY(m_hall->sync()->keepsRoot());
    QVERIFY(m_hall->sync()->headline().contains(u"Invite"));
    QVERIFY(QFile::exists(m_hall->sync()->setup()->sheet()));
    joinDesk();
    QVERIFY(m_desk->sync()->isReady());
    QVERIFY(!m_desk->sync()->keepsRoot());
    QCOMPARE(m_desk->filePath(), path(u"desk.db"_s)); // where this PC keeps its own
    AppContext third(path(u"s.db"_s).toStdString(), path(u"third.db"_s).toStdString());
    third.sync()->setup()->join(url(u"in.sci"_s), u"AAAA-BBBB-CCCC-DDDD"_s, {});
    QVERIFY(settled(third));
    QVERIFY(!third.isReady());
    QVERIFY(!third.sync()->setup()->problems().value(u"code"_s).toString().isEmpty());
}

void TestSyncModels::givesAreasAndRemovesAPc()
{
    joinDesk();
    SyncSetup *setup = m_hall->sync()->setup();
    const auto shown = [&](const char *role) {
        const LinesModel *peers = m_hall->sync()->peers();
        const int key = peers->roleNames().key(role);
        QVariantMap told;
        for (int row = 0; row < peers->rowCount(); ++row)
            told.insert(peers->index(row, 0).data(peers->roleNames().key("name")).toString(),
                        peers->index(row, 0).data(key));
        return told;
    };
    QCOMPARE(shown("isOther"), (QVariantMap{{u"Hall"_s, false}, {u"Desk"_s, true}}));
    QVERIFY(!setup->allow(u"Desk"_s, {}));
    QVERIFY(setup->problems().contains(u"area"_s));
    QVERIFY(!setup->allow(u"Desk"_s, u"SOUTH"_s)); // there is no such area
    QVERIFY(setup->problems().contains(u"area"_s));
    QVERIFY(!setup->remove(u"Hall"_s)); // itself
    QVERIFY(setup->problems().contains(u"device"_s));
    QVERIFY(!m_desk->sync()->setup()->remove(u"Hall"_s)); // without the root key
    QVERIFY(setup->allow(u"Desk"_s, u"NORTH"_s));
    QVERIFY(setup->problems().isEmpty());
    QVERIFY(setup->remove(u"Desk"_s));
    QCOMPARE(shown("isOther").value(u"Desk"_s), QVariant(false));
    QCOMPARE(shown("stateKey").value(u"Desk"_s), QVariant(u"closed"_s));
    QVERIFY(!setup->remove(u"Desk"_s)); // once is enough
}

void TestSyncModels::asksForThePassphraseOnceInARun()
{
    joinDesk(u"green wheelbarrow"_s);
    QVERIFY(!m_desk->sync()->isLocked()); // it was typed just now
    m_desk.reset();
    rememberPassphrase({}); // as when the program is started anew
    m_desk = office(u"desk"_s, true);
    QVERIFY(QTest::qWaitFor([&] { return m_desk->isReady(); }, kPatience));
    QVERIFY(m_desk->sync()->isLocked());
    QVERIFY(!m_desk->sync()->unlock(u"green"_s));
    QVERIFY(!m_desk->sync()->passphraseProblem().isEmpty());
    QVERIFY(m_desk->sync()->unlock(u"green wheelbarrow"_s));
    QVERIFY(m_desk->sync()->passphraseProblem().isEmpty());
    m_desk->sync()->refresh();
    QVERIFY(!m_desk->sync()->isLocked());
}

void TestSyncModels::exchangesThroughTheFolderAndDecides()
{
    joinDesk();
    QVERIFY(QDir().mkpath(path(u"shared"_s)));
    const auto exchange = [&](AppContext &context) {
        context.sync()->sendNow();
        QVERIFY(settled(context));
        QCOMPARE(context.sync()->problem(), QString());
    };
    m_hall->sync()->chooseFolder(url(u"shared"_s));
    m_desk->sync()->chooseFolder(url(u"shared"_s));
    QVERIFY(settled(*m_hall) && settled(*m_desk));
    const Id id = report(*m_hall, "Sofa");
    exchange(*m_hall);
    exchange(*m_desk);
    QCOMPARE(descriptionOf(*m_desk, id), u"Sofa"_s);
    describe(*m_hall, id, "Sofa and bed");
    describe(*m_desk, id, "Two sofas");
    for (int round = 0; round < 2; ++round) {
        exchange(*m_hall);
        exchange(*m_desk);
    }
    for (AppContext *office : {m_hall.get(), m_desk.get()}) {
        ConflictDesk *conflicts = office->conflicts();
        conflicts->refresh();
        QCOMPARE(conflicts->lines()->count(), 1);
        QVERIFY(conflicts->headline().startsWith(u"1 thing"));
        QCOMPARE(conflicts->question(), u"What is the description of the report H1-000001?"_s);
        QCOMPARE(conflicts->base(), u"Sofa"_s);
        QCOMPARE(conflicts->answers()->count(), 2);
        QVERIFY(conflicts->takesText() && !conflicts->takesBoth());
        QVERIFY(!conflicts->why().isEmpty());
    }
    const QSignalSpy failed(m_hall->conflicts(), &ConflictDesk::failed);
    m_hall->conflicts()->type(QString(20'000, u'x')); // more than a description may be
    QCOMPARE(failed.count(), 1);
    QCOMPARE(m_hall->conflicts()->lines()->count(), 1);
    m_hall->conflicts()->type(u"Two sofas and a bed"_s);
    QCOMPARE(m_hall->conflicts()->lines()->count(), 0);
    exchange(*m_hall);
    exchange(*m_desk);
    m_desk->conflicts()->refresh();
    QCOMPARE(m_desk->conflicts()->lines()->count(), 0);
    QCOMPARE(descriptionOf(*m_desk, id), u"Two sofas and a bed"_s);
    // Who sent what, when and how much.
    const LinesModel *peers = m_desk->sync()->peers();
    QCOMPARE(peers->count(), 2);
    const int hall = peers->rowWith(u"name"_s, u"Hall"_s);
    QVERIFY(peers->value(hall, u"entries"_s).toString().contains(u"are here, the last by "_s));
    const LinesModel *received = m_desk->sync()->received();
    QVERIFY(received->count() >= 2);
    for (int row = 0; row < received->count(); ++row)
        QCOMPARE(received->value(row, u"who"_s).toString(), u"Hall"_s);
    QVERIFY(received->rowWith(u"what"_s, u"1 new, 0 changed"_s) >= 0);
    QVERIFY(!received->value(0, u"when"_s).toString().isEmpty());
    QVERIFY(m_desk->sync()->sent()->count() >= 1);
    QCOMPARE(m_desk->sync()->sent()->value(0, u"who"_s).toString(), u"Everybody"_s);
    QVERIFY(m_hall->sync()->sent()->value(0, u"what"_s).toString().contains(u" entr"_s));

    // What becomes of both is told as it is: a commentary is one, a champion counts once.
    enterTwice();
    exchange(*m_hall);
    exchange(*m_desk);
    ConflictDesk *conflicts = m_desk->conflicts();
    conflicts->refresh();
    QCOMPARE(conflicts->lines()->count(), 2);
    for (int row = 0; row < 2; ++row) {
        conflicts->select(row);
        const bool isSaid = conflicts->question().contains(u"commentary on reopened"_s);
        QVERIFY2(isSaid || conflicts->question().contains(u"at Beck"_s),
                 qPrintable(conflicts->question()));
        QCOMPARE(conflicts->takesBoth(), !isSaid);
        QVERIFY(conflicts->why().contains(isSaid ? u"only one can hold"_s : u"counts once"_s));
    }
}

void TestSyncModels::enterTwice()
{
    const Id pick = Id::fromName("pick");
    const Id person = Id::fromName("person");
    for (AppContext *office : {m_hall.get(), m_desk.get()}) {
        const auto done = office->session()->write<Id>([&](Change &change) -> Result<Id> {
            Database &database = change.database();
            if (office == m_hall.get()) {
                change.create("champion", person, {{"name", Value{"Jo Hall"}}});
                change.create("pick", pick, {{"title", Value{"Beck"}}});
            }
            change.create("commentary", database.newId(),
                          {{"quarter", Value{"2026-27Q1"}}, {"indicator", Value{"reopened"}}});
            change.create("attendance", database.newId(),
                          {{"pick", refValue(pick)}, {"champion", refValue(person)}});
            return pick;
        });
        QVERIFY(done.has_value());
    }
}

void TestSyncModels::showsWhatAFileWouldBringBeforeItIsTaken()
{
    joinDesk();
    const Id id = report(*m_hall, "Sofa");
    QVERIFY(QDir().mkpath(path(u"stick"_s)));
    m_hall->sync()->exportTo(url(u"stick"_s));
    QVERIFY(settled(*m_hall));
    const QStringList files = QDir(path(u"stick"_s)).entryList({u"*.scb"_s});
    QCOMPARE(files.size(), 1);
    SyncIncoming *incoming = m_desk->sync()->incoming();
    incoming->look({url(u"stick/"_s + files.constFirst())});
    QVERIFY(settled(*m_desk));
    QVERIFY(incoming->isOpen() && incoming->canTake() && !incoming->isBraked());
    QVERIFY(incoming->countLine().contains(u"1 new"));
    QCOMPARE(descriptionOf(*m_desk, id), QString()); // nothing was kept
    incoming->take(false);
    QVERIFY(settled(*m_desk));
    QVERIFY(incoming->isTaken());
    QCOMPARE(descriptionOf(*m_desk, id), u"Sofa"_s);
    // What it would take away is told by number and area.
    Change change(m_hall->session()->database(), m_hall->session()->actor());
    QVERIFY(change.remove("report", id));
    QVERIFY(change.commit().has_value());
    QVERIFY(QDir().mkpath(path(u"stick2"_s)));
    m_hall->sync()->exportTo(url(u"stick2"_s));
    QVERIFY(settled(*m_hall));
    incoming->look({url(u"stick2/"_s + QDir(path(u"stick2"_s)).entryList({u"*.scb"_s}).first())});
    QVERIFY(settled(*m_desk));
    QVERIFY2(incoming->countLine().contains(u"Deletes 1 of the 11 records all areas share"_s),
             qPrintable(incoming->countLine()));
}

void TestSyncModels::todayLeadsToTheQuestions()
{
    QSignalSpy wanted(m_hall.get(), &AppContext::screenWanted);
    QVERIFY(!m_hall->conflicts()->takeWish());
    Q_EMIT m_hall->today()->conflictsWanted();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.constFirst().constFirst().toString(), u"sync"_s);
    QVERIFY(m_hall->conflicts()->takeWish());
    QVERIFY(!m_hall->conflicts()->takeWish());
}

void TestSyncModels::theSampleBoroughIsNeverSetUp()
{
    m_desk = office(u"desk"_s, false);
    auto session = Session::inMemory();
    QVERIFY(session);
    (*session)->database().setSetting("sample", "1");
    m_desk->use(std::move(*session));
    QVERIFY(m_desk->sync()->isSample());
    QCOMPARE(m_desk->sync()->received()->count(), 3);
    QVERIFY(m_desk->sync()->received()->value(0, u"what"_s).toString().contains(u"1 to decide"_s));
    QVERIFY(!m_desk->sync()->setup()->setUp(u"Darlham"_s, u"Hall"_s, u"NORTH"_s));
    QVERIFY(!m_desk->sync()->isLocked());
}

QTEST_MAIN(TestSyncModels)
#include "tst_syncmodels.moc"
