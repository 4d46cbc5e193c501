// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/setup.h"

#include "areas/areastore.h"
#include "core/text.h"
#include "storage/bytes.h"
#include "storage/database.h"
#include "storage/incarnation.h"
#include "storage/openfiles.h"
#include "sync/areakeys.h"
#include "sync/exporter.h"
#include "sync/importer.h"
#include "sync/peers.h"
#include "sync/photofiles.h"

#include <format>
#include <fstream>

namespace sc {

namespace fs = std::filesystem;

namespace {

/// Nothing that sounds or looks like another when it is read over the telephone.
constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTVWXY";
constexpr std::size_t kCodeLength = 16; // 77 bits, and Argon2id in front of them
constexpr std::uint64_t kMostInInvitation = 512ULL * 1024 * 1024;

std::string newCode()
{
    std::string code;
    for (std::size_t i = 0; i < kCodeLength; ++i) {
        if (i > 0 && i % 4 == 0)
            code += '-';
        code += kLetters[randomBelow(static_cast<std::uint32_t>(kLetters.size()))];
    }
    return code;
}

std::string asTyped(std::string_view code)
{
    std::string plain;
    for (const char c : code) {
        if (c >= 'a' && c <= 'z')
            plain += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            plain += c;
    }
    return plain;
}

/// What a PC needs before it can open its first bundle, and that bundle.
struct Payload {
    Secrets secrets;
    Trust trust;
    std::string bundle;
};

std::string encode(const Payload &one)
{
    ByteWriter out;
    out.text(encodeSecrets(one.secrets));
    out.text(one.trust.rootKey);
    out.varint(one.trust.devices.size());
    for (const auto &[id, device] : one.trust.devices) {
        out.text(device.statement);
        out.text(device.name);
        out.byte(device.revoked ? 1 : 0);
    }
    out.varint(one.trust.areaKeyStatements.size());
    for (const auto &[epoch, statement] : one.trust.areaKeyStatements) {
        out.text(statement);
        const auto grant = one.trust.grants.find({epoch, one.secrets.device});
        out.text(grant == one.trust.grants.end() ? std::string() : grant->second);
    }
    out.text(one.bundle);
    return out.take();
}

std::optional<Payload> decode(std::string_view bytes)
{
    ByteReader in(bytes);
    Payload one;
    const auto secrets = decodeSecrets(in.text());
    one.trust.rootKey = in.text();
    for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
        TrustedDevice device;
        device.statement = in.text();
        device.name = in.text();
        device.revoked = in.byte() != 0;
        const auto certificate = readCertificate(device.statement, one.trust.rootKey);
        if (!certificate)
            return std::nullopt;
        device.certificate = *certificate;
        one.trust.devices.emplace(certificate->device, std::move(device));
    }
    for (std::uint64_t left = in.varint(); left > 0 && in.ok() && secrets; --left) {
        const std::string statement(in.text());
        const std::string grant(in.text());
        const auto key = readAreaKey(statement, one.trust.rootKey);
        if (!key)
            return std::nullopt;
        const Epoch epoch{key->area, key->epoch};
        one.trust.areaKeys.emplace(epoch, *key);
        if (!grant.empty())
            one.trust.grants.emplace(std::pair{epoch, secrets->device}, grant);
    }
    one.bundle = in.text();
    if (!in.ok() || !in.atEnd() || !secrets || !one.trust.devices.contains(secrets->device))
        return std::nullopt;
    one.secrets = *secrets;
    return one;
}

Result<std::string> everythingFor(Database &database, OwnPc &own, const Id &device)
{
    std::string whole;
    ExportRequest request;
    request.to = device;
    request.full = true;
    request.photos = false;
    request.volume = kMostInBundle;
    const auto made =
        Exporter(database, own).write(request, [&](int, const Id &, const std::string &bytes) {
            whole = bytes;
            return Result<fs::path>(fs::path());
        });
    if (!made)
        return std::unexpected(made.error());
    const auto has = versionVector(database);
    if (!has)
        return std::unexpected(has.error());
    VersionVector sent;
    for (const auto &[stream, seq] : *has) {
        if (scopesOf(own.trust.device(device)->certificate).contains(stream.scope))
            sent[stream] = seq;
    }
    if (auto noted = PeerStore(database).assume(device, sent); !noted)
        return std::unexpected(noted.error());
    return whole;
}

Result<void> checkInvited(const OwnPc &own, const std::string &name)
{
    if (!own.keepsRoot())
        return refused("sync", "not_root",
                       "Only the PC that keeps the council's root key can invite.");
    if (name.empty())
        return refused("device", "missing", "Enter a name for the new PC");
    for (const auto &[id, device] : own.trust.devices) {
        if (!device.revoked && equalsIgnoringCase(device.name, name))
            return refused("device", "already_exists",
                           std::format("There is a PC called {} already.", device.name));
    }
    return {};
}

} // namespace

Result<Invitation> invite(Database &database, const Actor &actor, OwnPc &own,
                          const std::string &device, const std::vector<std::string> &areas)
{
    const std::string name = collapsed(device);
    if (auto fit = checkInvited(own, name); !fit)
        return std::unexpected(fit.error());
    const auto ids = areasOf(database, areas);
    if (!ids)
        return std::unexpected(ids.error());
    const Secrets secrets{database.newId(), makeSignKeys(), makeBoxKeys(), {}};
    const std::string salt = randomBytes(16);
    const Instant now = database.clock().now();
    const Certificate certificate{secrets.device,
                                  secrets.sign.open,
                                  secrets.box.open,
                                  nameHashOf(salt, name),
                                  *ids,
                                  now,
                                  now + std::chrono::days{5 * 365}};
    TrustStore store(database);
    Change change(database, actor, "Invited a PC");
    if (auto wider = widenOwn(database, change, own, *ids); !wider)
        return std::unexpected(wider.error());
    if (auto added = store.addDevice(change, certificate, name, salt, own.root()); !added)
        return std::unexpected(added.error());
    if (auto given = giveKeys(database, change, own, certificate, scopesOf(certificate)); !given)
        return std::unexpected(given.error());
    if (auto committed = change.commit(); !committed)
        return std::unexpected(committed.error());
    auto trust = store.load();
    if (!trust)
        return std::unexpected(trust.error());
    own.trust = *std::move(trust);
    if (auto told = store.setReadableAreas(own.device().certificate.areas); !told)
        return std::unexpected(told.error());
    auto bundle = everythingFor(database, own, secrets.device);
    if (!bundle)
        return std::unexpected(bundle.error());
    Invitation made{newCode(), std::string(kInvitationMagic)};
    made.bytes += lockWith(asTyped(made.code), encode({secrets, own.trust, *std::move(bundle)}));
    return made;
}

namespace {

Result<Payload> openInvitation(const fs::path &file, std::string_view code)
{
    if (auto other = refuseOpenRecords(file); !other)
        return std::unexpected(other.error());
    std::error_code error;
    const auto size = fs::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in)
        return failure(ErrorKind::CannotRead,
                       "The invitation " + file.string() + " cannot be read.");
    const std::string bytes = size > kMostInInvitation
                                  ? std::string()
                                  : std::string{std::istreambuf_iterator<char>(in), {}};
    if (!bytes.starts_with(kInvitationMagic))
        return refused("invitation", "damaged",
                       file.string() + " is not an invitation, or is damaged. Ask for it again.");
    const auto plain =
        unlockWith(asTyped(code), std::string_view(bytes).substr(kInvitationMagic.size()));
    if (!plain)
        return refused("code", "wrong",
                       "The invitation does not open with this code. Have it read to you again; "
                       "if it is right, the file is damaged: ask for it again.");
    auto payload = decode(*plain);
    if (!payload)
        return refused("invitation", "damaged",
                       "The invitation was made by another version of Street Champions, or is "
                       "damaged. Ask for it again.");
    return *std::move(payload);
}

Result<void> fillNew(Database &database, const Payload &payload, std::string_view passphrase)
{
    TrustStore store(database);
    if (auto root = store.setRootKey(payload.trust.rootKey); !root)
        return root;
    const TrustedDevice &self = payload.trust.devices.at(payload.secrets.device);
    const std::string name = self.name;
    if (auto areas = store.setReadableAreas(self.certificate.areas); !areas)
        return areas;
    if (auto named = Incarnation::rename(database, database.device().prefix, name); !named)
        return named;
    OwnPc own{payload.trust, payload.secrets};
    // Whatever was deleted before is no loss to a PC that had nothing.
    const auto taken = Importer(database, own, {.allowManyDeletions = true, .backup = false})
                           .takeBytes("the invitation", payload.bundle);
    if (!taken)
        return std::unexpected(taken.error());
    if (!taken->ok)
        return refused("invitation", "damaged", taken->message);
    if (auto saved = saveSecrets(payload.secrets, secretsPath(payload.secrets.device), passphrase);
        !saved)
        return saved;
    if (auto named = store.adoptCouncilName(); !named)
        return named;
    return store.setOwnDevice(payload.secrets.device);
}

} // namespace

Result<void> join(const fs::path &invitation, std::string_view code, const fs::path &path,
                  std::string_view passphrase, OpenOptions options)
{
    std::error_code ignored;
    if (fs::exists(path, ignored) && fs::file_size(path, ignored) > 0)
        return refused("database", "already_exists",
                       "There is a file " + path.string() +
                           " already. Choose a new name for the records of the council.");
    const auto payload = openInvitation(invitation, code);
    if (!payload)
        return std::unexpected(payload.error());
    Result<void> done;
    const bool hadWaiting = fs::exists(waitingFolder(path), ignored);
    {
        options.mode = OpenMode::Create;
        const auto database = Database::open(path, options);
        if (!database)
            return std::unexpected(database.error());
        done = fillNew(**database, *payload, passphrase);
    }
    if (!done) { // nothing half joined is left behind
        for (const char *end : {"", "-wal", "-shm"})
            fs::remove(fs::path(path).concat(end), ignored);
        if (!hadWaiting)
            fs::remove_all(waitingFolder(path), ignored);
    }
    return done;
}

} // namespace sc
