// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/placewords.h"

#include "areas/gazetteer.h"
#include "areas/gridtransform.h"
#include "core/gridreference.h"

#include <format>

namespace sc {

std::string placeInWords(Database &database, LatLon place)
{
    constexpr int kFigures = 8;
    auto transform = GridTransform::best(database.path().parent_path());
    const auto grid = transform.toGrid(place);
    const auto reference =
        grid ? toGridReference(*grid, kFigures) : Result<std::string>(std::unexpected(Error()));
    if (!reference)
        return std::format("{:.6f}, {:.6f}", place.latitude, place.longitude);
    const auto street = Gazetteer(database).nearestStreet(*grid);
    if (!street || !*street)
        return *reference;
    const std::string &village = (*street)->place;
    return std::format("{}{}{} ({})", (*street)->name, village.empty() ? "" : ", ", village,
                       *reference);
}

} // namespace sc
