// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bankholidays.h"

namespace sc {

/// Monday to Friday, bank holidays left out.
[[nodiscard]] bool isWorkingDay(Day day, Nation nation = Nation::EnglandAndWales);

/// The day `count` working days after `from`; `from` itself is never counted. With 0 it is `from`,
/// or the next working day where `from` is none. A negative count goes back.
[[nodiscard]] Day addWorkingDays(Day from, int count, Nation nation = Nation::EnglandAndWales);

/// Working days after `from` up to and including `to`; negative where `to` is earlier. It undoes
/// addWorkingDays(): workingDaysBetween(d, addWorkingDays(d, n)) is n for every n other than 0.
[[nodiscard]] int workingDaysBetween(Day from, Day to, Nation nation = Nation::EnglandAndWales);

} // namespace sc
