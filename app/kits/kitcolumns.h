// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"
#include "storage/recordtable.h"

namespace sc {

/// A column with the id of a record that may have been given by name.
template <auto member> [[nodiscard]] constexpr auto nameColumn(std::string_view name)
{
    using Record = detail::MemberOf<decltype(member)>::Record;
    return RecordColumn<Record>{name,
                                [](const Record &record) { return refValue((record.*member).id); },
                                [](Record &record, const Query &row, int index) {
                                    record.*member = {row.isNull(index) ? Id() : row.id(index), {}};
                                }};
}
/// A flag that may not have been given: a std::optional<bool>.
template <auto member> [[nodiscard]] constexpr auto maybeFlagColumn(std::string_view name)
{
    using Record = detail::MemberOf<decltype(member)>::Record;
    return RecordColumn<Record>{
        name,
        [](const Record &record) {
            return record.*member ? Value{std::int64_t{*(record.*member) ? 1 : 0}} : Value{};
        },
        [](Record &record, const Query &row, int index) {
            record.*member =
                row.isNull(index) ? std::nullopt : std::optional(row.integer(index) != 0);
        }};
}
/// A place in two columns; latitude() goes before longitude() in the list.
template <class Record> [[nodiscard]] constexpr RecordColumn<Record> latitudeColumn()
{
    return {
        "latitude",
        [](const Record &record) { return record.place ? Value{record.place->latitude} : Value{}; },
        [](Record &record, const Query &row, int column) {
            record.place.reset();
            if (!row.isNull(column))
                record.place = LatLon{row.real(column), 0.0};
        }};
}
template <class Record> [[nodiscard]] constexpr RecordColumn<Record> longitudeColumn()
{
    return {"longitude",
            [](const Record &record) {
                return record.place ? Value{record.place->longitude} : Value{};
            },
            [](Record &record, const Query &row, int column) {
                if (row.isNull(column))
                    record.place.reset();
                else if (record.place)
                    record.place->longitude = row.real(column);
            }};
}

} // namespace sc
