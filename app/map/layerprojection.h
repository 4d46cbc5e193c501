// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "map/gpbreader.h"
#include "map/mercator.h"

#include <memory>

namespace sc {

/// Takes a layer's coordinates to the web mercator square and back. Understands EPSG:27700 (by
/// PROJ), 4326 and 3857. Belongs to one thread at a time.
class LayerProjection {
public:
    [[nodiscard]] static Result<LayerProjection> forSrs(int epsg);

    LayerProjection(LayerProjection &&) noexcept;
    LayerProjection &operator=(LayerProjection &&) noexcept;
    LayerProjection(const LayerProjection &) = delete;
    LayerProjection &operator=(const LayerProjection &) = delete;
    ~LayerProjection();

    /// Changes the coordinates in place; false if any of them has no place on the map.
    [[nodiscard]] bool toWorld(RawGeometry &geometry) const;

    /// A box in the layer's coordinates that holds the whole of `box` (a little larger, since
    /// straight edges bend).
    [[nodiscard]] WorldBox layerBox(const WorldBox &box) const;

private:
    struct Transform;
    explicit LayerProjection(std::unique_ptr<Transform> transform);

    std::unique_ptr<Transform> m_transform;
};

} // namespace sc
