// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/tellersearch.h"

#include "core/text.h"
#include "reports/codes.h"
#include "viewmodels/texts.h"

namespace sc {

namespace {

constexpr int kMost = 6;
const QString kChampion = QStringLiteral("champion:");
const QString kSource = QStringLiteral("source:");

/// Sources whose word starts with what is typed; "councillor Bell" is a councillor called Bell.
std::vector<Suggestion> sourcesFor(const QString &typed)
{
    std::vector<Suggestion> rows;
    const std::string wanted = folded(typed.toStdString());
    for (const Code &source : reportSources()) {
        if (source.code == "champion")
            continue;
        const std::string word = folded(source.label);
        const std::string code = folded(source.code);
        const bool named = !wanted.empty() && wanted.starts_with(word + ' ');
        const bool matches = wanted.empty() || word.starts_with(wanted) ||
                             code.starts_with(wanted) ||
                             word.find(' ' + wanted) != std::string::npos;
        if (!named && !matches)
            continue;
        const QString who = named ? typed.trimmed().section(u' ', 1) : QString();
        rows.push_back({kSource + toQString(source.code) + (named ? u':' + who : QString()),
                        toQString(source.label),
                        named ? who : TellerSearch::tr("not a champion"),
                        QStringLiteral("reports"),
                        {}});
    }
    return rows;
}

} // namespace

void TellerSearch::setSession(Session *session)
{
    m_session = session;
    m_last =
        session == nullptr ? Id() : toId(toQString(session->database().setting("last_champion")));
}

Suggestion TellerSearch::rowOf(const Champion &champion) const
{
    QStringList more{tr("champion %1").arg(toQString(champion.number))};
    const QString area = m_session->areaName(champion.area);
    if (!champion.address.empty())
        more.append(toQString(champion.address));
    if (!area.isEmpty())
        more.append(area);
    const QString name = champion.name.empty() ? tr("Champion %1").arg(toQString(champion.number))
                                               : toQString(champion.name);
    return {kChampion + toQString(champion.id),
            name,
            more.join(QStringLiteral(", ")),
            QStringLiteral("champions"),
            {}};
}

void TellerSearch::search(const QString &query)
{
    std::vector<Suggestion> rows;
    if (m_session != nullptr) {
        if (!query.trimmed().isEmpty()) {
            if (const auto found =
                    m_session->champions().suggest(query.trimmed().toStdString(), kMost)) {
                for (const Champion &champion : *found)
                    rows.push_back(rowOf(champion));
            }
        } else if (!m_last.isNull()) {
            if (const auto last = m_session->champions().get(m_last); last && !last->deleted)
                rows.push_back(rowOf(*last));
        }
    }
    const bool number = !query.isEmpty() && query.front().isDigit();
    if (!number) {
        for (Suggestion &source : sourcesFor(query))
            rows.push_back(std::move(source));
    }
    show(std::move(rows));
}

TellerSearch::Teller TellerSearch::tellerOf(const QString &code)
{
    if (code.startsWith(kChampion))
        return {"champion", toId(code.sliced(kChampion.size())), {}};
    if (!code.startsWith(kSource))
        return {};
    const QString rest = code.sliced(kSource.size());
    return {rest.section(u':', 0, 0).toStdString(), {}, rest.section(u':', 1).toStdString()};
}

QString TellerSearch::codeOf(const Teller &teller)
{
    if (!teller.champion.isNull())
        return kChampion + toQString(teller.champion);
    if (teller.source.empty())
        return {};
    const QString code = kSource + toQString(teller.source);
    return teller.reporter.empty() ? code : code + u':' + toQString(teller.reporter);
}

QString TellerSearch::textOf(const Teller &teller) const
{
    if (!teller.champion.isNull() && m_session != nullptr) {
        const auto champion = m_session->champions().get(teller.champion);
        return champion ? toQString(displayName(*champion)) : QString();
    }
    if (teller.source.empty())
        return {};
    const QString word = toQString(labelOf(reportSources(), teller.source));
    return teller.reporter.empty() ? word : word + u' ' + toQString(teller.reporter);
}

std::optional<TellerSearch::Teller> TellerSearch::resolve(const QString &typed)
{
    if (m_session == nullptr || typed.trimmed().isEmpty())
        return std::nullopt;
    if (const auto champion = m_session->champions().find(typed.trimmed().toStdString()))
        return Teller{"champion", champion->id, {}};
    const auto sources = sourcesFor(typed);
    if (sources.size() == 1)
        return tellerOf(sources.front().code);
    // Part of a name will do where only one champion bears it.
    const auto likely = m_session->champions().suggest(typed.trimmed().toStdString(), 2);
    if (sources.empty() && likely && likely->size() == 1)
        return Teller{"champion", likely->front().id, {}};
    return std::nullopt;
}

} // namespace sc
