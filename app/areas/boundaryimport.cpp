// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/boundaryimport.h"

#include "core/dates.h"
#include "core/text.h"

#include <algorithm>
#include <map>

namespace sc {

namespace {

/// "From the start": earlier than anything a street scheme has on record.
constexpr Day kFromTheStart{std::chrono::year{1900}, std::chrono::January, std::chrono::day{1}};

/// Wards and areas as they stand, by folded code.
struct Known {
    std::vector<BoundaryEdition> editions;
    std::map<Id, std::map<std::string, Ward>> wards; ///< by edition, then code
    std::map<std::string, Area> areas;
};

Result<Known> readKnown(AreaStore &store)
{
    Known known;
    auto editions = store.editions();
    auto areas = store.areas();
    if (!editions || !areas)
        return std::unexpected(!editions ? editions.error() : areas.error());
    known.editions = std::move(*editions);
    for (Area &area : *areas)
        known.areas.emplace(folded(area.code), std::move(area));
    for (const BoundaryEdition &edition : known.editions) {
        auto wards = store.wards(edition.id);
        if (!wards)
            return std::unexpected(wards.error());
        for (Ward &ward : *wards)
            known.wards[edition.id].emplace(folded(ward.code), std::move(ward));
    }
    return known;
}

/// Whether the middle of one lies within the other.
bool liesOn(const MultiPolygon &one, const MultiPolygon &other)
{
    const auto inside = [](const MultiPolygon &shape, const MultiPolygon &middle) {
        const auto bounds = boundsOf(shape);
        const PlanePoint point = representativePoint(middle);
        return bounds && bounds->contains(point) && contains(shape, point);
    };
    return inside(other, one) || inside(one, other);
}

/// Finds areas by code and makes those that are missing.
class AreaMaker {
public:
    AreaMaker(Change &change, std::map<std::string, Area> &areas)
        : m_change(change), m_store(change.database()), m_areas(areas)
    {}

    [[nodiscard]] Result<Id> withCode(const std::string &code, const std::string &name)
    {
        if (const auto found = m_areas.find(folded(code)); found != m_areas.end())
            return found->second.id;
        auto made = m_store.saveArea(m_change, {{}, code, name.empty() ? code : name});
        if (!made)
            return std::unexpected(made.error());
        ++m_added;
        return m_areas.emplace(folded(code), std::move(*made)).first->second.id;
    }

    [[nodiscard]] int added() const { return m_added; }

private:
    Change &m_change;
    AreaStore m_store;
    std::map<std::string, Area> &m_areas;
    int m_added = 0;
};

class Importer {
public:
    Importer(Change &change, Known known, const BoundaryImportOptions &options)
        : m_change(change)
        , m_store(change.database())
        , m_known(std::move(known))
        , m_options(options)
        , m_areas(change, m_known.areas)
    {}

    [[nodiscard]] Result<BoundaryImportResult> run(const BoundaryFile &file)
    {
        auto edition = settleEdition(file);
        if (!edition)
            return std::unexpected(edition.error());
        m_result.edition = std::move(*edition);
        for (const WardFeature &feature : file.wards) {
            if (auto saved = save(feature); !saved)
                return std::unexpected(saved.error());
        }
        m_result.areasAdded = m_areas.added();
        return std::move(m_result);
    }

private:
    [[nodiscard]] const BoundaryEdition *editionFrom(Day day) const
    {
        const auto found = std::ranges::find(m_known.editions, day, &BoundaryEdition::validFrom);
        return found == m_known.editions.end() ? nullptr : &*found;
    }

    /// Whether an edition may take the file in: no ward of it would change, and none would lie on
    /// another.
    [[nodiscard]] bool fits(const BoundaryEdition &edition, const BoundaryFile &file)
    {
        const auto &wards = m_known.wards[edition.id];
        std::vector<MultiPolygon> shapes;
        for (const auto &[code, ward] : wards)
            shapes.push_back(decodeShape(ward.geometry).value_or(MultiPolygon()));
        return std::ranges::all_of(file.wards, [&](const WardFeature &feature) {
            const auto found = wards.find(folded(feature.code));
            if (found != wards.end())
                return found->second.geometry == encodeShape(feature.shape);
            return std::ranges::none_of(
                shapes, [&](const MultiPolygon &shape) { return liesOn(feature.shape, shape); });
        });
    }

    [[nodiscard]] Result<BoundaryEdition> settleEdition(const BoundaryFile &file)
    {
        const Day today = localDay(m_change.at());
        Day from = m_options.validFrom.value_or(kFromTheStart);
        if (!m_options.validFrom && !m_known.editions.empty()) {
            const auto current = m_store.editionOn(today);
            if (!current)
                return std::unexpected(current.error());
            if (*current && fits(**current, file))
                return **current;
            from = today;
        }
        if (const BoundaryEdition *there = editionFrom(from))
            return *there;
        std::string name = m_options.editionName;
        if (name.empty())
            name = from == kFromTheStart ? "First boundaries" : "Boundaries from " + longDay(from);
        return m_store.saveEdition(m_change, {{}, std::move(name), from, m_options.source});
    }

    /// The area the ward had: in this edition, else in the latest earlier one, else in any.
    [[nodiscard]] Id areaBefore(const std::string &code)
    {
        Id best;
        for (const BoundaryEdition &edition : m_known.editions) {
            const auto &wards = m_known.wards[edition.id];
            const auto found = wards.find(code);
            if (found == wards.end() || found->second.area.isNull())
                continue;
            if (best.isNull() || edition.validFrom <= m_result.edition.validFrom)
                best = found->second.area;
        }
        return best;
    }

    [[nodiscard]] Result<Id> areaOf(const WardFeature &feature)
    {
        if (!feature.areaCode.empty())
            return m_areas.withCode(feature.areaCode, feature.areaName);
        if (const Id before = areaBefore(folded(feature.code)); !before.isNull())
            return before;
        return m_areas.withCode(feature.code, feature.name);
    }

    [[nodiscard]] Result<void> save(const WardFeature &feature)
    {
        const auto area = areaOf(feature);
        if (!area)
            return std::unexpected(area.error());
        const auto &wards = m_known.wards[m_result.edition.id];
        const auto known = wards.find(folded(feature.code));
        Ward ward{known == wards.end() ? Id{} : known->second.id,
                  m_result.edition.id,
                  feature.code,
                  feature.name,
                  *area,
                  encodeShape(feature.shape)};
        const bool isNew = ward.id.isNull();
        const auto changed = m_store.saveWard(m_change, std::move(ward));
        if (!changed)
            return std::unexpected(changed.error());
        ++(isNew      ? m_result.wardsAdded
           : *changed ? m_result.wardsChanged
                      : m_result.wardsUnchanged);
        return {};
    }

    Change &m_change;
    AreaStore m_store;
    Known m_known;
    const BoundaryImportOptions &m_options;
    AreaMaker m_areas;
    BoundaryImportResult m_result;
};

/// The wards of every edition that a line means: by code, or by name where no code fits.
std::vector<const Ward *> wardsMeant(const Known &known, const std::string &given)
{
    const std::string wanted = folded(given);
    std::vector<const Ward *> byCode;
    std::vector<const Ward *> byName;
    for (const auto &[edition, wards] : known.wards) {
        for (const auto &[code, ward] : wards) {
            if (code == wanted)
                byCode.push_back(&ward);
            else if (folded(ward.name) == wanted)
                byName.push_back(&ward);
        }
    }
    return byCode.empty() ? byName : byCode;
}

Result<void> renameArea(Change &change, Area &area, const std::string &name, int &changed)
{
    if (name.empty() || name == area.name)
        return {};
    area.name = name;
    auto saved = AreaStore(change.database()).saveArea(change, area);
    if (!saved)
        return std::unexpected(saved.error());
    ++changed;
    return {};
}

Result<void> moveWards(Change &change, const std::vector<const Ward *> &wards, const Id &area,
                       WardGroupResult &result)
{
    AreaStore store(change.database());
    for (const Ward *before : wards) {
        Ward ward = *before;
        ward.area = area;
        const auto moved = store.saveWard(change, std::move(ward));
        if (!moved)
            return std::unexpected(moved.error());
        ++(*moved ? result.wardsMoved : result.wardsUnchanged);
    }
    return {};
}

Problem unknownWard(const std::string &code)
{
    return {"ward_code", "unknown_code",
            "There is no ward " + code + ": import the boundaries first"};
}

} // namespace

Result<BoundaryImportResult> importBoundaries(Change &change, const BoundaryFile &file,
                                              const BoundaryImportOptions &options)
{
    if (file.wards.empty())
        return refused("file", "no_polygons", "No ward in this file can be used");
    AreaStore store(change.database());
    auto known = readKnown(store);
    if (!known)
        return std::unexpected(known.error());
    return Importer(change, std::move(*known), options).run(file);
}

Result<WardGroupResult> importWardGroups(Change &change, const std::vector<WardGroup> &groups)
{
    AreaStore store(change.database());
    auto known = readKnown(store);
    if (!known)
        return std::unexpected(known.error());
    AreaMaker areas(change, known->areas);
    WardGroupResult result;
    for (const WardGroup &group : groups) {
        const auto wards = wardsMeant(*known, group.wardCode);
        if (wards.empty()) {
            result.refused.push_back({group.line, unknownWard(group.wardCode)});
            continue;
        }
        const auto area = areas.withCode(group.areaCode, group.areaName);
        if (!area)
            return std::unexpected(area.error());
        Area &whole = known->areas.at(folded(group.areaCode));
        auto renamed = renameArea(change, whole, group.areaName, result.areasChanged);
        if (renamed)
            renamed = moveWards(change, wards, *area, result);
        if (!renamed)
            return std::unexpected(renamed.error());
    }
    result.areasAdded = areas.added();
    auto removed = removeSpentAreas(change);
    if (!removed)
        return std::unexpected(removed.error());
    result.areasRemoved = *removed;
    return result;
}

Result<int> removeSpentAreas(Change &change)
{
    AreaStore store(change.database());
    const auto areas = store.areas();
    if (!areas)
        return std::unexpected(areas.error());
    int removed = 0;
    for (const Area &area : *areas) {
        const auto ward = store.wardWithCode(area.code);
        const auto used = store.isUsed(area.id);
        if (!ward || !used)
            return std::unexpected(!ward ? ward.error() : used.error());
        if (!*ward || *used)
            continue;
        if (auto gone = store.removeArea(change, area.id); !gone)
            return std::unexpected(gone.error());
        ++removed;
    }
    return removed;
}

} // namespace sc
