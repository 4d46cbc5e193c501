// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// What a list shows. Everything left empty is not asked.
struct ReportFilter {
    enum class State : std::uint8_t { Any, Open, Closed };
    enum class Due : std::uint8_t { Any, Late, Today, ThisWeek };

    State state = State::Open;
    Due due = Due::Any;
    std::vector<std::string> categories{}; ///< a parent stands for its sub-categories too
    std::vector<std::string> statuses{};
    std::string source{};
    std::string priority{};
    std::string assignedTo{};
    Id area{};
    Id ward{};
    Id champion{};
    std::string text{}; ///< words, a street, a reference
    std::optional<Instant> loggedFrom{};
    std::optional<Instant> loggedBefore{};
    bool boundaryFaults = false; ///< on the edge of a ward, or outside all with no area chosen
};

enum class ReportOrder : std::uint8_t {
    Jobs,   ///< champions' first, then priority, then due date
    Newest, ///< logged last first
    Oldest,
    Due, ///< due first
};

/// Where a page ends: the sort values of its last row, so the next page starts right after it
/// however long the list is.
struct ReportCursor {
    std::int64_t turn = 0;
    std::string dueKey;
    std::int64_t loggedAt = 0;
    std::int64_t no = 0;
};

/// A report as a list shows it, with the names the ids stand for.
struct ReportRow {
    Report report;
    std::string championName;
    std::string championNumber;
    std::string wardName;
    std::string areaName;
    ReportCursor cursor;
};

struct ReportCounts {
    std::int64_t open = 0;
    std::int64_t late = 0;
    std::int64_t dueToday = 0;
    std::int64_t championUnscheduled = 0;
    std::int64_t boundaryFaults = 0;
};

/// A point for the map.
struct ReportPoint {
    std::int64_t no = 0;
    LatLon position;
    std::string category;
    std::string status;
    bool late = false;
};

/// Lists of reports, a page at a time by keyset; never a table at once.
class ReportListStore {
public:
    /// A part of a filter that leaves fewer than `few` reports is looked up by its index instead
    /// of walking the order: see ReportFilterPlan. Only tests and measurements give another.
    explicit ReportListStore(Database &database, std::int64_t few = 10'000)
        : m_database(database), m_few(few)
    {}

    [[nodiscard]] Result<std::vector<ReportRow>> page(const ReportFilter &filter, ReportOrder order,
                                                      const std::optional<ReportCursor> &after,
                                                      int size);
    /// Stops counting at `most`, which is then what is returned: "more than".
    [[nodiscard]] Result<std::int64_t> count(const ReportFilter &filter,
                                             std::int64_t most = 100'000);
    /// For Today. An area of null means the whole council. `today` is the local day.
    [[nodiscard]] Result<ReportCounts> counts(const Id &area, std::chrono::year_month_day today);

    /// Newest first.
    [[nodiscard]] Result<std::vector<ReportRow>> search(std::string_view words, int most);
    /// All points that pass the filter, for a worker that builds the map's index.
    [[nodiscard]] Result<std::vector<ReportPoint>> points(const ReportFilter &filter);
    [[nodiscard]] Result<ReportRow> rowNumbered(std::int64_t no);
    [[nodiscard]] Result<ReportRow> row(const Id &id);

    /// The local day that late and today are reckoned from.
    void setToday(std::chrono::year_month_day today) { m_today = today; }

private:
    Database &m_database;
    std::int64_t m_few;
    std::optional<std::chrono::year_month_day> m_today;
};

} // namespace sc
