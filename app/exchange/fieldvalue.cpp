// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/fieldvalue.h"

#include "core/dates.h"
#include "core/text.h"
#include "exchange/fieldhelpers.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <format>

namespace sc {

namespace {

/// "observed at": what people read of a field's name.
std::string plain(std::string_view name)
{
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::unexpected<Error> wrong(std::string_view name, std::string code, std::string message)
{
    return refused(std::string(name), std::move(code), std::move(message));
}

template <class T> Result<FieldValue> numberFrom(std::string_view name, std::string_view text)
{
    T number{};
    const char *first = text.data() + (text.starts_with('+') ? 1 : 0);
    const char *last = text.data() + text.size();
    const auto read = std::from_chars(first, last, number);
    bool whole = read.ec == std::errc{} && read.ptr == last;
    if constexpr (std::is_floating_point_v<T>)
        whole = whole && std::isfinite(number);
    if (!whole)
        return wrong(name, "bad_number", std::format("Enter {} as a number.", plain(name)));
    return FieldValue{number};
}

Result<FieldValue> flagFrom(std::string_view name, std::string_view text)
{
    for (const std::string_view yes : {"true", "yes", "1"}) {
        if (equalsIgnoringCase(text, yes))
            return FieldValue{true};
    }
    for (const std::string_view no : {"false", "no", "0"}) {
        if (equalsIgnoringCase(text, no))
            return FieldValue{false};
    }
    return wrong(name, "bad_flag", std::format("Enter {} as true or false.", plain(name)));
}

Result<FieldValue> momentFrom(std::string_view name, std::string_view text)
{
    const Result<Instant> at = parseIsoInstant(text);
    if (at)
        return FieldValue{*at};
    return wrong(name, "bad_date",
                 std::format("Enter {} as a date and time with Z or an offset, such as "
                             "2026-05-03T09:15:00Z.",
                             plain(name)));
}

Result<FieldValue> dateFrom(std::string_view name, std::string_view text)
{
    const Result<Day> day = parseIsoDay(text);
    if (day)
        return FieldValue{*day};
    return wrong(name, "bad_date",
                 std::format("Enter {} as a date, such as 2026-05-03.", plain(name)));
}

// Guarded in CSV, and taken as it stands.
bool isFreeText(FieldForm form)
{
    return form == FieldForm::Text || form == FieldForm::Label || form == FieldForm::List ||
           form == FieldForm::Shape || form == FieldForm::Lines;
}

Result<FieldValue> wrongType(FieldForm form, std::string_view name)
{
    if (form == FieldForm::Moment)
        return momentFrom(name, {});
    if (form == FieldForm::Date || form == FieldForm::When)
        return dateFrom(name, {});
    if (form == FieldForm::Code)
        return wrong(name, "unknown_code",
                     std::format("{} must be a code in quotation marks.", plain(name)));
    const bool text = isFreeText(form);
    return wrong(name, "wrong_type",
                 std::format("{} must be {}.", plain(name),
                             text                      ? "text"
                             : form == FieldForm::Flag ? "true or false"
                                                       : "a number"));
}

/// What no person types: it would break the files of others, and nobody would see it.
bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
}

Result<FieldValue> listFrom(std::string_view name, const Json &array)
{
    std::string text;
    for (const Json &item : array) {
        if (!item.is_string() && !item.is_number_integer())
            return wrong(name, "wrong_type", std::format("{} must be a list of texts.", name));
        text += text.empty() ? "" : ";";
        text += item.is_string() ? item.get<std::string>() : item.dump();
    }
    return text.empty() ? FieldValue{} : FieldValue{text};
}

template <class... Ts> struct Each : Ts... {
    using Ts::operator()...;
};

} // namespace

Result<FieldValue> fieldFromText(FieldForm form, std::string_view name, std::string_view text)
{
    if (isFreeText(form)) {
        const std::string_view plain = withoutFormulaGuard(text);
        return plain.empty() ? FieldValue{} : FieldValue{std::string(plain)};
    }
    text = trimmed(text);
    if (text.empty())
        return FieldValue{};
    switch (form) {
    case FieldForm::Integer:
        return numberFrom<std::int64_t>(name, text);
    case FieldForm::Real:
        return numberFrom<double>(name, text);
    case FieldForm::Moment:
        return momentFrom(name, text);
    case FieldForm::Date:
        return dateFrom(name, text);
    case FieldForm::Flag:
        return flagFrom(name, text);
    default:
        return FieldValue{std::string(text)};
    }
}

Result<FieldValue> fieldFromJson(FieldForm form, std::string_view name, const Json &json)
{
    if (json.is_null())
        return FieldValue{};
    if (json.is_string()) {
        const auto &text = json.get_ref<const std::string &>();
        if (std::ranges::any_of(text, isControl))
            return wrong(name, "out_of_range",
                         std::format("{} has a character that cannot be kept.", name));
        if (isFreeText(form) || form == FieldForm::When)
            return text.empty() ? FieldValue{} : FieldValue{text};
        if (form == FieldForm::Integer || form == FieldForm::Real || form == FieldForm::Flag)
            return wrongType(form, name);
        if (text.empty() && form != FieldForm::Code)
            return wrongType(form, name);
        return fieldFromText(form, name, text);
    }
    if (json.is_number_integer() && (form == FieldForm::Name || form == FieldForm::Label))
        return FieldValue{json.dump()};
    if (json.is_array() && form == FieldForm::List)
        return listFrom(name, json);
    if ((json.is_object() && form == FieldForm::Shape) ||
        (json.is_array() && form == FieldForm::Lines))
        return FieldValue{json.dump(-1, ' ', false, Json::error_handler_t::replace)};
    if (json.is_boolean() && form == FieldForm::Flag)
        return FieldValue{json.get<bool>()};
    if (json.is_number() && form == FieldForm::Real)
        return FieldValue{json.get<double>()};
    if (json.is_number_integer() && form == FieldForm::Integer &&
        (!json.is_number_unsigned() || json.get<std::uint64_t>() <= INT64_MAX))
        return FieldValue{json.get<std::int64_t>()};
    return wrongType(form, name);
}

void appendFieldAsJson(FieldForm form, const FieldValue &value, std::string &out)
{
    std::visit(Each{[&](std::monostate) { out += form == FieldForm::Lines ? "[]" : "null"; },
                    [&](const std::string &text) {
                        if (form == FieldForm::Lines)
                            out += text;
                        else
                            appendJsonString(text, out);
                    },
                    [&](std::int64_t number) { out += std::to_string(number); },
                    [&](double number) { appendReal(number, out); },
                    [&](Instant at) {
                        out += '"';
                        appendInstant(at, out);
                        out += '"';
                    },
                    [&](Day day) {
                        out += '"';
                        appendDay(day, out);
                        out += '"';
                    },
                    [&](bool flag) { out += flag ? "true" : "false"; }},
               value);
}

void writeField(CsvWriter &writer, FieldForm form, const FieldValue &value)
{
    std::visit(Each{[&](std::monostate) { writer.empty(); },
                    [&](const std::string &text) {
                        if (isFreeText(form))
                            writer.text(text);
                        else
                            writer.code(text);
                    },
                    [&](std::int64_t number) { writer.number(number); },
                    [&](double number) { writer.real(number); },
                    [&](Instant at) { writer.instant(at); }, [&](Day day) { writer.day(day); },
                    [&](bool flag) { writer.code(flag ? "true" : "false"); }},
               value);
}

std::string field::codeIn(std::string_view text)
{
    std::string code(trimmed(text));
    for (char &c : code) {
        if (c == ' ' || c == '-')
            c = '_';
        else if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return code;
}

std::string fieldAsText(const FieldValue &value)
{
    std::string out;
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    if (isNothing(value))
        return out;
    appendFieldAsJson(FieldForm::Text, value, out);
    if (out.starts_with('"'))
        return out.substr(1, out.size() - 2);
    return out;
}

} // namespace sc
