// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/photo.h"
#include "sample/photos.h"

#include <QImage>
#include <QTest>

#include <cmath>

using namespace sc::sample;
using namespace std::chrono_literals;

class TestPhotos : public QObject {
    Q_OBJECT

    const sc::LatLon m_place{54.612345, 0.587654};

    void carryTheirPositionAndTime(int month) const
    {
        const sc::Instant taken{std::chrono::sys_days{std::chrono::year{2026} / month / 9} + 14h +
                                5min + 7s};
        const Photo photo = drawPhoto("fly_tipping", 3, false, m_place, taken);
        const auto facts = sc::readPhoto(photo.bytes);
        QVERIFY(facts);
        QCOMPARE(facts->mediaType, std::string("image/jpeg"));
        QCOMPARE(facts->width, 640);
        QVERIFY(facts->position);
        QVERIFY(std::abs(facts->position->latitude - m_place.latitude) < 1e-6);
        QVERIFY(std::abs(facts->position->longitude - m_place.longitude) < 1e-6);
        QVERIFY(facts->takenAt && *facts->takenAt == taken);
    }

private Q_SLOTS:
    void carryTheirPositionAndTimeInSummer() { carryTheirPositionAndTime(7); }
    void carryTheirPositionAndTimeInWinter() { carryTheirPositionAndTime(1); }

    void areTheSameForTheSameScene()
    {
        const sc::Instant taken{std::chrono::sys_days{std::chrono::year{2026} / 3 / 9}};
        const Photo before = drawPhoto("litter", 5, false, m_place, taken);
        QCOMPARE(before.bytes, drawPhoto("litter", 5, false, m_place, taken).bytes);
        QVERIFY(before.bytes != drawPhoto("litter", 6, false, m_place, taken).bytes);
        QVERIFY(before.bytes != drawPhoto("litter", 5, true, m_place, taken).bytes);
    }

    void areSmallAndReadable()
    {
        for (const char *category :
             {"litter", "graffiti.tag", "weeds", "detritus", "fly_tipping"}) {
            const Photo photo = drawPhoto(category, 9, false, m_place, sc::Instant{});
            QVERIFY(photo.bytes.size() < 120'000);
            QVERIFY(photo.thumbnail.size() < sc::kThumbnailBytes);
            const QImage image = QImage::fromData(QByteArray::fromStdString(photo.bytes));
            QCOMPARE(image.size(), QSize(640, 480));
        }
    }
};

QTEST_GUILESS_MAIN(TestPhotos)
#include "tst_photos.moc"
