// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/groupstore.h"

#include "champions/standingstore.h"
#include "core/text.h"
#include "storage/recordtable.h"

#include <algorithm>

namespace sc {

namespace {

constexpr std::size_t kLongestName = 200;

constexpr std::array kColumns{column<&Group::name>("name"), column<&Group::kind>("kind"),
                              column<&Group::chair>("chair"), column<&Group::area>("area")};

RecordTable<Group> table(Database &database)
{
    return {database, "group", kColumns};
}

std::unexpected<Error> noSuchGroup(std::string_view typed)
{
    const std::string message = "There is no group " + std::string(typed);
    return std::unexpected(Error{ErrorKind::NotFound, message, {{"group", "not_found", message}}});
}

// Every word typed begins some word of the name.
bool matches(const std::string &name, std::string_view typed)
{
    const auto named = words(name);
    return std::ranges::all_of(words(typed), [&](std::string_view word) {
        return std::ranges::any_of(named,
                                   [&](std::string_view one) { return one.starts_with(word); });
    });
}

} // namespace

Result<Group> GroupStore::tidied(Group group)
{
    group.name = collapsed(group.name);
    if (group.kind.empty())
        group.kind = "other";
    std::ranges::sort(group.members);
    const auto same = std::ranges::unique(group.members);
    group.members.erase(same.begin(), same.end());
    std::vector<Problem> problems;
    if (group.name.empty())
        problems.push_back({"name", "missing", "Enter the name of the group"});
    if (group.name.size() > kLongestName)
        problems.push_back({"name", "out_of_range", "Shorten the name to 200 characters or fewer"});
    if (group.name.contains(';')) // it parts the names of a list
        problems.push_back({"name", "out_of_range", "Leave the semicolon out of the name"});
    if (!std::ranges::contains(kGroupKinds, group.kind))
        problems.push_back({"kind", "unknown_code",
                            "Choose neighbourhood_action_group, friends_of_park, "
                            "residents_association, parish_council, school, business or other"});
    std::ranges::move(strangersIn(group), std::back_inserter(problems));
    if (!problems.empty())
        return refused(std::move(problems));
    const auto before = group.id.isNull() ? std::nullopt : table(m_database).read(group.id);
    const bool isNamed = !before || before->deleted || folded(before->name) != folded(group.name);
    const auto holder = isNamed ? std::optional(find(group.name)) : std::nullopt;
    if (holder && *holder && (*holder)->id != group.id)
        return refused("name", "already_exists",
                       "There is a group called " + group.name + " already");
    return group;
}

std::vector<Problem> GroupStore::strangersIn(const Group &group)
{
    StandingStore standing(m_database);
    const auto before = group.id.isNull() ? std::nullopt : table(m_database).read(group.id);
    const auto members = before ? m_memberships.membersOf(group.id) : std::vector<Id>{};
    const Day today = localDay(m_database.clock().now());
    std::vector<Problem> problems;
    const auto look = [&](const char *field, const Id &champion) {
        // A group that is written down anew may tell of who was in it.
        auto problem =
            before ? standing.gone(field, champion, today) : standing.erased(field, champion);
        if (problem)
            problems.push_back(*std::move(problem));
    };
    if (!before || before->chair != group.chair)
        look("chair", group.chair);
    for (const Id &member : group.members)
        if (!std::ranges::contains(members, member))
            look("members", member);
    return problems;
}

Result<Group> GroupStore::create(Change &change, Group given)
{
    return m_database.attemptResult([&]() -> Result<Group> {
        change.open();
        Result<Group> group = tidied(std::move(given));
        if (!group)
            return group;
        if (group->id.isNull())
            group->id = m_database.newId();
        table(m_database).create(change, *group);
        m_memberships.setMembersOf(change, group->id, group->members);
        return group;
    });
}

Result<Group> GroupStore::update(Change &change, Group given)
{
    return m_database.attemptResult([&]() -> Result<Group> {
        change.open();
        Result<Group> group = tidied(std::move(given));
        if (!group)
            return group;
        if (!table(m_database).update(change, *group))
            return noSuchGroup(group->name);
        m_memberships.setMembersOf(change, group->id, group->members);
        return group;
    });
}

Result<void> GroupStore::remove(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (!change.remove("group", id))
            return noSuchGroup(id.toString());
        return {};
    });
}

Result<void> GroupStore::restore(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (!change.restore("group", id))
            return noSuchGroup(id.toString());
        return {};
    });
}

Result<Group> GroupStore::get(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Group> {
        auto group = table(m_database).read(id);
        if (!group)
            return noSuchGroup(id.toString());
        group->members = m_memberships.membersOf(id);
        return *group;
    });
}

Result<Group> GroupStore::find(std::string_view idOrName)
{
    if (const auto id = Id::parse(idOrName))
        return get(*id);
    const Result<std::vector<Group>> groups = all();
    if (!groups)
        return std::unexpected(groups.error());
    const std::string name = folded(idOrName);
    const auto found =
        std::ranges::find(*groups, name, [](const Group &group) { return folded(group.name); });
    if (found == groups->end() || name.empty())
        return noSuchGroup(idOrName);
    return *found;
}

Result<std::vector<Group>> GroupStore::all()
{
    return m_database.attempt([&] {
        std::vector<Group> groups =
            table(m_database).where("deleted = 0 ORDER BY name COLLATE NOCASE, id");
        for (Group &group : groups)
            group.members = m_memberships.membersOf(group.id);
        return groups;
    });
}

Result<std::vector<Group>> GroupStore::suggest(std::string_view typed, int most)
{
    const std::string wanted = folded(typed);
    return all().transform([&](std::vector<Group> groups) {
        std::erase_if(groups, [&](const Group &group) {
            return wanted.empty() || !matches(folded(group.name), wanted);
        });
        if (groups.size() > static_cast<std::size_t>(most))
            groups.resize(static_cast<std::size_t>(most));
        return groups;
    });
}

} // namespace sc
