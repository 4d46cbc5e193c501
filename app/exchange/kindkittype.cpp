// SPDX-License-Identifier: GPL-3.0-or-later
// Depots, items and kit types.
#include "exchange/kinds.h"
#include "exchange/kitfields.h"
#include "exchange/kitorders.h"
#include "exchange/kitrows.h"
#include "exchange/tablekind.h"
#include "kits/itemnames.h"

#include <array>

namespace sc {

namespace {

using F = FieldForm;

constexpr std::array kDepotFields{
    plainField<&Depot::name>("name"), plainField<&Depot::address>("address"),
    degreesField<Depot, true>(),      degreesField<Depot, false>(),
    plainField<&Depot::note>("note"),
};

struct DepotTraits {
    using Record = Depot;
    using Store = DepotStore;
    static constexpr std::string_view kType = "depot";
    static constexpr std::string_view kKey = "name";
    static constexpr std::array<std::string_view, 1> kNeeds{"name"};

    static std::span<const Field<Depot>> fields() { return kDepotFields; }
    static std::string ref(const Depot &depot) { return depot.name; }
};

FieldValue value(const Item &item, NameStore & /*names*/)
{
    return item.valuePence ? FieldValue{static_cast<double>(*item.valuePence) / 100.0}
                           : FieldValue{};
}

Result<void> setValue(Item &item, const FieldValue &given, NameStore & /*names*/)
{
    const auto *pounds = std::get_if<double>(&given);
    item.valuePence.reset();
    if (pounds == nullptr)
        return {};
    // Far beyond what is allowed, so that no rounding overflows.
    const double within = std::clamp(*pounds, -1e9, 1e9);
    item.valuePence = static_cast<std::int64_t>(std::llround(within * 100.0));
    return {};
}

constexpr std::array kItemFields{
    plainField<&Item::name>("name"),
    codeField<&Item::kind>("kind"),
    Field<Item>{"value", F::Real, value, setValue},
    plainField<&Item::lowStockLevel>("low_stock_level"),
    plainField<&Item::note>("note"),
};

struct ItemTraits {
    using Record = Item;
    using Store = ItemStore;
    static constexpr std::string_view kType = "item";
    static constexpr std::string_view kKey = "name";
    static constexpr std::array<std::string_view, 1> kNeeds{"name"};

    static std::span<const Field<Item>> fields() { return kItemFields; }
    static std::string ref(const Item &item) { return item.name; }
    static bool keepsWhenEmpty(std::string_view name) { return name == "kind"; }
    static Result<Item> action(ItemStore & /*store*/, Change &change, const Order &order,
                               const Item &item, NameStore &names)
    {
        return carryOutForItem(change, order, item, names);
    }
};

FieldValue lines(const KitType &type, NameStore &names)
{
    ItemStore items(names.database());
    return field::textOr(linesText(type.lines, [&](const Id &item) { return items.nameOf(item); }));
}

Result<void> setLines(KitType &type, const FieldValue &given, NameStore &names)
{
    auto read = linesIn(field::textIn(given), names);
    if (!read)
        return std::unexpected(read.error());
    type.lines = *std::move(read);
    return {};
}

constexpr std::array kTypeFields{
    plainField<&KitType::name>("name"),
    Field<KitType>{"lines", F::Lines, lines, setLines},
    codeField<&KitType::purpose>("purpose"),
    listField<&KitType::handOverList>("hand_over_list"),
    listField<&KitType::returnList>("return_list"),
    plainField<&KitType::inspectionMonths>("inspection_months"),
    plainField<&KitType::inspectAfterLoan>("inspect_after_loan"),
    plainField<&KitType::bufferDays>("buffer_days"),
    plainField<&KitType::serves>("serves"),
    plainField<&KitType::note>("note"),
};

struct KitTypeTraits {
    using Record = KitType;
    using Store = KitTypeStore;
    using Rows = RowsThatMakeItems<KitTypeTraits>;
    static constexpr std::string_view kType = "kit_type";
    static constexpr std::string_view kKey = "name";
    static constexpr std::array<std::string_view, 1> kNeeds{"name"};

    static std::span<const Field<KitType>> fields() { return kTypeFields; }
    static std::string ref(const KitType &type) { return type.name; }
    static bool keepsWhenEmpty(std::string_view name)
    {
        return name == "purpose" || name == "inspection_months" || name == "lines";
    }
    static Problem madeAnew(const KitType &type)
    {
        return {"lines", "made", newItemsOf(type.lines)};
    }
};

} // namespace

Result<std::vector<KitLine>> linesIn(const std::string &text, NameStore &names)
{
    std::vector<std::optional<bool>> consumable;
    auto lines = parseLines(text, &consumable);
    if (!lines)
        return lines;
    ItemStore items(names.database());
    for (std::size_t i = 0; i < lines->size(); ++i) {
        KitLine &line = (*lines)[i];
        const auto item =
            items.find(line.item.id.isNull() ? line.item.name : line.item.id.toString());
        if (item && !item->deleted) {
            line.item = {item->id, {}};
            line.consumable = consumable[i].value_or(item->isConsumable());
        } else if (!line.item.id.isNull()) {
            return refused("lines", "not_found",
                           std::format("There is no item {}.", line.item.id.toString()));
        } else {
            line.consumable = consumable[i].value_or(isUsedUp(line.item.name));
        }
    }
    return lines;
}

Result<std::vector<KitContent>> contentsIn(const std::string &text, NameStore &names)
{
    std::vector<std::optional<bool>> consumable;
    auto contents = parseContents(text, &consumable);
    if (!contents)
        return contents;
    ItemStore items(names.database());
    for (std::size_t i = 0; i < contents->size(); ++i) {
        KitContent &one = (*contents)[i];
        const auto item = items.find(one.item.id.isNull() ? one.item.name : one.item.id.toString());
        if (item && !item->deleted) {
            one.item = {item->id, {}};
            one.consumable = consumable[i].value_or(item->isConsumable());
        } else if (!one.item.id.isNull()) {
            return refused("contents", "not_found",
                           std::format("There is no item {}.", one.item.id.toString()));
        } else {
            one.consumable = consumable[i].value_or(isUsedUp(one.item.name));
        }
    }
    return contents;
}

std::unique_ptr<ExchangeKind> depotKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<DepotTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> itemKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<ItemTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> kitTypeKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<KitTypeTraits>>(database, names);
}

} // namespace sc
