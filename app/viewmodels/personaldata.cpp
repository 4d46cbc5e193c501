// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/personaldata.h"

#include "core/dates.h"
#include "exchange/subjectaccess.h"
#include "picks/attendancestore.h"
#include "picks/campaignstore.h"
#include "picks/pickstore.h"
#include "storage/backup.h"

#include <QDir>

namespace sc {

void PersonalData::setSession(Session *session)
{
    m_session = session;
    show({});
}

void PersonalData::show(const Champion &champion)
{
    if (champion.id != m_champion.id)
        m_left.clear();
    m_champion = champion;
    m_erased = champion.erasedOn.has_value();
    Q_EMIT changed();
}

bool PersonalData::refuse(const Error &error)
{
    Q_EMIT failed(
        toQString(error.problems.empty() ? error.message : error.problems.front().message));
    return false;
}

bool PersonalData::save(const QUrl &folder)
{
    if (m_session == nullptr || m_champion.id.isNull())
        return false;
    // A folder each, so that one person's files never take the place of another's.
    QString number = toQString(m_champion.number);
    for (QChar &letter : number)
        if (!letter.isLetterOrNumber())
            letter = u'-';
    const QString name =
        QStringLiteral("champion-%1-%2").arg(number, toQString(isoDay(localDay(m_session->now()))));
    const QString path = QDir(folder.toLocalFile()).filePath(name);
    const auto written =
        writeSubjectAccess(m_session->database(), m_champion.id, path.toStdString());
    if (!written)
        return refuse(written.error());
    Q_EMIT done(tr("All that is held about champion %1 is in %2")
                    .arg(toQString(m_champion.number), QDir::toNativeSeparators(path)),
                false);
    return true;
}

bool PersonalData::erase(const QString &why)
{
    if (m_session == nullptr || m_champion.id.isNull())
        return false;
    if (m_session->isReadOnly())
        return refuse(Session::readOnlyError());
    const auto result =
        ErasureStore(m_session->database())
            .erase(m_champion.id, m_session->actor().name, why.trimmed().toStdString());
    if (!result)
        return refuse(result.error());
    m_left = leftAfter(*result);
    m_erased = true;
    Q_EMIT changed();
    Q_EMIT done(tr("The personal data of champion %1 are erased").arg(toQString(result->number)),
                false);
    return true;
}

QString PersonalData::wordsFor(const std::string &mention) const
{
    const std::size_t space = mention.find(' ');
    const std::string kind = mention.substr(0, space);
    const Id id = space == std::string::npos ? Id() : toId(toQString(mention.substr(space + 1)));
    Database &database = m_session->database();
    const auto pickTitle = [&](const Id &pick) {
        const auto found = PickStore(database).get(pick);
        return found ? toQString(found->title) : toQString(pick.toString());
    };
    if (kind == "pick")
        return tr("The litter pick %1").arg(pickTitle(id));
    if (kind == "attendance") {
        const auto found = AttendanceStore(database).get(id);
        return tr("The roster of %1").arg(pickTitle(found ? found->pick : Id()));
    }
    if (kind == "campaign") {
        const auto found = CampaignStore(database).get(id);
        return tr("The campaign %1").arg(found ? toQString(found->title) : toQString(mention));
    }
    return tr("Report %1").arg(toQString(mention));
}

QStringList PersonalData::leftAfter(const ErasureResult &result) const
{
    QStringList left;
    for (const std::string &mention : result.mentions)
        left.append(tr("%1 seems to name them: look at it").arg(wordsFor(mention)));
    if (m_session->database().isInMemory())
        return left;
    for (const BackupFile &backup : Backups::list(m_session->database().path()))
        left.append(tr("This backup still has the data, delete it when you can: %1")
                        .arg(toQString(backup.path.string())));
    return left;
}

} // namespace sc
