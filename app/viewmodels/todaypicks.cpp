// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickwords.h"
#include "viewmodels/todaymodel.h"

#include <algorithm>

namespace sc {

namespace {

constexpr std::size_t kMostOfEach = 20;

TodayLine lineOf(PickStores &picks, const Pick &pick)
{
    TodayLine line;
    line.id = toQString(pick.id);
    line.title = toQString(pick.title);
    line.ref = picks.session.areaName(pick.area);
    line.place = PickWords::measure(pick);
    line.reason = PickWords::when(pick);
    line.stateKey = PickWords::stateKey(pick.status());
    line.stateWord = PickWords::stateWord(pick.status());
    line.areaId = toQString(pick.area);
    line.isPick = true;
    return line;
}

/// Fills the section, sheet and button in; false where the pick needs nobody today.
bool sort(const Pick &pick, Instant now, TodayLine &line)
{
    const Instant week = startOfDay(addDays(localDay(now), 8));
    const Instant soon = startOfDay(addDays(localDay(now), 29));
    const bool waits = pick.status() == "requested" || pick.status() == "planned";
    if (pick.status() == "figures_due" ||
        (pick.status() == "live" && pick.startsAt && *pick.startsAt < startOfDay(localDay(now)))) {
        line.section = TodayModel::tr("Litter picks: figures due");
        line.action = QStringLiteral("figures");
        line.actionText = TodayModel::tr("Enter figures");
        line.urgent = true;
        return true;
    }
    if (waits && pick.startsAt && *pick.startsAt < soon) {
        line.section = TodayModel::tr("Litter picks without an assessment");
        line.action = QStringLiteral("assess");
        line.actionText = TodayModel::tr("Assess the risks");
        line.urgent = *pick.startsAt < week;
        return true;
    }
    if (pick.startsAt && *pick.startsAt >= startOfDay(localDay(now)) && *pick.startsAt < week) {
        line.section = TodayModel::tr("Litter picks in the next seven days");
        line.action = QStringLiteral("roster");
        line.actionText = TodayModel::tr("People");
        return true;
    }
    return false;
}

} // namespace

std::vector<TodayLine> pickLines(PickStores &picks, const Id &area)
{
    std::vector<TodayLine> lines;
    const Instant now = picks.session.now();
    for (const Pick &pick : picks.lists.open().value_or(std::vector<Pick>())) {
        if (!area.isNull() && pick.area != area)
            continue;
        TodayLine line = lineOf(picks, pick);
        if (sort(pick, now, line) &&
            std::cmp_less(std::ranges::count(lines, line.section, &TodayLine::section),
                          kMostOfEach))
            lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, &TodayLine::section);
    return lines;
}

} // namespace sc
