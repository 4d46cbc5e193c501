// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sc {

/// A quarter's figures as they were sent. Never edited.
struct FrozenQuarter {
    Id id{};
    std::string quarter{}; ///< 2026-27Q1
    Instant frozenAt{};
    std::string by{};
    std::string note{};
    std::string digest{}; ///< of all its figures and of the records behind them
    bool deleted = false;
    bool operator==(const FrozenQuarter &) const = default;
};

struct FrozenFigure {
    Id id{};
    Id frozenQuarter{};
    std::string indicator{};
    std::string areaCode{};
    std::string areaName{};
    std::optional<double> value{};
    std::optional<double> numerator{};
    std::optional<double> denominator{};
    std::optional<double> target{};
    std::string status{};
    std::string signal{};
    std::string note{};
    bool deleted = false;
    bool operator==(const FrozenFigure &) const = default;
};

/// One record behind a frozen indicator and a digest of what it counted for.
struct FrozenRecord {
    Id record{};
    std::uint64_t digest = 0;
    auto operator<=>(const FrozenRecord &) const = default;
};

struct FrozenIndicator {
    Id id{};
    Id frozenQuarter{};
    std::string indicator{};
    std::int64_t version = 0;
    std::string definition{}; ///< the whole file as it was
    std::vector<FrozenRecord> records{};
    std::string digest{};
    bool deleted = false;
    bool operator==(const FrozenIndicator &) const = default;
};

} // namespace sc
