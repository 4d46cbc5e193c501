// SPDX-License-Identifier: GPL-3.0-or-later
// Files that come in and go out: boundaries, streets, exports, backups. Long work is on a worker.
#include "viewmodels/appcontext.h"

#include "areas/boundaryimport.h"
#include "areas/gazetteerimport.h"
#include "exchange/csvexport.h"
#include "storage/backup.h"
#include "viewmodels/texts.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace sc {

namespace fs = std::filesystem;

namespace {

Result<std::string> wholeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::CannotRead,
                       AppContext::tr("%1 cannot be read. Check that it is still there.")
                           .arg(path)
                           .toStdString());
    return file.readAll().toStdString();
}

Result<QString> readBoundaryFile(Database &database, const QString &path, const Actor &actor)
{
    const auto text = wholeFile(path);
    if (!text)
        return std::unexpected(text.error());
    GridTransform transform = GridTransform::best(database.path().parent_path());
    const auto file = readBoundaries(*text, {}, transform);
    if (!file)
        return std::unexpected(file.error());
    return database.attemptResult([&]() -> Result<QString> {
        Change change(database, actor,
                      "Boundaries from " + QFileInfo(path).fileName().toStdString());
        BoundaryImportOptions options;
        options.source = QFileInfo(path).fileName().toStdString();
        const auto result = importBoundaries(change, *file, options);
        if (!result)
            return std::unexpected(result.error());
        ReportStore reports(database);
        reports.placesChanged();
        if (const auto moved = reports.replaceWards(change); !moved)
            return std::unexpected(moved.error());
        if (auto committed = change.commit(); !committed)
            return std::unexpected(committed.error());
        return AppContext::tr("%n ward(s) read", nullptr,
                              result->wardsAdded + result->wardsChanged + result->wardsUnchanged);
    });
}

Result<QString> readStreetFile(Database &database, const QString &path)
{
    const auto text = wholeFile(path);
    if (!text)
        return std::unexpected(text.error());
    GridTransform transform = GridTransform::best(database.path().parent_path());
    GazetteerImportOptions options;
    options.source = QFileInfo(path).fileName().toStdString();
    const auto result = importGazetteer(database, *text, transform, options);
    if (!result)
        return std::unexpected(result.error());
    const QString words = AppContext::tr("%1 streets and %2 postcodes read")
                              .arg(result->streets)
                              .arg(result->postcodes);
    return result->refused.empty()
               ? words
               : AppContext::tr("%1, %2 rows refused").arg(words).arg(result->refused.size());
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
        runOnWorker([path, actor = m_session->actor()](Database &database) {
            return readBoundaryFile(database, path, actor);
        });
    } else if (purpose == u"gazetteer") {
        runOnWorker([path](Database &database) { return readStreetFile(database, path); });
    } else if (purpose == u"export") {
        exportShown(path);
    } else if (purpose == u"backup") {
        backUpTo(path);
    } else if (purpose == u"restore") {
        restoreFrom(path);
    }
}

void AppContext::runOnWorker(std::function<Result<QString>(Database &)> work)
{
    if (!m_session)
        return;
    if (m_work.isRunning()) {
        Q_EMIT failed(tr("Something else is still being done. Try again when it has finished."));
        return;
    }
    m_work.setFuture(QtConcurrent::run(
        [path = m_session->database().path(), work = std::move(work)]() -> Result<QString> {
            auto database = Session::openWorker(path);
            if (!database)
                return std::unexpected(database.error());
            return work(**database);
        }));
}

void AppContext::workFinished()
{
    if (!m_session || m_work.future().resultCount() == 0)
        return;
    const Result<QString> result = m_work.result();
    if (!result) {
        Q_EMIT failed(toQString(result.error().message));
        return;
    }
    m_session->placesChanged();
    readAreas();
    m_settings->refresh();
    refresh();
    if (!result->isEmpty())
        Q_EMIT done(*result, false);
}

void AppContext::exportShown(const QString &path)
{
    ExportOptions options;
    options.filter = m_reports->filter();
    options.mark = true; // Excel then reads accents as they are
    runOnWorker([path, options](Database &database) -> Result<QString> {
        const auto rows = exportCsvFile(database, options, path.toStdString());
        if (!rows)
            return std::unexpected(rows.error());
        return tr("%n report(s) saved in %1", nullptr, static_cast<int>(*rows))
            .arg(QFileInfo(path).fileName());
    });
}

void AppContext::backUpNow()
{
    runOnWorker([](Database &database) -> Result<QString> {
        const auto made = Backups(database).make("manual");
        if (!made)
            return std::unexpected(made.error());
        return tr("Copied and checked: %1").arg(toQString(made->string()));
    });
}

void AppContext::backUpTo(const QString &path)
{
    runOnWorker([path](Database &database) -> Result<QString> {
        if (auto made = Backups(database).makeAt(fs::path(path.toStdString())); !made)
            return std::unexpected(made.error());
        return tr("Copied and checked: %1").arg(path);
    });
}

void AppContext::restoreFrom(const QString &path)
{
    const fs::path target = m_path;
    close();
    const auto restored = Backups::restore(fs::path(path.toStdString()), target);
    open(target);
    if (restored)
        Q_EMIT done(
            tr("The records are as they were in %1. What was here before is kept beside them.")
                .arg(QFileInfo(path).fileName()),
            false);
    else
        Q_EMIT failed(toQString(restored.error().message));
}

void AppContext::restoreLastBackup()
{
    const auto copies = Backups::list(m_path);
    if (!copies.empty())
        restoreFrom(toQString(copies.front().path.string()));
}

} // namespace sc
