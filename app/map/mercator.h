// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace sc {

/// A place on the web mercator map (EPSG:3857) seen as the unit square: x runs 0 to 1 from 180° W
/// to 180° E, y runs 0 to 1 from 85.0511° N to 85.0511° S.
struct WorldPos {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const WorldPos &) const = default;
};

/// The same square in 32-bit whole numbers: 9 mm at the equator, half the memory of doubles.
struct WorldPoint {
    std::uint32_t x = 0;
    std::uint32_t y = 0;

    auto operator<=>(const WorldPoint &) const = default;
};

/// Both corners belong to the box. `empty()` holds for a box that has taken in nothing yet.
struct WorldBox {
    double minX = 2.0;
    double minY = 2.0;
    double maxX = -1.0;
    double maxY = -1.0;

    [[nodiscard]] bool empty() const { return minX > maxX || minY > maxY; }
    [[nodiscard]] bool meets(const WorldBox &other) const
    {
        return minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY;
    }
    [[nodiscard]] bool holds(WorldPos at) const
    {
        return at.x >= minX && at.x <= maxX && at.y >= minY && at.y <= maxY;
    }
    void take(WorldPos at)
    {
        minX = std::min(minX, at.x);
        minY = std::min(minY, at.y);
        maxX = std::max(maxX, at.x);
        maxY = std::max(maxY, at.y);
    }
    void take(const WorldBox &other)
    {
        minX = std::min(minX, other.minX);
        minY = std::min(minY, other.minY);
        maxX = std::max(maxX, other.maxX);
        maxY = std::max(maxY, other.maxY);
    }
    [[nodiscard]] WorldBox grown(double by) const
    {
        return {minX - by, minY - by, maxX + by, maxY + by};
    }
};

/// One square picture of the map; `y` counts from the north as in web addresses.
struct TileId {
    int zoom = 0;
    int x = 0;
    int y = 0;

    auto operator<=>(const TileId &) const = default;
    [[nodiscard]] bool valid() const
    {
        return zoom >= 0 && zoom <= 24 && x >= 0 && y >= 0 && x < (1 << zoom) && y < (1 << zoom);
    }
};

inline constexpr double kMaxMercatorLatitude = 85.05112877980659;
inline constexpr double kTilePixels = 256.0;

/// Spherical Mercator, as EPSG:3857 defines it. Latitudes beyond the square are held at its edge.
[[nodiscard]] inline WorldPos toWorld(LatLon at)
{
    const double latitude = std::clamp(at.latitude, -kMaxMercatorLatitude, kMaxMercatorLatitude);
    const double sine = std::sin(latitude * std::numbers::pi / 180.0);
    const double y = 0.5 - std::log((1.0 + sine) / (1.0 - sine)) / (4.0 * std::numbers::pi);
    return {.x = at.longitude / 360.0 + 0.5, .y = std::clamp(y, 0.0, 1.0)};
}

[[nodiscard]] inline LatLon toLatLon(WorldPos at)
{
    const double n = std::numbers::pi * (1.0 - 2.0 * at.y);
    return {.latitude = std::atan(std::sinh(n)) * 180.0 / std::numbers::pi,
            .longitude = (at.x - 0.5) * 360.0};
}

/// The width of the whole world in pixels at a (possibly fractional) zoom level.
[[nodiscard]] inline double worldPixels(double zoom)
{
    return kTilePixels * std::exp2(zoom);
}

[[nodiscard]] inline WorldPoint toFixed(WorldPos at)
{
    const auto fix = [](double v) {
        return static_cast<std::uint32_t>(std::clamp(v * 4294967296.0, 0.0, 4294967295.0));
    };
    return {.x = fix(at.x), .y = fix(at.y)};
}

[[nodiscard]] inline WorldPos fromFixed(WorldPoint at)
{
    return {.x = at.x / 4294967296.0, .y = at.y / 4294967296.0};
}

/// The part of the world a tile covers.
[[nodiscard]] inline WorldBox boxOf(TileId tile)
{
    const double size = std::exp2(-tile.zoom);
    return {.minX = tile.x * size,
            .minY = tile.y * size,
            .maxX = (tile.x + 1) * size,
            .maxY = (tile.y + 1) * size};
}

[[nodiscard]] inline TileId tileAt(WorldPos at, int zoom)
{
    const int count = 1 << zoom;
    const auto index = [count](double v) {
        return std::clamp(static_cast<int>(std::floor(v * count)), 0, count - 1);
    };
    return {.zoom = zoom, .x = index(at.x), .y = index(at.y)};
}

} // namespace sc
