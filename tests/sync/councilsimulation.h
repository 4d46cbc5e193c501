// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "office.h"

#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace sc::test {

/// When it is played.
inline const Instant kSimulated{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} +
                                std::chrono::hours{9}};

/// What was done and suffered, for the report of a long run.
struct CouncilCounts {
    long exchanges = 0;
    long files = 0;   ///< taken by hand
    long faults = 0;  ///< done to files in the shared folder
    long refused = 0; ///< files that nobody may take
    long braked = 0;  ///< files held back because they delete so much
    long joined = 0;
    long removed = 0;
    long recovered = 0; ///< the root, after its PC was lost

    void add(const CouncilCounts &other);
    [[nodiscard]] std::string inWords() const;
};

/// The PCs of a council with everything around the merge: databases on disk, a shared folder with
/// whatever happens to folders, files carried by hand, invitations, removed PCs, a root that is
/// lost and recovered, and the brake on deletions. All of it is the program's own and comes out of
/// one number; also the keys, as chance itself is played.
///
/// Where Simulation (simulation.h) tries the merge in every order, this tries what people do with
/// files and keys.
class CouncilSimulation {
public:
    explicit CouncilSimulation(std::uint64_t seed, int steps = 60);
    ~CouncilSimulation();

    /// Nothing where all was well, otherwise what was not.
    [[nodiscard]] std::string run();
    [[nodiscard]] const CouncilCounts &counts() const { return m_counts; }

private:
    struct Desk {
        std::string name;
        std::set<std::string> areas; ///< codes
        std::unique_ptr<FixedClock> clock;
        Office office;
        bool removed = false;
        bool lost = false;
    };
    struct Pending {
        Invitation invitation;
        std::string name;
        std::set<std::string> areas;
    };
    using Shown = std::map<std::string, std::set<Id>>; ///< live reports by their area's code

    std::uint64_t pick(std::uint64_t below) { return below == 0 ? 0 : m_random() % below; }
    bool chance(int percent) { return pick(100) < static_cast<std::uint64_t>(percent); }
    [[nodiscard]] fs::path path(const std::string &name) const { return m_place / name; }
    [[nodiscard]] std::string someArea(const std::set<std::string> &of);
    [[nodiscard]] Desk *somebody(); ///< at work, removed or not
    [[nodiscard]] std::vector<Desk *> members();

    bool begin();
    void step();
    void write(Desk &at);
    void writeMany(Desk &at);
    void removeMany(Desk &at);
    void exchange(Desk &at, const fs::path &folder);
    void judge(Desk &at, const ImportedFile &file);
    void send(Desk &at);
    void receive(Desk &at);
    void allow(Desk &at);
    void spoilFolder();
    void invite();
    void join();
    void removeSomebody();
    void loseRoot();
    [[nodiscard]] Shown shown(Desk &at);
    void checkBrake(Desk &at, const Shown &before);
    void fault(const std::string &what);

    void exchangeAll();
    void verify();
    void verifyPairs();
    void verifyScope(Desk &at);
    void verifyRemoved();

    std::uint64_t m_seed;
    int m_steps;
    std::mt19937_64 m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_place;
    std::vector<std::unique_ptr<Desk>> m_desks;
    std::vector<Pending> m_pending;
    std::vector<fs::path> m_post;
    std::set<std::string> m_spoilt; ///< files that are not as they were written
    Desk *m_root = nullptr;
    std::string m_sheet; ///< the recovery sheet
    int m_made = 0;
    CouncilCounts m_counts;
    std::string m_fault;
};

inline const std::set<std::string> kAreas{"EAST", "NORTH", "WEST"};

[[nodiscard]] std::string bytesOf(const fs::path &file);
/// From here on everything that is left to chance comes out of this number.
void playChance(std::uint64_t seed);

} // namespace sc::test
