// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/definition.h"
#include "quarterly/entrystore.h"

#include <concepts>
#include <utility>

namespace sc {

/// A store of what is entered for an indicator, with what only the list of indicators can say.
/// Also refused: `indicator` with `unknown_code` where there is no such indicator; `value` with
/// `out_of_range` for a target that no figure could reach.
template <class Store, class Record> class OfIndicators : public Store {
public:
    using Store::Store;

    [[nodiscard]] Result<Record> create(Change &change, Record entry)
    {
        if (const auto right = check(entry); !right)
            return std::unexpected(right.error());
        return Store::create(change, std::move(entry));
    }
    [[nodiscard]] Result<Record> update(Change &change, Record entry)
    {
        if (const auto right = check(entry); !right)
            return std::unexpected(right.error());
        return Store::update(change, std::move(entry));
    }

private:
    [[nodiscard]] static Result<void> check(const Record &entry)
    {
        const IndicatorDefinition *one = indicatorNamed(entry.indicator);
        if (one == nullptr && !entry.indicator.empty())
            return refused("indicator", "unknown_code",
                           "There is no indicator " + entry.indicator +
                               ": docs/indicators.md lists them");
        if constexpr (std::same_as<Record, IndicatorTarget>)
            if (one != nullptr && one->unit == "percent" && entry.value.value_or(0.0) > 100.0)
                return refused("value", "out_of_range", "Enter a target from 0 to 100");
        return {};
    }
};

using KnownTargetStore = OfIndicators<TargetStore, IndicatorTarget>;
using KnownBaselineStore = OfIndicators<BaselineStore, IndicatorBaseline>;
using KnownCommentaryStore = OfIndicators<CommentaryStore, Commentary>;

} // namespace sc
