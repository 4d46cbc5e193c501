// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gridtransform.h"

#include "core/gridreference.h"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <system_error>

namespace sc {

namespace {

constexpr double kShiftAccuracy = 2.5;
constexpr double kGridAccuracy = 0.1;

// Step by step: degrees to radians, the change of datum, then the projection of EPSG:27700.
constexpr const char *kToRadians = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad ";
constexpr const char *kSevenParameters =
    "+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 "
    "+step +inv +proj=helmert +x=446.448 +y=-125.157 +z=542.06 +rx=0.15 +ry=0.247 +rz=0.842 "
    "+s=-20.489 +convention=position_vector +step +inv +proj=cart +ellps=airy +step +proj=pop "
    "+v_3 ";
constexpr const char *kProjection = "+step +proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 "
                                    "+x_0=400000 +y_0=-100000 +ellps=airy";

constexpr std::array<std::string_view, 4> kGridFiles = {
    "uk_os_OSTN15_NTv2_OSGBtoETRS.tif", "uk_os_OSTN15_NTv2_OSGBtoETRS.gsb",
    "OSTN15_NTv2_OSGBtoETRS.gsb", "OSTN15_NTv2_OSGBtoETRS.tif"};

struct FreeContext {
    void operator()(PJ_CONTEXT *context) const { proj_context_destroy(context); }
};
struct FreePipeline {
    void operator()(PJ *pipeline) const { proj_destroy(pipeline); }
};
using Pipeline = std::unique_ptr<PJ, FreePipeline>;

bool isNearBritain(LatLon place)
{
    return place.latitude >= 49.0 && place.latitude <= 61.5 && place.longitude >= -9.0 &&
           place.longitude <= 2.5;
}

auto outside()
{
    return refused("location", "not_in_great_britain", "This place is outside Great Britain");
}

/// PROJ takes the file's name as part of a text with rules of its own.
bool isPlainName(const std::string &name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '_' || c == '-' || c == '.';
    });
}

bool isFinite(const PJ_COORD &at)
{
    return std::isfinite(at.xy.x) && std::isfinite(at.xy.y);
}

} // namespace

struct GridTransform::Proj {
    std::unique_ptr<PJ_CONTEXT, FreeContext> context{proj_context_create()};
    Pipeline shift; ///< always there; also for places the grid file leaves out
    Pipeline grid;
    std::string unusable; ///< name of a grid file that is there but cannot be read

    [[nodiscard]] Pipeline pipeline(const std::string &steps) const
    {
        return Pipeline(proj_create(context.get(), (kToRadians + steps + kProjection).c_str()));
    }

    /// PROJ opens a grid file only at the first use: whether it answers anywhere in Great Britain.
    [[nodiscard]] bool gridAnswers() const
    {
        for (double latitude = 49.75; latitude < 61.0; latitude += 0.25) {
            for (double longitude = -7.5; longitude < 2.0; longitude += 0.25) {
                proj_errno_reset(grid.get());
                if (isFinite(proj_trans(grid.get(), PJ_FWD, proj_coord(longitude, latitude, 0, 0))))
                    return true;
            }
        }
        return false;
    }

    /// The grid file's answer where it has one.
    [[nodiscard]] PJ_COORD through(PJ_DIRECTION direction, PJ_COORD at) const
    {
        if (grid) {
            proj_errno_reset(grid.get());
            const PJ_COORD out = proj_trans(grid.get(), direction, at);
            if (isFinite(out))
                return out;
        }
        proj_errno_reset(shift.get());
        return proj_trans(shift.get(), direction, at);
    }
};

GridTransform::GridTransform(std::unique_ptr<Proj> proj) : m_proj(std::move(proj)) {}
GridTransform::GridTransform(GridTransform &&) noexcept = default;
GridTransform &GridTransform::operator=(GridTransform &&) noexcept = default;
GridTransform::~GridTransform() = default;

Result<GridTransform> GridTransform::create(const std::filesystem::path &gridFile)
{
    auto proj = std::make_unique<Proj>();
    proj_log_level(proj->context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(proj->context.get(), 0);
    proj->shift = proj->pipeline(kSevenParameters);
    if (!proj->shift)
        return failure(ErrorKind::Internal, "Coordinates cannot be converted on this computer");
    if (gridFile.empty())
        return GridTransform(std::move(proj));

    std::error_code ignored;
    if (!std::filesystem::is_regular_file(gridFile, ignored))
        return failure(ErrorKind::NotFound, "There is no grid file at " + gridFile.string());
    const std::string name = gridFile.filename().string();
    const std::string folder = std::filesystem::absolute(gridFile).parent_path().string();
    const char *const folders[] = {folder.c_str()};
    proj_context_set_search_paths(proj->context.get(), 1, folders);
    if (isPlainName(name))
        proj->grid = proj->pipeline("+step +inv +proj=hgridshift +grids=" + name + ' ');
    if (!proj->grid || !proj->gridAnswers())
        return failure(ErrorKind::Damaged,
                       name + " is not a grid file that can be used: get OSTN15 in NTv2 form from "
                              "Ordnance Survey and keep its name");
    return GridTransform(std::move(proj));
}

std::optional<std::filesystem::path>
GridTransform::gridFileIn(const std::filesystem::path &dataFolder)
{
    for (const std::string_view name : kGridFiles) {
        std::error_code ignored;
        if (auto file = dataFolder / name; std::filesystem::is_regular_file(file, ignored))
            return file;
    }
    return std::nullopt;
}

GridTransform GridTransform::best(const std::filesystem::path &dataFolder)
{
    const auto file = gridFileIn(dataFolder);
    if (file)
        if (auto made = create(*file))
            return std::move(*made);
    GridTransform shift = std::move(create()).value();
    if (file)
        shift.m_proj->unusable = file->filename().string();
    return shift;
}

Result<GridPoint> GridTransform::toGrid(LatLon place)
{
    if (!isNearBritain(place))
        return outside();
    const PJ_COORD out = m_proj->through(PJ_FWD, proj_coord(place.longitude, place.latitude, 0, 0));
    const GridPoint point{out.xy.x, out.xy.y};
    if (!isFinite(out) || !isOnGrid(point))
        return outside();
    return point;
}

Result<LatLon> GridTransform::toLatLon(GridPoint point)
{
    if (!isOnGrid(point))
        return outside();
    // PROJ's way back leaves up to a millimetre, as heights are let go of in between. One more
    // round on what is left over makes it the exact inverse.
    PJ_COORD out = m_proj->through(PJ_INV, proj_coord(point.easting, point.northing, 0, 0));
    if (!isFinite(out))
        return outside();
    const PJ_COORD again = m_proj->through(PJ_FWD, proj_coord(out.xy.x, out.xy.y, 0, 0));
    const PJ_COORD better = m_proj->through(
        PJ_INV, proj_coord(2 * point.easting - again.xy.x, 2 * point.northing - again.xy.y, 0, 0));
    if (isFinite(better))
        out = better;
    return LatLon{out.xy.y, out.xy.x};
}

bool GridTransform::usesGridFile() const
{
    return m_proj->grid != nullptr;
}

double GridTransform::accuracyMetres() const
{
    return usesGridFile() ? kGridAccuracy : kShiftAccuracy;
}

std::string GridTransform::accuracySentence() const
{
    if (usesGridFile())
        return "Converted with Ordnance Survey's OSTN15 grid: good to 0.1 m.";
    if (!m_proj->unusable.empty())
        return "Converted without Ordnance Survey's OSTN15 grid: good to 2.5 m, and to 5 m at the "
               "edges of Great Britain. The grid file " +
               m_proj->unusable + " is damaged: choose it again in Settings.";
    return "Converted without Ordnance Survey's OSTN15 grid: good to 2.5 m, and to 5 m at "
           "the edges of Great Britain. To better this, add the free grid file in Settings.";
}

} // namespace sc
