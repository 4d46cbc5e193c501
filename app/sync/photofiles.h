// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/frames.h"

#include <filesystem>

namespace sc {

/// Keeps a piece of a photo that came. True where the photo is whole with it. A whole that does
/// not have its hash is thrown away.
[[nodiscard]] Result<bool> keepPhotoChunk(Database &database, const BlobChunk &chunk);

/// The folder for files that cannot be taken yet: "NAME.waiting" beside the database.
[[nodiscard]] std::filesystem::path waitingFolder(const std::filesystem::path &database);

} // namespace sc
