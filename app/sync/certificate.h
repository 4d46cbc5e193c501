// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "sync/crypto.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace sc {

/// What the council's root key says. Each is a statement: a few bytes that begin with what kind
/// they are and end with the root's signature over them. Bytes read are never trusted before the
/// signature has been compared.

/// A PC that belongs to the council. It stands in the clear in every bundle this PC sends, so the
/// name is not in it, only a hash of salt and name.
struct Certificate {
    Id device;
    std::string signKey;  ///< Ed25519
    std::string boxKey;   ///< X25519
    std::string nameHash; ///< nameHashOf()
    std::set<Id> areas;   ///< without the shared scope, which every PC has
    Instant from{};
    Instant to{}; ///< for people: a PC's clock may be wrong, so nothing is refused for a date

    bool operator==(const Certificate &) const = default;
};
[[nodiscard]] std::string nameHashOf(std::string_view salt, std::string_view name);

/// A PC that no longer belongs.
struct Revocation {
    Id device;
    Instant at{};

    bool operator==(const Revocation &) const = default;
};

/// The public key of an area (or, with a zero id, of what all teams share). Each time a PC leaves,
/// the next epoch begins, whose secret that PC never gets.
struct AreaKey {
    Id area;
    std::uint32_t epoch = 0;
    std::string open; ///< X25519

    bool operator==(const AreaKey &) const = default;
};

[[nodiscard]] std::string stateCertificate(const Certificate &, const SignKeys &root);
[[nodiscard]] std::string stateRevocation(const Revocation &, const SignKeys &root);
[[nodiscard]] std::string stateAreaKey(const AreaKey &, const SignKeys &root);

/// Nothing unless the bytes are whole and signed by this root.
[[nodiscard]] std::optional<Certificate> readCertificate(std::string_view statement,
                                                         std::string_view rootKey);
[[nodiscard]] std::optional<Revocation> readRevocation(std::string_view statement,
                                                       std::string_view rootKey);
[[nodiscard]] std::optional<AreaKey> readAreaKey(std::string_view statement,
                                                 std::string_view rootKey);

/// The device a certificate speaks of, before anything is trusted.
[[nodiscard]] std::optional<Id> claimedDevice(std::string_view certificate);

} // namespace sc
