// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/trust.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// This PC as one that exchanges records: what it trusts, its secrets and its certificate.
struct OwnPc {
    Trust trust;
    Secrets secrets;

    [[nodiscard]] const TrustedDevice &device() const { return trust.devices.at(secrets.device); }
    /// Its areas and the zero id of what all teams share.
    [[nodiscard]] std::set<Id> scopes() const;
    [[nodiscard]] bool keepsRoot() const { return !secrets.rootSeed.empty(); }
    [[nodiscard]] SignKeys root() const { return signKeysFromSeed(secrets.rootSeed); }
};

/// Refused with `sync` `not_set_up` before init or join; otherwise what loadSecrets() says.
[[nodiscard]] Result<OwnPc> ownPc(Database &database, std::string_view passphrase);
/// Whether init or join has been done here.
[[nodiscard]] bool isSyncSetUp(Database &database);

/// Scopes of a certificate: its areas and the zero id.
[[nodiscard]] std::set<Id> scopesOf(const Certificate &certificate);
/// Every PC of the council that may read a scope.
[[nodiscard]] std::vector<Certificate> entitledTo(const Trust &trust, const Id &scope);

} // namespace sc
