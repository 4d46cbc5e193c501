// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/place.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

class Database;

/// A street or postcode that was found.
struct PlaceHit {
    enum class Kind { Street, Postcode };

    Kind kind = Kind::Street;
    std::string name;     ///< "Alder Road", or "DL1 1AA"
    std::string place;    ///< village, suburb or town; empty for a postcode
    std::string district; ///< "DL1"
    LatLon position;
    GridPoint grid;
    double metres = -1.0; ///< from the point given; negative where none was
    int faults = 0;       ///< letters that differ from what was typed

    /// "Alder Road, Northfield, DL1"
    [[nodiscard]] std::string label() const;
    bool operator==(const PlaceHit &) const = default;
};

/// The imported streets and postcodes, held in memory for search as you type. Reads them at the
/// first question and again after an import, in this process or another; all gazetteers of one file
/// share what was read, so that refresh() on a worker's connection spares the window the wait.
/// Belongs to the thread of its database. A search over 50,000 streets takes a few milliseconds.
class Gazetteer {
public:
    explicit Gazetteer(Database &database);
    ~Gazetteer();
    Gazetteer(Gazetteer &&) noexcept;

    /// What the typed text may mean, best first: every word starts a word of the name ("alder r"),
    /// else a word or two have a fault ("aldr road"); among equals the nearest to `near` first. A
    /// postcode, whole or begun, finds postcodes. Short words ("rd", "st") are understood.
    [[nodiscard]] Result<std::vector<PlaceHit>>
    search(std::string_view typed, std::optional<GridPoint> near = std::nullopt, int limit = 10);

    /// The street whose point is nearest, within so many metres.
    [[nodiscard]] Result<std::optional<PlaceHit>> nearestStreet(GridPoint point,
                                                                double within = 400.0);
    [[nodiscard]] Result<std::optional<PlaceHit>> nearestPostcode(GridPoint point,
                                                                  double within = 400.0);
    /// A whole postcode, in any spelling.
    [[nodiscard]] Result<std::optional<PlaceHit>> postcode(std::string_view text);

    /// Counted in the file, without reading it into memory.
    [[nodiscard]] Result<std::int64_t> streetCount();
    [[nodiscard]] Result<std::int64_t> postcodeCount();

    /// Looks whether anything was imported since. search() does so itself; nearestStreet() and
    /// nearestPostcode() do not, as imports of reports call them in number.
    [[nodiscard]] Result<void> refresh();

private:
    class Index;

    [[nodiscard]] static std::shared_ptr<const Index> indexOf(Database &database,
                                                              const std::string &version);
    [[nodiscard]] Result<void> ready();

    Database &m_database;
    std::shared_ptr<const Index> m_index;
};

} // namespace sc
