// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/championeditor.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "viewmodels/texts.h"

#include <array>
#include <utility>

namespace sc {

namespace {

/// The fields that are kept as they are typed.
constexpr std::array<std::pair<const char *, std::string Champion::*>, 8> kTexts{{
    {"number", &Champion::number},
    {"name", &Champion::name},
    {"email", &Champion::email},
    {"phone", &Champion::phone},
    {"address", &Champion::address},
    {"postcode", &Champion::postcode},
    {"preferred_contact", &Champion::preferredContact},
    {"status", &Champion::status},
}};

std::vector<Suggestion> statusChoices()
{
    return {{QStringLiteral("prospective"), ChampionEditor::tr("Prospective"), {}, {}, {}},
            {QStringLiteral("active"), ChampionEditor::tr("Active"), {}, {}, {}},
            {QStringLiteral("resting"), ChampionEditor::tr("Resting"), {}, {}, {}},
            {QStringLiteral("left"), ChampionEditor::tr("Left"), {}, {}, {}}};
}

std::vector<Suggestion> contactChoices()
{
    return {{QString(), ChampionEditor::tr("Not known"), {}, {}, {}},
            {QStringLiteral("phone"), ChampionEditor::tr("Telephone"), {}, {}, {}},
            {QStringLiteral("text"), ChampionEditor::tr("Text message"), {}, {}, {}},
            {QStringLiteral("email"), ChampionEditor::tr("E-mail"), {}, {}, {}},
            {QStringLiteral("post"), ChampionEditor::tr("Post"), {}, {}, {}},
            {QStringLiteral("in_person"), ChampionEditor::tr("In person"), {}, {}, {}},
            {QStringLiteral("none"), ChampionEditor::tr("Not at all"), {}, {}, {}}};
}

} // namespace

ChampionEditor::ChampionEditor(QObject *parent)
    : QObject(parent)
    , m_statuses(new ChoiceModel(statusChoices(), this))
    , m_contactWays(new ChoiceModel(contactChoices(), this))
    , m_areas(new ChoiceModel({}, this))
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
    m_joined = champion.joinedOn ? toQString(longDay(*champion.joinedOn)) : QString();
    m_joinedTyped = false;
    std::vector<Suggestion> areas{{QString(), tr("None"), {}, {}, {}}};
    if (m_session != nullptr) {
        for (const Area &area : m_session->areas())
            areas.push_back({toQString(area.id), toQString(area.name), {}, {}, {}});
    }
    m_areas->setAll(std::move(areas));
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
    QVariantMap values{{QStringLiteral("area"), toQString(m_champion.area)},
                       {QStringLiteral("joined_on"), m_joined}};
    for (const auto &[code, member] : kTexts)
        values.insert(QString::fromLatin1(code), toQString(m_champion.*member));
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
    } else if (field == u"joined_on") {
        m_joinedTyped = m_joinedTyped || value != m_joined;
        m_joined = value;
    } else {
        for (const auto &[code, member] : kTexts) {
            if (field == QLatin1StringView(code))
                m_champion.*member = value.toStdString();
        }
    }
    Q_EMIT changed();
}

bool ChampionEditor::save()
{
    if (m_session == nullptr || !m_open)
        return false;
    std::vector<Problem> problems;
    if (m_joined.trimmed().isEmpty()) {
        m_champion.joinedOn.reset();
    } else if (const auto day = parseDay(m_joined.toStdString(), localDay(m_session->now()))) {
        m_champion.joinedOn = *day;
    } else {
        problems.push_back(
            {"joined_on", "bad_date", tr("The day they joined must be a real date").toStdString()});
    }
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
