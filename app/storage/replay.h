// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"
#include "storage/op.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// A record as the journal alone tells it. Fields nobody wrote are absent.
struct ReplayedRecord {
    RowStamps stamps;
    std::map<std::uint16_t, Value> values;
    bool created = false;
};

/// All ops of one record folded together, in any order. Of the writes of a field that no other
/// write replaces, the one with the greatest stamp gives the value shown.
[[nodiscard]] ReplayedRecord replay(const std::vector<OpBody> &bodies, bool created);

/// Derives every synced table again from the journal.
class Replay {
public:
    using Difference = std::function<void(const RecordType &type, const Id &record,
                                          std::string_view code, const std::string &what)>;
    using Progress = std::function<bool(std::int64_t done, std::int64_t of)>;

    explicit Replay(Database &database) : m_database(database) {}

    /// Tells each difference between the journal and the tables. False when stopped.
    [[nodiscard]] bool compareAll(const Difference &difference, const Progress &progress);

private:
    void compare(const RecordType &type, const Id &record, const ReplayedRecord &derived,
                 const Difference &difference);
    void unjournalled(const Difference &difference);

    Database &m_database;
};

} // namespace sc
