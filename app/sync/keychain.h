// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

class QDBusConnection;
class QString;

namespace sc {

/// Where the desktop keeps what a person need not remember.
class Keychain {
public:
    Keychain() = default;
    Keychain(const Keychain &) = delete;
    Keychain &operator=(const Keychain &) = delete;
    virtual ~Keychain() = default;

    /// False where it is locked, or not there after all.
    [[nodiscard]] virtual bool keep(const Id &device, std::string_view secret) = 0;
    /// Nothing where it has none for this PC, is locked, or does not answer.
    [[nodiscard]] virtual std::optional<std::string> find(const Id &device) = 0;
};

/// Makes keychains that talk to a Secret Service (GNOME Keyring, KWallet, KeePassXC) of this name
/// on a bus. Nothing is asked of the person: one that is locked counts as not there.
[[nodiscard]] std::unique_ptr<Keychain> secretService(const QDBusConnection &bus,
                                                      const QString &name);

/// The desktop's; nothing where there is no session, none answers, or SC_KEYCHAIN says "off".
[[nodiscard]] std::unique_ptr<Keychain> desktopKeychain();

using KeychainSource = std::function<std::unique_ptr<Keychain>()>;
/// Where secrets are kept from now on; desktopKeychain() where nothing was said. Before any thread
/// uses one.
void setKeychainSource(KeychainSource given);
[[nodiscard]] std::unique_ptr<Keychain> keychain();

} // namespace sc
