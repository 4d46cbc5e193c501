// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/clusterindex.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sc {
namespace {

/// The radius in units of the 32-bit world.
[[nodiscard]] std::uint32_t radiusUnits(int zoom)
{
    const double units = ClusterIndex::radiusPixels(zoom) * 4294967296.0 / worldPixels(zoom);
    return static_cast<std::uint32_t>(std::min(units, 4294967295.0));
}

} // namespace

/// Sorts by 64-bit keys in passes of 11 bits, which for a million keys is several times quicker
/// than comparing them; passes in which all keys agree are skipped. Equal keys keep their order.
struct ClusterIndex::Sorter {
    struct Entry {
        std::uint64_t key;
        Node node;
    };

    void sort()
    {
        if (entries.size() < 2000) {
            std::ranges::stable_sort(entries, {}, &Entry::key);
            return;
        }
        constexpr unsigned kBits = 11;
        constexpr std::size_t kBuckets = std::size_t{1} << kBits;
        spare.resize(entries.size());
        for (unsigned shift = 0; shift < 64; shift += kBits) {
            std::array<std::size_t, kBuckets> starts{};
            for (const Entry &e : entries)
                ++starts[(e.key >> shift) & (kBuckets - 1)];
            if (std::ranges::contains(starts, entries.size()))
                continue;
            std::size_t sum = 0;
            for (std::size_t &start : starts)
                sum += std::exchange(start, sum);
            for (const Entry &e : entries)
                spare[starts[(e.key >> shift) & (kBuckets - 1)]++] = e;
            std::swap(entries, spare);
        }
    }

    std::vector<Entry> entries;
    std::vector<Entry> spare;
};

double ClusterIndex::radiusPixels(int zoom)
{
    switch (zoom) {
    case 19:
        return 22.0;
    case 18:
        return 28.0;
    case 17:
        return 36.0;
    case 16:
        return 44.0;
    default:
        return 52.0;
    }
}

ClusterIndex::Level ClusterIndex::arrange(std::vector<Node> nodes, int zoom, Sorter &sorter) const
{
    Level level;
    level.bandHeight = std::max(1U, radiusUnits(zoom));
    sorter.entries.clear();
    sorter.entries.reserve(nodes.size());
    for (const Node node : nodes) {
        const WorldPoint p = at(node);
        sorter.entries.push_back(
            {.key = static_cast<std::uint64_t>(p.y / level.bandHeight) << 32U | p.x, .node = node});
    }
    sorter.sort();
    level.nodes = std::move(nodes);
    for (std::size_t i = 0; i < sorter.entries.size(); ++i) {
        const auto band = static_cast<std::uint32_t>(sorter.entries[i].key >> 32U);
        if (level.bands.empty() || level.bands.back() != band) {
            level.bands.push_back(band);
            level.bandStarts.push_back(static_cast<std::uint32_t>(i));
        }
        level.nodes[i] = sorter.entries[i].node;
    }
    level.bandStarts.push_back(static_cast<std::uint32_t>(level.nodes.size()));
    return level;
}

ClusterIndex::Node ClusterIndex::makeCluster(std::span<const Node> parts, int zoom)
{
    Cluster cluster;
    cluster.zoom = static_cast<std::uint8_t>(zoom);
    cluster.firstChild = static_cast<std::uint32_t>(m_children.size());
    cluster.childCount = static_cast<std::uint32_t>(parts.size());
    const auto self = static_cast<Node>(m_points.size() + m_clusters.size());
    double x = 0.0;
    double y = 0.0;
    for (const Node part : parts) {
        const WorldPoint p = at(part);
        const std::uint32_t weight = count(part);
        x += static_cast<double>(p.x) * weight;
        y += static_cast<double>(p.y) * weight;
        cluster.count += weight;
        if (isCluster(part)) {
            const Counts &inner = m_clusters[part - m_points.size()].counts;
            for (std::size_t s = 0; s < kMarkStates; ++s)
                cluster.counts[s] += inner[s];
        } else {
            ++cluster.counts[m_points[part].state];
        }
        m_children.push_back(part);
        m_parents[part] = self;
    }
    cluster.at = {.x = static_cast<std::uint32_t>(x / cluster.count),
                  .y = static_cast<std::uint32_t>(y / cluster.count)};
    m_clusters.push_back(cluster);
    m_parents.push_back(self);
    return self;
}

std::vector<ClusterIndex::Node> ClusterIndex::join(const Level &level, int zoom)
{
    const std::size_t total = level.nodes.size();
    const double radius = radiusUnits(zoom);
    std::vector<WorldPoint> places(total);
    for (std::size_t i = 0; i < total; ++i)
        places[i] = at(level.nodes[i]);

    std::vector<bool> joined(total, false);
    std::vector<Node> next;
    std::vector<Node> parts;
    const auto gather = [&](std::size_t from, std::size_t until, WorldPoint seed) {
        for (std::size_t j = from; j < until; ++j) {
            const double dx = static_cast<double>(places[j].x) - seed.x;
            if (dx > radius)
                break;
            const double dy = static_cast<double>(places[j].y) - seed.y;
            if (joined[j] || dx * dx + dy * dy > radius * radius)
                continue;
            joined[j] = true;
            parts.push_back(level.nodes[j]);
        }
    };
    for (std::size_t band = 0; band < level.bands.size(); ++band) {
        const std::size_t end = level.bandStarts[band + 1];
        const bool adjoins =
            band + 1 < level.bands.size() && level.bands[band + 1] == level.bands[band] + 1;
        const std::size_t belowEnd = adjoins ? level.bandStarts[band + 2] : end;
        std::size_t below = end;
        // Everything further north or west has been joined already: only what lies east in the same
        // band, and what lies in the band below, can still be free.
        for (std::size_t i = level.bandStarts[band]; i < end; ++i) {
            if (joined[i])
                continue;
            joined[i] = true;
            parts.assign(1, level.nodes[i]);
            gather(i + 1, end, places[i]);
            while (below < belowEnd && static_cast<double>(places[below].x) < places[i].x - radius)
                ++below;
            gather(below, belowEnd, places[i]);
            next.push_back(parts.size() == 1 ? parts.front() : makeCluster(parts, zoom));
        }
    }
    return next;
}

std::shared_ptr<const ClusterIndex> ClusterIndex::build(std::vector<MapPoint> points)
{
    auto index = std::make_shared<ClusterIndex>();
    if (!std::ranges::is_sorted(points, {}, &MapPoint::key))
        std::ranges::stable_sort(points, {}, &MapPoint::key);
    for (MapPoint &point : points)
        point.state =
            static_cast<std::uint8_t>(std::min<std::size_t>(point.state, kMarkStates - 1));
    index->m_points = std::move(points);

    std::vector<Node> nodes(index->m_points.size());
    for (Node i = 0; i < nodes.size(); ++i)
        nodes[i] = i;
    index->m_parents = nodes;
    Sorter sorter;
    for (int zoom = kMaxZoom; zoom >= 0; --zoom) {
        Level &level = index->m_levels[static_cast<std::size_t>(zoom)];
        level = index->arrange(std::move(nodes), zoom, sorter);
        nodes = index->join(level, zoom);
        if (nodes.size() != level.nodes.size()) // clusters stand elsewhere than what they are of
            level = index->arrange(nodes, zoom, sorter);
    }
    return index;
}

ClusterIndex::Counts ClusterIndex::counts(Node node) const
{
    if (isCluster(node))
        return m_clusters[node - m_points.size()].counts;
    Counts one{};
    one[m_points[node].state] = 1;
    return one;
}

std::span<const ClusterIndex::Node> ClusterIndex::children(Node node) const
{
    if (!isCluster(node))
        return {};
    const Cluster &cluster = m_clusters[node - m_points.size()];
    return std::span(m_children).subspan(cluster.firstChild, cluster.childCount);
}

int ClusterIndex::expansionZoom(Node node) const
{
    return isCluster(node) ? m_clusters[node - m_points.size()].zoom + 1 : 0;
}

void ClusterIndex::query(const WorldBox &box, int zoom, std::vector<Node> &out) const
{
    out.clear();
    if (box.empty())
        return;
    const Level &level = m_levels[static_cast<std::size_t>(std::clamp(zoom, 0, kMaxZoom))];
    const WorldPoint from = toFixed({.x = box.minX, .y = box.minY});
    const WorldPoint to = toFixed({.x = box.maxX, .y = box.maxY});
    const auto first = std::ranges::lower_bound(level.bands, from.y / level.bandHeight);
    for (auto band = static_cast<std::size_t>(first - level.bands.begin());
         band < level.bands.size() && level.bands[band] <= to.y / level.bandHeight; ++band) {
        const auto nodes = std::span(level.nodes)
                               .subspan(level.bandStarts[band],
                                        level.bandStarts[band + 1] - level.bandStarts[band]);
        auto at =
            std::ranges::lower_bound(nodes, from.x, {}, [this](Node n) { return this->at(n).x; });
        for (; at != nodes.end(); ++at) {
            const WorldPoint p = this->at(*at);
            if (p.x > to.x)
                break;
            if (p.y >= from.y && p.y <= to.y)
                out.push_back(*at);
        }
    }
}

std::vector<ClusterIndex::Node> ClusterIndex::members(Node node, std::size_t most) const
{
    std::vector<Node> found;
    std::vector<Node> open{node};
    while (!open.empty() && found.size() < most) {
        const Node next = open.back();
        open.pop_back();
        if (!isCluster(next)) {
            found.push_back(next);
            continue;
        }
        const auto inner = children(next);
        open.insert(open.end(), inner.rbegin(), inner.rend());
    }
    return found;
}

WorldBox ClusterIndex::extent(Node node) const
{
    WorldBox box;
    for (const Node member : members(node, m_points.size()))
        box.take(fromFixed(m_points[member].at));
    return box;
}

std::optional<ClusterIndex::Node> ClusterIndex::find(std::int64_t key) const
{
    const auto at = std::ranges::lower_bound(m_points, key, {}, &MapPoint::key);
    if (at == m_points.end() || at->key != key)
        return std::nullopt;
    return static_cast<Node>(at - m_points.begin());
}

ClusterIndex::Node ClusterIndex::shownAs(Node point, int zoom) const
{
    Node node = point;
    while (m_parents[node] != node &&
           m_clusters[m_parents[node] - m_points.size()].zoom >= std::clamp(zoom, 0, kMaxZoom))
        node = m_parents[node];
    return node;
}

} // namespace sc
