// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar.h"
#include "core/dates.h"
#include "sample/photos.h"
#include "viewmodels/appcontext.h"
#include "viewmodels/searchmodel.h"
#include "viewmodels/texts.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // milliseconds
const LatLon kHere{54.5241, -1.5536};
const LatLon kThere{54.5301, -1.5602};

} // namespace

/// Photos from the form to the report, and what becomes of them when it is deleted.
class TestReportPhotos : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void tellsTheDayThatAPhotoGave();
    void takesNoDayThatLiesAhead();
    void takesOnePhotoOffTheForm();
    void findsADeletedReportByItsWholeReference();
    void putsPhotosBackWithTheReportTheyWentWith();
    void keepsTheHandsOffPhotosOfADeletedReport();
    void tellsOfPhotosInTheHistory();
    void tellsOfADamagedPhotoWhenACopyIsMade();

private:
    [[nodiscard]] QUrl photo(const QString &name, int daysFromToday, LatLon place = kHere);
    [[nodiscard]] bool choose(const QList<QUrl> &files);
    /// A report that has this many photos; its id.
    [[nodiscard]] QString logged(int photos);
    [[nodiscard]] std::size_t photosOf(const QString &report);
    [[nodiscard]] QString dayText(int daysFromToday) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppContext> m_context;
    int m_drawn = 0;
};

void TestReportPhotos::initTestCase()
{
    QCoreApplication::setOrganizationName(u"street-champions-test"_s);
}

void TestReportPhotos::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto folder = std::filesystem::path(m_folder->path().toStdString());
    OpenOptions options;
    options.mode = OpenMode::Create;
    QVERIFY(Database::open(folder / "council.db", options));
    m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
    QVERIFY(m_context->open(folder / "council.db"));
    QVERIFY(QTest::qWaitFor([&] { return !m_context->isWorking(); }, kPatience));
    m_context->editor()->begin();
}

void TestReportPhotos::cleanup()
{
    m_context.reset();
    m_folder.reset();
}

QUrl TestReportPhotos::photo(const QString &name, int daysFromToday, LatLon place)
{
    const Day day = addDays(localDay(m_context->session()->now()), daysFromToday);
    const auto drawn = sample::drawPhoto("litter", ++m_drawn, false, place,
                                         std::chrono::sys_days{day} + std::chrono::hours{10});
    QFile file(m_folder->filePath(name));
    const QByteArray bytes = QByteArray::fromStdString(drawn.bytes);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return QUrl::fromLocalFile(file.fileName());
}

bool TestReportPhotos::choose(const QList<QUrl> &files)
{
    ReportEditor *editor = m_context->editor();
    const int before = editor->photoCount();
    editor->addPhotos(files);
    return QTest::qWaitFor([&] { return editor->photoCount() == before + files.size(); },
                           kPatience);
}

QString TestReportPhotos::logged(int photos)
{
    ReportEditor *editor = m_context->editor();
    QSignalSpy written(editor, &ReportEditor::written);
    editor->setCategoryText(u"litter"_s);
    editor->setPlaceText(u"NZ 288 145"_s);
    editor->setTellerText(u"public"_s);
    for (int i = 0; i < photos; ++i) {
        if (!choose({photo(u"%1.jpg"_s.arg(i), -3)}))
            return {};
    }
    return editor->save(false) ? written.front().front().toString() : QString();
}

std::size_t TestReportPhotos::photosOf(const QString &report)
{
    return m_context->session()->attachments().of(toId(report))->size();
}

QString TestReportPhotos::dayText(int daysFromToday) const
{
    return toQString(longDay(addDays(localDay(m_context->session()->now()), daysFromToday)));
}

void TestReportPhotos::tellsTheDayThatAPhotoGave()
{
    ReportEditor *editor = m_context->editor();
    QVERIFY(editor->photoDayLine().isEmpty());
    QVERIFY(choose({photo(u"seen.jpg"_s, -10)}));
    QCOMPARE(editor->observedText(), dayText(-10));
    QVERIFY2(editor->photoDayLine().contains(dayText(-10)), qPrintable(editor->photoDayLine()));
    editor->refusePhotoDay();
    QVERIFY(editor->observedText().isEmpty());
    QVERIFY(editor->photoDayLine().isEmpty());
    QVERIFY(choose({photo(u"more.jpg"_s, -9)})); // asked once
    QVERIFY(editor->observedText().isEmpty());
    editor->setObservedText(u"today"_s);
    QVERIFY(editor->photoDayLine().isEmpty()); // typed, not taken over
}

void TestReportPhotos::takesNoDayThatLiesAhead()
{
    ReportEditor *editor = m_context->editor();
    QVERIFY(choose({photo(u"future.jpg"_s, 400)}));
    QVERIFY(editor->observedText().isEmpty());
    QVERIFY(editor->hasPlace()); // where it was taken is no matter of its clock
    QVERIFY(choose({photo(u"today.jpg"_s, 0)}));
    QCOMPARE(editor->observedText(), dayText(0));
}

void TestReportPhotos::takesOnePhotoOffTheForm()
{
    ReportEditor *editor = m_context->editor();
    QVERIFY(choose({photo(u"wrong.jpg"_s, -20, kThere)}));
    QVERIFY(choose({photo(u"right.jpg"_s, -5)}));
    QVERIFY(choose({photo(u"third.jpg"_s, -4)}));
    QCOMPARE(editor->photoNames(), (QStringList{u"wrong.jpg"_s, u"right.jpg"_s, u"third.jpg"_s}));
    QCOMPARE(editor->observedText(), dayText(-20));
    editor->removePhoto(0);
    QCOMPARE(editor->photoNames(), (QStringList{u"right.jpg"_s, u"third.jpg"_s}));
    QCOMPARE(editor->observedText(), dayText(-5)); // as the next one says
    QVERIFY(std::abs(editor->latitude() - kHere.latitude) < 1e-4);
    editor->removePhoto(7);
    editor->removePhoto(1);
    QCOMPARE(editor->observedText(), dayText(-5));
    editor->removePhoto(0);
    QCOMPARE(editor->photoCount(), 0);
    QVERIFY(editor->observedText().isEmpty());
    QVERIFY(!editor->hasPlace());
}

void TestReportPhotos::findsADeletedReportByItsWholeReference()
{
    const QString id = logged(0);
    QVERIFY(!logged(0).isEmpty());
    ReportDetail *detail = m_context->detail();
    detail->setReportId(id);
    const QString ref = detail->property("ref").toString();
    SearchModel search;
    search.setSession(m_context->session());
    ReportListModel *list = m_context->reports();
    detail->remove();
    detail->setReportId({});
    search.setQuery(ref);
    QCOMPARE(search.count(), 1);
    QVERIFY2(search.index(0, 0).data(SuggestionModel::DetailRole).toString().contains(u"deleted"_s),
             "marked");
    QCOMPARE(search.codeAt(0), id);
    list->setText(ref.toLower());
    QCOMPARE(list->rowCount(), 1);
    QCOMPARE(list->index(0, 0).data(ReportListModel::StateWordRole).toString(), u"Deleted"_s);
    QCOMPARE(list->index(0, 0).data(ReportListModel::StateKeyRole).toString(), u"closed"_s);
    detail->setReportId(search.codeAt(0));
    QVERIFY(detail->property("isDeleted").toBool());
    QCOMPARE(detail->property("stateKey").toString(), u"closed"_s);
    detail->restore();
    QVERIFY(!detail->property("isDeleted").toBool());
    list->setText({});
    QCOMPARE(list->rowCount(), 2);
}

void TestReportPhotos::putsPhotosBackWithTheReportTheyWentWith()
{
    const QString id = logged(3);
    QCOMPARE(photosOf(id), 3U);
    ReportDetail *detail = m_context->detail();
    m_context->undoLast();
    QCOMPARE(photosOf(id), 0U);
    detail->setReportId(id);
    detail->restore();
    QCOMPARE(photosOf(id), 3U);
    // What was taken away by itself stays away.
    const Attachment first = m_context->session()->attachments().of(toId(id))->front();
    detail->removePhoto(toQString(first.id));
    detail->remove();
    detail->restore();
    QCOMPARE(photosOf(id), 2U);
}

void TestReportPhotos::keepsTheHandsOffPhotosOfADeletedReport()
{
    const QString id = logged(1);
    ReportDetail *detail = m_context->detail();
    detail->setReportId(id);
    detail->remove();
    QSignalSpy failed(detail, &ReportDetail::failed);
    const Attachment own = m_context->session()->attachments().of(toId(id))->front();
    detail->removePhoto(toQString(own.id));
    detail->addPhotos({photo(u"late.jpg"_s, -1)});
    QCOMPARE(failed.count(), 2);
    QCOMPARE(photosOf(id), 1U);
}

void TestReportPhotos::tellsOfPhotosInTheHistory()
{
    const QString id = logged(1);
    ReportDetail *detail = m_context->detail();
    detail->setReportId(id);
    const Attachment own = m_context->session()->attachments().of(toId(id))->front();
    detail->removePhoto(toQString(own.id));
    detail->undo();
    QCOMPARE(photosOf(id), 1U);
    QStringList told;
    for (int row = 0; row < detail->history()->rowCount(); ++row)
        told.append(detail->history()->index(row, 0).data(HistoryModel::WhatRole).toString());
    QVERIFY2(told.at(0).startsWith(u"Photo put back"_s), qPrintable(told.join(u'|')));
    QVERIFY2(told.at(1).startsWith(u"Photo taken away"_s), qPrintable(told.join(u'|')));
}

void TestReportPhotos::tellsOfADamagedPhotoWhenACopyIsMade()
{
    const QString id = logged(1);
    Attachments &attachments = m_context->session()->attachments();
    QSignalSpy done(m_context.get(), &AppContext::done);
    const QString copy = m_folder->filePath(u"copy.db"_s);
    m_context->takeFile(u"backup"_s, QUrl::fromLocalFile(copy));
    QVERIFY(QTest::qWaitFor([&] { return done.count() == 1; }, kPatience));
    QVERIFY(done.at(0).at(0).toString().startsWith(u"Copied and checked"_s));
    const auto path = attachments.pathOf(attachments.of(toId(id))->front().hash);
    QFile damaged(QString::fromStdString(path.string()));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.close();
    m_context->takeFile(u"backup"_s, QUrl::fromLocalFile(copy));
    QVERIFY(QTest::qWaitFor([&] { return done.count() == 2; }, kPatience));
    const QString told = done.at(1).at(0).toString();
    QVERIFY2(told.startsWith(u"Copied: "_s) && told.contains(u"damaged"_s), qPrintable(told));
    m_context->takeFile(u"restore"_s, QUrl::fromLocalFile(copy));
    QVERIFY(QTest::qWaitFor([&] { return done.count() == 3; }, kPatience));
    QVERIFY(std::filesystem::file_size(path) > 0);
}

QTEST_MAIN(TestReportPhotos)
#include "tst_reportphotos.moc"
