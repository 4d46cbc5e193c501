// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gazetteer.h"

#include "areas/gazetteerstore.h"
#include "areas/pointgrid.h"
#include "areas/streetindex.h"
#include "core/postcode.h"
#include "core/text.h"
#include "storage/database.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <set>
#include <tuple>
#include <utility>

namespace sc {

namespace {

/// A postcode as it is compared: capitals and digits only.
std::string compactCode(std::string_view text)
{
    std::string kept;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z')
            kept += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            kept += c;
        else if (c != ' ' && c != '-' && c != '.')
            return {};
    }
    return kept;
}

/// One or two letters and then a digit: the beginning of every postcode.
bool beginsPostcode(std::string_view code)
{
    const auto digit = code.find_first_of("0123456789");
    return (digit == 1 || digit == 2) && code.size() <= 7;
}

double metresBetween(GridPoint a, GridPoint b)
{
    return std::hypot(a.easting - b.easting, a.northing - b.northing);
}

/// A candidate with what decides its place in the list.
struct Ranked {
    std::uint32_t index = 0;
    int faults = 0;
    int apart = 0; ///< as StreetIndex::Match says
    double metres = -1.0;
};

} // namespace

std::string PlaceHit::label() const
{
    std::string text = name;
    if (kind == Kind::Postcode)
        return text;
    for (const std::string &part : {place, district})
        text += part.empty() ? std::string{} : ", " + part;
    return text;
}

class Gazetteer::Index {
public:
    explicit Index(Database &database)
    {
        GazetteerStore store(database);
        m_version = store.version();
        store.readStreets([this](GazetteerStreet &&street) {
            m_words.add(street.name, street.place, street.district);
            m_streets.push_back(std::move(street));
        });
        m_words.finish();
        store.readPostcodes([this](GazetteerPostcode &&postcode) {
            m_codes.push_back({compactCode(postcode.postcode), std::move(postcode)});
        });
        std::ranges::stable_sort(m_codes, {}, &Code::compact);
        m_streetPoints =
            PointGrid(pointsOf(m_streets, [](const auto &street) { return street.grid; }));
        m_codePoints = PointGrid(pointsOf(m_codes, [](const auto &code) { return code.row.grid; }));
    }

    [[nodiscard]] const std::string &version() const { return m_version; }

    void addPostcodes(std::string_view typed, std::optional<GridPoint> near, std::size_t limit,
                      std::vector<PlaceHit> &hits) const
    {
        const std::string wanted = compactCode(typed);
        if (!beginsPostcode(wanted))
            return;
        std::vector<Ranked> found;
        auto code = std::ranges::lower_bound(m_codes, wanted, {}, &Code::compact);
        for (; code != m_codes.end() && code->compact.starts_with(wanted); ++code)
            found.push_back({static_cast<std::uint32_t>(code - m_codes.begin()), 0, false,
                             near ? metresBetween(*near, code->row.grid) : -1.0});
        if (found.empty() && wanted.size() >= 5)
            found = codesWithAFault(wanted, near);
        std::ranges::sort(found, {}, [](const Ranked &r) { return std::tuple(r.metres, r.index); });
        std::string before;
        for (const Ranked &ranked : found) {
            if (hits.size() >= limit)
                return;
            const Code &row = m_codes[ranked.index];
            if (std::exchange(before, row.compact) != row.compact)
                hits.push_back(hitOf(row, ranked.metres, ranked.faults));
        }
    }

    void addStreets(std::string_view typed, std::optional<GridPoint> near, std::size_t limit,
                    std::vector<PlaceHit> &hits) const
    {
        std::vector<Ranked> found;
        for (const StreetIndex::Match &match : m_words.find(typed, limit))
            found.push_back({match.street, match.faults, match.apart,
                             near ? metresBetween(*near, m_streets[match.street].grid) : -1.0});
        const auto isWorse = [this](const Ranked &a, const Ranked &b) { return isBetter(b, a); };
        std::ranges::make_heap(found, isWorse); // of thousands only the first few are looked at
        // A long road comes in sections: the best of them stands for all.
        std::set<std::tuple<std::string_view, std::string_view, std::string_view>> shown;
        while (!found.empty() && hits.size() < limit) {
            std::ranges::pop_heap(found, isWorse);
            const Ranked ranked = found.back();
            found.pop_back();
            const GazetteerStreet &street = m_streets[ranked.index];
            if (shown.emplace(street.name, street.place, street.district).second)
                hits.push_back(hitOf(street, ranked.metres, ranked.faults));
        }
    }

    [[nodiscard]] std::optional<PlaceHit> nearestStreet(GridPoint point, double within) const
    {
        const auto [index, metres] = m_streetPoints.nearest(point, within);
        if (index < 0)
            return std::nullopt;
        return hitOf(m_streets[static_cast<std::size_t>(index)], metres, 0);
    }

    [[nodiscard]] std::optional<PlaceHit> nearestPostcode(GridPoint point, double within) const
    {
        const auto [index, metres] = m_codePoints.nearest(point, within);
        if (index < 0)
            return std::nullopt;
        return hitOf(m_codes[static_cast<std::size_t>(index)], metres, 0);
    }

    [[nodiscard]] std::optional<PlaceHit> postcode(std::string_view text) const
    {
        const std::string wanted = compactCode(text);
        const auto code = std::ranges::lower_bound(m_codes, wanted, {}, &Code::compact);
        if (wanted.empty() || code == m_codes.end() || code->compact != wanted)
            return std::nullopt;
        return hitOf(*code, -1.0, 0);
    }

private:
    struct Code {
        std::string compact;
        GazetteerPostcode row;
    };

    template <class Rows, class Where>
    static std::vector<GridPoint> pointsOf(const Rows &rows, Where where)
    {
        std::vector<GridPoint> points;
        points.reserve(rows.size());
        for (const auto &row : rows)
            points.push_back(where(row));
        return points;
    }

    [[nodiscard]] bool isBetter(const Ranked &a, const Ranked &b) const
    {
        const GazetteerStreet &left = m_streets[a.index];
        const GazetteerStreet &right = m_streets[b.index];
        return std::tie(a.faults, a.apart, a.metres, left.name, left.place, a.index) <
               std::tie(b.faults, b.apart, b.metres, right.name, right.place, b.index);
    }

    [[nodiscard]] std::vector<Ranked> codesWithAFault(std::string_view wanted,
                                                      std::optional<GridPoint> near) const
    {
        std::vector<Ranked> found;
        for (std::uint32_t i = 0; i < m_codes.size(); ++i) {
            if (editDistance(wanted, m_codes[i].compact, 1) <= 1)
                found.push_back({i, 1, 0, near ? metresBetween(*near, m_codes[i].row.grid) : -1.0});
        }
        return found;
    }

    [[nodiscard]] static PlaceHit hitOf(const GazetteerStreet &street, double metres, int faults)
    {
        return {PlaceHit::Kind::Street, street.name, street.place, street.district,
                street.position,        street.grid, metres,       faults};
    }
    [[nodiscard]] static PlaceHit hitOf(const Code &code, double metres, int faults)
    {
        return {PlaceHit::Kind::Postcode, code.row.postcode, {},     outwardCode(code.row.postcode),
                code.row.position,        code.row.grid,     metres, faults};
    }

    std::string m_version;
    std::vector<GazetteerStreet> m_streets;
    std::vector<Code> m_codes; ///< in the order of their compact form
    StreetIndex m_words;
    PointGrid m_streetPoints;
    PointGrid m_codePoints;
};

Gazetteer::Gazetteer(Database &database) : m_database(database) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer &&) noexcept = default;

Result<void> Gazetteer::refresh()
{
    return m_database.attempt([this] {
        const std::string version = GazetteerStore(m_database).version();
        if (!m_index || m_index->version() != version)
            m_index = indexOf(m_database, version);
    });
}

std::shared_ptr<const Gazetteer::Index> Gazetteer::indexOf(Database &database,
                                                           const std::string &version)
{
    static std::mutex turn;
    static std::filesystem::path file; // whose streets were read last
    static std::shared_ptr<const Index> held;
    if (database.isInMemory())
        return std::make_shared<const Index>(database);
    const std::scoped_lock lock(turn);
    if (held == nullptr || file != database.path() || held->version() != version) {
        held = std::make_shared<const Index>(database);
        file = database.path();
    }
    return held;
}

Result<void> Gazetteer::ready()
{
    return m_index ? Result<void>{} : refresh();
}

Result<std::vector<PlaceHit>> Gazetteer::search(std::string_view typed,
                                                std::optional<GridPoint> near, int limit)
{
    if (auto fresh = refresh(); !fresh)
        return std::unexpected(fresh.error());
    std::vector<PlaceHit> hits;
    const auto most = static_cast<std::size_t>(std::max(limit, 0));
    m_index->addPostcodes(typed, near, most, hits);
    m_index->addStreets(typed, near, most, hits);
    return hits;
}

Result<std::optional<PlaceHit>> Gazetteer::nearestStreet(GridPoint point, double within)
{
    if (auto read = ready(); !read)
        return std::unexpected(read.error());
    return m_index->nearestStreet(point, within);
}

Result<std::optional<PlaceHit>> Gazetteer::nearestPostcode(GridPoint point, double within)
{
    if (auto read = ready(); !read)
        return std::unexpected(read.error());
    return m_index->nearestPostcode(point, within);
}

Result<std::optional<PlaceHit>> Gazetteer::postcode(std::string_view text)
{
    if (auto fresh = refresh(); !fresh)
        return std::unexpected(fresh.error());
    return m_index->postcode(text);
}

Result<std::int64_t> Gazetteer::streetCount()
{
    return m_database.attempt([this] { return GazetteerStore(m_database).streetCount(); });
}

Result<std::int64_t> Gazetteer::postcodeCount()
{
    return m_database.attempt([this] { return GazetteerStore(m_database).postcodeCount(); });
}

} // namespace sc
