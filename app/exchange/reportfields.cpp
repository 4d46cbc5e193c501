// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gridreference.h"
#include "core/text.h"
#include "exchange/fields.h"
#include "reports/codes.h"

#include <array>

namespace sc {

namespace {

FieldValue textOr(const std::string &text)
{
    return text.empty() ? FieldValue{} : FieldValue{text};
}

template <class T> FieldValue maybe(const std::optional<T> &value)
{
    return value ? FieldValue{*value} : FieldValue{};
}

std::string textIn(const FieldValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string();
}

template <class T> std::optional<T> in(const FieldValue &value)
{
    const auto *held = std::get_if<T>(&value);
    return held != nullptr ? std::optional(*held) : std::nullopt;
}

// A member of Report that is plain text or a code.
template <std::string Report::*member> FieldValue getText(const Report &report, NameStore &)
{
    return textOr(report.*member);
}

template <std::string Report::*member>
Result<void> setText(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.report.*member = textIn(value);
    return {};
}

// Codes are taken in any case, with spaces or hyphens for the underscores: "Fly-tipping".
std::string plainCode(std::string code)
{
    for (char &c : code) {
        if (c == ' ' || c == '-')
            c = '_';
        else if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return code;
}

template <std::string Report::*member>
Result<void> setCode(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.report.*member = plainCode(textIn(value));
    return {};
}

using CodeList = std::span<const Code> (*)();

// Where no code fits, by the words that people see for it: "Street champion".
template <std::string Report::*member, CodeList codes>
Result<void> setListed(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    const std::string text = textIn(value);
    std::string code = plainCode(text);
    if (!isCode(codes(), code)) {
        for (const Code &one : codes()) {
            if (equalsIgnoringCase(one.label, trimmed(text)))
                code = one.code;
        }
    }
    draft.report.*member = std::move(code);
    return {};
}

template <std::optional<Instant> Report::*member>
FieldValue getInstant(const Report &report, NameStore &)
{
    return maybe(report.*member);
}

template <std::optional<Instant> Report::*member>
Result<void> setInstant(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.report.*member = in<Instant>(value);
    return {};
}

template <std::optional<double> ReportDraft::*member>
Result<void> setPlace(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.*member = in<double>(value);
    draft.placeNamed = true;
    return {};
}

FieldValue latitude(const Report &report, NameStore &)
{
    return report.position ? FieldValue{report.position->latitude} : FieldValue{};
}

FieldValue longitude(const Report &report, NameStore &)
{
    return report.position ? FieldValue{report.position->longitude} : FieldValue{};
}

FieldValue easting(const Report &report, NameStore &)
{
    return report.grid ? FieldValue{report.grid->easting} : FieldValue{};
}

FieldValue northing(const Report &report, NameStore &)
{
    return report.grid ? FieldValue{report.grid->northing} : FieldValue{};
}

FieldValue gridRef(const Report &report, NameStore &)
{
    constexpr int kOneMetre = 10; // figures
    if (!report.grid)
        return {};
    const Result<std::string> text = toGridReference(*report.grid, kOneMetre);
    return text ? FieldValue{*text} : FieldValue{};
}

Result<void> setGridRef(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.gridRef = textIn(value);
    draft.placeNamed = true;
    return {};
}

FieldValue ward(const Report &report, NameStore &names)
{
    return textOr(names.wardCode(report.ward));
}

FieldValue wardName(const Report &report, NameStore &names)
{
    return textOr(names.wardName(report.ward));
}

FieldValue area(const Report &report, NameStore &names)
{
    return textOr(names.areaCode(report.area));
}

FieldValue edition(const Report &report, NameStore &names)
{
    return textOr(names.editionName(report.edition));
}

Result<void> setArea(ReportDraft &draft, const FieldValue &value, NameStore &names)
{
    draft.report.area = {};
    draft.areaGiven = false;
    if (isNothing(value))
        return {};
    const Result<Id> id = names.area("area", textIn(value));
    if (!id)
        return std::unexpected(id.error());
    draft.report.area = *id;
    draft.areaGiven = true;
    return {};
}

FieldValue champion(const Report &report, NameStore &names)
{
    return textOr(names.championNumber(report.champion));
}

Result<void> setChampion(ReportDraft &draft, const FieldValue &value, NameStore &names)
{
    draft.report.champion = {};
    const std::string text = textIn(value);
    if (trimmed(text).empty())
        return {};
    const Result<Id> id = names.champion("champion", trimmed(text));
    if (!id)
        return std::unexpected(id.error());
    draft.report.champion = *id;
    return {};
}

FieldValue loggedAt(const Report &report, NameStore &)
{
    return report.loggedAt == Instant{} ? FieldValue{} : FieldValue{report.loggedAt};
}

Result<void> setLoggedAt(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.report.loggedAt = in<Instant>(value).value_or(Instant{});
    return {};
}

FieldValue dueOn(const Report &report, NameStore &)
{
    return maybe(report.dueOn);
}

Result<void> setDueOn(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.report.dueOn = in<Day>(value);
    return {};
}

Result<void> setStatus(ReportDraft &draft, const FieldValue &value, NameStore &names)
{
    if (isNothing(value))
        return refused("status", "missing", "A report is always in some state. Give its code.");
    return setListed<&Report::status, reportStatuses>(draft, value, names);
}

Result<void> setHazard(ReportDraft &draft, const FieldValue &value, NameStore &names)
{
    return setListed<&Report::hazard, reportHazards>(
        draft, isNothing(value) ? FieldValue{"none"} : value, names);
}

FieldValue duplicateOf(const Report &report, NameStore &names)
{
    return textOr(names.reportRef(report.duplicateOf));
}

Result<void> setDuplicateOf(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.duplicateOf = textIn(value);
    if (draft.duplicateOf.empty())
        draft.report.duplicateOf = {};
    return {};
}

FieldValue recurrenceOf(const Report &report, NameStore &names)
{
    return textOr(names.reportRef(report.recurrenceOf));
}

Result<void> setRecurrenceOf(ReportDraft &draft, const FieldValue &value, NameStore &)
{
    draft.recurrenceOf = textIn(value);
    if (draft.recurrenceOf.empty())
        draft.report.recurrenceOf = {};
    return {};
}

using R = Report;
using F = FieldForm;

constexpr std::array kFields{
    ReportField{"category", F::Code, getText<&R::category>, setCode<&R::category>},
    ReportField{"description", F::Text, getText<&R::description>, setText<&R::description>},
    ReportField{"latitude", F::Real, latitude, setPlace<&ReportDraft::latitude>},
    ReportField{"longitude", F::Real, longitude, setPlace<&ReportDraft::longitude>},
    ReportField{"easting", F::Real, easting, setPlace<&ReportDraft::easting>},
    ReportField{"northing", F::Real, northing, setPlace<&ReportDraft::northing>},
    ReportField{"grid_ref", F::Code, gridRef, setGridRef},
    ReportField{"place_typed", F::Text, getText<&R::placeTyped>, setText<&R::placeTyped>},
    ReportField{"street", F::Text, getText<&R::street>, setText<&R::street>},
    ReportField{"postcode", F::Code, getText<&R::postcode>, setText<&R::postcode>},
    ReportField{"ward", F::Text, ward, nullptr},
    ReportField{"ward_name", F::Text, wardName, nullptr},
    ReportField{"area", F::Text, area, setArea},
    ReportField{"boundary", F::Code, getText<&R::boundary>, nullptr},
    ReportField{"boundary_edition", F::Text, edition, nullptr},
    ReportField{"source", F::Code, getText<&R::source>, setListed<&R::source, reportSources>},
    ReportField{"champion", F::Label, champion, setChampion},
    ReportField{"reporter", F::Text, getText<&R::reporter>, setText<&R::reporter>},
    ReportField{"observed_at", F::Moment, getInstant<&R::observedAt>, setInstant<&R::observedAt>},
    ReportField{"logged_at", F::Moment, loggedAt, setLoggedAt},
    ReportField{"status", F::Code, getText<&R::status>, setStatus},
    ReportField{"closed_at", F::Moment, getInstant<&R::closedAt>, setInstant<&R::closedAt>},
    ReportField{"priority", F::Code, getText<&R::priority>,
                setListed<&R::priority, reportPriorities>},
    ReportField{"due_on", F::Date, dueOn, setDueOn},
    ReportField{"hazard", F::Code, getText<&R::hazard>, setHazard},
    ReportField{"land_type", F::Code, getText<&R::landType>,
                setListed<&R::landType, flyTipLandTypes>},
    ReportField{"waste_type", F::Code, getText<&R::wasteType>,
                setListed<&R::wasteType, flyTipWasteTypes>},
    ReportField{"size", F::Code, getText<&R::size>, setListed<&R::size, flyTipSizes>},
    ReportField{"assigned_to", F::Text, getText<&R::assignedTo>, setText<&R::assignedTo>},
    ReportField{"referred_to", F::Text, getText<&R::referredTo>, setText<&R::referredTo>},
    ReportField{"duplicate_of", F::Code, duplicateOf, setDuplicateOf},
    ReportField{"external_ref", F::Text, getText<&R::externalRef>, setText<&R::externalRef>},
    ReportField{"recurrence_of", F::Code, recurrenceOf, setRecurrenceOf},
};

} // namespace

std::span<const ReportField> reportFields()
{
    return kFields;
}

} // namespace sc
