// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/codereader.h"

#include "storage/openfiles.h"

#include <QImageReader>

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>

namespace sc {

namespace {

constexpr int kLargestSide = 12'000; // dots; beyond is no photo of a label
constexpr int kMegabytes = 600;

} // namespace

std::vector<ReadCode> codesIn(const QImage &picture)
{
    std::vector<ReadCode> codes;
    if (picture.isNull())
        return codes;
    const QImage seen = picture.convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(seen.constBits(), seen.width(), seen.height(),
                                ZXing::ImageFormat::Lum, static_cast<int>(seen.bytesPerLine()));
    const auto options =
        ZXing::ReaderOptions()
            .setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::Code128)
            .setTryHarder(true)
            .setTryRotate(true)
            .setMaxNumberOfSymbols(255);
    try {
        auto found = ZXing::ReadBarcodes(view, options);
        constexpr int kSameLine = 4; // of the height: labels beside each other are one line
        const int line = std::max(1, seen.height() / (kSameLine * 10));
        std::ranges::stable_sort(found, {}, [line](const ZXing::Barcode &one) {
            return std::pair(one.position().topLeft().y / line, one.position().topLeft().x);
        });
        for (const ZXing::Barcode &one : found)
            codes.push_back({one.text(), ZXing::ToString(one.format())});
    } catch (const std::exception &) {
        codes.clear(); // a picture it cannot work on holds nothing it can read
    }
    return codes;
}

Result<std::vector<ReadCode>> codesInFile(const std::filesystem::path &file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return failure(ErrorKind::NotFound, file.string() + " is not there.");
    if (auto other = refuseOpenRecords(file); !other)
        return std::unexpected(other.error());
    QImageReader reader(QString::fromStdString(file.string()));
    reader.setAutoTransform(true);
    QImageReader::setAllocationLimit(kMegabytes);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > kLargestSide || size.height() > kLargestSide))
        return failure(ErrorKind::CannotRead, file.string() + " is too large for a photo.");
    const QImage picture = reader.read();
    if (picture.isNull())
        return failure(ErrorKind::CannotRead, file.string() + " is not a picture.");
    return codesIn(picture);
}

} // namespace sc
