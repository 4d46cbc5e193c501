// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/gridtransform.h"
#include "core/error.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

class Database;

/// What a gazetteer file is, told by its first rows.
enum class GazetteerKind {
    OpenNames, ///< OS Open Names: 34 columns, no header
    CodePoint, ///< Code-Point Open: 10 columns, no header
    Plain,     ///< header with name, easting and northing or lat and lon, postcode, place
};

struct GazetteerImportOptions {
    std::string source; ///< the file's name; an earlier import of that name is replaced
    bool dryRun = false;
    /// Told bytes done and bytes in all now and then; false stops the import, which then leaves
    /// nothing behind.
    std::function<bool(std::size_t done, std::size_t of)> progress;
};

struct GazetteerImportResult {
    GazetteerKind kind = GazetteerKind::Plain;
    std::int64_t streets = 0;
    std::int64_t postcodes = 0;
    std::int64_t passedOver = 0; ///< rows of other kinds: hills, woods, stations
    struct Refused {
        std::size_t line = 0;
        std::string raw; ///< the row as it stands in the file
        Problem problem;
    };
    std::vector<Refused> refused;
    std::string header; ///< the first row as it stands in the file, where it names the columns
    char separator = ',';
};

/// Imports streets and postcodes from the text of a CSV file. Refused as a whole (`unknown_layout`)
/// where the file is none of the three kinds; Cancelled where `progress` said stop.
[[nodiscard]] Result<GazetteerImportResult> importGazetteer(Database &database,
                                                            std::string_view text,
                                                            GridTransform &transform,
                                                            const GazetteerImportOptions &options);

} // namespace sc
