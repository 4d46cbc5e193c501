// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/areastore.h"
#include "areas/gazetteer.h"
#include "areas/gridtransform.h"
#include "areas/placefinder.h"
#include "champions/championstore.h"
#include "core/error.h"
#include "reports/reportliststore.h"
#include "reports/reportstore.h"
#include "storage/attachments.h"
#include "storage/database.h"
#include "storage/history.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sc {

/// A place that was typed or found, in both kinds of coordinates.
struct FoundPlace {
    QString title;
    QString detail;
    QString iconName;
    LatLon position;
    std::optional<GridPoint> grid; ///< where it was given on the grid, exactly as given
    std::string street;
    std::string postcode;
};

/// One open database with everything that reads and writes it, on the GUI thread. A worker opens a
/// connection of its own with `openWorker()`.
class Session {
public:
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const std::filesystem::path &path,
                                                               OpenMode mode);
    [[nodiscard]] static Result<std::unique_ptr<Session>> inMemory(const OpenOptions &options = {});
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    openWorker(const std::filesystem::path &path);
    /// What `work` answers, on such a connection to the records at `path`; its error where they
    /// cannot be opened.
    template <class Work>
    [[nodiscard]] static std::invoke_result_t<Work, Database &>
    onWorker(const std::filesystem::path &path, const Work &work)
    {
        auto database = openWorker(path);
        if (!database)
            return std::unexpected(std::move(database).error());
        return work(**database);
    }

    explicit Session(std::unique_ptr<Database> opened);

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] ChampionStore &champions() { return m_champions; }
    [[nodiscard]] ReportStore &reports() { return m_reports; }
    [[nodiscard]] ReportListStore &list() { return m_list; }
    [[nodiscard]] Attachments &attachments() { return m_attachments; }
    [[nodiscard]] History &history() { return m_history; }

    /// The person whose name stands beside every change made here.
    [[nodiscard]] Actor actor();
    [[nodiscard]] Instant now() const { return m_database->clock().now(); }
    [[nodiscard]] bool isSample();
    /// A sample made by an earlier build, which may lack what is shown now.
    [[nodiscard]] bool isOldSample();
    [[nodiscard]] bool isReadOnly() const { return m_database->mode() == OpenMode::ReadOnly; }

    /// The areas as people choose among them, by code.
    [[nodiscard]] const std::vector<Area> &areas();
    [[nodiscard]] QString areaName(const Id &area);
    /// The ward and area a place lies in, and whether it is near the edge; for people.
    [[nodiscard]] QString placeLine(LatLon at);
    /// Whether it lies in no ward though there are wards.
    [[nodiscard]] bool isOutside(LatLon at);
    /// Streets and postcodes that match what is typed, the best and nearest first.
    [[nodiscard]] std::vector<FoundPlace> streets(const QString &typed, std::optional<LatLon> near,
                                                  int most);
    [[nodiscard]] std::int64_t placeCount();
    [[nodiscard]] GridTransform &transform() { return m_transform; }
    /// Puts Ordnance Survey's grid file among the program's data, tested first.
    [[nodiscard]] Result<void> takeGridFile(const QString &path);
    void dropGridFile();
    [[nodiscard]] QString gridFile() const;
    /// Forgets what was read of areas, boundaries and streets, after they were imported.
    void placesChanged();

    /// Makes one change of what `work` writes, committed or without trace.
    template <class T> [[nodiscard]] Result<T> write(const std::function<Result<T>(Change &)> &work)
    {
        if (isReadOnly())
            return std::unexpected(readOnlyError());
        return m_database->attemptResult([&]() -> Result<T> {
            Change change(*m_database, actor());
            Result<T> result = work(change);
            if (!result)
                return result;
            if (Result<void> committed = change.commit(); !committed)
                return std::unexpected(committed.error());
            return result;
        });
    }

    /// Why nothing can be saved here, and what to do.
    [[nodiscard]] static Error readOnlyError();

private:
    [[nodiscard]] std::filesystem::path dataFolder() const
    {
        return m_database->path().parent_path();
    }

    std::unique_ptr<Database> m_database;
    ChampionStore m_champions;
    ReportStore m_reports;
    ReportListStore m_list;
    Attachments m_attachments;
    History m_history;
    AreaStore m_areaStore;
    Gazetteer m_gazetteer;
    PlaceFinder m_finder;
    GridTransform m_transform;
    std::optional<std::vector<Area>> m_areas;
};

} // namespace sc
