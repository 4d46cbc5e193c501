// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/recordtype.h"
#include "storage/replay.h"

#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace sc {

/// Fields that say one thing together: to take one from this PC's answer and another from that
/// one's gives what nobody wrote.
struct FieldGroup {
    std::string_view type;
    std::string_view name; ///< what is asked about: a place, or the field all others hang on
    bool isPlace = false;
    std::vector<std::string_view> told;  ///< what people tell it by
    std::vector<std::string_view> along; ///< what follows from these
    /// Each of the others may be disputed alone, and then is asked about by itself.
    bool onlyWithTold = false;
};

[[nodiscard]] std::span<const FieldGroup> fieldGroups();

/// Whether two of these fields, or more, are of one group.
[[nodiscard]] bool areTogether(const RecordType &type, std::span<const std::uint16_t> fields);

/// A write as it came, and which of its writer's entries about the record it was part of.
struct KnownWrite {
    FieldWrite write;
    std::int64_t order = 0;
};

/// What one of several answers says of every field of a group.
struct GroupVersion {
    std::map<std::uint16_t, Value> values;
    std::map<std::uint16_t, Stamp> from; ///< the writes that say it
    std::vector<Stamp> stamps;           ///< of who answers it, the latest last
};

/// The answers there are about the fields of a group, each whole, as its writer knew the record.
/// In the order of their stamps, the same on every PC.
class GroupVersions {
public:
    GroupVersions(const std::vector<KnownWrite> &writes, const ReplayedRecord &replayed,
                  const std::set<std::uint16_t> &fields, const DeviceNames &devices);

    [[nodiscard]] const std::vector<GroupVersion> &all() const { return m_versions; }
    /// What all of them knew; nothing where that was in dispute too.
    [[nodiscard]] const std::map<std::uint16_t, Value> &base() const { return m_base; }

private:
    using Key = std::pair<std::uint16_t, Stamp>;
    using Keys = std::set<Key>;
    struct Known {
        const FieldWrite *write = nullptr;
        std::set<Stamp> replaces;
        std::int64_t order = 0;
    };
    struct Tip {
        Key key;
        Keys seen;
        GroupVersion version;
    };

    [[nodiscard]] Keys seenBy(const Key &start) const;
    [[nodiscard]] GroupVersion versionOf(const Keys &seen) const;
    [[nodiscard]] bool isOne(const Keys &seen) const;
    [[nodiscard]] bool isBefore(Stamp one, Stamp other) const;
    [[nodiscard]] Keys answersIn(const ReplayedRecord &replayed);
    void dropOutdone(std::vector<Tip> &tips, const Keys &answers) const;

    const std::set<std::uint16_t> &m_fields;
    const DeviceNames &m_devices;
    std::map<Key, Known> m_known;
    std::set<std::uint16_t> m_apart; ///< fields that no answer touched: nothing is asked of them
    std::vector<GroupVersion> m_versions;
    std::map<std::uint16_t, Value> m_base;
};

} // namespace sc
