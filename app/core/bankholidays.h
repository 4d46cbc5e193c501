// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"

#include <string>
#include <vector>

namespace sc {

/// The three lists of bank holidays kept in the United Kingdom.
enum class Nation { EnglandAndWales, Scotland, NorthernIreland };

struct BankHoliday {
    Day day;
    std::string name;
    bool substitute = false; ///< stands in for a holiday that fell on a weekend

    bool operator==(const BankHoliday &) const = default;
};

/// Western Easter Sunday (Meeus/Jones/Butcher), for any Gregorian year.
[[nodiscard]] Day easterSunday(int year);

/// The bank holidays of a year in date order: the standing rules (Banking and Financial Dealings
/// Act 1971 and the yearly proclamations), which hold from 1978, with the known moved and extra
/// days. A day proclaimed after this version of the program was made is not known to it.
[[nodiscard]] std::vector<BankHoliday> bankHolidays(Nation nation, int year);

/// Remembers each year it has been asked about, so it may be asked a million times.
[[nodiscard]] bool isBankHoliday(Nation nation, Day day);

/// `england-and-wales`, `scotland`, `northern-ireland`: the names the government's own list uses.
[[nodiscard]] std::string toCode(Nation nation);
[[nodiscard]] Result<Nation> parseNation(std::string_view code);

} // namespace sc
