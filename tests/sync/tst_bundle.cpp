// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/council.h"

#include <QElapsedTimer>

#include <random>

using namespace sc;
using namespace sc::test;
using namespace std::string_literals;

namespace {

constexpr int kFuzzMilliseconds = 4'000;

std::string codeOfOpening(std::string_view bytes, const Trust &trust, const TestPc &pc)
{
    const auto opened = openBundle(bytes, trust, pc.secrets);
    return opened ? "taken"s : std::string(codeOf(opened.error()));
}

std::string framesOf(const std::vector<Segment> &segments)
{
    std::string frames;
    for (const Segment &one : segments)
        frames += segmentFrame(one);
    return frames;
}

} // namespace

/// The sealed file: what it holds, who may open it, and that nothing else is ever taken for one.
class TestBundle : public QObject {
    Q_OBJECT

    Council m_council;
    TestPc m_desk = m_council.pc(10, {m_council.north, m_council.south});
    TestPc m_north = m_council.pc(11, {m_council.north});

    std::string written(const std::vector<PartDraft> &parts, std::uint16_t minReader = 1)
    {
        return writeBundle({testId(99), parts, minReader}, m_desk.statement, m_desk.secrets.sign);
    }

private Q_SLOTS:
    void bringsWhatWasPutIn()
    {
        const std::vector<Segment> segments = someSegments(30, "Canary Wharf");
        const BlobChunk blob{hashBytes("photo"), 5, 0, "photo"};
        Manifest manifest{14, "1.0", kMay15, testId(77), {{{Id(), testId(77)}, 31}}};
        const std::vector<WantedRange> wants{{{Id(), testId(78)}, 4, 9}};
        const std::string bytes =
            written({{m_council.trust.areaKeys.at({Id(), 1}),
                      partBytes(manifest, framesOf(segments) + blobFrame(blob), wants,
                                {hashBytes("other")})}});
        QCOMPARE(bytes.size() % 4096, 0U);
        QVERIFY(!bytes.contains("Canary") && !bytes.contains("Khan") && !bytes.contains("Desk"));

        const auto opened = openBundle(bytes, m_council.trust, m_north.secrets);
        QVERIFY(opened.has_value());
        QCOMPARE(opened->header.id, testId(99));
        QCOMPARE(opened->header.sender, testId(10));
        QCOMPARE(opened->parts.size(), 1U);
        const Part &part = opened->parts[0];
        QCOMPARE(part.manifest, manifest);
        QCOMPARE(part.segments, segments);
        QCOMPARE(part.blobs, std::vector{blob});
        QCOMPARE(part.wants, wants);
        QCOMPARE(part.wantedBlobs, std::vector{hashBytes("other")});
    }

    void onlyTheAreasOfThisPcAreRead()
    {
        const std::string bytes =
            written({m_council.part(m_council.north, {}), m_council.part(m_council.south, {})});
        const auto desk = openBundle(bytes, m_council.trust, m_desk.secrets);
        QCOMPARE(desk->parts.size(), 2U);
        const auto north = openBundle(bytes, m_council.trust, m_north.secrets);
        QCOMPARE(north->parts.size(), 1U);
        QCOMPARE(north->parts[0].scope, m_council.north);
        QCOMPARE(
            codeOfOpening(written({m_council.part(m_council.south, {})}), m_council.trust, m_north),
            "not_for_this_device"s);
    }

    void formatNoughtNeverWas()
    {
        std::string bytes = written({m_council.part(Id(), {})});
        bytes[9] = '\0';
        QCOMPARE(codeOfOpening(bytes, m_council.trust, m_north), "damaged"s);
    }

    void whatIsNoFileIsNotWaitedFor() { QVERIFY(!readBundleFile("/dev/zero").has_value()); }

    void refusesWhatIsNotFromOneOfOurs()
    {
        const std::string bytes = written({m_council.part(Id(), {})});
        QCOMPARE(codeOfOpening(bytes, m_council.trust, m_north), "taken"s);
        Council other;
        const TestPc stranger = other.pc(50, {});
        QCOMPARE(codeOfOpening(bytes, other.trust, stranger), "unknown_device"s);
        Trust later = m_council.trust;
        later.devices.at(testId(10)).revoked = true;
        QCOMPARE(codeOfOpening(bytes, later, m_north), "revoked_device"s);
        const std::string forged = writeBundle({testId(99), {m_council.part(Id(), {})}, 1},
                                               m_desk.statement, m_north.secrets.sign);
        QCOMPARE(codeOfOpening(forged, m_council.trust, m_north), "bad_signature"s);
    }

    void aNewEpochBringsItsKeyToThoseWhoStay()
    {
        const BoxKeys next = makeBoxKeys();
        const AreaKey key{m_council.north, 2, next.open};
        PartDraft part = m_council.part(m_council.north, {});
        part.key = key;
        part.keyStatement = stateAreaKey(key, m_council.root);
        part.grants = {{testId(11), sealTo(next.secret, m_north.certificate.boxKey)}};
        QCOMPARE(codeOfOpening(written({part}), m_council.trust, m_north), "taken"s);
        QCOMPARE(codeOfOpening(written({part}), m_council.trust, m_desk), "not_for_this_device"s);
        part.keyStatement = stateAreaKey(key, m_desk.secrets.sign);
        QCOMPARE(codeOfOpening(written({part}), m_council.trust, m_north), "not_for_this_device"s);
    }

    void aPcNotHeardOfYetIsKnownByItsCertificate()
    {
        Trust before = m_council.trust;
        before.devices.erase(testId(10));
        QCOMPARE(codeOfOpening(written({m_council.part(Id(), {})}), before, m_north), "taken"s);
    }

    void saysWhatIsWrongWithAFile()
    {
        const std::string bytes = written({m_council.part(Id(), {})});
        const Trust &trust = m_council.trust;
        QCOMPARE(codeOfOpening(bytes.substr(0, bytes.size() - 1), trust, m_north), "truncated"s);
        QCOMPARE(codeOfOpening(bytes.substr(0, 10), trust, m_north), "truncated"s);
        QCOMPARE(codeOfOpening("", trust, m_north), "truncated"s);
        QCOMPARE(codeOfOpening(bytes + "x", trust, m_north), "damaged"s);
        QCOMPARE(codeOfOpening("PK\x03\x04"s + std::string(5000, 'x'), trust, m_north), "damaged"s);
        std::string flipped = bytes;
        flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 1);
        QCOMPARE(codeOfOpening(flipped, trust, m_north), "bad_signature"s);
        std::string huge = bytes;
        huge[13] = '\x7f'; // of the size
        QCOMPARE(codeOfOpening(huge, trust, m_north), "too_large"s);
        QCOMPARE(codeOfOpening(written({m_council.part(Id(), {})}, 2), trust, m_north),
                 "newer_format"s);
    }

    void aBombIsRefusedBeforeItIsUnpacked()
    {
        const std::string zeros(std::size_t{40} * 1024 * 1024, '\0');
        const std::string bytes =
            written({m_council.part(Id(), blobFrame({hashBytes("x"), zeros.size(), 0, zeros}))});
        QVERIFY(bytes.size() < 100'000);
        QCOMPARE(codeOfOpening(bytes, m_council.trust, m_north), "too_large"s);
    }

    void wholeByItsSealButNotInside()
    {
        const std::string bytes = written({m_council.part(Id(), "\x03\x05\x05hello"s)});
        QCOMPARE(codeOfOpening(bytes, m_council.trust, m_north), "damaged"s);
        // A frame of a kind that a later version has is passed over.
        const std::string later = written({m_council.part(Id(), "\x63\x05\x05hello"s)});
        QCOMPARE(codeOfOpening(later, m_council.trust, m_north), "taken"s);
    }

    void aSegmentOfAnotherScopeIsNotRead()
    {
        const std::string bytes =
            written({m_council.part(m_council.north, framesOf(someSegments(1, "x")))});
        QCOMPARE(codeOfOpening(bytes, m_council.trust, m_north), "damaged"s);
    }

    void noFlippedOrCutFileIsTaken()
    {
        const std::string whole = written({m_council.part(Id(), framesOf(someSegments(40, "x"))),
                                           m_council.part(m_council.north, {})});
        std::mt19937_64 random(1);
        QElapsedTimer timer;
        timer.start();
        int tried = 0;
        const int asked = qEnvironmentVariableIntValue("SC_FLIPS"); // 100,000 for a long run
        const int most = asked > 0 ? asked : 20'000;
        for (; tried < most && (asked > 0 || timer.elapsed() < kFuzzMilliseconds); ++tried) {
            std::string bad = whole;
            for (auto flips = 1 + random() % 3; flips > 0; --flips) {
                const auto at = random() % (tried % 2 == 0 ? bad.size() : 700);
                bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
            }
            if (tried % 3 == 0)
                bad.resize(random() % bad.size());
            if (bad != whole)
                QVERIFY(!openBundle(bad, m_council.trust, m_desk.secrets));
        }
        QVERIFY(tried > 1'000 || asked > 0);
        qInfo("%d damaged files, none taken", tried);
    }

    // The parser behind the seals, given what no seal let through.
    void anyBytesMayBeReadAsAPart()
    {
        const std::string whole = m_council
                                      .part(Id(), framesOf(someSegments(40, "x")) +
                                                      blobFrame({hashBytes("a"), 1, 0, "a"}))
                                      .bytes;
        QVERIFY(readPart(Id(), whole).has_value());
        std::mt19937_64 random(2);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100'000 && timer.elapsed() < kFuzzMilliseconds; ++i) {
            std::string bad = whole;
            for (auto flips = random() % 6; flips > 0; --flips) {
                const auto at = random() % bad.size();
                bad[at] = static_cast<char>(random());
            }
            if (i % 2 == 0)
                bad.resize(random() % bad.size());
            static_cast<void>(readPart(Id(), bad));
            if (i % 4 == 0)
                static_cast<void>(decodeSegment(bad));
            static_cast<void>(readCertificate(bad, m_council.trust.rootKey));
        }
        for (std::size_t i = 0; i < whole.size(); ++i)
            QVERIFY(!readPart(Id(), whole.substr(0, i)));
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
