// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/trust.h"

#include "core/text.h"
#include "storage/bytes.h"
#include "sync/mergework.h"

#include <algorithm>
#include <format>
#include <ranges>

namespace sc {

namespace {

constexpr char kRootKey[] = "sync_root";
constexpr char kReadableAreas[] = "sync.areas"; // read by merging
constexpr std::uint32_t kSkippedEpochs = 60'000;
constexpr char kOwnDevice[] = "sync_device";
constexpr char kRemovals[] = "sync_removals"; // statements of the root, a line for each

std::string hexOf(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}
std::string fromHex(std::string_view text)
{
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes += static_cast<char>((digit(text[i]) << 4) | digit(text[i + 1]));
    return bytes;
}

void loadDevices(Database &database, Trust &trust)
{
    Query rows =
        database.query("SELECT id, name, salt, certificate FROM sync_device WHERE deleted = 0");
    while (rows.step()) {
        TrustedDevice one;
        one.statement = rows.text(3);
        const auto certificate = readCertificate(one.statement, trust.rootKey);
        if (!certificate || certificate->device != rows.id(0))
            continue;
        one.certificate = *certificate;
        if (nameHashOf(rows.text(2), rows.text(1)) == certificate->nameHash)
            one.name = rows.text(1);
        trust.devices.emplace(certificate->device, std::move(one));
    }
    // A revocation counts even where someone has deleted its record.
    std::vector<std::string> statements;
    {
        Query gone = database.query("SELECT statement FROM sync_revocation");
        while (gone.step())
            statements.push_back(gone.text(0));
    }
    for (const auto &line : std::views::split(database.setting(kRemovals), '\n'))
        statements.push_back(fromHex(std::string_view(line)));
    for (const std::string &statement : statements) {
        const auto revocation = readRevocation(statement, trust.rootKey);
        const auto device =
            revocation ? trust.devices.find(revocation->device) : trust.devices.end();
        if (device != trust.devices.end())
            device->second.revoked = true;
    }
}

void loadAreaKeys(Database &database, Trust &trust)
{
    std::map<Id, Epoch> byRecord;
    Query keys = database.query("SELECT id, statement FROM sync_area_key WHERE deleted = 0");
    while (keys.step()) {
        const auto key = readAreaKey(keys.text(1), trust.rootKey);
        if (!key)
            continue;
        const Epoch epoch{key->area, key->epoch};
        trust.areaKeys.emplace(epoch, *key);
        trust.areaKeyStatements.emplace(epoch, keys.text(1));
        trust.areaKeyRecords.emplace(epoch, keys.id(0));
        byRecord.emplace(keys.id(0), epoch);
    }
    Query grants = database.query(
        "SELECT area_key, device, sealed FROM sync_grant WHERE deleted = 0 AND area_key IS NOT "
        "NULL AND device IS NOT NULL ORDER BY id");
    while (grants.step()) {
        const auto epoch = byRecord.find(grants.id(0));
        if (epoch != byRecord.end())
            trust.grants[{epoch->second, grants.id(1)}] = grants.text(2);
    }
}

} // namespace

const TrustedDevice *Trust::device(const Id &id) const
{
    const auto found = devices.find(id);
    return found == devices.end() ? nullptr : &found->second;
}

Result<const TrustedDevice *> Trust::deviceNamed(std::string_view name, std::string field) const
{
    std::vector<const TrustedDevice *> inUse;
    bool wasRemoved = false;
    for (const auto &[id, one] : devices) {
        if (!equalsIgnoringCase(one.name, name) && Id::parse(name) != id)
            continue;
        wasRemoved = wasRemoved || one.revoked;
        if (!one.revoked)
            inUse.push_back(&one);
    }
    if (inUse.size() == 1)
        return inUse.front();
    return refused(
        std::move(field), "unknown",
        inUse.size() > 1
            ? std::format("{} PCs are called {}. Give the id of the one you mean: scctl sync "
                          "status tells it.",
                          inUse.size(), name)
        : wasRemoved ? std::format("{} was removed from the council before.", name)
                     : std::format("There is no PC called {} in the council.", name));
}

std::optional<AreaKey> Trust::currentKey(const Id &area) const
{
    std::optional<AreaKey> latest;
    for (auto it = areaKeys.lower_bound({area, 0}); it != areaKeys.end() && it->first.first == area;
         ++it)
        latest = it->second;
    return latest;
}

std::string Trust::statementOf(const Epoch &epoch) const
{
    const auto found = areaKeyStatements.find(epoch);
    return found == areaKeyStatements.end() ? std::string() : found->second;
}

std::optional<BoxKeys> Trust::secretOf(const Epoch &epoch, const Secrets &own) const
{
    const auto key = areaKeys.find(epoch);
    const auto sealed = grants.find({epoch, own.device});
    if (key == areaKeys.end() || sealed == grants.end())
        return std::nullopt;
    const auto secret = unseal(sealed->second, own.box);
    if (!secret || secret->size() != kKeySize)
        return std::nullopt;
    BoxKeys keys = boxKeysOf(*secret);
    return keys.open == key->second.open ? std::optional(keys) : std::nullopt;
}

Result<Trust> TrustStore::load()
{
    return m_database.attempt([&] {
        Trust trust;
        trust.rootKey = fromHex(m_database.setting(kRootKey));
        if (!trust.rootKey.empty()) {
            loadDevices(m_database, trust);
            loadAreaKeys(m_database, trust);
        }
        return trust;
    });
}

Result<void> TrustStore::adoptCouncilName()
{
    return m_database.attempt([&] {
        if (!m_database.setting("council_name").empty())
            return;
        Query row = m_database.query("SELECT name FROM council WHERE deleted = 0 AND name <> ''");
        if (row.step())
            m_database.setSetting("council_name", row.text(0));
    });
}

Result<void> TrustStore::setRootKey(const std::string &rootKey)
{
    return m_database.attempt([&] { m_database.setSetting(kRootKey, hexOf(rootKey)); });
}

Result<Id> TrustStore::ownDevice()
{
    return m_database.attempt(
        [&] { return Id::parse(m_database.setting(kOwnDevice)).value_or(Id()); });
}

Result<void> TrustStore::setOwnDevice(const Id &device)
{
    return m_database.attempt([&] { m_database.setSetting(kOwnDevice, device.toString()); });
}

Result<void> TrustStore::setReadableAreas(const std::set<Id> &areas)
{
    return m_database.attempt([&] {
        std::string text;
        for (const Id &area : areas)
            text += (text.empty() ? "" : " ") + area.toString();
        if (m_database.setting(kReadableAreas) == text)
            return;
        m_database.setSetting(kReadableAreas, text);
        noteToFollow(m_database, false); // what moved to or from them
    });
}

Result<void> TrustStore::addDevice(Change &change, const Certificate &certificate,
                                   const std::string &name, const std::string &salt,
                                   const SignKeys &root)
{
    return m_database.attempt([&] {
        change.create("sync_device", certificate.device,
                      {{"name", textValue(name)},
                       {"salt", Value{Blob{salt}}},
                       {"certificate", Value{Blob{stateCertificate(certificate, root)}}}});
    });
}

Result<void> TrustStore::revoke(Change &change, const Id &device, const SignKeys &root)
{
    return m_database.attempt([&] {
        const std::string statement = stateRevocation({device, m_database.clock().now()}, root);
        change.create("sync_revocation", m_database.newId(),
                      {{"statement", Value{Blob{statement}}}});
    });
}

Result<void> TrustStore::believe(const std::string &revocation)
{
    return m_database.attempt([&] {
        const std::string known = m_database.setting(kRemovals);
        const std::string line = hexOf(revocation);
        if (!known.contains(line))
            m_database.setSetting(kRemovals, known.empty() ? line : known + "\n" + line);
    });
}

Result<Epoch> TrustStore::addAreaKey(Change &change, const Trust &trust, const Id &area,
                                     std::span<const Certificate> devices, const SignKeys &root)
{
    const auto current = trust.currentKey(area);
    const BoxKeys keys = makeBoxKeys();
    // The root may be on two PCs: what each begins without the other must not have one number.
    const bool isFirst = !current && trust.rootKey.empty();
    const AreaKey next{
        area, isFirst ? 1 : (current ? current->epoch : 1) + 1 + randomBelow(kSkippedEpochs),
        keys.open};
    return m_database.attemptResult([&]() -> Result<Epoch> {
        const Id record = m_database.newId();
        change.create("sync_area_key", record,
                      {{"statement", Value{Blob{stateAreaKey(next, root)}}}});
        for (const Certificate &device : devices) {
            if (auto granted = grant(change, record, keys, device); !granted)
                return std::unexpected(granted.error());
        }
        return Epoch{area, next.epoch};
    });
}

Result<void> TrustStore::grant(Change &change, const Id &areaKeyRecord, const BoxKeys &secret,
                               const Certificate &device)
{
    return m_database.attempt([&] {
        change.create("sync_grant", m_database.newId(),
                      {{"area_key", refValue(areaKeyRecord)},
                       {"device", refValue(device.device)},
                       {"sealed", Value{Blob{sealTo(secret.secret, device.boxKey)}}}});
    });
}

} // namespace sc
