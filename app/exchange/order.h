// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/id.h"
#include "exchange/fields.h"
#include "exchange/json.h"
#include "storage/journal.h"

#include <optional>
#include <string>
#include <string_view>

namespace sc {

/// One line for `apply`, its outer shape checked.
struct Order {
    std::string op;     ///< create, update, delete, restore, action
    std::string type;   ///< one of exchangedTypes()
    std::string id;     ///< UUID or short reference; empty where none was given
    std::string action; ///< with op action: step, restore, revoke
    Json fields = Json::object();
};

/// Refusals: `bad_json`, `missing`, `wrong_type`, `unknown_op`, `unknown_type`, `unknown_field`.
[[nodiscard]] Result<Order> parseOrder(std::string_view line);

/// The record an order concerned.
struct Applied {
    Id id;
    std::string ref;
};

/// The id a new record is to have: null where the order names none. Refusal: `bad_id`.
[[nodiscard]] Result<Id> newIdIn(const Order &order);

/// Whether a line makes a record as `dump` printed it: a new one that brings its own id or
/// reference.
[[nodiscard]] bool isFromDump(const Order &order);

/// The reference among the fields of a new record; empty where there is none. Refusal:
/// `wrong_type`.
[[nodiscard]] Result<std::string> refIn(const Order &order);

/// What dump prints and the program works out is no fault of such a line. It is taken off the
/// faults and given back, to be told as passed over; a reference needs no telling.
std::vector<Problem> takeComputed(std::vector<Problem> &problems, const Order &order);

[[nodiscard]] std::unexpected<Error> noSuchRecord(const Order &order);
[[nodiscard]] std::unexpected<Error> unknownAction(const Order &order);
[[nodiscard]] std::unexpected<Error> unknownField(std::string_view name);

/// Puts every field of the order into the draft. All faults come back together.
template <class Record, class Draft>
[[nodiscard]] std::vector<Problem> setFields(std::span<const Field<Record, Draft>> fields,
                                             const Json &given, Draft &draft, NameStore &names)
{
    std::vector<Problem> problems;
    const auto note = [&problems](const Error &error) {
        problems.insert(problems.end(), error.problems.begin(), error.problems.end());
        if (error.problems.empty())
            problems.push_back({"", "failed", error.message});
    };
    for (const auto &[name, json] : given.items()) {
        const auto *field = fieldNamed(fields, name);
        if (field != nullptr && field->set == nullptr && json.is_null())
            continue; // as dump prints it: nothing was worked out
        if (field == nullptr || field->set == nullptr) {
            note(unknownField(name).error());
            if (field != nullptr)
                problems.back() = {name, "computed", name + " is worked out by the program."};
            continue;
        }
        const Result<FieldValue> value = fieldFromJson(field->form, name, json);
        if (!value) {
            note(value.error());
            continue;
        }
        if (const auto set = field->set(draft, *value, names); !set)
            note(set.error());
    }
    return problems;
}

/// One record as `dump` prints it.
template <class Record, class Draft>
[[nodiscard]] std::string dumpLine(std::string_view type, const Id &id, std::string_view ref,
                                   std::span<const Field<Record, Draft>> fields,
                                   const Record &record, NameStore &names)
{
    std::string line = "{\"type\":\"";
    line += type;
    line += "\",\"id\":\"";
    line += id.toString();
    line += "\",\"ref\":";
    appendJsonString(ref, line);
    for (const auto &field : fields) {
        line += ",\"";
        line += field.name;
        line += "\":";
        appendFieldAsJson(field.form, field.get(record, names), line);
    }
    line += '}';
    return line;
}

} // namespace sc
