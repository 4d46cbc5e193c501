// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/importer.h"

#include "storage/backup.h"
#include "storage/database.h"
#include "sync/durablefile.h"
#include "sync/photofiles.h"

#include <algorithm>
#include <format>

namespace sc {

namespace fs = std::filesystem;

struct Importer::Work {
    ImportedFile told;
    std::string_view bytes;
    Id fileId; ///< of the bytes: the name under which the file waits
    OpenedBundle opened;
    bool fromWaiting = false;
};

namespace {

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

/// The segments that hold anything not here yet.
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

} // namespace

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

Result<void> Importer::keepWaiting(Work &work, std::string reason, std::string message)
{
    work.told.ok = false;
    work.told.waiting = true;
    work.told.reason = std::move(reason);
    work.told.message = std::move(message);
    if (m_options.preview || m_database.isInMemory())
        return {};
    if (!work.fromWaiting) {
        std::error_code error;
        const fs::path file = waitingPath(m_database.path(), work.fileId);
        fs::create_directories(file.parent_path(), error);
        fs::permissions(file.parent_path(), fs::perms::owner_all, error);
        if (!fs::exists(file, error)) {
            if (auto kept = writeDurably(file, work.bytes); !kept)
                return kept;
        }
    }
    return PeerStore(m_database)
        .keepWaiting({work.fileId, work.told.sender, m_database.clock().now(), work.told.reason,
                      work.told.missing});
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
    work.told.deletedByArea = merged->deletedByArea;
    for (const MissingRange &one : merged->missing)
        work.told.missing.push_back({one.stream, one.from, one.to});
    if (merged->braked)
        return keepWaiting(work, "deletions",
                           "The file would delete many records of an area. It waits until "
                           "somebody here has looked at it and allows that.");
    if (!merged->missing.empty())
        return keepWaiting(work, "gap",
                           std::format("The file waits for {}. They are asked for with the next "
                                       "file sent from here.",
                                       inWords(m_database, work.told.missing)));
    return {};
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
    if (work.told.sender != m_own.secrets.device && !*again) {
        for (const Part &part : work.opened.parts) {
            if (auto heard = store.heard(work.told.sender, part); !heard)
                return heard;
        }
    }
    if (!work.told.waiting) {
        if (auto noted = store.noteReceived({work.opened.header.id, work.told.sender,
                                             m_database.clock().now(), work.told.newRecords,
                                             work.told.changed, work.told.conflicts});
            !noted)
            return noted;
    }
    // Certificates, revocations and keys come as records.
    auto trust = TrustStore(m_database).load();
    if (!trust)
        return std::unexpected(trust.error());
    m_own.trust = *std::move(trust);
    return m_own.trust.devices.contains(m_own.secrets.device)
               ? TrustStore(m_database).setReadableAreas(m_own.device().certificate.areas)
               : Result<void>();
}

Result<void> Importer::takeOpened(Work &work)
{
    work.told.ok = true;
    if (auto merged = mergeParts(work); !merged)
        return merged;
    if (auto photos = keepPhotos(work); !photos)
        return photos;
    return m_options.preview ? Result<void>() : note(work);
}

Result<ImportedFile> Importer::takeBytes(const std::string &name, std::string_view bytes)
{
    if (!m_options.preview)
        if (auto followed = followUp(m_database); !followed)
            return std::unexpected(followed.error());
    Work work;
    work.told.file = name;
    work.bytes = bytes;
    work.fileId = idOfBytes(bytes);
    auto opened = openBundle(bytes, m_own.trust, m_own.secrets);
    if (opened) {
        work.opened = *std::move(opened);
        work.told.sender = work.opened.header.sender;
        if (auto taken = takeOpened(work); !taken)
            return std::unexpected(taken.error());
        return std::move(work.told);
    }
    if (const auto header = checkBundle(bytes, m_own.trust))
        work.told.sender = header->sender;
    work.told.reason = codeOf(opened.error());
    work.told.message = whatItIs(bytes, opened.error());
    if (opened.error() == Refusal::NewerFormat) {
        if (auto kept = keepWaiting(work, work.told.reason, work.told.message); !kept)
            return std::unexpected(kept.error());
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

Result<std::vector<ImportedFile>> Importer::takeWaiting()
{
    PeerStore store(m_database);
    std::vector<ImportedFile> taken;
    for (bool again = true; again;) {
        again = false;
        const auto waiting = store.waiting();
        if (!waiting)
            return std::unexpected(waiting.error());
        for (const WaitingFile &one : *waiting) {
            const auto told = take(waitingPath(m_database.path(), one.bundle));
            if (told && told->waiting)
                continue;
            // Taken, or no longer what it was: nothing is lost that anybody acknowledged.
            std::error_code ignored;
            if (auto ended = store.endWaiting(one.bundle); !ended)
                return std::unexpected(ended.error());
            fs::remove(waitingPath(m_database.path(), one.bundle), ignored);
            if (told && told->ok)
                taken.push_back(*told);
            again = true;
        }
    }
    return taken;
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
