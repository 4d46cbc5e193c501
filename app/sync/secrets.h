// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/id.h"
#include "sync/crypto.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// What must never leave this PC. Not in the database, so that a copy of it opens no bundle: in an
/// owner-only file in this person's settings folder, locked with a passphrase where one is given,
/// else with a key that the desktop's keychain keeps, where there is one.
struct Secrets {
    Id device; ///< of the certificate
    SignKeys sign;
    BoxKeys box;
    std::string rootSeed; ///< 32 bytes on the PC that keeps the council's root key, else empty

    bool operator==(const Secrets &) const = default;
};

[[nodiscard]] std::string encodeSecrets(const Secrets &secrets);
[[nodiscard]] std::optional<Secrets> decodeSecrets(std::string_view bytes);

/// "street-champions/keys/DEVICE.key" in the folder for settings.
[[nodiscard]] std::filesystem::path secretsPath(const Id &device);

/// The passphrase a person entered in this run, else that in SC_PASSPHRASE; empty where there is
/// none.
[[nodiscard]] std::string passphraseFromSurroundings();
/// Keeps what a person entered until the program ends. From any thread.
void rememberPassphrase(std::string_view passphrase);

/// Written whole or not at all, readable by its owner only. Without a passphrase and a keychain the
/// file itself is the key.
[[nodiscard]] Result<void> saveSecrets(const Secrets &secrets, const std::filesystem::path &path,
                                       std::string_view passphrase,
                                       Effort effort = Effort::Moderate);
/// NotFound where there is no such file; Refused `passphrase` `missing` or `wrong`, `keychain`
/// `missing` where it does not give the key; Damaged.
[[nodiscard]] Result<Secrets> loadSecrets(const std::filesystem::path &path,
                                          std::string_view passphrase);

} // namespace sc
