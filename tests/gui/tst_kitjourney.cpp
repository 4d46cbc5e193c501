// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/program.h"

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sc;
using sc::test::kPatience;
using sc::test::Program;
using namespace Qt::StringLiterals;

/// Kits with a scanner and the keyboard alone: a scanned label opens its kit from any screen, its
/// next step is taken, and a depot is counted.
class TestKitJourney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensAScannedKitAndTakesItsNextStep();
    void countsADepot();
    void aScanOpensItsKitFromAnyField();
    void aScanOverAFormLosesNothingOfIt();
    void fourKitsHaveRoomInLargeText();

private:
    [[nodiscard]] QVariant ofKit(const char *property) const
    {
        return m_program->context.kits()->detail()->property(property);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Program> m_program;
};

void TestKitJourney::initTestCase()
{
    test::prepareWindows();
    const auto file = std::filesystem::path(m_folder.path().toStdString()) / "council.db";
    {
        const auto council = test::newCouncil(file);
        Session &session = *council;
        const auto made = session.write<Kit>([&](Change &change) -> Result<Kit> {
            KitType type;
            type.name = "Small kit";
            type.lines = {{{{}, "Picker"}, 10, false}, {{{}, "Sack"}, 20, true}};
            const auto small = KitTypeStore(session.database()).create(change, type);
            if (!small)
                return std::unexpected(small.error());
            KitStore kits(session.database());
            Kit kit;
            kit.kitType = small->id;
            kit.depot = {{}, "North"};
            for (const char *label : {"K-001", "K-002"}) {
                kit.id = {};
                kit.label = label;
                auto one = kits.create(change, kit);
                if (!one)
                    return one;
                kit.depot = one->depot;
            }
            const auto first = kits.find("K-001");
            return KitActions(session.database())
                .fill(change, first->id, {{first->contents.front().item.id, 8}});
        });
        QVERIFY(made);
    }
    m_program = std::make_unique<Program>(file);
    QVERIFY(m_program->window != nullptr);
    QVERIFY(m_program->comesForward());
}

void TestKitJourney::opensAScannedKitAndTakesItsNextStep()
{
    QTest::keyClick(m_program->window, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_program->waitForFocus(u"Search everything"_s));
    m_program->scan(u"k-001"_s);
    QVERIFY(QTest::qWaitFor([&] { return ofKit("label").toString() == u"K-001"; }, kPatience));
    QCOMPARE(ofKit("stateWord").toString(), u"Incomplete"_s);
    QTest::qWait(50);
    QTest::keyClick(m_program->window, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(
        QTest::qWaitFor([&] { return ofKit("stateWord").toString() == u"Available"; }, kPatience));
    // The next label, into the field above the list.
    QTest::keyClick(m_program->window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_program->waitForFocus(u"Scan or type a label"_s));
    m_program->scan(u"K-002"_s);
    QVERIFY(QTest::qWaitFor([&] { return ofKit("label").toString() == u"K-002"; }, kPatience));
    // Its next step is a loan: the form opens with the kit in it.
    QCOMPARE(ofKit("nextStep").toString(), u"lend"_s);
    QTest::qWait(50);
    QTest::keyClick(m_program->window, Qt::Key_Return, Qt::ControlModifier);
    const QObject *page = m_program->window->findChild<QObject *>(u"kitsPage"_s);
    QVERIFY(page != nullptr);
    QVERIFY(QTest::qWaitFor([&] { return page->property("tab").toInt() == 0; }, kPatience));
    QVERIFY(QTest::qWaitFor(
        [&] { return m_program->context.loans()->editor()->kits()->count() == 1; }, kPatience));
}

void TestKitJourney::countsADepot()
{
    QObject *page = m_program->window->findChild<QObject *>(u"kitsPage"_s);
    QVERIFY(page != nullptr);
    QMetaObject::invokeMethod(page, "show", 3);
    QVERIFY(m_program->waitForFocus(u"Start the count"_s));
    QTest::keyClick(m_program->window, Qt::Key_Return);
    QVERIFY(m_program->waitForFocus(u"Label"_s));
    CountDesk *count = m_program->context.kits()->count();
    m_program->scan(u"K-001"_s);
    QVERIFY(QTest::qWaitFor([&] { return count->scans()->count() == 1; }, kPatience));
    m_program->scan(u"400638"_s);
    QVERIFY(QTest::qWaitFor([&] { return count->scans()->count() == 2; }, kPatience));
    QCOMPARE(count->property("missing").toStringList(), QStringList{u"K-002"_s});
    QCOMPARE(m_program->focusName(), u"Label"_s); // ready for the next scan
    // Wherever the keyboard is in the count, and nothing is pressed by it.
    QVERIFY(m_program->tabTo(u"Finish the count"_s));
    m_program->scan(u"K-002"_s);
    QVERIFY(QTest::qWaitFor([&] { return count->scans()->count() == 3; }, kPatience));
    QVERIFY(count->isCounting());
}

void TestKitJourney::aScanOpensItsKitFromAnyField()
{
    KitDetail *shown = m_program->context.kits()->detail();
    const QObject *page = m_program->window->findChild<QObject *>(u"kitsPage"_s);
    // From a report that is being entered: it is put aside as it is.
    shown->setKitId({});
    QTest::keyClick(m_program->window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_program->tabTo(u"Where"_s));
    m_program->type(u"Two chairs"_s);
    m_program->scan(u"K-001"_s);
    QVERIFY(QTest::qWaitFor([&] { return ofKit("label").toString() == u"K-001"_s; }, kPatience));
    QVERIFY(QTest::qWaitFor(
        [&] {
            return page->property("tab").toInt() == 1 && m_program->context.screen() == u"kits"_s;
        },
        kPatience));
    QCOMPARE(ofKit("nextStep").toString(), u"lend"_s);
    QTest::keyClick(m_program->window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_program->tabTo(u"Where"_s));
    QCOMPARE(m_program->window->activeFocusItem()->property("text").toString(), u"Two chairs"_s);
    // From a screen where nothing is typed at all.
    QTest::keyClick(m_program->window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([&] { return m_program->context.screen() == u"today"_s; }, kPatience));
    m_program->scan(u"k 002"_s);
    QVERIFY(QTest::qWaitFor([&] { return ofKit("label").toString() == u"K-002"_s; }, kPatience));
    QVERIFY(QTest::qWaitFor([&] { return m_program->context.screen() == u"kits"_s; }, kPatience));
}

void TestKitJourney::aScanOverAFormLosesNothingOfIt()
{
    QVERIFY(m_program->waitForFocus(u"K-"_s)); // in the list
    QTest::keyClick(m_program->window, Qt::Key_Insert);
    QVERIFY(m_program->waitForFocus(u"Label"_s));
    QVERIFY(m_program->tabTo(u"Shelf"_s));
    m_program->type(u"A3"_s);
    QSignalSpy told(&m_program->context, &AppContext::failed);
    m_program->scan(u"K-001"_s);
    QVERIFY(QTest::qWaitFor([&] { return told.size() == 1; }, kPatience));
    QVERIFY(told[0][0].toString().contains(u"K-001"_s));
    QVERIFY(m_program->focusName().startsWith(u"Shelf"_s));
    QCOMPARE(m_program->window->activeFocusItem()->property("text").toString(), u"A3"_s);
    QCOMPARE(ofKit("label").toString(), u"K-002"_s);
    m_program->key(Qt::Key_Escape);
}

void TestKitJourney::fourKitsHaveRoomInLargeText()
{
    QQuickWindow *window = m_program->window;
    QTest::keyClick(window, Qt::Key_Escape);
    QObject *page = window->findChild<QObject *>(u"kitsPage"_s);
    QVERIFY(page != nullptr);
    QMetaObject::invokeMethod(page, "show", 1);
    QVERIFY(!ofKit("label").toString().isEmpty()); // one is open beside the list
    m_program->context.settings()->overrideLook(u"light"_s, 1.5);
    window->resize(1024, 700);
    const QVariant model = m_program->context.kits()->list()->property("rows");
    const auto hasRoom = [&] {
        const auto items = window->findChildren<QQuickItem *>();
        return std::ranges::any_of(items, [&](const QQuickItem *item) {
            const int count = item->property("count").toInt();
            return item->inherits("QQuickListView") && item->isVisible() && count > 0 &&
                   item->property("model").value<QObject *>() == model.value<QObject *>() &&
                   item->height() * count >= 4 * item->property("contentHeight").toDouble();
        });
    };
    QVERIFY(QTest::qWaitFor(hasRoom, kPatience));
    m_program->context.settings()->overrideLook(u"light"_s, 1.0);
}

QTEST_MAIN(TestKitJourney)
#include "tst_kitjourney.moc"
