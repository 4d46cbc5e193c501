// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/searchmodel.h"

#include "core/calendar.h"
#include "core/text.h"
#include "kits/kitstore.h"
#include "loans/loanstore.h"
#include "viewmodels/kitwords.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

#include <array>

namespace sc {

namespace {

constexpr int kReports = 5;
constexpr int kPlaces = 4;
constexpr int kChampions = 3;
constexpr int kKits = 3;

struct Command {
    const char *code;
    const char *words;
    const char *keys;
    const char *icon;
};

constexpr std::array kCommands{
    Command{"log", QT_TRANSLATE_NOOP("sc::SearchModel", "Log a report"), "Ctrl+N", "plus"},
    Command{"today", QT_TRANSLATE_NOOP("sc::SearchModel", "Go to Today"), "Ctrl+1", "today"},
    Command{"map", QT_TRANSLATE_NOOP("sc::SearchModel", "Go to Map"), "Ctrl+2", "map"},
    Command{"reports", QT_TRANSLATE_NOOP("sc::SearchModel", "Go to Reports"), "Ctrl+3", "reports"},
    Command{"champions", QT_TRANSLATE_NOOP("sc::SearchModel", "Go to Champions"), "Ctrl+4",
            "champions"},
    Command{"kits", QT_TRANSLATE_NOOP("sc::SearchModel", "Go to Kits"), "Ctrl+6", "toolkits"},
    Command{"settings", QT_TRANSLATE_NOOP("sc::SearchModel", "Settings"), "Ctrl+,", "settings"},
};

} // namespace

SearchModel::SearchModel(QObject *parent) : SuggestionModel(parent) {}

void SearchModel::setSession(Session *session)
{
    m_session = session;
    m_places.setSession(session);
    setQuery({});
}

QString SearchModel::kindAt(int row) const
{
    return row >= 0 && row < count() ? m_hits[static_cast<std::size_t>(row)].kind : QString();
}

double SearchModel::latitudeAt(int row) const
{
    return row >= 0 && row < count() ? m_hits[static_cast<std::size_t>(row)].position.latitude
                                     : 0.0;
}

double SearchModel::longitudeAt(int row) const
{
    return row >= 0 && row < count() ? m_hits[static_cast<std::size_t>(row)].position.longitude
                                     : 0.0;
}

void SearchModel::add(Suggestion row, Hit hit)
{
    m_found.push_back(std::move(row));
    m_hits.push_back(std::move(hit));
}

void SearchModel::addReports(const QString &query)
{
    const ReportWords words(*m_session);
    const auto found = m_session->list().search(query.toStdString(), kReports);
    if (!found)
        return;
    for (const ReportRow &row : *found) {
        const QString detail =
            tr("%1 · %2 · %3")
                .arg(toQString(row.report.ref), words.place(row),
                     row.report.deleted ? tr("deleted")
                                        : ReportWords::stateWord(row.report.status).toLower());
        add({toQString(row.report.id),
             words.title(row.report),
             detail,
             QStringLiteral("reports"),
             {}},
            {QStringLiteral("report"), {}});
    }
}

void SearchModel::addPlaces(const QString &query)
{
    for (const FoundPlace &place : m_places.find(query, kPlaces))
        add({{}, place.title, place.detail, QStringLiteral("pin"), {}},
            {QStringLiteral("place"), place.position});
}

void SearchModel::addChampions(const QString &query)
{
    const auto found = m_session->champions().suggest(query.toStdString(), kChampions);
    if (!found)
        return;
    for (const Champion &champion : *found)
        add({toQString(champion.id),
             toQString(champion.name.empty() ? champion.number : champion.name),
             tr("champion %1").arg(toQString(champion.number)),
             QStringLiteral("champions"),
             {}},
            {QStringLiteral("champion"), {}});
}

// What a scanner typed goes first: Enter, which it sends too, then opens the kit.
void SearchModel::addKits(const QString &query)
{
    const auto found = KitStore(m_session->database()).suggest(query.toStdString(), kKits);
    if (!found)
        return;
    for (const Kit &kit : *found)
        add({toQString(kit.id),
             toQString(kit.label),
             tr("kit, %1").arg(KitWords::stateWord(kit.status).toLower()),
             QStringLiteral("toolkits"),
             {}},
            {QStringLiteral("kit"), {}});
}

// The code of a return slip. Loans are not looked for by names: their screen does that.
void SearchModel::addLoan(const QString &query)
{
    if (!query.startsWith(u'l', Qt::CaseInsensitive))
        return;
    LoanStore loans(m_session->database());
    const auto loan = loans.find(query.toStdString());
    if (!loan || loan->deleted)
        return;
    add({toQString(loan->id),
         toQString(loan->ref),
         tr("loan to %1").arg(toQString(loans.personName(loan->borrower))),
         QStringLiteral("toolkits"),
         {}},
        {QStringLiteral("loan"), {}});
}

void SearchModel::addCommands(const QString &query)
{
    const std::string wanted = folded(query.toStdString());
    for (const Command &command : kCommands) {
        const QString words = tr(command.words);
        if ((' ' + folded(words.toStdString())).contains(' ' + wanted))
            add({QString::fromLatin1(command.code),
                 words,
                 QString::fromLatin1(command.keys),
                 QString::fromLatin1(command.icon),
                 {}},
                {QStringLiteral("command"), {}});
    }
}

void SearchModel::search(const QString &query)
{
    m_found.clear();
    m_hits.clear();
    const QString words = query.trimmed();
    if (m_session != nullptr && words.size() >= 2) {
        addKits(words);
        addLoan(words);
        addReports(words);
        addPlaces(words);
        addChampions(words);
        addCommands(words);
    }
    show(m_found);
}

} // namespace sc
