// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/opstream.h"

#include <QTest>
#include <rapidcheck.h>

#include <random>

using namespace sc;
using namespace std::chrono_literals;

namespace {

const Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 9h};
const Id kNorth = Id::fromName("area:N");
const std::string kNoHash(32, '\0');

void chain(Segment &segment)
{
    std::string before = segment.before;
    for (TravellingOp &op : segment.ops) {
        if (!op.erased)
            op.hash = hashOf(segment.stream, before, op);
        before = op.hash;
    }
}

TravellingOp opAt(std::int64_t seq)
{
    return {.seq = seq,
            .stamp = Stamp::timeFor(kMorning) + seq,
            .type = 31,
            .record = Id::fromName("record " + std::to_string(seq)),
            .kind = OpKind::Update,
            .action = Id::fromName("action " + std::to_string(seq / 3)),
            .actor = "R. Dunn",
            .reason = seq % 2 == 0 ? "" : "Imported",
            .actionAt = kMorning,
            .body = std::string(static_cast<std::size_t>(seq % 40), 'x')};
}

Segment someSegment(int ops, std::int64_t first = 7)
{
    Segment segment{{kNorth, Id::fromName("pc")}, "N3", "Front desk", std::string(32, 'b'), {}};
    for (int i = 0; i < ops; ++i)
        segment.ops.push_back(opAt(first + i));
    chain(segment);
    return segment;
}

rc::Gen<TravellingOp> anyOp()
{
    const auto anyId = rc::gen::map(rc::gen::arbitrary<int>(),
                                    [](int v) { return Id::fromName(std::to_string(v % 50)); });
    return rc::gen::build<TravellingOp>(
        rc::gen::set(&TravellingOp::stamp), rc::gen::set(&TravellingOp::type),
        rc::gen::set(&TravellingOp::record, anyId), rc::gen::set(&TravellingOp::action, anyId),
        rc::gen::set(
            &TravellingOp::kind,
            rc::gen::map(rc::gen::inRange(0, 256), [](int v) { return static_cast<OpKind>(v); })),
        rc::gen::set(&TravellingOp::actor), rc::gen::set(&TravellingOp::reason),
        rc::gen::set(&TravellingOp::undoes, anyId), rc::gen::set(&TravellingOp::erased),
        rc::gen::set(&TravellingOp::body));
}

std::vector<Segment> all(Database &database, const VersionVector &known, const std::set<Id> &scopes)
{
    std::vector<Segment> segments;
    const auto done = segmentsSince(database, known, scopes, [&](Segment &&segment) {
        segments.push_back(std::move(segment));
        return true;
    });
    return done ? segments : std::vector<Segment>{};
}

} // namespace

class TestOpStream : public QObject {
    Q_OBJECT

    FixedClock m_clock{kMorning};
    std::unique_ptr<Database> m_database;

    Id create(const Id &area, int count = 1)
    {
        Change change(*m_database, Actor{"R. Dunn"}, "Typed");
        Id id;
        for (int i = 0; i < count; ++i) {
            id = m_database->newId();
            change.create("report", id, {{"description", Value{"Sofa"}}, {"area", refValue(area)}});
        }
        return change.commit() ? id : Id{};
    }

private Q_SLOTS:
    void init()
    {
        m_clock.set(kMorning);
        auto opened = Database::inMemory({.clock = &m_clock, .seed = 7});
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        m_database = std::move(*opened);
    }

    void readsBackWhatItWrote()
    {
        const bool held = rc::check([] {
            Segment segment = someSegment(0);
            segment.ops = *rc::gen::container<std::vector<TravellingOp>>(anyOp());
            std::int64_t seq = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
            for (TravellingOp &op : segment.ops) {
                op.seq = seq++;
                op.hash = std::string(32, 'e');
            }
            chain(segment);
            const std::string bytes = encodeSegment(segment);
            const auto read = decodeSegment(bytes);
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == segment);
            RC_ASSERT(encodeSegment(*read) == bytes);
        });
        QVERIFY(held);
    }

    void survivesAnyBytes()
    {
        std::mt19937_64 random(20261120);
        const std::string sound = encodeSegment(someSegment(20));
        for (int i = 0; i < 30'000; ++i) {
            std::string bytes = sound;
            if (i % 3 == 0)
                bytes = std::string(1, '\1');
            while (i % 3 == 0 && bytes.size() < random() % 400)
                bytes += static_cast<char>(random());
            for (std::uint64_t edits = random() % 6; edits > 0 && !bytes.empty(); --edits)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            bytes.resize(i % 5 == 0 ? random() % (bytes.size() + 1) : bytes.size());
            const auto read = decodeSegment(bytes);
            if (read) // names and times may be changed by this; no op may
                QVERIFY(encodeSegment(*read).size() <= bytes.size() + 17);
        }
    }

    void noticesEveryFlippedBitOfAnOp()
    {
        Segment segment = someSegment(4);
        segment.devicePrefix.clear();
        segment.deviceName.clear();
        const std::string sound = encodeSegment(segment);
        for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
            std::string bytes = sound;
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
            const auto read = decodeSegment(bytes);
            // When an action was taken and what it undoes are no part of the chain.
            if (read)
                QVERIFY2(read->ops.size() == segment.ops.size() && read->stream == segment.stream &&
                             read->ops.back().hash == segment.ops.back().hash,
                         std::to_string(bit).c_str());
        }
    }

    void claimsOfManyOpsTakeNoMemory()
    {
        std::string bytes = encodeSegment(someSegment(0));
        bytes.resize(bytes.size() - 33);
        bytes += std::string("\xff\xff\xff\xff\xff\xff\xff\x0f", 8);
        QVERIFY(!decodeSegment(bytes));
    }

    void givesWhatIsLackingOfTheScopesAskedFor()
    {
        create({}, 2);
        create(kNorth, 3);
        const auto shared = all(*m_database, {}, {Id{}});
        QCOMPARE(shared.size(), 1UZ);
        QCOMPARE(shared[0].ops.size(), 2UZ);
        QCOMPARE(shared[0].before, kNoHash);
        QCOMPARE(shared[0].ops[0].actor, "R. Dunn");
        QCOMPARE(shared[0].ops[0].reason, "Typed");
        auto known = versionVector(*m_database);
        QVERIFY(known);
        QVERIFY(all(*m_database, *known, {Id{}, kNorth}).empty());
        create(kNorth, 2);
        const auto north = all(*m_database, *known, {Id{}, kNorth});
        QCOMPARE(north.size(), 1UZ);
        QCOMPARE(north[0].ops.size(), 2UZ);
        QCOMPARE(north[0].ops[0].seq, 4);
        QVERIFY(decodeSegment(encodeSegment(north[0])) == north[0]);
    }

    void cutsALongStreamIntoParts()
    {
        create({}, static_cast<int>(kMostOpsInSegment) + 10);
        const auto parts = all(*m_database, {}, {Id{}});
        QCOMPARE(parts.size(), 2UZ);
        QCOMPARE(parts[0].ops.size(), kMostOpsInSegment);
        QCOMPARE(parts[1].before, parts[0].ops.back().hash);
        QCOMPARE(parts[1].ops.size(), 10UZ);
        QVERIFY(decodeSegment(encodeSegment(parts[1])) == parts[1]);
    }

    void stopsWhenTheTakerHasEnough()
    {
        create({});
        create(kNorth);
        int taken = 0;
        QVERIFY(segmentsSince(*m_database, {}, {Id{}, kNorth},
                              [&](Segment &&) { return ++taken < 1; }));
        QCOMPARE(taken, 1);
    }
};

QTEST_GUILESS_MAIN(TestOpStream)
#include "tst_opstream.moc"
