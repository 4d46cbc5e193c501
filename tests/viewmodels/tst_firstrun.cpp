// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "viewmodels/appcontext.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // milliseconds

} // namespace

/// What is said when a council is set up holds from then on.
class TestFirstRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setOrganizationName(u"street-champions-test"_s); }

    void goesByTheBankHolidaysOfTheNationItIsSetUpFor()
    {
        const QTemporaryDir own;
        const auto folder = std::filesystem::path(own.path().toStdString());
        AppContext context(folder / "sample.db", folder / "council.db");
        context.firstRun()->setProperty("councilName", u"Falkirk Council"_s);
        context.firstRun()->setProperty("nation", u"scotland"_s);
        QVERIFY(context.firstRun()->create());
        QVERIFY(QTest::qWaitFor([&] { return context.session() != nullptr; }, kPatience));
        const auto due = [&](const char *logged) {
            const auto day = context.session()->reports().dueRules().dueOn(
                "litter", "normal", *parseIsoInstant(logged));
            return day && *day ? isoDay(**day) : std::string("none");
        };
        QCOMPARE(due("2025-12-30T12:00:00Z"), std::string("2026-01-06")); // 2 January is one there
        QCOMPARE(due("2026-07-31T12:00:00Z"), std::string("2026-08-06")); // and the first Monday
        context.settings()->setNation(u"northern-ireland"_s);
        QCOMPARE(context.settings()->nation(), u"northern-ireland"_s);
        QCOMPARE(due("2026-07-10T12:00:00Z"), std::string("2026-07-16"));
        context.undoLast();
        QCOMPARE(context.settings()->nation(), u"scotland"_s);
        QCOMPARE(due("2025-12-30T12:00:00Z"), std::string("2026-01-06"));
    }
};

QTEST_MAIN(TestFirstRun)
#include "tst_firstrun.moc"
