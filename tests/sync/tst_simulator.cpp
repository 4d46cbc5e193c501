// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "simulation.h"

#include <fstream>

using namespace sc::test;

/// SC_SEEDS says how many seeds are played, SC_SEEDS_FROM from which on. Several of these run side
/// by side, each with its share: see CMakeLists.txt.
class TestSimulator : public QObject {
    Q_OBJECT

    static void play(std::uint64_t seed)
    {
        Simulation simulation(seed);
        if (const std::string fault = simulation.run(); !fault.empty())
            QFAIL(shrunk(seed, {}).c_str());
    }
    static int setting(const char *name, int otherwise)
    {
        const int given = qEnvironmentVariableIntValue(name);
        return given > 0 ? given : otherwise;
    }

private Q_SLOTS:
    /// Seeds that found a fault once, kept for ever.
    void seedsThatFailedOnceHold()
    {
        if (setting("SC_SEEDS_FROM", 1) > 1)
            QSKIP("Another of these plays them.");
        std::ifstream file(qEnvironmentVariable("SC_SOURCE_DIR").toStdString() +
                           "/tests/sync/seeds.txt");
        QVERIFY(file.is_open());
        for (std::string line; std::getline(file, line);)
            if (!line.empty() && line.front() != '#')
                play(std::stoull(line));
    }

    void everyPcEndsWithTheSame()
    {
        const int from = setting("SC_SEEDS_FROM", 1);
        const int seeds = setting("SC_SEEDS", 500);
        for (int seed = from; seed < from + seeds; ++seed) {
            play(static_cast<std::uint64_t>(seed));
            if (QTest::currentTestFailed())
                return;
        }
    }
};

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
