// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place.h"
#include "storage/database.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// A street as a gazetteer gives it: a point on it or in its middle.
struct GazetteerStreet {
    std::string name;
    std::string place;    ///< village, suburb or town; may be empty
    std::string district; ///< outward part of its postcodes; may be empty
    GridPoint grid;
    LatLon position;
};

struct GazetteerPostcode {
    std::string postcode; ///< as normalisePostcode() writes it
    GridPoint grid;
    LatLon position;
};

/// Replaces what one source gave before with new rows, all or nothing. Members throw
/// SQLite::Exception; use within Database::attempt. Not committed, nothing changes.
class GazetteerWriter {
public:
    /// `kind`: open_names, code_point, plain or sample.
    GazetteerWriter(Database &database, std::string_view source, std::string_view kind);
    ~GazetteerWriter();
    GazetteerWriter(const GazetteerWriter &) = delete;
    GazetteerWriter &operator=(const GazetteerWriter &) = delete;

    void add(const GazetteerStreet &street);
    void add(const GazetteerPostcode &postcode);
    void commit();

private:
    Database &m_database;
    std::int64_t m_source = 0;
    std::int64_t m_streets = 0;
    std::int64_t m_postcodes = 0;
    std::optional<Query> m_insertStreet;
    std::optional<Query> m_insertPostcode;
    bool m_committed = false;
};

/// Reads the rows of all sources. Members throw SQLite::Exception.
class GazetteerStore {
public:
    explicit GazetteerStore(Database &database) : m_database(database) {}

    /// Changes with every import and removal.
    [[nodiscard]] std::string version();
    void readStreets(const std::function<void(GazetteerStreet &&)> &visit);
    void readPostcodes(const std::function<void(GazetteerPostcode &&)> &visit);
    [[nodiscard]] std::int64_t streetCount();
    [[nodiscard]] std::int64_t postcodeCount();
    /// Takes away all that a source gave; false where there is no such source.
    bool removeSource(std::string_view source);

private:
    Database &m_database;
};

} // namespace sc
