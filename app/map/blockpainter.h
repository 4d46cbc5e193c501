// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/basemapdata.h"
#include "map/basemapstyle.h"
#include "map/mercator.h"

#include <QImage>

namespace sc {

/// A block is 4 × 4 tiles drawn together, so that names are placed once for all of them.
inline constexpr int kBlockTiles = 4;

/// The block a tile belongs to. `zoom` is the tile's; `x` and `y` count blocks.
[[nodiscard]] inline TileId blockOf(TileId tile)
{
    return {.zoom = tile.zoom, .x = tile.x / kBlockTiles, .y = tile.y / kBlockTiles};
}

/// Draws a block: 1024 pixels square times `scale` (1 or 2). At zoom 0 and 1, where the world has
/// fewer than 4 × 4 tiles, the rest of the picture is background. Safe from any thread.
[[nodiscard]] QImage paintBlock(TileId block, int scale, const BasemapStyle &style,
                                BasemapData &data);

/// Says nothing and is no error: a quiet grid, for when there is no basemap.
[[nodiscard]] QImage emptyTile(int scale, const BasemapStyle &style);

} // namespace sc
