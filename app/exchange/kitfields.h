// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text.h"
#include "exchange/fieldhelpers.h"
#include "kits/kitstore.h"

#include <cmath>
#include <format>

namespace sc::field {

/// A record given by id or name; a name that is not known is kept, for the store to make one.
template <class Store, auto member>
Result<void> setNamed(RecordOf<member> &record, const FieldValue &value, NameStore &names)
{
    record.*member = {};
    const std::string text = collapsed(textIn(value));
    if (text.empty())
        return {};
    const auto found = Store(names.database()).find(text);
    if (found && !found->deleted)
        record.*member = {found->id, {}};
    else if (!found && found.error().kind != ErrorKind::NotFound)
        return std::unexpected(found.error());
    else
        record.*member = {{}, text};
    return {};
}
template <class Store, auto member>
[[nodiscard]] FieldValue getNamed(const RecordOf<member> &record, NameStore &names)
{
    return textOr(Store(names.database()).nameOf((record.*member).id));
}

/// The same where there must be one: refused as `not_found`.
template <class Store, auto member, Name name>
Result<void> setKnown(RecordOf<member> &record, const FieldValue &value, NameStore &names)
{
    record.*member = {};
    const std::string text = collapsed(textIn(value));
    if (text.empty())
        return {};
    const auto found = Store(names.database()).find(text);
    if (!found || found->deleted)
        return refused(std::string(name.view()), "not_found",
                       std::format("There is no {} \"{}\".", name.view(), text));
    record.*member = found->id;
    return {};
}

/// A kit by its label.
template <auto member>
[[nodiscard]] FieldValue getKit(const RecordOf<member> &record, NameStore &names)
{
    const Id id = record.*member;
    if (id.isNull())
        return {};
    const auto kit = KitStore(names.database()).get(id);
    return FieldValue{kit ? kit->label : id.toString()};
}

} // namespace sc::field

namespace sc {

/// A label out; a label, scanned text or id in.
template <auto member> [[nodiscard]] constexpr auto kitField(std::string_view name = "kit")
{
    return Field<field::RecordOf<member>>{name, FieldForm::Code, field::getKit<member>,
                                          field::setKnown<KitStore, member, "kit">};
}
/// A depot's name out; a name, new ones too, or id in.
template <auto member> [[nodiscard]] constexpr auto depotField(std::string_view name = "depot")
{
    return Field<field::RecordOf<member>>{name, FieldForm::Text,
                                          field::getNamed<DepotStore, member>,
                                          field::setNamed<DepotStore, member>};
}
template <auto member> [[nodiscard]] constexpr auto itemField(std::string_view name = "item")
{
    return Field<field::RecordOf<member>>{name, FieldForm::Text, field::getNamed<ItemStore, member>,
                                          field::setNamed<ItemStore, member>};
}

/// Half of a place; the store refuses one without the other.
template <class Record, bool isLatitude> [[nodiscard]] constexpr Field<Record> degreesField()
{
    return {isLatitude ? "latitude" : "longitude", FieldForm::Real,
            [](const Record &record, NameStore &) {
                if (!record.place)
                    return FieldValue{};
                return FieldValue{isLatitude ? record.place->latitude : record.place->longitude};
            },
            [](Record &record, const FieldValue &value, NameStore &) -> Result<void> {
                const auto *degrees = std::get_if<double>(&value);
                if (degrees == nullptr) {
                    record.place.reset();
                    return {};
                }
                if (!record.place)
                    record.place = LatLon{std::nan(""), std::nan("")};
                (isLatitude ? record.place->latitude : record.place->longitude) = *degrees;
                return {};
            }};
}

/// Reads lines as they come from outside and finds the items they name.
[[nodiscard]] Result<std::vector<KitLine>> linesIn(const std::string &text, NameStore &names);
[[nodiscard]] Result<std::vector<KitContent>> contentsIn(const std::string &text, NameStore &names);

} // namespace sc
