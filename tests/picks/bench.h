// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/championstore.h"
#include "core/codesof.h"
#include "picks/attendancestore.h"
#include "picks/pickactionstore.h"

#include <QTest>

#include <string>

namespace sc::test {

using namespace std::chrono_literals;

inline const Actor kOfficer{"R. Dunn"};
/// A Friday.
inline const Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 5 / 15} + 9h};
/// Saturday three weeks on, 10:00 British Summer Time.
inline const Instant kPickStart{std::chrono::sys_days{std::chrono::year{2026} / 6 / 6} + 9h};
inline constexpr LatLon kSpot{54.5260, -1.5530};

/// Stops the test where its own ground gives way; unlike Q_ASSERT, in release builds too.
template <class Done> void mustHold(const Done &done)
{
    if (!done)
        qFatal("The test could not set up its pick.");
}

/// A database in memory with a leader trained until the end of 2026, and short ways to act.
class PickBench {
public:
    explicit PickBench(std::uint64_t seed = 11)
        : clock(kMorning), database(std::move(*Database::inMemory({.clock = &clock, .seed = seed})))
    {
        lead = champion("41", "Joan Pearson");
        train(lead, "2025-01-10", "2026-12-31");
    }

    template <class Work> auto change(Work &&work)
    {
        Change made(*database, kOfficer);
        auto done = work(made);
        if (done)
            if (auto committed = made.commit(); !committed)
                return decltype(done)(std::unexpected(committed.error()));
        return done;
    }

    Id champion(const std::string &number, const std::string &name)
    {
        return change([&](Change &made) {
                   Champion one;
                   one.number = number;
                   one.name = name;
                   return ChampionStore(*database).create(made, one);
               })
            .value()
            .id;
    }

    Id train(const Id &who, const std::string &on, const std::string &until,
             const std::string &course = "lead_a_pick")
    {
        const Id id = database->newId();
        const auto done = change([&](Change &made) -> Result<void> {
            return database->attempt([&] {
                made.create("training", id,
                            {{"champion", refValue(who)},
                             {"course", Value{course}},
                             {"held_on", Value{on}},
                             {"expires_on", Value{until}}});
            });
        });
        mustHold(done);
        return id;
    }

    /// Everything the gate asks for but the assessment.
    [[nodiscard]] Pick ready() const
    {
        Pick pick;
        pick.title = "Riverside clean";
        pick.startsAt = kPickStart;
        pick.minutes = 90;
        pick.lead = lead;
        pick.place = {PickPlace::Kind::Point, {kSpot}, {}};
        pick.roadSpeedMph = 30;
        pick.insuranceBasis = "council_volunteer_policy";
        pick.landPermission = "not_needed";
        return pick;
    }

    Result<Pick> create(const Pick &pick)
    {
        return change([&](Change &made) { return PickStore(*database).create(made, pick); });
    }
    Result<Pick> update(const Pick &pick)
    {
        return change([&](Change &made) { return PickStore(*database).update(made, pick); });
    }
    Pick get(const Id &id) { return PickStore(*database).get(id).value(); }

    template <class Work> Result<Pick> act(Work &&work)
    {
        clock.advance(1min);
        return change([&](Change &made) {
            PickActions actions(*database);
            return work(actions, made);
        });
    }
    Result<Pick> assess(const Id &id, const std::string &by = "R. Dunn",
                        std::optional<Day> reviewOn = {})
    {
        const HazardRow row{"Traffic", "Everyone", 3, 5, "Vests", 1, 5, {}, "traffic", {}};
        return act([&](PickActions &actions, Change &made) {
            return actions.assess(made, id,
                                  {.rows = std::vector{row}, .by = by, .reviewOn = reviewOn});
        });
    }
    Result<Pick> approve(const Id &id, const ApproveRequest &request = {.by = "M. Ward"})
    {
        return act(
            [&](PickActions &actions, Change &made) { return actions.approve(made, id, request); });
    }
    Result<Pick> brief(const Id &id)
    {
        return act(
            [&](PickActions &actions, Change &made) { return actions.brief(made, id, "J. P."); });
    }
    Result<Pick> start(const Id &id)
    {
        return act([&](PickActions &actions, Change &made) { return actions.start(made, id); });
    }
    Result<Pick> figures(const Id &id, const PickFigures &figures)
    {
        return act([&](PickActions &actions, Change &made) {
            return actions.enterFigures(made, id, figures);
        });
    }
    Result<Pick> close(const Id &id)
    {
        return act([&](PickActions &actions, Change &made) { return actions.close(made, id); });
    }
    Result<Pick> cancel(const Id &id, const CancelRequest &request)
    {
        return act(
            [&](PickActions &actions, Change &made) { return actions.cancel(made, id, request); });
    }

    /// One that may be approved, assessed; or as far as asked.
    Id approved()
    {
        const Id id = create(ready()).value().id;
        mustHold(assess(id));
        const auto done = approve(id);
        mustHold(done);
        return id;
    }
    Id live()
    {
        const Id id = approved();
        mustHold(brief(id));
        clock.set(kPickStart);
        const auto done = start(id);
        mustHold(done);
        return id;
    }

    Result<Attendance> book(const Attendance &one)
    {
        return change([&](Change &made) { return AttendanceStore(*database).create(made, one); });
    }
    Result<Attendance> alter(const Attendance &one)
    {
        return change([&](Change &made) { return AttendanceStore(*database).update(made, one); });
    }
    Result<Id> undoLast()
    {
        History history(*database);
        return history.undo(**history.lastAction(kOfficer), kOfficer);
    }

    FixedClock clock;
    std::unique_ptr<Database> database;
    Id lead;
};

} // namespace sc::test
