// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/champion.h"

#include <QTest>

#include <algorithm>

using namespace sc;
using namespace std::chrono;

/// Records come from PCs whose clocks differ.
class TestConsentDays : public QObject {
    Q_OBJECT

    static bool isRefused(Day consent)
    {
        Champion one;
        one.consentOn = consent;
        return std::ranges::contains(problemsOf(one, Day{2026y / November / 21}), "consent_on",
                                     &Problem::field);
    }

private Q_SLOTS:
    void aClockMayBeADayAhead()
    {
        QVERIFY(!isRefused(Day{2026y / November / 22}));
        QVERIFY(isRefused(Day{2026y / November / 23}));
    }
};

QTEST_GUILESS_MAIN(TestConsentDays)
#include "tst_consentdays.moc"
