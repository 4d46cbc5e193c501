// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/personsearch.h"

#include "viewmodels/texts.h"

namespace sc {

QString PersonSearch::textOf(const Id &champion) const
{
    if (m_session == nullptr || champion.isNull())
        return {};
    const auto found = m_session->champions().get(champion);
    return found ? toQString(displayName(*found)) : QString();
}

std::optional<Id> PersonSearch::resolve(const QString &typed) const
{
    const QString text = typed.trimmed();
    if (m_session == nullptr || text.isEmpty())
        return std::nullopt;
    if (const auto champion = m_session->champions().find(text.toStdString()))
        return champion->id;
    if (text.endsWith(u')')) {
        const QString number = text.sliced(text.lastIndexOf(u'(') + 1).chopped(1);
        const auto champion = m_session->champions().find(number.toStdString());
        if (champion && toQString(displayName(*champion)) == text)
            return champion->id;
    }
    const auto likely = m_session->champions().suggest(text.toStdString(), 2);
    if (likely && likely->size() == 1)
        return likely->front().id;
    return std::nullopt;
}

void PersonSearch::search(const QString &query)
{
    constexpr int kMost = 6;
    std::vector<Suggestion> rows;
    if (m_session != nullptr && !query.trimmed().isEmpty()) {
        const auto found = m_session->champions().suggest(query.trimmed().toStdString(), kMost);
        for (const Champion &champion : found.value_or(std::vector<Champion>()))
            rows.push_back({toQString(champion.id),
                            toQString(displayName(champion)),
                            m_session->areaName(champion.area),
                            QStringLiteral("champions"),
                            {}});
    }
    show(std::move(rows));
}

} // namespace sc
