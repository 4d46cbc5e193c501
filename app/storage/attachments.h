// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/place.h"
#include "storage/journal.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// A photo or paper that belongs to a record. The bytes lie in the folder beside the database under
/// the hash of their content (BLAKE2b-256), so the same photo is kept once however often it is
/// used.
struct Attachment {
    Id id{};
    Id owner{};
    std::string ownerType{};
    std::string role{}; ///< "before", "after" or empty
    std::int64_t position = 0;
    std::string hash{}; ///< 32 raw bytes
    std::int64_t size = 0;
    std::string mediaType{};
    std::optional<Instant> takenAt{};
    std::optional<LatLon> place{};
    std::string thumbnail{}; ///< JPEG, at most 12 KB
};

class Attachments {
public:
    explicit Attachments(Database &database) : m_database(database) {}

    /// Puts the bytes in the folder (on the disk before this returns) and records them with the
    /// change. `attachment.hash`, `size` and `id` are filled in here.
    [[nodiscard]] Result<Attachment> add(Change &change, Attachment attachment,
                                         std::string_view bytes);
    [[nodiscard]] Result<void> setRole(Change &change, const Id &attachment,
                                       const std::string &role);
    [[nodiscard]] Result<void> remove(Change &change, const Id &attachment);

    /// In the order they were put.
    [[nodiscard]] Result<std::vector<Attachment>> of(const Id &owner);
    [[nodiscard]] Result<std::string> read(const std::string &hash);
    /// Where the bytes of this hash are, or would be.
    [[nodiscard]] std::filesystem::path pathOf(const std::string &hash) const;

    /// Puts the bytes in the folder under their hash, on the disk before this returns.
    [[nodiscard]] Result<void> keep(const std::string &hash, std::string_view bytes);

    /// BLAKE2b-256, raw.
    [[nodiscard]] static std::string hashOf(std::string_view bytes);

private:
    Database &m_database;
};

} // namespace sc
