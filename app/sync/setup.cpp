// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/setup.h"

#include "areas/areastore.h"
#include "areas/councilstore.h"
#include "core/text.h"
#include "storage/database.h"
#include "storage/incarnation.h"

#include <format>

namespace sc {

namespace {

constexpr std::chrono::days kValidFor{5 * 365};

Certificate newCertificate(const Secrets &secrets, const std::string &salt, const std::string &name,
                           const std::set<Id> &areas, Instant now)
{
    return {secrets.device, secrets.sign.open, secrets.box.open, nameHashOf(salt, name), areas, now,
            now + kValidFor};
}

Result<std::set<Id>> areasMade(Database &database, Change &change,
                               const std::vector<std::string> &codes)
{
    AreaStore store(database);
    std::set<Id> ids;
    for (const std::string &code : codes) {
        auto known = store.areaWithCode(collapsed(code));
        if (!known)
            return std::unexpected(known.error());
        if (!*known) {
            auto made = store.saveArea(change, {{}, collapsed(code), collapsed(code)});
            if (!made)
                return std::unexpected(made.error());
            *known = *made;
        }
        ids.insert((*known)->id);
    }
    return ids;
}

std::vector<Problem> problemsOf(const ExchangeSetup &setup)
{
    std::vector<Problem> problems;
    if (trimmed(setup.council).empty())
        problems.push_back({"council", "missing", "Enter the name of the council"});
    if (trimmed(setup.device).empty())
        problems.push_back({"device", "missing", "Enter a name for this PC"});
    if (setup.areas.empty())
        problems.push_back({"area", "missing", "Enter the code of at least one area"});
    for (const std::string &code : setup.areas) {
        if (trimmed(code).empty())
            problems.push_back({"area", "missing", "Enter the code of the area"});
    }
    return problems;
}

Result<void> writeRecords(Database &database, const Actor &actor, const ExchangeSetup &setup,
                          const Secrets &secrets)
{
    const SignKeys root = signKeysFromSeed(secrets.rootSeed);
    const std::string name = collapsed(setup.device);
    const std::string salt = randomBytes(16);
    TrustStore store(database);
    Change change(database, actor, "Set up exchanging records");
    auto areas = areasMade(database, change, setup.areas);
    if (!areas)
        return std::unexpected(areas.error());
    const Certificate certificate =
        newCertificate(secrets, salt, name, *areas, database.clock().now());
    if (auto named = CouncilStore(database).setName(change, collapsed(setup.council)); !named)
        return named;
    if (auto added = store.addDevice(change, certificate, name, salt, root); !added)
        return added;
    for (const Id &scope : scopesOf(certificate)) {
        if (auto key = store.addAreaKey(change, {}, scope, {{certificate}}, root); !key)
            return std::unexpected(key.error());
    }
    return change.commit();
}

} // namespace

std::string rootAsText(const Secrets &secrets)
{
    std::string text;
    for (std::size_t i = 0; i < secrets.rootSeed.size(); ++i)
        text += std::format("{}{:02X}", i > 0 && i % 2 == 0 ? " " : "",
                            static_cast<unsigned char>(secrets.rootSeed[i]));
    return text;
}

std::optional<std::string> rootFromText(std::string_view text)
{
    std::string seed;
    int half = -1;
    for (const char c : text) {
        if (c == ' ' || c == '-' || c == '\n' || c == '\r')
            continue;
        const bool digit = c >= '0' && c <= '9';
        const char lower = static_cast<char>(c | 0x20);
        if (!digit && (lower < 'a' || lower > 'f'))
            return std::nullopt;
        const int value = digit ? c - '0' : lower - 'a' + 10;
        if (half < 0) {
            half = value;
        } else {
            seed += static_cast<char>(half << 4 | value);
            half = -1;
        }
    }
    return half < 0 && seed.size() == kKeySize ? std::optional(seed) : std::nullopt;
}

Result<OwnPc> setUpCouncil(Database &database, const Actor &actor, const ExchangeSetup &setup,
                           std::string_view passphrase)
{
    if (auto problems = problemsOf(setup); !problems.empty())
        return refused(std::move(problems));
    if (database.setting("sample") == "1")
        return refused("sync", "sample",
                       "The sample borough never exchanges records. Set your council up in a file "
                       "of its own.");
    if (isSyncSetUp(database))
        return refused("sync", "already_set_up",
                       "This PC exchanges records already. Others are invited on the PC that keeps "
                       "the council's root key.");
    Secrets secrets{database.newId(), makeSignKeys(), makeBoxKeys(), randomBytes(kKeySize)};
    TrustStore store(database);
    // The secrets first: keys in records that nobody can open would be worse than unused secrets.
    if (auto saved = saveSecrets(secrets, secretsPath(secrets.device), passphrase); !saved)
        return std::unexpected(saved.error());
    if (auto written = writeRecords(database, actor, setup, secrets); !written)
        return std::unexpected(written.error());
    if (auto root = store.setRootKey(signKeysFromSeed(secrets.rootSeed).open); !root)
        return std::unexpected(root.error());
    if (auto own = store.setOwnDevice(secrets.device); !own)
        return std::unexpected(own.error());
    if (auto named = store.adoptCouncilName(); !named)
        return std::unexpected(named.error());
    const auto trust = store.load();
    if (!trust)
        return std::unexpected(trust.error());
    if (auto areas = store.setReadableAreas(trust->devices.at(secrets.device).certificate.areas);
        !areas)
        return std::unexpected(areas.error());
    const Device device = database.device();
    if (auto named = Incarnation::rename(database, device.prefix, collapsed(setup.device)); !named)
        return std::unexpected(named.error());
    return ownPc(database, passphrase);
}

namespace {

Result<void> replaceKeysOf(Database &database, Change &change, const OwnPc &own,
                           const TrustedDevice &gone)
{
    TrustStore store(database);
    for (const Id &scope : scopesOf(gone.certificate)) {
        if (!own.trust.currentKey(scope))
            continue;
        std::vector<Certificate> staying = entitledTo(own.trust, scope);
        std::erase_if(
            staying, [&](const Certificate &one) { return one.device == gone.certificate.device; });
        if (auto key = store.addAreaKey(change, own.trust, scope, staying, own.root()); !key)
            return std::unexpected(key.error());
    }
    return {};
}

} // namespace

Result<void> revokeDevice(Database &database, const Actor &actor, OwnPc &own,
                          const std::string &device)
{
    if (!own.keepsRoot())
        return refused("sync", "not_root",
                       "Only the PC that keeps the council's root key can remove a PC.");
    const auto found = own.trust.deviceNamed(collapsed(device));
    if (!found)
        return std::unexpected(found.error());
    const TrustedDevice *gone = *found;
    if (gone->certificate.device == own.secrets.device)
        return refused("device", "own", "This PC cannot remove itself.");
    TrustStore store(database);
    Change change(database, actor, "Removed a PC");
    if (auto revoked = store.revoke(change, gone->certificate.device, own.root()); !revoked)
        return revoked;
    if (auto replaced = replaceKeysOf(database, change, own, *gone); !replaced)
        return replaced;
    if (auto committed = change.commit(); !committed)
        return committed;
    return store.load().transform([&](const Trust &trust) { own.trust = trust; });
}

Result<void> restoreRoot(OwnPc &own, std::string_view text, std::string_view passphrase)
{
    const auto seed = rootFromText(text);
    if (!seed || signKeysFromSeed(*seed).open != own.trust.rootKey)
        return refused("root", "wrong",
                       "That is not this council's root key. Type all 16 groups from the recovery "
                       "sheet.");
    own.secrets.rootSeed = *seed;
    return saveSecrets(own.secrets, secretsPath(own.secrets.device), passphrase);
}

} // namespace sc
