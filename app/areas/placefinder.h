// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/areastore.h"
#include "core/place.h"

#include <map>
#include <memory>

namespace sc {

/// Where a point lies by the boundaries in force.
struct Placed {
    enum class Where {
        Unknown, ///< there are no boundaries
        Inside,
        Edge,    ///< in a ward, but within 25 m of another area or of no ward: worth a look
        Outside, ///< in no ward
    };

    Where where = Where::Unknown;
    Id ward;
    Id area;
    Id edition;

    /// As reports keep it: "inside", "edge", "outside", or nothing.
    [[nodiscard]] std::string boundary() const;
    bool operator==(const Placed &) const = default;
};

/// Finds ward and area of a point, offline, about a million times a second. Reads each edition's
/// boundaries once and again when they change. Belongs to the thread of its database.
class PlaceFinder {
public:
    static constexpr double kEdgeMetres = 25.0;

    explicit PlaceFinder(Database &database);
    ~PlaceFinder();
    PlaceFinder(PlaceFinder &&) noexcept;

    /// By the edition in force on the day something was seen (see AreaStore::editionOn). A point on
    /// the line between two wards belongs to one of them, always the same.
    [[nodiscard]] Result<Placed> find(LatLon place, Day observed);
    /// The ward's shape; empty where the id is not known.
    [[nodiscard]] Result<MultiPolygon> shapeOf(const Id &ward);

    /// Looks whether boundaries changed since they were read; find() does not, to stay fast. Call
    /// it once before a batch, or before a single look-up. What the open transaction itself has
    /// written is only seen by a new PlaceFinder.
    [[nodiscard]] Result<void> refresh();

private:
    class Edition;

    [[nodiscard]] Result<Edition *> editionFor(Day observed);

    Database &m_database;
    std::int64_t m_sharedEntries = -1; ///< when the boundaries were last compared; -1: never
    BoundaryVersion m_boundaries;      ///< of what is loaded
    Id m_current;                      ///< the edition editionFor() gave last
    std::vector<BoundaryEdition> m_editions;
    std::map<Id, std::unique_ptr<Edition>> m_loaded;
};

} // namespace sc
