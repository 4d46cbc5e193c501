// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/secrets.h"

#include "storage/bytes.h"
#include "sync/keychain.h"

#include <QByteArray>
#include <QSaveFile>
#include <QStandardPaths>
#include <QString>
#include <QtEnvironmentVariables>

#include <fstream>
#include <mutex>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPlain = "street-champions keys 1\n";
constexpr std::string_view kLocked = "street-champions keys 1 locked\n";
constexpr std::string_view kInKeychain = "street-champions keys 1 keychain\n";

struct Entered {
    std::mutex mutex;
    std::string passphrase;
};

Entered &entered()
{
    static Entered one;
    return one;
}

/// The file for this PC, its key in the keychain; nothing where that does not take it.
std::optional<std::string> lockedByKeychain(const Id &device, std::string_view plain)
{
    const auto chain = keychain();
    if (!chain)
        return std::nullopt;
    // As text: some keychains show what they keep.
    const std::string key = QByteArray::fromStdString(randomBytes(kKeySize)).toHex().toStdString();
    if (!chain->keep(device, key) || chain->find(device) != key)
        return std::nullopt;
    return std::string(kInKeychain) + std::string(device.bytes()) +
           lockWith(key, plain, Effort::Least);
}

Result<std::string> openedByKeychain(std::string_view bytes)
{
    const auto device = Id::fromBytes(bytes.substr(0, Id().bytes().size()));
    const auto chain = device ? keychain() : nullptr;
    const auto key = chain ? chain->find(*device) : std::nullopt;
    auto plain = key ? unlockWith(*key, bytes.substr(device->bytes().size())) : std::nullopt;
    if (plain)
        return *std::move(plain);
    return refused("keychain", "missing",
                   "The keys of this PC are locked with the keychain of the desktop, and that is "
                   "locked or does not answer. Log in to the desktop or unlock it, then try "
                   "again.");
}

} // namespace

std::string encodeSecrets(const Secrets &secrets)
{
    ByteWriter out;
    out.raw(secrets.device.bytes());
    out.text(secrets.sign.secret);
    out.text(secrets.sign.open);
    out.text(secrets.box.secret);
    out.text(secrets.rootSeed);
    return out.take();
}

std::optional<Secrets> decodeSecrets(std::string_view bytes)
{
    ByteReader in(bytes);
    Secrets secrets;
    const auto device = Id::fromBytes(in.raw(16));
    secrets.sign.secret = in.text();
    secrets.sign.open = in.text();
    const std::string_view box = in.text();
    secrets.rootSeed = in.text();
    if (!in.ok() || !in.atEnd() || !device || box.size() != kKeySize ||
        secrets.sign.secret.size() != 2 * kKeySize || secrets.sign.open.size() != kKeySize)
        return std::nullopt;
    secrets.device = *device;
    secrets.box = boxKeysOf(box);
    return secrets;
}

fs::path secretsPath(const Id &device)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return fs::path(folder.toStdString()) / "street-champions" / "keys" /
           (device.toString() + ".key");
}

std::string passphraseFromSurroundings()
{
    {
        Entered &one = entered();
        const std::lock_guard lock(one.mutex);
        if (!one.passphrase.empty())
            return one.passphrase;
    }
    return qEnvironmentVariable("SC_PASSPHRASE").toStdString();
}

void rememberPassphrase(std::string_view passphrase)
{
    Entered &one = entered();
    const std::lock_guard lock(one.mutex);
    one.passphrase = passphrase;
}

Result<void> saveSecrets(const Secrets &secrets, const fs::path &path, std::string_view passphrase,
                         Effort effort)
{
    const std::string plain = encodeSecrets(secrets);
    const auto inKeychain =
        passphrase.empty() ? lockedByKeychain(secrets.device, plain) : std::optional<std::string>();
    const std::string bytes = inKeychain ? *inKeychain
                              : passphrase.empty()
                                  ? std::string(kPlain) + plain
                                  : std::string(kLocked) + lockWith(passphrase, plain, effort);
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    fs::permissions(path.parent_path(), fs::perms::owner_all, error);
    QSaveFile file(QString::fromStdString(path.string()));
    const auto size = static_cast<qint64>(bytes.size());
    if (file.open(QIODevice::WriteOnly) &&
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
        file.write(bytes.data(), size) == size && file.commit())
        return {};
    return failure(ErrorKind::CannotWrite,
                   "The keys of this PC could not be kept in " + path.string() +
                       ". Check that the folder may be written to, then try again.");
}

Result<Secrets> loadSecrets(const fs::path &path, std::string_view passphrase)
{
    std::error_code error;
    if (!fs::exists(path, error))
        return failure(ErrorKind::NotFound,
                       "The keys of this PC are not in " + path.string() +
                           ". If the records were copied from another PC, ask for an invitation "
                           "and join with it.");
    // Only its owner may read it, whatever a copy from elsewhere or a tidy-up made of it.
    constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(path, error).permissions() & kOthers) != fs::perms::none)
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, error);
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return failure(ErrorKind::CannotRead,
                       "The keys of this PC cannot be read from " + path.string() + ".");
    std::optional<std::string> plain;
    if (bytes.starts_with(kLocked)) {
        if (passphrase.empty())
            return refused("passphrase", "missing",
                           "The keys of this PC are locked. Enter their passphrase (on the command "
                           "line in SC_PASSPHRASE).");
        plain = unlockWith(passphrase, std::string_view(bytes).substr(kLocked.size()));
        if (!plain)
            return refused("passphrase", "wrong",
                           "That is not the passphrase of this PC's keys. Enter it again.");
    } else if (bytes.starts_with(kInKeychain)) {
        auto opened = openedByKeychain(std::string_view(bytes).substr(kInKeychain.size()));
        if (!opened)
            return std::unexpected(opened.error());
        plain = *std::move(opened);
    } else if (bytes.starts_with(kPlain)) {
        plain = bytes.substr(kPlain.size());
    }
    if (const auto secrets = plain ? decodeSecrets(*plain) : std::nullopt)
        return *secrets;
    return failure(ErrorKind::Damaged, "The keys of this PC in " + path.string() +
                                           " are damaged. Ask for an invitation and join again.");
}

} // namespace sc
