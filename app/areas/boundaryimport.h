// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/areastore.h"
#include "areas/boundaryfile.h"

#include <optional>
#include <string>
#include <vector>

namespace sc {

struct BoundaryImportOptions {
    /// The first day these boundaries hold. Left out: from the start where there are none yet; the
    /// edition in force where the file fits in with it (same wards unchanged, or only new ones);
    /// else from today.
    std::optional<Day> validFrom;
    std::string editionName; ///< left out: made from the source's name
    std::string source;      ///< file name, for the record
};

struct BoundaryImportResult {
    BoundaryEdition edition;
    int wardsAdded = 0;
    int wardsChanged = 0;
    int wardsUnchanged = 0;
    int areasAdded = 0;
};

/// Writes wards, and the areas and edition they need, as part of a change. The same file again adds
/// nothing; a file with a later first day is a new edition. Wards keep the area they had in an
/// earlier edition; where the file names areas it says so; else each ward is an area of its own.
[[nodiscard]] Result<BoundaryImportResult>
importBoundaries(Change &change, const BoundaryFile &file, const BoundaryImportOptions &options);

struct WardGroupResult {
    int wardsMoved = 0;
    int wardsUnchanged = 0;
    int areasAdded = 0;
    int areasChanged = 0;
    int areasRemoved = 0;
    std::vector<WardGroups::Refused> refused;
};

/// Groups wards into areas, in every edition that has them. A ward is named by its code or its
/// name; one that nobody knows is refused. Ends with removeSpentAreas().
[[nodiscard]] Result<WardGroupResult> importWardGroups(Change &change,
                                                       const std::vector<WardGroup> &groups);

/// Removes areas that stood for a single ward (they have its code) and now have no ward, and to
/// which no record points. To be called again after reports were given their areas anew. Returns
/// how many.
[[nodiscard]] Result<int> removeSpentAreas(Change &change);

} // namespace sc
