// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/exporter.h"

#include "storage/attachments.h"
#include "storage/database.h"
#include "storage/migrator.h"
#include "sync/durablefile.h"
#include "sync/merge.h"

#include <algorithm>
#include <filesystem>
#include <format>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPhotoChunk = 2ULL * 1024 * 1024;
constexpr std::size_t kMostWantedPhotos = 10'000; // a third of a megabyte; the rest next time

std::map<Id, std::set<std::string>> notHere(Database &database,
                                            std::map<Id, std::set<std::string>> photos)
{
    const Attachments files(database);
    for (auto &[scope, hashes] : photos)
        std::erase_if(hashes, [&](const std::string &hash) {
            std::error_code ignored;
            return fs::exists(files.pathOf(hash), ignored);
        });
    return photos;
}

std::string hexOf(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes)
        text += std::format("{:02x}", static_cast<unsigned char>(c));
    return text;
}

VersionVector ofScope(const VersionVector &all, const Id &scope)
{
    VersionVector some;
    for (const auto &[stream, seq] : all) {
        if (stream.scope == scope)
            some[stream] = seq;
    }
    return some;
}

} // namespace

Result<std::set<Id>> Exporter::scopesFor(const ExportRequest &request) const
{
    std::set<Id> scopes = m_own.scopes();
    // What was written here for an area this PC cannot read (a record that moved there, an edit
    // that came late) is sealed with that area's key like everything else.
    for (const auto &[stream, seq] : m_has)
        scopes.insert(stream.scope);
    if (request.area && !scopes.contains(*request.area))
        return refused("area", "not_ours",
                       "This PC has no key for that area, so it cannot send its records.");
    if (request.area)
        scopes = {Id(), *request.area};
    if (request.to) {
        if (*request.to == m_own.secrets.device)
            return refused("to", "own", "That is this PC. Name the one the file is for.");
        const TrustedDevice *device = m_own.trust.device(*request.to);
        if (device == nullptr || device->revoked)
            return refused("to", "unknown", "There is no such PC in the council.");
        const std::set<Id> theirs = scopesOf(device->certificate);
        std::erase_if(scopes, [&](const Id &scope) { return !theirs.contains(scope); });
    }
    if (request.area && !m_own.trust.currentKey(*request.area))
        return refused("area", "no_key",
                       "No PC has a key for that area yet. The PC that keeps the council's root "
                       "key makes one when it has heard of the area and next sends.");
    std::erase_if(scopes, [&](const Id &scope) { return !m_own.trust.currentKey(scope); });
    return scopes;
}

Result<VersionVector> Exporter::knownToAll(const std::set<Id> &scopes)
{
    PeerStore store(m_database);
    const auto peers = store.peers();
    if (!peers)
        return std::unexpected(peers.error());
    const Instant now = m_database.clock().now();
    VersionVector known;
    for (const Id &scope : scopes) {
        std::optional<VersionVector> all;
        for (const auto &[id, device] : m_own.trust.devices) {
            const auto heard = peers->find(id);
            const bool any = heard != peers->end();
            const bool isThis = id == m_own.secrets.device && (!any || heard->second.writers == 0);
            if (isThis || device.revoked || !scopesOf(device.certificate).contains(scope) ||
                (any && now - heard->second.receivedAt > kSilentFor))
                continue;
            const auto has = store.knownTo(id);
            if (!has)
                return std::unexpected(has.error());
            all = all ? least(*all, ofScope(*has, scope)) : ofScope(*has, scope);
        }
        if (all)
            known.insert(all->begin(), all->end());
    }
    return known;
}

std::string Exporter::nameOfReceiver(const ExportRequest &request) const
{
    const TrustedDevice *device = request.to ? m_own.trust.device(*request.to) : nullptr;
    return device != nullptr ? device->name : request.area ? request.area->toString() : "";
}

Result<void> Exporter::begin(const ExportRequest &request)
{
    auto has = versionVector(m_database);
    m_has = has.value_or(VersionVector{});
    auto scopes = scopesFor(request);
    auto waiting = PeerStore(m_database).waiting();
    auto photos = PeerStore(m_database).allPhotos();
    for (const Error *error :
         {scopes ? nullptr : &scopes.error(), has ? nullptr : &has.error(),
          waiting ? nullptr : &waiting.error(), photos ? nullptr : &photos.error()}) {
        if (error != nullptr)
            return std::unexpected(*error);
    }
    m_scopes = *std::move(scopes);
    for (const WaitingFile &one : *waiting) {
        for (const WantedRange &range : one.missing)
            m_wants[range.stream.scope].push_back(range);
    }
    m_wantedPhotos = notHere(m_database, *std::move(photos));
    m_limit = request.volume;
    m_madeAt = m_database.clock().now();
    m_to = nameOfReceiver(request);
    m_frames.clear();
    m_attachments.clear();
    m_done.clear();
    m_filled = 0;
    m_ops = 0;
    m_photos = 0;
    return {};
}

PartDraft Exporter::draftOf(const Id &scope, const std::string &frames, bool first) const
{
    Manifest manifest{static_cast<std::uint32_t>(kSchemaVersion), SC_VERSION, m_madeAt,
                      m_database.device().id, ofScope(m_has, scope)};
    std::vector<WantedRange> wants;
    std::vector<std::string> photos;
    if (first) {
        if (const auto own = m_wants.find(scope); own != m_wants.end())
            wants = own->second;
        if (const auto own = m_wantedPhotos.find(scope); own != m_wantedPhotos.end())
            photos.assign(own->second.begin(), own->second.end());
        photos.resize(std::min(photos.size(), kMostWantedPhotos));
    }
    PartDraft draft{m_own.trust.currentKey(scope).value(),
                    partBytes(manifest, frames, wants, photos)};
    const Epoch epoch{scope, draft.key.epoch};
    if (draft.key.epoch > 1) {
        draft.keyStatement = m_own.trust.statementOf(epoch);
        for (const auto &[grant, sealed] : m_own.trust.grants) {
            if (grant.first == epoch)
                draft.grants.emplace_back(grant.second, sealed);
        }
    }
    return draft;
}

Result<void> Exporter::finishVolume()
{
    const bool first = m_done.empty();
    BundleDraft draft{*Id::fromBytes(randomBytes(16)), {}};
    for (const Id &scope : m_scopes) {
        const auto frames = m_frames.find(scope);
        if (first || frames != m_frames.end())
            draft.parts.push_back(
                draftOf(scope, frames == m_frames.end() ? std::string() : frames->second, first));
    }
    const std::string bytes = writeBundle(draft, m_own.device().statement, m_own.secrets.sign);
    const auto path = (*m_place)(static_cast<int>(m_done.size()), draft.id, bytes);
    if (!path)
        return std::unexpected(path.error());
    const auto size = static_cast<std::int64_t>(bytes.size());
    m_done.push_back({*path, size, m_ops, m_photos});
    m_frames.clear();
    m_filled = 0;
    const std::int64_t ops = std::exchange(m_ops, 0);
    m_photos = 0;
    return PeerStore(m_database).noteSent({draft.id, m_to, m_madeAt, size, ops});
}

Result<void> Exporter::put(const Id &scope, const std::string &frame, std::int64_t ops)
{
    if (m_filled > 0 && bundleSizeAtMost(m_filled + frame.size(), m_scopes.size()) > m_limit) {
        if (auto finished = finishVolume(); !finished)
            return finished;
    }
    m_filled += frame.size();
    m_frames[scope] += frame;
    m_ops += ops;
    return {};
}

Result<void> Exporter::putRecords(const VersionVector &known)
{
    const RecordType *attachment = m_database.types().named("attachment");
    std::optional<Error> failed;
    const auto read = segmentsSince(m_database, known, m_scopes, [&](Segment &&segment) {
        for (const TravellingOp &op : segment.ops) {
            if (op.type == attachment->number)
                m_attachments[segment.stream.scope].insert(op.record);
        }
        const auto done = put(segment.stream.scope, segmentFrame(segment),
                              static_cast<std::int64_t>(segment.ops.size()));
        if (!done)
            failed = done.error();
        return done.has_value();
    });
    if (failed)
        return std::unexpected(*failed);
    return read;
}

Result<void> Exporter::putPhoto(const Id &scope, const std::string &hash)
{
    const auto bytes = Attachments(m_database).read(hash);
    if (!bytes)
        return {}; // not here, or damaged here: another PC may have it
    for (std::size_t at = 0; at < bytes->size(); at += kPhotoChunk) {
        if (auto done =
                put(scope, blobFrame({hash, bytes->size(), at, bytes->substr(at, kPhotoChunk)}), 0);
            !done)
            return done;
    }
    ++m_photos;
    return {};
}

Result<void> Exporter::putPhotos()
{
    PeerStore store(m_database);
    auto photos = store.photosOf(m_attachments);
    const auto all = store.allPhotos();
    if (!photos || !all)
        return std::unexpected(photos ? all.error() : photos.error());
    for (const auto &[id, device] : m_own.trust.devices) {
        const auto wanted = store.photosWantedBy(id);
        if (!wanted)
            return std::unexpected(wanted.error());
        const std::set<Id> theirs = scopesOf(device.certificate);
        for (const auto &[scope, hashes] : *all) {
            for (const std::string &hash : hashes) {
                if (theirs.contains(scope) && wanted->contains(hash))
                    (*photos)[scope].insert(hash);
            }
        }
    }
    for (const auto &[scope, hashes] : *photos) {
        for (const std::string &hash :
             m_scopes.contains(scope) ? hashes : std::set<std::string>()) {
            if (auto done = putPhoto(scope, hash); !done)
                return done;
        }
    }
    return {};
}

Result<std::vector<ExportedFile>> Exporter::write(const ExportRequest &request, const Place &place)
{
    m_place = &place;
    if (auto followed = followUp(m_database); !followed)
        return std::unexpected(followed.error());
    if (auto begun = begin(request); !begun)
        return std::unexpected(begun.error());
    Result<VersionVector> known = VersionVector{};
    if (!request.full)
        known = request.to ? PeerStore(m_database).knownTo(*request.to) : knownToAll(m_scopes);
    if (!known)
        return std::unexpected(known.error());
    if (auto records = putRecords(*known); !records)
        return std::unexpected(records.error());
    if (auto finished = finishVolume(); !finished)
        return std::unexpected(finished.error());
    if (request.photos) {
        if (auto photos = putPhotos(); !photos)
            return std::unexpected(photos.error());
        if (m_filled > 0) {
            if (auto finished = finishVolume(); !finished)
                return std::unexpected(finished.error());
        }
    }
    return letGoOfSent(m_database, m_scopes).transform([&] { return m_done; });
}

Exporter::Place intoFolder(const fs::path &folder)
{
    return [folder](int, const Id &bundle, const std::string &bytes) -> Result<fs::path> {
        fs::path file = folder / (hexOf(bundle.bytes()) + ".scb");
        return writeDurably(file, bytes).transform([&] { return std::move(file); });
    };
}

Exporter::Place intoFile(const fs::path &file)
{
    return [file](int number, const Id &, const std::string &bytes) -> Result<fs::path> {
        fs::path name = file;
        if (number > 0)
            name.replace_filename(std::format("{}-{}{}", file.stem().string(), number + 1,
                                              file.extension().string()));
        return writeDurably(name, bytes).transform([&] { return name; });
    };
}

} // namespace sc
