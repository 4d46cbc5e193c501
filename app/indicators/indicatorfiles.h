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
    bool mark = false; ///< a byte order mark first, for opening by double-click in Excel
};

/// A column of a file, for the sidecars and the documentation.
struct FileColumn {
    std::string name;
    std::string type; ///< of Table Schema: string, integer, number, date
    std::string words;
};

/// One file: its name, what it holds, its columns.
struct FigureFile {
    std::string name;
    std::string title;
    std::vector<FileColumn> columns;
    std::vector<std::string> key; ///< columns that together tell rows apart
};

/// `indicators-Q.csv` (one figure to a row), `indicators-Q-wide.csv` (one indicator to a row, a
/// column for each area), `fly-tipping-Q.csv`, `csv-metadata.json` (CSVW) and `datapackage.json`;
/// where asked for `indicators-monthly-Q.csv` and `indicators-wards-Q.csv`. The same figures give
/// the same bytes. Gives the names of the files. CannotWrite, DiskFull.
[[nodiscard]] Result<std::vector<std::string>>
writeIndicatorFiles(const QuarterReport &report, const std::vector<FlyTipLine> &flyTips,
                    const std::filesystem::path &folder, const FileChoices &choices);

/// The files that these figures make, with their columns in order.
[[nodiscard]] std::vector<FigureFile> figureFiles(const QuarterReport &report,
                                                  const FileChoices &choices);

[[nodiscard]] std::string csvwMetadata(const QuarterReport &report,
                                       const std::vector<FigureFile> &files);
[[nodiscard]] std::string dataPackage(const QuarterReport &report,
                                      const std::vector<FigureFile> &files, bool mark);

} // namespace sc
