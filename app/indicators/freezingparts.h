// SPDX-License-Identifier: GPL-3.0-or-later
// What freezing and comparing share; for their own files only.
#pragma once

#include "indicators/freezing.h"

namespace sc {

using KeptFigures = std::vector<FrozenFigure>;
using KeptIndicators = std::vector<FrozenIndicator>;

/// All that is kept of a quarter.
struct Kept {
    KeptFigures figures{};
    KeptIndicators indicators{};
};

/// The quarter as the records say now. `stopped` is told how far it is; true ends it (Cancelled).
[[nodiscard]] Result<Kept> keptOf(Database &database, const Quarter &quarter, int suppressBelow,
                                  const std::function<bool(double)> &stopped);

/// A number as it is compared: to four decimal places, "-" where there is none.
[[nodiscard]] std::string frozenText(const std::optional<double> &value);

/// Records a change to which may make another one count otherwise.
struct RelatedRecords {
    std::vector<Id> pointing{}; ///< those that point to it, and the answers its champion was given
    std::vector<Id> beyond{};   ///< those that it and these point to, and on from there
};
/// Empty where they cannot be read.
[[nodiscard]] RelatedRecords relatedRecords(Database &database, std::string_view type,
                                            const Id &record);

/// What this PC learned after a quarter was frozen: by the order in its journal, since what was
/// done elsewhere before may come in later.
class Arrivals {
public:
    Arrivals(Database &database, const FrozenQuarter &frozen);

    [[nodiscard]] bool isLater(const HistoryEntry &entry) const;
    /// All records of a type that something was done to.
    [[nodiscard]] std::vector<Id> changed(std::string_view type) const;

private:
    Database &m_database;
    Instant m_frozenAt;
    std::optional<std::int64_t> m_frozenNo{};
};

/// A target or a baseline.
struct EntryFor {
    std::string indicator{};
    std::string why{};
    std::string from{}; ///< ISO date
    bool deleted = false;
};
[[nodiscard]] std::optional<EntryFor> entryFor(Database &database, std::string_view type,
                                               const Id &record);

/// Who did what, and when, after a quarter was frozen.
class ChangesSince {
public:
    ChangesSince(Database &database, const FrozenQuarter &frozen);

    /// What was done to a record; where that is nothing, to those beside it, else to those beyond.
    [[nodiscard]] std::vector<std::string> of(std::string_view type, const Id &record);
    /// The same of the record alone.
    [[nodiscard]] std::vector<std::string> ofItself(const Id &record);
    /// The last thing done to a record, as what must have come in later.
    [[nodiscard]] std::vector<std::string> latestOf(const Id &record);
    /// Targets or baselines of an indicator that are new, changed or gone.
    [[nodiscard]] std::vector<ChangedRecord> entries(std::string_view type,
                                                     std::string_view indicator);
    /// Champions of whom something changed that says which streets they cover and when.
    [[nodiscard]] std::vector<std::string> ofCover();

private:
    [[nodiscard]] std::vector<HistoryEntry> later(const std::vector<Id> &records);
    [[nodiscard]] std::vector<std::string> beside(const std::vector<Id> &records);

    Database &m_database;
    const FrozenQuarter &m_frozen;
    Arrivals m_arrivals;
    std::optional<std::vector<std::string>> m_cover{};
};

} // namespace sc
