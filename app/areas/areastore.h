// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/polygon.h"
#include "storage/journal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// An area team's patch.
struct Area {
    Id id;
    std::string code;
    std::string name;

    bool operator==(const Area &) const = default;
};

/// One delivery of boundaries, in force from a day on until a later edition begins.
struct BoundaryEdition {
    Id id;
    std::string name;
    Day validFrom{};
    std::string source; ///< the file it came from, and whose copyright it is

    bool operator==(const BoundaryEdition &) const = default;
};

/// A ward as one edition draws it.
struct Ward {
    Id id;
    Id edition;
    std::string code;
    std::string name;
    Id area;
    std::string geometry; ///< encodeShape() of its boundary, WGS84

    bool operator==(const Ward &) const = default;
};

/// What has been written of areas, wards and editions; only whether two are the same says anything.
struct BoundaryVersion {
    std::int64_t entries = 0;
    std::int64_t latest = 0; ///< the greatest stamp of them
    bool operator==(const BoundaryVersion &) const = default;
};

/// Areas, boundary editions and wards on disk. What is deleted is not seen.
class AreaStore {
public:
    explicit AreaStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::vector<Area>> areas(); ///< by code
    [[nodiscard]] Result<std::optional<Area>> area(const Id &id);
    /// By code, letter case forgiven.
    [[nodiscard]] Result<std::optional<Area>> areaWithCode(std::string_view code);
    /// Makes an area (a null id is filled in) or changes what differs. Refused: `missing` code or
    /// name, `duplicate` code.
    [[nodiscard]] Result<Area> saveArea(Change &change, Area area);
    /// Whether any record, of whatever type, points to the area.
    [[nodiscard]] Result<bool> isUsed(const Id &area);
    /// Takes an area away. Refused with `in_use` while wards or records are of it.
    [[nodiscard]] Result<void> removeArea(Change &change, const Id &id);

    [[nodiscard]] Result<std::vector<BoundaryEdition>> editions(); ///< by first day
    /// The edition in force on a day: the latest that had begun, or the first of all for a day
    /// before any. Nothing where there are no boundaries.
    [[nodiscard]] Result<std::optional<BoundaryEdition>> editionOn(Day day);
    [[nodiscard]] Result<BoundaryEdition> saveEdition(Change &change, BoundaryEdition edition);

    [[nodiscard]] Result<std::vector<Ward>> wards(const Id &edition); ///< by code
    [[nodiscard]] Result<std::optional<Ward>> ward(const Id &id);
    /// The ward with that code (letter case forgiven) in the latest edition that has one.
    [[nodiscard]] Result<std::optional<Ward>> wardWithCode(std::string_view code);
    /// Makes a ward (a null id is filled in) or changes what differs; true where something did.
    [[nodiscard]] Result<bool> saveWard(Change &change, Ward ward);

    /// How much has been written that every area shares, areas and boundaries among it. Cheap:
    /// while it stays the same, boundaryVersion() does too.
    [[nodiscard]] Result<std::int64_t> sharedEntries();
    /// Changes whenever an area, a ward or an edition has changed, by anybody. For caches.
    [[nodiscard]] Result<BoundaryVersion> boundaryVersion();

private:
    Database &m_database;
};

} // namespace sc
