// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/personsearch.h"

#include "core/text.h"
#include "viewmodels/texts.h"

#include <algorithm>

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
    const auto champion = named(typed);
    if (!champion || *champion || m_session == nullptr || typed.trimmed().isEmpty())
        return champion.value_or(std::nullopt);
    const auto likely = m_session->champions().suggest(typed.trimmed().toStdString(), 2);
    if (likely && likely->size() == 1)
        return likely->front().id;
    return std::nullopt;
}

Result<std::optional<Id>> PersonSearch::named(const QString &typed) const
{
    constexpr int kLikely = 50;
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
    const std::string name = folded(text.toStdString());
    const auto likely = m_session->champions().suggest(text.toStdString(), kLikely);
    const auto isCalledSo = [&](const Champion &one) { return folded(one.name) == name; };
    if (likely && std::ranges::count_if(*likely, isCalledSo) > 1)
        return refused("who", "not_found",
                       "Enter the champion's number: more than one is called " +
                           text.toStdString());
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
