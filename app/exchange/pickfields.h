// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/fieldhelpers.h"
#include "picks/pick.h"
#include "reports/codes.h"

#include <optional>
#include <span>

namespace sc {

[[nodiscard]] std::span<const Field<Pick>> pickFields();
/// Those of the action `figures`.
[[nodiscard]] std::span<const Field<Pick>> pickFigureFields();

namespace field {

[[nodiscard]] inline FieldValue numberOf(const std::optional<int> &number)
{
    return number ? FieldValue{std::int64_t{*number}} : FieldValue{};
}
/// Numbers beyond what the program counts become one that is refused as out of range.
[[nodiscard]] inline std::optional<int> numberIn(const FieldValue &value)
{
    const auto *given = std::get_if<std::int64_t>(&value);
    if (given == nullptr)
        return std::nullopt;
    constexpr std::int64_t kMost = 2'000'000'000;
    return static_cast<int>(std::clamp(*given, -kMost, kMost));
}
template <auto member>
[[nodiscard]] FieldValue getNumber(const RecordOf<member> &record, NameStore & /*names*/)
{
    return numberOf(record.*member);
}
/// The code, or the words the window shows for it: "Walked in".
[[nodiscard]] std::string codeOrWords(std::string_view text, std::span<const Code> codes);
template <auto member, std::span<const Code> (*codes)()>
Result<void> setWords(RecordOf<member> &record, const FieldValue &value, NameStore & /*names*/)
{
    record.*member = codeOrWords(textIn(value), codes());
    return {};
}
template <auto member>
Result<void> setNumber(RecordOf<member> &record, const FieldValue &value, NameStore & /*names*/)
{
    record.*member = numberIn(value);
    return {};
}

} // namespace field

/// A std::optional<int>.
template <auto member> [[nodiscard]] constexpr auto numberField(std::string_view name)
{
    return Field<field::RecordOf<member>>{name, FieldForm::Integer, field::getNumber<member>,
                                          field::setNumber<member>};
}

/// A code of a table, in also by its words.
template <auto member, std::span<const Code> (*codes)()>
[[nodiscard]] constexpr auto wordsField(std::string_view name)
{
    return Field<field::RecordOf<member>>{name, FieldForm::Code, field::getMember<member>,
                                          field::setWords<member, codes>};
}

} // namespace sc
