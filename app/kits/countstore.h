// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kits/kit.h"
#include "storage/basicstore.h"

#include <map>
#include <set>

namespace sc {

/// A count of the kits of one depot.
struct StockCount {
    Id id{};
    Id depot{};
    Instant startedAt{};
    std::string by{};
    std::optional<Instant> finishedAt{}; ///< nothing: still going on
    std::string missing{};               ///< labels, separated by semicolons, once it is finished
    bool deleted = false;

    bool operator==(const StockCount &) const = default;
};

/// A code that was scanned in a count.
struct StockScan {
    Id id{};
    Id count{};
    std::string code{}; ///< as it was read
    Id kit{};
    std::string result{}; ///< found, misplaced, duplicate, unknown
    Instant at{};
    bool deleted = false;

    bool operator==(const StockScan &) const = default;
};

/// What a scan says: `kit` is what the code stands for, where it stands for any; `seen` the kits
/// scanned before. A kit that should be out, or was given up, is misplaced: it is not where the
/// register says.
[[nodiscard]] std::string_view scanResultFor(const std::optional<Kit> &kit, const Id &depot,
                                             const std::set<Id> &seen);

/// Whether a kit should be found at its depot.
[[nodiscard]] bool isExpectedAtDepot(const Kit &kit);

/// How a count stands.
struct CountState {
    StockCount count{};
    std::vector<StockScan> scans{};     ///< in order
    std::vector<std::string> missing{}; ///< labels of kits not scanned that should be here
    int expected = 0;
    std::map<Id, std::string> elsewhere{}; ///< of misplaced kits: "belongs to South", "is out"
    std::vector<std::string> stayed{};     ///< labels of those that finish() could not move here

    [[nodiscard]] int counted(std::string_view result) const;
};

/// Counts of kits by scanning, on disk.
class CountStore : public BasicStore<StockCount> {
public:
    explicit CountStore(Database &database);

    /// Goes on with the depot's open count where there is one.
    [[nodiscard]] Result<StockCount> start(Change &change, const Id &depot, std::string_view by);
    /// Refused: missing where nothing was read, bad_transition after the end.
    [[nodiscard]] Result<StockScan> scan(Change &change, const Id &id, std::string_view code);
    /// Ends it: what was seen gets the day, what was not is kept as missing. With `moveHere` kits
    /// that were misplaced now belong to this depot; those that are out or with a group stay so.
    [[nodiscard]] Result<CountState> finish(Change &change, const Id &id, bool moveHere);

    [[nodiscard]] Result<CountState> state(const Id &id);
    [[nodiscard]] Result<std::optional<StockCount>> openAt(const Id &depot);
    [[nodiscard]] Result<std::vector<StockCount>> latest(int most);

private:
    [[nodiscard]] std::set<Id> seenIn(const Id &count);
    [[nodiscard]] std::string whereIs(const Kit &kit, const Id &depot);

    RecordTable<StockScan> m_scans;
};

} // namespace sc
