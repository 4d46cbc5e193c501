// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/boundaryfile.h"
#include "exchange/csvimport.h"

#include <optional>

namespace sc {

/// Boundaries from GeoJSON, or a CSV that groups wards into areas
/// (`ward_code,area_code,area_name`); told apart by their first character. Reports get their ward
/// and area by the new boundaries.
[[nodiscard]] Result<ImportSummary> importAreas(Database &database, const ImportOptions &options,
                                                const TellRemark &tell);

/// What a file of boundaries holds, none of it kept; nothing where the file groups wards instead.
[[nodiscard]] Result<std::optional<BoundaryFile>> lookAtBoundaries(const Database &database,
                                                                   const ImportOptions &options);

/// Streets and postcodes: OS Open Names, Code-Point Open or a plain CSV.
[[nodiscard]] Result<ImportSummary>
importGazetteerFile(Database &database, const ImportOptions &options, const TellRemark &tell);

} // namespace sc
