// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/place.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// What a photograph says about itself. Everything but the kind may be missing.
struct PhotoFacts {
    std::string mediaType; ///< image/jpeg, image/png, image/tiff, image/webp
    int width = 0;         ///< pixels as stored, before the orientation is applied
    int height = 0;
    int orientation = 1; ///< Exif 1 to 8; 1 is upright
    std::optional<LatLon> position;
    /// GPS time if there is one; else the camera's time with its own offset; else the camera's
    /// time taken as Europe/London, which is where the officer is.
    std::optional<Instant> takenAt;
};

/// A photograph as it may leave the PC.
struct CleanPhoto {
    std::string bytes;
    std::string mediaType;
};

inline constexpr std::size_t kThumbnailBytes = 12UZ * 1024;

/// Reads kind, size, position and time. Refused with `not_a_photo` for anything that is not a
/// JPEG, PNG, TIFF or WebP picture; broken metadata in a good picture is simply not offered.
[[nodiscard]] Result<PhotoFacts> readPhoto(std::string_view bytes);

/// The same picture without any metadata: Exif, XMP, IPTC, comments, colour profile (which names
/// the owner's screen on some computers), previews, and whatever follows the picture's end. Pixels
/// are not touched unless the picture has to be turned upright. TIFF is written anew.
[[nodiscard]] Result<CleanPhoto> withoutMetadata(std::string_view bytes);

/// An upright JPEG of at most kThumbnailBytes, at most 320 pixels on its longer side.
[[nodiscard]] Result<std::string> thumbnailOf(std::string_view bytes);

} // namespace sc
