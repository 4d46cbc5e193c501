// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickactionstore.h"

#include "core/dates.h"
#include "core/text.h"
#include "picks/figures.h"
#include "picks/noticestore.h"
#include "picks/pickcodes.h"
#include "picks/sitestore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

Day monthsOn(Day day, int months)
{
    const Day later = day + std::chrono::months{months};
    return later.ok() ? later : Day{later.year() / later.month() / std::chrono::last};
}

Problem required(const char *field, const char *message)
{
    return {field, "reason_required", message};
}

/// What is wrong with how it was asked for, before the gate is looked at.
std::vector<Problem> problemsOf(const ApproveRequest &request)
{
    std::vector<Problem> problems;
    if (trimmed(request.by).empty())
        problems.push_back({"by", "missing", "Enter who approves the pick"});
    const bool by = !trimmed(request.overrideBy).empty();
    const bool reason = !trimmed(request.overrideReason).empty();
    if (by && !reason)
        problems.push_back(required("override_reason", "Enter why the rule is passed over"));
    if (reason && !by)
        problems.push_back(required("override_by", "Enter who takes it on themselves"));
    return problems;
}

} // namespace

PickActions::PickActions(Database &database) : m_database(database), m_picks(database) {}

Result<Pick> PickActions::ready(Change &change, const Id &id, const char *action)
{
    change.open();
    auto pick = m_picks.get(id);
    if (!pick)
        return pick;
    if (pick->deleted)
        return noSuchPick(id.toString());
    if (!allows(pick->status(), action))
        return refused("status", "bad_transition",
                       std::format("A pick that is \"{}\" cannot take the step \"{}\"",
                                   labelOf(pickStatuses(), pick->status()), action));
    return pick;
}

Pick PickActions::moveTo(Change &change, Pick pick, const std::string &status, PickStep told)
{
    told.pick = pick.id;
    told.from = pick.status();
    told.to = status;
    pick.progress.status = status;
    change.update("pick", pick.id, PickStore::valuesOf(pick));
    PickHistoryStore(m_database).write(change, told);
    return pick;
}

// What was known of another place is not true of this one.
Result<std::vector<HazardRow>> PickActions::rowsHere(const Assessment &last, const Pick &pick)
{
    if (!isForAnotherPlace(last, pick))
        return last.rows;
    const auto rules = m_picks.settings().rules();
    if (!rules)
        return std::unexpected(rules.error());
    return SiteStore(m_database).around(pick).transform([&](const SiteFacts &site) {
        return filledIn(last.rows, site, pick, rules->roadLimitMph, rules->matrix);
    });
}

Result<Assessment> PickActions::assessment(const Pick &pick, const AssessRequest &request)
{
    const auto rules = m_picks.settings().rules();
    if (!rules)
        return std::unexpected(rules.error());
    Assessment made;
    made.pick = pick.id;
    made.by = collapsed(request.by);
    made.source = request.source;
    made.reviewOn = request.reviewOn;
    if (request.rows) {
        made.rows = *request.rows;
    } else {
        auto last = AssessmentStore(m_database).latest(pick.id);
        if (!last)
            return std::unexpected(last.error());
        if (*last) {
            auto rows = rowsHere(**last, pick);
            if (!rows)
                return std::unexpected(rows.error());
            made.rows = *std::move(rows);
            made.source = (*last)->source;
            if (!made.reviewOn)
                made.reviewOn = (*last)->reviewOn;
        }
    }
    if (auto problems = problemsOf(made.rows, rules->matrix); !problems.empty())
        return refused(std::move(problems));
    if (!made.reviewOn)
        made.reviewOn = monthsOn(localDay(m_database.clock().now()), rules->reviewMonths);
    return made;
}

Result<Pick> PickActions::assess(Change &change, const Id &id, const AssessRequest &request)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        auto pick = ready(change, id, "assess");
        if (!pick)
            return pick;
        auto made = assessment(*pick, request);
        if (!made)
            return std::unexpected(made.error());
        made = AssessmentStore(m_database).write(change, *std::move(made));
        pick->progress = {.status = pick->status()};
        return moveTo(change, *std::move(pick), "assessed",
                      {.by = made->by, .note = std::format("Version {}", made->version)});
    });
}

Result<Pick> PickActions::approve(Change &change, const Id &id, const ApproveRequest &request)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        auto pick = ready(change, id, "approve");
        if (!pick)
            return pick;
        std::vector<Problem> problems = problemsOf(request);
        auto without = m_picks.gate(*pick);
        if (!without)
            return std::unexpected(without.error());
        const bool asked =
            !trimmed(request.overrideBy).empty() && !trimmed(request.overrideReason).empty();
        if (asked && pick->roadSpeedMph) {
            pick->progress.overrideBy = collapsed(request.overrideBy);
            pick->progress.overrideReason = collapsed(request.overrideReason);
            pick->progress.overrideMph = pick->roadSpeedMph;
        }
        auto with = m_picks.gate(*pick);
        if (!with)
            return std::unexpected(with.error());
        std::ranges::copy(*with, std::back_inserter(problems));
        if (!problems.empty())
            return refused(std::move(problems));
        PickStep told{.by = collapsed(request.by), .overrideRules = codesIn(*without)};
        if (without->empty()) { // nothing was passed over
            pick->progress.overrideBy.clear();
            pick->progress.overrideReason.clear();
            pick->progress.overrideMph.reset();
        } else {
            told.overrideBy = pick->progress.overrideBy;
            told.overrideReason = pick->progress.overrideReason;
        }
        pick->progress.approvedBy = told.by;
        pick->progress.approvedAt = change.at();
        pick->progress.approvedFor = approvalDigest(*pick);
        return moveTo(change, *std::move(pick), "approved", std::move(told));
    });
}

Result<Pick> PickActions::brief(Change &change, const Id &id, const std::string &by)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        auto pick = ready(change, id, "brief");
        if (!pick)
            return pick;
        if (trimmed(by).empty())
            return refused("by", "missing", "Enter who gave the briefing");
        pick->progress.briefedBy = collapsed(by);
        return moveTo(change, *std::move(pick), "briefed", {.by = collapsed(by)});
    });
}

Result<Pick> PickActions::start(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        auto pick = ready(change, id, "start");
        if (!pick)
            return pick;
        auto problems = m_picks.gate(*pick);
        if (!problems)
            return std::unexpected(problems.error());
        if (!problems->empty())
            return refused(*std::move(problems));
        pick->progress.approvedFor = approvalDigest(*pick);
        return moveTo(change, *std::move(pick), "live");
    });
}

Result<Pick> PickActions::finish(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        auto pick = ready(change, id, "finish");
        return pick ? moveTo(change, *std::move(pick), "figures_due") : pick;
    });
}

Result<Pick> PickActions::enterFigures(Change &change, const Id &id, const PickFigures &figures)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        auto pick = ready(change, id, "figures");
        if (!pick)
            return pick;
        if (!hasFigures(figures))
            return refused("figures", "figures_missing",
                           "Enter how many bags there were, or what they weighed");
        pick->figures = figures;
        auto saved = m_picks.update(change, *std::move(pick));
        if (!saved || saved->status() != "live")
            return saved;
        return moveTo(change, *std::move(saved), "figures_due");
    });
}

Result<Pick> PickActions::close(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        auto pick = ready(change, id, "close");
        if (!pick)
            return pick;
        if (!hasFigures(pick->figures))
            return refused("figures", "figures_missing",
                           "Enter the figures first: bags, or what they weighed");
        if (auto done = AttendanceStore(m_database).fillMinutes(change, *pick); !done)
            return std::unexpected(done.error());
        return moveTo(change, *std::move(pick), "closed");
    });
}

Result<Pick> PickActions::cancel(Change &change, const Id &id, const CancelRequest &request)
{
    return m_database.attemptResult([&]() -> Result<Pick> {
        auto pick = ready(change, id, "cancel");
        if (!pick)
            return pick;
        const std::string reason = collapsed(request.reason);
        if (reason.empty())
            return refused({required(
                "reason", "Choose why it is cancelled: weather, safety, turnout or other")});
        if (!isCode(cancelReasons(), reason))
            return refused("reason", "unknown_code",
                           "Choose weather, safety, turnout or other as the reason");
        pick->progress = {.status = pick->status(), .cancelReason = reason};
        if (auto told = NoticeStore(m_database).cancelled(change, *pick, request.note); !told)
            return std::unexpected(told.error());
        return moveTo(change, *std::move(pick), "cancelled",
                      {.reason = reason, .note = std::string(trimmed(request.note))});
    });
}

Result<std::vector<Problem>> PickActions::checkMove(const Id &id, Instant startsAt)
{
    auto pick = m_picks.get(id);
    if (!pick)
        return std::unexpected(pick.error());
    if (!isApproved(pick->status()))
        return std::vector<Problem>{};
    pick->startsAt = startsAt;
    return m_picks.gate(*pick);
}

Result<Pick> PickActions::reschedule(Change &change, const Id &id, Instant startsAt)
{
    auto pick = m_picks.get(id);
    if (!pick)
        return pick;
    if (pick->status() == "closed" || pick->status() == "cancelled")
        return refused("starts_at", "bad_transition", "A pick that is over cannot be moved");
    pick->startsAt = startsAt;
    return m_picks.update(change, *std::move(pick));
}

} // namespace sc
