// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/championstore.h"
#include "reports/reportstore.h"
#include "sample/happenings.h"
#include "sample/samplekits.h"
#include "sample/sampleloans.h"
#include "sample/samplepicks.h"
#include "storage/attachments.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <unordered_map>

namespace sc::sample {

/// Told how many reports are in and how many there will be; false stops the work.
using Progress = std::function<bool(std::int64_t done, std::int64_t of)>;

/// Writes the borough into a new database through the same stores that everybody else writes
/// through, so that the journal knows every value. The database's clock is the one given here, and
/// is set to when each thing happened.
class SampleWriter {
public:
    /// Up to this many reports, every step is a change of its own, made when it happened by who
    /// made it. Above, all are written in one change, as an import would: the same records and
    /// steps, with less to tell in the history.
    static constexpr std::int64_t kMostStepByStep = 10'000;

    SampleWriter(Database &database, FixedClock &clock, const Borough &borough,
                 const HappeningOptions &options);

    [[nodiscard]] Result<void> write(const Progress &progress);

private:
    /// Something that will have happened by and by.
    struct Event {
        Instant at;
        std::int64_t order; ///< of equal times, the one foreseen first comes first
        std::int64_t report;
        std::size_t step;
        bool operator>(const Event &other) const
        {
            return std::pair(at, order) > std::pair(other.at, other.order);
        }
    };
    /// A report with steps still to come.
    struct Open {
        Id id;
        Happening happening;
        LatLon place;
    };

    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> writeStepByStep(const Progress &progress);
    [[nodiscard]] Result<void> writeAtOnce(const Progress &progress);

    /// Champions who had joined by that day.
    [[nodiscard]] Result<void> enrol(Day upTo);
    [[nodiscard]] Result<void> lastHeard();
    [[nodiscard]] Id areaOf(std::size_t ward);
    [[nodiscard]] Report reportOf(const Happening &happening);
    [[nodiscard]] Result<void> log(const Happening &happening);
    [[nodiscard]] Result<void> runUntil(Instant at);
    [[nodiscard]] Result<void> runStep(const Event &event);
    [[nodiscard]] Result<void> attachPhoto(Change &change, const Open &open, bool after);
    [[nodiscard]] Result<void> addInBulk(Change &change, const Happening &happening);
    void remember(std::int64_t serial, const Id &id);
    [[nodiscard]] Id reportNumbered(std::int64_t serial) const;

    Database &m_database;
    FixedClock &m_clock;
    const Borough &m_borough;
    HappeningOptions m_options;
    std::vector<Person> m_people;
    std::unique_ptr<Happenings> m_happenings;
    ReportStore m_reports;
    ChampionStore m_champions;
    Attachments m_attachments;
    std::vector<Id> m_championIds;
    std::unique_ptr<SamplePicks> m_picks;
    std::unique_ptr<SampleKits> m_kits;
    std::unique_ptr<SampleLoans> m_loans;
    std::vector<std::optional<Instant>> m_lastHeard;
    std::map<std::string, Id> m_areaIds;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::unordered_map<std::int64_t, Open> m_open;
    std::map<std::int64_t, Id> m_recentIds;
    std::int64_t m_order = 0;
};

} // namespace sc::sample
