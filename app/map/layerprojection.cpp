// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layerprojection.h"

#include <proj.h>

#include <cmath>
#include <numbers>
#include <utility>

namespace sc {
namespace {

struct ContextDeleter {
    void operator()(PJ_CONTEXT *context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ *pj) const { proj_destroy(pj); }
};

constexpr double kHalfEquator = std::numbers::pi * 6378137.0; // metres, EPSG:3857

enum class Kind { Grid, Degrees, Mercator };

} // namespace

struct LayerProjection::Transform {
    Kind kind = Kind::Degrees;
    std::unique_ptr<PJ_CONTEXT, ContextDeleter> context;
    std::unique_ptr<PJ, PjDeleter> pj; // grid to longitude, latitude in degrees
};

LayerProjection::LayerProjection(std::unique_ptr<Transform> transform)
    : m_transform(std::move(transform))
{}
LayerProjection::LayerProjection(LayerProjection &&) noexcept = default;
LayerProjection &LayerProjection::operator=(LayerProjection &&) noexcept = default;
LayerProjection::~LayerProjection() = default;

Result<LayerProjection> LayerProjection::forSrs(int epsg)
{
    auto transform = std::make_unique<Transform>();
    switch (epsg) {
    case 4326:
        transform->kind = Kind::Degrees;
        break;
    case 3857:
        transform->kind = Kind::Mercator;
        break;
    case 27700: {
        transform->kind = Kind::Grid;
        transform->context.reset(proj_context_create());
        PJ_CONTEXT *context = transform->context.get();
        proj_log_level(context, PJ_LOG_NONE);
        proj_context_set_enable_network(context, 0);
        const std::unique_ptr<PJ, PjDeleter> plain(
            proj_create_crs_to_crs(context, "EPSG:27700", "EPSG:4326", nullptr));
        if (plain)
            transform->pj.reset(proj_normalize_for_visualization(context, plain.get()));
        if (!transform->pj) {
            return failure(ErrorKind::Internal,
                           "The map cannot turn grid positions into latitude and longitude. "
                           "Install PROJ's data files and start again.");
        }
        break;
    }
    default:
        return failure(ErrorKind::NotOurs,
                       "The map pack has a layer in EPSG:" + std::to_string(epsg) +
                           ". Save it in British National Grid (EPSG:27700), EPSG:4326 or "
                           "EPSG:3857.");
    }
    return LayerProjection(std::move(transform));
}

bool LayerProjection::toWorld(RawGeometry &geometry) const
{
    const std::size_t count = geometry.x.size();
    if (m_transform->kind == Kind::Mercator) {
        for (std::size_t i = 0; i < count; ++i) {
            geometry.x[i] = 0.5 + geometry.x[i] / (2.0 * kHalfEquator);
            geometry.y[i] = 0.5 - geometry.y[i] / (2.0 * kHalfEquator);
        }
    } else {
        if (m_transform->kind == Kind::Grid) {
            proj_trans_generic(m_transform->pj.get(), PJ_FWD, geometry.x.data(), sizeof(double),
                               count, geometry.y.data(), sizeof(double), count, nullptr, 0, 0,
                               nullptr, 0, 0);
        }
        for (std::size_t i = 0; i < count; ++i) {
            const WorldPos at =
                sc::toWorld({.latitude = geometry.y[i], .longitude = geometry.x[i]});
            geometry.x[i] = at.x;
            geometry.y[i] = at.y;
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        const bool onMap =
            geometry.x[i] >= 0.0 && geometry.x[i] <= 1.0 && geometry.y[i] >= 0.0 &&
            geometry.y[i] <= 1.0; // false for not-a-number and PROJ's HUGE_VAL as well
        if (!onMap)
            return false;
    }
    return true;
}

WorldBox LayerProjection::layerBox(const WorldBox &box) const
{
    constexpr int kSteps = 8;
    WorldBox found{.minX = 1e300, .minY = 1e300, .maxX = -1e300, .maxY = -1e300};
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            const WorldPos at{.x = box.minX + (box.maxX - box.minX) * i / kSteps,
                              .y = box.minY + (box.maxY - box.minY) * j / kSteps};
            if (m_transform->kind == Kind::Mercator) {
                found.take({.x = (at.x - 0.5) * 2.0 * kHalfEquator,
                            .y = (0.5 - at.y) * 2.0 * kHalfEquator});
                continue;
            }
            const LatLon degrees = toLatLon(at);
            if (m_transform->kind == Kind::Degrees) {
                found.take({.x = degrees.longitude, .y = degrees.latitude});
                continue;
            }
            const PJ_COORD grid = proj_trans(m_transform->pj.get(), PJ_INV,
                                             proj_coord(degrees.longitude, degrees.latitude, 0, 0));
            if (std::isfinite(grid.xy.x) && std::isfinite(grid.xy.y))
                found.take({.x = grid.xy.x, .y = grid.xy.y});
        }
    }
    const double slack = 0.01 * std::max(found.maxX - found.minX, found.maxY - found.minY);
    return found.empty() ? found : found.grown(slack);
}

} // namespace sc
