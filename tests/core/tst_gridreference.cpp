// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gridreference.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>

using namespace sc;

class GridReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesASquare()
    {
        const GridSquare square = parseGridReference("NZ 288 145").value();
        QCOMPARE(square.southWest, (GridPoint{428800, 514500}));
        QCOMPARE(square.size, 100.0);
        QCOMPARE(square.figures, 6);
        QCOMPARE(square.centre(), (GridPoint{428850, 514550}));
    }

    void forgivesCaseAndSpacing()
    {
        for (const char *typed :
             {"nz288145", "NZ 288 145", "Nz-288-145", " n z 2 8 8 1 4 5 ", "NZ288,145"})
            QCOMPARE(parseGridReference(typed).value().southWest, (GridPoint{428800, 514500}));
        QCOMPARE(parseGridReference("NZ 28800 14500").value().size, 1.0);
    }

    void readsTwoToTwelveFigures()
    {
        QCOMPARE(parseGridReference("NZ21").value().southWest, (GridPoint{420000, 510000}));
        QCOMPARE(parseGridReference("NZ21").value().size, 10'000.0);
        QCOMPARE(parseGridReference("NZ2814").value().southWest, (GridPoint{428000, 514000}));
        QCOMPARE(parseGridReference("NZ28801450").value().size, 10.0);
        QCOMPARE(parseGridReference("NZ 288003 145007").value().southWest,
                 (GridPoint{428800.3, 514500.7}));
        QCOMPARE(parseGridReference("NZ 288003 145007").value().size, 0.1);
    }

    void knowsTheSquares_data()
    {
        QTest::addColumn<double>("easting");
        QTest::addColumn<double>("northing");
        QTest::newRow("SV00") << 0.0 << 0.0;
        QTest::newRow("TG51") << 650000.0 << 310000.0;
        QTest::newRow("TQ38") << 530000.0 << 180000.0;
        QTest::newRow("NZ00") << 400000.0 << 500000.0;
        QTest::newRow("HU44") << 440000.0 << 1140000.0;
        QTest::newRow("NN17") << 210000.0 << 770000.0;
        QTest::newRow("HP61") << 460000.0 << 1210000.0;
        QTest::newRow("OV00") << 500000.0 << 500000.0;
    }

    void knowsTheSquares()
    {
        QFETCH(double, easting);
        QFETCH(double, northing);
        QCOMPARE(parseGridReference(QTest::currentDataTag()).value().southWest,
                 (GridPoint{easting, northing}));
        QCOMPARE(toGridReference({easting, northing}, 2, false).value(),
                 std::string(QTest::currentDataTag()));
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("") << "missing";
        QTest::newRow("NZ") << "bad_grid_ref";
        QTest::newRow("NZ28814") << "bad_grid_ref";
        QTest::newRow("NZ 2880000 1450000") << "bad_grid_ref";
        QTest::newRow("N288145") << "bad_grid_ref";
        QTest::newRow("NZX288145") << "bad_grid_ref";
        QTest::newRow("288145") << "bad_grid_ref";
        QTest::newRow("288145NZ") << "bad_grid_ref";
        QTest::newRow("NZ 288;145") << "bad_grid_ref";
        QTest::newRow("NZ 28 8145") << "bad_grid_ref";
        QTest::newRow("TL 12345 6") << "bad_grid_ref";
        QTest::newRow("AA 288 145") << "not_in_great_britain";
        QTest::newRow("WA 288 145") << "not_in_great_britain";
        QTest::newRow("TZ 288 145") << "not_in_great_britain";
        QTest::newRow("IJ 288 145") << "not_in_great_britain";
    }

    void refusesWhatIsNone()
    {
        QFETCH(QString, code);
        const auto read = parseGridReference(QTest::currentDataTag());
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().problems.at(0).code), code);
    }

    void cutsOffAndNeverRounds()
    {
        QCOMPARE(toGridReference({428899.99, 514599.99}).value(), std::string("NZ 288 145"));
        QCOMPARE(toGridReference({428899.99, 514599.99}, 8).value(), std::string("NZ 2889 1459"));
        QCOMPARE(toGridReference({651409.903, 313177.270}, 10).value(),
                 std::string("TG 51409 13177"));
        QCOMPARE(toGridReference({651409.903, 313177.270}, 12, false).value(),
                 std::string("TG514099131772"));
        QCOMPARE(toGridReference({400005, 500005}, 10).value(), std::string("NZ 00005 00005"));
    }

    void refusesPointsOffTheGrid()
    {
        for (const GridPoint point :
             {GridPoint{-1, 5}, GridPoint{5, -1}, GridPoint{700000, 5}, GridPoint{5, 1300000},
              GridPoint{std::nan(""), 5}, GridPoint{1e300, 5}}) {
            const auto made = toGridReference(point);
            QVERIFY(!made);
            QCOMPARE(made.error().problems.at(0).code, std::string("not_in_great_britain"));
        }
        for (const int figures : {0, 1, 7, 14, -2})
            QVERIFY(!toGridReference({428800, 514500}, figures));
    }

    void survivesTheTrip()
    {
        QVERIFY(rc::check("point to reference to square", [] {
            const int figures = 2 * *rc::gen::inRange(1, 7);
            const GridPoint point{*rc::gen::inRange(0, 700'000'000) / 1000.0,
                                  *rc::gen::inRange(0, 1'300'000'000) / 1000.0};
            const std::string text = toGridReference(point, figures).value();
            const GridSquare square = parseGridReference(text).value();
            RC_ASSERT(square.figures == figures);
            RC_ASSERT(square.southWest.easting <= point.easting + 0.0001);
            RC_ASSERT(square.southWest.northing <= point.northing + 0.0001);
            RC_ASSERT(point.easting < square.southWest.easting + square.size);
            RC_ASSERT(point.northing < square.southWest.northing + square.size);
            RC_ASSERT(toGridReference(square.southWest, figures).value() == text);
            RC_ASSERT(toGridReference(square.centre(), figures).value() == text);
        }));
        QVERIFY(rc::check("any bytes", [](const std::string &text) {
            const auto read = parseGridReference(text);
            RC_ASSERT((!read || isOnGrid(read->southWest)));
        }));
    }
};

QTEST_APPLESS_MAIN(GridReferenceTest)
#include "tst_gridreference.moc"
