// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areas/csvlines.h"
#include "areas/gazetteerimport.h"
#include "areas/gazetteerstore.h"

#include <expected>
#include <optional>
#include <string_view>
#include <vector>

namespace sc {

/// Turns the rows of one gazetteer file into streets and postcodes.
class GazetteerRows {
public:
    /// What one row gave: nothing at all where it is of a kind nobody asked for.
    struct Row {
        std::vector<GazetteerStreet> streets;
        std::optional<GazetteerPostcode> postcode;
    };

    /// Tells the kind of file by its first row; nothing where it is none of the three.
    [[nodiscard]] static std::optional<GazetteerRows> forFirstRow(const CsvLines &first,
                                                                  GridTransform &transform);

    [[nodiscard]] GazetteerKind kind() const { return m_kind; }
    /// Whether the first row names columns and is no row itself.
    [[nodiscard]] bool hasHeader() const { return m_hasHeader; }
    [[nodiscard]] std::expected<Row, Problem> read(const CsvLines &line);

private:
    struct Columns {
        int name = -1;
        int easting = -1;
        int northing = -1;
        int latitude = -1;
        int longitude = -1;
        int postcode = -1;
        int place = -1;
    };
    struct Point {
        GridPoint grid;
        LatLon position;
    };

    GazetteerRows(GazetteerKind kind, bool hasHeader, GridTransform &transform)
        : m_kind(kind), m_hasHeader(hasHeader), m_transform(&transform)
    {}
    [[nodiscard]] std::expected<Row, Problem> readOpenNames(const CsvLines &line);
    [[nodiscard]] std::expected<Row, Problem> readCodePoint(const CsvLines &line);
    [[nodiscard]] std::expected<Row, Problem> readPlain(const CsvLines &line);
    [[nodiscard]] std::expected<Point, Problem> pointFromGrid(std::string_view easting,
                                                              std::string_view northing);
    [[nodiscard]] std::expected<Point, Problem> pointFromDegrees(std::string_view latitude,
                                                                 std::string_view longitude);

    GazetteerKind m_kind;
    bool m_hasHeader;
    GridTransform *m_transform; // not owned; outlives the rows
    Columns m_columns;
};

} // namespace sc
