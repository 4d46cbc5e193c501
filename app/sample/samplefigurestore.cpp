// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/areastore.h"
#include "indicators/freezing.h"
#include "quarterly/entrystore.h"
#include "sample/samplefigures.h"
#include "sample/written.h"

#include <array>

namespace sc::sample {

namespace {

const Actor kPerformance{"H. Obi"};

class FigureWriter {
public:
    FigureWriter(Database &database, Day first, Instant until, Random random)
        : m_database(database)
        , m_first(first)
        , m_until(until)
        , m_random(random)
        , m_change(database, kPerformance, "Typed for the quarter's figures")
    {}

    Result<void> write()
    {
        const auto areas = AreaStore(m_database).areas();
        if (!areas)
            return std::unexpected(areas.error());
        auto written = targets();
        for (const sc::Area &area : *areas)
            if (written)
                written = households(area.id);
        const Quarter last = Quarter::of(m_until);
        for (Quarter quarter = Quarter::of(m_first); written && quarter < last;
             quarter = quarter.next())
            for (const sc::Area &area : *areas)
                if (written)
                    written = quarterly(area.id, quarter);
        if (written)
            written = actions();
        if (written)
            written =
                done(CommentaryStore(m_database)
                         .create(m_change, {.quarter = last.previous().id(),
                                            .words = "Reports rose after the school holidays. "
                                                     "Two new champions now look after "
                                                     "streets near the station.",
                                            .by = kPerformance.name}));
        return written ? m_change.commit() : written;
    }

private:
    Result<void> households(const Id &area)
    {
        return done(HouseholdCountStore(m_database)
                        .create(m_change, {.area = area,
                                           .fromOn = m_first,
                                           .households = m_random.whole(7'200, 11'400),
                                           .source = "Council tax base"}));
    }

    Result<void> targets()
    {
        struct Aim {
            const char *indicator;
            double value;
        };
        constexpr std::array<Aim, 6> kAims{{{"closed_on_time_share", 85},
                                            {"days_to_close_median", 4},
                                            {"picks_held", 6},
                                            {"unanswered_closures", 10},
                                            {"kits_on_time_share", 90},
                                            {"cleanliness_score", 8}}};
        Result<void> written;
        for (const Aim &aim : kAims)
            if (written)
                written = done(TargetStore(m_database)
                                   .create(m_change, {.indicator = aim.indicator,
                                                      .fromOn = m_first,
                                                      .value = aim.value,
                                                      .note = "Service plan"}));
        return written;
    }

    // Sites graded each quarter, and a survey of residents once a year.
    Result<void> quarterly(const Id &area, const Quarter &quarter)
    {
        const Day day = addDays(quarter.firstDay(), m_random.whole(20, 60));
        Result<void> written;
        constexpr std::array<std::pair<const char *, int>, 4> kElements{
            {{"litter", 9}, {"detritus", 14}, {"graffiti", 4}, {"fly_posting", 2}}};
        for (const auto &[element, usual] : kElements) {
            const std::int64_t below = m_random.whole(usual / 2, usual + usual / 2);
            if (written && day >= m_first)
                written = done(CleanlinessScoreStore(m_database)
                                   .create(m_change, {.area = area,
                                                      .heldOn = day,
                                                      .element = element,
                                                      .sites = 100,
                                                      .belowB = below / 2,
                                                      .bMinus = below,
                                                      .source = "Street audit"}));
        }
        if (quarter.number != 2 || day < m_first)
            return written;
        constexpr std::array<std::pair<const char *, int>, 5> kQuestions{
            {{"parks", 72}, {"cleanliness", 58}, {"refuse", 81}, {"recycling", 77}, {"area", 75}}};
        for (const auto &[question, usual] : kQuestions) {
            const std::int64_t answered = m_random.whole(120, 260);
            const std::int64_t share = m_random.whole(usual - 8, usual + 8);
            if (written)
                written = done(SurveyStore(m_database)
                                   .create(m_change, {.area = area,
                                                      .heldOn = day,
                                                      .question = question,
                                                      .answered = answered,
                                                      .satisfied = answered * share / 100,
                                                      .source = "Residents' survey"}));
        }
        return written;
    }

    Result<void> actions()
    {
        std::vector<std::pair<Id, Instant>> tips;
        const auto found = m_database.attempt([&] {
            Query rows = m_database.query(
                "SELECT id, logged_at FROM report WHERE deleted = 0 AND category = 'fly_tipping' "
                "AND closed_at IS NOT NULL ORDER BY logged_at, id LIMIT 200");
            while (rows.step())
                tips.emplace_back(rows.id(0), rows.instant(1));
        });
        Result<void> written = found;
        constexpr std::array<const char *, 5> kActions{"investigation", "warning_letter",
                                                       "investigation", "fixed_penalty_notice",
                                                       "duty_of_care_inspection"};
        const Day today = localDay(m_until);
        for (std::size_t i = 0; i < tips.size() && written; i += 3)
            written = done(
                EnforcementStore(m_database)
                    .create(m_change,
                            {.report = tips[i].first,
                             .action = kActions.at(i / 3 % kActions.size()),
                             .takenOn = std::min(today, addDays(localDay(tips[i].second), 9))}));
        return written;
    }

    Database &m_database;
    Day m_first;
    Instant m_until;
    Random m_random;
    Change m_change;
};

} // namespace

Result<void> writeFigures(Database &database, Day first, Instant until, Random random)
{
    return FigureWriter(database, first, until, random).write();
}

Result<void> freezeLastQuarter(Database &database, Instant until)
{
    const Quarter quarter = Quarter::of(until).previous();
    if (const auto frozen = freezeQuarter(database, quarter, kPerformance, "Sent to committee");
        !frozen)
        return std::unexpected(frozen.error());
    std::vector<Id> some;
    const auto found = database.attempt([&] {
        Query rows = database.query(
            "SELECT id FROM report WHERE deleted = 0 AND category = 'litter' AND logged_at >= ? "
            "AND logged_at < ? ORDER BY logged_at, id LIMIT 2",
            quarter.start(), quarter.end());
        while (rows.step())
            some.push_back(rows.id(0));
    });
    if (!found)
        return found;
    Change change(database, Actor{"R. Dunn"}, "Corrected after a look at the photo");
    const auto corrected = database.attempt([&] {
        for (const Id &report : some)
            change.update("report", report, {{"category", Value{std::string("fly_tipping")}}});
    });
    return corrected ? change.commit() : corrected;
}

} // namespace sc::sample
