// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/featureblock.h"
#include "map/geopackagestore.h"

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace sc {

/// What the renderer draws from: the features of a GeoPackage, held in memory. A pack the size of a
/// borough is read layer by layer, once, when first needed; layers too large for that and with a
/// spatial index are read in squares of the map, the least recently used being forgotten. Safe to
/// use from several threads.
class BasemapData {
public:
    using Block = std::shared_ptr<const FeatureBlock>;

    /// A square repeats the features that reach in from its neighbours: the same key in the same
    /// layer.
    struct Piece {
        Block block;
        std::size_t layer = 0;
    };

    /// Layers of more rows than that are read in squares, if they have an index.
    static constexpr std::int64_t kMostRowsAtOnce = 200'000;

    explicit BasemapData(std::unique_ptr<GeoPackageStore> store,
                         std::int64_t mostRowsAtOnce = kMostRowsAtOnce);

    /// All that may be drawn within the box at that zoom. A layer that cannot be read gives nothing
    /// (and says so once, in the log): the rest of the map is still worth seeing.
    [[nodiscard]] std::vector<Piece> pieces(const WorldBox &box, int zoom);

    [[nodiscard]] const GeoPackageStore &store() const { return *m_store; }
    /// What lies outside every polygon: sea where the pack draws its land, land otherwise.
    [[nodiscard]] FeatureClass background() const { return m_background; }
    /// The declared extent, or that of the features read when none is declared.
    [[nodiscard]] WorldBox extent();

private:
    struct Cell {
        std::size_t layer = 0;
        TileId square;

        auto operator<=>(const Cell &) const = default;
    };
    struct Held {
        Block block;
        std::list<Cell>::iterator age;
    };

    [[nodiscard]] bool bySquares(std::size_t layer) const;
    [[nodiscard]] Block held(const Cell &cell);
    [[nodiscard]] Block fetch(const Cell &cell);
    void forgetOld();

    std::unique_ptr<GeoPackageStore> m_store;
    std::int64_t m_mostRowsAtOnce;
    FeatureClass m_background = FeatureClass::Land;
    std::vector<int> m_lowestZooms;
    std::mutex m_reading; // taken before m_turn
    std::mutex m_turn;
    std::map<Cell, Held> m_held;
    std::list<Cell> m_ages; // newest first
    std::size_t m_points = 0;
};

} // namespace sc
