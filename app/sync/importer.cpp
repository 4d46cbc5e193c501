// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/importwork.h"

#include "storage/backup.h"
#include "storage/database.h"
#include "sync/durablefile.h"
#include "sync/photofiles.h"

#include <algorithm>
#include <format>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr char kErased[] = "sync_erased"; // when data were last erased by what came

Id idOfBytes(std::string_view bytes)
{
    return *Id::fromBytes(std::string_view(hashBytes(bytes)).substr(0, 16));
}

/// People drop all kinds of files.
std::string whatItIs(std::string_view bytes, Refusal refusal)
{
    if (refusal != Refusal::Damaged && refusal != Refusal::Truncated)
        return std::string(sentenceOf(refusal));
    if (bytes.starts_with(kInvitationMagic))
        return "The file is an invitation to join a council, for a PC that has no records of it "
               "yet. Nothing was taken from it.";
    const std::string_view start = bytes.substr(0, kBundleMagic.size());
    if (!start.empty() && !kBundleMagic.starts_with(start))
        return "The file is none of those that PCs of a council send, or it is damaged. Nothing "
               "was taken from it.";
    return std::string(sentenceOf(refusal));
}

/// "Entries 1 to 800 and 1 to 900" of one stream are entries 1 to 900.
std::vector<WantedRange> asFewRanges(const std::vector<MissingRange> &missing)
{
    std::vector<WantedRange> few;
    for (const MissingRange &one : missing) {
        const auto same = std::ranges::find(few, one.stream, &WantedRange::stream);
        if (same == few.end()) {
            few.push_back({one.stream, one.from, one.to});
        } else {
            same->from = std::min(same->from, one.from);
            same->to = std::max(same->to, one.to);
        }
    }
    return few;
}

} // namespace

std::vector<Segment> newOnes(std::vector<Part> &parts, const VersionVector &has)
{
    std::vector<Segment> fresh;
    for (Part &part : parts) {
        for (Segment &one : part.segments) {
            const auto held = has.find(one.stream);
            if (!one.ops.empty() && (held == has.end() || one.ops.back().seq > held->second))
                fresh.push_back(std::move(one));
        }
        part.segments.clear();
    }
    return fresh;
}

Result<std::vector<fs::path>> backupsWithErased(Database &database)
{
    const auto erased = database.attempt([&] { return database.setting(kErased); });
    if (!erased)
        return std::unexpected(erased.error());
    std::vector<fs::path> old;
    if (erased->empty() || database.isInMemory())
        return old;
    const Instant at{std::chrono::milliseconds{std::stoll(*erased)}};
    for (const BackupFile &one : Backups::list(database.path())) {
        const auto made = std::chrono::clock_cast<std::chrono::system_clock>(one.made);
        if (made <= at)
            old.push_back(one.path);
    }
    return old;
}

Id keysOf(const OwnPc &own)
{
    std::string text;
    for (const Id &scope : own.scopes())
        text += scope.toString();
    for (const auto &[grant, sealed] : own.trust.grants) {
        if (grant.second == own.secrets.device)
            text += std::format(" {} {}", grant.first.first.toString(), grant.first.second);
    }
    return Id::fromName(text);
}

fs::path waitingPath(const fs::path &database, const Id &file)
{
    return waitingFolder(database) / (file.toString() + ".scb");
}

Result<void> Importer::backUp()
{
    if (!m_options.backup || m_backedUp || m_database.isInMemory())
        return {};
    m_backedUp = true;
    return Backups(m_database).make("sync").transform([](const fs::path &) {});
}

Result<void> Importer::mergeParts(Work &work)
{
    const auto has = versionVector(m_database);
    if (!has)
        return std::unexpected(has.error());
    const std::vector<Segment> fresh = newOnes(work.opened.parts, *has);
    if (fresh.empty()) {
        work.told.known = true;
        return {};
    }
    if (!m_options.preview) {
        if (auto made = backUp(); !made)
            return made;
    }
    const auto merged = merge(m_database, fresh,
                              {.preview = m_options.preview,
                               .allowManyDeletions = m_options.allowManyDeletions,
                               .countConflicts = true},
                              m_options.progress);
    if (!merged)
        return std::unexpected(merged.error());
    work.told.newRecords = merged->newRecords;
    work.told.changed = merged->changedRecords;
    work.told.conflicts = merged->newConflicts;
    work.told.forked = merged->forked;
    work.told.missing = asFewRanges(merged->missing);
    work.told.mentions = merged->mentions;
    auto deleted = m_database.attempt([&] { return deletedRecords(m_database, *merged); });
    if (!deleted)
        return std::unexpected(deleted.error());
    work.told.deleted = *std::move(deleted);
    if (merged->braked) {
        if (auto held = holdBack(work, fresh, merged->tooMany); !held)
            return held;
        std::vector<DeletedRecords> many = work.told.deleted;
        std::erase_if(many, [](const DeletedRecords &one) { return !one.tooMany; });
        return keepWaiting(
            work, "deletions",
            std::format("The file would delete {}. What it brings of {} waits until somebody here "
                        "has looked at it and allows that.",
                        inWords(many), many.size() == 1 ? "these" : "those"));
    }
    if (merged->erased && !m_options.preview) {
        if (auto noted = noteErased(work); !noted)
            return noted;
    }
    return merged->missing.empty() ? Result<void>() : tellGap(work, *merged);
}

// What follows the gap is in use already, unless it is of this PC's own journal. The file stays
// until the gap is closed, so that what is missing is asked for; what is sent again and is here
// already need not stay too.
Result<void> Importer::tellGap(Work &work, const MergeOutcome &merged)
{
    const bool isOwn = std::ranges::any_of(merged.missing, [&](const MissingRange &one) {
        return one.stream.device == m_database.device().id;
    });
    const auto waits = PeerStore(m_database).isWaiting(work.opened.header.id);
    if (!waits)
        return std::unexpected(waits.error());
    if (merged.opsTaken == 0 && !isOwn && !*waits && !m_options.preview)
        return {};
    auto kept = keepWaiting(work, "gap",
                            std::format("What the file brings follows {}, which are not here yet. "
                                        "They are asked for with the next file sent from here.",
                                        inWords(m_database, work.told.missing)));
    work.told.ok = merged.opsTaken + merged.opsKnown > 0;
    return kept;
}

// Merging reaches the records and their journal, not the copies that were made of them.
Result<void> Importer::noteErased(Work &work)
{
    const std::string now = std::to_string(m_database.clock().now().time_since_epoch().count());
    auto noted = m_database.attempt([&] { m_database.setSetting(kErased, now); });
    if (!noted)
        return noted;
    return backupsWithErased(m_database).transform([&](std::vector<fs::path> &&backups) {
        work.told.backups = std::move(backups);
    });
}

Result<void> Importer::keepPhotos(Work &work)
{
    if (m_options.preview)
        return {};
    for (const Part &part : work.opened.parts) {
        for (const BlobChunk &chunk : part.blobs) {
            const auto kept = keepPhotoChunk(m_database, chunk);
            if (!kept)
                return std::unexpected(kept.error());
            work.told.photos += *kept ? 1 : 0;
        }
    }
    return {};
}

Result<void> Importer::note(Work &work)
{
    PeerStore store(m_database);
    const auto again = store.isReceived(work.opened.header.id);
    if (!again)
        return std::unexpected(again.error());
    for (const Part &part : work.opened.parts) {
        if (part.manifest.journal != m_database.device().id && !*again) {
            if (auto heard = store.heard(work.told.sender, part); !heard)
                return heard;
        }
    }
    if (!work.told.waiting && !work.told.elsewhere) {
        if (auto noted = store.noteReceived({work.opened.header.id, work.told.sender,
                                             m_database.clock().now(), work.told.newRecords,
                                             work.told.changed, work.told.conflicts});
            !noted)
            return noted;
    }
    const auto peers = store.peers();
    if (!peers)
        return std::unexpected(peers.error());
    if (const auto sender = peers->find(work.told.sender); sender != peers->end())
        work.told.twice = sender->second.writers > (sender->first == m_own.secrets.device ? 0 : 1);
    if (auto trust = loadTrust(); !trust)
        return trust;
    return m_own.trust.devices.contains(m_own.secrets.device)
               ? TrustStore(m_database).setReadableAreas(m_own.device().certificate.areas)
               : Result<void>();
}

// Certificates, revocations and keys come as records.
Result<void> Importer::loadTrust()
{
    auto trust = TrustStore(m_database).load();
    if (!trust)
        return std::unexpected(trust.error());
    m_own.trust = *std::move(trust);
    return {};
}

Result<void> Importer::takeOpened(Work &work)
{
    work.told.ok = true;
    if (auto merged = mergeParts(work); !merged)
        return merged;
    if (auto photos = keepPhotos(work); !photos)
        return photos;
    if (m_isTrial || !m_options.preview)
        if (auto trust = loadTrust(); !trust)
            return trust;
    if (auto told = tellIfForOthers(work); !told)
        return told;
    return m_options.preview ? Result<void>() : note(work);
}

// Every file has a part for all: whoever was given another's by mistake is not to hear that all is
// well. A file that once brought something stays one for this PC.
Result<void> Importer::tellIfForOthers(Work &work)
{
    const std::set<Id> own = m_own.scopes();
    const auto &recipients = work.opened.header.recipients;
    const auto isArea = [](const auto &one) { return !one.epoch.first.isNull(); };
    const bool isForOthers = std::ranges::any_of(recipients, isArea) &&
                             std::ranges::none_of(recipients, [&](const auto &one) {
                                 return isArea(one) && own.contains(one.epoch.first);
                             });
    const bool brings = work.told.newRecords + work.told.changed + work.told.conflicts > 0;
    if (!isForOthers || brings || work.told.waiting)
        return {};
    const auto again = PeerStore(m_database).isReceived(work.opened.header.id);
    if (!again || *again)
        return again.transform([](bool) {});
    work.told.ok = false;
    work.told.elsewhere = true;
    work.told.reason = codeOf(Refusal::NotForThisDevice);
    work.told.message =
        "The file is for other areas than this PC's. It has nothing new for this PC.";
    keepAside(work);
    return m_options.preview
               ? Result<void>()
               : PeerStore(m_database).notePassed(work.opened.header.id, keysOf(m_own));
}

// A volume may be for areas that this PC has not: nothing is wrong with it, or here.
Result<void> Importer::passOver(Work &work)
{
    const auto header = checkBundle(work.bytes, m_own.trust);
    if (!header)
        return {};
    const std::set<Id> own = m_own.scopes();
    work.told.elsewhere = std::ranges::none_of(
        header->recipients, [&](const auto &one) { return own.contains(one.epoch.first); });
    if (!work.told.elsewhere)
        work.told.message = "This PC has no key for the file: it may have been removed from the "
                            "council, or the file that brings it the key has not come yet.";
    if (work.told.elsewhere)
        keepAside(work);
    return !work.told.elsewhere || m_options.preview
               ? Result<void>()
               : PeerStore(m_database).notePassed(header->id, keysOf(m_own));
}

Result<ImportedFile> Importer::takeBytes(const std::string &name, std::string_view bytes)
{
    if (!m_options.preview)
        if (auto followed = followUp(m_database); !followed)
            return std::unexpected(followed.error());
    Work work;
    work.told.file = name;
    work.told.content = idOfBytes(bytes);
    work.told.triedWith = keysOf(m_own);
    work.bytes = bytes;
    work.claimed = claimedBundle(bytes.substr(0, kBundleStart)).value_or(Id());
    auto opened = openBundle(bytes, m_own.trust, m_own.secrets);
    if (opened) {
        work.opened = *std::move(opened);
        work.told.sender = work.opened.header.sender;
        if (auto taken = takeOpened(work); !taken)
            return std::unexpected(taken.error());
        return withNewKeys(work);
    }
    if (const auto header = checkBundle(bytes, m_own.trust))
        work.told.sender = header->sender;
    work.told.reason = codeOf(opened.error());
    work.told.message = whatItIs(bytes, opened.error());
    if (opened.error() == Refusal::NewerFormat) {
        if (auto kept = keepWaiting(work, work.told.reason, work.told.message); !kept)
            return std::unexpected(kept.error());
    }
    if (opened.error() == Refusal::NotForThisDevice) {
        if (auto passed = passOver(work); !passed)
            return std::unexpected(passed.error());
    }
    return std::move(work.told);
}

Result<ImportedFile> Importer::take(const fs::path &file)
{
    const auto read = readBundleFile(file);
    if (!read)
        return std::unexpected(read.error());
    if (*read)
        return takeBytes(file.string(), **read);
    ImportedFile told;
    told.file = file.string();
    told.reason = codeOf(read->error());
    told.message = sentenceOf(read->error());
    return told;
}

std::string inWords(Database &database, const std::vector<WantedRange> &missing)
{
    std::string text;
    for (const WantedRange &one : missing) {
        const std::string who = deviceNameOf(database, one.stream.device);
        text += std::format("{} {} to {} of {}", text.empty() ? "entries" : " and entries",
                            one.from, one.to, who.empty() ? "a PC not heard of yet" : who);
    }
    return text;
}

} // namespace sc
