// SPDX-License-Identifier: GPL-3.0-or-later
// Sharps and fly-tips of a work report as reports.
#include "loans/loanstore.h"
#include "loans/workreportstore.h"
#include "reports/reportstore.h"
#include "storage/referrers.h"

#include <array>
#include <format>

namespace sc {

namespace {

constexpr std::array<const char *, 2> kKinds{"sharps", "fly_tip"};

std::int64_t numberOf(const LeftBehind &found, std::string_view kind)
{
    return kind == "sharps" ? found.sharps : found.flyTips;
}

// The same on every PC, so that what was left behind becomes a report once.
Id reportId(const WorkReport &report, const char *kind, std::int64_t number)
{
    return Id::fromName(std::format("work report {} {} {}", report.id.toString(), kind, number));
}

/// What is said of one sharp or one fly-tip.
Report reportOf(const WorkReport &work, std::string_view kind, const std::string &loan)
{
    const bool sharps = kind == "sharps";
    Report found;
    found.category = sharps ? "drug_litter.needles" : "fly_tipping";
    found.hazard = sharps ? "sharps" : "none";
    found.source = "kit";
    found.position = work.position;
    found.champion = work.champion;
    found.description =
        std::format("{} left behind after work with a kit, loan {}{}{}. Left where it was.",
                    sharps ? "A needle or other sharp" : "A fly-tip", loan,
                    work.place.empty() ? "" : ", ", work.place);
    return found;
}

/// Whether it still says what it was made with, and nothing else.
bool isAsMade(const Report &report, const Report &made)
{
    const bool isBare =
        report.reporter.empty() && report.assignedTo.empty() && report.referredTo.empty() &&
        report.externalRef.empty() && report.landType.empty() && report.wasteType.empty() &&
        report.size.empty() && report.duplicateOf.isNull() && report.recurrenceOf.isNull();
    return isBare && report.status == "new" && report.category == made.category &&
           report.hazard == made.hazard && report.description == made.description;
}

} // namespace

std::string WorkReportStore::refOfLoan(const WorkReport &report)
{
    const auto loan = LoanStore(database()).get(report.loan);
    return loan ? loan->ref : std::string();
}

Result<void> WorkReportStore::raise(Change &change, const WorkReport &report,
                                    const LeftBehind &before)
{
    ReportStore reports(database());
    const LeftBehind wanted{report.sharps, report.flyTips};
    for (const char *kind : kKinds)
        for (std::int64_t number = 1; number <= numberOf(wanted, kind); ++number) {
            const Id id = reportId(report, kind, number);
            if (const auto there = reports.get(id)) {
                // One that was withdrawn with the words is wanted again.
                if (there->deleted && number > numberOf(before, kind))
                    if (auto back = reports.restore(change, id); !back)
                        return back;
                continue;
            }
            if (!report.position)
                return refused("place", "missing",
                               "Show on the map where it was: what was left behind becomes a "
                               "report");
            Report found = reportOf(report, kind, refOfLoan(report));
            found.id = id;
            if (report.madeAt && *report.madeAt <= change.at())
                found.observedAt = report.madeAt;
            if (auto made = reports.create(change, std::move(found)); !made)
                return std::unexpected(made.error());
        }
    return {};
}

// Somebody who looked at one, or went there, knows more than the words do: theirs stay.
Result<void> WorkReportStore::withdraw(Change &change, const WorkReport &before,
                                       const LeftBehind &left)
{
    constexpr std::array<std::string_view, 1> kOwn{"report_step"};
    ReportStore reports(database());
    const LeftBehind had{before.sharps, before.flyTips};
    const std::string loan = refOfLoan(before);
    for (const char *kind : kKinds)
        for (std::int64_t number = numberOf(left, kind) + 1; number <= numberOf(had, kind);
             ++number) {
            const auto report = reports.get(reportId(before, kind, number));
            if (!report || report->deleted || !isAsMade(*report, reportOf(before, kind, loan)) ||
                !typeReferringTo(database(), "report", report->id, kOwn).empty())
                continue;
            if (auto gone = reports.remove(change, report->id); !gone)
                return gone;
        }
    return {};
}

Result<void> WorkReportStore::remove(Change &change, const Id &id)
{
    return database().attemptResult([&]() -> Result<void> {
        const auto report = get(id);
        if (auto removed = BasicStore::remove(change, id); !removed || !report || report->deleted)
            return removed;
        return withdraw(change, *report, {});
    });
}

Result<void> WorkReportStore::restore(Change &change, const Id &id)
{
    return database().attemptResult([&]() -> Result<void> {
        const auto report = get(id);
        if (auto back = BasicStore::restore(change, id); !back || !report || !report->deleted)
            return back;
        return raise(change, *report, {});
    });
}

// With those that stay although the words no longer speak of them.
Result<std::vector<Report>> WorkReportStore::reportsOf(const WorkReport &report)
{
    ReportStore reports(database());
    std::vector<Report> found;
    for (const char *kind : kKinds)
        for (std::int64_t number = 1;; ++number) {
            auto one = reports.get(reportId(report, kind, number));
            if (!one)
                break;
            if (!one->deleted)
                found.push_back(*std::move(one));
        }
    return found;
}

} // namespace sc
