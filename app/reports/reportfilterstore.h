// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/reportliststore.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sc {

/// A WHERE clause and the values bound to it, grown together.
struct Where {
    std::string sql{};
    std::vector<Value> values{};

    void require(const std::string &condition);
    void require(const std::string &condition, Value value);
};

/// How the database is best asked for a list. A list has two ways to a first page: walk the index
/// of its order until enough rows passed the filter, or take all rows that one part of the filter
/// leaves, by an index of that part, and sort them. The first is quick where many pass, the second
/// where few do; neither is quick for both, and SQLite cannot tell them apart before the values
/// are bound. So the parts are counted first, up to `few`.
class ReportFilterPlan {
public:
    /// `today` is an ISO date, from which late is reckoned. With `few` of 0 the order is walked.
    ReportFilterPlan(Database &database, const ReportFilter &filter, ReportOrder order,
                     std::string_view today, std::int64_t few);

    /// "report r" and how to come at its rows.
    [[nodiscard]] const std::string &from() const { return m_from; }
    [[nodiscard]] const Where &where() const { return m_where; }

private:
    /// A part of the filter that has an index.
    struct Part {
        std::string index;
        Where where;
    };

    void readWhere(const ReportFilter &filter, std::string_view today);
    [[nodiscard]] std::vector<Part> parts(const ReportFilter &filter, std::string_view today) const;
    void choose(const std::vector<Part> &parts, std::int64_t few);

    Database &m_database;
    bool m_open = false;   ///< only open reports can pass
    std::string m_openSql; ///< the same, or the contrary, as the indexes of parts need it said
    std::string m_from;
    Where m_where;
};

/// The query with its values bound, in order.
[[nodiscard]] Query preparedQuery(Database &database, const std::string &sql,
                                  const std::vector<Value> &values);

/// What is typed into a search box, for the search index. Empty where nothing can be looked for.
[[nodiscard]] std::string reportSearchMatch(std::string_view typed);

} // namespace sc
