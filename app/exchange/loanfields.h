// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/fieldhelpers.h"
#include "loans/loan.h"
#include "loans/workreport.h"

#include <span>

namespace sc {

[[nodiscard]] std::span<const Field<Loan>> loanFields();
[[nodiscard]] std::span<const Field<WorkReport>> workReportFields();

namespace field {

/// A day, also out of a moment: "2026-05-03" or "2026-05-03T09:15:00Z". `bad_date`.
[[nodiscard]] Result<std::optional<Day>> dayFrom(std::string_view name, const FieldValue &value);
/// A moment, also out of a day: then its noon, but now for today. `bad_date`.
[[nodiscard]] Result<std::optional<Instant>> momentFrom(std::string_view name,
                                                        const FieldValue &value, NameStore &names);
/// The id of a loan from its reference; null for nothing. `not_found`.
[[nodiscard]] Result<Id> loanIn(std::string_view name, const FieldValue &value, NameStore &names);
[[nodiscard]] FieldValue loanRef(const Id &loan, NameStore &names);

template <auto member, Name name>
Result<void> setDay(RecordOf<member> &record, const FieldValue &value, NameStore & /*names*/)
{
    const auto day = dayFrom(name.view(), value);
    if (!day)
        return std::unexpected(day.error());
    record.*member = *day;
    return {};
}
template <auto member, Name name>
Result<void> setMoment(RecordOf<member> &record, const FieldValue &value, NameStore &names)
{
    const auto at = momentFrom(name.view(), value, names);
    if (!at)
        return std::unexpected(at.error());
    record.*member = *at;
    return {};
}
template <auto member, Name name>
Result<void> setLoan(RecordOf<member> &record, const FieldValue &value, NameStore &names)
{
    const auto id = loanIn(name.view(), value, names);
    if (!id)
        return std::unexpected(id.error());
    record.*member = *id;
    return {};
}
template <auto member>
[[nodiscard]] FieldValue getLoan(const RecordOf<member> &record, NameStore &names)
{
    return loanRef(record.*member, names);
}

} // namespace field

/// A day that may also be given as a moment.
template <auto member, field::Name name> [[nodiscard]] constexpr auto looseDayField()
{
    return Field<field::RecordOf<member>>{name.view(), FieldForm::When, field::getMember<member>,
                                          field::setDay<member, name>};
}
/// A moment that may also be given as a day.
template <auto member, field::Name name> [[nodiscard]] constexpr auto looseMomentField()
{
    return Field<field::RecordOf<member>>{name.view(), FieldForm::When, field::getMember<member>,
                                          field::setMoment<member, name>};
}
/// A loan's reference; in by reference or id.
template <auto member, field::Name name> [[nodiscard]] constexpr auto loanField()
{
    return Field<field::RecordOf<member>>{name.view(), FieldForm::Code, field::getLoan<member>,
                                          field::setLoan<member, name>};
}

} // namespace sc
