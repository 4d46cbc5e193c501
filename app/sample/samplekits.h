// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kitstore.h"
#include "sample/borough.h"
#include "sample/random.h"
#include "storage/journal.h"

#include <map>
#include <string>
#include <vector>

namespace sc::sample {

/// The borough's toolkits: three depots, five kit types with what is in them, 25 kits, two years of
/// stock and inspections, and at the end some that need looking after.
class SampleKits {
public:
    SampleKits(Database &database, FixedClock &clock, const Borough &borough, Day first,
               Instant until, Random random);

    /// Everything that has happened by then.
    [[nodiscard]] Result<void> runUntil(Instant at);
    /// How things stand at the end, once there are groups: some keep a kit.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] const std::vector<Id> &kits() const { return m_kits; }

private:
    [[nodiscard]] Result<void> begin(Change &change);
    [[nodiscard]] Result<void> makeDepots(Change &change);
    [[nodiscard]] Result<void> makeItems(Change &change);
    [[nodiscard]] Result<void> makeTypes(Change &change);
    [[nodiscard]] Result<void> makeKits(Change &change);
    [[nodiscard]] Result<void> moveStock(Change &change);
    [[nodiscard]] Result<void> inspect(Change &change);
    [[nodiscard]] Result<void> spoil(Change &change);
    [[nodiscard]] Result<void> giveToGroups(Change &change);
    [[nodiscard]] Result<void> planAhead(Change &change);
    [[nodiscard]] std::optional<LatLon> placeOf(std::size_t street);
    [[nodiscard]] Day today() const;

    Database &m_database;
    FixedClock &m_clock;
    const Borough &m_borough;
    Random m_random;
    Instant m_until;
    Instant m_next; ///< of the next month's round
    Instant m_now{};
    bool m_begun = false;
    int m_rounds = 0;
    std::vector<Id> m_depots;
    std::map<std::string, Id, std::less<>> m_items;
    std::map<std::string, KitType, std::less<>> m_types;
    std::vector<Id> m_kits;
};

} // namespace sc::sample
