// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mercator.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sc {

/// One record on the map. `state` is below kMarkStates and means what its owner says.
struct MapPoint {
    std::int64_t key = 0;
    WorldPoint at;
    std::uint8_t category = 0;
    std::uint8_t state = 0;
};

inline constexpr std::size_t kMarkStates = 8;

/// Up to a million points and more, gathered into clusters level by level from zoom 19 down to 0,
/// so that what is seen at any zoom is a few hundred marks. Built once, on any thread, then only
/// read, from any thread. The same points make the same clusters, in whatever order they come.
///
/// Each level takes the marks of the level below it from north to south and joins each one not yet
/// joined with all that lie within a radius of it; a cluster stands at the mean of its points.
class ClusterIndex {
public:
    static constexpr int kMaxZoom = 19;

    /// A point or a cluster, by number. Points come first, in ascending order of their keys.
    using Node = std::uint32_t;
    using Counts = std::array<std::uint32_t, kMarkStates>;

    [[nodiscard]] static std::shared_ptr<const ClusterIndex> build(std::vector<MapPoint> points);

    /// Distance within which marks join, in pixels of that zoom: wide where much is shown, down to
    /// the size of a mark at the closest.
    [[nodiscard]] static double radiusPixels(int zoom);

    [[nodiscard]] std::size_t pointCount() const { return m_points.size(); }
    [[nodiscard]] std::size_t clusterCount() const { return m_clusters.size(); }

    /// The marks in the box, both edges included, at a zoom level (held within 0 to 19), from north
    /// to south in bands.
    void query(const WorldBox &box, int zoom, std::vector<Node> &out) const;

    [[nodiscard]] bool isCluster(Node node) const { return node >= m_points.size(); }
    [[nodiscard]] const MapPoint &point(Node node) const { return m_points[node]; }
    [[nodiscard]] WorldPoint at(Node node) const
    {
        return isCluster(node) ? m_clusters[node - m_points.size()].at : m_points[node].at;
    }
    [[nodiscard]] std::uint32_t count(Node node) const
    {
        return isCluster(node) ? m_clusters[node - m_points.size()].count : 1;
    }
    /// Points by state; of a single point, one.
    [[nodiscard]] Counts counts(Node node) const;
    [[nodiscard]] std::span<const Node> children(Node node) const;

    /// The lowest zoom at which the node's parts are separate marks; kMaxZoom + 1 if they never are
    /// (they stand in the same spot).
    [[nodiscard]] int expansionZoom(Node node) const;

    /// The points within, at most `most`, in a fixed order.
    [[nodiscard]] std::vector<Node> members(Node node, std::size_t most) const;
    /// The box around all points within.
    [[nodiscard]] WorldBox extent(Node node) const;

    [[nodiscard]] std::optional<Node> find(std::int64_t key) const;
    /// The mark that stands for the point at that zoom: itself or its cluster.
    [[nodiscard]] Node shownAs(Node point, int zoom) const;

private:
    struct Cluster {
        WorldPoint at;
        std::uint32_t count = 0;
        std::uint32_t firstChild = 0;
        std::uint32_t childCount = 0;
        std::uint8_t zoom = 0; ///< the highest zoom at which it is one mark
        Counts counts{};
    };
    /// The marks of one zoom: bands of equal height from the north, each from west to east.
    struct Level {
        std::uint32_t bandHeight = 1;
        std::vector<Node> nodes;
        std::vector<std::uint32_t> bands;      ///< numbers of the bands that hold anything
        std::vector<std::uint32_t> bandStarts; ///< one more than bands
    };
    struct Sorter;

    [[nodiscard]] Level arrange(std::vector<Node> nodes, int zoom, Sorter &sorter) const;
    [[nodiscard]] std::vector<Node> join(const Level &level, int zoom);
    [[nodiscard]] Node makeCluster(std::span<const Node> parts, int zoom);

    std::vector<MapPoint> m_points;
    std::vector<Cluster> m_clusters;
    std::vector<Node> m_children;
    std::vector<Node> m_parents; ///< by node; itself when it has none
    std::array<Level, kMaxZoom + 1> m_levels;
};

} // namespace sc
