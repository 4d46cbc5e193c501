// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/filemaking.h"

#include "areas/boundaryimport.h"
#include "areas/councilstore.h"
#include "sample/sampleborough.h"
#include "storage/database.h"
#include "storage/incarnation.h"
#include "storage/openfiles.h"

#include <QCoreApplication>
#include <QFile>

namespace sc {

namespace fs = std::filesystem;

namespace {

Result<void> putBoundaries(Database &database, const std::string &path, const Actor &actor)
{
    QFile file(QString::fromStdString(path));
    if (auto other = refuseOpenRecords(path); !other)
        return other;
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::CannotRead,
                       "The boundary file cannot be read. Check that it is still there.");
    GridTransform transform = GridTransform::best(database.path().parent_path());
    const auto read = readBoundaries(file.readAll().toStdString(), {}, transform);
    if (!read)
        return std::unexpected(read.error());
    return database.attemptResult([&]() -> Result<void> {
        Change change(database, actor, "Setting up");
        BoundaryImportOptions options;
        options.source = fs::path(path).filename().string();
        if (const auto done = importBoundaries(change, *read, options); !done)
            return std::unexpected(done.error());
        return change.commit();
    });
}

Result<void> putCouncil(Database &database, const CouncilSetup &setup, const Actor &actor)
{
    return database.attemptResult([&]() -> Result<void> {
        Change change(database, actor, "Setting up");
        CouncilStore council(database);
        if (auto named = council.setName(change, setup.councilName); !named)
            return named;
        const auto nation = parseNation(setup.nation);
        if (auto kept = nation ? council.setNation(change, *nation) : Result<void>(); !kept)
            return kept;
        return change.commit();
    });
}

Result<void> fillCouncilFile(const fs::path &path, const CouncilSetup &setup)
{
    OpenOptions options;
    options.mode = OpenMode::Create;
    auto opened = Database::open(path, options);
    if (!opened)
        return std::unexpected(opened.error());
    Database &database = **opened;
    const auto written = database.attempt([&] {
        database.setSetting("council_name", setup.councilName);
        database.setSetting("officer_name", setup.officerName);
    });
    if (!written)
        return std::unexpected(written.error());
    if (!setup.prefix.empty()) {
        if (auto renamed = Incarnation::rename(database, setup.prefix, database.device().name);
            !renamed)
            return renamed;
    }
    const Actor actor{setup.officerName.empty() ? database.device().name : setup.officerName};
    if (auto named = putCouncil(database, setup, actor); !named)
        return named;
    return setup.boundaryFile.empty() ? Result<void>()
                                      : putBoundaries(database, setup.boundaryFile, actor);
}

/// What a file that was never finished leaves behind.
void removeHalfMade(const fs::path &path)
{
    std::error_code ignored;
    for (const char *end : {"", "-wal", "-shm", ".lock"})
        fs::remove(fs::path(path.string() + end), ignored);
}

} // namespace

void makeCouncilFile(QPromise<Result<void>> &promise, const fs::path &path,
                     const CouncilSetup &setup)
{
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    const bool was = fs::exists(path, ignored);
    Result<void> made = fillCouncilFile(path, setup);
    if (!made && !was)
        removeHalfMade(path);
    promise.addResult(std::move(made));
}

void makeSampleFile(QPromise<Result<void>> &promise, const fs::path &path)
{
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    SampleOptions options;
    options.until = SystemClock().now();
    options.progress = [&promise](std::int64_t done, std::int64_t of) {
        promise.setProgressRange(0, static_cast<int>(of));
        promise.setProgressValueAndText(
            static_cast<int>(done),
            QCoreApplication::translate("FileMaking", "%1 of %2 reports").arg(done).arg(of));
        return !promise.isCanceled();
    };
    promise.addResult(makeSampleBorough(path, options));
}

} // namespace sc
