// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/fields.h"

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

namespace sc {

/// Short ways to write a field of the data dictionary that is simply a member of a record:
/// `plainField<&Group::name>("name")`, `codeField<&Group::kind>("kind")`,
/// `championField<&Group::chair, "chair">()`.
namespace field {

template <class T> struct MemberOf;
template <class R, class V> struct MemberOf<V R::*> {
    using Record = R;
    using Type = V;
};
template <auto member> using RecordOf = MemberOf<decltype(member)>::Record;
template <auto member> using TypeOf = MemberOf<decltype(member)>::Type;

/// A name that can be a template argument.
template <std::size_t N> struct Name {
    char text[N]{};
    constexpr Name(const char (&given)[N]) { std::copy_n(given, N, text); } // NOLINT: as a literal
    [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};

[[nodiscard]] inline FieldValue textOr(const std::string &text)
{
    return text.empty() ? FieldValue{} : FieldValue{text};
}
[[nodiscard]] inline std::string textIn(const FieldValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string();
}
/// Codes are taken in any case, with spaces or hyphens for the underscores: "Lead picks".
[[nodiscard]] std::string codeIn(std::string_view text);

template <class T> [[nodiscard]] FieldValue valueFrom(const std::optional<T> &held)
{
    return held ? FieldValue{*held} : FieldValue{};
}
[[nodiscard]] inline FieldValue valueFrom(const std::string &text)
{
    return textOr(text);
}
[[nodiscard]] inline FieldValue valueFrom(Instant at)
{
    return at == Instant{} ? FieldValue{} : FieldValue{at};
}
[[nodiscard]] inline FieldValue valueFrom(std::int64_t number)
{
    return FieldValue{number};
}
[[nodiscard]] inline FieldValue valueFrom(bool flag)
{
    return FieldValue{flag};
}

inline void putInto(std::string &text, const FieldValue &value)
{
    text = textIn(value);
}
template <class T> void putInto(std::optional<T> &held, const FieldValue &value)
{
    const auto *given = std::get_if<T>(&value);
    held = given != nullptr ? std::optional(*given) : std::nullopt;
}
template <class T>
    requires std::is_same_v<T, std::int64_t> || std::is_same_v<T, bool> ||
             std::is_same_v<T, Instant>
void putInto(T &held, const FieldValue &value)
{
    const auto *given = std::get_if<T>(&value);
    held = given != nullptr ? *given : T{};
}

template <class T> [[nodiscard]] constexpr FieldForm formOf()
{
    if constexpr (std::is_same_v<T, std::string>)
        return FieldForm::Text;
    else if constexpr (std::is_same_v<T, std::optional<Day>>)
        return FieldForm::Date;
    else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::optional<bool>>)
        return FieldForm::Flag;
    else if constexpr (std::is_same_v<T, std::optional<double>>)
        return FieldForm::Real;
    else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, std::optional<Instant>>)
        return FieldForm::Moment;
    else
        return FieldForm::Integer;
}

template <auto member>
[[nodiscard]] FieldValue getMember(const RecordOf<member> &record, NameStore & /*names*/)
{
    return valueFrom(record.*member);
}
template <auto member>
Result<void> setMember(RecordOf<member> &record, const FieldValue &value, NameStore & /*names*/)
{
    putInto(record.*member, value);
    return {};
}
template <auto member>
Result<void> setCode(RecordOf<member> &record, const FieldValue &value, NameStore & /*names*/)
{
    record.*member = codeIn(textIn(value));
    return {};
}

template <auto member, Name name, Result<Id> (NameStore::*look)(std::string_view, std::string_view)>
Result<void> setReference(RecordOf<member> &record, const FieldValue &value, NameStore &names)
{
    record.*member = {};
    const std::string text = textIn(value);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return {};
    const Result<Id> id = (names.*look)(name.view(), text);
    if (!id)
        return std::unexpected(id.error());
    record.*member = *id;
    return {};
}
template <auto member, std::string (NameStore::*word)(const Id &)>
[[nodiscard]] FieldValue getReference(const RecordOf<member> &record, NameStore &names)
{
    return textOr((names.*word)(record.*member));
}

template <auto member, Name name, Result<Id> (NameStore::*look)(std::string_view, std::string_view)>
Result<void> setReferences(RecordOf<member> &record, const FieldValue &value, NameStore &names)
{
    std::vector<Id> ids;
    for (const std::string &item : listItems(textIn(value))) {
        const Result<Id> id = (names.*look)(name.view(), item);
        if (!id)
            return std::unexpected(id.error());
        ids.push_back(*id);
    }
    std::ranges::sort(ids);
    record.*member = std::move(ids);
    return {};
}
template <auto member, std::string (NameStore::*word)(const Id &)>
[[nodiscard]] FieldValue getReferences(const RecordOf<member> &record, NameStore &names)
{
    std::vector<std::string> items;
    for (const Id &id : record.*member)
        items.push_back((names.*word)(id));
    std::ranges::sort(items);
    return textOr(listText(items));
}

} // namespace field

/// A member as it is; what form it has follows from its type.
template <auto member> [[nodiscard]] constexpr auto plainField(std::string_view name)
{
    return Field<field::RecordOf<member>>{name, field::formOf<field::TypeOf<member>>(),
                                          field::getMember<member>, field::setMember<member>};
}
/// As plainField(), but worked out by the program and not to be given.
template <auto member> [[nodiscard]] constexpr auto computedField(std::string_view name)
{
    return Field<field::RecordOf<member>>{name, field::formOf<field::TypeOf<member>>(),
                                          field::getMember<member>, nullptr};
}
/// Text that is one of our codes.
template <auto member> [[nodiscard]] constexpr auto codeField(std::string_view name)
{
    return Field<field::RecordOf<member>>{name, FieldForm::Code, field::getMember<member>,
                                          field::setCode<member>};
}
/// Text with parts separated by semicolons; in JSON also an array.
template <auto member> [[nodiscard]] constexpr auto listField(std::string_view name)
{
    return Field<field::RecordOf<member>>{name, FieldForm::List, field::getMember<member>,
                                          field::setMember<member>};
}
/// GeoJSON as text; in JSON also an object. The store checks it.
template <auto member> [[nodiscard]] constexpr auto shapeField(std::string_view name)
{
    return Field<field::RecordOf<member>>{name, FieldForm::Shape, field::getMember<member>,
                                          field::setMember<member>};
}
/// The area's code; in by code, name or id.
template <auto member, field::Name name> [[nodiscard]] constexpr auto areaField()
{
    return Field<field::RecordOf<member>>{name.view(), FieldForm::Text,
                                          field::getReference<member, &NameStore::areaCode>,
                                          field::setReference<member, name, &NameStore::area>};
}
/// The champion's number; in by number, full name or id.
template <auto member, field::Name name> [[nodiscard]] constexpr auto championField()
{
    return Field<field::RecordOf<member>>{name.view(), FieldForm::Label,
                                          field::getReference<member, &NameStore::championNumber>,
                                          field::setReference<member, name, &NameStore::champion>};
}
/// Numbers of champions (a std::vector<Id>, kept sorted), separated by semicolons.
template <auto member, field::Name name> [[nodiscard]] constexpr auto championsField()
{
    return Field<field::RecordOf<member>>{name.view(), FieldForm::List,
                                          field::getReferences<member, &NameStore::championNumber>,
                                          field::setReferences<member, name, &NameStore::champion>};
}
/// Names of groups (a std::vector<Id>, kept sorted), separated by semicolons.
template <auto member, field::Name name> [[nodiscard]] constexpr auto groupsField()
{
    return Field<field::RecordOf<member>>{name.view(), FieldForm::List,
                                          field::getReferences<member, &NameStore::groupName>,
                                          field::setReferences<member, name, &NameStore::group>};
}
/// The id of a pick; in by id or title.
template <auto member> [[nodiscard]] constexpr auto pickField()
{
    using Record = field::RecordOf<member>;
    return Field<Record>{"pick", FieldForm::Code,
                         [](const Record &record, NameStore & /*names*/) {
                             return (record.*member).isNull()
                                        ? FieldValue{}
                                        : FieldValue{(record.*member).toString()};
                         },
                         field::setReference<member, "pick", &NameStore::pick>};
}
/// Beside it, for people to read.
template <auto member> [[nodiscard]] constexpr auto pickTitleField()
{
    return Field<field::RecordOf<member>>{
        "pick_title", FieldForm::Text, field::getReference<member, &NameStore::pickTitle>, nullptr};
}

} // namespace sc
