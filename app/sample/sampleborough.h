// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace sc {

/// Goes up whenever a new build makes another sample; kept in the file as `sample_version`.
inline constexpr int kSampleVersion = 5;

struct SampleOptions {
    std::uint64_t seed = 1;
    int years = 2;                ///< 1 to 20
    std::int64_t reports = 5'000; ///< 0 to 10,000,000
    /// Nothing in the sample is later. The command line keeps this fixed moment, so that the same
    /// seed always gives the same bytes; the window gives the moment it makes the file.
    Instant until{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} +
                  std::chrono::hours{17}};
    /// Told reports done and reports in all now and then; false stops, and leaves nothing behind.
    std::function<bool(std::int64_t done, std::int64_t of)> progress;
};

/// Where a sample's basemap is: the place that a map pack is looked for without being asked.
[[nodiscard]] std::filesystem::path sampleBasemapPath(const std::filesystem::path &database);

/// Makes a new database with the fictional borough of Haleby and two years of its life, and its
/// basemap beside it. The setting `sample` is 1. Made under another name and put in place when
/// whole. Refused (`already_exists`) where there is a file of that name; `out_of_range` for a wrong
/// number of years or reports. Also fails as Database::open does.
[[nodiscard]] Result<void> makeSampleBorough(const std::filesystem::path &database,
                                             const SampleOptions &options);

} // namespace sc
