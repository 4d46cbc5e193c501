// SPDX-License-Identifier: GPL-3.0-or-later
// The journal's steps after a freeze, in words.
#include "core/dates.h"
#include "indicators/freezingparts.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

constexpr std::size_t kMostBeside = 10;

std::string spaced(std::string name)
{
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::string doneIn(const HistoryEntry &entry)
{
    if (entry.kind == OpKind::Create)
        return "added";
    std::string columns;
    for (const FieldChange &change : entry.changes) {
        const bool isGone = change.after == Value{std::int64_t{1}};
        columns += columns.empty() ? "" : ", ";
        columns += change.column != "deleted" ? change.column : isGone ? "deleted" : "restored";
    }
    return columns;
}

std::string stepOf(const HistoryEntry &entry, bool cameLater, bool withType = false)
{
    return std::format("{}, {}: {}{}{}", entry.actor, longDay(localDay(entry.at)),
                       withType ? spaced(entry.type) + " " : "", doneIn(entry),
                       cameLater ? " (came in later)" : "");
}

/// Whether some step took a field from a value; any value where it is empty.
bool changedFrom(const std::vector<HistoryEntry> &entries, std::string_view column,
                 std::string_view value)
{
    return std::ranges::any_of(entries, [&](const HistoryEntry &entry) {
        return std::ranges::any_of(entry.changes, [&](const FieldChange &change) {
            const auto *before = std::get_if<std::string>(&change.before);
            return change.column == column && before != nullptr &&
                   (value.empty() || *before == value);
        });
    });
}

constexpr std::array<std::string_view, 7> kOfCover{"status", "joined_on", "left_on", "deleted",
                                                   "patch",  "address",   "postcode"};

bool saysCover(const HistoryEntry &entry)
{
    return entry.kind == OpKind::Create ||
           std::ranges::any_of(entry.changes, [](const FieldChange &change) {
               return std::ranges::contains(kOfCover, change.column);
           });
}

} // namespace

ChangesSince::ChangesSince(Database &database, const FrozenQuarter &frozen)
    : m_database(database), m_frozen(frozen), m_arrivals(database, frozen)
{}

std::vector<HistoryEntry> ChangesSince::later(const std::vector<Id> &records,
                                              const Bearing &bearing)
{
    auto entries = History(m_database).of(records).value_or(std::vector<HistoryEntry>{});
    for (HistoryEntry &entry : entries)
        std::erase_if(entry.changes, [&](const FieldChange &change) {
            return !bearing.has(entry.type, change.column);
        });
    std::erase_if(entries, [&](const HistoryEntry &one) {
        return !m_arrivals.isLater(one) || (one.kind != OpKind::Create && one.changes.empty());
    });
    return entries;
}

std::vector<std::string> ChangesSince::ofItself(const Id &record, const Bearing &bearing)
{
    std::vector<std::string> steps;
    for (const HistoryEntry &entry : later({record}, bearing))
        steps.push_back(stepOf(entry, entry.at < m_frozen.frozenAt));
    return steps;
}

std::vector<std::string> ChangesSince::beside(const std::vector<Id> &records,
                                              const Bearing &bearing)
{
    std::vector<std::string> steps;
    for (const HistoryEntry &entry : later(records, bearing))
        steps.push_back(stepOf(entry, entry.at < m_frozen.frozenAt, true));
    if (steps.size() > kMostBeside) {
        const std::size_t more = steps.size() - kMostBeside;
        steps.resize(kMostBeside);
        steps.push_back(std::format("and {} more changes", more));
    }
    return steps;
}

std::vector<std::string> ChangesSince::inTurn(const Id &record, const RelatedRecords &related,
                                              const Bearing &bearing)
{
    std::vector<std::string> steps = ofItself(record, bearing);
    if (steps.empty())
        steps = beside(related.pointing, bearing);
    return steps.empty() ? beside(related.beyond, bearing) : steps;
}

std::vector<std::string> ChangesSince::of(std::string_view type, const Id &record,
                                          const Bearing &bearing)
{
    std::vector<std::string> steps = ofItself(record, bearing);
    if (!steps.empty())
        return steps;
    const RelatedRecords related = relatedRecords(m_database, type, record);
    steps = inTurn(record, related, bearing);
    return steps.empty() ? inTurn(record, related, {}) : steps;
}

std::vector<std::string> ChangesSince::latestOf(const Id &record)
{
    const auto entries = History(m_database).of({record});
    if (!entries || entries->empty())
        return {};
    const HistoryEntry &last = entries->back();
    if (m_arrivals.mayBeLater(last))
        return {stepOf(last, last.at < m_frozen.frozenAt)};
    return {"Nothing was done to it since then. The last before: " + stepOf(last, false)};
}

std::vector<ChangedRecord> ChangesSince::entries(std::string_view type, std::string_view indicator)
{
    using How = ChangedRecord::How;
    const auto quarter = Quarter::parse(m_frozen.quarter);
    const std::string last = quarter ? isoDay(quarter->lastDay()) : std::string();
    const std::string_view from = type == "indicator_target" ? "from_on" : "from_month";
    std::vector<ChangedRecord> changed;
    for (const Id &record : m_arrivals.changed(type)) {
        const auto entry = entryFor(m_database, type, record);
        const std::vector<HistoryEntry> steps = later({record});
        if (!entry || steps.empty())
            continue;
        const bool isNew = steps.front().kind == OpKind::Create;
        const bool isOfIt =
            entry->indicator == indicator || changedFrom(steps, "indicator", indicator);
        const bool isForLater = entry->from > last && !changedFrom(steps, from, {});
        if (!isOfIt || isForLater || (isNew && entry->deleted))
            continue;
        ChangedRecord one{.type = std::string(type), .record = record};
        one.name = IndicatorStore(m_database).nameOf(type, record).value_or(record.toString());
        one.how = isNew ? How::Added : entry->deleted ? How::Removed : How::Changed;
        one.since = ofItself(record);
        if (!entry->why.empty())
            one.since.push_back("Why: " + entry->why);
        changed.push_back(std::move(one));
    }
    return changed;
}

std::vector<std::string> ChangesSince::ofCover()
{
    if (m_cover)
        return *m_cover;
    std::vector<std::string> lines;
    for (const Id &record : m_arrivals.changed("champion")) {
        std::string steps;
        for (const HistoryEntry &entry : later({record}))
            if (saysCover(entry))
                steps += (steps.empty() ? "" : "; ") + stepOf(entry, entry.at < m_frozen.frozenAt);
        if (steps.empty())
            continue;
        const auto name = IndicatorStore(m_database).nameOf("champion", record);
        lines.push_back(std::format("Streets go from one champion to another since {} changed ({})",
                                    name.value_or(record.toString()), steps));
    }
    if (lines.size() > kMostBeside) {
        const std::size_t more = lines.size() - kMostBeside;
        lines.resize(kMostBeside);
        lines.push_back(std::format("and {} more champions", more));
    }
    m_cover = lines;
    return lines;
}

} // namespace sc
