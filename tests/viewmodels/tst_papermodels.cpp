// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/appcontext.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // milliseconds

} // namespace

/// Papers, made beside the window on a real file.
class TestPaperModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsAPaperBeforeItIsSaved();

private:
    [[nodiscard]] bool settled()
    {
        return QTest::qWaitFor([&] { return !m_context->isWorking(); }, kPatience);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppContext> m_context;
};

void TestPaperModels::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto folder = std::filesystem::path(m_folder->path().toStdString());
    const auto file = folder / "council.db";
    {
        OpenOptions options;
        options.mode = OpenMode::Create;
        QVERIFY(Database::open(file, options));
    }
    m_context = std::make_unique<AppContext>(folder / "sample.db", file);
    QVERIFY(m_context->open(file));
    QVERIFY(settled());
}

void TestPaperModels::cleanup()
{
    m_context.reset();
    m_folder.reset();
}

void TestPaperModels::showsAPaperBeforeItIsSaved()
{
    PaperDesk *papers = m_context->papers();
    const QSignalSpy failed(papers, &PaperDesk::failed);
    papers->open(u"induction"_s, u"999"_s);
    QVERIFY(settled());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(papers->pages(), 0);

    Champion joan;
    joan.number = "41";
    joan.name = "Joan Pearson";
    QVERIFY(m_context->session()->write<Champion>(
        [&](Change &change) { return m_context->session()->champions().create(change, joan); }));
    const QSignalSpy shown(papers, &PaperDesk::shown);
    papers->open(u"induction"_s, u"41"_s);
    QVERIFY(settled());
    QCOMPARE(shown.count(), 1);
    QVERIFY(papers->pages() >= 1);
    QVERIFY(!papers->title().isEmpty());
    const QImage first = papers->page(0);
    QVERIFY(first.width() > 800 && first.height() > first.width());
    QVERIFY(papers->page(papers->pages()).isNull());

    const QString path = m_folder->filePath(papers->fileName());
    papers->save(QUrl::fromLocalFile(path));
    QVERIFY(settled());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    papers->forget();
    QCOMPARE(papers->pages(), 0);
}

QTEST_MAIN(TestPaperModels)
#include "tst_papermodels.moc"
