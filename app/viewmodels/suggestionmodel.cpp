// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/suggestionmodel.h"

#include "core/text.h"

#include <algorithm>
#include <utility>

namespace sc {

namespace {

QString foldedText(const QString &text)
{
    return QString::fromStdString(folded(text.toStdString()));
}

/// 0 = starts with it, 1 = one of its words does, 2 = holds it somewhere, 3 = does not.
int rankOf(const Suggestion &row, const QString &wanted)
{
    const QString title = foldedText(row.title);
    if (title.startsWith(wanted))
        return 0;
    if (title.contains(u' ' + wanted))
        return 1;
    const QString words = u' ' + foldedText(row.words) + u' ' + foldedText(row.detail);
    return title.contains(wanted) || words.contains(u' ' + wanted) ? 2 : 3;
}

} // namespace

SuggestionModel::SuggestionModel(QObject *parent) : QAbstractListModel(parent) {}

int SuggestionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SuggestionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Suggestion &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CodeRole:
        return row.code;
    case TitleRole:
    case Qt::DisplayRole:
        return row.title;
    case DetailRole:
        return row.detail;
    case IconNameRole:
        return row.iconName;
    default:
        return {};
    }
}

QHash<int, QByteArray> SuggestionModel::roleNames() const
{
    return {{CodeRole, "code"},
            {TitleRole, "title"},
            {DetailRole, "detail"},
            {IconNameRole, "iconName"}};
}

void SuggestionModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
    search(query);
    Q_EMIT completionChanged();
}

QString SuggestionModel::completion() const
{
    if (m_rows.empty() || m_query.isEmpty())
        return {};
    const QString &title = m_rows.front().title;
    return title.startsWith(m_query, Qt::CaseInsensitive) ? title.sliced(m_query.size())
                                                          : QString();
}

QString SuggestionModel::codeAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[static_cast<std::size_t>(row)].code : QString();
}

QString SuggestionModel::titleAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[static_cast<std::size_t>(row)].title : QString();
}

int SuggestionModel::rowOf(const QString &code) const
{
    const auto found = std::ranges::find(m_rows, code, &Suggestion::code);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void SuggestionModel::show(std::vector<Suggestion> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT completionChanged();
}

void SuggestionModel::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged();
}

ChoiceModel::ChoiceModel(std::vector<Suggestion> all, QObject *parent) : SuggestionModel(parent)
{
    setAll(std::move(all));
}

void ChoiceModel::setAll(std::vector<Suggestion> all)
{
    m_all = std::move(all);
    search(query());
}

QString ChoiceModel::titleOf(const QString &code) const
{
    const auto found = std::ranges::find(m_all, code, &Suggestion::code);
    return found == m_all.end() ? QString() : found->title;
}

void ChoiceModel::search(const QString &query)
{
    const QString wanted = foldedText(query);
    if (wanted.isEmpty()) {
        show(m_all);
        return;
    }
    std::vector<std::pair<int, const Suggestion *>> ranked;
    for (const Suggestion &row : m_all) {
        if (const int rank = rankOf(row, wanted); rank < 3)
            ranked.emplace_back(rank, &row);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, const Suggestion *>::first);
    std::vector<Suggestion> rows;
    rows.reserve(ranked.size());
    for (const auto &[rank, row] : ranked)
        rows.push_back(*row);
    show(std::move(rows));
}

} // namespace sc
