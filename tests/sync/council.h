// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/areastore.h"
#include "sync/bundle.h"

#include <QTest>

#include <memory>

namespace sc::test {

inline const Instant kMay15{std::chrono::sys_days{std::chrono::year{2026} / 5 / 15}};

[[nodiscard]] inline Id testId(std::uint8_t number)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    return Id(bytes);
}

struct TestPc {
    Secrets secrets;
    Certificate certificate;
    std::string statement;
};

/// A root, two areas (and the shared scope) with keys, and PCs that have been granted some of them.
/// Everything is in memory and nothing is a record.
class Council {
public:
    Id north = testId(1);
    Id south = testId(2);
    SignKeys root = makeSignKeys();
    Trust trust;
    std::map<Id, BoxKeys> areaSecrets;

    Council()
    {
        trust.rootKey = root.open;
        for (const Id &area : {Id(), north, south}) {
            areaSecrets[area] = makeBoxKeys();
            trust.areaKeys[{area, 1}] = {area, 1, areaSecrets[area].open};
        }
    }
    TestPc pc(std::uint8_t number, const std::set<Id> &areas)
    {
        TestPc one;
        one.secrets = {testId(number), makeSignKeys(), makeBoxKeys(), {}};
        one.certificate = {testId(number),
                           one.secrets.sign.open,
                           one.secrets.box.open,
                           nameHashOf("salt", "Desk"),
                           areas,
                           kMay15,
                           kMay15};
        one.statement = stateCertificate(one.certificate, root);
        trust.devices[one.secrets.device] = {one.certificate, one.statement, "Desk", false};
        std::set<Id> all = areas;
        all.insert(Id());
        for (const Id &area : all)
            trust.grants[{{area, 1}, one.secrets.device}] =
                sealTo(areaSecrets[area].secret, one.certificate.boxKey);
        return one;
    }
    PartDraft part(const Id &area, const std::string &frames) const
    {
        Manifest manifest{14, "1.0", kMay15, testId(77), {{{area, testId(77)}, 5}}};
        return {trust.areaKeys.at({area, 1}), partBytes(manifest, frames, {}, {})};
    }
};

/// A journal in which `areas` areas were named, and its segments.
[[nodiscard]] inline std::vector<Segment> someSegments(int areas, const std::string &name)
{
    const auto database = *Database::inMemory({.seed = 3});
    Change change(*database, {"A. Khan"}, "Set up");
    for (int i = 0; i < areas; ++i) {
        const auto saved = AreaStore(*database).saveArea(
            change, {{}, "A" + std::to_string(i), name + " " + std::to_string(i)});
        if (!saved)
            qFatal("The test could not make its areas.");
    }
    if (!change.commit())
        qFatal("The test could not keep its areas.");
    std::vector<Segment> all;
    const auto read = segmentsSince(*database, {}, {Id()}, [&](Segment &&one) {
        all.push_back(std::move(one));
        return true;
    });
    if (!read)
        qFatal("The test could not read its journal.");
    return all;
}

} // namespace sc::test
