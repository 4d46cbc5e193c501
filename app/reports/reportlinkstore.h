// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "reports/report.h"
#include "storage/database.h"

#include <string_view>
#include <vector>

namespace sc {

/// What a report says of another: that it tells the same again, or that it came back there.
struct ReportLink {
    std::string_view field; ///< duplicate_of, recurrence_of
    Id report;
    Id other;            ///< null: no link
    bool circle = false; ///< the other leads back to the report
};

/// `not_found` where the other is not there or deleted, `out_of_range` where it is the report
/// itself or leads back to it.
void checkLink(std::vector<Problem> &problems, Database &database, const ReportLink &link);

/// What is given anew: links, and when it was closed (`bad_date` in the future or before the day of
/// the report). A link that stands, stands: what it leads to may have been deleted since, or have
/// come from another PC in a circle, and the rest of the report must still be changed.
void checkChanges(std::vector<Problem> &problems, Database &database, const Report &report,
                  const Report *before, bool circle);

/// When the last step was made; the beginning of time where there was none.
[[nodiscard]] Instant lastStepOf(Database &database, const Id &report);

} // namespace sc
