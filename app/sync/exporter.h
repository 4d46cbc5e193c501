// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/bundle.h"
#include "sync/ownpc.h"
#include "sync/peers.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sc {

/// Small enough for e-mail, where a file grows by a third on its way.
inline constexpr std::uint64_t kEmailVolume = 7ULL * 1000 * 1000;

struct ExportRequest {
    std::optional<Id> to;   ///< one device; else everybody
    std::optional<Id> area; ///< one area (and what all share); else all of this PC's
    bool full = false;      ///< whatever the others are known to have
    bool photos = true;
    std::uint64_t volume = kEmailVolume; ///< no file is larger
};

struct ExportedFile {
    std::filesystem::path path;
    std::int64_t size = 0;
    std::int64_t ops = 0;
    int photos = 0;
};

/// Makes the bundles that bring others what they lack. At least one: it also says what this PC has.
class Exporter {
public:
    /// Where a finished bundle goes. The number counts from 0; what it gives is told as the file's
    /// place.
    using Place = std::function<Result<std::filesystem::path>(int number, const Id &bundle,
                                                              const std::string &bytes)>;

    Exporter(Database &database, const OwnPc &own) : m_database(database), m_own(own) {}

    /// Refused: `to` `unknown`, `own`, `area` `not_ours` or `no_key`, nothing that may be sent to
    /// that device.
    [[nodiscard]] Result<std::vector<ExportedFile>> write(const ExportRequest &request,
                                                          const Place &place);

    /// What those who may read these scopes are all known to have.
    [[nodiscard]] Result<VersionVector> knownToAll(const std::set<Id> &scopes);

private:
    struct Volume;

    [[nodiscard]] Result<std::set<Id>> scopesFor(const ExportRequest &request) const;
    [[nodiscard]] Result<void> begin(const ExportRequest &request);
    [[nodiscard]] Result<void> putRecords(const VersionVector &known);
    [[nodiscard]] Result<void> putPhotos();
    [[nodiscard]] Result<void> putPhoto(const Id &scope, const std::string &hash);
    [[nodiscard]] Result<void> put(const Id &scope, const std::string &frame, std::int64_t ops);
    [[nodiscard]] Result<void> finishVolume();
    [[nodiscard]] PartDraft draftOf(const Id &scope, const std::string &frames, bool first) const;
    [[nodiscard]] std::string nameOfReceiver(const ExportRequest &request) const;

    Database &m_database;
    const OwnPc &m_own;

    std::uint64_t m_limit = 0;
    Instant m_madeAt{};
    std::string m_to;
    const Place *m_place = nullptr;
    std::set<Id> m_scopes;
    VersionVector m_has;
    std::map<Id, std::vector<WantedRange>> m_wants;
    std::map<Id, std::set<std::string>> m_wantedPhotos;
    std::map<Id, std::set<Id>> m_attachments; ///< sent just now, by scope
    std::map<Id, std::string> m_frames;       ///< of the volume being filled
    std::uint64_t m_filled = 0;
    std::int64_t m_ops = 0;
    int m_photos = 0;
    std::vector<ExportedFile> m_done;
};

/// Files of opaque names in a folder.
[[nodiscard]] Exporter::Place intoFolder(const std::filesystem::path &folder);
/// This file; what does not fit goes beside it as NAME-2, NAME-3 and so on.
[[nodiscard]] Exporter::Place intoFile(const std::filesystem::path &file);

} // namespace sc
