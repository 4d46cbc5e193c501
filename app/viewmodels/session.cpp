// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/session.h"

#include "loans/loanguardstore.h"
#include "picks/pickguardstore.h"
#include "sample/sampleborough.h"
#include "storage/openfiles.h"
#include "viewmodels/texts.h"

#include <QCoreApplication>

namespace sc {

namespace fs = std::filesystem;

Session::Session(std::unique_ptr<Database> opened)
    : m_database(std::move(opened))
    , m_champions(*m_database)
    , m_reports(*m_database)
    , m_list(*m_database)
    , m_attachments(*m_database)
    , m_history(*m_database)
    , m_areaStore(*m_database)
    , m_gazetteer(*m_database)
    , m_finder(*m_database)
    , m_transform(GridTransform::best(dataFolder()))
{
    PickGuard::install(*m_database);
    LoanGuard::install(*m_database);
}

Result<std::unique_ptr<Session>> Session::open(const fs::path &path, OpenMode mode)
{
    OpenOptions options;
    options.mode = mode;
    auto database = Database::open(path, options);
    if (!database)
        return std::unexpected(database.error());
    return std::make_unique<Session>(std::move(*database));
}

Result<std::unique_ptr<Session>> Session::inMemory(const OpenOptions &options)
{
    auto database = Database::inMemory(options);
    if (!database)
        return std::unexpected(database.error());
    return std::make_unique<Session>(std::move(*database));
}

Result<std::unique_ptr<Database>> Session::openWorker(const fs::path &path)
{
    OpenOptions options;
    options.mode = OpenMode::Worker;
    options.quickCheck = false;
    auto database = Database::open(path, options);
    if (database) { // what is written beside the window keeps to the rules too
        PickGuard::install(**database);
        LoanGuard::install(**database);
        return database;
    }
    options.mode = OpenMode::ReadOnly; // nobody owns records that can only be read
    auto reading = Database::open(path, options);
    return reading ? std::move(reading) : std::move(database);
}

Error Session::readOnlyError()
{
    return {ErrorKind::ReadOnly,
            QCoreApplication::translate("Session",
                                        "This was not saved: these records can only be read. Ask "
                                        "for the right to write to their folder, then open them "
                                        "again.")
                .toStdString(),
            {}};
}

Actor Session::actor()
{
    const std::string name = m_database->setting("officer_name");
    return Actor{name.empty() ? m_database->device().name : name};
}

bool Session::isSample()
{
    return m_database->setting("sample") == "1";
}

bool Session::isOldSample()
{
    return isSample() && m_database->setting("sample_version") != std::to_string(kSampleVersion);
}

const std::vector<Area> &Session::areas()
{
    if (!m_areas)
        m_areas = m_areaStore.areas().value_or(std::vector<Area>());
    return *m_areas;
}

QString Session::areaName(const Id &area)
{
    for (const Area &known : areas()) {
        if (known.id == area)
            return toQString(known.name);
    }
    return {};
}

QString Session::placeLine(LatLon at)
{
    if (!m_finder.refresh())
        return {};
    const auto placed = m_finder.find(at, localDay(now()));
    if (!placed || placed->where == Placed::Where::Unknown)
        return {};
    if (placed->where == Placed::Where::Outside)
        return QCoreApplication::translate(
            "Session", "Outside every area. Choose whose it is, or leave it to be checked.");
    const auto ward = m_areaStore.ward(placed->ward);
    const QString name = ward && *ward ? toQString((*ward)->name) : QString();
    const QString area = areaName(placed->area);
    const QString where =
        name == area || area.isEmpty()
            ? name
            : QCoreApplication::translate("Session", "%1 ward, %2").arg(name, area);
    return placed->where == Placed::Where::Edge
               ? QCoreApplication::translate("Session", "%1, close to its edge").arg(where)
               : where;
}

bool Session::isOutside(LatLon at)
{
    const auto placed = m_finder.find(at, localDay(now()));
    return placed && placed->where == Placed::Where::Outside;
}

std::vector<FoundPlace> Session::streets(const QString &typed, std::optional<LatLon> near, int most)
{
    std::optional<GridPoint> point;
    if (near) {
        if (const auto grid = m_transform.toGrid(*near))
            point = *grid;
    }
    std::vector<FoundPlace> places;
    const auto hits = m_gazetteer.search(typed.toStdString(), point, most);
    if (!hits)
        return places;
    for (const PlaceHit &hit : *hits) {
        QStringList more;
        for (const std::string &part : {hit.place, hit.district}) {
            if (!part.empty())
                more.append(toQString(part));
        }
        QString detail = more.join(QStringLiteral(", "));
        if (hit.metres >= 0.0)
            detail +=
                (detail.isEmpty() ? QString() : QStringLiteral(" · ")) +
                QCoreApplication::translate("Session", "%1 km").arg(hit.metres / 1000.0, 0, 'f', 1);
        const bool street = hit.kind == PlaceHit::Kind::Street;
        places.push_back({toQString(hit.name), detail, QStringLiteral("pin"), hit.position,
                          hit.grid, street ? hit.name : std::string(),
                          street ? std::string() : hit.name});
    }
    return places;
}

std::int64_t Session::placeCount()
{
    return m_gazetteer.streetCount().value_or(0) + m_gazetteer.postcodeCount().value_or(0);
}

QString Session::gridFile() const
{
    const auto file = GridTransform::gridFileIn(dataFolder());
    return file ? toQString(file->string()) : QString();
}

Result<void> Session::takeGridFile(const QString &path)
{
    const fs::path from(path.toStdString());
    if (auto other = refuseOpenRecords(from); !other)
        return other;
    if (auto works = GridTransform::create(from); !works)
        return std::unexpected(works.error());
    std::error_code failed;
    const char *name = from.extension() == ".gsb" ? "OSTN15_NTv2_OSGBtoETRS.gsb"
                                                  : "uk_os_OSTN15_NTv2_OSGBtoETRS.tif";
    fs::copy_file(from, dataFolder() / name, fs::copy_options::overwrite_existing, failed);
    if (failed)
        return failure(
            ErrorKind::CannotWrite,
            QCoreApplication::translate(
                "Session", "The grid file could not be copied to %1: check that there is room.")
                .arg(toQString(dataFolder().string()))
                .toStdString());
    placesChanged();
    return {};
}

void Session::dropGridFile()
{
    std::error_code ignored;
    if (const auto file = GridTransform::gridFileIn(dataFolder()))
        fs::remove(*file, ignored);
    placesChanged();
}

void Session::placesChanged()
{
    m_areas.reset();
    m_reports.placesChanged();
    (void)m_gazetteer.refresh();
    m_transform = GridTransform::best(dataFolder());
}

} // namespace sc
