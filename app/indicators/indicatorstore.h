// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indicators/figures.h"
#include "indicators/reporttally.h"
#include "storage/database.h"

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sc {

/// What a run is asked for.
struct IndicatorRequest {
    std::vector<Period> periods{};
    std::set<std::string, std::less<>> only{}; ///< ids; empty: all
    bool wards = false;
    /// Fewer people than this are not told of, nor what would give them away; 0: all is told.
    int suppressBelow = 5;
    std::int64_t manyReports = TallyOptions{}.manyReports; ///< see ReportTally
};

/// The figures of one indicator for every period and place asked for.
struct IndicatorFigures {
    const IndicatorDefinition *definition = nullptr;
    FigureGrid areas{}; ///< the places of IndicatorRun::places
    FigureGrid wards{}; ///< those of IndicatorRun::wards; empty where it makes no sense by ward
};

struct IndicatorRun {
    std::vector<Period> periods{};
    std::vector<FigurePlace> places{}; ///< the council, areas by code, what has no area
    std::vector<FigurePlace> wards{};  ///< of the boundaries in force, by code
    std::vector<IndicatorFigures> indicators{};
    Instant asOf{};
    std::optional<Day> began{}; ///< the first day that anything was recorded for

    [[nodiscard]] const IndicatorFigures *find(std::string_view indicator) const;
};

/// A record behind a figure, and what it counted for.
struct RecordBehind {
    Id record{};
    std::string area{}; ///< code; kNoArea; kWholeCouncil where it is about no area but all
    double numerator = 0.0;
    std::optional<double> denominator{};
    bool operator==(const RecordBehind &) const = default;
};

/// Leaves those behind the figure of one place (kWholeCouncil: the council's).
void keepBehind(std::vector<RecordBehind> &records, const IndicatorDefinition &one,
                std::string_view place);

/// Runs the files of db/indicators. They read temporary tables that are made here: `period`
/// (starts_at, ends_at, as_of in ms; first_day, last_day, as_of_day; quiet_since), `local_day`
/// (day, starts_at, ends_at: midnights in UK time), `kit_gone` (kit, at: since when a kit is lost
/// or written off), `council_street` (no, area, ward) and `street_champion` (street, champion), and
/// those of db/indicators/shared. All is read at one moment and nothing is left behind.
class IndicatorStore {
public:
    explicit IndicatorStore(Database &database) : m_database(database) {}

    [[nodiscard]] Result<IndicatorRun> run(const IndicatorRequest &request);
    /// The records behind one figure of every area, as the query gives them, by record.
    [[nodiscard]] Result<std::vector<RecordBehind>> recordsBehind(const IndicatorDefinition &one,
                                                                  const Period &period);
    /// The same for several indicators, in one reading.
    [[nodiscard]] Result<std::vector<std::vector<RecordBehind>>>
    recordsBehind(std::span<const IndicatorDefinition *const> some, const Period &period);
    /// What people call a record: a report's reference, a pick's title and day, a champion's
    /// number.
    [[nodiscard]] Result<std::string> nameOf(std::string_view type, const Id &record);
    /// Which of some types (spaces between them) a record is of; the first where it is nowhere.
    [[nodiscard]] std::string typeOf(std::string_view types, const Id &record);
    /// The first day that anything was recorded for; nothing in an empty database.
    [[nodiscard]] Result<std::optional<Day>> firstDay();

private:
    class Temporary;

    void makePeriods(const std::vector<Period> &periods);
    void makeDays(const std::vector<Period> &periods);
    void makeKitsGone();
    void makeStreets();
    void makeTables(const std::vector<Period> &periods,
                    std::span<const IndicatorDefinition *const> wanted);
    void makeReports();
    [[nodiscard]] IndicatorFigures figuresOf(const IndicatorDefinition &one,
                                             const IndicatorRun &run, int suppressBelow);
    void readPlaces(IndicatorRun &run, bool wards);
    [[nodiscard]] FigureGrid wholeQuarters(const IndicatorDefinition &one, const IndicatorRun &run,
                                           int suppressBelow);
    void addBalance(const IndicatorRun &run, std::span<const IndicatorDefinition *const> wanted,
                    int suppressBelow, std::map<std::string_view, IndicatorFigures> &made);
    void addHours(const IndicatorRun &run, std::span<const IndicatorDefinition *const> wanted,
                  int suppressBelow, std::map<std::string_view, IndicatorFigures> &made);
    void suppressQuiet(FigureGrid &quiet, const IndicatorRun &run, int suppressBelow);
    [[nodiscard]] Gatherer gathered(const IndicatorDefinition &one, const IndicatorRun &run,
                                    std::size_t periods);
    void gather(const IndicatorDefinition &one, const IndicatorRun &run, Gatherer &into);

    Database &m_database;
    ReportTally m_tally;
    std::map<Id, std::size_t> m_areaNumbers;
    std::map<Id, std::size_t> m_wardNumbers;
};

} // namespace sc
