// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/fieldvalue.h"

#include <string>
#include <string_view>

namespace sc {

/// A cell that a spreadsheet wrote in its own way, as our files have it: 21/11/2026 and 21-Nov-26
/// as 2026-11-21 (the day comes first, and the year must be there), 1,204 as 1204. What is written
/// otherwise, and what is no day or number, is left as it is.
[[nodiscard]] std::string plainCell(FieldForm form, std::string_view cell);

} // namespace sc
