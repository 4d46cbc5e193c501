// SPDX-License-Identifier: GPL-3.0-or-later
// Kits, their inspections and repairs.
#include "core/calendar.h"
#include "exchange/kinds.h"
#include "exchange/kitfields.h"
#include "exchange/kitorders.h"
#include "exchange/kitrows.h"
#include "exchange/tablekind.h"
#include "kits/itemnames.h"
#include "kits/kitcodes.h"
#include "kits/ticketstore.h"

#include <algorithm>
#include <array>

namespace sc {

namespace {

using F = FieldForm;

FieldValue kitType(const Kit &kit, NameStore &names)
{
    const auto type = KitTypeStore(names.database()).get(kit.kitType);
    return type ? field::textOr(type->name) : FieldValue{};
}

FieldValue contents(const Kit &kit, NameStore &names)
{
    ItemStore items(names.database());
    return field::textOr(
        contentsText(kit.contents, [&](const Id &item) { return items.nameOf(item); }));
}

Result<void> setContents(Kit &kit, const FieldValue &given, NameStore &names)
{
    auto read = contentsIn(field::textIn(given), names);
    if (!read)
        return std::unexpected(read.error());
    kit.contents = *std::move(read);
    return {};
}

// A list may be older than what was counted since.
Result<void> setLastSeen(Kit &kit, const FieldValue &given, NameStore &names)
{
    Kit read;
    if (auto done = field::setMember<&Kit::lastSeenOn>(read, given, names); !done)
        return done;
    if (read.lastSeenOn > localDay(names.database().clock().now()))
        return refused("last_seen_on", "bad_date", "Enter a day that has come");
    kit.lastSeenOn = std::max(kit.lastSeenOn, read.lastSeenOn);
    return {};
}

constexpr std::array kKitFields{
    plainField<&Kit::label>("label"),
    Field<Kit>{"kit_type", F::Text, kitType,
               field::setKnown<KitTypeStore, &Kit::kitType, "kit_type">},
    depotField<&Kit::depot>(),
    plainField<&Kit::shelf>("shelf"),
    codeField<&Kit::status>("status"),
    plainField<&Kit::inspectedOn>("inspected_on"),
    plainField<&Kit::ppeExpiresOn>("ppe_expires_on"),
    Field<Kit>{"contents", F::Lines, contents, setContents},
    plainField<&Kit::madeOn>("made_on"),
    Field<Kit>{"kept_by", F::Text, field::getReference<&Kit::keptBy, &NameStore::groupName>,
               field::setReference<&Kit::keptBy, "kept_by", &NameStore::group>},
    plainField<&Kit::keptAt>("kept_at"),
    degreesField<Kit, true>(),
    degreesField<Kit, false>(),
    plainField<&Kit::note>("note"),
    plainField<&Kit::reason>("reason"),
    computedField<&Kit::inspectionDue>("inspection_due"),
    computedField<&Kit::inspectionFailedOn>("inspection_failed_on"),
    Field<Kit>{"last_seen_on", F::Date, field::getMember<&Kit::lastSeenOn>, setLastSeen},
};

struct KitFileTraits {
    using Record = Kit;
    using Store = ImportedKits;
    static constexpr std::string_view kType = "kit";
    static constexpr std::string_view kKey = "label";
    static constexpr std::array<std::string_view, 1> kNeeds{"label"};

    static std::span<const Field<Kit>> fields() { return kKitFields; }
    static std::string ref(const Kit &kit) { return kit.label; }
    static bool keepsWhenEmpty(std::string_view name)
    {
        return name == "status" || name == "contents" || name == "made_on" || name == "kit_type";
    }
    static Problem madeAnew(const Kit &kit)
    {
        return {"contents", "made", newItemsOf(kit.contents)};
    }
};

struct KitTraits : KitFileTraits {
    using Store = KitStore;
    using Rows = RowsThatMakeItems<KitFileTraits>;

    static Result<Kit> action(KitStore &store, Change &change, const Order &order, const Kit &kit,
                              NameStore &names)
    {
        return carryOutForKit(store, change, order, kit, names);
    }
    static FoundRecord found(const Kit &kit)
    {
        return {{{"type", "kit"},
                 {"id", kit.id.toString()},
                 {"ref", kit.label},
                 {"label", kit.label},
                 {"status", kit.status}},
                std::format("kit {}  {}", kit.label, labelIn(kitStatuses(), kit.status))};
    }
};

constexpr std::array kInspectionFields{
    kitField<&Inspection::kit>(),
    plainField<&Inspection::on>("on"),
    plainField<&Inspection::by>("by"),
    plainField<&Inspection::passed>("passed"),
    plainField<&Inspection::ppeExpiresOn>("ppe_expires_on"),
    plainField<&Inspection::note>("note"),
};

struct InspectionFileTraits {
    using Record = Inspection;
    using Store = ImportedInspections;
    static constexpr std::string_view kType = "inspection";
    static constexpr std::string_view kDay = "on";
    static constexpr std::array<std::string_view, 1> kNeeds{"kit"};

    static std::span<const Field<Inspection>> fields() { return kInspectionFields; }
    static bool keepsWhenEmpty(std::string_view /*name*/) { return true; }
};

struct InspectionTraits : InspectionFileTraits {
    using Store = InspectionStore;
    using Rows = TableRows<InspectionFileTraits>;
};

constexpr std::array kTicketFields{
    kitField<&Ticket::kit>(),
    Field<Ticket>{"item", F::Text,
                  [](const Ticket &ticket, NameStore &names) {
                      return field::textOr(ItemStore(names.database()).nameOf(ticket.item));
                  },
                  field::setKnown<ItemStore, &Ticket::item, "item">},
    plainField<&Ticket::fault>("fault"),
    plainField<&Ticket::blocking>("blocking"),
    plainField<&Ticket::openedOn>("opened_on"),
    plainField<&Ticket::openedBy>("opened_by"),
    plainField<&Ticket::closedOn>("closed_on"),
    plainField<&Ticket::closedBy>("closed_by"),
    codeField<&Ticket::outcome>("outcome"),
    plainField<&Ticket::note>("note"),
};

struct TicketTraits {
    using Record = Ticket;
    using Store = TicketStore;
    static constexpr std::string_view kType = "ticket";
    static constexpr std::string_view kDay = "opened_on";
    static constexpr std::array<std::string_view, 1> kNeeds{"kit"};

    static std::span<const Field<Ticket>> fields() { return kTicketFields; }
    static bool keepsWhenEmpty(std::string_view name)
    {
        return name == "blocking" || name == "opened_on" || name == "opened_by";
    }
    static Result<Ticket> action(TicketStore & /*store*/, Change &change, const Order &order,
                                 const Ticket &ticket, NameStore &names)
    {
        return carryOutForTicket(change, order, ticket, names);
    }
};

} // namespace

std::unique_ptr<ExchangeKind> kitKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<KitTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> inspectionKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<InspectionTraits>>(database, names);
}

std::unique_ptr<ExchangeKind> ticketKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<TicketTraits>>(database, names);
}

} // namespace sc
