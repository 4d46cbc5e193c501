// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/importer.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace sc {

/// A file on its way through the importer.
struct Importer::Work {
    ImportedFile told;
    std::string_view bytes;
    OpenedBundle opened;
    Id claimed; ///< what stands in the file
    Coverage holdsBack;
};

/// The segments that hold anything not here yet; they are taken out of the parts.
[[nodiscard]] std::vector<Segment> newOnes(std::vector<Part> &parts, const VersionVector &has);

} // namespace sc
