// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportlinkstore.h"

#include "core/calendar.h"
#include "reports/reportstore.h"

#include <algorithm>

namespace sc {

bool ReportStore::repeats(const Id &report, const Id &other)
{
    constexpr int kMostSteps = 20; // nobody chains more; a circle from another PC ends here
    Id at = report;
    for (int step = 0; step < kMostSteps && !at.isNull(); ++step) {
        Query row = m_database.query("SELECT duplicate_of FROM report WHERE id = ?", at);
        if (!row.step() || row.isNull(0))
            return false;
        at = row.id(0);
        if (at == other)
            return true;
    }
    return false;
}

void checkLink(std::vector<Problem> &problems, Database &database, const ReportLink &link)
{
    const std::string field(link.field);
    const char *another = "Enter the reference of another report";
    if (link.other.isNull())
        return;
    if (link.other == link.report)
        problems.push_back({field, "out_of_range", another});
    else if (!database.query("SELECT 1 FROM report WHERE id = ? AND deleted = 0", link.other)
                  .step())
        problems.push_back({field, "not_found", another});
    else if (link.circle)
        problems.push_back({field, "out_of_range",
                            "That report is a duplicate of this one: one of them has to stand"});
}

void checkChanges(std::vector<Problem> &problems, Database &database, const Report &report,
                  const Report *before, bool circle)
{
    if (before == nullptr || before->duplicateOf != report.duplicateOf)
        checkLink(problems, database, {"duplicate_of", report.id, report.duplicateOf, circle});
    if (before == nullptr || before->recurrenceOf != report.recurrenceOf)
        checkLink(problems, database, {"recurrence_of", report.id, report.recurrenceOf});
    if (!report.closedAt || (before != nullptr && before->closedAt == report.closedAt))
        return;
    constexpr std::chrono::minutes kClocksDiffer{10};
    const Instant first = std::min(report.loggedAt, report.observedAt.value_or(report.loggedAt));
    if (*report.closedAt > database.clock().now() + kClocksDiffer)
        problems.push_back({"closed_at", "bad_date", "It cannot have been closed in the future"});
    else if (*report.closedAt < startOfDay(localDay(first)))
        problems.push_back({"closed_at", "bad_date",
                            "It cannot have been closed before the day it was seen and logged"});
}

Instant lastStepOf(Database &database, const Id &report)
{
    Query row =
        database.query("SELECT max(at) FROM report_step WHERE report = ? AND deleted = 0", report);
    return row.step() && !row.isNull(0) ? row.instant(0) : Instant::min();
}

} // namespace sc
