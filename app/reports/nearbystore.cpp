// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/nearbystore.h"

#include "reports/transitions.h"
#include "storage/database.h"
#include "storage/query.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sc {

namespace {

constexpr double kMetresPerDegree = 111'320.0; // of latitude; of longitude at the equator
// Enough for the busiest street corner; what is further down the index is no nearer to the top.
constexpr int kMostLookedAt = 500;

double shrinkAt(double latitude)
{
    return std::max(0.01, std::cos(latitude * std::numbers::pi / 180.0));
}

/// Good to a centimetre over the fifty metres asked about.
double metresBetween(LatLon one, LatLon other)
{
    const double north = (one.latitude - other.latitude) * kMetresPerDegree;
    const double east =
        (one.longitude - other.longitude) * kMetresPerDegree * shrinkAt(one.latitude);
    return std::hypot(north, east);
}

std::string topLevel(const std::string &category)
{
    return category.substr(0, category.find('.'));
}

constexpr char kSql[] =
    "SELECT r.id, r.ref, r.category, r.status, r.logged_at, r.closed_at, r.latitude, r.longitude, "
    "(SELECT a.hash FROM attachment a WHERE a.owner = r.id AND a.deleted = 0 "
    " ORDER BY a.position LIMIT 1) "
    "FROM report_place p JOIN report r ON r.no = p.no "
    "WHERE p.east >= ?1 AND p.west <= ?2 AND p.north >= ?3 AND p.south <= ?4 "
    "AND r.deleted = 0 AND (r.category = ?5 OR r.category GLOB ?6) "
    "AND r.status <> 'closed_duplicate' AND (r.is_open OR r.closed_at >= ?7) AND r.id <> ?8 "
    "LIMIT ?9";

} // namespace

Result<std::vector<NearbyReport>> NearbyStore::around(const NearbyQuestion &question)
{
    return m_database.attempt([&] {
        const double high = kNearbyMetres / kMetresPerDegree;
        const double wide = high / shrinkAt(question.at.latitude);
        const std::string category = topLevel(question.category);
        Query found = m_database.query(
            kSql, question.at.longitude - wide, question.at.longitude + wide,
            question.at.latitude - high, question.at.latitude + high, category, category + ".*",
            question.now - kNearbyWindow, question.except, kMostLookedAt);
        std::vector<NearbyReport> near;
        while (found.step()) {
            NearbyReport report{.id = found.id(0),
                                .ref = found.text(1),
                                .category = found.text(2),
                                .status = found.text(3),
                                .open = isOpen(found.text(3)),
                                .metres =
                                    metresBetween(question.at, {found.real(6), found.real(7)}),
                                .loggedAt = found.instant(4),
                                .closedAt = found.maybe<Instant>(5),
                                .photo = std::string(found.bytes(8))};
            if (report.metres <= kNearbyMetres)
                near.push_back(std::move(report));
        }
        std::ranges::sort(near, [](const NearbyReport &one, const NearbyReport &other) {
            return one.open != other.open ? one.open : one.metres < other.metres;
        });
        if (near.size() > static_cast<std::size_t>(question.most))
            near.resize(static_cast<std::size_t>(question.most));
        return near;
    });
}

} // namespace sc
