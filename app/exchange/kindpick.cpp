// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/pickfields.h"
#include "exchange/pickorders.h"
#include "exchange/tablekind.h"
#include "picks/pickstore.h"

#include <array>

namespace sc {

namespace {

/// A pick that is over may be brought in from a file; see PickOrigin.
class ImportedPicks : public PickStore {
public:
    using PickStore::PickStore;
    [[nodiscard]] Result<Pick> create(Change &change, Pick pick)
    {
        return PickStore::create(change, std::move(pick), PickOrigin::Imported);
    }
};

struct PickFileTraits {
    using Record = Pick;
    using Store = ImportedPicks;
    static constexpr std::string_view kType = "pick";
    static constexpr std::array<std::string_view, 1> kNeeds{"title"};

    static std::span<const Field<Pick>> fields() { return pickFields(); }
    static std::string ref(const Pick &pick) { return pick.title; }
    static bool keepsWhenEmpty(std::string_view name) { return name == "status"; }
};

struct PickTraits : PickFileTraits {
    using Store = PickStore;
    using Rows = TableRows<PickFileTraits>;

    static Result<Pick> action(PickStore &store, Change &change, const Order &order,
                               const Pick &pick, NameStore &names)
    {
        return carryOutForPick(store, change, order, pick, names);
    }
    static FoundRecord found(const Pick &pick)
    {
        const auto day = pick.day();
        return {{{"type", "pick"},
                 {"id", pick.id.toString()},
                 {"ref", pick.title},
                 {"title", pick.title},
                 {"status", pick.status()}},
                std::format("pick {}  {}  {}", pick.title, day ? isoDay(*day) : "", pick.status())};
    }
};

} // namespace

std::unique_ptr<ExchangeKind> pickKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<PickTraits>>(database, names);
}

} // namespace sc
