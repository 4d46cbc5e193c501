// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gridtransform.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <rapidcheck.h>

#include <cmath>
#include <cstring>

using namespace sc;

namespace {

struct TestPoint {
    const char *name;
    LatLon place;
    GridPoint grid;
};

/// Ordnance Survey's published OSTN15 test points.
const TestPoint kPoints[] = {
    {"TP01", {49.92226393730, -6.29977752014}, {91492.146, 11318.804}},
    {"TP20", {53.80021519630, -1.66379168242}, {422242.186, 433818.701}},
    {"TP22", {54.11685144290, -0.07773133187}, {525745.670, 470703.214}},
    {"TP24", {54.89542340420, -2.93827741149}, {339921.145, 556034.761}},
};

double apart(GridPoint a, GridPoint b)
{
    return std::hypot(a.easting - b.easting, a.northing - b.northing);
}

template <class T> void put(QByteArray &out, const char *key, T value)
{
    QByteArray record(key);
    record.resize(8, ' ');
    record.append(reinterpret_cast<const char *>(&value), sizeof value);
    record.resize(16, '\0');
    out += record;
}

void put(QByteArray &out, const char *key, const char *value)
{
    QByteArray record(key);
    record.resize(8, ' ');
    QByteArray text(value);
    text.resize(8, ' ');
    out += record + text;
}

/// An NTv2 file for 49 to 61 degrees north, 9 west to 3 east, that moves every point by the same
/// number of seconds north and west.
QByteArray constantShift(float secondsNorth, float secondsWest)
{
    constexpr double kDegree = 3600.0;
    QByteArray out;
    put(out, "NUM_OREC", std::int32_t{11});
    put(out, "NUM_SREC", std::int32_t{11});
    put(out, "NUM_FILE", std::int32_t{1});
    put(out, "GS_TYPE", "SECONDS");
    put(out, "VERSION", "NTv2.0");
    put(out, "SYSTEM_F", "OSGB36");
    put(out, "SYSTEM_T", "ETRS89");
    put(out, "MAJOR_F", 6377563.396);
    put(out, "MINOR_F", 6356256.909);
    put(out, "MAJOR_T", 6378137.0);
    put(out, "MINOR_T", 6356752.314);
    put(out, "SUB_NAME", "TEST");
    put(out, "PARENT", "NONE");
    put(out, "CREATED", "20260101");
    put(out, "UPDATED", "20260101");
    put(out, "S_LAT", 49 * kDegree);
    put(out, "N_LAT", 61 * kDegree);
    put(out, "E_LONG", -3 * kDegree); // west is positive
    put(out, "W_LONG", 9 * kDegree);
    put(out, "LAT_INC", kDegree);
    put(out, "LONG_INC", kDegree);
    put(out, "GS_COUNT", std::int32_t{13 * 13});
    for (int i = 0; i < 13 * 13; ++i) {
        const float node[] = {secondsNorth, secondsWest, 0.0F, 0.0F};
        out.append(reinterpret_cast<const char *>(node), sizeof node);
    }
    put(out, "END", 0.0);
    return out;
}

std::string codeOf(const auto &result)
{
    return result ? "" : result.error().problems.at(0).code;
}

} // namespace

class GridTransformTest : public QObject {
    Q_OBJECT

    static void writeFile(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void withoutTheGridFileItIsGoodToTwoAndAHalfMetres()
    {
        auto transform = GridTransform::create().value();
        QVERIFY(!transform.usesGridFile());
        QCOMPARE(transform.accuracyMetres(), 2.5);
        QVERIFY(transform.accuracySentence().contains("2.5 m"));
        for (const TestPoint &point : kPoints) {
            const double error = apart(transform.toGrid(point.place).value(), point.grid);
            QVERIFY2(error < 5.0, point.name);
        }
        // The three in the north of England.
        QVERIFY(apart(transform.toGrid(kPoints[1].place).value(), kPoints[1].grid) < 2.5);
        QVERIFY(apart(transform.toGrid(kPoints[2].place).value(), kPoints[2].grid) < 2.5);
        QVERIFY(apart(transform.toGrid(kPoints[3].place).value(), kPoints[3].grid) < 2.5);
    }

    void darlingtonComesOutWhereItsWardsAre()
    {
        auto transform = GridTransform::create().value();
        const TestPoint wards[] = {
            {"Bank Top & Lascelles", {54.51834, -1.537593}, {430032, 513769}},
            {"North Road", {54.54085, -1.551373}, {429124, 516267}},
            {"Eastbourne", {54.51376, -1.526586}, {430748, 513263}},
            {"Haughton", {54.5426, -1.529204}, {430557, 516472}}};
        for (const TestPoint &ward : wards)
            QVERIFY2(apart(transform.toGrid(ward.place).value(), ward.grid) < 2.5, ward.name);
    }

    void withOrdnanceSurveysGridItIsGoodToACentimetre()
    {
        const auto file =
            GridTransform::gridFileIn(qEnvironmentVariable("SC_OSTN15_FOLDER").toStdString());
        if (!file)
            QSKIP("SC_OSTN15_FOLDER names no folder with Ordnance Survey's grid file");
        auto transform = GridTransform::create(*file).value();
        for (const TestPoint &point : kPoints) {
            QVERIFY2(apart(transform.toGrid(point.place).value(), point.grid) < 0.01, point.name);
            const LatLon back = transform.toLatLon(point.grid).value();
            QVERIFY2(std::abs(back.latitude - point.place.latitude) < 1e-7, point.name);
            QVERIFY2(std::abs(back.longitude - point.place.longitude) < 2e-7, point.name);
        }
    }

    void aGridFileInTheDataFolderIsUsed()
    {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(!GridTransform::best(path).usesGridFile());
        writeFile(folder.filePath(QStringLiteral("OSTN15_NTv2_OSGBtoETRS.gsb")),
                  constantShift(0, 0));
        auto still = GridTransform::best(path);
        QVERIFY(still.usesGridFile());
        QVERIFY(still.accuracyMetres() < 1.0);
        QVERIFY(still.accuracySentence().contains("OSTN15"));

        QTemporaryDir other;
        writeFile(other.filePath(QStringLiteral("OSTN15_NTv2_OSGBtoETRS.gsb")),
                  constantShift(1.0F, 2.0F));
        auto moved = GridTransform::best(other.path().toStdString());
        QVERIFY(moved.usesGridFile());
        // The grid leads from OSGB36 to ETRS89: one second north, two west. Taking that off first
        // must give what the unmoved grid gives.
        const LatLon place{54.5, -1.5};
        const LatLon taken{54.5 - 1.0 / 3600, -1.5 + 2.0 / 3600};
        QVERIFY(apart(moved.toGrid(place).value(), still.toGrid(taken).value()) < 0.0001);
    }

    void aFileThatIsNoGridIsRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("OSTN15_NTv2_OSGBtoETRS.gsb"));
        writeFile(path, "not a grid");
        const auto made = GridTransform::create(path.toStdString());
        QVERIFY(!made);
        QCOMPARE(made.error().kind, ErrorKind::Damaged);
        const GridTransform shift = GridTransform::best(folder.path().toStdString());
        QVERIFY(!shift.usesGridFile());
        QVERIFY(shift.accuracySentence().contains("is damaged"));
        QCOMPARE(GridTransform::create("/nowhere/at.gsb").error().kind, ErrorKind::NotFound);
    }

    void thereAndBackStaysWithinAHundredthOfAMillimetre()
    {
        QTemporaryDir folder;
        writeFile(folder.filePath(QStringLiteral("OSTN15_NTv2_OSGBtoETRS.gsb")),
                  constantShift(2.5F, -4.0F));
        std::vector<GridTransform> both;
        both.push_back(GridTransform::create().value());
        both.push_back(GridTransform::best(folder.path().toStdString()));
        for (GridTransform &transform : both) {
            QVERIFY(rc::check("grid, degrees, grid", [&transform] {
                const GridPoint point{*rc::gen::inRange(100'000'000, 660'000'000) / 1000.0,
                                      *rc::gen::inRange(10'000'000, 1'210'000'000) / 1000.0};
                const auto place = transform.toLatLon(point);
                RC_PRE(place.has_value() && transform.toGrid(*place).has_value());
                RC_ASSERT(apart(transform.toGrid(*place).value(), point) < 0.00001);
            }));
            QVERIFY(rc::check("degrees, grid, degrees", [&transform] {
                const LatLon place{*rc::gen::inRange(50'000'000, 60'500'000) / 1e6,
                                   *rc::gen::inRange(-6'000'000, 1'700'000) / 1e6};
                const LatLon back = transform.toLatLon(transform.toGrid(place).value()).value();
                RC_ASSERT(std::abs(back.latitude - place.latitude) < 1e-9);
                RC_ASSERT(std::abs(back.longitude - place.longitude) < 1e-9);
            }));
        }
    }

    void placesOutsideGreatBritainAreRefused()
    {
        auto transform = GridTransform::create().value();
        for (const LatLon place :
             {LatLon{48.85, 2.35}, LatLon{0, 0}, LatLon{-1.5, 54.5}, LatLon{54.5, -12},
              LatLon{91, 0}, LatLon{std::nan(""), 0}, LatLon{49.05, -8.9}})
            QCOMPARE(codeOf(transform.toGrid(place)), std::string("not_in_great_britain"));
        for (const GridPoint point : {GridPoint{-1, 5}, GridPoint{700000, 5}, GridPoint{5, 1300000},
                                      GridPoint{5, -0.1}, GridPoint{std::nan(""), 5}})
            QCOMPARE(codeOf(transform.toLatLon(point)), std::string("not_in_great_britain"));
    }

    void threadsWorkSideBySide()
    {
        std::vector<std::unique_ptr<QThread>> threads;
        std::atomic<int> good = 0;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back(QThread::create([&good] {
                auto transform = GridTransform::create().value();
                for (int i = 0; i < 2000; ++i) {
                    if (transform.toGrid({54.0 + i * 1e-4, -1.5}))
                        ++good;
                }
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait());
        QCOMPARE(good.load(), 8000);
    }
};

QTEST_APPLESS_MAIN(GridTransformTest)
#include "tst_gridtransform.moc"
