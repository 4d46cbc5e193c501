// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pcbench.h"
#include "simulationpost.h"
#include "sync/conflicts.h"

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace sc::test {

/// How long a run is and what may go wrong in it. All else comes from the seed.
struct SimulationLimits {
    int steps = 80;
    int mostSteps = 1'000'000; ///< of them only these are taken: what shrinking makes smaller
};

/// What was done and suffered, for the report of a long run.
struct SimulationCounts {
    long ops = 0;
    long files = 0;
    long damaged = 0;
    long dropped = 0;
    long repeated = 0;
    long restored = 0;
    long conflicts = 0;
    long settled = 0;
    long moves = 0;
    long erasures = 0;
    long full = 0;      ///< a disk had no room
    long upgraded = 0;  ///< PCs that began with an earlier version
    long elsewhere = 0; ///< records logged for an area their PC cannot read

    void add(const SimulationCounts &other);
    [[nodiscard]] std::string inWords() const;
};

/// Seeds after this one also play full disks and PCs of an earlier version, and a third of them
/// send the program's own bundles. Those before it stay what they were when they found something.
inline constexpr std::uint64_t kExtendedFrom = 100'000;
/// Those after this one also settle one question differently on two PCs before they exchange, move
/// places and close reports; in the end one person settles all that is left.
inline constexpr std::uint64_t kApartFrom = 200'000;
/// Those after this one also hang records on others that are deleted elsewhere.
inline constexpr std::uint64_t kHangingFrom = 300'000;
/// Those after this one also log records for areas their PC cannot read, and let go of them.
inline constexpr std::uint64_t kElsewhereFrom = 400'000;

/// Some PCs of one council, the files between them, and everything that goes wrong with files,
/// clocks and disks, all out of one number. The journal, the merge and the checks are those of the
/// program; only the disk, the clock and the carrying of files are played.
///
/// At the end all PCs exchange everything, and every acknowledged op must be everywhere it may be
/// read, byte for byte; the records and what is to be settled must be the same; and what is shown
/// must be what a second, plain reckoning makes of the ops.
class Simulation {
public:
    explicit Simulation(std::uint64_t seed, const SimulationLimits &limits = {});

    /// Nothing where all was well, otherwise what was not.
    [[nodiscard]] std::string run();
    [[nodiscard]] const SimulationCounts &counts() const { return m_counts; }

private:
    struct File {
        std::string bytes;
        std::string seal{}; ///< stands in for the bundle's signature: altered bytes are noticed
        bool damaged = false;
    };
    struct Station {
        std::unique_ptr<Pc> pc;
        std::set<Id> areas; ///< those it may read, the shared one too
        bool retired = false;
        bool isOld = false; ///< its version lacks a field and a type
        std::string backup;
        std::vector<std::size_t> known; ///< files it has taken
    };
    /// Every op that a person's PC said is saved: stream and number, and its hash.
    using Acknowledged = std::map<std::pair<StreamKey, std::int64_t>, std::string>;

    std::uint64_t pick(std::uint64_t below) { return below == 0 ? 0 : m_random() % below; }
    bool chance(int percent) { return pick(100) < static_cast<std::uint64_t>(percent); }
    [[nodiscard]] Station &someStation() { return m_stations[pick(m_stations.size())]; }
    void addStation(const std::set<Id> &areas, const std::string &image);
    [[nodiscard]] std::optional<Id> someRecord(Pc &pc, const std::string &type);
    void step();
    void edit(Station &at);
    void write(Station &at, const Id &report);
    void hang(Station &at, const Id &report);
    void create(Station &at);
    [[nodiscard]] Id someArea(const Station &at);
    void letGo(Station &at);
    void send(Station &from);
    void receive(Station &at);
    void countQuestions(Station &at, const std::vector<Segment> &segments);
    [[nodiscard]] std::vector<Segment> openFile(const Station &at, const File &file);
    void fillDisk(Station &at, const std::vector<Segment> &segments);
    void makeOld(Station &at);
    void upgradeAll();
    void damage(std::string &bytes);
    void settleOne(Station &at);
    void settleApart(Station &at);
    bool settle(Station &at, const Conflict &one, const ConflictChoice &choice);
    void settleAll();
    void writeTogether(Pc &pc, const Id &report);
    [[nodiscard]] std::string verifySettled(Station &at);
    void eraseOne(Station &at);
    void compactOne(Station &at);
    void jumpClock(Pc &pc);
    void loseDisk(std::size_t index);
    void acknowledge(Pc &pc);
    void forget();
    [[nodiscard]] std::vector<Segment> readable(const Station &at, std::vector<Segment> all) const;
    [[nodiscard]] bool exchangeAll();
    [[nodiscard]] std::string verify();
    [[nodiscard]] std::string verifyNothingLost(Station &at);
    [[nodiscard]] std::string verifyShown(Pc &pc);
    [[nodiscard]] std::string verifyClocks(Pc &pc);
    [[nodiscard]] std::string verifyHanging(Pc &pc);
    [[nodiscard]] std::string verifyArea(Station &at, const std::set<Id> &disputed);

    std::uint64_t m_seed;
    SimulationLimits m_limits;
    std::mt19937_64 m_random;
    bool m_extended = false;
    bool m_apart = false;
    bool m_hangs = false;
    bool m_logsElsewhere = false;
    std::vector<Id> m_allAreas;
    std::vector<Station> m_stations;
    std::unique_ptr<SimulationPost> m_post; ///< some seeds go through the program's own bundles
    std::vector<File> m_files;
    Acknowledged m_acknowledged;
    std::map<Id, Instant> m_latest; ///< by any clock that ever counted for what a device writes
    std::set<Id> m_removed;         ///< people whom somebody took out by hand, not as one of two
    SimulationCounts m_counts;
    std::uint64_t m_made = 0;
    bool m_compacted = false;
    std::string m_fault;
};

/// The fault of the seed with the fewest steps that still show it.
[[nodiscard]] std::string shrunk(std::uint64_t seed, const SimulationLimits &limits);

} // namespace sc::test
