// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/championeditor.h"

#include "champions/groupstore.h"
#include "core/calendar.h"
#include "core/dates.h"
#include "viewmodels/peoplewords.h"
#include "viewmodels/texts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sc {

namespace {

/// The fields that are kept as they are typed.
constexpr std::array<std::pair<const char *, std::string Champion::*>, 12> kTexts{{
    {"number", &Champion::number},
    {"name", &Champion::name},
    {"email", &Champion::email},
    {"phone", &Champion::phone},
    {"address", &Champion::address},
    {"postcode", &Champion::postcode},
    {"preferred_contact", &Champion::preferredContact},
    {"status", &Champion::status},
    {"interests", &Champion::interests},
    {"languages", &Champion::languages},
    {"patch", &Champion::patch},
    {"lawful_basis", &Champion::lawfulBasis},
}};

struct DayField {
    const char *code;
    std::optional<Day> Champion::*member;
    const char *wrong;
};

/// The fields that are days, typed as people say them.
constexpr std::array kDays{
    DayField{"joined_on", &Champion::joinedOn,
             QT_TRANSLATE_NOOP("sc::ChampionEditor", "The day they joined must be a real date")},
    DayField{"consent_on", &Champion::consentOn,
             QT_TRANSLATE_NOOP("sc::ChampionEditor", "The day they consented must be a real date")},
    DayField{"born_on", &Champion::bornOn,
             QT_TRANSLATE_NOOP("sc::ChampionEditor", "The day they were born must be a real date")},
    DayField{
        "parent_consent_on", &Champion::parentConsentOn,
        QT_TRANSLATE_NOOP("sc::ChampionEditor", "The day a parent consented must be a real date")},
    DayField{"induction_pack_on", &Champion::inductionPackOn,
             QT_TRANSLATE_NOOP("sc::ChampionEditor",
                               "The day they got the induction pack must be a real date")},
    DayField{"left_on", &Champion::leftOn,
             QT_TRANSLATE_NOOP("sc::ChampionEditor", "The day they left must be a real date")},
};

} // namespace

ChampionEditor::ChampionEditor(QObject *parent)
    : QObject(parent)
    , m_statuses(new ChoiceModel(PeopleWords::statusChoices(), this))
    , m_contactWays(new ChoiceModel(PeopleWords::contactWayChoices(), this))
    , m_lawfulBases(new ChoiceModel(PeopleWords::lawfulBasisChoices(), this))
    , m_interests(new ChoiceModel(PeopleWords::interestChoices(), this))
    , m_areas(new ChoiceModel({}, this))
    , m_groups(new ChoiceModel({}, this))
{}

void ChampionEditor::setSession(Session *session)
{
    m_session = session;
    close();
}

void ChampionEditor::take(const Champion &champion)
{
    m_kept = champion;
    m_champion = champion;
    m_days.clear();
    for (const DayField &field : kDays) {
        const std::optional<Day> &day = champion.*field.member;
        m_days.insert(QString::fromLatin1(field.code), day ? toQString(longDay(*day)) : QString());
    }
    m_keptDays = m_days;
    std::vector<Suggestion> areas{{QString(), tr("None"), {}, {}, {}}};
    if (m_session != nullptr) {
        for (const Area &area : m_session->areas())
            areas.push_back({toQString(area.id), toQString(area.name), {}, {}, {}});
    }
    m_areas->setAll(std::move(areas));
    std::vector<Suggestion> groups;
    if (m_session != nullptr) {
        const auto all = GroupStore(m_session->database()).all();
        for (const Group &group : all.value_or(std::vector<Group>()))
            groups.push_back({toQString(group.id), toQString(group.name), {}, {}, {}});
    }
    m_groups->setAll(std::move(groups));
    showProblems({});
    Q_EMIT changed();
}

void ChampionEditor::refresh()
{
    if (m_session == nullptr || !m_open || isNew() || isDirty())
        return;
    if (const auto champion = m_session->champions().get(m_kept.id))
        take(*champion);
}

bool ChampionEditor::mayLeave()
{
    if (!isDirty())
        return true;
    Q_EMIT failed(tr("Save the changes to %1 first, or leave them").arg(title()));
    return false;
}

bool ChampionEditor::show(const QString &championId)
{
    if (m_session == nullptr || (m_open && championId == this->championId()))
        return m_session != nullptr;
    if (!mayLeave())
        return false;
    const auto champion = m_session->champions().get(toId(championId));
    if (!champion) {
        Q_EMIT failed(toQString(champion.error().message));
        return false;
    }
    m_open = true;
    take(*champion);
    return true;
}

bool ChampionEditor::beginNew()
{
    if (m_session == nullptr || !mayLeave())
        return false;
    m_open = true;
    take(Champion());
    return true;
}

void ChampionEditor::close()
{
    m_open = false;
    take(Champion());
}

void ChampionEditor::discard()
{
    if (isNew())
        close();
    else
        take(m_kept);
}

QString ChampionEditor::championId() const
{
    return toQString(m_kept.id);
}

QString ChampionEditor::title() const
{
    return m_kept.id.isNull() ? tr("a new champion") : toQString(displayName(m_kept));
}

QVariantMap ChampionEditor::values() const
{
    QVariantMap values = m_days;
    values.insert(QStringLiteral("area"), toQString(m_champion.area));
    values.insert(QStringLiteral("is_young"),
                  m_champion.isYoung ? QStringLiteral("yes") : QString());
    for (const auto &[code, member] : kTexts)
        values.insert(QString::fromLatin1(code), toQString(m_champion.*member));
    // A shape is said in words: nobody reads its coordinates.
    values.insert(QStringLiteral("patch_shape"), m_champion.patch.starts_with('{')
                                                     ? PeopleWords::patch(m_champion.patch)
                                                     : QString());
    return values;
}

QVariantMap ChampionEditor::errors() const
{
    QVariantMap errors;
    for (qsizetype i = 0; i < m_problemFields.size(); ++i)
        errors.insert(m_problemFields.at(i), m_problemMessages.at(i));
    return errors;
}

void ChampionEditor::set(const QString &field, const QString &value)
{
    if (field == u"area") {
        m_champion.area = toId(value);
    } else if (field == u"is_young") {
        m_champion.isYoung = !value.isEmpty();
    } else if (m_days.contains(field)) {
        m_days.insert(field, value);
    } else {
        for (const auto &[code, member] : kTexts) {
            if (field == QLatin1StringView(code))
                m_champion.*member = value.toStdString();
        }
    }
    Q_EMIT changed();
}

bool ChampionEditor::hasInterest(const QString &code) const
{
    return std::ranges::contains(listItems(m_champion.interests), code.toStdString());
}

void ChampionEditor::toggleInterest(const QString &code)
{
    std::vector<std::string> items = listItems(m_champion.interests);
    if (std::erase(items, code.toStdString()) == 0) {
        items.push_back(code.toStdString());
        std::ranges::sort(items, {}, [](const std::string &item) {
            return std::ranges::find(kInterests, item) - kInterests.begin();
        });
    }
    m_champion.interests = listText(items);
    Q_EMIT changed();
}

bool ChampionEditor::isIn(const QString &groupId) const
{
    return std::ranges::contains(m_champion.groups, toId(groupId));
}

void ChampionEditor::toggleGroup(const QString &groupId)
{
    const Id group = toId(groupId);
    if (std::erase(m_champion.groups, group) == 0)
        m_champion.groups.push_back(group);
    std::ranges::sort(m_champion.groups);
    Q_EMIT changed();
}

std::vector<Problem> ChampionEditor::settleDays()
{
    std::vector<Problem> problems;
    const Day today = localDay(m_session->now());
    for (const DayField &field : kDays) {
        const QString code = QString::fromLatin1(field.code);
        const QString typed = m_days.value(code).toString();
        if (typed == m_keptDays.value(code).toString())
            continue;
        if (typed.trimmed().isEmpty())
            (m_champion.*field.member).reset();
        else if (const auto day = parseDay(typed.toStdString(), today))
            m_champion.*field.member = *day;
        else
            problems.push_back({field.code, "bad_date", tr(field.wrong).toStdString()});
    }
    return problems;
}

bool ChampionEditor::save()
{
    if (m_session == nullptr || !m_open)
        return false;
    std::vector<Problem> problems = settleDays();
    const bool wasNew = isNew();
    Result<Champion> saved = refused(problems);
    if (problems.empty())
        saved = m_session->write<Champion>([&](Change &change) {
            return wasNew ? m_session->champions().create(change, m_champion)
                          : m_session->champions().update(change, m_champion);
        });
    if (!saved) {
        problems = saved.error().problems;
        if (problems.empty())
            problems = {{"name", "failed", saved.error().message}};
        showProblems(problems);
        return false;
    }
    take(*saved);
    Q_EMIT done(wasNew ? tr("%1 added").arg(title()) : tr("%1 changed").arg(title()), true);
    return true;
}

void ChampionEditor::remove()
{
    if (m_session == nullptr || isNew())
        return;
    const QString name = title();
    const auto removed = m_session->write<void>(
        [&](Change &change) { return m_session->champions().remove(change, m_kept.id); });
    if (!removed) {
        Q_EMIT failed(toQString(removed.error().message));
        return;
    }
    discard();
    Q_EMIT done(tr("%1 deleted").arg(name), true);
}

void ChampionEditor::restore()
{
    if (m_session == nullptr || isNew())
        return;
    const auto back = m_session->write<void>(
        [&](Change &change) { return m_session->champions().restore(change, m_kept.id); });
    if (back)
        Q_EMIT done(tr("%1 put back").arg(title()), true);
    else
        Q_EMIT failed(toQString(back.error().message));
}

void ChampionEditor::showProblems(const std::vector<Problem> &problems)
{
    m_problemFields.clear();
    m_problemMessages.clear();
    for (const Problem &problem : problems) {
        if (m_problemFields.contains(toQString(problem.field)))
            continue;
        m_problemFields.append(toQString(problem.field));
        m_problemMessages.append(toQString(problem.message));
    }
    Q_EMIT problemsChanged();
}

} // namespace sc
