// SPDX-License-Identifier: GPL-3.0-or-later
// What was known of other PCs goes on to count when the program is brought up to date.
#include "storage/database.h"
#include "storage/location.h"
#include "sync/peers.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace sc;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

Id idEnding(const char *end)
{
    return *Id::parse(std::string("019a0000-0000-7000-8000-0000000000") + end);
}

const Id kOwn = *Id::parse("01a1fdd3-9cef-7000-a073-f72b3a33dc09");
const Id kArea = *Id::parse("018f0000-0000-7000-8000-000000000001");

} // namespace

/// tests/fixtures/db/v16.db: this PC, two that have sent something (11 and 12, writing as 21 and
/// 22), one that was invited and has not (13), and a file that waits.
class TestUpgraded : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    FixedClock m_clock{Instant{1'763'712'000'000ms}}; // the day after
    std::unique_ptr<Database> m_database;

private Q_SLOTS:
    void init()
    {
        const fs::path file = fs::path(m_folder.path().toStdString()) / "old.db";
        fs::remove(file);
        fs::copy_file(fs::path(qEnvironmentVariable("SC_SOURCE_DIR").toStdString()) /
                          "tests/fixtures/db/v16.db",
                      file);
        OpenOptions options;
        options.clock = &m_clock;
        auto opened = Database::open(file, options);
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        m_database = *std::move(opened);
    }
    void cleanup() { m_database.reset(); }

    void whoSentSomethingIsKnownAsBefore()
    {
        const auto peers = PeerStore(*m_database).peers();
        QVERIFY(peers);
        QCOMPARE(peers->size(), 2U);
        const Peer &north = peers->at(idEnding("11"));
        QCOMPARE(north.journal, idEnding("21"));
        QCOMPARE(north.writers, 1);
        QCOMPARE(north.receivedAt, Instant{1'763'625'660'000ms});
        QCOMPARE(peers->at(idEnding("12")).clockAhead, 62min);
    }

    void whatTheyHaveNeedNotBeSentAgain()
    {
        PeerStore store(*m_database);
        const auto north = store.knownTo(idEnding("11"));
        QVERIFY(north);
        QCOMPARE(north->size(), 3U);
        QCOMPARE(north->at({Id{}, kOwn}), 15);
        QCOMPARE(north->at({kArea, kOwn}), 6);
        QCOMPARE(north->at({kArea, idEnding("21")}), 4);
        QCOMPARE(store.knownTo(idEnding("12"))->at({Id{}, kOwn}), 9);
        QCOMPARE(store.knownTo(idEnding("13"))->at({Id{}, kOwn}), 12); // assumed when invited
        QCOMPARE(store.photosWantedBy(idEnding("11"))->size(), 1U);
    }

    void whatWaitsGoesOnWaiting()
    {
        const auto waiting = PeerStore(*m_database).waiting();
        QVERIFY(waiting);
        QCOMPARE(waiting->size(), 1U);
        QCOMPARE(waiting->front().reason, std::string("gap"));
        QVERIFY(waiting->front().claimed.isNull());
        QCOMPARE(waiting->front().missing.size(), 1U);
        QCOMPARE(waiting->front().missing.front().to, 8);
        QVERIFY(!*PeerStore(*m_database).isWaiting(Id{}));
    }

    void aNewWordReplacesTheOldOne()
    {
        PeerStore store(*m_database);
        Part part;
        part.scope = Id{};
        part.manifest.journal = idEnding("22");
        part.manifest.madeAt = m_clock.now();
        part.manifest.has = {{{Id{}, kOwn}, 14}};
        QVERIFY(store.heard(idEnding("12"), part));
        QCOMPARE(store.knownTo(idEnding("12"))->at({Id{}, kOwn}), 14);
        QCOMPARE(store.peers()->at(idEnding("12")).clockAhead, 0ms);
        QCOMPARE(store.peers()->at(idEnding("12")).writers, 1);
    }
};

QTEST_GUILESS_MAIN(TestUpgraded)
#include "tst_upgraded.moc"
