// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/photo.h"

#include "core/calendar.h"
#include "exchange/photocontainers.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <exiv2/exiv2.hpp>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <sstream>

namespace sc {

namespace {

constexpr int kThumbnailSide = 320;

std::unexpected<Error> notAPhoto()
{
    return refused("photo", "not_a_photo", "Choose a photo: a JPEG, PNG, TIFF or WebP file.");
}

QByteArray asByteArray(std::string_view bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

const Exiv2::Exifdatum *find(const Exiv2::ExifData &exif, const char *key)
{
    const auto it = exif.findKey(Exiv2::ExifKey(key));
    return it == exif.end() || it->count() == 0 ? nullptr : &*it;
}

std::optional<double> rational(const Exiv2::Exifdatum &datum, std::size_t i)
{
    if (i >= datum.count())
        return std::nullopt;
    const Exiv2::Rational value = datum.toRational(i);
    if (value.second == 0)
        return std::nullopt;
    return static_cast<double>(value.first) / static_cast<double>(value.second);
}

// Degrees, minutes and seconds, the last two of which may be missing.
std::optional<double> angle(const Exiv2::ExifData &exif, const char *key, const char *referenceKey,
                            char negative)
{
    const Exiv2::Exifdatum *datum = find(exif, key);
    const Exiv2::Exifdatum *reference = find(exif, referenceKey);
    if (datum == nullptr || reference == nullptr)
        return std::nullopt;
    const std::optional<double> degrees = rational(*datum, 0);
    if (!degrees)
        return std::nullopt;
    const double value = *degrees + rational(*datum, 1).value_or(0.0) / 60 +
                         rational(*datum, 2).value_or(0.0) / 3600;
    return reference->toString().starts_with(negative) ? -value : value;
}

std::optional<LatLon> positionOf(const Exiv2::ExifData &exif)
{
    const auto latitude =
        angle(exif, "Exif.GPSInfo.GPSLatitude", "Exif.GPSInfo.GPSLatitudeRef", 'S');
    const auto longitude =
        angle(exif, "Exif.GPSInfo.GPSLongitude", "Exif.GPSInfo.GPSLongitudeRef", 'W');
    if (!latitude || !longitude)
        return std::nullopt;
    if (!(std::abs(*latitude) <= 90) || !(std::abs(*longitude) <= 180))
        return std::nullopt;
    if (*latitude == 0.0 && *longitude == 0.0) // what cameras write when they have no fix
        return std::nullopt;
    return LatLon{*latitude, *longitude};
}

template <class Time> std::optional<Time> parsed(const std::string &text, const char *format)
{
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    Time time;
    in >> std::chrono::parse(format, time);
    return in.fail() ? std::nullopt : std::optional(time);
}

std::optional<Instant> gpsTime(const Exiv2::ExifData &exif)
{
    const Exiv2::Exifdatum *date = find(exif, "Exif.GPSInfo.GPSDateStamp");
    const Exiv2::Exifdatum *time = find(exif, "Exif.GPSInfo.GPSTimeStamp");
    if (date == nullptr || time == nullptr)
        return std::nullopt;
    const auto day = parsed<std::chrono::sys_days>(date->toString(), "%Y:%m:%d");
    const auto hours = rational(*time, 0);
    if (!day || !hours)
        return std::nullopt;
    const double seconds =
        *hours * 3600 + rational(*time, 1).value_or(0.0) * 60 + rational(*time, 2).value_or(0.0);
    if (!(seconds >= 0) || seconds >= 86400)
        return std::nullopt;
    return Instant(*day) + std::chrono::seconds(static_cast<int>(seconds));
}

std::optional<Instant> cameraTime(const Exiv2::ExifData &exif)
{
    const Exiv2::Exifdatum *datum = find(exif, "Exif.Photo.DateTimeOriginal");
    if (datum == nullptr)
        return std::nullopt;
    const std::string text = datum->toString();
    const Exiv2::Exifdatum *offset = find(exif, "Exif.Photo.OffsetTimeOriginal");
    if (offset != nullptr) {
        const auto exact =
            parsed<std::chrono::sys_seconds>(text + offset->toString(), "%Y:%m:%d %T%Ez");
        if (exact)
            return *exact;
    }
    const auto local = parsed<std::chrono::local_seconds>(text, "%Y:%m:%d %T");
    if (!local)
        return std::nullopt;
    return fromLocal(*local);
}

void readMetadata(std::string_view bytes, PhotoFacts &facts)
{
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute); // it would print what it found
    const auto image = Exiv2::ImageFactory::open(
        reinterpret_cast<const Exiv2::byte *>(bytes.data()), bytes.size());
    image->readMetadata();
    facts.width = static_cast<int>(image->pixelWidth());
    facts.height = static_cast<int>(image->pixelHeight());
    const Exiv2::ExifData &exif = image->exifData();
    if (const Exiv2::Exifdatum *datum = find(exif, "Exif.Image.Orientation")) {
        const std::int64_t value = datum->toInt64();
        facts.orientation = value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    facts.position = positionOf(exif);
    facts.takenAt = gpsTime(exif);
    if (!facts.takenAt)
        facts.takenAt = cameraTime(exif);
}

// Upright, and without the texts a reader may have left on the image.
QImage decoded(std::string_view bytes, int longestSide = 0)
{
    QByteArray array = asByteArray(bytes);
    QBuffer buffer(&array);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (longestSide > 0 && size.isValid() && std::max(size.width(), size.height()) > longestSide)
        reader.setScaledSize(size.scaled(longestSide, longestSide, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull())
        return {};
    QImage bare(image.size(),
                image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    bare.fill(Qt::transparent);
    QPainter painter(&bare);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(0, 0, image);
    return bare;
}

std::optional<std::string> encoded(const QImage &image, const char *format, int quality)
{
    QByteArray array;
    QBuffer buffer(&array);
    buffer.open(QIODevice::WriteOnly);
    if (image.isNull() || !image.save(&buffer, format, quality))
        return std::nullopt;
    return array.toStdString();
}

std::optional<std::string> bare(std::string_view bytes)
{
    const std::string_view type = mediaTypeOf(bytes);
    if (type == "image/jpeg")
        return bareJpeg(bytes);
    if (type == "image/png")
        return barePng(bytes);
    if (type == "image/webp")
        return bareWebp(bytes);
    return std::nullopt;
}

} // namespace

Result<PhotoFacts> readPhoto(std::string_view bytes)
{
    PhotoFacts facts;
    facts.mediaType = mediaTypeOf(bytes);
    if (facts.mediaType.empty())
        return notAPhoto();
    try {
        readMetadata(bytes, facts);
    } catch (const std::exception &) {
        // Metadata that cannot be read is not offered; whether the picture can be shown follows.
        facts.position.reset();
        facts.takenAt.reset();
    }
    if (facts.width <= 0 || facts.height <= 0) {
        const QImage image = decoded(bytes);
        if (image.isNull())
            return notAPhoto();
        facts.width = image.width();
        facts.height = image.height();
    }
    return facts;
}

Result<CleanPhoto> withoutMetadata(std::string_view bytes)
{
    const Result<PhotoFacts> facts = readPhoto(bytes);
    if (!facts)
        return std::unexpected(facts.error());
    if (facts->orientation == 1) {
        if (std::optional<std::string> copy = bare(bytes))
            return CleanPhoto{std::move(*copy), facts->mediaType};
    }
    // Turned upright, or a TIFF, whose metadata is woven into the file. What cannot be written in
    // its own format leaves as JPEG, or as PNG if it is partly transparent.
    constexpr int kQuality = 92;
    const QImage image = decoded(bytes);
    const bool keepsPng = image.hasAlphaChannel() || facts->mediaType == "image/png";
    std::optional<std::string> copy = encoded(image, keepsPng ? "png" : "jpeg", kQuality);
    if (copy)
        copy = bare(*copy);
    if (!copy)
        return notAPhoto();
    return CleanPhoto{std::move(*copy), keepsPng ? "image/png" : "image/jpeg"};
}

Result<std::string> thumbnailOf(std::string_view bytes)
{
    const QImage image = decoded(bytes, kThumbnailSide);
    if (image.isNull())
        return notAPhoto();
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QPainter(&flat).drawImage(0, 0, image);
    for (int side = kThumbnailSide; side >= 16; side = side * 3 / 4) {
        const QImage scaled =
            std::max(flat.width(), flat.height()) > side
                ? flat.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                : flat;
        for (int quality = 80; quality >= 40; quality -= 10) {
            std::optional<std::string> jpeg = encoded(scaled, "jpeg", quality);
            if (jpeg)
                jpeg = bareJpeg(*jpeg);
            if (jpeg && jpeg->size() <= kThumbnailBytes)
                return std::move(*jpeg);
        }
    }
    return notAPhoto();
}

} // namespace sc
