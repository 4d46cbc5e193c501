// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/championlistmodel.h"

#include "viewmodels/peoplewords.h"
#include "viewmodels/texts.h"

#include <QLocale>

namespace sc {

namespace {

constexpr int kMost = 2'000; // more champions than any council has
constexpr int kMostFound = 200;

ChampionLine lineOf(const Champion &champion, Session &session)
{
    QStringList contact;
    for (const std::string &way : {champion.phone, champion.email, champion.address}) {
        if (!way.empty())
            contact.append(toQString(way));
    }
    return {.id = toQString(champion.id),
            .number = toQString(champion.number),
            .name = champion.name.empty() ? ChampionListModel::tr("No name kept")
                                          : toQString(champion.name),
            .area = session.areaName(champion.area),
            .contact = contact.mid(0, 2).join(QStringLiteral(" · ")),
            .status = PeopleWords::status(champion.status)};
}

} // namespace

ChampionListModel::ChampionListModel(QObject *parent)
    : QAbstractListModel(parent), m_statuses(new ChoiceModel(PeopleWords::statusChoices(), this))
{}

QHash<int, QByteArray> ChampionListModel::roleNames() const
{
    return {{ChampionIdRole, "championId"},
            {NumberRole, "number"},
            {NameRole, "name"},
            {AreaRole, "area"},
            {ContactRole, "contact"},
            {StatusRole, "status"}};
}

QVariant ChampionListModel::data(const QModelIndex &index, int role) const
{
    const ChampionLine *row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case ChampionIdRole:
        return row->id;
    case NumberRole:
        return row->number;
    case NameRole:
    case Qt::DisplayRole:
        return row->name;
    case AreaRole:
        return row->area;
    case ContactRole:
        return row->contact;
    case StatusRole:
        return row->status;
    default:
        return {};
    }
}

void ChampionListModel::setSession(Session *session)
{
    m_session = session;
    refresh();
}

void ChampionListModel::setArea(const QString &areaId)
{
    m_area = areaId;
    refresh();
}

void ChampionListModel::setStatus(const QString &status)
{
    if (m_status == status)
        return;
    m_status = status;
    Q_EMIT textChanged();
    refresh();
}

void ChampionListModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
    refresh();
}

void ChampionListModel::refresh()
{
    std::vector<ChampionLine> lines;
    if (m_session != nullptr) {
        ChampionStore &store = m_session->champions();
        const QString typed = m_text.trimmed();
        auto found = typed.isEmpty() ? store.page(std::nullopt, kMost)
                                     : store.suggest(typed.toStdString(), kMostFound);
        const Id area = toId(m_area);
        if (found) {
            for (const Champion &champion : *found) {
                const bool wanted = m_status.isEmpty() || champion.status == m_status.toStdString();
                if (wanted && (area.isNull() || champion.area == area))
                    lines.push_back(lineOf(champion, *m_session));
            }
        }
    }
    m_summary = QLocale(QLocale::English, QLocale::UnitedKingdom)
                    .toString(static_cast<qlonglong>(lines.size()));
    beginResetModel();
    replaceRows(std::move(lines));
    endResetModel();
    Q_EMIT summaryChanged();
}

} // namespace sc
