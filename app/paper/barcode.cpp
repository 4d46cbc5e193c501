// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/barcode.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>

#include <exception>
#include <string>

namespace sc {

namespace {

constexpr int kQuietQr = 4;       // modules, ISO/IEC 18004
constexpr int kQuietCode128 = 10; // modules, ISO/IEC 15417

QImage drawn(std::string_view text, ZXing::BarcodeFormat format, int quiet, int height)
{
    try {
        ZXing::MultiFormatWriter writer(format);
        writer.setEncoding(ZXing::CharacterSet::UTF8).setMargin(quiet);
        const ZXing::BitMatrix bars = writer.encode(std::string(text), 0, height);
        QImage picture(bars.width(), bars.height(), QImage::Format_RGB32);
        picture.fill(Qt::white);
        for (int y = 0; y < bars.height(); ++y)
            for (int x = 0; x < bars.width(); ++x)
                if (bars.get(x, y))
                    picture.setPixel(x, y, qRgb(0, 0, 0));
        return picture;
    } catch (const std::exception &) {
        return {}; // too long, or a character the kind does not have
    }
}

} // namespace

QImage qrCode(std::string_view text)
{
    return drawn(text, ZXing::BarcodeFormat::QRCode, kQuietQr, 0);
}

QImage code128(std::string_view text, int heightModules)
{
    return drawn(text, ZXing::BarcodeFormat::Code128, kQuietCode128, heightModules);
}

} // namespace sc
