// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/personaldata.h"

#include "core/dates.h"
#include "exchange/subjectaccess.h"
#include "picks/attendancestore.h"
#include "picks/campaignstore.h"
#include "picks/personerasurestore.h"
#include "picks/pickstore.h"
#include "storage/backup.h"

#include <QDir>

#include <map>
#include <memory>
#include <string_view>

namespace sc {

void PersonalData::setSession(Session *session)
{
    m_session = session;
    show({});
}

void PersonalData::show(ErasureStore::Whose whose, const Id &id, const QString &who)
{
    if (id != m_id || whose != m_whose) { // and not where the same is only read again
        m_left.clear();
        m_elsewhere.clear();
    }
    m_whose = whose;
    m_id = id;
    m_who = who;
    m_erased = false;
}

void PersonalData::show(const Champion &champion)
{
    m_number = toQString(champion.number);
    show(ErasureStore::Whose::Champion, champion.id, tr("champion %1").arg(m_number));
    m_erased = champion.erasedOn.has_value();
    Q_EMIT changed();
}

void PersonalData::showGuest(const QString &attendanceId, const QString &name)
{
    show(ErasureStore::Whose::Guest, toId(attendanceId), name);
    Q_EMIT changed();
}

void PersonalData::showRequester(const QString &pickId, const QString &name)
{
    show(ErasureStore::Whose::Requester, toId(pickId), name);
    Q_EMIT changed();
}

void PersonalData::refuse(const Error &error)
{
    Q_EMIT failed(
        toQString(error.problems.empty() ? error.message : error.problems.front().message));
}

void PersonalData::run(const QString &what, LongWork::RecordWork work,
                       std::function<void(const QString &)> then)
{
    LongWork::Job job;
    job.what = what;
    job.work = LongWork::onRecords(m_session->database().path(), std::move(work));
    job.done = [this, then = std::move(then), of = m_id](const Result<QString> &result) {
        if (m_session == nullptr)
            return;
        if (!result)
            refuse(result.error());
        else if (of == m_id)
            then(*result);
    };
    if (!m_work->start(std::move(job)))
        Q_EMIT failed(LongWork::busyWords());
}

void PersonalData::save(const QUrl &folder)
{
    if (m_session == nullptr || m_id.isNull())
        return;
    // A folder each, so that one person's files never take the place of another's.
    QString number = m_whose == ErasureStore::Whose::Champion ? m_number : toQString(m_id).left(8);
    for (QChar &letter : number)
        if (!letter.isLetterOrNumber())
            letter = u'-';
    const QString name =
        QStringLiteral("%1-%2-%3")
            .arg(m_whose == ErasureStore::Whose::Champion ? QStringLiteral("champion")
                                                          : QStringLiteral("person"),
                 number, toQString(isoDay(localDay(m_session->now()))));
    const QString path = QDir(folder.toLocalFile()).filePath(name);
    const auto saved = std::make_shared<SubjectAccess>();
    const auto write = [saved, whose = m_whose, id = m_id, path](Database &database,
                                                                 Progress & /*progress*/) {
        return writeSubjectAccess(database, whose, id, path.toStdString())
            .transform([&](SubjectAccess &&written) {
                *saved = std::move(written);
                return QString();
            });
    };
    run(tr("Writing what is held about %1").arg(m_who), write,
        [this, saved, path](const QString & /*words*/) { tellSaved(*saved, path); });
}

void PersonalData::tellSaved(const SubjectAccess &saved, const QString &path)
{
    QStringList mentions;
    for (const std::string &mention : saved.mentions)
        mentions.append(wordsFor(mention));
    m_elsewhere = mentions.isEmpty()
                      ? QString()
                      : tr("Look also at what seems to name them and is not in the folder: %1")
                            .arg(mentions.join(QStringLiteral("; ")));
    Q_EMIT changed();
    Q_EMIT done(tr("All that is held about %1 is in %2").arg(m_who, QDir::toNativeSeparators(path)),
                false);
}

void PersonalData::erase(const QString &why)
{
    if (m_session == nullptr || m_id.isNull())
        return;
    if (m_session->isReadOnly()) {
        refuse(Session::readOnlyError());
        return;
    }
    const auto found = std::make_shared<ErasureResult>();
    const auto take = [found, whose = m_whose, id = m_id, by = m_session->actor().name,
                       reason = why.trimmed().toStdString()](Database &database,
                                                             Progress & /*progress*/) {
        return erasePerson(database, whose, id, by, reason).transform([&](ErasureResult &&result) {
            *found = std::move(result);
            return QString();
        });
    };
    run(tr("Erasing the data of %1").arg(m_who), take,
        [this, found](const QString & /*words*/) { tellErased(*found); });
}

void PersonalData::tellErased(const ErasureResult &result)
{
    m_left = leftAfter(result);
    m_erased = true;
    Q_EMIT changed();
    Q_EMIT wasErased();
    Q_EMIT done(tr("The personal data of %1 are erased").arg(m_who), false);
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
    if (kind == mention)
        return tr("Report %1").arg(toQString(mention));
    static const std::map<std::string_view, const char *> kWords{
        {"champion", QT_TR_NOOP("Another champion's record")},
        {"contact", QT_TR_NOOP("The note of a contact")},
        {"training", QT_TR_NOOP("A training")},
        {"credit", QT_TR_NOOP("An entry of time credits")},
        {"group", QT_TR_NOOP("A group")},
        {"report_step", QT_TR_NOOP("The history of a report")},
        {"pick_step", QT_TR_NOOP("The history of a litter pick")},
        {"pick_assessment", QT_TR_NOOP("The risk assessment of a litter pick")},
        {"pick_notice", QT_TR_NOOP("A notice of a litter pick")},
        {"loan", QT_TR_NOOP("A loan")},
        {"loan_step", QT_TR_NOOP("The history of a loan")},
        {"work_report", QT_TR_NOOP("What was done with a kit")},
        {"ticket", QT_TR_NOOP("A repair")},
        {"kit", QT_TR_NOOP("A kit")},
        {"commentary", QT_TR_NOOP("The words of a quarter's report")},
    };
    const auto words = kWords.find(kind);
    return words == kWords.end() ? tr("Another record (%1)").arg(toQString(mention))
                                 : tr(words->second);
}

QStringList PersonalData::leftAfter(const ErasureResult &result) const
{
    QStringList left;
    for (const Id &child : result.children) {
        AttendanceStore rosters(m_session->database());
        const auto found = rosters.get(child);
        const auto name = found ? rosters.nameOf(*found) : Result<std::string>();
        left.append(tr("%1: the place of %2, a child in their care, is cancelled too: tell the "
                       "family")
                        .arg(wordsFor("attendance " + child.toString()),
                             toQString(name.value_or(child.toString()))));
    }
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
