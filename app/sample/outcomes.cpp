// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a report: who takes it up, when, and how it ends.
#include "sample/happenings.h"
#include "sample/phrases.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 8> kCrews{"North crew",   "South crew",   "East crew",
                                                 "West crew",    "Central crew", "Hit squad",
                                                 "Graffiti van", "Sweeper team"};

std::string_view crewFor(std::string_view category, std::size_t officer, Random &random)
{
    if (category.starts_with("graffiti") || category.starts_with("fly_posting"))
        return kCrews[6];
    if (category.starts_with("detritus"))
        return kCrews[7];
    if (category.starts_with("fly_tipping") && random.chance(0.6))
        return kCrews[5];
    constexpr std::array<std::size_t, 6> kCrewOfDesk{0, 1, 2, 3, 4, 5};
    return kCrews[kCrewOfDesk[std::min<std::size_t>(officer / 2, 5)]];
}

/// The steps of one report, in order, none later than the end of the window.
class Story {
public:
    Story(Happening &report, const Calendar &days, Instant until, int day, Random &random)
        : m_report(report)
        , m_days(days)
        , m_until(until)
        , m_day(day)
        , m_random(random)
        , m_last(report.loggedAt)
    {}

    /// False where that lies past the window: nothing can follow it either.
    bool step(std::string_view to, int workingDays)
    {
        if (m_ended)
            return false;
        const int day =
            workingDays == 0 && m_days.worked(m_day)
                ? m_day
                : m_days.workingDayAfter(m_day + (m_days.worked(m_day) ? 0 : 1), workingDays);
        Instant at = m_until + 1h;
        if (day < m_days.count())
            at =
                m_days.midnight(day) + 7h + 40min + std::chrono::minutes(m_random.whole(0, 8 * 60));
        if (at <= m_last)
            at = m_last + std::chrono::minutes(m_random.whole(9, 75));
        at = std::chrono::floor<std::chrono::minutes>(at) +
             std::chrono::seconds(m_random.whole(0, 59));
        m_ended = at > m_until;
        if (m_ended)
            return false;
        HappenedStep step;
        step.to = to;
        step.at = m_last = at;
        step.officer = m_random.chance(0.8) ? m_report.officer : m_random.below(kOfficers.size());
        step.note = stepNote(to, m_report.category, m_random);
        if (to == "scheduled")
            step.assignedTo = crewFor(m_report.category, m_report.officer, m_random);
        if (to == "closed_not_ours")
            step.referredTo = sc::sample::referredTo(m_random);
        m_report.steps.push_back(std::move(step));
        return true;
    }

    void done(int allowed, double pressure)
    {
        const int needed = timeNeeded(allowed, pressure);
        int at = m_random.chance(0.65) ? 0 : 1;
        if (needed > 0 && m_random.chance(0.87))
            step("acknowledged", std::min(at, needed));
        at = std::min(needed, at + m_random.whole(0, 2));
        if (needed > 0 && m_random.chance(0.62))
            step("scheduled", at);
        // Larger jobs are begun a day or more before they are done.
        if (needed >= 2 && m_random.chance(0.5))
            step("in_progress", std::max(at, needed - m_random.whole(1, 4)));
        else if (m_random.chance(0.28))
            step("in_progress", needed);
        if (!step("done", needed) || !m_random.chance(0.04))
            return;
        const int back = needed + m_random.whole(1, 7);
        if (step("reopened", back)) {
            if (m_random.chance(0.5))
                step("in_progress", back + 1);
            step("done", back + m_random.whole(1, 4));
        }
    }

private:
    int timeNeeded(int allowed, double pressure)
    {
        const double onTime = 0.86 - 0.30 * (pressure - 1.0);
        const double most = allowed;
        const double draw = m_random.unit();
        if (draw < onTime)
            return static_cast<int>(std::floor(most * m_random.between(0.15, 1.0) + 0.3));
        if (draw < onTime + (1.0 - onTime) * 0.75)
            return static_cast<int>(std::ceil(most * m_random.between(1.05, 2.2))) + 1;
        return static_cast<int>(std::ceil(most * m_random.between(2.2, 4.5))) + 2;
    }

    Happening &m_report;
    const Calendar &m_days;
    Instant m_until;
    int m_day;
    Random &m_random;
    Instant m_last;
    bool m_ended = false;
};

int allowedDays(const Happening &report)
{
    const int usual = habits()[habitOf(report.category)].workingDays;
    if (report.priority == "urgent")
        return std::min(usual, 1);
    return report.priority == "high" ? (usual + 1) / 2 : usual;
}

} // namespace

void Happenings::whatBecameOfIt(Happening &report, int day)
{
    constexpr std::array<std::string_view, 5> kEnds{"done", "closed_no_action", "closed_not_ours",
                                                    "closed_not_found", "closed_withdrawn"};
    constexpr std::array<double, 5> kShares{0.84, 0.045, 0.055, 0.045, 0.015};
    Story story(report, m_days, m_options.until, day, m_random);
    if (report.duplicateOf >= 0) {
        story.step("closed_duplicate", m_random.chance(0.7) ? 0 : 1);
        return;
    }
    // Lately one in twelve has slipped behind the desk.
    if (day > m_days.count() - 75 && m_random.chance(0.08))
        return;
    const std::string_view end = kEnds[m_random.weighted(kShares)];
    if (end == "done") {
        story.done(allowedDays(report), m_days.pressure(day));
        return;
    }
    if (m_random.chance(0.6))
        story.step("acknowledged", m_random.chance(0.6) ? 0 : 1);
    story.step(end, m_random.whole(1, 4));
}

void Happenings::remember(const Happening &report)
{
    std::optional<Instant> closed;
    std::size_t street = 0;
    for (const HappenedStep &step : report.steps) {
        if (step.to == "done" || step.to.starts_with("closed"))
            closed = step.at;
    }
    const auto found = m_streetNamed.find(report.street);
    if (found != m_streetNamed.end())
        street = found->second;
    m_recent.push_back(
        {report.serial, report.category, report.place, street, report.loggedAt, closed});
}

} // namespace sc::sample
