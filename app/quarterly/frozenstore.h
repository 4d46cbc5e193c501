// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quarterly/frozen.h"
#include "storage/basicstore.h"

#include <string_view>
#include <vector>

namespace sc {

/// What is frozen is written by freezing alone and never edited: `append_only`.
template <class Record> class FrozenStore : public BasicStore<Record> {
public:
    explicit FrozenStore(Database &database);

    [[nodiscard]] Result<Record> create(Change & /*change*/, const Record & /*record*/)
    {
        return refused("", "append_only", "A quarter is frozen as a whole and never edited");
    }
    [[nodiscard]] Result<Record> update(Change & /*change*/, const Record & /*record*/)
    {
        return refused("", "append_only", "A quarter is frozen as a whole and never edited");
    }
    [[nodiscard]] Result<void> remove(Change & /*change*/, const Id & /*id*/)
    {
        return refused("", "append_only", "A frozen quarter is never taken away");
    }
};

template <> FrozenStore<FrozenQuarter>::FrozenStore(Database &database);
template <> FrozenStore<FrozenFigure>::FrozenStore(Database &database);
using FrozenFigureStore = FrozenStore<FrozenFigure>;

/// Frozen quarters: a quarter sent again is another frozen quarter.
class FrozenQuarterStore : public FrozenStore<FrozenQuarter> {
public:
    using FrozenStore::FrozenStore;

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
