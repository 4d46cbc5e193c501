// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/flytips.h"
#include "indicators/quarterreport.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sc {

/// What is written beside the three files that are always written.
struct FileChoices {
    bool months = false;
    bool wards = false;
    bool mark = false;     ///< a byte order mark first, for opening by double-click in Excel
    bool workbook = false; ///< all of them in one .xlsx as well, with real types
};

/// A column of a file, for the sidecars and the documentation.
struct FileColumn {
    std::string name;
    std::string type; ///< of Table Schema: string, integer, number, date
    std::string words;
};

/// One file: its name, what it holds, its columns. No two columns have the same name, letter case
/// forgiven, and none can be taken for a formula.
struct FigureFile {
    std::string name;
    std::string title;
    std::vector<FileColumn> columns;
    std::vector<std::string> key; ///< columns that together tell rows apart
    std::int64_t bytes = 0;       ///< once it was written
    std::string hash{};           ///< `sha256:` and hexadecimal digits
};

/// `indicators-Q.csv` (one figure to a row), `indicators-Q-wide.csv` (one indicator to a row, a
/// column for each area), `fly-tipping-Q.csv`, `csv-metadata.json` (CSVW) and `datapackage.json`;
/// where asked for `indicators-monthly-Q.csv`, `indicators-wards-Q.csv` and `indicators-Q.xlsx`.
/// The same figures give the same bytes. Gives the names of the files. CannotWrite, DiskFull.
[[nodiscard]] Result<std::vector<std::string>>
writeIndicatorFiles(const QuarterReport &report, const std::vector<FlyTipLine> &flyTips,
                    const std::filesystem::path &folder, const FileChoices &choices);

/// The files that these figures make, with their columns in order.
[[nodiscard]] std::vector<FigureFile> figureFiles(const QuarterReport &report,
                                                  const FileChoices &choices);

[[nodiscard]] std::string csvwMetadata(const QuarterReport &report,
                                       const std::vector<FigureFile> &files);
/// Size and hash of each file stand in it where they are known.
[[nodiscard]] std::string dataPackage(const QuarterReport &report,
                                      const std::vector<FigureFile> &files);

} // namespace sc
