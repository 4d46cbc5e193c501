// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"
#include "storage/erasure.h"
#include "sync/compact.h"
#include "sync/exporter.h"
#include "sync/peers.h"

#include <algorithm>
#include <iterator>

namespace sc {

namespace {

/// Whether this PC lacks nothing that the others in use said they have of an area.
struct Others {
    bool any = false;
    bool ahead = false;
};

Result<std::map<Id, Others>> othersOf(Database &database, const OwnPc &own,
                                      const VersionVector &has)
{
    PeerStore store(database);
    const auto peers = store.peers();
    if (!peers)
        return std::unexpected(peers.error());
    std::map<Id, Others> byArea;
    for (const auto &[id, device] : own.trust.devices) {
        const auto heard = peers->find(id);
        const bool any = heard != peers->end();
        const bool isThis = id == own.secrets.device && (!any || heard->second.writers == 0);
        if (isThis || device.revoked ||
            (any && database.clock().now() - heard->second.receivedAt > kSilentFor))
            continue;
        const auto known = store.toldBy(id);
        if (!known)
            return std::unexpected(known.error());
        for (const Id &area : scopesOf(device.certificate))
            byArea[area].any = true;
        for (const auto &[stream, seq] : *known) {
            const auto here = has.find(stream);
            if (here == has.end() || here->second < seq)
                byArea[stream.scope].ahead = true;
        }
    }
    return byArea;
}

} // namespace

Result<Compaction> compactWhatAllHave(Database &database, const OwnPc &own, Instant before)
{
    const auto has = versionVector(database);
    auto known = Exporter(database, own).knownToAll(own.scopes());
    if (!has || !known)
        return std::unexpected(!has ? has.error() : known.error());
    const auto others = othersOf(database, own, *has);
    if (!others)
        return std::unexpected(others.error());
    Compaction done;
    for (const Id &area : own.scopes()) {
        const auto found = others->find(area);
        const Others state = found == others->end() ? Others{} : found->second;
        if (state.ahead) {
            done.waiting.push_back(area);
            std::erase_if(*known, [&](const auto &one) { return one.first.scope == area; });
        } else if (!state.any) {
            std::ranges::copy_if(*has, std::inserter(*known, known->end()),
                                 [&](const auto &one) { return one.first.scope == area; });
        }
    }
    const auto smaller = compact(database, *known, before);
    if (!smaller)
        return std::unexpected(smaller.error());
    done.smaller = *smaller;
    if (auto rewritten = Erasure::rewriteFile(database); !rewritten)
        return std::unexpected(rewritten.error());
    return done;
}

} // namespace sc
