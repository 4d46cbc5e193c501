// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/historytext.h"

#include "core/dates.h"
#include "storage/csvwriter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>

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

std::string changeText(const FieldChange &change, NameStore &names)
{
    const std::string column = wordsOf(change.column);
    const std::string before = textOf(change, change.before, names);
    const std::string now = textOf(change, change.after, names);
    if (change.column == "deleted")
        return now == "yes" || now == "1" ? "deleted it" : "restored it";
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
        return other.action == entry.action && other.type == "report_step";
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
    std::vector<std::string> lines;
    const auto tell = [&](const HistoryEntry &entry, const std::string &what) {
        const std::string reason = entry.reason.empty() ? "" : std::format(" ({})", entry.reason);
        lines.push_back(
            std::format("{}  {}  {}{}", isoInstant(entry.at), entry.actor, what, reason));
    };
    for (const HistoryEntry &entry : entries) {
        if (entry.kind == OpKind::Create && entry.type == "report_step") {
            tell(entry, stepText(entry, names));
        } else if (entry.kind == OpKind::Create) {
            tell(entry, createdText(entry, names));
        } else {
            for (const FieldChange &change : entry.changes) {
                if (!toldByStep(entries, entry, change) && !toldByPosition(entry, change))
                    tell(entry, changeText(change, names));
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
