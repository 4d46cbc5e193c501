// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/groupdesk.h"

#include "viewmodels/peoplewords.h"

#include <algorithm>

namespace sc {

GroupDesk::GroupDesk(QObject *parent)
    : PickPart(parent)
    , m_rows(new LinesModel({"groupId", "name", "kind", "chair", "area", "members"}, this))
    , m_members(new LinesModel({"championId", "name", "detail"}, this))
    , m_kinds(new ChoiceModel(PeopleWords::groupKindChoices(), this))
    , m_areas(new ChoiceModel({}, this))
    , m_chairs(new PersonSearch(this))
    , m_joining(new PersonSearch(this))
{}

void GroupDesk::setStores(PickStores *stores)
{
    PickPart::setStores(stores);
    Session *session = stores == nullptr ? nullptr : &stores->session;
    m_chairs->setSession(session);
    m_joining->setSession(session);
    close();
    showRows();
}

void GroupDesk::refresh()
{
    showRows();
    if (stores() == nullptr || !m_open || isNew() || isDirty())
        return;
    const auto group = stores()->groups.get(m_kept.id);
    if (!group || group->deleted)
        close();
    else
        take(*group);
}

void GroupDesk::showRows()
{
    std::vector<QVariantList> rows;
    if (stores() != nullptr) {
        for (const Group &group : stores()->groups.all().value_or(std::vector<Group>()))
            rows.push_back({toQString(group.id), toQString(group.name),
                            PeopleWords::groupKind(group.kind), m_chairs->textOf(group.chair),
                            stores()->session.areaName(group.area),
                            static_cast<int>(group.members.size())});
    }
    m_rows->show(std::move(rows));
    Q_EMIT changed();
}

void GroupDesk::take(const Group &group)
{
    m_kept = group;
    m_group = group;
    m_chairKept = m_chairs->textOf(group.chair);
    m_chairTyped = m_chairKept;
    m_joining->setQuery({});
    std::vector<Suggestion> areas{{QString(), tr("None"), {}, {}, {}}};
    if (stores() != nullptr) {
        for (const Area &area : stores()->session.areas())
            areas.push_back({toQString(area.id), toQString(area.name), {}, {}, {}});
    }
    m_areas->setAll(std::move(areas));
    showProblems({});
    showMembers();
}

void GroupDesk::showMembers()
{
    std::vector<QVariantList> rows;
    for (const Id &id : m_group.members) {
        const auto member = stores()->session.champions().get(id);
        if (member && !member->deleted)
            rows.push_back({toQString(id), toQString(displayName(*member)),
                            PeopleWords::status(member->status)});
    }
    std::ranges::sort(rows, {}, [](const QVariantList &row) { return row.at(1).toString(); });
    m_members->show(std::move(rows));
    Q_EMIT changed();
}

QString GroupDesk::heading() const
{
    return isNew() ? tr("Add a group") : toQString(m_kept.name);
}

QString GroupDesk::summary() const
{
    return tr("%n group(s)", nullptr, m_rows->count());
}

QVariantMap GroupDesk::values() const
{
    return {{QStringLiteral("name"), toQString(m_group.name)},
            {QStringLiteral("kind"), toQString(m_group.kind)},
            {QStringLiteral("chair"), m_chairTyped},
            {QStringLiteral("area"), toQString(m_group.area)}};
}

bool GroupDesk::mayLeave()
{
    if (!isDirty())
        return true;
    Q_EMIT failed(isNew() ? tr("Save the new group first, or leave it")
                          : tr("Save the changes to %1 first, or leave them").arg(heading()));
    return false;
}

bool GroupDesk::show(const QString &groupId)
{
    if (stores() == nullptr || (m_open && groupId == this->groupId()))
        return stores() != nullptr;
    if (!mayLeave())
        return false;
    const auto group = stores()->groups.get(toId(groupId));
    if (!group) {
        showError(group.error());
        return false;
    }
    m_open = true;
    take(*group);
    return true;
}

bool GroupDesk::beginNew()
{
    if (stores() == nullptr || !mayLeave())
        return false;
    m_open = true;
    Group group;
    group.kind = "friends_of_park";
    take(group);
    return true;
}

void GroupDesk::set(const QString &field, const QString &text)
{
    if (field == u"name")
        m_group.name = text.toStdString();
    else if (field == u"kind")
        m_group.kind = text.toStdString();
    else if (field == u"area")
        m_group.area = toId(text);
    else if (field == u"chair")
        m_chairTyped = text;
    Q_EMIT changed();
}

void GroupDesk::chooseChair(int row)
{
    set(QStringLiteral("chair"), m_chairs->titleAt(row));
}

bool GroupDesk::addMember(const QString &numberOrName)
{
    const auto champion = m_joining->resolve(numberOrName);
    if (!champion) {
        showProblems({{"member", "not_found",
                       tr("Choose from the champions, by name or number").toStdString()}});
        return false;
    }
    if (!std::ranges::contains(m_group.members, *champion)) {
        m_group.members.push_back(*champion);
        std::ranges::sort(m_group.members);
    }
    m_joining->setQuery({});
    showProblems({});
    showMembers();
    return true;
}

void GroupDesk::removeMember(const QString &championId)
{
    std::erase(m_group.members, toId(championId));
    showMembers();
}

bool GroupDesk::save()
{
    if (stores() == nullptr || !m_open)
        return false;
    if (m_chairTyped.trimmed().isEmpty()) {
        m_group.chair = Id();
    } else if (const auto chair = m_chairs->resolve(m_chairTyped)) {
        m_group.chair = *chair;
    } else {
        showProblems(
            {{"chair", "not_found",
              tr("Choose the chair from the champions, by name or number").toStdString()}});
        return false;
    }
    const bool wasNew = isNew();
    const auto saved = write<Group>([&](Change &change) {
        return wasNew ? stores()->groups.create(change, m_group)
                      : stores()->groups.update(change, m_group);
    });
    if (saved)
        take(*saved);
    return wrote(saved, wasNew ? tr("%1 added").arg(heading()) : tr("%1 changed").arg(heading()));
}

void GroupDesk::discard()
{
    if (isNew())
        close();
    else
        take(m_kept);
}

void GroupDesk::close()
{
    m_open = false;
    take(Group());
}

bool GroupDesk::remove()
{
    if (stores() == nullptr || !m_open || isNew())
        return false;
    const QString name = heading();
    const Id id = m_kept.id;
    close();
    return wrote(write<void>([&](Change &change) { return stores()->groups.remove(change, id); }),
                 tr("%1 deleted").arg(name));
}

} // namespace sc
