// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/op.h"

#include <QTest>
#include <rapidcheck.h>

using namespace sc;

namespace {

/// Devices 1 to 3, by ids that say which.
DeviceNames threeDevices()
{
    const auto idOf = [](std::int64_t no) { return Id::fromName("device " + std::to_string(no)); };
    return {idOf, [idOf](const Id &id) -> std::int64_t {
                for (std::int64_t no = 1; no <= 3; ++no)
                    if (idOf(no) == id)
                        return no;
                return 0;
            }};
}

rc::Gen<Stamp> anyStamp()
{
    return rc::gen::map(rc::gen::pair(rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 60),
                                      rc::gen::inRange<std::int64_t>(1, 4)),
                        [](const auto &pair) { return Stamp{pair.first, pair.second}; });
}

rc::Gen<Value> anyValue()
{
    return rc::gen::oneOf(
        rc::gen::just(Value{}),
        rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](auto v) { return Value{v}; }),
        rc::gen::map(rc::gen::arbitrary<double>(), [](double v) { return Value{v}; }),
        rc::gen::map(rc::gen::arbitrary<std::string>(),
                     [](std::string v) { return Value{std::move(v)}; }),
        rc::gen::map(rc::gen::arbitrary<std::string>(),
                     [](std::string v) { return Value{Blob{std::move(v)}}; }));
}

rc::Gen<OpBody> anyBody()
{
    const auto write = rc::gen::build<FieldWrite>(
        rc::gen::set(&FieldWrite::field), rc::gen::set(&FieldWrite::value, anyValue()),
        rc::gen::set(&FieldWrite::stamp, anyStamp()),
        rc::gen::set(&FieldWrite::replaces, rc::gen::container<std::vector<Stamp>>(anyStamp())));
    return rc::gen::build<OpBody>(
        rc::gen::set(&OpBody::base, anyStamp()),
        rc::gen::set(&OpBody::writes, rc::gen::container<std::vector<FieldWrite>>(write)));
}

} // namespace

class TestOp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatItWrote()
    {
        QVERIFY(rc::check("decode undoes encode", [] {
            const OpBody body = *anyBody();
            const Stamp stamp = *anyStamp();
            const auto read =
                decodeOp(encodeOp(body, stamp, threeDevices()), stamp, threeDevices());
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == body);
        }));
    }

    void refusesEveryCutShort()
    {
        QVERIFY(rc::check("a shorter text is refused", [] {
            const OpBody body = *anyBody();
            const Stamp stamp{1000, 1};
            const std::string bytes = encodeOp(body, stamp, threeDevices());
            const auto length = *rc::gen::inRange<std::size_t>(0, bytes.size());
            RC_ASSERT(!decodeOp(bytes.substr(0, length), stamp, threeDevices()));
        }));
    }

    void survivesAnyBytes()
    {
        QVERIFY(rc::check("no bytes crash the reader", [](const std::string &bytes) {
            static_cast<void>(decodeOp(std::string("\x01") + bytes, Stamp{1, 1}, threeDevices()));
        }));
    }

    void rowStampsReadBack()
    {
        QVERIFY(rc::check("stamps of a row read back", [] {
            RowStamps stamps(*anyStamp());
            for (int i = 0; i < 5; ++i)
                stamps.set(*rc::gen::inRange<std::uint16_t>(1, 40), *anyStamp());
            const auto read = RowStamps::decode(stamps.encode());
            RC_ASSERT(read.has_value());
            for (std::uint16_t field = 1; field < 40; ++field)
                RC_ASSERT(read->of(field) == stamps.of(field));
        }));
    }
};

QTEST_GUILESS_MAIN(TestOp)
#include "tst_op.moc"
