// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "core/text.h"
#include "kits/kitcolumns.h"
#include "kits/kitrules.h"
#include "kits/kitstore.h"
#include "kits/ticketstore.h"
#include "storage/history.h"

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

/// What somebody wrote into the kit itself, and when.
struct Typed {
    std::optional<Day> value;
    Day on{};
};

// What the kit was last told of its protective equipment by no inspection, unless it was cleared.
Typed typedEquipment(Database &database, const Id &kit, const std::vector<Inspection> &ever)
{
    Typed typed;
    const auto history = History(database).of({kit});
    for (const HistoryEntry &entry : history.value_or(std::vector<HistoryEntry>{}))
        for (const FieldChange &field : entry.changes) {
            if (field.column != "ppe_expires_on")
                continue;
            const auto *text = std::get_if<std::string>(&field.after);
            const auto day = parseIsoDay(text == nullptr ? std::string_view() : *text);
            if (!day)
                typed = {};
            else if (!std::ranges::contains(ever, std::optional(*day), &Inspection::ppeExpiresOn))
                typed = {*day, localDay(entry.at)};
        }
    return typed;
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
        return settleKit(change, *made, What::Entered).transform([&] { return *made; });
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
    return done && inspection ? settleKit(change, *inspection, What::TakenBack) : done;
}

Result<void> InspectionStore::restore(Change &change, const Id &id)
{
    const auto inspection = get(id);
    const auto done = BasicStore::restore(change, id);
    return done && inspection ? settleKit(change, *inspection, What::GivenBack) : done;
}

// On the day of the return itself, what was written down after it counts.
std::optional<bool> InspectionStore::dueAfterLoan(const Kit &kit,
                                                  const std::vector<Inspection> &all)
{
    const auto type = KitTypeStore(database()).get(kit.kitType);
    if (!type || !type->inspectAfterLoan)
        return std::nullopt;
    Query last = database().query(
        "SELECT l.returned_at, (SELECT max(o.stamp) FROM loan_step s JOIN op_log o ON o.record = "
        "s.id WHERE s.loan = l.id AND s.action = 'return' AND s.deleted = 0) FROM loan_kit k JOIN "
        "loan l ON l.id = k.loan WHERE k.kit = ? AND k.deleted = 0 AND l.deleted = 0 AND "
        "l.returned_at IS NOT NULL ORDER BY l.returned_at DESC LIMIT 1",
        kit.id);
    if (!last.step())
        return std::nullopt;
    const Day back = localDay(last.instant(0));
    const auto stamp = last.maybe<std::int64_t>(1);
    return std::ranges::none_of(all, [&](const Inspection &one) {
        if (!one.passed.value_or(false) || !one.on)
            return false;
        if (*one.on != back || !stamp)
            return back <= *one.on;
        Query after = database().query(
            "SELECT 1 FROM op_log WHERE record = ? GROUP BY record HAVING min(stamp) > ?", one.id,
            *stamp);
        return after.step();
    });
}

// The latest inspection that says how long gloves and vests may be used is believed, unless the kit
// itself was told so on a later day.
void InspectionStore::settleEquipment(Kit &kit, const Inspection &one,
                                      const std::vector<Inspection> &all, What what)
{
    const auto dated = [](const Inspection &other) { return other.on && other.ppeExpiresOn; };
    if (!dated(one) || (what == What::TakenBack && kit.ppeExpiresOn != one.ppeExpiresOn))
        return;
    const auto found = std::ranges::find_if(all, dated);
    const Inspection *newest = found == all.end() ? nullptr : &*found;
    if (what != What::TakenBack && newest != nullptr && *one.on < *newest->on)
        return;
    if (what == What::Entered)
        newest = &one; // of two on one day
    const Typed typed = typedEquipment(database(), kit.id, table().where("kit = ?", kit.id));
    if (newest != nullptr && (!typed.value || typed.on <= *newest->on))
        kit.ppeExpiresOn = newest->ppeExpiresOn;
    else
        kit.ppeExpiresOn = typed.value;
}

// A day that was typed into the kit stays, unless the inspection taken back was what said so.
Result<void> InspectionStore::settleKit(Change &change, const Inspection &one, What what)
{
    KitStore kits(database());
    auto kit = kits.get(one.kit);
    const auto all = of(one.kit);
    if (!kit || !all)
        return kit ? Result<void>(std::unexpected(all.error()))
                   : refused("kit", "not_found", "There is no such kit");
    if (what == What::TakenBack && kit->inspectedOn == one.on)
        kit->inspectedOn.reset();
    kit->inspectionFailedOn.reset();
    std::optional<Day> failed;
    for (const Inspection &other : *all)
        take(other.passed.value_or(false) ? kit->inspectedOn : failed, other.on);
    const auto newest = std::ranges::find(*all, failed, &Inspection::on);
    const bool failedLast =
        failed &&
        (!kit->inspectedOn || *kit->inspectedOn < *failed ||
         (*kit->inspectedOn == *failed && newest != all->end() && !newest->passed.value_or(true)));
    if (failedLast)
        kit->inspectionFailedOn = failed;
    if (const auto due = dueAfterLoan(*kit, *all))
        kit->inspectionDue = *due;
    else if (what != What::TakenBack && one.passed.value_or(false) && !failedLast)
        kit->inspectionDue = false;
    settleEquipment(*kit, one, *all, what);
    return kits.save(change, *kit).transform([](const Kit &) {});
}

Result<std::vector<Inspection>> InspectionStore::of(const Id &kit)
{
    return database().attempt([&] {
        return table().where("kit = ? AND deleted = 0 ORDER BY held_on DESC, id DESC", kit);
    });
}

} // namespace sc
