// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "exchange/recordstore.h"
#include "storage/csvwriter.h"

#include <cstdint>

namespace sc {

/// Reports under FixMyStreet's header, in its order. Returns the number of rows.
[[nodiscard]] Result<std::int64_t> writeFixMyStreet(Database &database, const ExportRange &range,
                                                    CsvWriter &writer);

} // namespace sc
