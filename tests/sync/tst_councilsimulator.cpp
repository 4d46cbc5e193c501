// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "councilsimulation.h"

using namespace sc::test;

/// SC_SEEDS says how many seeds are played, SC_SEEDS_FROM from which on. By hand more of them:
/// sc_simulate council 1 1000.
class TestCouncilSimulator : public QObject {
    Q_OBJECT

    static int setting(const char *name, int otherwise)
    {
        const int given = qEnvironmentVariableIntValue(name);
        return given > 0 ? given : otherwise;
    }

private Q_SLOTS:
    void everyPcEndsWithTheSame()
    {
        const int from = setting("SC_SEEDS_FROM", 1);
        const int seeds = setting("SC_SEEDS", 30);
        CouncilCounts all;
        for (int seed = from; seed < from + seeds; ++seed) {
            CouncilSimulation simulation(static_cast<std::uint64_t>(seed));
            const std::string fault = simulation.run();
            QVERIFY2(fault.empty(), fault.c_str());
            all.add(simulation.counts());
        }
        qInfo("%s", all.inWords().c_str());
        // Otherwise it would prove nothing.
        QVERIFY(all.braked > 0 && all.removed > 0 && all.recovered > 0 && all.refused > 0);
    }
};

QTEST_GUILESS_MAIN(TestCouncilSimulator)
#include "tst_councilsimulator.moc"
