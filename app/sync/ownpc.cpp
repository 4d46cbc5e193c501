// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ownpc.h"

#include "storage/database.h"

namespace sc {

std::set<Id> scopesOf(const Certificate &certificate)
{
    std::set<Id> scopes = certificate.areas;
    scopes.insert(Id());
    return scopes;
}

std::vector<Certificate> entitledTo(const Trust &trust, const Id &scope)
{
    std::vector<Certificate> entitled;
    for (const auto &[id, device] : trust.devices) {
        if (!device.revoked && scopesOf(device.certificate).contains(scope))
            entitled.push_back(device.certificate);
    }
    return entitled;
}

std::set<Id> OwnPc::scopes() const
{
    return scopesOf(device().certificate);
}

bool isSyncSetUp(Database &database)
{
    const auto own = TrustStore(database).ownDevice();
    return own && !own->isNull();
}

Result<OwnPc> ownPc(Database &database, std::string_view passphrase)
{
    TrustStore store(database);
    const auto own = store.ownDevice();
    if (!own)
        return std::unexpected(own.error());
    if (own->isNull())
        return refused("sync", "not_set_up",
                       "This PC does not exchange records yet. Set the council up here, or join "
                       "it with an invitation.");
    auto secrets = loadSecrets(secretsPath(*own), passphrase);
    if (!secrets)
        return std::unexpected(secrets.error());
    auto trust = store.load();
    if (!trust)
        return std::unexpected(trust.error());
    if (!trust->devices.contains(*own) || secrets->device != *own)
        return failure(ErrorKind::Damaged, "The certificate of this PC is not among its records. "
                                           "Ask for an invitation and join again.");
    return OwnPc{*std::move(trust), *std::move(secrets)};
}

} // namespace sc
