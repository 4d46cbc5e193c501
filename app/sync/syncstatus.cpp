// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncstatus.h"

#include "areas/areastore.h"
#include "core/calendar.h"
#include "core/dates.h"
#include "storage/attachments.h"
#include "storage/database.h"
#include "sync/erasedmentions.h"
#include "sync/importer.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

constexpr int kShownBundles = 20;

std::string counted(std::int64_t entries)
{
    std::string number = std::to_string(entries);
    for (auto at = static_cast<std::ptrdiff_t>(number.size()) - 3; at > 0; at -= 3)
        number.insert(static_cast<std::size_t>(at), 1, ',');
    return entries == 1 ? "1 entry" : number + " entries";
}

using AreaCodes = std::map<Id, std::string>;

Result<AreaCodes> areaCodes(Database &database)
{
    return AreaStore(database).areas().transform([](const std::vector<Area> &areas) {
        AreaCodes codes;
        for (const Area &area : areas)
            codes.emplace(area.id, area.code);
        return codes;
    });
}

std::vector<std::string> codesOf(const Certificate &certificate, const AreaCodes &codes)
{
    std::vector<std::string> list;
    for (const Id &area : certificate.areas) {
        const auto code = codes.find(area);
        list.push_back(code == codes.end() ? "(another area)" : code->second);
    }
    std::ranges::sort(list);
    return list;
}

/// Entries of `more` beyond `less`, of streams both may have.
std::int64_t lackOf(const VersionVector &less, const VersionVector &more,
                    const std::set<Id> &scopes)
{
    std::int64_t sum = 0;
    for (const auto &[stream, seq] : more) {
        const auto held = less.find(stream);
        if (scopes.contains(stream.scope))
            sum += std::max<std::int64_t>(0, seq - (held == less.end() ? 0 : held->second));
    }
    return sum;
}

std::set<Id> bothHave(const std::set<Id> &a, const std::set<Id> &b)
{
    std::set<Id> both;
    std::ranges::set_intersection(a, b, std::inserter(both, both.end()));
    return both;
}

std::string whyItWaits(Database &database, const WaitingFile &file)
{
    if (file.reason == "gap")
        return std::format("Waits for {}. They are asked for with the next file sent from here.",
                           inWords(database, file.missing));
    if (file.reason == "deletions")
        return std::format("Would delete {}. Look at it and allow it, or leave it.",
                           file.deleted.empty() ? "many records" : inWords(file.deleted));
    return "Was made by a later version of Street Champions. Waits until this PC has that version.";
}

Result<std::int64_t> photosNotHere(Database &database)
{
    return PeerStore(database).allPhotos().transform([&](const auto &photos) {
        const Attachments files(database);
        std::set<std::string> missing;
        for (const auto &[scope, hashes] : photos) {
            for (const std::string &hash : hashes) {
                std::error_code ignored;
                if (!std::filesystem::exists(files.pathOf(hash), ignored))
                    missing.insert(hash);
            }
        }
        return static_cast<std::int64_t>(missing.size());
    });
}

struct Facts {
    Instant now{};
    Trust trust;
    Id own;
    AreaCodes codes;
    std::map<Id, Peer> peers;
    VersionVector has;
};

template <class T> bool put(Result<T> from, T &into, std::optional<Error> &error)
{
    if (!from) {
        error = from.error();
        return false;
    }
    into = *std::move(from);
    return true;
}

Result<PeerStatus> statusOf(Database &database, const Facts &facts, const TrustedDevice &device)
{
    PeerStatus one;
    one.device = device.certificate.device;
    one.name = device.name.empty() ? "A PC without a name" : device.name;
    one.areas = codesOf(device.certificate, facts.codes);
    one.own = one.device == facts.own;
    one.revoked = device.revoked;
    const auto known = PeerStore(database).knownTo(one.device);
    if (!known)
        return std::unexpected(known.error());
    if (const auto peer = facts.peers.find(one.device); peer != facts.peers.end()) {
        one.heard = true;
        one.madeAt = peer->second.madeAt;
        one.receivedAt = peer->second.receivedAt;
        one.clockAhead = peer->second.clockAhead;
        one.twice = peer->second.writers > (one.own ? 0 : 1);
    }
    auto entries = PeerStore(database).entriesOf(one.device);
    if (!entries)
        return std::unexpected(entries.error());
    one.entries = *std::move(entries);
    if (one.own)
        return one;
    const auto told = PeerStore(database).toldBy(one.device);
    if (!told)
        return std::unexpected(told.error());
    const auto self = facts.trust.devices.find(facts.own);
    const std::set<Id> shared =
        self == facts.trust.devices.end()
            ? std::set<Id>()
            : bothHave(scopesOf(device.certificate), scopesOf(self->second.certificate));
    one.weLack = lackOf(facts.has, *told, shared);
    one.theyLack = lackOf(*known, facts.has, shared);
    return one;
}

Result<void> addWaiting(Database &database, const Facts &facts, SyncStatus &status)
{
    auto waiting = PeerStore(database).waiting();
    if (!waiting)
        return std::unexpected(waiting.error());
    for (WaitingFile &file : *waiting) {
        const TrustedDevice *from = facts.trust.device(file.peer);
        const std::string why = whyItWaits(database, file);
        status.waiting.push_back(
            {std::move(file), from == nullptr ? "a PC not known here" : from->name, why});
    }
    return {};
}

// What a person should know of this PC's own records stands beside the files that wait.
void addOwn(SyncStatus &status, const Facts &facts, std::string reason, std::string why)
{
    WaitingFile none;
    none.reason = std::move(reason);
    none.since = facts.now;
    status.waiting.push_back({none, "This PC", std::move(why)});
}

void addKeyless(const Facts &facts, SyncStatus &status)
{
    std::map<Id, std::int64_t> entries;
    for (const auto &[stream, seq] : facts.has) {
        if (!stream.scope.isNull() && !facts.trust.currentKey(stream.scope))
            entries[stream.scope] += seq;
    }
    for (const auto &[area, count] : entries) {
        const auto code = facts.codes.find(area);
        addOwn(status, facts, "no_key",
               std::format("{} of {} cannot be sent yet: no PC has a key for that area. The PC "
                           "that keeps the council's root key makes one when it has heard of the "
                           "area and next sends.",
                           counted(count), code == facts.codes.end() ? "an area" : code->second));
    }
}

// It is here until it was sent: whoever logged it should know that it is the other team's then.
Result<void> addElsewhere(Database &database, const Facts &facts, SyncStatus &status)
{
    return loggedElsewhere(database).transform([&](const std::map<Id, std::int64_t> &records) {
        for (const auto &[area, count] : records) {
            if (!facts.trust.currentKey(area))
                continue; // told already: it cannot be sent yet
            const auto known = facts.codes.find(area);
            const std::string code = known == facts.codes.end() ? "another area" : known->second;
            addOwn(status, facts, "elsewhere",
                   count == 1
                       ? std::format("A record logged here is of {}, which is not an area of this "
                                     "PC. It stays until it is next sent, and is then shown on "
                                     "the PCs of {} only.",
                                     code, code)
                       : std::format("{} records logged here are of {}, which is not an area of "
                                     "this PC. They stay until they are next sent, and are then "
                                     "shown on the PCs of {} only.",
                                     count, code, code));
        }
    });
}

Result<void> addBackups(Database &database, const Facts &facts, SyncStatus &status)
{
    const auto backups = backupsWithErased(database);
    if (!backups)
        return std::unexpected(backups.error());
    if (!backups->empty())
        addOwn(status, facts, "erased",
               std::format(
                   "A person's data were erased on another PC. {} made here before still "
                   "{} them; the latest is {}. Delete them when you can.",
                   backups->size() == 1 ? "A backup" : std::format("{} backups", backups->size()),
                   backups->size() == 1 ? "has" : "have", backups->front().filename().string()));
    return {};
}

// What is put right by then, or looked at, stands here all the same until its time is over.
Result<void> addMentions(Database &database, const Facts &facts, SyncStatus &status)
{
    return database.attempt([&] { return erasedMentions(database); })
        .transform([&](const std::vector<std::string> &mentions) {
            if (!mentions.empty())
                addOwn(status, facts, "erased", mentionsInWords(mentions));
        });
}

// Entries of this PC follow its latest one, whatever the clock says by now: see decision 16.
Result<void> addClock(Database &database, const Facts &facts, SyncStatus &status)
{
    const auto latest = PeerStore(database).latestOwn();
    if (!latest)
        return std::unexpected(latest.error());
    if (*latest > facts.now + kClockTolerance)
        addOwn(status, facts, "clock",
               std::format("The clock of this PC was ahead once: its latest entry counts as "
                           "written on {}. Nothing is lost, and whoever changes something later "
                           "has the last word; but where two PCs disagree, the answer from here "
                           "is the one shown until somebody decides. The clock now says {}: check "
                           "that this is right.",
                           dayAndTime(*latest), dayAndTime(facts.now)));
    return {};
}

std::string clockWords(std::chrono::milliseconds ahead)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(ahead).count();
    if (minutes < 60)
        return std::format("{} minutes", minutes);
    if (minutes < std::int64_t{48} * 60)
        return std::format("{} h {:02}", minutes / 60, minutes % 60);
    return std::format("{} days", minutes / 60 / 24);
}

} // namespace

Result<SyncStatus> syncStatus(Database &database)
{
    Facts facts;
    SyncStatus status;
    PeerStore store(database);
    std::optional<Error> error;
    if (!put(TrustStore(database).load(), facts.trust, error) ||
        !put(TrustStore(database).ownDevice(), facts.own, error) ||
        !put(areaCodes(database), facts.codes, error) || !put(store.peers(), facts.peers, error) ||
        !put(versionVector(database), facts.has, error) ||
        !put(store.sent(kShownBundles), status.sent, error) ||
        !put(store.received(kShownBundles), status.received, error) ||
        !put(photosNotHere(database), status.missingPhotos, error))
        return std::unexpected(*error);
    for (const auto &[id, device] : facts.trust.devices) {
        const auto one = statusOf(database, facts, device);
        if (!one)
            return std::unexpected(one.error());
        if (one->own) {
            status.device = one->name;
            status.areas = one->areas;
        }
        status.peers.push_back(*one);
    }
    std::ranges::sort(status.peers, {}, &PeerStatus::name);
    if (auto waiting = addWaiting(database, facts, status); !waiting)
        return std::unexpected(waiting.error());
    facts.now = database.clock().now();
    addKeyless(facts, status);
    if (auto elsewhere = addElsewhere(database, facts, status); !elsewhere)
        return std::unexpected(elsewhere.error());
    if (auto clock = addClock(database, facts, status); !clock)
        return std::unexpected(clock.error());
    if (auto mentions = addMentions(database, facts, status); !mentions)
        return std::unexpected(mentions.error());
    if (auto backups = addBackups(database, facts, status); !backups)
        return std::unexpected(backups.error());
    return status;
}

std::string nameOf(const SyncStatus &status, const Id &device)
{
    const auto found = std::ranges::find(status.peers, device, &PeerStatus::device);
    return found == status.peers.end() ? "a PC not known here" : found->name;
}

std::string entriesInWords(const PeerStatus &peer)
{
    if (peer.entries.count == 0)
        return {};
    return std::format("{} written there {} here, the last by {} on {}.",
                       counted(peer.entries.count), peer.entries.count == 1 ? "is" : "are",
                       peer.entries.by.empty() ? "somebody" : peer.entries.by,
                       dayAndTime(peer.entries.at));
}

std::string inWords(const PeerStatus &peer, Instant now)
{
    if (peer.own && !peer.revoked)
        return peer.twice ? "This PC. Another PC sends under the same name: its invitation was "
                            "used twice, or its disk was copied. Nothing is lost, but have it "
                            "removed on the PC that keeps the root key (scctl sync revoke "
                            "--device), and each of the two invited again."
                          : "This PC.";
    if (peer.revoked)
        return "No longer belongs to the council. What it sends is refused.";
    if (!peer.heard)
        return "Nothing has come from it yet.";
    std::string text;
    if (peer.twice)
        text = std::format("Two PCs send under this name: its invitation was used twice, or its "
                           "disk was copied. Nothing is lost, but remove it on the PC that keeps "
                           "the root key (scctl sync revoke --device \"{}\") and invite each of "
                           "the two again. ",
                           peer.name);
    if (now - peer.receivedAt > std::chrono::days{90})
        text += "Not heard of for over 90 days; it counts as put away until it sends again. ";
    if (peer.clockAhead.count() != 0)
        text += std::format("Its clock was {} {} this PC's: one of them is wrong. ",
                            clockWords(std::chrono::abs(peer.clockAhead)),
                            peer.clockAhead.count() > 0 ? "ahead of" : "behind");
    if (peer.weLack > 0)
        text += std::format("It has {} that {} not here yet. ", counted(peer.weLack),
                            peer.weLack == 1 ? "is" : "are");
    if (peer.theyLack > 0)
        text += std::format("{} made here {} perhaps not reached it. ", counted(peer.theyLack),
                            peer.theyLack == 1 ? "has" : "have");
    if (text.empty())
        return "Up to date on both sides.";
    text.pop_back();
    return text;
}

} // namespace sc
