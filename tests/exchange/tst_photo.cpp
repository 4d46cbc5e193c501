// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/photo.h"

#include "exchange/photocontainers.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QTest>

#include <exiv2/exiv2.hpp>

using namespace std::string_literals;

namespace {

// Wider than high, red on the left, so that a turn shows.
QImage picture()
{
    QImage image(64, 32, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter(&image).fillRect(0, 0, 32, 32, Qt::red);
    return image;
}

std::string encoded(const char *format, const QImage &image = picture())
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 90);
    return bytes.toStdString();
}

std::string tagged(const std::string &bytes, int orientation = 1)
{
    auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte *>(bytes.data()),
                                           bytes.size());
    image->readMetadata();
    Exiv2::ExifData &exif = image->exifData();
    exif["Exif.Image.Make"] = "SecretMaker";
    exif["Exif.Image.Orientation"] = static_cast<std::uint16_t>(orientation);
    exif["Exif.Photo.DateTimeOriginal"] = "2026:07:03 14:05:06";
    exif["Exif.GPSInfo.GPSLatitudeRef"] = "N";
    exif["Exif.GPSInfo.GPSLatitude"] = "54/1 31/1 3000/100";
    exif["Exif.GPSInfo.GPSLongitudeRef"] = "W";
    exif["Exif.GPSInfo.GPSLongitude"] = "1/1 33/1 0/1";
    image->xmpData()["Xmp.dc.creator"] = "SecretPerson";
    image->writeMetadata();
    auto &io = image->io();
    io.seek(0, Exiv2::BasicIo::beg);
    const auto data = io.read(io.size());
    return {reinterpret_cast<const char *>(data.c_data()), data.size()};
}

QImage image(const std::string &bytes)
{
    return QImage::fromData(QByteArray::fromStdString(bytes));
}

bool holdsMetadata(const std::string &bytes)
{
    auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte *>(bytes.data()),
                                           bytes.size());
    image->readMetadata();
    return !image->exifData().empty() || !image->xmpData().empty() || !image->iptcData().empty() ||
           !image->comment().empty() || image->iccProfileDefined();
}

} // namespace

class TestPhoto : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPositionAndTime_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"jpeg", "png", "webp", "tiff"})
            QTest::newRow(format) << QByteArray(format);
    }
    void readsPositionAndTime()
    {
        QFETCH(QByteArray, format);
        if (!QImageWriter::supportedImageFormats().contains(format))
            QSKIP("this Qt cannot write the format");
        const auto facts = sc::readPhoto(tagged(encoded(format.constData())));
        QVERIFY(facts.has_value());
        QCOMPARE(facts->mediaType, "image/" + format.toStdString());
        QCOMPARE(facts->width, 64);
        QVERIFY(facts->position.has_value());
        QVERIFY(std::abs(facts->position->latitude - 54.525) < 1e-9);
        QVERIFY(std::abs(facts->position->longitude + 1.55) < 1e-9);
        using namespace std::chrono;
        // Summer time: the camera's 14:05 is 13:05 in UTC.
        QCOMPARE(facts->takenAt, sc::Instant(sys_days(2026y / July / 3) + 13h + 5min + 6s));
    }

    void leavesWithoutMetadata_data() { readsPositionAndTime_data(); }
    void leavesWithoutMetadata()
    {
        QFETCH(QByteArray, format);
        if (!QImageWriter::supportedImageFormats().contains(format))
            QSKIP("this Qt cannot write the format");
        const auto clean =
            sc::withoutMetadata(tagged(encoded(format.constData())) + "SecretTrailer");
        QVERIFY(clean.has_value());
        QVERIFY(!clean->bytes.contains("Secret"));
        QVERIFY(!holdsMetadata(clean->bytes));
        QCOMPARE(image(clean->bytes).size(), QSize(64, 32));
    }

    void doesNotTouchThePixelsOfAnUprightPhoto()
    {
        const std::string plain = encoded("jpeg");
        const auto clean = sc::withoutMetadata(tagged(plain));
        QVERIFY(clean.has_value());
        QCOMPARE(image(clean->bytes), image(plain));
    }

    void turnsThePhotoUprightBeforeItForgetsHow()
    {
        const auto clean = sc::withoutMetadata(tagged(encoded("jpeg"), 6)); // a quarter clockwise
        QVERIFY(clean.has_value());
        QVERIFY(!holdsMetadata(clean->bytes));
        const QImage upright = image(clean->bytes);
        QCOMPARE(upright.size(), QSize(32, 64));
        QVERIFY(qRed(upright.pixel(16, 8)) > 200);
        QVERIFY(qBlue(upright.pixel(16, 56)) > 200);
    }

    void makesSmallThumbnails()
    {
        QImage noise(1600, 1200, QImage::Format_RGB32);
        std::uint32_t state = 1;
        for (int y = 0; y < noise.height(); ++y) {
            for (int x = 0; x < noise.width(); ++x) {
                state = state * 1664525U + 1013904223U;
                noise.setPixel(x, y, 0xff000000U | (state >> 8));
            }
        }
        const auto thumbnail = sc::thumbnailOf(tagged(encoded("jpeg", noise), 6));
        QVERIFY(thumbnail.has_value());
        QVERIFY(thumbnail->size() <= sc::kThumbnailBytes);
        QVERIFY(!holdsMetadata(*thumbnail));
        QVERIFY(image(*thumbnail).height() > image(*thumbnail).width());
    }

    void refusesWhatIsNoPhoto()
    {
        for (const std::string &bytes : {""s, "hello"s, "\xff\xd8\xff\xe0"s, "%PDF-1.7"s}) {
            const auto facts = sc::readPhoto(bytes);
            QVERIFY(!facts.has_value());
            QCOMPARE(facts.error().problems.at(0).code, "not_a_photo"s);
        }
    }

    void offersNoPositionWhereTheMetadataIsBroken()
    {
        auto bytes = tagged(encoded("jpeg"));
        const std::size_t at = bytes.find("SecretMaker");
        QVERIFY(at != std::string::npos);
        for (std::size_t cut = 0; cut < 60; ++cut) {
            std::string broken = bytes;
            broken[30 + cut] = static_cast<char>(0xff);
            (void)sc::readPhoto(broken);
            (void)sc::withoutMetadata(broken);
        }
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    TestPhoto test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_photo.moc"
