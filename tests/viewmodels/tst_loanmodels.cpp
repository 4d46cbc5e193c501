// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar.h"
#include "kits/kitstore.h"
#include "kits/stockstore.h"
#include "loans/disclaimerstore.h"
#include "loans/loanrulestore.h"
#include "viewmodels/lendingbench.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// Lending a kit as the window does it: by scanning, signing, handing over, taking back with
/// damage, reporting the work and closing; on a database in memory.
class TestLoanModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setOrganizationName(u"street-champions-test"_s); }
    void init();
    void cleanup() { m_context.reset(); }
    void lendsAndTakesBackByScanning();
    void namesEveryRuleThatFailsAndAsksForAName();
    void keepsAReservedKitFromOthers();
    void writesDownWhatHappenedOnAnEarlierDay();
    void keepsTheScanOfASignedPaper();
    void suspendsAndLiftsByHand();
    void showsOverdueLoansFirstAndOnToday();
    void refusesWhatIsNoKitOrNoDay();
    void newWordsToSignAreANewVersion();
    void rulesForLendingAreCheckedAndKept();
    void writesDownDamageFoundInTheCheckingWithAPhoto();
    void showsWhatFailsOnTheDayItIsSaidToHaveGone();
    void takesAnExtensionBack();
    void tellsOfAStreetNobodyKnows();

private:
    [[nodiscard]] LoanDesk *desk() const { return m_context->loans(); }
    QString lend(const QString &kit, const QString &borrower, const QString &out, const QString &in,
                 bool reserve = false);

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
};

void TestLoanModels::init()
{
    const auto folder = std::filesystem::path(m_folder.path().toStdString());
    m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
    m_context->use(test::lendingSession());
}

QString TestLoanModels::lend(const QString &kit, const QString &borrower, const QString &out,
                             const QString &in, bool reserve)
{
    return test::enterLoan(*desk(), kit, borrower, out, in, reserve);
}

void TestLoanModels::lendsAndTakesBackByScanning()
{
    QCOMPARE(desk()->scan(u"k 001"_s), u"new"_s);
    LoanEditor *editor = desk()->editor();
    QCOMPARE(editor->kits()->count(), 1);
    editor->set(u"borrower"_s, u"41"_s);
    editor->set(u"due_in"_s, u"tomorrow"_s);
    QVERIFY(editor->save(true));
    LoanDetail *loan = desk()->detail();
    QCOMPARE(loan->property("status").toString(), u"reserved"_s);
    QCOMPARE(loan->gate()->value(0, u"code"_s).toString(), u"disclaimer_unsigned"_s);
    QVERIFY(!loan->sign({}, u"screen"_s, {}, {}));
    QVERIFY(loan->sign({}, u"screen"_s, {}, u"M1 1 L200 90"_s));
    QCOMPARE(loan->gate()->count(), 0);
    QVERIFY(loan->handOver(u"A. Khan"_s, {}, {}));
    QCOMPARE(desk()->scan(u"K-001"_s), u"return"_s);
    const QString picker = loan->lines()->value(0, u"lineId"_s).toString();
    const QVariantMap said{{u"line"_s, picker},
                           {u"count"_s, u"1"_s},
                           {u"outcome"_s, u"damaged"_s},
                           {u"note"_s, u"bent"_s}};
    QVERIFY(loan->takeBack({said}, u"A. Khan"_s, {}, false));
    QCOMPARE(loan->property("status").toString(), u"checking"_s);
    QVERIFY(!loan->take(u"close"_s));
    QVERIFY(!loan->reportWork(u"54.52, -1.55"_s, u"two"_s, {}, {}, {}));
    QVERIFY(loan->reportWork(u"54.52, -1.55"_s, u"2.5"_s, u"6"_s, u"1 needle"_s, u"Verge"_s));
    QVERIFY(loan->take(u"close"_s));
    QCOMPARE(loan->property("status").toString(), u"closed"_s);
    QCOMPARE(desk()->scan(u"K-001"_s), u"new"_s);
}

void TestLoanModels::namesEveryRuleThatFailsAndAsksForAName()
{
    const QString id = lend(u"K-001"_s, u"42"_s, u"today"_s, u"tomorrow"_s);
    QVERIFY(!id.isEmpty());
    LoanDetail *loan = desk()->detail();
    QCOMPARE(loan->gate()->count(), 2);
    QVERIFY(loan->property("mayOverride").toBool());
    QVERIFY(!loan->handOver(u"A. Khan"_s, {}, {}));
    QVERIFY(!loan->handOver(u"A. Khan"_s, u"Boss"_s, {}));
    QVERIFY(loan->problems().contains(u"override_reason"_s));
    QVERIFY(loan->handOver(u"A. Khan"_s, u"Boss"_s, u"Shown on the spot"_s));
    const int row = loan->facts()->rowWith(u"label"_s, u"Passed over"_s);
    QVERIFY(row >= 0);
    QCOMPARE(loan->facts()->value(row, u"value"_s).toString(),
             u"Not trained, Disclaimer not signed"_s);
    QCOMPARE(loan->facts()->value(row, u"small"_s).toString(), u"by Boss: Shown on the spot"_s);
}

void TestLoanModels::writesDownWhatHappenedOnAnEarlierDay()
{
    KitTypeStore types(m_context->session()->database());
    auto small = types.find("Small kit");
    QVERIFY(small);
    small->handOverList = "Clean; Counted";
    QVERIFY((m_context->session()->write<KitType>(
        [&](Change &change) { return types.update(change, *small); })));
    QVERIFY(!lend(u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s).isEmpty());
    LoanDetail *loan = desk()->detail();
    QVERIFY(loan->sign({}, u"paper"_s, u"File K"_s, {}, u"yesterday"_s, u"On paper then"_s));
    QCOMPARE(loan->handOverChecks()->count(), 2);
    const QVariantMap late{{u"day"_s, u"yesterday"_s}};
    QVERIFY(!loan->handOver(u"A. Khan"_s, {}, {}, late));
    QVERIFY(loan->problems().contains(u"reason"_s));
    QVERIFY(!loan->handOver(u"A. Khan"_s, {}, {}, QVariantMap{{u"day"_s, u"tomorrow"_s}}));
    QVERIFY(loan->problems().contains(u"at"_s));
    const QVariantMap said{{u"day"_s, u"yesterday"_s},
                           {u"why"_s, u"The slip lay at the depot"_s},
                           {u"checked"_s, QStringList{u"K-001: Clean"_s}}};
    QVERIFY(loan->handOver(u"A. Khan"_s, {}, {}, said));
    const QString words = loan->steps()->value(0, u"words"_s).toString();
    QVERIFY(words.contains(u"The slip lay at the depot"_s));
    QVERIFY(words.contains(u"Checked: Clean. Not ticked: Counted"_s));
    QVERIFY(
        loan->takeBack({}, u"A. Khan"_s, {}, false,
                       QVariantMap{{u"day"_s, u"yesterday"_s}, {u"why"_s, u"So did this one"_s}}));
}

void TestLoanModels::keepsTheScanOfASignedPaper()
{
    QImage paper(40, 60, QImage::Format_RGB32);
    paper.fill(Qt::white);
    const QString file = m_folder.filePath(u"paper.png"_s);
    QVERIFY(paper.save(file));
    QVERIFY(!lend(u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s).isEmpty());
    LoanDetail *loan = desk()->detail();
    QVERIFY(!loan->sign({}, u"paper"_s, u" "_s, {}));
    QVERIFY(loan->problems().contains(u"kept_at"_s));
    QVERIFY(!loan->sign({}, u"scanned"_s, {}, {}));
    QVERIFY(loan->problems().contains(u"scan"_s));
    loan->chooseScan({QUrl::fromLocalFile(file)});
    QVERIFY(
        QTest::qWaitFor([&] { return loan->property("scanName").toString() == u"paper.png"_s; }));
    QVERIFY(loan->sign({}, u"scanned"_s, {}, {}));
    QCOMPARE(loan->gate()->count(), 0);
    QVERIFY(!loan->people()->value(0, u"scan"_s).toString().isEmpty());
}

void TestLoanModels::suspendsAndLiftsByHand()
{
    SuspensionDesk *suspensions = desk()->suspensions();
    QVERIFY(!suspensions->suspend(u"Nobody such"_s, {}, u"Late"_s));
    QVERIFY(suspensions->problems().contains(u"champion"_s));
    QVERIFY(!suspensions->suspend(u"41"_s, u"tomorrow"_s, {}));
    QVERIFY(suspensions->problems().contains(u"reason"_s));
    QVERIFY(suspensions->suspend(u"41"_s, u"tomorrow"_s, u"Lent it on"_s));
    QCOMPARE(suspensions->rows()->count(), 1);
    QVERIFY(!lend(u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s).isEmpty());
    QVERIFY(desk()->detail()->gate()->rowWith(u"code"_s, u"borrower_suspended"_s) >= 0);
    const QString id = suspensions->rows()->value(0, u"suspensionId"_s).toString();
    QVERIFY(!suspensions->lift(id, {}));
    QVERIFY(suspensions->lift(id, u"Talked it over"_s));
    QCOMPARE(suspensions->rows()->count(), 0);
    QVERIFY(desk()->detail()->gate()->rowWith(u"code"_s, u"borrower_suspended"_s) < 0);
}

void TestLoanModels::keepsAReservedKitFromOthers()
{
    QVERIFY(!lend(u"K-001"_s, u"41"_s, u"in 3 days"_s, u"in 5 days"_s, true).isEmpty() ||
            !lend(u"K-001"_s, u"41"_s, u"tomorrow"_s, u"tomorrow"_s, true).isEmpty());
    QVERIFY(lend(u"K-001"_s, u"42"_s, u"today"_s, u"1 1 2099"_s, true).isEmpty());
    LoanEditor *editor = desk()->editor();
    QVERIFY(editor->problems().contains(u"kits"_s) || editor->problems().contains(u"due_in"_s));
    QVERIFY(editor->calendar()->count() > 0);
}

void TestLoanModels::showsOverdueLoansFirstAndOnToday()
{
    const QString late = lend(u"K-001"_s, u"41"_s, u"1 3 2025"_s, u"3 3 2025"_s);
    QVERIFY(!late.isEmpty());
    LoanDetail *loan = desk()->detail();
    QVERIFY(loan->sign({}, u"paper"_s, u"File K"_s, {}, u"1 3 2025"_s, u"On paper then"_s));
    QVERIFY(!loan->handOver(u"A. Khan"_s, {}, {})); // it would be overdue as it goes
    QVERIFY(loan->problems().contains(u"due_in"_s));
    QSignalSpy said(loan, &LoanDetail::done);
    QVERIFY(loan->handOver(u"A. Khan"_s, {}, {},
                           {{u"day"_s, u"1 3 2025"_s}, {u"why"_s, u"The form lay in the van"_s}}));
    QVERIFY(said.last().at(0).toString().contains(u"was due back already"_s));
    QCOMPARE(desk()->list()->overdue(), 1);
    QCOMPARE(desk()->list()->idAt(0), late);
    QVERIFY(loan->reminderText(u"letter"_s).contains(u"Joan Pearson"_s));
    QVERIFY(loan->remind(u"email"_s));
    m_context->today()->refresh();
    bool shown = false;
    for (int row = 0; row < m_context->today()->rowCount(); ++row)
        shown = shown || m_context->today()->idAt(row) == late;
    QVERIFY(shown);
    QVERIFY(!loan->extend(u"2 3 2025"_s, {}));
    QVERIFY(loan->extend(u"tomorrow"_s, {}));
    QCOMPARE(desk()->list()->overdue(), 0);
}

void TestLoanModels::refusesWhatIsNoKitOrNoDay()
{
    QSignalSpy failed(desk(), &LoanDesk::failed);
    QCOMPARE(desk()->scan(u"Z-999"_s), QString());
    QCOMPARE(failed.count(), 1);
    QVERIFY(lend(u"K-001"_s, u"41"_s, u"today"_s, u"some day"_s).isEmpty());
    QVERIFY(desk()->editor()->problems().contains(u"due_in"_s));
    QVERIFY(lend(u"K-001"_s, u"Nobody"_s, u"today"_s, u"tomorrow"_s).isEmpty());
    QVERIFY(desk()->editor()->problems().contains(u"borrower"_s));
}

void TestLoanModels::newWordsToSignAreANewVersion()
{
    LendingSettings *rules = desk()->rules();
    QVERIFY(!rules->areWordsChanged());
    rules->set(u"words"_s, u"I will be very careful"_s);
    QVERIFY(rules->areWordsChanged());
    rules->set(u"current_from"_s, u"the day after never"_s);
    QVERIFY(!rules->saveWords());
    QVERIFY(rules->problems().contains(u"current_from"_s));
    rules->set(u"current_from"_s, u"today"_s);
    QVERIFY(rules->saveWords());
    DisclaimerStore disclaimers(m_context->session()->database());
    QCOMPARE(disclaimers.inOrder()->size(), 2U);
    const auto current = disclaimers.current(localDay(m_context->session()->now()));
    QVERIFY(current && *current);
    QCOMPARE((*current)->words, "I will be very careful");
    QVERIFY(rules->property("disclaimerLine").toString().contains(toQString((*current)->version)));
}

void TestLoanModels::rulesForLendingAreCheckedAndKept()
{
    LendingSettings *rules = desk()->rules();
    rules->set(u"due_soon_days"_s, u"soon"_s);
    QVERIFY(!rules->saveRules());
    QVERIFY(rules->problems().contains(u"due_soon_days"_s));
    rules->set(u"due_soon_days"_s, u"5"_s);
    rules->toggleCourse(u"safety_briefing"_s);
    rules->setSuspendLate(true);
    QVERIFY(rules->saveRules());
    QVERIFY(!rules->areRulesChanged());
    const auto kept = LoanRuleStore(m_context->session()->database()).rules();
    QCOMPARE(kept->dueSoonDays, 5);
    QCOMPARE(kept->courses, std::vector<std::string>{"tool_use"});
    QVERIFY(kept->suspendLate);
    rules->toggleCourse(u"tool_use"_s);
    QVERIFY(!rules->saveRules()); // no course at all
    rules->discard();
    QVERIFY(rules->needsCourse(u"tool_use"_s));
}

void TestLoanModels::writesDownDamageFoundInTheCheckingWithAPhoto()
{
    QImage picture(60, 40, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const QString file = m_folder.filePath(u"bent.png"_s);
    QVERIFY(picture.save(file));
    QVERIFY(!lend(u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s).isEmpty());
    LoanDetail *loan = desk()->detail();
    QVERIFY(loan->sign({}, u"paper"_s, u"File K"_s, {}));
    QVERIFY(loan->handOver(u"A. Khan"_s, {}, {}));
    QVERIFY(loan->takeBack({}, u"A. Khan"_s, {}, false));
    const int button = loan->actions()->rowWith(u"code"_s, u"account"_s);
    QVERIFY(button > 0); // nothing is missing: the work is reported first
    QCOMPARE(loan->actions()->value(button, u"title"_s).toString(),
             u"Something is wrong with it"_s);
    const QString picker = loan->lines()->value(0, u"lineId"_s).toString();
    loan->chooseLinePhoto(picker, {QUrl::fromLocalFile(file)});
    QVERIFY(QTest::qWaitFor([&] {
        return loan->property("linePhotoNames").toMap().value(picker).toString() == u"bent.png"_s;
    }));
    const QVariantMap said{{u"line"_s, picker},
                           {u"count"_s, u"1"_s},
                           {u"outcome"_s, u"damaged"_s},
                           {u"note"_s, u"bent"_s}};
    QVERIFY(loan->takeBack({said}, u"A. Khan"_s, {}, true));
    QVERIFY(loan->lines()->value(0, u"words"_s).toString().contains(u"1 damaged"_s));
    QVERIFY(!loan->lines()->value(0, u"photo"_s).toString().isEmpty());
    QVERIFY(loan->lines()->value(1, u"photo"_s).toString().isEmpty());
    QVERIFY(loan->property("linePhotoNames").toMap().isEmpty());
    // The kit's own page tells who had it when it broke.
    KitDetail *kit = m_context->kits()->detail();
    QVERIFY(kit->openScanned(u"K-001"_s));
    bool told = false;
    for (int row = 0; row < kit->history()->rowCount(); ++row) {
        const QString what =
            kit->history()->data(kit->history()->index(row), HistoryModel::WhatRole).toString();
        told = told || (what.contains(u"Joan Pearson"_s) && what.contains(u"1 damaged (bent)"_s));
    }
    QVERIFY(told);
}

void TestLoanModels::showsWhatFailsOnTheDayItIsSaidToHaveGone()
{
    QVERIFY(!lend(u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s).isEmpty());
    LoanDetail *loan = desk()->detail();
    QVERIFY(loan->sign({}, u"screen"_s, {}, u"M1 1 L200 90"_s));
    QCOMPARE(loan->gate()->count(), 0);
    const QVariantMap late{{u"day"_s, u"yesterday"_s}, {u"why"_s, u"The slip lay about"_s}};
    QVERIFY(!loan->handOver(u"A. Khan"_s, {}, {}, late));
    QCOMPARE(loan->gate()->value(0, u"code"_s).toString(), u"disclaimer_unsigned"_s);
    QVERIFY(loan->property("mayOverride").toBool()); // so that the form asks for a name
    loan->forgetProblems();
    QCOMPARE(loan->gate()->count(), 0); // today it holds
    QVERIFY(loan->handOver(u"A. Khan"_s, u"Boss"_s, u"Signed on Monday"_s, late));
    QVERIFY(loan->facts()->rowWith(u"label"_s, u"Passed over"_s) >= 0);
}

void TestLoanModels::takesAnExtensionBack()
{
    QVERIFY(!lend(u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s, true).isEmpty());
    LoanDetail *loan = desk()->detail();
    const auto offered = [&] {
        return loan->actions()->rowWith(u"code"_s, u"take_back_extension"_s) >= 0;
    };
    const QString days = loan->property("days").toString();
    QVERIFY(!offered());
    QVERIFY(loan->extend(u"in 6 days"_s, {}) || loan->extend(u"1 1 2099"_s, {}));
    QVERIFY(offered());
    QVERIFY(loan->property("days").toString() != days);
    QVERIFY(loan->take(u"take_back_extension"_s));
    QCOMPARE(loan->property("days").toString(), days);
    QVERIFY(!offered());
}

void TestLoanModels::tellsOfAStreetNobodyKnows()
{
    QVERIFY(!lend(u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s).isEmpty());
    LoanDetail *loan = desk()->detail();
    QVERIFY(loan->sign({}, u"paper"_s, u"File K"_s, {}));
    QVERIFY(loan->handOver(u"A. Khan"_s, {}, {}));
    QVERIFY(!loan->reportWork(u"Nowhere Street"_s, u"2"_s, {}, {}, {}));
    QVERIFY(loan->problems().value(u"place"_s).toString().contains(u"Nowhere Street"_s));
    QVERIFY(loan->reportWork(u"54.52, -1.55"_s, u"2"_s, {}, {}, {}));
}

QTEST_MAIN(TestLoanModels)
#include "tst_loanmodels.moc"
