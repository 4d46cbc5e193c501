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
#include <iterator>
#include <set>

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

std::optional<Day> dayIn(const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    const auto day = parseIsoDay(text == nullptr ? std::string_view() : *text);
    return day ? std::optional(*day) : std::nullopt;
}

// The day that the kit was last told in a column by no inspection, unless it was cleared. `ever`:
// the deleted ones too.
Typed typedDay(Database &database, const Id &kit, std::string_view column,
               const std::vector<Inspection> &ever, std::optional<Day> Inspection::*told)
{
    Typed typed;
    const auto history = History(database).of({kit});
    for (const HistoryEntry &entry : history.value_or(std::vector<HistoryEntry>{}))
        for (const FieldChange &field : entry.changes) {
            if (field.column != column)
                continue;
            const auto day = dayIn(field.after);
            if (!day)
                typed = {};
            else if (!std::ranges::contains(ever, std::optional(*day), told))
                typed = {*day, localDay(entry.at)};
        }
    return typed;
}

/// The inspections that the day told to the kit itself stands against: those that were there when
/// it was told, and later ones that did not raise it when they came in.
std::set<Id> outdoneByTyping(Database &database, const Id &kit, const std::vector<Inspection> &ever)
{
    std::vector<Id> records{kit};
    std::ranges::transform(ever, std::back_inserter(records), &Inspection::id);
    const auto history = History(database).of(records).value_or(std::vector<HistoryEntry>{});
    std::set<Id> ofInspections; // what they did to the kit was told by nobody
    for (const HistoryEntry &entry : history)
        if (entry.record != kit)
            ofInspections.insert(entry.action);
    std::set<Id> seen;
    std::set<Id> outdone;
    std::optional<Day> value;
    for (const HistoryEntry &entry : history) {
        const auto one = std::ranges::find(ever, entry.record, &Inspection::id);
        if (one != ever.end() && seen.insert(one->id).second && one->on > value)
            outdone.insert(one->id);
        for (const FieldChange &field : entry.changes) {
            if (entry.record != kit || field.column != "inspected_on")
                continue;
            value = dayIn(field.after);
            if (value && !ofInspections.contains(entry.action))
                outdone = seen;
            std::erase_if(outdone, [&](const Id &id) {
                return std::ranges::find(ever, id, &Inspection::id)->on == value;
            });
        }
    }
    return outdone;
}

} // namespace

InspectionStore::InspectionStore(Database &database, Origin origin)
    : BasicStore(database, "inspection", kColumns), m_origin(origin)
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
    const Typed typed = typedDay(database(), kit.id, "ppe_expires_on",
                                 table().where("kit = ?", kit.id), &Inspection::ppeExpiresOn);
    if (newest != nullptr && (!typed.value || typed.on <= *newest->on))
        kit.ppeExpiresOn = newest->ppeExpiresOn;
    else
        kit.ppeExpiresOn = typed.value;
}

// A day that was told to the kit itself stays until a later inspection is entered: who told it knew
// of those that were held before. So does what a file brings of them.
void InspectionStore::settleDay(Kit &kit, const Inspection &one, const std::vector<Inspection> &all,
                                What what)
{
    const bool isBelieved = what != What::TakenBack && one.passed.value_or(false);
    const bool isGone = what == What::TakenBack && kit.inspectedOn == one.on;
    if (!isBelieved && !isGone)
        return;
    const std::vector<Inspection> ever = table().where("kit = ?", kit.id);
    const Typed typed = typedDay(database(), kit.id, "inspected_on", ever, &Inspection::on);
    if (what == What::Entered) {
        if (m_origin == Origin::Entered || !typed.value || typed.on < *one.on)
            take(kit.inspectedOn, one.on);
        return;
    }
    const std::set<Id> outdone =
        typed.value ? outdoneByTyping(database(), kit.id, ever) : std::set<Id>();
    if (isGone)
        kit.inspectedOn = typed.value;
    for (const Inspection &other : all)
        if (other.passed.value_or(false) && !outdone.contains(other.id))
            take(kit.inspectedOn, other.on);
}

Result<void> InspectionStore::settleKit(Change &change, const Inspection &one, What what)
{
    KitStore kits(database());
    auto kit = kits.get(one.kit);
    const auto all = of(one.kit);
    if (!kit || !all)
        return kit ? Result<void>(std::unexpected(all.error()))
                   : refused("kit", "not_found", "There is no such kit");
    settleDay(*kit, one, *all, what);
    kit->inspectionFailedOn.reset();
    std::optional<Day> failed;
    for (const Inspection &other : *all)
        if (!other.passed.value_or(false))
            take(failed, other.on);
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
