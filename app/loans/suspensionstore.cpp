// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/suspensionstore.h"

#include "core/dates.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array kColumns{
    column<&Suspension::champion>("champion"),  column<&Suspension::from>("from_on"),
    column<&Suspension::until>("until_on"),     column<&Suspension::reason>("reason"),
    column<&Suspension::loan>("loan"),          column<&Suspension::automatic>("automatic"),
    column<&Suspension::liftedOn>("lifted_on"), column<&Suspension::liftedWhy>("lifted_why"),
};

} // namespace

SuspensionStore::SuspensionStore(Database &database) : BasicStore(database, "suspension", kColumns)
{}

Result<Suspension> SuspensionStore::checked(Suspension suspension)
{
    suspension.reason = collapsed(suspension.reason);
    suspension.liftedWhy = collapsed(suspension.liftedWhy);
    if (!suspension.from)
        suspension.from =
            suspension.until && *suspension.until < today() ? *suspension.until : today();
    std::vector<Problem> problems;
    if (suspension.champion.isNull())
        problems.push_back({"champion", "missing", "Enter who is suspended"});
    else if (!database()
                  .query("SELECT 1 FROM champion WHERE id = ? AND deleted = 0", suspension.champion)
                  .step())
        problems.push_back({"champion", "not_found", "Choose a champion from the register"});
    if (suspension.reason.empty())
        problems.push_back({"reason", "reason_required", "Enter why they are suspended"});
    if (suspension.until && *suspension.until < *suspension.from)
        problems.push_back(
            {"until", "out_of_range", "Enter a last day that is not before the first"});
    if (!problems.empty())
        return refused(std::move(problems));
    return suspension;
}

Result<Suspension> SuspensionStore::create(Change &change, Suspension suspension)
{
    return database().attemptResult([&]() -> Result<Suspension> {
        change.open();
        auto done = checked(std::move(suspension));
        return done ? insert(change, *std::move(done)) : done;
    });
}

Result<Suspension> SuspensionStore::update(Change &change, Suspension suspension)
{
    return database().attemptResult([&]() -> Result<Suspension> {
        change.open();
        auto done = checked(std::move(suspension));
        return done ? overwrite(change, *std::move(done)) : done;
    });
}

Result<Suspension> SuspensionStore::lift(Change &change, const Id &id, std::string_view reason)
{
    return database().attemptResult([&]() -> Result<Suspension> {
        change.open();
        auto found = get(id);
        if (!found)
            return found;
        if (collapsed(reason).empty())
            return refused("reason", "reason_required", "Enter why the suspension is lifted");
        if (found->liftedOn || (found->until && *found->until < today()))
            return refused("id", "bad_transition", "This suspension no longer holds");
        found->liftedOn = today();
        found->liftedWhy = collapsed(reason);
        return overwrite(change, *std::move(found));
    });
}

Result<std::vector<Suspension>> SuspensionStore::of(const Id &champion)
{
    return database().attempt([&] {
        return table().where("champion = ? AND deleted = 0 ORDER BY from_on DESC, id DESC",
                             champion);
    });
}

Result<std::vector<Suspension>> SuspensionStore::holdingOn(Day day)
{
    return database().attempt([&] {
        return table().where("deleted = 0 AND coalesce(from_on, '') <= ?1 AND coalesce(until_on, "
                             "'9999') >= ?1 AND coalesce(lifted_on, '9999') > ?1 ORDER BY "
                             "coalesce(until_on, '9999'), id",
                             isoDay(day));
    });
}

Result<std::optional<Suspension>> SuspensionStore::on(const Id &champion, Day day)
{
    return of(champion).transform([&](const std::vector<Suspension> &all) {
        std::optional<Suspension> longest;
        for (const Suspension &one : all) {
            if (!one.holdsOn(day))
                continue;
            if (!longest || !one.until || (longest->until && *one.until > *longest->until))
                longest = one;
        }
        return longest;
    });
}

} // namespace sc
