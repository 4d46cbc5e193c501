// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/championstore.h"
#include "exchange/fieldhelpers.h"
#include "exchange/kinds.h"
#include "exchange/tablekind.h"

#include <array>

namespace sc {

namespace {

// "E-mail" and "visit", as people and the first version of the program say.
Result<void> setContactWay(Champion &champion, const FieldValue &value, NameStore & /*names*/)
{
    std::string way = field::codeIn(field::textIn(value));
    champion.preferredContact = way == "e_mail" ? "email" : way == "visit" ? "in_person" : way;
    return {};
}

Result<void> setInterests(Champion &champion, const FieldValue &value, NameStore & /*names*/)
{
    std::vector<std::string> codes;
    for (const std::string &item : listItems(field::textIn(value)))
        codes.push_back(field::codeIn(item));
    champion.interests = listText(codes);
    return {};
}

using C = Champion;

constexpr std::array kFields{
    plainField<&C::number>("number"),
    plainField<&C::name>("name"),
    plainField<&C::email>("email"),
    plainField<&C::phone>("phone"),
    plainField<&C::address>("address"),
    ChampionField{"postcode", FieldForm::Code, field::getMember<&C::postcode>,
                  field::setMember<&C::postcode>},
    ChampionField{"preferred_contact", FieldForm::Code, field::getMember<&C::preferredContact>,
                  setContactWay},
    ChampionField{"interests", FieldForm::List, field::getMember<&C::interests>, setInterests},
    codeField<&C::status>("status"),
    plainField<&C::joinedOn>("joined_on"),
    areaField<&C::area, "area">(),
    shapeField<&C::patch>("patch"),
    plainField<&C::consentOn>("consent_on"),
    codeField<&C::lawfulBasis>("lawful_basis"),
    plainField<&C::lastHeardAt>("last_heard_at"),
    listField<&C::languages>("languages"),
    groupsField<&C::groups, "groups">(),
    plainField<&C::isYoung>("is_young"),
    plainField<&C::bornOn>("born_on"),
    plainField<&C::parentConsentOn>("parent_consent_on"),
    plainField<&C::inductionPackOn>("induction_pack_on"),
    plainField<&C::leftOn>("left_on"),
    computedField<&C::erasedOn>("erased_on"),
};

struct ChampionTraits {
    using Record = Champion;
    using Store = ChampionStore;
    static constexpr std::string_view kType = "champion";
    static constexpr std::string_view kKey = "number";
    static constexpr std::array<std::string_view, 2> kNeeds{"number", "name"};

    static std::span<const ChampionField> fields() { return kFields; }
    static std::string ref(const Champion &champion) { return champion.number; }
    static bool isKey(const Champion &champion, std::string_view number)
    {
        return champion.number == number || folded(champion.name) != folded(number);
    }
    static bool keepsWhenEmpty(std::string_view name)
    {
        return name == "status" || name == "number" || name == "is_young";
    }
    // The groups' own file names their members too, and may come later.
    static bool forgives(std::string_view name) { return name == "groups"; }
    static FoundRecord found(const Champion &champion)
    {
        return {
            {{"type", "champion"},
             {"id", champion.id.toString()},
             {"ref", champion.number},
             {"name", champion.name},
             {"status", champion.status}},
            std::format("champion {}  {}  {}", champion.number, champion.name, champion.status)};
    }
};

} // namespace

std::span<const ChampionField> championFields()
{
    return kFields;
}

std::unique_ptr<ExchangeKind> championKind(Database &database, NameStore &names)
{
    return std::make_unique<TableKind<ChampionTraits>>(database, names);
}

} // namespace sc
