// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quarterly/frozen.h"
#include "storage/basicstore.h"

#include <string_view>
#include <vector>

namespace sc {

/// Frozen quarters. There is no update: a quarter sent again is another frozen quarter.
class FrozenQuarterStore : public BasicStore<FrozenQuarter> {
public:
    explicit FrozenQuarterStore(Database &database);

    /// Writes all of it in one change.
    [[nodiscard]] Result<FrozenQuarter> freeze(Change &change, FrozenQuarter quarter,
                                               std::vector<FrozenFigure> figures,
                                               std::vector<FrozenIndicator> indicators);
    /// Latest first; all quarters where the text is empty.
    [[nodiscard]] Result<std::vector<FrozenQuarter>> of(std::string_view quarter);
    [[nodiscard]] Result<std::vector<FrozenFigure>> figures(const Id &frozen);
    [[nodiscard]] Result<std::vector<FrozenIndicator>> indicators(const Id &frozen);
};

[[nodiscard]] std::string packed(const std::vector<FrozenRecord> &records);
[[nodiscard]] std::vector<FrozenRecord> unpackedRecords(std::string_view bytes);

} // namespace sc
