// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/barcode.h"

#include <QTest>

#include <ZXing/ReadBarcode.h>

#include <string>

using namespace sc;

namespace {

// As a scanner sees it: enlarged four times.
std::string readBack(const QImage &picture, ZXing::BarcodeFormat format)
{
    const QImage seen =
        picture.scaled(picture.size() * 4).convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(seen.constBits(), seen.width(), seen.height(),
                                ZXing::ImageFormat::Lum, static_cast<int>(seen.bytesPerLine()));
    return ZXing::ReadBarcode(view, ZXing::ReaderOptions().setFormats(format)).text();
}

} // namespace

class TestBarcode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQrCodeReadsBack()
    {
        const std::string text = "street-champions:pick/N3-0012-X Gwynfryn Tŷ £5";
        QCOMPARE(readBack(qrCode(text), ZXing::BarcodeFormat::QRCode), text);
    }

    void aCode128ReadsBack()
    {
        QCOMPARE(readBack(code128("KIT-0042-7"), ZXing::BarcodeFormat::Code128),
                 std::string("KIT-0042-7"));
    }

    void whatCannotBeCodedGivesNoPicture()
    {
        QVERIFY(qrCode(std::string(8000, 'x')).isNull());
        QVERIFY(qrCode("").isNull());
    }
};

QTEST_GUILESS_MAIN(TestBarcode)
#include "tst_barcode.moc"
