// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "storage/journal.h"
#include "sync/certificate.h"
#include "sync/secrets.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sc {

/// A PC of the council as its records say, believed only where the root has signed.
struct TrustedDevice {
    Certificate certificate;
    std::string statement; ///< the certificate's bytes, to be sent
    std::string name;      ///< empty where it does not go with the certificate
    bool revoked = false;
};

/// An area and the epoch of its key.
using Epoch = std::pair<Id, std::uint32_t>;

/// Everything on keys that this database knows and the root has signed.
struct Trust {
    std::string rootKey; ///< empty before init or join
    std::map<Id, TrustedDevice> devices;
    std::map<Epoch, AreaKey> areaKeys;
    std::map<Epoch, std::string> areaKeyStatements;
    std::map<Epoch, Id> areaKeyRecords;
    std::map<std::pair<Epoch, Id>, std::string> grants; ///< sealed secrets by device

    [[nodiscard]] const TrustedDevice *device(const Id &id) const;
    /// One in use, by name, letter case forgiven, or by id: two roots may each have invited a PC of
    /// one name. Refused: `field` `unknown`.
    [[nodiscard]] Result<const TrustedDevice *> deviceNamed(std::string_view name,
                                                            std::string field = "device") const;
    /// The key that new bundles are sealed with.
    [[nodiscard]] std::optional<AreaKey> currentKey(const Id &area) const;
    /// The root's words on a key; empty where it is not known.
    [[nodiscard]] std::string statementOf(const Epoch &epoch) const;
    /// What this device opens with; unsealed anew each time.
    [[nodiscard]] std::optional<BoxKeys> secretOf(const Epoch &epoch, const Secrets &own) const;
};

/// Secrets of area keys held in memory.
using AreaSecrets = std::map<Epoch, BoxKeys>;

/// Keys and devices on disk. All writing needs the root's keys.
class TrustStore {
public:
    explicit TrustStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<Trust> load();

    /// Shows the council's name, as its record says it, on this PC where none is shown yet.
    [[nodiscard]] Result<void> adoptCouncilName();
    [[nodiscard]] Result<void> setRootKey(const std::string &rootKey);
    /// Which certificate is this PC's; null before init or join.
    [[nodiscard]] Result<Id> ownDevice();
    [[nodiscard]] Result<void> setOwnDevice(const Id &device);
    /// Tells merging which areas' records this PC may read.
    [[nodiscard]] Result<void> setReadableAreas(const std::set<Id> &areas);

    [[nodiscard]] Result<void> addDevice(Change &change, const Certificate &certificate,
                                         const std::string &name, const std::string &salt,
                                         const SignKeys &root);
    [[nodiscard]] Result<void> revoke(Change &change, const Id &device, const SignKeys &root);
    /// Takes a revocation the root has signed, wherever it was found. It need not be checked again.
    [[nodiscard]] Result<void> believe(const std::string &revocation);
    /// Makes the next epoch's key of an area and grants it to these devices.
    [[nodiscard]] Result<Epoch> addAreaKey(Change &change, const Trust &trust, const Id &area,
                                           std::span<const Certificate> devices,
                                           const SignKeys &root);
    /// Gives a device the secret of a key.
    [[nodiscard]] Result<void> grant(Change &change, const Id &areaKeyRecord, const BoxKeys &secret,
                                     const Certificate &device);

private:
    Database &m_database;
};

} // namespace sc
