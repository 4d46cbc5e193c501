// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <string_view>

namespace sc {

/// Black on white with the quiet border each kind needs, one dot per module: scale it up by whole
/// numbers or print it as it is. A null picture where the text cannot be coded.
[[nodiscard]] QImage qrCode(std::string_view text);
/// ASCII only. `heightModules` is the height in the width of the thinnest bar.
[[nodiscard]] QImage code128(std::string_view text, int heightModules = 40);

} // namespace sc
