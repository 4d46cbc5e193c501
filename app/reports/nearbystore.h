// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"
#include "core/place.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace sc {

class Database;

/// How far and how far back something counts as the same spot.
inline constexpr double kNearbyMetres = 50.0;
inline constexpr std::chrono::weeks kNearbyWindow{12};

/// A report of the same kind at the same spot: told before where it is still open, happened before
/// where it is closed.
struct NearbyReport {
    Id id;
    std::string ref;
    std::string category;
    std::string status;
    bool open = false;
    double metres = 0.0;
    Instant loggedAt{};
    std::optional<Instant> closedAt;
    std::string photo; ///< content hash of its first photo; empty where it has none
};

struct NearbyQuestion {
    std::string category; ///< its top-level category is what counts
    LatLon at;
    Instant now{};
    Id except; ///< not told of itself
    int most = 4;
};

/// Looks round a place by the map's index: as quick among a million reports as among ten.
class NearbyStore {
public:
    explicit NearbyStore(Database &database) : m_database(database) {}

    /// Open ones first, then the nearest. Those closed as duplicates are left out: what they repeat
    /// is told instead.
    [[nodiscard]] Result<std::vector<NearbyReport>> around(const NearbyQuestion &question);

private:
    Database &m_database;
};

} // namespace sc
