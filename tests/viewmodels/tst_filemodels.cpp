// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/photos.h"
#include "sample/sampleborough.h"
#include "storage/backup.h"
#include "viewmodels/appcontext.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // milliseconds

} // namespace

/// What goes on beside the window, on a real file: lists in and out, copies, photos, champions.
class TestFileModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void looksAtAFileBeforeTakingIt();
    void saysWhatIsWrongWithAFileThatIsNoList();
    void takesColumnsForWhatTheyAreSaidToBe();
    void bringsEveryKindOfListInAndOut();
    void exportsWhatTheListShows();
    void goesBackToACopy();
    void keepsThePhotosOfADraft();
    void startsAReportWhereThePhotoWasTaken();
    void addsAndChangesAChampion();
    void keepsAChampionsChangesUntilTheyAreSavedOrLeft();
    void refusesToSaveWhatMayOnlyBeRead();
    void offersToMakeAnOldSampleAgain();
    void followsQuietWorkWithWhatIsAskedFor();
    void keepsNothingOfWorkThatIsStopped();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] bool settled();
    [[nodiscard]] QString photo(const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_file;
    std::unique_ptr<AppContext> m_context;
};

void TestFileModels::initTestCase()
{
    QCoreApplication::setOrganizationName(u"street-champions-test"_s);
}

void TestFileModels::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto folder = std::filesystem::path(m_folder->path().toStdString());
    m_file = folder / "council.db";
    {
        OpenOptions options;
        options.mode = OpenMode::Create;
        QVERIFY(Database::open(m_file, options));
    }
    m_context = std::make_unique<AppContext>(folder / "sample.db", m_file);
    QVERIFY(m_context->open(m_file));
    QVERIFY(settled());
}

void TestFileModels::cleanup()
{
    m_context.reset();
    m_folder.reset();
}

QString TestFileModels::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

bool TestFileModels::settled()
{
    return QTest::qWaitFor([&] { return !m_context->isWorking(); }, kPatience);
}

QString TestFileModels::photo(const QString &name)
{
    const auto drawn = sample::drawPhoto("litter", 3, false, {54.5241, -1.5536},
                                         std::chrono::sys_days{std::chrono::year{2026} / 3 / 2});
    return write(name, QByteArray::fromStdString(drawn.bytes));
}

void TestFileModels::looksAtAFileBeforeTakingIt()
{
    ImportModel *importing = m_context->importing();
    QAbstractItemModelTester tester(importing);
    const QString path = write(u"list.csv"_s, "category,source,latitude,longitude\r\n"
                                              "litter,public,54.52,-1.55\r\n"
                                              "nonsense,public,54.52,-1.55\r\n"
                                              "graffiti,staff,54.53,-1.55\r\n"
                                              "litter,public,12,-1.55\r\n");
    m_context->takeFile(u"import"_s, QUrl::fromLocalFile(path));
    QVERIFY(settled());
    QVERIFY2(importing->isOpen(), qPrintable(importing->problem()));
    QCOMPARE(importing->good(), 2);
    QCOMPARE(importing->refused(), 2);
    QVERIFY(importing->layoutLine().contains(u"standard"_s));
    QCOMPARE(importing->data(importing->index(0, 0), ImportModel::LineRole).toInt(), 3);
    QCOMPARE(importing->data(importing->index(0, 0), ImportModel::FieldRole).toString(),
             u"category"_s);
    QVERIFY(!importing->data(importing->index(0, 0), ImportModel::ReasonRole).toString().isEmpty());
    QCOMPARE(m_context->reports()->rowCount(), 0); // only looked at
    const QString rejects = m_folder->filePath(u"bad.csv"_s);
    m_context->takeFile(u"rejects"_s, QUrl::fromLocalFile(rejects));
    QVERIFY(settled());
    QFile bad(rejects);
    QVERIFY(bad.open(QIODevice::ReadOnly));
    const QByteArray kept = bad.readAll();
    QVERIFY(kept.contains("nonsense,public,54.52,-1.55") && !kept.contains("graffiti"));
    QVERIFY(importing->canTake());
    QSignalSpy done(m_context.get(), &AppContext::done);
    importing->take();
    QVERIFY(settled());
    QCOMPARE(done.count(), 1);
    QVERIFY(importing->isTaken() && !importing->canTake());
    QCOMPARE(m_context->reports()->rowCount(), 2);
    m_context->undoLast(); // one change, taken back as one
    QCOMPARE(m_context->reports()->rowCount(), 0);
}

void TestFileModels::takesColumnsForWhatTheyAreSaidToBe()
{
    ImportModel *importing = m_context->importing();
    const QString path = write(u"people.csv"_s, "number,Surname,Known as,Shoe size,phone,mobile\r\n"
                                                "41,Pearson,J.,9,01325 388000,07700 900123\r\n");
    m_context->takeFile(u"import:champions"_s, QUrl::fromLocalFile(path));
    QVERIFY(settled());
    QVERIFY2(importing->isOpen(), qPrintable(importing->problem()));
    QVERIFY(importing->problem().contains(u"Known as"_s) && !importing->canTake());
    QCOMPARE(importing->unknown(), (QStringList{u"Known as"_s, u"Shoe size"_s, u"Surname"_s}));
    importing->setColumn(u"Known as"_s, u"first_name"_s);
    QVERIFY(settled());
    QCOMPARE(importing->columnField(u"Known as"_s), u"first_name"_s);
    QVERIFY(importing->toldLines().startsWith(u"Line 2: "_s)); // one telephone of two was left
    importing->take();
    QVERIFY(settled());
    const auto pearson = m_context->session()->champions().find("41");
    QVERIFY(pearson);
    QCOMPARE(pearson->name, "J. Pearson");
}

void TestFileModels::bringsEveryKindOfListInAndOut()
{
    const QString items = write(u"items.csv"_s, "name,kind\r\nLitter picker,counted\r\n");
    m_context->takeFile(u"import:items"_s, QUrl::fromLocalFile(items));
    QVERIFY(settled());
    QVERIFY2(m_context->importing()->canTake(), qPrintable(m_context->importing()->problem()));
    m_context->importing()->take();
    QVERIFY(settled());
    const ChoiceModel *kinds = m_context->importing()->kinds();
    for (int row = 1; row < kinds->rowCount(); ++row) {
        const QString kind = kinds->codeAt(row);
        if (kind == u"due_rules")
            continue;
        QSignalSpy failed(m_context.get(), &AppContext::failed);
        const QString path = m_folder->filePath(kind + u".csv"_s);
        m_context->takeFile(u"export:"_s + kind, QUrl::fromLocalFile(path));
        QVERIFY(settled());
        QVERIFY2(failed.isEmpty() && QFile::exists(path), qPrintable(kind));
        QVERIFY2(!kinds->titleAt(row).contains(u'_'), qPrintable(kind));
    }
    QFile out(m_folder->filePath(u"items.csv"_s));
    QVERIFY(out.open(QIODevice::ReadOnly) && out.readAll().contains("Litter picker"));
}

void TestFileModels::saysWhatIsWrongWithAFileThatIsNoList()
{
    m_context->takeFile(u"import"_s, QUrl::fromLocalFile(write(u"empty.csv"_s, "")));
    QVERIFY(settled());
    QVERIFY(m_context->importing()->isOpen());
    QVERIFY(!m_context->importing()->problem().isEmpty());
    QVERIFY(!m_context->importing()->canTake());
    m_context->importing()->close();
    QVERIFY(!m_context->importing()->isOpen());
}

void TestFileModels::exportsWhatTheListShows()
{
    m_context->takeFile(u"import"_s, QUrl::fromLocalFile(write(
                                         u"list.csv"_s, "category,source,latitude,longitude\r\n"
                                                        "litter,public,54.52,-1.55\r\n"
                                                        "graffiti,staff,54.53,-1.55\r\n")));
    QVERIFY(settled());
    m_context->importing()->take();
    QVERIFY(settled());
    m_context->reports()->setCategory(u"graffiti"_s);
    m_context->takeFile(u"export"_s, QUrl::fromLocalFile(m_folder->filePath(u"out.csv"_s)));
    QVERIFY(settled());
    QFile out(m_folder->filePath(u"out.csv"_s));
    QVERIFY(out.open(QIODevice::ReadOnly));
    const QByteArray bytes = out.readAll();
    QVERIFY(bytes.contains("graffiti") && !bytes.contains("litter"));
}

void TestFileModels::goesBackToACopy()
{
    m_context->settings()->setCouncilName(u"Before"_s);
    const QString copy = m_folder->filePath(u"copy.db"_s);
    m_context->takeFile(u"backup"_s, QUrl::fromLocalFile(copy));
    QVERIFY(settled());
    m_context->settings()->setCouncilName(u"After"_s);
    QSignalSpy done(m_context.get(), &AppContext::done);
    m_context->takeFile(u"restore"_s, QUrl::fromLocalFile(copy));
    QVERIFY(m_context->work()->isShown());
    QVERIFY(QTest::qWaitFor([&] { return done.count() == 1; }, kPatience));
    QVERIFY(m_context->isReady());
    QCOMPARE(m_context->councilName(), u"Before"_s);
    QSignalSpy failed(m_context.get(), &AppContext::failed);
    m_context->takeFile(u"restore"_s,
                        QUrl::fromLocalFile(write(u"other.db"_s, "this is no copy of ours")));
    QVERIFY(QTest::qWaitFor([&] { return failed.count() == 1; }, kPatience));
    QVERIFY(m_context->isReady()); // as it was
    QCOMPARE(m_context->councilName(), u"Before"_s);
}

void TestFileModels::keepsThePhotosOfADraft()
{
    const QString path = photo(u"seen.jpg"_s);
    ReportEditor *editor = m_context->editor();
    editor->begin();
    editor->setCategoryText(u"litter"_s);
    editor->addPhotos({QUrl::fromLocalFile(path)});
    QVERIFY(editor->isReadingPhotos());
    QVERIFY(QTest::qWaitFor([&] { return editor->photoCount() == 1; }, kPatience));
    editor->putAside();
    QVERIFY(QFile::remove(path)); // the card is out of the camera
    ReportEditor again;           // as after a crash
    again.setSession(m_context->session());
    again.begin();
    QVERIFY(QTest::qWaitFor([&] { return again.photoCount() == 1; }, kPatience));
    again.setTellerText(u"public"_s);
    QSignalSpy written(&again, &ReportEditor::written);
    QVERIFY2(again.save(false), qPrintable(again.problemMessages().join(u' ')));
    const Id id = Id::parse(written.front().front().toString().toStdString()).value();
    QCOMPARE(m_context->session()->attachments().of(id)->size(), 1U);
    ReportEditor third;
    third.setSession(m_context->session());
    third.begin();
    QVERIFY(!third.isReadingPhotos());
    QCOMPARE(third.photoCount(), 0);
}

void TestFileModels::startsAReportWhereThePhotoWasTaken()
{
    ReportEditor *editor = m_context->editor();
    editor->begin();
    editor->addPhotos({QUrl::fromLocalFile(photo(u"seen.jpg"_s)),
                       QUrl::fromLocalFile(write(u"words.txt"_s, "no picture"))});
    QSignalSpy failed(editor, &ReportEditor::failed);
    QVERIFY(QTest::qWaitFor([&] { return editor->hasPlace(); }, kPatience));
    QVERIFY(std::abs(editor->latitude() - 54.5241) < 0.0001);
    QVERIFY(editor->observedText().contains(u"March 2026"_s));
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.front().front().toString().contains(u"words.txt"_s));
    editor->discard();
}

void TestFileModels::addsAndChangesAChampion()
{
    ChampionEditor *champion = m_context->champion();
    QVERIFY(champion->beginNew());
    champion->set(u"name"_s, u"J. Pearson"_s);
    champion->set(u"email"_s, u"not an address"_s);
    champion->set(u"joined_on"_s, u"31 2 2026"_s);
    QVERIFY(!champion->save());
    QVERIFY(champion->errors().contains(u"joined_on"_s));
    champion->set(u"joined_on"_s, u"3 2 2026"_s);
    QVERIFY(!champion->save());
    QVERIFY(champion->errors().contains(u"email"_s));
    QCOMPARE(champion->values().value(u"email"_s).toString(), u"not an address"_s);
    champion->set(u"email"_s, u"j@example.org"_s);
    QSignalSpy done(m_context.get(), &AppContext::done);
    QVERIFY(champion->save());
    QVERIFY(done.front().at(1).toBool()); // may be undone
    QCOMPARE(m_context->champions()->rowCount(), 1);
    QVERIFY(!champion->isNew() && !champion->isDirty());
    champion->set(u"phone"_s, u"01325 000000"_s);
    QVERIFY(champion->save());
    const QString id = champion->championId();
    m_context->undoLast();
    QCOMPARE(champion->values().value(u"phone"_s).toString(), QString());
    champion->remove();
    QCOMPARE(m_context->champions()->rowCount(), 0);
    champion->restore();
    QCOMPARE(m_context->champions()->idAt(0), id);
}

void TestFileModels::keepsAChampionsChangesUntilTheyAreSavedOrLeft()
{
    ChampionEditor *champion = m_context->champion();
    QVERIFY(champion->beginNew());
    champion->set(u"name"_s, u"A. Bell"_s);
    QVERIFY(champion->save());
    const QString first = champion->championId();
    QVERIFY(champion->beginNew());
    champion->set(u"name"_s, u"half typed"_s);
    QSignalSpy failed(champion, &ChampionEditor::failed);
    QVERIFY(!champion->show(first));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(champion->values().value(u"name"_s).toString(), u"half typed"_s);
    champion->discard();
    QVERIFY(champion->show(first));
}

void TestFileModels::refusesToSaveWhatMayOnlyBeRead()
{
    m_context->close();
    auto session = Session::open(m_file, OpenMode::ReadOnly);
    QVERIFY(session);
    m_context->use(std::move(*session));
    QVERIFY(m_context->isReadOnly());
    QVERIFY(m_context->banner().contains(u"read-only"_s));
    ReportEditor *editor = m_context->editor();
    editor->begin();
    editor->setCategoryText(u"litter"_s);
    editor->setPlaceText(u"NZ 288 145"_s);
    editor->setTellerText(u"public"_s);
    QVERIFY(!editor->save(false));
    QVERIFY(editor->problemMessages().front().contains(u"can only be read"_s));
    QCOMPARE(editor->placeText(), u"NZ 288 145"_s);
    QSignalSpy failed(m_context.get(), &AppContext::failed);
    m_context->undoLast();
    QCOMPARE(failed.count(), 1);
}

void TestFileModels::offersToMakeAnOldSampleAgain()
{
    const auto sample = std::filesystem::path(m_folder->path().toStdString()) / "sample.db";
    SampleOptions options;
    options.reports = 20;
    QVERIFY(makeSampleBorough(sample, options));
    QVERIFY(m_context->open(sample));
    QVERIFY(settled());
    QCOMPARE(m_context->bannerAction(), u"Leave the sample"_s);
    m_context->session()->database().setSetting("sample_version", "1");
    QCOMPARE(m_context->bannerAction(), u"Make it again"_s);
    m_context->actOnBanner();
    QVERIFY(m_context->firstRun()->isBusy());
    m_context->firstRun()->cancel(); // the whole of it takes too long here
    QVERIFY(QTest::qWaitFor([&] { return !m_context->firstRun()->isBusy(); }, kPatience));
}

void TestFileModels::followsQuietWorkWithWhatIsAskedFor()
{
    LongWork work;
    QStringList order;
    const auto job = [&](const QString &what) {
        return LongWork::Job{.what = what,
                             .cancellable = false,
                             .work = [what](Progress &) -> Result<QString> { return what; },
                             .done = [&order, what](const Result<QString> &) { order << what; }};
    };
    QVERIFY(work.start(job({})));
    QVERIFY(!work.isShown());
    QVERIFY(work.start(job(u"asked for"_s)));
    QVERIFY(!work.start(job(u"one too many"_s)));
    QVERIFY(QTest::qWaitFor([&] { return order.size() == 2; }, kPatience));
    QCOMPARE(order, QStringList({QString(), u"asked for"_s}));
}

void TestFileModels::keepsNothingOfWorkThatIsStopped()
{
    LongWork work;
    std::optional<Result<QString>> ended;
    QVERIFY(work.start({.what = u"counting"_s,
                        .cancellable = true,
                        .work = [](Progress &progress) -> Result<QString> {
                            while (progress.tell(0.5, u"half"_s))
                                QThread::yieldCurrentThread();
                            return failure(ErrorKind::Cancelled, "stopped");
                        },
                        .done = [&](const Result<QString> &result) { ended = result; }}));
    QVERIFY(QTest::qWaitFor([&] { return work.howFar() == u"half"_s; }, kPatience));
    QCOMPARE(work.fraction(), 0.5);
    work.cancel();
    QVERIFY(QTest::qWaitFor([&] { return ended.has_value(); }, kPatience));
    QVERIFY(!*ended);
    QVERIFY(!work.isShown());
}

QTEST_MAIN(TestFileModels)
#include "tst_filemodels.moc"
