// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/program.h"
#include "kits/kitstore.h"
#include "loans/disclaimerstore.h"
#include "loans/signaturestore.h"

#include <QAccessible>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sc;
using sc::test::kPatience;
using sc::test::Program;
using namespace Qt::StringLiterals;

/// A kit lent, taken back with damage, its work reported and the loan closed, by keyboard and
/// scanner on the real window.
class TestLoanJourney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lendsTakesBackReportsAndClosesByKeyboardAndScanner();

private:
    /// As a scanner does: the letters, then Enter.
    [[nodiscard]] bool waitForStatus(const QString &status);
    [[nodiscard]] QString status() const;
    [[nodiscard]] static bool shows(const QQuickItem *item, const QString &text);

    QTemporaryDir m_folder;
    std::filesystem::path m_file;
    Program *m_program = nullptr;
};

void TestLoanJourney::initTestCase()
{
    test::prepareWindows();
    m_file = std::filesystem::path(m_folder.path().toStdString()) / "council.db";
    const auto council = test::newCouncil(m_file);
    Session &session = *council;
    const auto made = session.write<Signature>([&](Change &change) -> Result<Signature> {
        Champion champion;
        champion.number = "41";
        champion.name = "Joan Pearson";
        const auto lead = session.champions().create(change, champion);
        if (!lead)
            return std::unexpected(lead.error());
        change.create("training", session.database().newId(),
                      {{"champion", refValue(lead->id)},
                       {"course", Value{"tool_use"}},
                       {"held_on", Value{"2020-01-10"}},
                       {"expires_on", Value{"2099-12-31"}}});
        Disclaimer words;
        words.words = "I will be careful";
        if (auto done = DisclaimerStore(session.database()).create(change, words); !done)
            return std::unexpected(done.error());
        KitType type;
        type.name = "Small kit";
        type.lines = {{{{}, "Picker"}, 5, false}};
        const auto small = KitTypeStore(session.database()).create(change, type);
        if (!small)
            return std::unexpected(small.error());
        Kit kit;
        kit.kitType = small->id;
        kit.label = "K-001";
        kit.depot = {{}, "Main"};
        if (auto done = KitStore(session.database()).create(change, kit); !done)
            return std::unexpected(done.error());
        Signature signature;
        signature.champion = lead->id;
        signature.how = "paper";
        signature.keptAt = "File K";
        return SignatureStore(session.database()).create(change, signature);
    });
    QVERIFY(made);
}

QString TestLoanJourney::status() const
{
    return m_program->context.loans()->detail()->property("status").toString();
}

bool TestLoanJourney::shows(const QQuickItem *item, const QString &text)
{
    return item->isVisible() &&
           (item->property("text").toString() == text ||
            std::ranges::any_of(item->childItems(),
                                [&](const QQuickItem *child) { return shows(child, text); }));
}

bool TestLoanJourney::waitForStatus(const QString &wanted)
{
    const bool there = QTest::qWaitFor([&] { return status() == wanted; }, kPatience);
    if (!there)
        qWarning() << "it is" << status();
    return there;
}

void TestLoanJourney::lendsTakesBackReportsAndClosesByKeyboardAndScanner()
{
    Program program(m_file);
    m_program = &program;
    QVERIFY(program.window != nullptr);
    QVERIFY(program.comesForward());

    m_program->key(Qt::Key_6, Qt::ControlModifier);
    QVERIFY(m_program->waitForFocus(u"Scan a kit's label"_s));
    m_program->scan(u"k-001"_s);
    QVERIFY(m_program->waitForFocus(u"Who borrows them?"_s));
    m_program->type(u"41"_s);
    QVERIFY(m_program->tabTo(u"Comes back on"_s));
    m_program->type(u"tomorrow"_s);
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"reserved"_s));

    QVERIFY(m_program->tabTo(u"Make ready"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(waitForStatus(u"ready"_s));
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_program->waitForFocus(u"Who hands over?"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(waitForStatus(u"out"_s));

    QVERIFY(m_program->tabTo(u"Scan a kit's label"_s));
    m_program->scan(u"K001"_s);
    QVERIFY(m_program->waitForFocus(u"Condition, in words"_s));
    QVERIFY(m_program->tabTo(u"Count"_s));
    m_program->type(u"1"_s);
    m_program->key(Qt::Key_Return);
    QVERIFY(waitForStatus(u"checking"_s));

    QTest::qWait(300);
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_program->waitForFocus(u"Where?"_s));
    m_program->type(u"54.52, -1.55"_s);
    QVERIFY(m_program->tabTo(u"Hours"_s));
    m_program->type(u"2.5"_s);
    QVERIFY(m_program->tabTo(u"Bags"_s));
    m_program->type(u"6"_s);
    QVERIFY(m_program->tabTo(u"Save the report"_s));
    m_program->key(Qt::Key_Return);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return program.context.loans()->detail()->actions()->value(0, u"code"_s).toString() ==
                   u"close"_s;
        },
        kPatience));
    QTest::qWait(300);
    QVERIFY(shows(m_program->window->contentItem(), u"by R. Dunn"_s)); // who handed it over
    m_program->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForStatus(u"closed"_s));
    const auto kit = KitStore(program.context.session()->database()).find("K-001");
    QVERIFY(kit.has_value());
    QCOMPARE(QString::fromStdString(kit->status), u"incomplete"_s);
}

QTEST_MAIN(TestLoanJourney)
#include "tst_loanjourney.moc"
