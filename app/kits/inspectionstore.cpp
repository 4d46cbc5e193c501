// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "kits/kitcolumns.h"
#include "kits/kitrules.h"
#include "kits/kitstore.h"
#include "kits/ticketstore.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

constexpr std::array kColumns{column<&Inspection::kit>("kit"),
                              column<&Inspection::on>("held_on"),
                              column<&Inspection::by>("by"),
                              maybeFlagColumn<&Inspection::passed>("passed"),
                              column<&Inspection::ppeExpiresOn>("ppe_expires_on"),
                              column<&Inspection::note>("note")};

void take(std::optional<Day> &held, const std::optional<Day> &day)
{
    if (day && (!held || *held < *day))
        held = day;
}

} // namespace

InspectionStore::InspectionStore(Database &database) : BasicStore(database, "inspection", kColumns)
{}

Result<Inspection> InspectionStore::create(Change &change, Inspection inspection)
{
    return database().attemptResult([&]() -> Result<Inspection> {
        change.open();
        inspection.by = collapsed(inspection.by);
        if (!inspection.on)
            inspection.on = today();
        if (auto problems = problemsOf(inspection, today()); !problems.empty())
            return refused(std::move(problems));
        auto made = insert(change, std::move(inspection));
        if (!made)
            return made;
        return settleKit(change, *made, false).transform([&] { return *made; });
    });
}

Result<Inspection> InspectionStore::update(Change & /*change*/, const Inspection & /*inspection*/)
{
    return refused("id", "append_only",
                   "Inspections are not changed. Delete it and enter it again");
}

Result<void> InspectionStore::remove(Change &change, const Id &id)
{
    const auto inspection = get(id);
    const auto done = BasicStore::remove(change, id);
    return done && inspection ? settleKit(change, *inspection, true) : done;
}

Result<void> InspectionStore::restore(Change &change, const Id &id)
{
    const auto inspection = get(id);
    const auto done = BasicStore::restore(change, id);
    return done && inspection ? settleKit(change, *inspection, false) : done;
}

// A day that was typed into the kit stays, unless the inspection taken back was what said so.
Result<void> InspectionStore::settleKit(Change &change, const Inspection &latest, bool taken)
{
    KitStore kits(database());
    auto kit = kits.get(latest.kit);
    const auto all = of(latest.kit);
    if (!kit || !all)
        return kit ? Result<void>(std::unexpected(all.error()))
                   : refused("kit", "not_found", "There is no such kit");
    if (taken && kit->inspectedOn == latest.on)
        kit->inspectedOn.reset();
    kit->inspectionFailedOn.reset();
    std::optional<Day> failed;
    for (const Inspection &one : *all)
        take(one.passed.value_or(false) ? kit->inspectedOn : failed, one.on);
    const auto newest = std::ranges::find(*all, failed, &Inspection::on);
    const bool failedLast =
        failed &&
        (!kit->inspectedOn || *kit->inspectedOn < *failed ||
         (*kit->inspectedOn == *failed && newest != all->end() && !newest->passed.value_or(true)));
    if (failedLast)
        kit->inspectionFailedOn = failed;
    if (!taken && latest.passed.value_or(false) && !failedLast)
        kit->inspectionDue = false;
    if (!taken && latest.ppeExpiresOn)
        kit->ppeExpiresOn = latest.ppeExpiresOn;
    return kits.save(change, *kit).transform([](const Kit &) {});
}

Result<std::vector<Inspection>> InspectionStore::of(const Id &kit)
{
    return database().attempt([&] {
        return table().where("kit = ? AND deleted = 0 ORDER BY held_on DESC, id DESC", kit);
    });
}

} // namespace sc
