// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar.h"
#include "core/clock.h"
#include "core/error.h"
#include "exchange/json.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace sc {

class CsvWriter;

/// What a field of the data dictionary looks like outside the program.
enum class FieldForm : std::uint8_t {
    Text,    ///< free text: guarded in CSV
    Label,   ///< as Text; in JSON also a whole number
    Name,    ///< as Code; in JSON also a whole number
    Code,    ///< a code, reference or name of ours: never guarded
    Integer, ///< a whole number
    Real,    ///< degrees, metres
    Moment,  ///< ISO 8601 with Z; in with Z or an offset
    Date,    ///< YYYY-MM-DD
    When,    ///< a date or a moment, whichever the field takes, as text
    Flag,    ///< true or false
    List,    ///< text with parts separated by semicolons; in JSON also an array of texts
    Shape,   ///< GeoJSON as text, or a name; in JSON also an object
    Lines,   ///< JSON of its own, kept as text: an array in JSON, text in CSV; in also as words
};

/// A field's value on its way in or out. Monostate is "nothing": null in JSON, empty in CSV.
using FieldValue =
    std::variant<std::monostate, std::string, std::int64_t, double, Instant, Day, bool>;

[[nodiscard]] inline bool isNothing(const FieldValue &value)
{
    return std::holds_alternative<std::monostate>(value);
}

/// Refusals carry the field's name: `bad_date`, `bad_number`, `bad_flag`, `bad_encoding`,
/// `out_of_range` where a text holds what no file can (a NUL), and from
/// JSON `wrong_type` (for a code, `unknown_code`).
[[nodiscard]] Result<FieldValue> fieldFromText(FieldForm form, std::string_view name,
                                               std::string_view text);
/// A cell of a CSV file: as fieldFromText(), and days and times as people here and their
/// spreadsheets write them ("27/03/2026", "27 Mar 2026 14:05", local time), and "1,250".
[[nodiscard]] Result<FieldValue> fieldFromCell(FieldForm form, std::string_view name,
                                               std::string_view text);
[[nodiscard]] Result<FieldValue> fieldFromJson(FieldForm form, std::string_view name,
                                               const Json &json);

void appendFieldAsJson(FieldForm form, const FieldValue &value, std::string &out);
void writeField(CsvWriter &writer, FieldForm form, const FieldValue &value);
/// For people: what `history` and messages show.
[[nodiscard]] std::string fieldAsText(const FieldValue &value);

} // namespace sc
