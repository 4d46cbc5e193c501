// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// The container told from its first bytes: image/jpeg, image/png, image/tiff, image/webp, or "".
[[nodiscard]] std::string_view mediaTypeOf(std::string_view bytes);

/// Copies of a picture file that hold only what a decoder needs to show it. Nothing if the file
/// is broken off or is not of that kind.
[[nodiscard]] std::optional<std::string> bareJpeg(std::string_view bytes);
[[nodiscard]] std::optional<std::string> barePng(std::string_view bytes);
[[nodiscard]] std::optional<std::string> bareWebp(std::string_view bytes);

} // namespace sc
