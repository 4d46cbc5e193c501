// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/nearbymodel.h"

#include "core/dates.h"
#include "viewmodels/reportwords.h"
#include "viewmodels/texts.h"

namespace sc {

namespace {

QString whenWords(const NearbyReport &report)
{
    const QString state = ReportWords::stateWord(report.status);
    return report.open || !report.closedAt
               ? NearbyModel::tr("%1, logged %2")
                     .arg(state, toQString(longDay(localDay(report.loggedAt))))
               : NearbyModel::tr("%1 on %2")
                     .arg(state, toQString(longDay(localDay(*report.closedAt))));
}

NearbyLine lineOf(const NearbyReport &report, Session &session)
{
    const ReportWords words(session);
    const QString photo =
        report.photo.empty()
            ? QString()
            : QString::fromStdString(session.attachments().pathOf(report.photo).string());
    return {.id = report.id,
            .ref = toQString(report.ref),
            .title = NearbyModel::tr("%1, %2 m away")
                         .arg(words.category(report.category))
                         .arg(qRound(report.metres)),
            .when = whenWords(report),
            .photo = photo.isEmpty() ? QUrl() : QUrl::fromLocalFile(photo),
            .again = !report.open};
}

} // namespace

NearbyModel::NearbyModel(QObject *parent)
    : QAbstractListModel(parent), m_lookup([this](const Found &found) { show(found); })
{}

QHash<int, QByteArray> NearbyModel::roleNames() const
{
    return {{ReportIdRole, "reportId"}, {RefRole, "ref"},     {TitleRole, "title"},
            {WhenRole, "when"},         {PhotoRole, "photo"}, {AgainRole, "again"}};
}

QVariant NearbyModel::data(const QModelIndex &index, int role) const
{
    const NearbyLine *row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case ReportIdRole:
        return toQString(row->id);
    case RefRole:
        return row->ref;
    case TitleRole:
    case Qt::DisplayRole:
        return row->title;
    case WhenRole:
        return row->when;
    case PhotoRole:
        return row->photo;
    case AgainRole:
        return row->again;
    default:
        return {};
    }
}

void NearbyModel::setSession(Session *session)
{
    m_lookup.forget();
    m_session = session;
    clear();
}

void NearbyModel::clear()
{
    m_lookup.leave();
    m_link = Link();
    show(std::vector<NearbyReport>());
}

void NearbyModel::look(const std::string &category, LatLon at)
{
    if (m_session == nullptr)
        return;
    m_link = Link();
    const NearbyQuestion question{
        .category = category, .at = at, .now = m_session->now(), .except = {}};
    m_lookup.ask(*m_session,
                 [question](Database &database) { return NearbyStore(database).around(question); });
    Q_EMIT changed();
}

/// Where it cannot be looked there is nothing to suggest: saving will say what is wrong.
void NearbyModel::show(const Found &found)
{
    std::vector<NearbyLine> lines;
    if (found) {
        for (const NearbyReport &report : *found)
            lines.push_back(lineOf(report, *m_session));
    }
    beginResetModel();
    replaceRows(std::move(lines));
    endResetModel();
    Q_EMIT changed();
}

void NearbyModel::setLinked(const Link &link)
{
    m_link = link;
    Q_EMIT changed();
}

QString NearbyModel::linkedId() const
{
    return toQString(m_link.report);
}

QString NearbyModel::linkLine() const
{
    if (m_link.report.isNull())
        return {};
    return m_link.again
               ? tr("It will be a job of its own that names %1 as the time before.").arg(m_link.ref)
               : tr("It will be kept with %1 and closed at once as told again.").arg(m_link.ref);
}

void NearbyModel::link(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const NearbyLine &line = rows()[static_cast<std::size_t>(row)];
    setLinked(m_link.report == line.id ? Link() : Link{line.id, line.ref, line.again});
    Q_EMIT linkChanged();
}

} // namespace sc
