// SPDX-License-Identifier: GPL-3.0-or-later
// What freezing and comparing share; for their own files only.
#pragma once

#include "indicators/freezing.h"

#include <map>
#include <set>
#include <span>
#include <utility>

namespace sc {

using KeptFigures = std::vector<FrozenFigure>;
using KeptIndicators = std::vector<FrozenIndicator>;

/// All that is kept of a quarter.
struct Kept {
    KeptFigures figures{};
    KeptIndicators indicators{};
    /// By indicator the records whose digests these are; not kept with them.
    std::map<std::string, std::vector<RecordBehind>, std::less<>> behind{};
};

/// The quarter as the records say now. `stopped` is told how far it is; true ends it (Cancelled).
[[nodiscard]] Result<Kept> keptOf(Database &database, const Quarter &quarter, int suppressBelow,
                                  const std::function<bool(double)> &stopped);

/// A number as it is compared: to four decimal places, "-" where there is none.
[[nodiscard]] std::string frozenText(const std::optional<double> &value);

/// The digest of what some rows of one record say.
[[nodiscard]] std::uint64_t recordDigest(std::span<const RecordBehind> rows);

/// Codes of the places that a changed record counts in now or counted in then, the council among
/// them; nothing where a digest does not tell in which. `places` are all there are.
[[nodiscard]] std::optional<std::set<std::string>>
changedPlaces(const FrozenIndicator &before, const FrozenIndicator &now,
              const std::vector<RecordBehind> &behind, const std::set<std::string> &places);

/// Whether two figures of an indicator that both are told of differ by fewer than `below` people.
[[nodiscard]] bool isFewApart(const IndicatorDefinition &one, const FrozenFigure &before,
                              const FrozenFigure &now, int below);

/// The columns that an indicator's query reads: a change to any other has no bearing on it.
class Bearing {
public:
    /// All columns of all types.
    Bearing() = default;
    Bearing(Database &database, const IndicatorDefinition &one);

    [[nodiscard]] bool has(std::string_view type, std::string_view column) const;

private:
    void read(Database &database, const std::string &sql);
    void readReports(const std::string &sql);

    bool m_isAny = true;
    std::set<std::pair<std::string, std::string>> m_columns{};
};

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
    /// Whether the PC that froze may have learned of it later. Another PC cannot know: so may
    /// whatever was not done on the one that froze.
    [[nodiscard]] bool mayBeLater(const HistoryEntry &entry) const;
    /// All records of a type that something was done to.
    [[nodiscard]] std::vector<Id> changed(std::string_view type) const;

private:
    Database &m_database;
    Instant m_frozenAt;
    std::optional<std::int64_t> m_frozenNo{};
    std::int64_t m_frozenBy = 0; ///< the PC
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
    /// What has a bearing comes first; the rest is told only where there is nothing else.
    [[nodiscard]] std::vector<std::string> of(std::string_view type, const Id &record,
                                              const Bearing &bearing);
    /// The same of the record alone.
    [[nodiscard]] std::vector<std::string> ofItself(const Id &record, const Bearing &bearing = {});
    /// The last thing done to it, where nothing was since: if it was done elsewhere the PC that
    /// froze learned of it later, else that is said.
    [[nodiscard]] std::vector<std::string> latestOf(const Id &record);
    /// Targets or baselines of an indicator that are new, changed or gone.
    [[nodiscard]] std::vector<ChangedRecord> entries(std::string_view type,
                                                     std::string_view indicator);
    /// Champions of whom something changed that says which streets they cover and when.
    [[nodiscard]] std::vector<std::string> ofCover();

private:
    [[nodiscard]] std::vector<HistoryEntry> later(const std::vector<Id> &records,
                                                  const Bearing &bearing = {});
    [[nodiscard]] std::vector<std::string> beside(const std::vector<Id> &records,
                                                  const Bearing &bearing);
    [[nodiscard]] std::vector<std::string> inTurn(const Id &record, const RelatedRecords &related,
                                                  const Bearing &bearing);

    Database &m_database;
    const FrozenQuarter &m_frozen;
    Arrivals m_arrivals;
    std::optional<std::vector<std::string>> m_cover{};
};

} // namespace sc
