// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/placesearch.h"

#include "core/gridreference.h"
#include "viewmodels/texts.h"

#include <QRegularExpression>

#include <utility>

namespace sc {

namespace {

constexpr int kMost = 7;

std::optional<std::pair<double, double>> twoNumbers(const QString &typed)
{
    static const QRegularExpression pair(QStringLiteral(
        R"(^\s*([+-]?\d+(?:\.\d+)?)\s*°?\s*[NnEe]?\s*[,;\s]\s*([+-]?\d+(?:\.\d+)?)\s*°?\s*[EeWwNn]?\s*$)"));
    const auto match = pair.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    double second = match.captured(2).toDouble();
    if (typed.trimmed().endsWith(u'w', Qt::CaseInsensitive))
        second = -second;
    return std::pair(match.captured(1).toDouble(), second);
}

} // namespace

std::optional<FoundPlace> readCoordinates(const QString &typed, GridTransform &transform)
{
    const std::string text = typed.trimmed().toStdString();
    if (looksLikeGridReference(text)) {
        const auto square = parseGridReference(text);
        if (!square)
            return std::nullopt;
        const auto position = transform.toLatLon(square->centre());
        if (!position)
            return std::nullopt;
        return FoundPlace{
            .title = toQString(toGridReference(square->southWest, square->figures).value_or(text)),
            .detail = PlaceSearch::tr("grid reference, the middle of its square"),
            .iconName = QStringLiteral("locate"),
            .position = *position,
            .grid = square->centre(),
            .street = {},
            .postcode = {}};
    }
    const auto numbers = twoNumbers(typed);
    if (!numbers)
        return std::nullopt;
    const auto [first, second] = *numbers;
    FoundPlace place{.title = typed.trimmed(),
                     .detail = {},
                     .iconName = QStringLiteral("locate"),
                     .position = {},
                     .grid = {},
                     .street = {},
                     .postcode = {}};
    if (first > 49.0 && first < 61.5 && second > -9.5 && second < 3.0) {
        place.detail = PlaceSearch::tr("latitude, longitude");
        place.position = {first, second};
        return place;
    }
    const GridPoint grid{first, second};
    if (first <= 1000.0 || !isOnGrid(grid))
        return std::nullopt;
    const auto position = transform.toLatLon(grid);
    if (!position)
        return std::nullopt;
    place.detail = PlaceSearch::tr("easting, northing");
    place.position = *position;
    place.grid = grid;
    return place;
}

std::vector<FoundPlace> PlaceSearch::find(const QString &typed, int most)
{
    std::vector<FoundPlace> places;
    if (m_session == nullptr)
        return places;
    if (auto coordinates = readCoordinates(typed, m_session->transform()))
        places.push_back(std::move(*coordinates));
    if (typed.trimmed().size() >= 2 && static_cast<int>(places.size()) < most) {
        for (FoundPlace &place :
             m_session->streets(typed, m_near, most - static_cast<int>(places.size())))
            places.push_back(std::move(place));
    }
    return places;
}

void PlaceSearch::search(const QString &query)
{
    m_places = find(query, kMost);
    std::vector<Suggestion> rows;
    rows.reserve(m_places.size());
    for (const FoundPlace &place : m_places)
        rows.push_back(
            {QString::number(rows.size()), place.title, place.detail, place.iconName, {}});
    show(std::move(rows));
}

const FoundPlace *PlaceSearch::placeAt(int row) const
{
    return row >= 0 && row < static_cast<int>(m_places.size())
               ? &m_places[static_cast<std::size_t>(row)]
               : nullptr;
}

std::optional<FoundPlace> PlaceSearch::resolve(const QString &typed)
{
    std::vector<FoundPlace> places = find(typed, kMost);
    if (places.size() == 1)
        return places.front();
    std::optional<FoundPlace> same;
    for (FoundPlace &place : places) {
        if (place.title.compare(typed.trimmed(), Qt::CaseInsensitive) != 0)
            continue;
        if (same)
            return std::nullopt;
        same = std::move(place);
    }
    return same;
}

} // namespace sc
