// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csvimport.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sc {

/// Reports in the standard or the FixMyStreet layout, told apart by the header.
[[nodiscard]] std::unique_ptr<RowImporter> reportImporter(Database &database);
[[nodiscard]] std::unique_ptr<RowImporter> dueRuleImporter(Database &database);

class ReportStore;
struct Report;

class ImportedRowStore;

/// A report that a row of a file tells, and what is here of it (null: nothing).
struct ToldReport {
    const Report &report;
    const Report *before;
    /// The file says that it was closed there and opened again.
    bool reopened = false;
};

/// Creates the report or changes it. An open state of the file that lags behind the one here, or
/// that stands against a report closed here, is passed over: the job was gone on with here. That
/// nobody says when a new one was closed is told.
[[nodiscard]] Result<RowOutcome> saveReport(ReportStore &store, ImportedRowStore &rows,
                                            Change &change, const CsvRow &row,
                                            const ToldReport &told, const TellRemark &tell);

/// A column's name as it is compared: lower case, with underscores for spaces and hyphens, the
/// usual other names replaced ("Lat" is latitude).
[[nodiscard]] std::string columnName(std::string_view header);

/// Finds columns by name.
class Columns {
public:
    /// Refused as `duplicate_column` where two columns have one name.
    [[nodiscard]] static Result<Columns> of(const CsvReader &reader);

    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    /// The trimmed cell; empty where the file has no such column.
    [[nodiscard]] std::string_view cell(const CsvRow &row, std::string_view name) const;
    [[nodiscard]] const std::vector<std::string> &names() const { return m_names; }
    /// Gives a column another name, where there is none of that name yet.
    void rename(std::string_view from, std::string_view to);

private:
    std::vector<std::string> m_names;
};

/// An id made from what a row says, for rows that bring no reference: the same file gives the same
/// ids, so importing it twice adds nothing. Rows of one file that say the same stay apart.
class ContentKeys {
public:
    explicit ContentKeys(std::string_view kind) : m_kind(kind) {}

    /// The same for the same line, however often a row that waits for another is asked.
    [[nodiscard]] Id next(std::string_view content, std::size_t line);
    /// The first line of the file that says the same as this one, where there is one before it.
    [[nodiscard]] std::optional<std::size_t> sameAs(std::size_t line) const;

private:
    struct Seen {
        int times = 0;
        std::size_t line = 0; ///< the first
    };
    struct Line {
        Id id;
        std::size_t first = 0;
    };

    std::string m_kind;
    std::unordered_map<std::size_t, Line> m_ofLine;
    std::unordered_map<Id, Seen> m_seen;
};

} // namespace sc
