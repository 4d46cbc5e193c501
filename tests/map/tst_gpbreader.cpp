// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/gpbreader.h"
#include "testpack.h"

#include <QTest>

#include <rapidcheck.h>

#include <bit>
#include <cmath>
#include <cstring>

using namespace sc;
using namespace sc::test;

namespace {

template <class T> void putBig(std::string &out, T value)
{
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    if constexpr (std::endian::native == std::endian::little)
        std::reverse(raw, raw + sizeof(T));
    out.append(raw, sizeof(T));
}

} // namespace

class TestGpbReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPointLineAndPolygonWithAHole()
    {
        RawGeometry g;
        QVERIFY(readGeoPackageGeometry(pointBlob({3, 4}), g));
        QCOMPARE(g.kind, GeometryKind::Point);
        QCOMPARE(g.x, std::vector<double>{3.0});
        QVERIFY(readGeoPackageGeometry(lineBlob({{0, 0}, {1, 2}, {3, 4}}), g));
        QCOMPARE(g.kind, GeometryKind::Line);
        QCOMPARE(g.y, (std::vector<double>{0, 2, 4}));
        QVERIFY(readGeoPackageGeometry(
            polygonBlob({{{0, 0}, {9, 0}, {9, 9}, {0, 0}}, {{1, 1}, {2, 1}, {2, 2}, {1, 1}}}), g));
        QCOMPARE(g.kind, GeometryKind::Polygon);
        QCOMPARE(g.partEnds, (std::vector<std::uint32_t>{4, 8}));
    }

    void readsBigEndianMultiPointsWithHeights()
    {
        std::string blob("GP\0\x00", 4);
        putBig<std::int32_t>(blob, 27700);
        blob += '\0';
        putBig<std::uint32_t>(blob, 1004); // MultiPoint Z
        putBig<std::uint32_t>(blob, 2);
        for (const double v : {1.0, 2.0}) {
            blob += '\0';
            putBig<std::uint32_t>(blob, 1001);
            putBig(blob, v);
            putBig(blob, v * 10);
            putBig(blob, 99.0);
        }
        RawGeometry g;
        QVERIFY(readGeoPackageGeometry(blob, g));
        QCOMPARE(g.x, (std::vector<double>{1, 2}));
        QCOMPARE(g.y, (std::vector<double>{10, 20}));
        QCOMPARE(g.partEnds, (std::vector<std::uint32_t>{1, 2}));
    }

    void takesAnEmptyPointAsNothing()
    {
        RawGeometry g;
        QVERIFY(readGeoPackageGeometry(pointBlob({std::nan(""), std::nan("")}), g));
        QVERIFY(g.partEnds.empty());
    }

    void refusesEveryCutBlob()
    {
        const std::string whole = polygonBlob({{{0, 0}, {9, 0}, {9, 9}, {0, 0}}});
        RawGeometry g;
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(!readGeoPackageGeometry(whole.substr(0, length), g));
    }

    void refusesCountsBeyondTheBlob()
    {
        std::string blob = lineBlob({{0, 0}, {1, 1}});
        const std::uint32_t huge = 0xFFFFFFFFU;
        std::memcpy(blob.data() + 13, &huge, sizeof huge);
        RawGeometry g;
        QVERIFY(!readGeoPackageGeometry(blob, g));
    }

    void refusesDeepNests()
    {
        std::string blob("GP\0\x01", 4);
        blob.append(4, '\0');
        for (int i = 0; i < 5000; ++i)
            blob += std::string("\x01\x07\0\0\0\x01\0\0\0", 9);
        RawGeometry g;
        QVERIFY(!readGeoPackageGeometry(blob, g));
    }

    void survivesAnyBytes()
    {
        const std::string seed = polygonBlob({{{0, 0}, {9, 0}, {9, 9}, {0, 0}}});
        QVERIFY(rc::check([&] {
            std::string blob = seed;
            const int changes = *rc::gen::inRange(1, 6);
            for (int i = 0; i < changes; ++i) {
                const auto at = *rc::gen::inRange<std::size_t>(0, blob.size());
                blob[at] = *rc::gen::arbitrary<char>();
            }
            RawGeometry g;
            if (readGeoPackageGeometry(blob, g)) {
                RC_ASSERT(g.x.size() == g.y.size());
                if (!g.partEnds.empty()) // RC_ASSERT looks at both sides of ||
                    RC_ASSERT(g.partEnds.back() == g.x.size());
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestGpbReader)
#include "tst_gpbreader.moc"
