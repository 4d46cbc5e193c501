// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/lendingbench.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// What a scanner types where a loan is meant, or nothing is.
class TestLoanScans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setOrganizationName(u"street-champions-test"_s); }
    void init();
    void cleanup() { m_context.reset(); }
    void theCodeOfAReturnSlipOpensItsLoan();
    void aLabelScannedIntoTheConditionTakesNothingBack();

private:
    [[nodiscard]] LoanDesk *desk() const { return m_context->loans(); }

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
};

void TestLoanScans::init()
{
    const auto folder = std::filesystem::path(m_folder.path().toStdString());
    m_context = std::make_unique<AppContext>(folder / "sample.db", folder / "council.db");
    m_context->use(test::lendingSession());
}

void TestLoanScans::theCodeOfAReturnSlipOpensItsLoan()
{
    const QString id = test::enterLoan(*desk(), u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s);
    LoanDetail *loan = desk()->detail();
    const QString ref = loan->property("ref").toString();
    QVERIFY(loan->sign({}, u"screen"_s, {}, u"M1 1 L200 90"_s));
    loan->setLoanId({});
    QCOMPARE(desk()->scan(ref), u"loan"_s);
    QCOMPARE(loan->loanId(), id);
    QVERIFY(loan->handOver(u"A. Khan"_s, {}, {}));
    loan->setLoanId({});
    QCOMPARE(desk()->scan(ref.toLower()), u"return"_s);
    QCOMPARE(loan->loanId(), id);
    SearchModel *search = m_context->search();
    search->setQuery(ref);
    QVERIFY(search->count() > 0);
    QCOMPARE(search->kindAt(0), u"loan"_s);
    QCOMPARE(search->codeAt(0), id);
}

void TestLoanScans::aLabelScannedIntoTheConditionTakesNothingBack()
{
    test::enterLoan(*desk(), u"K-001"_s, u"41"_s, u"today"_s, u"tomorrow"_s);
    LoanDetail *loan = desk()->detail();
    QVERIFY(loan->sign({}, u"screen"_s, {}, u"M1 1 L200 90"_s));
    QVERIFY(loan->handOver(u"A. Khan"_s, {}, {}));
    const QString ref = loan->property("ref").toString();
    for (const QString &scanned : {u"k-001"_s, ref}) {
        QVERIFY(!loan->takeBack({}, u"A. Khan"_s, scanned, false));
        QVERIFY(loan->problems().value(u"note"_s).toString().contains(u"again"_s));
        QCOMPARE(loan->property("status").toString(), u"out"_s);
    }
    QVERIFY(loan->takeBack({}, u"A. Khan"_s, u"Wet"_s, false));
}

QTEST_MAIN(TestLoanScans)
#include "tst_loanscans.moc"
