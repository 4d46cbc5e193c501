// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"
#include "storage/basicstore.h"

namespace sc {

/// What came to a depot (above zero) or left it.
struct StockMove {
    Id id{};
    ByName item{};
    ByName depot{};
    std::optional<std::int64_t> delta{};
    std::string reason{}; ///< one of stockReasons(), or words
    Id kit{};             ///< that was filled or emptied
    Id pick{};            ///< it was used at
    Instant at{};
    std::string by{};
    std::string note{};
    bool deleted = false;

    bool operator==(const StockMove &) const = default;
};

/// How much of an item a depot has.
struct StockLevel {
    Id item{};
    std::string itemName{};
    std::string kind{};
    Id depot{}; ///< null: at none
    std::string depotName{};
    std::int64_t count = 0;
    std::optional<std::int64_t> lowLevel{};
    std::optional<Instant> lastAt{};

    [[nodiscard]] bool isLow() const { return lowLevel && count <= *lowLevel; }
};

/// Stock on disk: the sum of its movements, which are added and never edited.
class StockStore : public BasicStore<StockMove> {
public:
    explicit StockStore(Database &database);

    /// Items and depots that are not there are made (a new item is used up); without a reason it is
    /// `top_up` or `use`. Refused: missing item, depot or delta; out_of_range for 0, for more than
    /// a million and where less is there than is taken.
    [[nodiscard]] Result<StockMove> create(Change &change, StockMove move);
    /// Always refused: `append_only`.
    [[nodiscard]] Result<StockMove> update(Change &change, const StockMove &move);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);

    /// Writes the movement that makes the stock what was counted; nothing where it is so already.
    [[nodiscard]] Result<void> putRight(Change &change, const Id &item, const Id &depot,
                                        std::int64_t counted);
    /// Out of one depot and into another.
    [[nodiscard]] Result<void> carry(Change &change, const Id &item, const Id &from, const Id &to,
                                     std::int64_t count);

    [[nodiscard]] Result<std::int64_t> level(const Id &item, const Id &depot);
    /// Low ones first, then by item and depot. Items with a low level that no depot has stand with
    /// a null depot and 0.
    [[nodiscard]] Result<std::vector<StockLevel>> levels();
    [[nodiscard]] Result<std::vector<StockLevel>> low();
    /// Latest first; a null id does not narrow it.
    [[nodiscard]] Result<std::vector<StockMove>> moves(const Id &item, const Id &depot, int most);

    /// Refuses what would leave less than nothing by undoing or deleting. Once for each connection
    /// that writes; the store does it.
    static void install(Database &database);

private:
    [[nodiscard]] std::int64_t sum(const Id &item, const Id &depot);
    [[nodiscard]] static Result<void> guard(Change &change);
};

} // namespace sc
