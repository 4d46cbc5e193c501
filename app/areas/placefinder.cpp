// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/placefinder.h"

#include "areas/wardindex.h"

#include <algorithm>

namespace sc {

/// One edition's wards, indexed.
class PlaceFinder::Edition {
public:
    explicit Edition(const std::vector<Ward> &wards)
    {
        std::vector<MultiPolygon> shapes;
        std::map<Id, int> groups;
        std::vector<int> groupOf;
        for (const Ward &ward : wards) {
            m_wards.push_back({ward.id, ward.area});
            shapes.push_back(decodeShape(ward.geometry).value_or(MultiPolygon{}));
            groupOf.push_back(
                groups.try_emplace(ward.area, static_cast<int>(groups.size())).first->second);
        }
        m_index = WardIndex(std::move(shapes), kEdgeMetres, std::move(groupOf));
    }

    void place(PlanePoint point, Placed &placed) const
    {
        const WardIndex::Hit hit = m_index.find(point);
        placed.where = hit.ward < 0    ? Placed::Where::Outside
                       : hit.atTheEdge ? Placed::Where::Edge
                                       : Placed::Where::Inside;
        if (hit.ward >= 0) {
            placed.ward = m_wards[static_cast<std::size_t>(hit.ward)].ward;
            placed.area = m_wards[static_cast<std::size_t>(hit.ward)].area;
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_wards.empty(); }

private:
    struct Ids {
        Id ward;
        Id area;
    };
    std::vector<Ids> m_wards;
    WardIndex m_index;
};

std::string Placed::boundary() const
{
    switch (where) {
    case Where::Inside:
        return "inside";
    case Where::Edge:
        return "edge";
    case Where::Outside:
        return "outside";
    case Where::Unknown:
        break;
    }
    return {};
}

PlaceFinder::PlaceFinder(Database &database) : m_database(database) {}
PlaceFinder::~PlaceFinder() = default;
PlaceFinder::PlaceFinder(PlaceFinder &&) noexcept = default;

Result<void> PlaceFinder::refresh()
{
    AreaStore store(m_database);
    const auto shared = store.sharedEntries();
    if (!shared)
        return std::unexpected(shared.error());
    if (*shared == m_sharedEntries)
        return {};
    // Champions and reports outside every area are shared too, and leave what is loaded true.
    const auto boundaries = store.boundaryVersion();
    if (!boundaries)
        return std::unexpected(boundaries.error());
    if (m_sharedEntries < 0 || *boundaries != m_boundaries) {
        auto editions = store.editions();
        if (!editions)
            return std::unexpected(editions.error());
        m_editions = std::move(*editions);
        m_loaded.clear();
        m_boundaries = *boundaries;
    }
    m_sharedEntries = *shared;
    return {};
}

Result<PlaceFinder::Edition *> PlaceFinder::editionFor(Day observed)
{
    if (m_sharedEntries < 0) {
        if (auto read = refresh(); !read)
            return std::unexpected(read.error());
    }
    if (m_editions.empty())
        return nullptr;
    const auto after =
        std::ranges::upper_bound(m_editions, observed, {}, &BoundaryEdition::validFrom);
    const BoundaryEdition &edition = after == m_editions.begin() ? *after : *std::prev(after);
    m_current = edition.id;
    std::unique_ptr<Edition> &loaded = m_loaded[edition.id];
    if (!loaded) {
        const auto wards = AreaStore(m_database).wards(edition.id);
        if (!wards)
            return std::unexpected(wards.error());
        loaded = std::make_unique<Edition>(*wards);
    }
    return loaded.get();
}

Result<Placed> PlaceFinder::find(LatLon place, Day observed)
{
    const auto edition = editionFor(observed);
    if (!edition)
        return std::unexpected(edition.error());
    Placed placed;
    if (*edition == nullptr || (*edition)->isEmpty())
        return placed;
    placed.edition = m_current;
    (*edition)->place(toPlane(place), placed);
    return placed;
}

Result<MultiPolygon> PlaceFinder::shapeOf(const Id &ward)
{
    const auto found = AreaStore(m_database).ward(ward);
    if (!found)
        return std::unexpected(found.error());
    return *found ? decodeShape((*found)->geometry).value_or(MultiPolygon{}) : MultiPolygon{};
}

} // namespace sc
