// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/contactstore.h"
#include "champions/creditstore.h"
#include "picks/pickstore.h"
#include "viewmodels/appcontext.h"
#include "viewmodels/plurals.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// The ledger of a champion, from records as they are.
class TestChampionModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(loadPlurals(*QCoreApplication::instance())); }
    void init();
    void hoursAreReadAsPeopleTypeThem_data();
    void hoursAreReadAsPeopleTypeThem();
    void theLedgerIsWorkedOutFromTheRecords();
    void anAnswerIsOwedUntilItIsGiven();
    void aContactIsLoggedAndCanBeUndone();
    void trainingsAreHeldRenewedAndRevoked();
    void creditsAreIssuedSpentGivenAndReversed();
    void aDeedThatIsRefusedSaysWhy();
    void planBSaysWhatItsListsMean();
    void aContactRoundIsLoggedForEveryoneTicked();
    void aTrainingEveningIsSavedAtOnce();
    void creditsAreListedAndComeToZero();
    void theRegisterKeepsEveryField();
    void aYoungChampionNeedsAParentsConsent();
    void theListIsNarrowedByStatus();
    void whatIsHeldIsSavedAndErased();
    void aGuestAndWhoeverAskedAreErasedToo();

private:
    void useFile();
    void untilDone()
    {
        QVERIFY(QTest::qWaitFor([&] { return !m_context->work()->isRunning(); }, 30'000));
    }
    [[nodiscard]] Id add(const char *number, const char *name);
    [[nodiscard]] Id report(const Id &champion);
    [[nodiscard]] ChampionLedgerModel &ledger() { return *m_context->ledger(); }
    [[nodiscard]] Session &session() { return *m_context->session(); }

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
    Id m_okafor;
};

void TestChampionModels::init()
{
    const auto at = [this](const char *name) {
        return std::filesystem::path(m_folder.filePath(QString::fromLatin1(name)).toStdString());
    };
    m_context = std::make_unique<AppContext>(at("sample.db"), at("council.db"));
    m_context->use(std::move(*Session::inMemory()));
    m_okafor = add("118", "S. Okafor");
    m_context->champion()->show(toQString(m_okafor));
}

Id TestChampionModels::add(const char *number, const char *name)
{
    Champion champion;
    champion.number = number;
    champion.name = name;
    const auto made = session().write<Champion>(
        [&](Change &change) { return session().champions().create(change, champion); });
    return made ? made->id : Id();
}

Id TestChampionModels::report(const Id &champion)
{
    Report report;
    report.category = "litter";
    report.source = "champion";
    report.champion = champion;
    report.position = LatLon{54.53, -1.55};
    const auto made = session().write<Report>(
        [&](Change &change) { return session().reports().create(change, report); });
    return made ? made->id : Id();
}

void TestChampionModels::hoursAreReadAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("minutes"); // -1: nothing understood
    const auto row = [](const char *typed, qint64 minutes) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << minutes;
    };
    row("2", 120);
    row("1.5", 90);
    row("1,5 h", 90);
    row("90 min", 90);
    row("1 h 30", 90);
    row("1:30", 90);
    row("1 hour 5 minutes", 65);
    row("", -1);
    row("soon", -1);
    row("1:75", -1);
    row("-2", -1);
}

void TestChampionModels::hoursAreReadAsPeopleTypeThem()
{
    QFETCH(QString, typed);
    QFETCH(qint64, minutes);
    QCOMPARE(PeopleWords::minutesIn(typed).value_or(-1), minutes);
}

void TestChampionModels::theLedgerIsWorkedOutFromTheRecords()
{
    QCOMPARE(ledger().property("title").toString(), u"S. Okafor (118)"_s);
    QCOMPARE(ledger().property("reportsLine").toString(), u"No report yet"_s);
    QVERIFY(!report(m_okafor).isNull());
    QVERIFY(!report(m_okafor).isNull());
    QVERIFY(!report(add("119", "J. Pearson")).isNull());
    ledger().refresh();
    QCOMPARE(ledger().property("reportsLine").toString(),
             u"2 made: 2 open, 0 done, 0 closed for another reason"_s);
    QCOMPARE(ledger().property("reports").value<QList<LedgerRow>>().size(), 2);
    QVERIFY(ledger().property("heardLine").toString().startsWith(u"Last heard from on "_s));
}

void TestChampionModels::anAnswerIsOwedUntilItIsGiven()
{
    m_context->detail()->setReportId(toQString(report(m_okafor)));
    QVERIFY(m_context->detail()->step(u"done"_s, {}));
    QCOMPARE(ledger().property("answersLine").toString(), u"1 answer owed"_s);
    QTest::qWait(2); // an answer comes after the outcome
    QVERIFY(ledger().answersGiven(u"phone"_s));
    QCOMPARE(ledger().property("answersOwed").toInt(), 0);
    QCOMPARE(ledger().property("answersLine").toString(), u"No answer is owed"_s);
}

void TestChampionModels::aContactIsLoggedAndCanBeUndone()
{
    QSignalSpy done(m_context.get(), &AppContext::done);
    QVERIFY(ledger().logContact(u"check_in"_s, u"phone"_s, u" all well "_s, true));
    QCOMPARE(done.size(), 1);
    const auto rows = ledger().property("contacts").value<QList<LedgerRow>>();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().title, u"Asked how they are: all well"_s);
    QVERIFY(rows.front().detail.contains(u"Telephone"_s));
    m_context->undoLast();
    QVERIFY(ledger().property("contacts").value<QList<LedgerRow>>().isEmpty());
}

void TestChampionModels::trainingsAreHeldRenewedAndRevoked()
{
    const auto rows = [this] { return ledger().property("trainings").value<QList<LedgerRow>>(); };
    QVERIFY(ledger().holdTraining(u"safety_briefing"_s, u"1 5 2020"_s));
    QCOMPARE(rows().size(), 1);
    QCOMPARE(rows().front().stateWord, u"Expired"_s);
    QVERIFY(ledger().holdTraining(u"safety_briefing"_s, u"today"_s));
    QCOMPARE(rows().size(), 1);
    QCOMPARE(rows().front().stateWord, u"In date"_s);
    QVERIFY(!ledger().revokeTraining(rows().front().id, u"  "_s));
    QVERIFY(ledger().revokeTraining(rows().front().id, u"Lit a fire"_s));
    QCOMPARE(rows().front().stateWord, u"Revoked"_s);
    QCOMPARE(rows().front().detail, u"Lit a fire"_s);
}

void TestChampionModels::creditsAreIssuedSpentGivenAndReversed()
{
    const Id pearson = add("119", "J. Pearson");
    const auto balance = [this](const Id &champion) {
        return CreditStore(session().database()).balance({champion, {}}).value_or(-1);
    };
    QVERIFY(ledger().moveCredits(u"issue"_s, u"3"_s, u"Litter pick"_s, {}));
    QVERIFY(ledger().moveCredits(u"spend"_s, u"1"_s, u"Swim"_s, {}));
    QVERIFY(ledger().moveCredits(u"give"_s, u"30 min"_s, u"Gift"_s, u"119"_s));
    QCOMPARE(balance(m_okafor), 90);
    QCOMPARE(balance(pearson), 30);
    const auto rows = ledger().property("credits").value<QList<LedgerRow>>();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.front().figure, u"−0.5"_s); // the latest first
    QCOMPARE(rows.back().figure, u"+3"_s);
    QVERIFY(ledger().reverseCredit(rows.front().id, u"Wrong champion"_s));
    QCOMPARE(balance(m_okafor), 120);
    QCOMPARE(balance(pearson), 0);
    QVERIFY(ledger().property("creditsLine").toString().startsWith(u"2 credits"_s));
}

void TestChampionModels::aDeedThatIsRefusedSaysWhy()
{
    QSignalSpy failed(m_context.get(), &AppContext::failed);
    QVERIFY(!ledger().moveCredits(u"spend"_s, u"5"_s, u"Swim"_s, {}));
    QVERIFY(!ledger().moveCredits(u"issue"_s, u"some"_s, u"Swim"_s, {}));
    QVERIFY(!ledger().moveCredits(u"give"_s, u"1"_s, u"Gift"_s, u"nobody"_s));
    QVERIFY(!ledger().holdTraining(u"sharps"_s, u"32 13 2026"_s));
    QCOMPARE(failed.size(), 4);
}

void TestChampionModels::planBSaysWhatItsListsMean()
{
    ChampionListsModel &lists = *m_context->championLists();
    QVERIFY(lists.sections().isEmpty()); // nothing is read before it is looked at
    lists.look(0);
    QCOMPARE(lists.sections().size(), 7);
    for (int i = 0; i < lists.sections().size(); ++i) {
        lists.setSection(i);
        QVERIFY2(!lists.sentence().isEmpty(), qPrintable(lists.sections().at(i).title));
    }
    lists.setSection(0);
    QCOMPARE(lists.rows()->count(), 1); // active, and not heard from
    QCOMPARE(lists.rows()->idAt(0), toQString(m_okafor));
    QVERIFY(ledger().logContact(u"check_in"_s, u"phone"_s, {}, true));
    QCOMPARE(lists.rows()->count(), 0); // what is written is read again
}

void TestChampionModels::aContactRoundIsLoggedForEveryoneTicked()
{
    const Id pearson = add("119", "J. Pearson");
    ChampionListsModel &lists = *m_context->championLists();
    lists.look(0);
    QCOMPARE(lists.rows()->count(), 2);
    QVERIFY(!lists.logRound(u"Autumn"_s, u"check_in"_s, u"phone"_s, {}, true)); // nobody is ticked
    lists.rows()->tickAll(true);
    QCOMPARE(lists.rows()->ticked(), 2);
    QVERIFY(!lists.logRound(u" "_s, u"check_in"_s, u"phone"_s, {}, true));
    QVERIFY(lists.logRound(u"Autumn"_s, u"check_in"_s, u"phone"_s, {}, true));
    QCOMPARE(ContactStore(session().database()).ofRound("Autumn")->size(), 2U);
    QCOMPARE(ContactStore(session().database()).of(pearson)->size(), 1U);
    m_context->undoLast(); // one change
    QVERIFY(ContactStore(session().database()).ofRound("Autumn")->empty());
}

void TestChampionModels::aTrainingEveningIsSavedAtOnce()
{
    const Id pearson = add("119", "J. Pearson");
    QVERIFY(ledger().holdTraining(u"safety_briefing"_s, u"1 5 2020"_s));
    ChampionListsModel &lists = *m_context->championLists();
    lists.look(1);
    QCOMPARE(lists.course(), u"safety_briefing"_s);
    QCOMPARE(lists.rows()->count(), 1);
    QVERIFY(!lists.hold(u"today"_s)); // nobody is ticked
    lists.rows()->toggle(0);
    QVERIFY(!lists.add(u"nobody"_s));
    QVERIFY(lists.add(u"119"_s));
    QCOMPARE(lists.rows()->ticked(), 2);
    QVERIFY(!lists.hold(u"31 2 2026"_s));
    QVERIFY(lists.hold(u"today"_s));
    TrainingStore store(session().database());
    const Day today = localDay(session().now());
    for (const Id &champion : {m_okafor, pearson})
        QVERIFY(store.state(champion, "safety_briefing", today)->holds());
    QCOMPARE(lists.rows()->count(), 0);
}

void TestChampionModels::creditsAreListedAndComeToZero()
{
    QVERIFY(ledger().moveCredits(u"issue"_s, u"12"_s, u"Litter pick"_s, {}));
    ChampionListsModel &lists = *m_context->championLists();
    lists.look(2);
    QCOMPARE(lists.rows()->count(), 1);
    QVERIFY(lists.sentence().contains(u"come to zero"_s));
    lists.setSection(2);
    QCOMPARE(lists.rows()->count(), 1); // ten hours reached
}

void TestChampionModels::theRegisterKeepsEveryField()
{
    ChampionEditor &editor = *m_context->champion();
    editor.set(u"patch"_s, u"High Row; Mill Lane"_s);
    editor.set(u"languages"_s, u"Urdu; Polish"_s);
    editor.set(u"lawful_basis"_s, u"consent"_s);
    editor.set(u"consent_on"_s, u"1 2 2026"_s);
    editor.set(u"induction_pack_on"_s, u"3 2 2026"_s);
    editor.toggleInterest(u"lead_picks"_s);
    editor.toggleInterest(u"report"_s);
    QVERIFY(editor.isDirty());
    QVERIFY(editor.save());
    QVERIFY(!editor.isDirty());
    const auto kept = session().champions().get(m_okafor);
    QCOMPARE(QString::fromStdString(kept->interests), u"report;lead_picks"_s);
    QVERIFY(editor.hasInterest(u"report"_s));
    QCOMPARE(kept->lawfulBasis, std::string("consent"));
    QVERIFY(kept->consentOn && kept->inductionPackOn && !kept->bornOn);
    QVERIFY(kept->patch.contains("Mill Lane"));
    editor.toggleInterest(u"report"_s);
    QVERIFY(!editor.hasInterest(u"report"_s));
    editor.set(u"consent_on"_s, QString());
    QVERIFY(editor.save());
    QVERIFY(!session().champions().get(m_okafor)->consentOn);
}

void TestChampionModels::aYoungChampionNeedsAParentsConsent()
{
    ChampionEditor &editor = *m_context->champion();
    editor.set(u"is_young"_s, u"yes"_s);
    QVERIFY(!editor.save());
    QVERIFY(editor.errors().contains(u"parent_consent_on"_s));
    editor.set(u"parent_consent_on"_s, u"1 2 2026"_s);
    QVERIFY(editor.save());
    QVERIFY(session().champions().get(m_okafor)->isYoung);
}

void TestChampionModels::theListIsNarrowedByStatus()
{
    QCOMPARE(m_context->champions()->rowCount(), 0); // read before the first was added
    m_context->champions()->refresh();
    QCOMPARE(m_context->champions()->rowCount(), 1);
    m_context->champions()->setStatus(u"left"_s);
    QCOMPARE(m_context->champions()->rowCount(), 0);
    m_context->champions()->setStatus({});
    QCOMPARE(m_context->champions()->rowCount(), 1);
}

// In a file: it is done beside the window, by a connection of its own.
void TestChampionModels::useFile()
{
    const QString name = u"%1.db"_s.arg(QString::fromLatin1(QTest::currentTestFunction()));
    auto database = Database::open(m_folder.filePath(name).toStdString(),
                                   OpenOptions{.mode = OpenMode::Create});
    QVERIFY(database);
    m_context->close();
    m_context->use(std::make_unique<Session>(std::move(*database)));
}

void TestChampionModels::whatIsHeldIsSavedAndErased()
{
    useFile();
    m_context->champion()->show(toQString(add("118", "S. Okafor")));
    PersonalData &personal = *ledger().personal();
    QSignalSpy failed(&personal, &PersonalData::failed);
    QSignalSpy done(&personal, &PersonalData::done);
    QVERIFY(!personal.property("erased").toBool());
    const auto work = [&](const auto &start) {
        start();
        untilDone();
    };
    QVERIFY(session().write<Pick>([&](Change &change) {
        Pick pick;
        pick.title = "Denes";
        pick.note = "S. Okafor asked for it";
        return PickStore(session().database()).create(change, pick);
    }));
    work([&] { personal.save(QUrl::fromLocalFile(m_folder.path())); });
    QVERIFY(personal.property("elsewhere").toString().endsWith(u": The litter pick Denes"_s));
    QCOMPARE(done.size(), 1);
    const QStringList folders = QDir(m_folder.path()).entryList({u"champion-118-*"_s}, QDir::Dirs);
    QCOMPARE(folders.size(), 1);
    QVERIFY(QFile::exists(m_folder.filePath(folders.front() + u"/subject-access.json"_s)));
    work([&] { personal.erase(u"  "_s); }); // no reason
    QCOMPARE(failed.size(), 1);
    work([&] { personal.erase(u"Asked by letter"_s); });
    QVERIFY(personal.property("erased").toBool());
    QVERIFY(!done.last().at(1).toBool()); // there is no way back
    QCOMPARE(personal.property("left").toStringList().value(0),
             u"The litter pick Denes seems to name them: look at it"_s);
    QVERIFY(!ledger().property("title").toString().contains(u"Okafor"_s));
    m_context->champion()->show(toQString(add("119", "Another")));
    QVERIFY(personal.property("left").toStringList().isEmpty());
    QVERIFY(!personal.property("erased").toBool());
}

void TestChampionModels::aGuestAndWhoeverAskedAreErasedToo()
{
    useFile();
    const auto pick = session().write<Pick>([&](Change &change) {
        Pick wanted;
        wanted.title = "Denes";
        wanted.requestedBy = "Mrs Hall, 5 Beck Road";
        return PickStore(session().database()).create(change, wanted);
    });
    QVERIFY(pick);
    PickDesk &desk = *m_context->picks();
    desk.open(toQString(pick->id), u"roster"_s);
    QCOMPARE(desk.detail()->property("askedBy").toString(), u"Mrs Hall, 5 Beck Road"_s);
    QVERIFY(desk.roster()->add(u"Tom Briggs"_s, u"07700 900123"_s, false, {}));
    const QString guest = desk.roster()->rows()->value(0, u"attendance"_s).toString();
    desk.roster()->setPerson(guest);
    QVERIFY(desk.roster()->values().value(u"guest"_s).toBool());
    QVERIFY(desk.roster()->add(u"Kit Briggs"_s, {}, true, guest));

    desk.personal()->showGuest(guest, desk.roster()->personName());
    QSignalSpy erased(desk.personal(), &PersonalData::wasErased);
    desk.personal()->erase(u"Asked by letter"_s);
    untilDone();
    QCOMPARE(erased.size(), 1);
    QVERIFY(desk.personal()->property("left").toStringList().value(0).contains(u"Kit Briggs"_s));
    QVERIFY(!desk.roster()->rows()->value(0, u"name"_s).toString().contains(u"Briggs"_s));

    desk.personal()->showRequester(toQString(pick->id), u"Mrs Hall"_s);
    desk.personal()->erase(u"Asked by letter"_s);
    untilDone();
    QCOMPARE(erased.size(), 2);
    QCOMPARE(desk.detail()->property("askedBy").toString(), QString());
}

QTEST_MAIN(TestChampionModels)
#include "tst_championmodels.moc"
