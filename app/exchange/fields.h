// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/champion.h"
#include "exchange/fieldvalue.h"
#include "exchange/namestore.h"
#include "reports/report.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace sc {

/// One field of the data dictionary: its name outside the program, how it is read from a record
/// and how it is put into one. `apply`, `dump`, CSV import and CSV export all go by these tables.
/// `set` is null where the program works the value out itself.
template <class Record, class Draft = Record> struct Field {
    std::string_view name;
    FieldForm form = FieldForm::Text;
    FieldValue (*get)(const Record &record, NameStore &names) = nullptr;
    Result<void> (*set)(Draft &draft, const FieldValue &value, NameStore &names) = nullptr;
};

/// A report being filled in. A place may be given in three ways; which one holds is decided when
/// all fields are in.
struct ReportDraft {
    Report report;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::optional<double> easting;
    std::optional<double> northing;
    std::string gridRef;
    bool placeNamed = false; ///< some field of the place was given, be it to clear it
    bool areaGiven = false;  ///< else the boundaries say
    /// References or ids, looked up by who has the report store.
    std::string duplicateOf;
    std::string recurrenceOf;
};

/// WGS84 to the National Grid, as the program does it everywhere.
using ToGrid = std::function<Result<GridPoint>(LatLon)>;

/// Puts the place that was given into the draft's report. Where several ways of saying it were
/// given they must agree within 100 m (`places_differ`); latitude and longitude then go before
/// easting and northing, and these before the grid reference. Of a record that exists (`before`)
/// only the ways that changed count, so one column of an exported file may be edited alone. Half a
/// pair is completed from `before`, or refused as `missing`.
[[nodiscard]] Result<void> settlePlace(ReportDraft &draft, const Report *before,
                                       const ToGrid &toGrid);

using ReportField = Field<Report, ReportDraft>;
using ChampionField = Field<Champion>;

/// An area or a ward, of which there are few.
struct PlaceRecord {
    Id id{};
    std::string code{};
    std::string name{};
    Id area{};             ///< of a ward
    std::string edition{}; ///< of a ward: the boundaries it belongs to
    std::string validFrom{};
};
using PlaceField = Field<PlaceRecord>;

/// In the order of dump and CSV. `id` and `ref` stand before them and are not listed.
[[nodiscard]] std::span<const ReportField> reportFields();
[[nodiscard]] std::span<const ChampionField> championFields();
[[nodiscard]] std::span<const PlaceField> areaFields();
[[nodiscard]] std::span<const PlaceField> wardFields();

template <class Record, class Draft>
[[nodiscard]] const Field<Record, Draft> *fieldNamed(std::span<const Field<Record, Draft>> fields,
                                                     std::string_view name)
{
    for (const auto &field : fields) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

} // namespace sc
