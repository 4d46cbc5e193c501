// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/syncincoming.h"

#include "viewmodels/texts.h"

#include <QFileInfo>

#include <algorithm>

namespace sc {

namespace {

struct Order {
    std::filesystem::path database;
    QStringList files;
    bool keep = false;
    bool allowDeletions = false;
};

Result<QString> readFiles(const Order &order, std::vector<ImportedFile> &told, Progress &progress)
{
    auto database = Session::openWorker(order.database);
    if (!database)
        return std::unexpected(database.error());
    auto own = ownPc(**database, passphraseFromSurroundings());
    if (!own)
        return std::unexpected(own.error());
    TakeOptions options;
    options.preview = !order.keep;
    options.allowManyDeletions = order.allowDeletions;
    options.progress = [&](int done, int of) {
        return progress.tell(of > 0 ? static_cast<double>(done) / of : -1.0,
                             SyncIncoming::tr("%1 of %2 entries").arg(done).arg(of));
    };
    std::vector<std::filesystem::path> files;
    for (const QString &file : order.files)
        files.emplace_back(file.toStdString());
    TakenFiles taken;
    const auto done = Importer(**database, *own, options).takeAll(files, taken);
    told = std::move(taken.files);
    told.insert(told.end(), taken.waited.begin(), taken.waited.end());
    if (!done)
        return std::unexpected(done.error());
    return QString();
}

QString wordsFor(const ImportedFile &one)
{
    const bool isTaken = one.ok && one.newRecords + one.changed + one.conflicts > 0;
    if (!one.message.empty() && !isTaken)
        return toQString(one.message);
    if (one.known && one.photos == 0)
        return SyncIncoming::tr("Everything in it is here already.");
    const QString counts = SyncIncoming::tr("%1 new, %2 changed, %3 conflicts")
                               .arg(one.newRecords)
                               .arg(one.changed)
                               .arg(one.conflicts);
    if (!one.message.empty())
        return counts + QStringLiteral(". ") + toQString(one.message);
    return one.backups.empty()
               ? counts
               : SyncIncoming::tr("%1. A person's data were erased; backups on this PC still have "
                                  "them. Delete those when you can.")
                     .arg(counts);
}

/// By all the files: they are looked at one after another.
std::vector<DeletedRecords> deletedIn(const std::vector<ImportedFile> &files)
{
    std::vector<DeletedRecords> all;
    for (const ImportedFile &file : files) {
        for (const DeletedRecords &one : file.deleted) {
            const auto known = std::ranges::find(all, one.area, &DeletedRecords::area);
            if (known == all.end()) {
                all.push_back(one);
            } else {
                known->records += one.records;
                known->of = std::max(known->of, one.of);
            }
        }
    }
    return all;
}

} // namespace

SyncIncoming::SyncIncoming(LongWork *work, QObject *parent)
    : QObject(parent), m_work(work), m_files(new LinesModel({"file", "words", "good"}, this))
{}

void SyncIncoming::setSession(Session *session)
{
    m_session = session;
    close();
}

void SyncIncoming::close()
{
    m_paths.clear();
    m_told.clear();
    m_problem.clear();
    m_looked = m_taken = false;
    m_files->show({});
    Q_EMIT changed();
}

void SyncIncoming::look(const QList<QUrl> &files)
{
    if (m_session == nullptr || files.isEmpty())
        return;
    close();
    for (const QUrl &file : files)
        m_paths.append(file.isLocalFile() ? file.toLocalFile() : file.toString());
    run(false, false);
}

void SyncIncoming::take(bool allowDeletions)
{
    if (canTake())
        run(true, allowDeletions);
}

bool SyncIncoming::canTake() const
{
    return m_looked && !m_taken && std::ranges::any_of(m_told, [](const ImportedFile &one) {
               return (one.ok && !one.known) || one.waiting;
           });
}

bool SyncIncoming::isBraked() const
{
    return std::ranges::contains(m_told, "deletions", &ImportedFile::reason);
}

QString SyncIncoming::countLine() const
{
    int fresh = 0;
    int changed = 0;
    int conflicts = 0;
    for (const ImportedFile &one : m_told) {
        fresh += one.newRecords;
        changed += one.changed;
        conflicts += one.conflicts;
    }
    const QString line =
        tr("%1 new, %2 changed, %3 conflicts.").arg(fresh).arg(changed).arg(conflicts);
    const std::string deleted = inWords(deletedIn(m_told));
    return deleted.empty() ? line : line + u' ' + tr("Deletes %1.").arg(toQString(deleted));
}

void SyncIncoming::run(bool keep, bool allowDeletions)
{
    if (m_session == nullptr)
        return;
    auto told = std::make_shared<std::vector<ImportedFile>>();
    const Order order{m_session->database().path(), m_paths, keep, allowDeletions};
    LongWork::Job job;
    job.what = keep ? tr("Taking the records in") : tr("Looking at what came");
    job.cancellable = true;
    job.work = [order, told](Progress &progress) { return readFiles(order, *told, progress); };
    job.done = [this, told, keep](const Result<QString> &result) { show(result, *told, keep); };
    if (!m_work->start(std::move(job)))
        m_problem = LongWork::busyWords();
    Q_EMIT changed();
}

void SyncIncoming::show(const Result<QString> &result, const std::vector<ImportedFile> &told,
                        bool keep)
{
    if (m_session == nullptr || m_paths.isEmpty())
        return;
    m_looked = true;
    m_problem = result ? QString() : toQString(result.error().message);
    m_told = told;
    m_taken = m_taken || (keep && result);
    std::vector<QVariantList> rows;
    rows.reserve(told.size());
    for (const ImportedFile &one : told)
        rows.push_back({QFileInfo(toQString(one.file)).fileName(), wordsFor(one), one.ok});
    m_files->show(std::move(rows));
    if (keep && result)
        Q_EMIT taken(tr("Taken in: %1").arg(countLine()));
    Q_EMIT changed();
}

} // namespace sc
