// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "kits/kitcolumns.h"
#include "kits/kitrules.h"
#include "kits/kitstore.h"

#include <array>
#include <format>

namespace sc {

namespace {

constexpr std::array kColumns{
    column<&KitType::name>("name"),
    column<&KitType::purpose>("purpose"),
    RecordColumn<KitType>{
        "lines", [](const KitType &type) { return textValue(linesText(type.lines)); },
        [](KitType &type, const Query &row, int at) {
            type.lines = parseLines(row.text(at)).value_or(std::vector<KitLine>{});
        }},
    column<&KitType::handOverList>("hand_over_list"),
    column<&KitType::returnList>("return_list"),
    column<&KitType::inspectionMonths>("inspection_months"),
    column<&KitType::inspectAfterLoan>("inspect_after_loan"),
    column<&KitType::bufferDays>("buffer_days"),
    column<&KitType::serves>("serves"),
    column<&KitType::note>("note")};

} // namespace

KitTypeStore::KitTypeStore(Database &database) : BasicStore(database, "kit_type", kColumns) {}

Result<KitType> KitTypeStore::settled(Change &change, KitType type)
{
    type.name = collapsed(type.name);
    if (type.purpose.empty())
        type.purpose = "event";
    if (auto problems = problemsOf(type); !problems.empty())
        return refused(std::move(problems));
    const auto before = type.id.isNull() ? std::nullopt : table().read(type.id);
    const bool isNamed = !before || before->deleted || folded(before->name) != folded(type.name);
    for (const KitType &other :
         table().where("deleted = 0 AND name = ? COLLATE NOCASE ORDER BY id", type.name)) {
        if (isNamed && other.id != type.id)
            return refused("name", "already_exists",
                           std::format("There is a kit type called {} already", type.name));
    }
    ItemStore items(database());
    for (KitLine &line : type.lines) {
        const auto id =
            items.resolve(change, line.item, line.consumable ? "consumable" : "counted");
        if (!id)
            return std::unexpected(id.error());
        line.item = {*id, {}};
    }
    return type;
}

Result<KitType> KitTypeStore::create(Change &change, KitType type)
{
    return database().attemptResult([&]() -> Result<KitType> {
        change.open();
        if (!type.inspectionMonths)
            type.inspectionMonths = kUsualInspectionMonths;
        auto ready = settled(change, std::move(type));
        return ready ? insert(change, *std::move(ready)) : ready;
    });
}

Result<KitType> KitTypeStore::update(Change &change, KitType type)
{
    return database().attemptResult([&]() -> Result<KitType> {
        change.open();
        auto ready = settled(change, std::move(type));
        return ready ? overwrite(change, *std::move(ready)) : ready;
    });
}

Result<void> KitTypeStore::remove(Change &change, const Id &id)
{
    return database().attemptResult([&]() -> Result<void> {
        change.open();
        if (const auto label = kitWith(database(), "kit_type", id))
            return refused("id", "in_use", std::format("Kit {} is of this type", *label));
        return BasicStore::remove(change, id);
    });
}

Result<KitType> KitTypeStore::find(std::string_view idOrName)
{
    return database().attemptResult([&]() -> Result<KitType> {
        if (const auto id = Id::parse(idOrName))
            if (auto type = table().read(*id))
                return *std::move(type);
        auto named = table().where("deleted = 0 AND name = ? COLLATE NOCASE ORDER BY id",
                                   collapsed(idOrName));
        if (named.empty())
            return noSuch(idOrName);
        return std::move(named.front());
    });
}

Result<std::vector<KitType>> KitTypeStore::inOrder()
{
    return database().attempt(
        [&] { return table().where("deleted = 0 ORDER BY name COLLATE NOCASE, id"); });
}

} // namespace sc
