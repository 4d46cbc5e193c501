// SPDX-License-Identifier: GPL-3.0-or-later
#include "picks/pickguardstore.h"

#include "picks/attendancestore.h"
#include "picks/figures.h"
#include "picks/pickcreditstore.h"
#include "picks/pickhistorystore.h"
#include "picks/pickstore.h"

#include <algorithm>
#include <format>

namespace sc {

namespace {

/// Whether a change says who has that place on which roster, or puts it there again.
bool namesWho(Change &change, const RecordType &type, const Id &attendance)
{
    Database &database = change.database();
    Query ops = database.query("SELECT o.body, o.stamp, s.device FROM op_log o JOIN stream s ON "
                               "s.no = o.stream WHERE o.record = ? AND +o.action = (SELECT no FROM "
                               "action WHERE id = ?)",
                               attendance, change.action());
    while (ops.step()) {
        const auto body =
            decodeOp(ops.bytes(0), Stamp{ops.integer(1), ops.integer(2)}, deviceNames(database));
        if (body && std::ranges::any_of(body->writes, [&](const FieldWrite &write) {
                return write.field == RecordType::kDeleted ||
                       write.field == type.field("champion")->number ||
                       write.field == type.field("pick")->number;
            }))
            return true;
    }
    return false;
}

} // namespace

void PickGuard::install(Database &database)
{
    database.guardChanges(
        "picks", {"pick", "pick_assessment", "attendance", "champion", "training", "pick_rules"},
        [](Change &change) { return PickGuard(change.database()).run(change); });
}

Result<void> PickGuard::run(Change &change)
{
    return m_database.attemptResult([&]() -> Result<void> {
        std::set<Id> rosters;
        const std::set<Id> picks = picksTouched(change, rosters);
        for (const Id &id : rosters)
            if (auto checked = checkRoster(change, id); !checked)
                return checked;
        for (const Id &id : rosters)
            if (auto settled = settleHours(change, id); !settled)
                return settled;
        return check(change, picks);
    });
}

Result<void> PickGuard::check(Change &change, const std::set<Id> &picks)
{
    for (const Id &id : picks)
        if (auto checked = checkApproval(change, id); !checked)
            return checked;
    return {};
}

std::set<Id> PickGuard::picksTouched(Change &change, std::set<Id> &rosters)
{
    std::set<Id> picks;
    bool everything = false;
    for (const auto &[type, record] : change.touched()) {
        if (type->name == "pick") {
            picks.insert(record);
            rosters.insert(record);
        } else if (type->name == "pick_assessment") {
            Query of = m_database.query("SELECT pick FROM pick_assessment WHERE id = ?", record);
            if (of.step())
                picks.insert(of.id(0));
        } else if (type->name == "attendance") {
            Query of = m_database.query("SELECT pick FROM attendance WHERE id = ?", record);
            if (of.step())
                rosters.insert(of.id(0));
        } else {
            everything = true;
        }
    }
    if (everything) {
        Query approved = m_database.query(
            "SELECT id FROM pick WHERE deleted = 0 AND status IN ('approved', 'briefed')");
        while (approved.step())
            picks.insert(approved.id(0));
    }
    return picks;
}

Result<void> PickGuard::checkApproval(Change &change, const Id &id)
{
    PickStore store(m_database);
    const auto found = store.get(id);
    if (!found || found->deleted)
        return {};
    const Pick &pick = *found;
    if (!isApproved(pick.status()) && !hasBegun(pick.status()))
        return {};
    const std::string digest = approvalDigest(pick);
    if (isApproved(pick.status()) && firstHalf(digest) != firstHalf(pick.progress.approvedFor)) {
        reopen(change, pick, "The place, the leader or the road has changed");
        return {};
    }
    auto problems = store.gate(pick);
    if (!problems)
        return std::unexpected(problems.error());
    if (isApproved(pick.status())) {
        if (!problems->empty())
            reopen(change, pick, problems->front().message);
        return {};
    }
    if (pick.progress.approvedFor.empty()) // brought in when it was over
        return {};
    const bool moved = digest != pick.progress.approvedFor;
    std::erase_if(*problems, [moved](const Problem &one) {
        return one.field == "lead" || (!moved && one.field != "assessment") ||
               one.code == "assessment_expired";
    });
    return problems->empty() ? Result<void>{} : refused(*std::move(problems));
}

Result<void> PickGuard::settleHours(Change &change, const Id &id)
{
    const auto pick = PickStore(m_database).get(id);
    if (!pick)
        return {};
    if (pick->status() == "closed" && !pick->deleted)
        if (auto filled = AttendanceStore(m_database).fillMinutes(change, *pick); !filled)
            return filled;
    return PickCredits(m_database).settle(change, *pick);
}

void PickGuard::reopen(Change &change, Pick pick, const std::string &why)
{
    const std::string from = pick.status();
    pick.progress = {};
    pick.progress.status = "planned";
    change.update("pick", pick.id, PickStore::valuesOf(pick));
    PickHistoryStore(m_database)
        .write(change,
               {.pick = pick.id, .from = from, .to = "planned", .reason = "reopened", .note = why});
}

Result<void> PickGuard::checkBags(const Pick &pick)
{
    const auto bags = bagsOf(pick.figures);
    if (!bags)
        return {};
    Query sum = m_database.query("SELECT coalesce(sum(bags), 0) FROM attendance WHERE pick = ? AND "
                                 "deleted = 0 AND status IN ('attended', 'walk_in')",
                                 pick.id);
    sum.step();
    if (sum.integer(0) <= *bags)
        return {};
    return refused(
        "bags_general", "out_of_range",
        std::format("The roster names {} bags: enter no fewer here, or correct the roster",
                    sum.integer(0)));
}

// Two PCs may each have put a champion on it: that is for a person to settle, and no reason to
// refuse whatever else is done with the pick. So only who this change names is looked at.
bool PickGuard::putsOnTwice(Change &change, const Id &pick)
{
    std::set<Id> there;
    {
        Query twice = m_database.query(
            "SELECT a.id FROM attendance a WHERE a.pick = ?1 AND a.deleted = 0 AND a.champion IN "
            "(SELECT champion FROM attendance WHERE pick = ?1 AND deleted = 0 AND champion IS NOT "
            "NULL GROUP BY champion HAVING count(*) > 1)",
            pick);
        while (twice.step())
            there.insert(twice.id(0));
    }
    return !there.empty() && std::ranges::any_of(change.touched(), [&](const auto &one) {
        return there.contains(one.second) && namesWho(change, *one.first, one.second);
    });
}

Result<void> PickGuard::checkRoster(Change &change, const Id &id)
{
    const auto pick = PickStore(m_database).get(id);
    if (!pick || pick->deleted)
        return {};
    if (putsOnTwice(change, id))
        return refused("champion", "already_exists", "This champion is on the roster already");
    Query alone = m_database.query(
        "SELECT 1 FROM attendance c WHERE c.pick = ? AND c.deleted = 0 AND c.child = 1 AND "
        "c.status NOT IN ('cancelled', 'no_show') AND NOT EXISTS (SELECT 1 FROM attendance a WHERE "
        "a.id = c.adult AND a.pick = c.pick AND a.deleted = 0 AND coalesce(a.child, 0) = 0 AND "
        "a.status NOT IN ('cancelled', 'no_show')) LIMIT 1",
        id);
    if (alone.step())
        return refused("adult", "not_found",
                       "A child needs an adult who is on the roster and comes too");
    return checkBags(*pick);
}

} // namespace sc
