// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// Thin calls of libsodium with bytes as std::string. Nothing here is our own cryptography.

/// Ed25519. `open` has 32 bytes, `secret` 64.
struct SignKeys {
    std::string open;
    std::string secret;

    bool operator==(const SignKeys &) const = default;
};

/// X25519. Both have 32 bytes.
struct BoxKeys {
    std::string open;
    std::string secret;

    bool operator==(const BoxKeys &) const = default;
};

inline constexpr std::size_t kKeySize = 32;
inline constexpr std::size_t kSignatureSize = 64;
inline constexpr std::size_t kSealedKeySize = 80;

[[nodiscard]] std::string randomBytes(std::size_t size);
/// Evenly among 0 … below-1.
[[nodiscard]] std::uint32_t randomBelow(std::uint32_t below);
/// BLAKE2b-256.
[[nodiscard]] std::string hashBytes(std::string_view bytes);

[[nodiscard]] SignKeys makeSignKeys();
/// The same keys for the same 32 bytes.
[[nodiscard]] SignKeys signKeysFromSeed(std::string_view seed);
[[nodiscard]] BoxKeys makeBoxKeys();
/// The public half of an X25519 secret of 32 bytes.
[[nodiscard]] BoxKeys boxKeysOf(std::string_view secret);

[[nodiscard]] std::string signatureOf(std::string_view message, const SignKeys &keys);
[[nodiscard]] bool isSigned(std::string_view message, std::string_view signature,
                            std::string_view openKey);

/// Ed25519ph: for messages too long to be signed at once.
[[nodiscard]] std::string longSignatureOf(std::string_view message, const SignKeys &keys);
[[nodiscard]] bool isLongSigned(std::string_view message, std::string_view signature,
                                std::string_view openKey);

/// Anyone can seal to a public key; only who has the secret opens it.
[[nodiscard]] std::string sealTo(std::string_view plain, std::string_view openKey);
[[nodiscard]] std::optional<std::string> unseal(std::string_view sealed, const BoxKeys &keys);

/// How hard guessing a passphrase is made.
enum class Effort : std::uint8_t {
    Least,    ///< for tests
    Moderate, ///< 64 MB and about 0.2 s, for passphrases and for codes read over the telephone
};

/// Argon2id and XSalsa20-Poly1305; what is needed to open it again stands in front.
[[nodiscard]] std::string lockWith(std::string_view passphrase, std::string_view plain,
                                   Effort effort = Effort::Moderate);
/// Nothing where the passphrase is wrong or the bytes are not whole.
[[nodiscard]] std::optional<std::string> unlockWith(std::string_view passphrase,
                                                    std::string_view locked);

} // namespace sc
