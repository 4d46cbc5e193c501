// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/error.h"
#include "exchange/csvreader.h"
#include "storage/journal.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

struct ImportOptions {
    std::string file;
    std::string rejects; ///< where bad rows are written back; empty: nowhere
    bool dryRun = false; ///< everything is tested and nothing is kept
    Actor actor;
    /// What columns of the file are here, such as "Locality" to "area", where the name alone does
    /// not say it; compared as columnName() does. Refused as `not_found` where the file has no such
    /// column.
    std::map<std::string, std::string> columns{};
    /// Of boundaries: the first day they hold, and what their edition is called.
    std::optional<Day> validFrom{};
    std::string edition{};
    /// Told now and then how far it is; false stops the import, and nothing is kept.
    std::function<bool(std::size_t done, std::size_t of)> progress;
};

/// The code of the remark that a file, or part of it, was read as Windows-1252.
inline constexpr const char *kOldEncoding = "windows_1252";

struct ImportSummary {
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::string backup; ///< the copy made before, if there was anything to lose
};

/// Something to tell about one line of the file. `refused` is false for a mere remark, such as a
/// column that is not known or an encoding that was guessed.
struct ImportRemark {
    std::size_t line = 0;
    Problem problem;
    bool refused = true;
};
using TellRemark = std::function<void(const ImportRemark &)>;

enum class RowOutcome : std::uint8_t { Added, Updated, Unchanged };

/// What becomes of the rows of one kind of file. Faults of a row come back as Refused errors; any
/// other error ends the import and nothing of it is kept.
class RowImporter {
public:
    RowImporter() = default;
    RowImporter(const RowImporter &) = delete;
    RowImporter &operator=(const RowImporter &) = delete;
    virtual ~RowImporter() = default;

    /// Finds the columns. Refused where the file cannot be of this kind.
    [[nodiscard]] virtual Result<void> start(const CsvReader &reader, const TellRemark &tell) = 0;
    [[nodiscard]] virtual Result<RowOutcome> row(Change &change, const CsvRow &row) = 0;
    /// Before the first row and after the last, within the same change.
    [[nodiscard]] virtual Result<void> begin(Change & /*change*/) { return {}; }
    [[nodiscard]] virtual Result<void> finish(Change & /*change*/) { return {}; }
};

/// Reads the file row by row into one change: good rows are kept, each bad one is told with the
/// physical line it starts on and written to the rejects. A backup is made first where the database
/// holds anything.
[[nodiscard]] Result<ImportSummary> importCsv(Database &database, RowImporter &importer,
                                              const ImportOptions &options, const TellRemark &tell);

/// Makes the backup that goes before any import. Empty where there is nothing to lose.
[[nodiscard]] Result<std::string> backupBeforeImport(Database &database);

/// What the person who imports may choose.
struct ImportChoices {
    bool allowDuplicates = false; ///< of champions: take whoever seems to be there already
};

/// The words that importerFor() knows.
[[nodiscard]] std::vector<std::string_view> csvImportKinds();
/// The columns that a file of this kind may have, in the order of an export.
[[nodiscard]] std::vector<std::string> csvColumns(Database &database, std::string_view kind);
/// For "reports" in either layout, "due_rules" and every kind that has a plural. Null for another.
[[nodiscard]] std::unique_ptr<RowImporter> importerFor(Database &database, std::string_view kind,
                                                       const ImportChoices &choices = {});

} // namespace sc
