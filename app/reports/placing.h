// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/report.h"
#include "storage/database.h"

#include <memory>

namespace sc {

/// Great Britain with its islands, generously. What is not a number is not there.
[[nodiscard]] constexpr bool isBritishLatitude(double degrees)
{
    return degrees >= 49.0 && degrees <= 61.5;
}
[[nodiscard]] constexpr bool isBritishLongitude(double degrees)
{
    return degrees >= -9.5 && degrees <= 2.5;
}

/// Works out everything a place implies: the other coordinates, ward, area, boundary edition and
/// the nearest street.
class Placing {
public:
    explicit Placing(Database &database);
    ~Placing();

    /// Looks once for each change whether boundaries or streets were imported since.
    [[nodiscard]] Result<void> begin(const Id &change);

    /// Completes the place of `report`. `before` is the report as it was, or null for a new one:
    /// the coordinates that differ from it are the ones given, the others follow them. An area that
    /// differs from `before` was chosen by a person and stands; a street or postcode likewise.
    /// Refused: not_in_great_britain.
    [[nodiscard]] Result<void> complete(Report &report, const Report *before);

    /// Only ward, area, edition and boundary, from where the report is and when it was seen.
    [[nodiscard]] Result<void> findWard(Report &report, bool keepArea);

    /// Forget boundaries and streets, after an import.
    void reload();

private:
    struct Tools;
    [[nodiscard]] Tools &tools();
    [[nodiscard]] Result<void> completeCoordinates(Report &report, const Report *before);
    [[nodiscard]] Result<void> findStreet(Report &report, const Report *before);

    Database &m_database;
    std::unique_ptr<Tools> m_tools;
};

} // namespace sc
