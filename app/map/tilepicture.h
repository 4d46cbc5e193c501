// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/mercator.h"

#include <QByteArray>
#include <QImage>

#include <optional>

namespace sc {

/// A picture as PNG, quickly rather than as small as can be: tiles travel within one PC.
[[nodiscard]] QByteArray toPng(const QImage &image);

/// Whether bytes begin as PNG or JPEG, which the map shows without help.
[[nodiscard]] bool isServedAsStored(const QByteArray &bytes);

/// "image/png" or "image/jpeg".
[[nodiscard]] QByteArray mimeTypeOf(const QByteArray &bytes);

/// The part of the picture of tile `whole` that shows `part`, enlarged to 256 pixels, as PNG.
/// Nothing if the bytes are no picture Qt can read or are larger than 2048 pixels.
[[nodiscard]] std::optional<QByteArray> partOfTile(const QByteArray &bytes, TileId whole,
                                                   TileId part);

} // namespace sc
