// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.h"
#include "exchange/fields.h"

#include <array>

namespace sc {

namespace {

FieldValue textOr(const std::string &text)
{
    return text.empty() ? FieldValue{} : FieldValue{text};
}

std::string textIn(const FieldValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string();
}

template <std::string Champion::*member> FieldValue get(const Champion &champion, NameStore &)
{
    return textOr(champion.*member);
}

template <std::string Champion::*member>
Result<void> set(Champion &champion, const FieldValue &value, NameStore &)
{
    champion.*member = textIn(value);
    return {};
}

template <std::string Champion::*member>
Result<void> setCode(Champion &champion, const FieldValue &value, NameStore &)
{
    std::string code = folded(textIn(value));
    champion.*member = code == "e mail" ? "email" : code;
    return {};
}

FieldValue joinedOn(const Champion &champion, NameStore &)
{
    return champion.joinedOn ? FieldValue{*champion.joinedOn} : FieldValue{};
}

Result<void> setJoinedOn(Champion &champion, const FieldValue &value, NameStore &)
{
    const auto *day = std::get_if<Day>(&value);
    champion.joinedOn = day != nullptr ? std::optional(*day) : std::nullopt;
    return {};
}

FieldValue lastHeardAt(const Champion &champion, NameStore &)
{
    return champion.lastHeardAt ? FieldValue{*champion.lastHeardAt} : FieldValue{};
}

Result<void> setLastHeardAt(Champion &champion, const FieldValue &value, NameStore &)
{
    const auto *at = std::get_if<Instant>(&value);
    champion.lastHeardAt = at != nullptr ? std::optional(*at) : std::nullopt;
    return {};
}

FieldValue area(const Champion &champion, NameStore &names)
{
    return textOr(names.areaCode(champion.area));
}

Result<void> setArea(Champion &champion, const FieldValue &value, NameStore &names)
{
    champion.area = {};
    if (isNothing(value))
        return {};
    const Result<Id> id = names.area("area", textIn(value));
    if (!id)
        return std::unexpected(id.error());
    champion.area = *id;
    return {};
}

template <std::string PlaceRecord::*member> FieldValue place(const PlaceRecord &record, NameStore &)
{
    return textOr(record.*member);
}

template <std::string PlaceRecord::*member>
Result<void> setPlace(PlaceRecord &record, const FieldValue &value, NameStore &)
{
    record.*member = textIn(value);
    return {};
}

FieldValue areaOfWard(const PlaceRecord &record, NameStore &names)
{
    return textOr(names.areaCode(record.area));
}

Result<void> setAreaOfWard(PlaceRecord &record, const FieldValue &value, NameStore &names)
{
    record.area = {};
    if (isNothing(value))
        return {};
    const Result<Id> id = names.area("area", textIn(value));
    if (!id)
        return std::unexpected(id.error());
    record.area = *id;
    return {};
}

using C = Champion;
using F = FieldForm;

constexpr std::array kChampionFields{
    ChampionField{"number", F::Text, get<&C::number>, set<&C::number>},
    ChampionField{"name", F::Text, get<&C::name>, set<&C::name>},
    ChampionField{"email", F::Text, get<&C::email>, set<&C::email>},
    ChampionField{"phone", F::Text, get<&C::phone>, set<&C::phone>},
    ChampionField{"address", F::Text, get<&C::address>, set<&C::address>},
    ChampionField{"postcode", F::Code, get<&C::postcode>, set<&C::postcode>},
    ChampionField{"preferred_contact", F::Code, get<&C::preferredContact>,
                  setCode<&C::preferredContact>},
    ChampionField{"status", F::Code, get<&C::status>, setCode<&C::status>},
    ChampionField{"joined_on", F::Date, joinedOn, setJoinedOn},
    ChampionField{"area", F::Text, area, setArea},
    ChampionField{"last_heard_at", F::Moment, lastHeardAt, setLastHeardAt},
};

constexpr std::array kAreaFields{
    PlaceField{"code", F::Text, place<&PlaceRecord::code>, setPlace<&PlaceRecord::code>},
    PlaceField{"name", F::Text, place<&PlaceRecord::name>, setPlace<&PlaceRecord::name>},
};

constexpr std::array kWardFields{
    PlaceField{"code", F::Text, place<&PlaceRecord::code>, nullptr},
    PlaceField{"name", F::Text, place<&PlaceRecord::name>, nullptr},
    PlaceField{"area", F::Text, areaOfWard, setAreaOfWard},
    PlaceField{"boundary_edition", F::Text, place<&PlaceRecord::edition>, nullptr},
    PlaceField{"valid_from", F::Text, place<&PlaceRecord::validFrom>, nullptr},
};

} // namespace

std::span<const ChampionField> championFields()
{
    return kChampionFields;
}

std::span<const PlaceField> areaFields()
{
    return kAreaFields;
}

std::span<const PlaceField> wardFields()
{
    return kWardFields;
}

} // namespace sc
