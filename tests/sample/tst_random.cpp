// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/random.h"

#include <QTest>

#include <array>

using sc::sample::Random;

class TestRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheSameDrawsOnEveryPc()
    {
        Random random(1);
        // Fixed here once: a draw that changes would change every sample borough.
        QCOMPARE(random.below(1'000'000), std::size_t{kFirst});
        QCOMPARE(random.whole(1, 6), kSecond);
    }

    void staysWithinItsBounds()
    {
        Random random(7);
        for (int i = 0; i < 20'000; ++i) {
            const double even = random.between(-3.0, 5.0);
            QVERIFY(even >= -3.0 && even < 5.0);
            const int die = random.whole(1, 6);
            QVERIFY(die >= 1 && die <= 6);
            QVERIFY(std::abs(random.normal()) <= 6.0);
        }
    }

    void drawsByWeight()
    {
        Random random(9);
        const std::array<double, 3> weights{1.0, 0.0, 3.0};
        std::array<int, 3> seen{};
        for (int i = 0; i < 8'000; ++i)
            ++seen[random.weighted(weights)];
        QCOMPARE(seen[1], 0);
        QVERIFY(seen[2] > 5'700 && seen[2] < 6'300);
    }

    void forksAreIndependentOfEarlierDraws()
    {
        Random random(3);
        Random before = random.fork(5);
        [[maybe_unused]] const double drawn = random.unit();
        Random after = random.fork(5);
        QCOMPARE(before.unit(), after.unit());
        QVERIFY(random.fork(5).unit() != random.fork(6).unit());
    }

private:
    static constexpr std::size_t kFirst = 532'465;
    static constexpr int kSecond = 6;
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
