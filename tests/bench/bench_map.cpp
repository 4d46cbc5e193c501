// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing tiles of the sample borough, building the index of a million points, preparing a frame.
#include "map/basemapstyle.h"
#include "map/blockpainter.h"
#include "map/clusterindex.h"
#include "map/markerlayer.h"
#include "map/tilepicture.h"
#include "sample/basemapstore.h"

#include <benchmark/benchmark.h>

#include <QGuiApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>
#include <random>

using namespace sc;

namespace {

/// Hot spots over a borough, as reports lie: the same for the same count.
std::vector<MapPoint> boroughPoints(std::size_t count)
{
    std::mt19937_64 random(20);
    std::uniform_real_distribution<double> anywhere(-0.04, 0.04);
    std::normal_distribution<double> near(0.0, 0.0008);
    std::vector<LatLon> spots;
    for (int i = 0; i < 2000; ++i)
        spots.push_back(
            {.latitude = 53.46 + anywhere(random), .longitude = 1.01 + anywhere(random)});
    std::vector<MapPoint> points;
    points.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const LatLon &spot = spots[random() % spots.size()];
        points.push_back({.key = static_cast<std::int64_t>(i),
                          .at = toFixed(toWorld({.latitude = spot.latitude + near(random),
                                                 .longitude = spot.longitude + near(random)})),
                          .category = static_cast<std::uint8_t>(i % 17),
                          .state = static_cast<std::uint8_t>(i % 7)});
    }
    return points;
}

std::shared_ptr<const ClusterIndex> millionIndex()
{
    static const auto index = ClusterIndex::build(boroughPoints(1'000'000));
    return index;
}

BasemapData &sampleMap()
{
    static const QTemporaryDir folder;
    static const auto data = [] {
        const std::string path = folder.filePath(QStringLiteral("map.gpkg")).toStdString();
        if (!sample::writeBasemap(sample::makeBorough(1), path))
            std::abort();
        return std::make_unique<BasemapData>(std::move(*GeoPackageStore::open(path)));
    }();
    return *data;
}

void drawTile(benchmark::State &state)
{
    const int zoom = static_cast<int>(state.range(0));
    WorldPos middle;
    for (const auto &piece : sampleMap().pieces(sampleMap().extent(), 16)) {
        for (const MapFeature &feature : piece.block->features()) {
            if (feature.is == FeatureClass::Town)
                middle = {.x = feature.box.minX, .y = feature.box.minY};
        }
    }
    const TileId block = blockOf(tileAt(middle, zoom));
    for (auto _ : state) {
        const QImage image = paintBlock(block, 1, BasemapStyle::named(u"light"), sampleMap());
        for (int tile = 0; tile < kBlockTiles * kBlockTiles; ++tile) {
            benchmark::DoNotOptimize(
                toPng(image.copy(tile % kBlockTiles * 256, tile / kBlockTiles * 256, 256, 256)));
        }
    }
    state.counters["a_tile"] = benchmark::Counter(kBlockTiles * kBlockTiles,
                                                  benchmark::Counter::kIsIterationInvariantRate |
                                                      benchmark::Counter::kInvert);
}
BENCHMARK(drawTile)->DenseRange(13, 18)->Unit(benchmark::kMillisecond);

void buildIndex(benchmark::State &state)
{
    const auto points = boroughPoints(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(ClusterIndex::build(points));
}
BENCHMARK(buildIndex)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void queryView(benchmark::State &state)
{
    const auto index = millionIndex();
    const int zoom = static_cast<int>(state.range(0));
    const WorldPos middle = toWorld({.latitude = 53.46, .longitude = 1.01});
    WorldBox box;
    box.take(middle);
    box = box.grown(960.0 / worldPixels(zoom));
    std::vector<ClusterIndex::Node> found;
    for (auto _ : state)
        index->query(box, zoom, found);
    state.counters["marks"] = static_cast<double>(found.size());
}
BENCHMARK(queryView)->DenseRange(11, 19, 2)->Unit(benchmark::kMicrosecond);

void prepareFrame(benchmark::State &state)
{
    MarkerLayer layer;
    layer.setSize({1920, 1080});
    layer.setLatitude(53.46);
    layer.setPoints(millionIndex());
    int step = 0;
    for (auto _ : state) {
        layer.setLongitude(1.0 + 0.00002 * (step % 1000));
        layer.setZoomLevel(12.0 + 0.01 * (step % 600));
        ++step;
        layer.prepareFrame();
    }
}
BENCHMARK(prepareFrame)->Unit(benchmark::kMicrosecond);

/// For comparecluster.js: the same points as longitude and latitude, eight bytes each,
/// little-endian.
int writePoints(const char *path)
{
    std::FILE *out = std::fopen(path, "wb");
    if (out == nullptr)
        return 3;
    for (const MapPoint &point : boroughPoints(1'000'000)) {
        const LatLon at = toLatLon(fromFixed(point.at));
        const double pair[2] = {at.longitude, at.latitude};
        std::fwrite(pair, sizeof(double), 2, out);
    }
    return std::fclose(out) == 0 ? 0 : 3;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--write-points")
        return writePoints(argv[2]);
    const QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
