// SPDX-License-Identifier: GPL-3.0-or-later
// Which PC may read which area: keys for areas that have none, and areas for PCs that lack one.
#include "sync/areakeys.h"

#include "areas/areastore.h"
#include "core/text.h"
#include "storage/database.h"
#include "sync/setup.h"

#include <algorithm>
#include <format>
#include <iterator>

namespace sc {

Result<std::set<Id>> areasOf(Database &database, const std::vector<std::string> &codes)
{
    std::set<Id> ids;
    for (const std::string &code : codes) {
        const auto area = AreaStore(database).areaWithCode(collapsed(code));
        if (!area)
            return std::unexpected(area.error());
        if (!*area)
            return refused("area", "unknown", std::format("There is no area {}.", code));
        ids.insert((*area)->id);
    }
    if (ids.empty())
        return refused("area", "missing", "Choose at least one area");
    return ids;
}

Result<void> giveKeys(Database &database, Change &change, OwnPc &own, const Certificate &device,
                      const std::set<Id> &scopes)
{
    TrustStore store(database);
    for (const Id &scope : scopes) {
        bool any = false;
        for (const auto &[epoch, record] : own.trust.areaKeyRecords) {
            const auto secret =
                epoch.first == scope ? own.trust.secretOf(epoch, own.secrets) : std::nullopt;
            if (!secret)
                continue;
            any = true;
            if (auto granted = store.grant(change, record, *secret, device); !granted)
                return granted;
        }
        if (any)
            continue;
        // The area may have PCs of its own all the same: the root came back on another team's.
        std::vector<Certificate> entitled = entitledTo(own.trust, scope);
        if (!std::ranges::contains(entitled, device.device, &Certificate::device))
            entitled.push_back(device);
        if (auto key = store.addAreaKey(change, own.trust, scope, entitled, own.root()); !key)
            return std::unexpected(key.error());
    }
    return {};
}

Result<void> widenOwn(Database &database, Change &change, OwnPc &own, const std::set<Id> &areas)
{
    Certificate wider = own.device().certificate;
    const std::size_t before = wider.areas.size();
    wider.areas.insert(areas.begin(), areas.end());
    if (wider.areas.size() == before)
        return {};
    const std::string statement = stateCertificate(wider, own.root());
    own.trust.devices.at(own.secrets.device).certificate = wider;
    return database.attempt([&] {
        change.update("sync_device", own.secrets.device, {{"certificate", Value{Blob{statement}}}});
    });
}

namespace {

Result<void> takeUp(Database &database, Change &change, OwnPc &own)
{
    if (auto committed = change.commit(); !committed)
        return committed;
    auto trust = TrustStore(database).load();
    if (!trust)
        return std::unexpected(trust.error());
    own.trust = *std::move(trust);
    return TrustStore(database).setReadableAreas(own.device().certificate.areas);
}

} // namespace

namespace {

/// Scopes whose latest key a removed PC has: the root was on two PCs, and each removed or gave
/// something before it had heard of the other.
std::set<Id> knownToRemoved(const Trust &trust)
{
    std::set<Id> scopes;
    for (const auto &[grant, sealed] : trust.grants) {
        const auto &[epoch, device] = grant;
        const auto current = trust.currentKey(epoch.first);
        const TrustedDevice *known = trust.device(device);
        if (current && current->epoch == epoch.second && known != nullptr && known->revoked)
            scopes.insert(epoch.first);
    }
    return scopes;
}

/// Keys of its areas that a PC was never given: whoever invited it was lost, or did not know of
/// them.
std::vector<std::pair<Epoch, Certificate>> neverGiven(const Trust &trust)
{
    std::vector<std::pair<Epoch, Certificate>> all;
    for (const auto &[id, device] : trust.devices) {
        const std::set<Id> scopes = scopesOf(device.certificate);
        for (const auto &[epoch, key] : trust.areaKeys)
            if (!device.revoked && scopes.contains(epoch.first) &&
                !trust.grants.contains({epoch, id}))
                all.emplace_back(epoch, device.certificate);
    }
    return all;
}

Result<void> giveWhatLacks(Database &database, Change &change, const OwnPc &own,
                           const std::vector<std::pair<Epoch, Certificate>> &lacking)
{
    TrustStore store(database);
    for (const auto &[epoch, device] : lacking) {
        const auto secret = own.trust.secretOf(epoch, own.secrets);
        if (!secret)
            continue;
        if (auto granted = store.grant(change, own.trust.areaKeyRecords.at(epoch), *secret, device);
            !granted)
            return granted;
    }
    return {};
}

} // namespace

Result<void> keepUpKeys(Database &database, OwnPc &own)
{
    if (!own.keepsRoot())
        return {};
    const auto areas = AreaStore(database).areas();
    if (!areas)
        return std::unexpected(areas.error());
    std::set<Id> without;
    for (const Area &one : *areas) {
        if (!own.trust.currentKey(one.id))
            without.insert(one.id);
    }
    const std::set<Id> stale = knownToRemoved(own.trust);
    const auto lacking = neverGiven(own.trust);
    if (without.empty() && stale.empty() && lacking.empty())
        return {};
    Change change(database, Actor{own.device().name}, "Gave an area its key");
    if (auto wider = widenOwn(database, change, own, without); !wider)
        return wider;
    const Certificate self = own.device().certificate;
    if (auto given = giveKeys(database, change, own, self, without); !given)
        return given;
    for (const Id &scope : stale)
        if (auto key = TrustStore(database).addAreaKey(change, own.trust, scope,
                                                       entitledTo(own.trust, scope), own.root());
            !key)
            return std::unexpected(key.error());
    if (auto given = giveWhatLacks(database, change, own, lacking); !given)
        return given;
    return takeUp(database, change, own);
}

Result<void> allowAreas(Database &database, const Actor &actor, OwnPc &own,
                        const std::string &device, const std::vector<std::string> &codes)
{
    if (!own.keepsRoot())
        return refused("sync", "not_root",
                       "Only the PC that keeps the council's root key can give a PC an area.");
    const auto found = own.trust.deviceNamed(collapsed(device));
    if (!found)
        return std::unexpected(found.error());
    const TrustedDevice *known = *found;
    const auto areas = areasOf(database, codes);
    if (!areas)
        return std::unexpected(areas.error());
    Certificate wider = known->certificate;
    std::set<Id> added;
    std::ranges::set_difference(*areas, wider.areas, std::inserter(added, added.end()));
    if (added.empty())
        return {};
    wider.areas.insert(added.begin(), added.end());
    Change change(database, actor, "Gave a PC an area");
    if (auto widened = widenOwn(database, change, own, added); !widened)
        return widened;
    const std::string statement = stateCertificate(wider, own.root());
    auto stated = database.attempt([&] {
        change.update("sync_device", wider.device, {{"certificate", Value{Blob{statement}}}});
    });
    if (!stated)
        return stated;
    if (auto given = giveKeys(database, change, own, wider, added); !given)
        return given;
    return takeUp(database, change, own);
}

} // namespace sc
