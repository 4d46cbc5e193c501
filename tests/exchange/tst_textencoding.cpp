// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/textencoding.h"

#include <QTest>

using namespace std::string_literals;

class TestTextEncoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsEncodingsApart()
    {
        using sc::TextEncoding;
        QCOMPARE(sc::guessEncoding("plain").encoding, TextEncoding::Utf8);
        QCOMPARE(sc::guessEncoding("\xef\xbb\xbfx").bomSize, 3U);
        QCOMPARE(sc::guessEncoding("caf\xc3\xa9").encoding, TextEncoding::Utf8);
        QCOMPARE(sc::guessEncoding("caf\xe9").encoding, TextEncoding::Windows1252);
        QCOMPARE(sc::guessEncoding("\xff\xfe"
                                   "a\0"s)
                     .encoding,
                 TextEncoding::Utf16Le);
        QCOMPARE(sc::guessEncoding("\xfe\xff"
                                   "\0a"s)
                     .encoding,
                 TextEncoding::Utf16Be);
        QCOMPARE(sc::guessEncoding("a\0b\0"s).encoding, TextEncoding::Utf16Le);
        QCOMPARE(sc::guessEncoding("\0a\0b"s).encoding, TextEncoding::Utf16Be);
    }

    void knowsWellFormedUtf8()
    {
        QVERIFY(sc::isUtf8Throughout("Zażółć 漢字 \xf0\x9f\x97\x91 and a long plain tail"));
        QVERIFY(!sc::isUtf8Throughout("\xc0\xaf"));          // overlong
        QVERIFY(!sc::isUtf8Throughout("\xed\xa0\x80"));      // surrogate
        QVERIFY(!sc::isUtf8Throughout("\xf4\x90\x80\x80"));  // above U+10FFFF
        QVERIFY(!sc::isUtf8Throughout("123456789\xe2\x82")); // broken off
        QVERIFY(!sc::isUtf8Throughout("\x80"));              // continuation alone
    }

    void oneBadByteDoesNotSpoilTheWordsAround()
    {
        QCOMPARE(sc::mixedToUtf8("caf\xc3\xa9 \xff\xfe"), "caf\xc3\xa9 \xc3\xbf\xc3\xbe"s);
        QCOMPARE(sc::mixedToUtf8("T\xc5\xb7 \xe2\x80\x99n \x93"),
                 "T\xc5\xb7 \xe2\x80\x99n \xe2\x80\x9c"s);
        QCOMPARE(sc::mixedToUtf8("caf\xe9 \x80"), "caf\xc3\xa9 \xe2\x82\xac"s);
        // As Word in capitals has it: an accent and then an apostrophe, not a letter of phonetics.
        QCOMPARE(sc::mixedToUtf8("CAF\xc9\x92S \xe0 x"), "CAF\xc3\x89\xe2\x80\x99S \xc3\xa0 x"s);
        QCOMPARE(sc::mixedToUtf8("plain"), "plain"s);
        QCOMPARE(sc::mixedToUtf8("\xc3"), "\xc3\x83"s);
    }

    void readsUtf16()
    {
        QCOMPARE(sc::utf16ToUtf8("\x3d\xd8\xd1\xdd\xe9\0"s, sc::TextEncoding::Utf16Le),
                 "\xf0\x9f\x97\x91\xc3\xa9"s);
        QCOMPARE(sc::utf16ToUtf8("\xd8\x3d\xdd\xd1\0\xe9"s, sc::TextEncoding::Utf16Be),
                 "\xf0\x9f\x97\x91\xc3\xa9"s);
        QCOMPARE(sc::utf16ToUtf8("\x3d\xd8"
                                 "a\0"s,
                                 sc::TextEncoding::Utf16Le),
                 "\xef\xbf\xbd"
                 "a"s);
    }
};

QTEST_GUILESS_MAIN(TestTextEncoding)
#include "tst_textencoding.moc"
