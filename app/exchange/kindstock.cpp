// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/kinds.h"
#include "exchange/kitfields.h"
#include "exchange/momentrows.h"
#include "exchange/tablekind.h"
#include "kits/stockstore.h"

#include <array>

namespace sc {

namespace {

constexpr std::array kFields{
    itemField<&StockMove::item>(),
    depotField<&StockMove::depot>(),
    plainField<&StockMove::delta>("delta"),
    plainField<&StockMove::reason>("reason"),
    plainField<&StockMove::at>("at"),
    plainField<&StockMove::by>("by"),
    kitField<&StockMove::kit>(),
    pickField<&StockMove::pick>(),
    plainField<&StockMove::note>("note"),
};

struct StockTraits {
    using Record = StockMove;
    using Store = StockStore;
    using Rows = MomentRows<StockTraits>;
    static constexpr std::string_view kType = "stock";
    static constexpr std::string_view kDay = "at";
    static constexpr std::array<std::string_view, 2> kNeeds{"item", "delta"};

    static std::span<const Field<StockMove>> fields() { return kFields; }
    static bool keepsWhenEmpty(std::string_view /*name*/) { return true; }
};

} // namespace

std::unique_ptr<ExchangeKind> stockKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<StockTraits>>(database, names);
}

} // namespace sc
