// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/transitions.h"

#include "core/calendar.h"
#include "core/text.h"
#include "reports/codes.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

struct Steps {
    std::string_view from;
    std::vector<std::string_view> to;
};

// Work may be found done before anybody acknowledged it, so a job may skip forward; it goes back
// only one planning step at a time, and out of the closed states only by being reopened.
const std::array<Steps, 11> &table()
{
    static const std::array<Steps, 11> kTable{{
        {"new",
         {"acknowledged", "scheduled", "in_progress", "done", "closed_no_action", "closed_not_ours",
          "closed_not_found", "closed_duplicate", "closed_withdrawn"}},
        {"acknowledged",
         {"scheduled", "in_progress", "done", "closed_no_action", "closed_not_ours",
          "closed_not_found", "closed_duplicate", "closed_withdrawn"}},
        {"scheduled",
         {"in_progress", "done", "acknowledged", "closed_no_action", "closed_not_ours",
          "closed_not_found", "closed_duplicate", "closed_withdrawn"}},
        {"in_progress",
         {"done", "scheduled", "closed_no_action", "closed_not_ours", "closed_not_found",
          "closed_duplicate", "closed_withdrawn"}},
        {"reopened",
         {"acknowledged", "scheduled", "in_progress", "done", "closed_no_action", "closed_not_ours",
          "closed_not_found", "closed_duplicate", "closed_withdrawn"}},
        {"done", {"reopened"}},
        {"closed_no_action", {"reopened"}},
        {"closed_not_ours", {"reopened"}},
        {"closed_not_found", {"reopened"}},
        {"closed_duplicate", {"reopened"}},
        {"closed_withdrawn", {"reopened"}},
    }};
    return kTable;
}

bool hasReason(const StepRequest &step)
{
    if (!trimmed(step.note).empty())
        return true;
    if (step.to == "closed_duplicate")
        return !step.duplicateOf.isNull();
    return step.to == "closed_not_ours" && !trimmed(step.referredTo).empty();
}

std::string reasonMessage(std::string_view to)
{
    if (to == "closed_duplicate")
        return "Enter the reference of the report this one repeats, or a note that says why";
    if (to == "closed_not_ours")
        return "Enter who deals with it, or a note that says why it is not ours";
    return "Enter a note that says why the report is closed";
}

} // namespace

std::vector<std::string_view> stepsFrom(std::string_view from)
{
    const auto found = std::ranges::find(table(), from, &Steps::from);
    return found == table().end() ? std::vector<std::string_view>{} : found->to;
}

bool isOpen(std::string_view status)
{
    return status == "new" || status == "acknowledged" || status == "scheduled" ||
           status == "in_progress" || status == "reopened";
}

bool isClosedUnfixed(std::string_view status)
{
    return status.starts_with("closed_");
}

std::vector<Problem> problemsOf(const Report &report, const StepRequest &step, Instant now)
{
    if (step.to.empty())
        return {{"to", "missing", "Choose the next state"}};
    if (!isCode(reportStatuses(), step.to))
        return {{"to", "unknown_code", "There is no state " + step.to}};
    if (!std::ranges::contains(stepsFrom(report.status), std::string_view(step.to)))
        return {{"to", "bad_transition",
                 "A report that is " + labelOf(reportStatuses(), report.status) +
                     " cannot become " + labelOf(reportStatuses(), step.to)}};
    std::vector<Problem> problems;
    if (isClosedUnfixed(step.to) && !hasReason(step))
        problems.push_back({"note", "reason_required", reasonMessage(step.to)});
    if (step.to == "closed_duplicate" && step.duplicateOf == report.id)
        problems.push_back({"duplicate_of", "out_of_range", "Choose another report than this one"});
    if (step.at && *step.at > now)
        problems.push_back({"at", "bad_date", "The step must be now or in the past"});
    constexpr std::size_t kLongestNote = 10'000; // bytes; nobody writes more into a note
    if (step.note.size() > kLongestNote)
        problems.push_back({"note", "out_of_range", "Shorten the note to a page or two"});
    const Instant first = std::min(report.loggedAt, report.observedAt.value_or(report.loggedAt));
    if (step.at && *step.at < startOfDay(localDay(first)))
        problems.push_back(
            {"at", "bad_date", "The step must be on the day the report was seen, or later"});
    return problems;
}

} // namespace sc
