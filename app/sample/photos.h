// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/place.h"
#include "sample/random.h"

#include <string>
#include <string_view>

namespace sc::sample {

/// A drawing that stands for a photograph, as a JPEG.
struct Photo {
    std::string bytes;     ///< 640 × 480, with Exif position and time
    std::string thumbnail; ///< 160 × 120, without
};

/// Draws a street with the kind of thing that was reported on it; `after` the same street, clean.
/// The street depends on `scene` only, so that before and after belong together.
[[nodiscard]] Photo drawPhoto(std::string_view category, std::uint64_t scene, bool after,
                              LatLon place, Instant takenAt);

/// The Exif segment of a JPEG: time as the camera's clock showed it, with its offset, and position.
[[nodiscard]] std::string exifSegment(LatLon place, Instant takenAt);

} // namespace sc::sample
