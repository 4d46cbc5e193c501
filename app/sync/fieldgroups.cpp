// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/fieldgroups.h"

#include <algorithm>
#include <iterator>

namespace sc {

std::span<const FieldGroup> fieldGroups()
{
    static const std::vector<FieldGroup> kGroups{
        {"report",
         "place",
         true,
         {"latitude", "longitude", "easting", "northing", "place_typed"},
         {"ward", "edition", "boundary"}},
        {"report", "ref", false, {"ref"}, {"logged_at"}},
        {"report", "status", false, {"status"}, {"closed_at"}},
        {"report", "category", false, {"category"}, {"priority", "due_on"}, true},
        {"report", "priority", false, {"priority"}, {"due_on"}, true},
        {"pick",
         "place",
         true,
         {"place", "latitude", "longitude"},
         {"length_m", "area_m2", "ward"}},
        {"pick", "meeting_point", true, {"meeting_latitude", "meeting_longitude"}, {}},
        {"pick", "bag_drop", true, {"bag_latitude", "bag_longitude"}, {}},
        {"pick",
         "status",
         false,
         {"status"},
         {"approved_by", "approved_at", "approved_for", "override_by", "override_reason",
          "override_mph", "cancel_reason"}},
        {"loan",
         "status",
         false,
         {"status"},
         {"out_at", "out_by", "returned_at", "returned_to", "closed_at", "cancel_reason",
          "incomplete_reason", "write_off_reason", "write_off_pence"}},
        {"kit", "place", true, {"latitude", "longitude"}, {}},
        {"kit", "status", false, {"status"}, {"reason"}},
        {"depot", "place", true, {"latitude", "longitude"}, {}},
        {"work_report", "place", true, {"latitude", "longitude", "place"}, {}},
    };
    return kGroups;
}

bool areTogether(const RecordType &type, std::span<const std::uint16_t> fields)
{
    return std::ranges::any_of(fieldGroups(), [&](const FieldGroup &group) {
        return group.type == type.name &&
               std::ranges::count_if(fields, [&](std::uint16_t number) {
                   const RecordField *field = type.field(number);
                   return field != nullptr && (std::ranges::contains(group.told, field->column) ||
                                               std::ranges::contains(group.along, field->column));
               }) > 1;
    });
}

GroupVersions::GroupVersions(const std::vector<KnownWrite> &writes, const ReplayedRecord &replayed,
                             const std::set<std::uint16_t> &fields, const DeviceNames &devices)
    : m_fields(fields), m_devices(devices)
{
    for (const KnownWrite &one : writes) {
        const auto [known, isNew] = m_known.try_emplace({one.write.field, one.write.stamp});
        Known &all = known->second;
        // Told again by who carried it to another area, it stands by itself.
        all.order = isNew ? one.order : std::min(all.order, one.order);
        if (isNew || all.write->value < one.write.value)
            all.write = &one.write;
        all.replaces.insert(one.write.replaces.begin(), one.write.replaces.end());
    }
    const Keys answers = answersIn(replayed);
    std::vector<Tip> tips;
    Keys common;
    for (const Key &key : answers) {
        Tip tip{key, seenBy(key), {}};
        tip.version = versionOf(tip.seen);
        tip.version.values[key.first] = m_known.at(key).write->value;
        tip.version.from[key.first] = key.second;
        tip.version.stamps = {key.second};
        Keys both;
        std::ranges::set_intersection(common, tip.seen, std::inserter(both, both.end()));
        common = tips.empty() ? tip.seen : std::move(both);
        tips.push_back(std::move(tip));
    }
    if (isOne(common))
        m_base = versionOf(common).values;
    std::ranges::sort(tips, [&](const Tip &one, const Tip &other) {
        return one.key.second == other.key.second ? one.key.first < other.key.first
                                                  : isBefore(one.key.second, other.key.second);
    });
    dropOutdone(tips, answers);
    for (Tip &tip : tips) {
        const auto same = std::ranges::find(m_versions, tip.version.values, &GroupVersion::values);
        if (same == m_versions.end()) {
            m_versions.push_back(std::move(tip.version));
            continue;
        }
        tip.version.stamps.insert(tip.version.stamps.begin(), same->stamps.begin(),
                                  same->stamps.end());
        m_versions.erase(same);
        m_versions.push_back(std::move(tip.version));
    }
}

bool GroupVersions::isBefore(Stamp one, Stamp other) const
{
    if (one.time != other.time || one.device == other.device)
        return one.time < other.time;
    return m_devices.idOf(one.device) < m_devices.idOf(other.device);
}

// What its writer had written of the record by then, what that replaced, and what that writer knew.
GroupVersions::Keys GroupVersions::seenBy(const Key &start) const
{
    Keys seen{start};
    std::vector<Key> left{start};
    const auto add = [&](const Key &key) {
        if (seen.insert(key).second)
            left.push_back(key);
    };
    while (!left.empty()) {
        const Key key = left.back();
        left.pop_back();
        const Known &known = m_known.at(key);
        for (const Stamp replaced : known.replaces)
            if (m_known.contains({key.first, replaced}))
                add({key.first, replaced});
        for (const auto &[other, one] : m_known)
            if (other.second.device == key.second.device && one.order <= known.order)
                add(other);
    }
    return seen;
}

GroupVersion GroupVersions::versionOf(const Keys &seen) const
{
    Keys replaced;
    for (const Key &key : seen)
        for (const Stamp stamp : m_known.at(key).replaces)
            replaced.emplace(key.first, stamp);
    GroupVersion version;
    for (const std::uint16_t field : m_fields) {
        if (m_apart.contains(field))
            continue;
        version.values.emplace(field, Value{});
        const Key *last = nullptr;
        for (const Key &key : seen)
            if (key.first == field && !replaced.contains(key) &&
                (last == nullptr || isBefore(last->second, key.second)))
                last = &key;
        if (last != nullptr) {
            version.values[field] = m_known.at(*last).write->value;
            version.from[field] = last->second;
        }
    }
    return version;
}

// Whether these writes leave one value of each field.
bool GroupVersions::isOne(const Keys &seen) const
{
    Keys replaced;
    for (const Key &key : seen)
        for (const Stamp stamp : m_known.at(key).replaces)
            replaced.emplace(key.first, stamp);
    std::map<std::uint16_t, Value> left;
    return std::ranges::all_of(seen, [&](const Key &key) {
        if (!m_fields.contains(key.first) || replaced.contains(key))
            return true;
        const Value &value = m_known.at(key).write->value;
        return left.emplace(key.first, value).first->second == value;
    });
}

// The values in dispute; and of the other fields those whose writer knew one of these: who wrote
// without knowing any says nothing about them, and stays in force whatever is decided.
GroupVersions::Keys GroupVersions::answersIn(const ReplayedRecord &replayed)
{
    Keys answers;
    const auto differing = replayed.differing();
    for (const std::uint16_t field : m_fields)
        if (std::ranges::contains(differing, field))
            for (const FieldWrite &head : replayed.heads.at(field))
                if (m_known.contains({field, head.stamp}))
                    answers.emplace(field, head.stamp);
    const Keys disputed = answers;
    for (const std::uint16_t field : m_fields) {
        if (std::ranges::contains(differing, field))
            continue;
        std::set<Stamp> replaced;
        for (const auto &[key, one] : m_known)
            if (key.first == field)
                replaced.insert(one.replaces.begin(), one.replaces.end());
        bool isAnswer = false;
        for (const auto &[key, one] : m_known) {
            if (key.first != field || replaced.contains(key.second))
                continue;
            const Keys seen = seenBy(key);
            if (std::ranges::any_of(seen, [&](const Key &k) { return disputed.contains(k); }))
                isAnswer = answers.insert(key).second;
        }
        if (!isAnswer)
            m_apart.insert(field);
    }
    return answers;
}

// Who knew an answer and left it as it was has it in theirs.
void GroupVersions::dropOutdone(std::vector<Tip> &tips, const Keys &answers) const
{
    for (std::size_t i = 0; i < tips.size();) {
        const Tip &tip = tips[i];
        const bool outdone = std::ranges::any_of(tips, [&](const Tip &other) {
            if (!other.seen.contains(tip.key) || tip.seen.contains(other.key))
                return false;
            return std::ranges::all_of(tip.version.from, [&](const auto &one) {
                const auto there = other.version.from.find(one.first);
                return !answers.contains(one) ||
                       (there != other.version.from.end() && there->second == one.second);
            });
        });
        if (outdone)
            tips.erase(tips.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
}

} // namespace sc
