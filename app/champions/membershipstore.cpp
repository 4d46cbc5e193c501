// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/membershipstore.h"

#include <algorithm>

namespace sc {

namespace {

// The same on every PC, so that two teams that write the same membership mean the same record.
Id idOf(const Id &champion, const Id &group)
{
    return Id::fromName("membership:" + champion.toString() + ":" + group.toString());
}

std::vector<Id> idsIn(Query &rows)
{
    std::vector<Id> ids;
    while (rows.step())
        ids.push_back(rows.id(0));
    return ids;
}

} // namespace

std::vector<Id> MembershipStore::groupsOf(const Id &champion)
{
    Query rows = m_database.query(
        "SELECT m.champion_group FROM membership m JOIN champion_group g ON g.id = "
        "m.champion_group "
        "WHERE m.champion = ? AND m.deleted = 0 AND g.deleted = 0 ORDER BY m.champion_group",
        champion);
    return idsIn(rows);
}

std::vector<Id> MembershipStore::membersOf(const Id &group)
{
    Query rows = m_database.query(
        "SELECT m.champion FROM membership m JOIN champion c ON c.id = m.champion "
        "WHERE m.champion_group = ? AND m.deleted = 0 AND c.deleted = 0 ORDER BY m.champion",
        group);
    return idsIn(rows);
}

void MembershipStore::add(Change &change, const Id &champion, const Id &group)
{
    const Id id = idOf(champion, group);
    if (!change.restore("membership", id))
        change.create("membership", id,
                      {{"champion", refValue(champion)}, {"champion_group", refValue(group)}});
}

void MembershipStore::take(Change &change, const Id &champion, const Id &group)
{
    change.remove("membership", idOf(champion, group));
}

void MembershipStore::setGroupsOf(Change &change, const Id &champion, const std::vector<Id> &groups)
{
    const std::vector<Id> before = groupsOf(champion);
    for (const Id &group : groups) {
        if (!std::ranges::contains(before, group))
            add(change, champion, group);
    }
    for (const Id &group : before) {
        if (!std::ranges::contains(groups, group))
            take(change, champion, group);
    }
}

void MembershipStore::setMembersOf(Change &change, const Id &group, const std::vector<Id> &members)
{
    const std::vector<Id> before = membersOf(group);
    for (const Id &champion : members) {
        if (!std::ranges::contains(before, champion))
            add(change, champion, group);
    }
    for (const Id &champion : before) {
        if (!std::ranges::contains(members, champion))
            take(change, champion, group);
    }
}

} // namespace sc
