// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "map/mercator.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <string>

namespace sc {

/// Reads a raster MBTiles file (specification 1.3). The file is opened read-only and is not
/// trusted: tiles over 4 MB or 2048 pixels square are left out. Calls may come from any thread.
class MbTilesStore {
public:
    /// Fails with NotFound, CannotRead, Damaged, or NotOurs (not MBTiles, or vector tiles).
    [[nodiscard]] static Result<std::unique_ptr<MbTilesStore>> open(const std::string &path);

    MbTilesStore(const MbTilesStore &) = delete;
    MbTilesStore &operator=(const MbTilesStore &) = delete;
    ~MbTilesStore();

    [[nodiscard]] int minZoom() const { return m_minZoom; }
    [[nodiscard]] int maxZoom() const { return m_maxZoom; }
    [[nodiscard]] const WorldBox &extent() const { return m_extent; }
    [[nodiscard]] const std::string &attribution() const { return m_attribution; }

    /// The picture of a tile as stored (PNG or JPEG) or drawn from the nearest tile above it that
    /// exists (PNG), up to 6 levels; nothing where the pack has none.
    [[nodiscard]] Result<std::optional<QByteArray>> tile(TileId id);

private:
    struct Handle;
    MbTilesStore();
    [[nodiscard]] std::optional<QByteArray> stored(TileId id);

    std::unique_ptr<Handle> m_handle;
    int m_minZoom = 0;
    int m_maxZoom = 19;
    WorldBox m_extent;
    std::string m_attribution;
};

} // namespace sc
