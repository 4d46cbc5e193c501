// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/historytext.h"

#include "core/dates.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <map>
#include <optional>

namespace sc {

namespace {

std::string refText(const std::string &column, const Id &id, NameStore &names)
{
    static constexpr std::array<std::string_view, 6> kPeople{
        "champion", "chair", "from_champion", "to_champion", "borrower", "lead"};
    if (std::ranges::contains(kPeople, column))
        return names.championName(id);
    if (column == "kit" || column == "loan" || column == "depot" || column == "item")
        return names.recordRef(column, id);
    if (column == "other")
        return names.recordRef("loan", id);
    if (column == "pick")
        return names.pickTitle(id);
    if (column == "host_group" || column == "kept_by")
        return names.groupName(id);
    if (column == "area")
        return names.areaName(id);
    if (column == "ward")
        return names.wardName(id);
    if (column == "edition")
        return names.editionName(id);
    if (column == "champion_group")
        return names.groupName(id);
    if (column == "report" || column == "duplicate_of" || column == "recurrence_of")
        return names.reportRef(id);
    return id.toString();
}

std::string textOf(const FieldChange &change, const Value &value, NameStore &names)
{
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    if (const auto *number = std::get_if<std::int64_t>(&value)) {
        if (change.kind == FieldKind::Moment)
            return isoInstant(Instant(std::chrono::milliseconds(*number)));
        if (change.kind == FieldKind::Flag)
            return *number != 0 ? "yes" : "no";
        return std::to_string(*number);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        // Degrees to a tenth of a metre; metres, hours and kilograms to a tenth.
        const bool degrees = change.column.ends_with("itude");
        const double parts = degrees ? 1e6 : 10.0;
        std::string out;
        appendReal(std::round(*real * parts) / parts, out);
        return out;
    }
    if (const auto *blob = std::get_if<Blob>(&value)) {
        const auto id = Id::fromBytes(blob->bytes);
        return change.kind == FieldKind::Ref && id ? refText(change.column, *id, names)
                                                   : std::format("{} bytes", blob->bytes.size());
    }
    return {};
}

std::string wordsOf(std::string column)
{
    std::ranges::replace(column, '_', ' ');
    return column;
}

const FieldChange *changeOf(const HistoryEntry &entry, std::string_view column)
{
    const auto it = std::ranges::find(entry.changes, column, &FieldChange::column);
    return it == entry.changes.end() ? nullptr : &*it;
}

std::string after(const HistoryEntry &entry, std::string_view column, NameStore &names)
{
    const FieldChange *change = changeOf(entry, column);
    return change != nullptr ? textOf(*change, change->after, names) : std::string();
}

std::string stepText(const HistoryEntry &entry, NameStore &names)
{
    const std::string note = after(entry, "note", names);
    return std::format("moved from {} to {}{}", wordsOf(after(entry, "from_status", names)),
                       wordsOf(after(entry, "to_status", names)),
                       note.empty() ? "" : std::format(": {}", note));
}

/// "return (out to checking): 1 Hoop damaged; reason: on the slip; had by 41; passed over …".
std::string loanStepText(const HistoryEntry &entry, NameStore &names)
{
    constexpr std::size_t kMinute = 16; // "2026-05-03T09:15"
    const auto said = [&](std::string_view column) { return after(entry, column, names); };
    std::string text = wordsOf(said("action"));
    if (said("from_status") != said("to_status"))
        text += said("from_status").empty()
                    ? std::format(" ({})", wordsOf(said("to_status")))
                    : std::format(" ({} to {})", wordsOf(said("from_status")),
                                  wordsOf(said("to_status")));
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kTold{
        {{"note", ": {}"},
         {"by", "; by {}"},
         {"at", "; at {}"},
         {"reason", "; reason: {}"},
         {"champion", "; had by {}"},
         {"override_rules", "; passed over {}"},
         {"override_by", " by {}"},
         {"override_reason", ": {}"},
         {"other", "; with loan {}"}}};
    const std::string written = isoInstant(entry.at);
    for (const auto &[column, form] : kTold) {
        const std::string words = said(column);
        // Who wrote it down, and when, is told already.
        const bool isTold =
            (column == "by" && words == entry.actor) ||
            (column == "at" && words.substr(0, kMinute) == written.substr(0, kMinute));
        if (!words.empty() && !isTold)
            text += std::vformat(form, std::make_format_args(words));
    }
    return text;
}

/// Lines of a loan by what they are about: "Picker of K-001".
using LineNames = std::map<Id, std::string>;

std::string loanLineText(const HistoryEntry &entry, LineNames &lines, NameStore &names)
{
    const std::string what =
        std::format("{} of {}", after(entry, "item", names), after(entry, "kit", names));
    lines[entry.record] = what;
    return std::format("handed over {} {}", after(entry, "issued", names), what);
}

/// What a loan or another record has besides itself.
std::string partText(const HistoryEntry &entry, NameStore &names)
{
    std::string fields;
    for (const FieldChange &change : entry.changes) {
        const bool isLong = change.column == "words" || change.column == "drawing";
        const std::string value = textOf(change, change.after, names);
        if (!isLong && !value.empty() && change.column != "deleted" && change.column != "loan" &&
            change.column != "position" && change.column != "disclaimer")
            fields +=
                std::format("{}{} {}", fields.empty() ? "" : "; ", wordsOf(change.column), value);
    }
    return std::format("entered {}: {}", wordsOf(entry.type), fields);
}

/// What a report has besides itself: taking it away does not delete the report.
std::optional<std::string_view> partOf(std::string_view type)
{
    if (type == "attachment")
        return "a photo";
    return type == "report_step" ? std::optional<std::string_view>("a step") : std::nullopt;
}

std::string changeText(const std::string &type, const FieldChange &change, NameStore &names)
{
    const std::string column = wordsOf(change.column);
    const std::string before = textOf(change, change.before, names);
    const std::string now = textOf(change, change.after, names);
    const auto says = [](const std::string &text) { return text == "yes" || text == "1"; };
    if (change.column == "deleted" && partOf(type))
        return std::format("{} {} {}", says(now) ? "took" : "put", *partOf(type),
                           says(now) ? "away" : "back");
    if (change.column == "deleted")
        return says(now) ? "deleted it" : says(before) ? "restored it" : "kept it";
    if (now.empty())
        return std::format("cleared {}, which was {}", column, before);
    if (before.empty())
        return std::format("set {} to {}", column, now);
    return std::format("changed {} from {} to {}", column, before, now);
}

std::string createdText(const HistoryEntry &entry, NameStore &names)
{
    std::string text = entry.type == "attachment" ? "added a photo" : "logged it";
    if (entry.type == "attachment")
        return text;
    std::string fields;
    for (const FieldChange &change : entry.changes) {
        const std::string value = textOf(change, change.after, names);
        if (!value.empty() && change.column != "deleted")
            fields +=
                std::format("{}{} {}", fields.empty() ? "" : "; ", wordsOf(change.column), value);
    }
    return fields.empty() ? text : std::format("{}: {}", text, fields);
}

// A step writes the state into the report too, which would be told twice.
bool toldByStep(const std::vector<HistoryEntry> &all, const HistoryEntry &entry,
                const FieldChange &change)
{
    if (change.column != "status" && change.column != "closed_at")
        return false;
    return std::ranges::any_of(all, [&](const HistoryEntry &other) {
        return other.action == entry.action &&
               (other.type == "report_step" || (other.type == "loan_step" && entry.type == "loan"));
    });
}

// A move changes both kinds of coordinates; once is enough.
bool toldByPosition(const HistoryEntry &entry, const FieldChange &change)
{
    return (change.column == "easting" || change.column == "northing") &&
           changeOf(entry, "latitude") != nullptr;
}

} // namespace

std::vector<std::string> historyLines(const std::vector<HistoryEntry> &entries, NameStore &names)
{
    constexpr std::array<std::string_view, 4> kParts{"loan_kit", "loan_user", "signature",
                                                     "work_report"};
    const bool ofLoan = std::ranges::contains(entries, "loan", &HistoryEntry::type);
    LineNames ofLines;
    std::vector<std::string> lines;
    const auto tell = [&](const HistoryEntry &entry, const std::string &what) {
        const std::string reason = entry.reason.empty() ? "" : std::format(" ({})", entry.reason);
        lines.push_back(
            std::format("{}  {}  {}{}", isoInstant(entry.at), entry.actor, what, reason));
    };
    for (const HistoryEntry &entry : entries) {
        if (entry.kind == OpKind::Create && entry.type == "report_step") {
            tell(entry, stepText(entry, names));
        } else if (entry.kind == OpKind::Create && entry.type == "loan_step") {
            tell(entry, loanStepText(entry, names));
        } else if (entry.kind == OpKind::Create && entry.type == "loan_line") {
            tell(entry, loanLineText(entry, ofLines, names));
        } else if (entry.kind == OpKind::Create && ofLoan &&
                   std::ranges::contains(kParts, entry.type)) {
            tell(entry, partText(entry, names));
        } else if (entry.kind == OpKind::Create) {
            tell(entry, createdText(entry, names));
        } else {
            for (const FieldChange &change : entry.changes) {
                const auto line = ofLines.find(entry.record);
                const std::string of = line == ofLines.end() ? "" : line->second + ": ";
                if (!toldByStep(entries, entry, change) && !toldByPosition(entry, change))
                    tell(entry, of + changeText(entry.type, change, names));
            }
        }
    }
    return lines;
}

Json historyJson(const std::vector<HistoryEntry> &entries, NameStore &names)
{
    const auto valueOf = [&](const FieldChange &change, const Value &value) {
        return isNull(value) ? Json() : Json(textOf(change, value, names));
    };
    Json list = Json::array();
    for (const HistoryEntry &entry : entries) {
        Json changes = Json::array();
        for (const FieldChange &change : entry.changes)
            changes.push_back({{"field", change.column},
                               {"before", valueOf(change, change.before)},
                               {"after", valueOf(change, change.after)}});
        list.push_back({{"at", isoInstant(entry.at)},
                        {"by", entry.actor},
                        {"reason", entry.reason},
                        {"type", entry.type},
                        {"id", entry.record.toString()},
                        {"created", entry.kind == OpKind::Create},
                        {"changes", std::move(changes)}});
    }
    return list;
}

} // namespace sc
