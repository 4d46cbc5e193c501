// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/championlistsmodel.h"

#include "champions/contactstore.h"
#include "champions/trainingstore.h"
#include "core/dates.h"
#include "viewmodels/texts.h"

namespace sc {

ChampionListsModel::ChampionListsModel(QObject *parent)
    : QObject(parent)
    , m_lookup([this](Found found) { show(std::move(found)); })
    , m_rows(new TickModel(this))
{}

void ChampionListsModel::setSession(Session *session)
{
    m_lookup.forget();
    m_session = session;
    m_looked = false;
    show(std::vector<ChampionSection>());
}

void ChampionListsModel::refresh()
{
    if (m_session == nullptr || !m_looked)
        return;
    m_lookup.ask(*m_session, [which = m_which](Database &database) {
        return championSections(database, which);
    });
    Q_EMIT changed();
}

void ChampionListsModel::look(int which)
{
    const auto wanted = static_cast<ChampionLists>(std::clamp(which, 0, 2));
    if (wanted != m_which)
        show(std::vector<ChampionSection>());
    m_which = wanted;
    m_looked = true;
    refresh();
}

void ChampionListsModel::show(Found found)
{
    if (!found) {
        Q_EMIT failed(toQString(found.error().message));
        return;
    }
    m_sections = *std::move(found);
    if (m_section >= static_cast<int>(m_sections.size()))
        m_section = 0;
    showSection();
}

void ChampionListsModel::showSection()
{
    const ChampionSection *shown = current();
    m_rows->show(shown != nullptr ? shown->rows : std::vector<LedgerRow>());
    Q_EMIT changed();
}

const ChampionSection *ChampionListsModel::current() const
{
    return m_section >= 0 && m_section < static_cast<int>(m_sections.size())
               ? &m_sections[static_cast<std::size_t>(m_section)]
               : nullptr;
}

QList<LedgerRow> ChampionListsModel::sections() const
{
    QList<LedgerRow> rows;
    for (const ChampionSection &section : m_sections) {
        LedgerRow row;
        row.id = section.title;
        row.title = section.title;
        row.figure = QString::number(section.rows.size());
        rows.append(row);
    }
    return rows;
}

void ChampionListsModel::setSection(int section)
{
    if (m_section == section)
        return;
    m_section = section;
    m_rows->tickAll(false);
    showSection();
}

QString ChampionListsModel::sentence() const
{
    const ChampionSection *shown = current();
    return shown != nullptr ? shown->sentence : QString();
}

QString ChampionListsModel::course() const
{
    const ChampionSection *shown = current();
    return shown != nullptr ? shown->code : QString();
}

bool ChampionListsModel::isPeople() const
{
    const ChampionSection *shown = current();
    return shown != nullptr && shown->people;
}

bool ChampionListsModel::add(const QString &numberOrName)
{
    if (m_session == nullptr)
        return false;
    const auto champion = m_session->champions().find(numberOrName.trimmed().toStdString());
    if (!champion) {
        Q_EMIT failed(tr("Enter the number or full name of a champion"));
        return false;
    }
    LedgerRow row;
    row.id = toQString(champion->id);
    row.title = toQString(displayName(*champion));
    m_rows->add(row);
    return true;
}

std::vector<Id> ChampionListsModel::tickedChampions()
{
    std::vector<Id> champions;
    if (isPeople()) {
        for (const QString &id : m_rows->tickedIds())
            champions.push_back(toId(id));
    }
    return champions;
}

bool ChampionListsModel::tell(const Result<int> &written, const QString &message)
{
    if (!written) {
        const Error &error = written.error();
        Q_EMIT failed(
            toQString(error.problems.empty() ? error.message : error.problems.front().message));
        return false;
    }
    m_rows->tickAll(false);
    Q_EMIT done(message.arg(*written), true);
    return true;
}

bool ChampionListsModel::logRound(const QString &round, const QString &kind, const QString &way,
                                  const QString &note, bool answered)
{
    const std::vector<Id> champions = tickedChampions();
    if (m_session == nullptr || champions.empty()) {
        Q_EMIT failed(tr("Tick who was called or written to"));
        return false;
    }
    if (round.trimmed().isEmpty()) {
        Q_EMIT failed(tr("Enter a name for the contact round"));
        return false;
    }
    Contact like;
    like.round = round.trimmed().toStdString();
    like.kind = kind.toStdString();
    like.way = way.toStdString();
    like.note = note.trimmed().toStdString();
    like.answered = answered;
    return tell(m_session->write<int>([&](Change &change) {
        return ContactStore(m_session->database()).log(change, like, champions);
    }),
                tr("Contacts logged: %1"));
}

bool ChampionListsModel::hold(const QString &day)
{
    const std::vector<Id> champions = tickedChampions();
    if (m_session == nullptr || course().isEmpty() || champions.empty()) {
        Q_EMIT failed(tr("Tick who came to the training"));
        return false;
    }
    const Day today = localDay(m_session->now());
    const auto held = parseDay(day.toStdString(), today);
    if (!held) {
        Q_EMIT failed(tr("The day of the training must be a real date"));
        return false;
    }
    return tell(m_session->write<int>([&](Change &change) {
        return TrainingStore(m_session->database())
            .hold(change, course().toStdString(), *held, champions);
    }),
                tr("Trainings written: %1"));
}

} // namespace sc
