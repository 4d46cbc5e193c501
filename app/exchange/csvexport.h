// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/error.h"
#include "exchange/recordstore.h"
#include "reports/reportliststore.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QIODevice;

namespace sc {

class Database;

struct ExportOptions {
    std::string kind = "reports";    ///< one of exportKinds()
    std::string layout = "standard"; ///< also fixmystreet (reports), mailmerge (champions)
    ExportRange range;               ///< of reports
    /// What a list shows, in the order of the jobs list: then instead of `range`.
    std::optional<ReportFilter> filter{};
    bool mark = false; ///< a byte order mark first, for Excel
    /// Told now and then how many rows of `filter` are written; false stops, and no file is left.
    std::function<bool(std::int64_t done)> progress{};
};

[[nodiscard]] std::vector<std::string_view> exportKinds();
[[nodiscard]] bool isExportLayout(std::string_view kind, std::string_view layout);

/// Writes the records as CSV and gives the number of rows, the header not counted.
[[nodiscard]] Result<std::int64_t> exportCsv(Database &database, const ExportOptions &options,
                                             QIODevice &device);

/// As exportCsv, into a file that appears whole or not at all.
[[nodiscard]] Result<std::int64_t> exportCsvFile(Database &database, const ExportOptions &options,
                                                 const std::string &path);

} // namespace sc
