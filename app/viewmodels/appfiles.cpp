// SPDX-License-Identifier: GPL-3.0-or-later
// Files that come in and go out: boundaries, streets, exports, backups. Long work is on a worker.
#include "viewmodels/appcontext.h"

#include "core/calendar.h"
#include "exchange/csvexport.h"
#include "exchange/csvimport.h"
#include "exchange/placeimport.h"
#include "sample/sampleborough.h"
#include "storage/backup.h"
#include "viewmodels/texts.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kMostCounted = 10'000'000;

/// For imports, which count bytes.
std::function<bool(std::size_t, std::size_t)> tellBytes(Progress &progress)
{
    return [&progress](std::size_t done, std::size_t of) {
        return progress.tell(of > 0 ? static_cast<double>(done) / static_cast<double>(of) : -1.0,
                             {});
    };
}

BackupProgress tellPages(Progress &progress)
{
    return [&progress](double fraction) { return progress.tell(fraction, {}); };
}

QString copiedWords(const QString &path, const PhotoFaults &photos)
{
    const QString faults = photoFaultWords(photos);
    return faults.isEmpty() ? AppContext::tr("Copied and checked: %1").arg(path)
                            : AppContext::tr("Copied: %1. %2").arg(path, faults);
}

QString withRefused(const QString &words, std::int64_t refused)
{
    return refused == 0 ? words : AppContext::tr("%1, %2 refused").arg(words).arg(refused);
}

Result<QString> readStreetFile(Database &database, const ImportOptions &options)
{
    return importGazetteerFile(database, options, [](const ImportRemark &) {})
        .transform([](const ImportSummary &done) {
            const QString words =
                AppContext::tr("%1 streets and postcodes read").arg(QLocale().toString(done.added));
            return withRefused(words, done.refused);
        });
}

} // namespace

void AppContext::takeFile(const QString &purpose, const QUrl &file)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    if (purpose == u"setupBoundaries") {
        m_firstRun->setProperty("boundaryFile", path);
    } else if (purpose == u"basemap") {
        m_settings->setBasemapFile(path);
    } else if (purpose == u"gridShift") {
        m_settings->setGridShiftFile(path);
    } else if (purpose == u"boundaries") {
        m_import->boundaries()->look(path);
    } else if (purpose == u"gazetteer") {
        readInStreets(path);
    } else if (purpose == u"export") {
        exportShown(path);
    } else if (purpose.startsWith(u"export:")) {
        exportList(purpose.section(u':', 1), path);
    } else if (purpose == u"import" || purpose.startsWith(u"import:")) {
        m_import->look(path, purpose.section(u':', 1));
    } else if (purpose == u"rejects") {
        m_import->saveRefused(path);
    } else if (purpose == u"backup") {
        backUpTo(path);
    } else if (purpose == u"restore") {
        restoreFrom(path);
    }
}

void AppContext::readInStreets(const QString &path)
{
    if (!m_session)
        return;
    ImportOptions options;
    options.file = path.toStdString();
    options.actor = m_session->actor();
    runOnWorker(tr("Reading streets from %1").arg(QFileInfo(path).fileName()), true,
                [options](Database &database, Progress &progress) mutable {
                    options.progress = tellBytes(progress);
                    return readStreetFile(database, options);
                });
}

void AppContext::runOnWorker(const QString &what, bool cancellable, LongWork::RecordWork work)
{
    if (!m_session)
        return;
    LongWork::Job job;
    job.what = what;
    job.cancellable = cancellable;
    job.work = LongWork::onRecords(m_session->database().path(), std::move(work));
    job.done = [this](const Result<QString> &result) {
        if (!m_session)
            return;
        if (!result) {
            Q_EMIT failed(toQString(result.error().message));
            return;
        }
        readEverything();
        if (!result->isEmpty())
            Q_EMIT done(*result, false);
    };
    if (!m_work->start(std::move(job)))
        Q_EMIT failed(LongWork::busyWords());
}

void AppContext::exportShown(const QString &path)
{
    if (!m_session)
        return;
    ExportOptions options;
    options.filter = m_reports->filter();
    options.mark = true; // Excel then reads accents as they are
    runOnWorker(tr("Saving the reports shown in %1").arg(QFileInfo(path).fileName()), true,
                [path, options](Database &database, Progress &progress) mutable -> Result<QString> {
                    ReportListStore list(database);
                    list.setToday(localDay(database.clock().now()));
                    const auto all = list.count(*options.filter, kMostCounted);
                    const double of = all ? std::max(1.0, static_cast<double>(*all)) : -1.0;
                    options.progress = [&](std::int64_t done) {
                        return progress.tell(static_cast<double>(done) / of,
                                             tr("%1 reports").arg(done));
                    };
                    const auto rows = exportCsvFile(database, options, path.toStdString());
                    if (!rows)
                        return std::unexpected(rows.error());
                    return tr("%n report(s) saved in %1", nullptr, static_cast<int>(*rows))
                        .arg(QFileInfo(path).fileName());
                });
}

void AppContext::exportList(const QString &kind, const QString &path)
{
    ExportOptions options;
    options.kind = kind.toStdString();
    options.mark = true;
    const QString title = m_import->kindTitle(kind);
    runOnWorker(tr("Saving a list in %1").arg(QFileInfo(path).fileName()), false,
                [path, options, title](Database &database, Progress &) -> Result<QString> {
                    const auto rows = exportCsvFile(database, options, path.toStdString());
                    if (!rows)
                        return std::unexpected(rows.error());
                    return tr("%1: %n row(s) saved in %2", nullptr, static_cast<int>(*rows))
                        .arg(title, QFileInfo(path).fileName());
                });
}

void AppContext::backUpNow()
{
    runOnWorker(tr("Copying the records"), true,
                [](Database &database, Progress &progress) -> Result<QString> {
                    Backups backups(database);
                    const auto made = backups.make("manual", tellPages(progress));
                    if (!made)
                        return std::unexpected(made.error());
                    return copiedWords(toQString(made->string()), backups.photos());
                });
}

void AppContext::backUpTo(const QString &path)
{
    runOnWorker(tr("Copying the records"), true,
                [path](Database &database, Progress &progress) -> Result<QString> {
                    Backups backups(database);
                    if (auto made =
                            backups.makeAt(fs::path(path.toStdString()), tellPages(progress));
                        !made)
                        return std::unexpected(made.error());
                    return copiedWords(path, backups.photos());
                });
}

void AppContext::restoreFrom(const QString &path)
{
    if (m_work->isShown()) {
        Q_EMIT failed(LongWork::busyWords());
        return;
    }
    const fs::path target = m_path;
    close();
    LongWork::Job job;
    job.what = tr("Going back to the records in %1").arg(QFileInfo(path).fileName());
    job.cancellable = true;
    job.work = [from = fs::path(path.toStdString()), target](Progress &progress) {
        (void)progress.tell(-1.0, tr("Testing the copy, then putting it in place"));
        return Backups::restore(from, target, tellPages(progress))
            .transform([](const PhotoFaults &photos) {
                const int lost = photos.damaged - photos.kept;
                return lost > 0 ? tr("%n photo(s) damaged in the copy too.", nullptr, lost)
                                : QString();
            });
    };
    job.done = [this, path, target](const Result<QString> &restored) {
        open(target);
        if (restored) {
            QString words =
                tr("The records are as they were in %1. What was here before is kept beside them.")
                    .arg(QFileInfo(path).fileName());
            if (!restored->isEmpty())
                words += u' ' + *restored;
            Q_EMIT done(words, false);
        } else
            Q_EMIT failed(toQString(restored.error().message));
    };
    if (!m_work->start(std::move(job)))
        open(target);
}

/// The old one goes only where the new one can be made at once in its place.
void AppContext::remakeSample()
{
    const fs::path sample = m_path;
    close();
    Q_EMIT wordsChanged();
    std::error_code failedToRemove;
    for (const char *end : {"-wal", "-shm", ""})
        fs::remove(fs::path(sample.string() + end), failedToRemove);
    fs::remove(sampleBasemapPath(sample), failedToRemove);
    if (fs::exists(sample, failedToRemove)) {
        open(sample);
        Q_EMIT failed(tr("The old sample could not be removed. Check that nothing else has it "
                         "open."));
        return;
    }
    m_firstRun->openSample();
}

void AppContext::restoreLastBackup()
{
    const auto copies = Backups::list(m_path);
    if (!copies.empty())
        restoreFrom(toQString(copies.front().path.string()));
}

} // namespace sc
