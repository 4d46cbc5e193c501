// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of every report that is placed: its day, its grid reference, its ward, its street.
// Run on the sample borough: bench_places FILE.db, made with `scctl sample`.
#include "areas/gazetteer.h"
#include "areas/gridtransform.h"
#include "areas/placefinder.h"
#include "core/calendar.h"
#include "storage/database.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

using namespace sc;

namespace {

// The middle of the sample borough.
constexpr LatLon kMiddle{.latitude = 54.58, .longitude = 0.58};

LatLon around(std::int64_t turn)
{
    const auto step = [](std::int64_t n) { return 1e-5 * static_cast<double>(n); };
    return {kMiddle.latitude + step(turn % 6007 - 3003),
            kMiddle.longitude + step(turn % 9001 - 4500)};
}

void localDays(benchmark::State &state)
{
    Instant at{std::chrono::milliseconds{1'700'000'000'000}};
    for (auto _ : state)
        benchmark::DoNotOptimize(localDay(at += std::chrono::minutes{7}));
}

void gridReferences(benchmark::State &state)
{
    auto transform = GridTransform::create();
    std::int64_t turn = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(transform->toGrid(around(++turn)));
}

void wards(benchmark::State &state, Database &database)
{
    PlaceFinder finder(database);
    const Day today = localDay(database.clock().now());
    std::int64_t turn = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(finder.find(around(++turn), today));
}

void nearestStreets(benchmark::State &state, Database &database)
{
    Gazetteer gazetteer(database);
    auto transform = GridTransform::create();
    const GridPoint middle = transform->toGrid(kMiddle).value_or(GridPoint{});
    std::int64_t turn = 0;
    for (auto _ : state) {
        const double step = static_cast<double>(++turn % 4000);
        benchmark::DoNotOptimize(gazetteer.nearestStreet(
            {middle.easting + step - 2000.0, middle.northing + step / 2.0}));
    }
}

void streetSearch(benchmark::State &state, Database &database)
{
    Gazetteer gazetteer(database);
    constexpr std::array<std::string_view, 6> kTyped{"spring la", "sprnig lane",      "road", "hy2",
                                                     "xyzzyx",    "claybrook gardens"};
    std::size_t turn = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(gazetteer.search(kTyped[++turn % kTyped.size()], {}));
}

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    if (argc != 2) {
        std::fputs("usage: bench_places FILE.db [--benchmark_...]\n", stderr);
        return 2;
    }
    const auto database = Database::open(argv[1], {.mode = OpenMode::ReadOnly});
    if (!database) {
        std::fputs((database.error().message + "\n").c_str(), stderr);
        return 3;
    }
    benchmark::RegisterBenchmark("local day of a moment", localDays);
    benchmark::RegisterBenchmark("WGS84 to National Grid", gridReferences);
    benchmark::RegisterBenchmark("ward of a point", [&](auto &state) { wards(state, **database); });
    benchmark::RegisterBenchmark("nearest street",
                                 [&](auto &state) { nearestStreets(state, **database); });
    benchmark::RegisterBenchmark("streets as typed",
                                 [&](auto &state) { streetSearch(state, **database); });
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
