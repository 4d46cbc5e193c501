// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace sc {

/// What a basemap feature is, whatever its pack calls it. The order is the drawing order.
enum class FeatureClass : std::uint8_t {
    Sea,
    Land,
    Foreshore,
    Urban,
    Moor,
    Green,
    Cemetery,
    Allotment,
    Pitch,
    Wood,
    Site,
    Lake,
    WaterLine,
    House,
    Shop,
    Industry,
    School,
    Civic,
    Path,
    Lane,
    Street,
    BRoad,
    ARoad,
    Motorway,
    Rail,
    Station,
    Town,
    District,
    Village,
    Landmark,
    ParkName,
    WaterName,
    Count
};

inline constexpr std::size_t kFeatureClassCount = static_cast<std::size_t>(FeatureClass::Count);

/// One row of the table that says which features of which layer become which class. An empty value
/// stands for every value not named by another row of the same layer.
struct LayerRule {
    std::string_view layer;
    std::string_view value;
    FeatureClass is;
};

/// Rows for the sample borough's basemap and for the GeoPackage of OS Open Zoomstack.
[[nodiscard]] std::span<const LayerRule> layerRules();

/// Whether any row names the layer (letter case does not count).
[[nodiscard]] bool isBasemapLayer(std::string_view layer);

/// The class of a feature, nothing if it is not drawn.
[[nodiscard]] std::optional<FeatureClass> classify(std::string_view layer, std::string_view value);

/// The lowest zoom at which anything of the layer is drawn, so that it is not read before.
[[nodiscard]] int lowestZoom(std::string_view layer);

/// The lowest zoom at which a class is drawn.
[[nodiscard]] int lowestZoom(FeatureClass of);

/// Columns that may hold a feature's class and its name, the likeliest first.
[[nodiscard]] std::span<const std::string_view> classColumns();
[[nodiscard]] std::span<const std::string_view> nameColumns();

} // namespace sc
