// SPDX-License-Identifier: GPL-3.0-or-later
#include "quarterly/frozenstore.h"

#include <array>
#include <optional>

namespace sc {

namespace {

using Q = FrozenQuarter;
constexpr std::array kQuarter{column<&Q::quarter>("quarter"), column<&Q::frozenAt>("frozen_at"),
                              column<&Q::by>("by"), column<&Q::note>("note"),
                              column<&Q::digest>("digest")};
using F = FrozenFigure;
constexpr std::array kFigure{column<&F::frozenQuarter>("frozen_quarter"),
                             column<&F::indicator>("indicator"),
                             column<&F::areaCode>("area_code"),
                             column<&F::areaName>("area_name"),
                             column<&F::value>("value"),
                             column<&F::numerator>("numerator"),
                             column<&F::denominator>("denominator"),
                             column<&F::target>("target"),
                             column<&F::status>("status"),
                             column<&F::signal>("signal"),
                             column<&F::note>("note")};
using I = FrozenIndicator;
constexpr std::array kIndicator{
    column<&I::frozenQuarter>("frozen_quarter"),
    column<&I::indicator>("indicator"),
    column<&I::version>("version"),
    column<&I::definition>("definition"),
    RecordColumn<I>{"records",
                    [](const I &one) {
                        return one.records.empty() ? Value{} : Value{Blob{packed(one.records)}};
                    },
                    [](I &one, const Query &row, int index) {
                        one.records = row.isNull(index) ? std::vector<FrozenRecord>{}
                                                        : unpackedRecords(row.bytes(index));
                    }},
    column<&I::digest>("digest")};

constexpr std::size_t kIdSize = 16;
constexpr std::size_t kRecordSize = 24;

} // namespace

std::string packed(const std::vector<FrozenRecord> &records)
{
    std::string bytes;
    bytes.reserve(records.size() * kRecordSize);
    for (const FrozenRecord &one : records) {
        bytes += one.record.bytes();
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += static_cast<char>((one.digest >> shift) & 0xffU);
    }
    return bytes;
}

std::vector<FrozenRecord> unpackedRecords(std::string_view bytes)
{
    std::vector<FrozenRecord> records;
    for (; bytes.size() >= kRecordSize; bytes.remove_prefix(kRecordSize)) {
        FrozenRecord one{Id::fromBytes(bytes.substr(0, kIdSize)).value_or(Id()), 0};
        for (std::size_t i = kIdSize; i < kRecordSize; ++i)
            one.digest = one.digest << 8U | static_cast<unsigned char>(bytes[i]);
        records.push_back(one);
    }
    return records;
}

template <>
FrozenStore<FrozenQuarter>::FrozenStore(Database &database)
    : BasicStore(database, "frozen_quarter", kQuarter)
{}
template <>
FrozenStore<FrozenFigure>::FrozenStore(Database &database)
    : BasicStore(database, "frozen_figure", kFigure)
{}

Result<FrozenQuarter> FrozenQuarterStore::freeze(Change &change, FrozenQuarter quarter,
                                                 std::vector<FrozenFigure> figures,
                                                 std::vector<FrozenIndicator> indicators)
{
    Result<FrozenQuarter> made = insert(change, std::move(quarter));
    if (!made)
        return made;
    return database().attempt([&] {
        RecordTable<F> figureTable(database(), "frozen_figure", kFigure);
        for (FrozenFigure &figure : figures) {
            figure.id = database().newId();
            figure.frozenQuarter = made->id;
            figureTable.create(change, figure);
        }
        RecordTable<I> indicatorTable(database(), "frozen_indicator", kIndicator);
        for (FrozenIndicator &indicator : indicators) {
            indicator.id = database().newId();
            indicator.frozenQuarter = made->id;
            indicatorTable.create(change, indicator);
        }
        return *made;
    });
}

Result<std::vector<FrozenQuarter>> FrozenQuarterStore::of(std::string_view quarter)
{
    return database().attempt([&] {
        return table().where("deleted = 0 AND (?1 = '' OR quarter = ?1) ORDER BY quarter DESC, "
                             "frozen_at DESC, id DESC",
                             quarter);
    });
}

Result<std::vector<FrozenFigure>> FrozenQuarterStore::figures(const Id &frozen)
{
    return database().attempt([&] {
        return RecordTable<F>(database(), "frozen_figure", kFigure)
            .where("deleted = 0 AND frozen_quarter = ? ORDER BY id", frozen);
    });
}

Result<std::vector<FrozenIndicator>> FrozenQuarterStore::indicators(const Id &frozen)
{
    return database().attempt([&] {
        return RecordTable<I>(database(), "frozen_indicator", kIndicator)
            .where("deleted = 0 AND frozen_quarter = ? ORDER BY id", frozen);
    });
}

} // namespace sc
