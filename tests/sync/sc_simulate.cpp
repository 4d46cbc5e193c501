// SPDX-License-Identifier: GPL-3.0-or-later
// sc_simulate FROM TO [STEPS]: plays these seeds one after the other; prints those that fail,
// shrunk, and what the others went through. With "council" before them those of whole councils,
// with their files and keys.
#include "councilsimulation.h"
#include "simulation.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace sc::test;

namespace {

struct Range {
    std::uint64_t from = 0;
    std::uint64_t to = 0;

    Range(const char *first, const char *last)
        : from(std::strtoull(first, nullptr, 10)), to(std::strtoull(last, nullptr, 10))
    {}
};

void tellProgress(std::uint64_t seed, std::uint64_t every, int failed)
{
    if (seed % every != 0)
        return;
    std::fprintf(stderr, "at seed %llu, %d failed\n", static_cast<unsigned long long>(seed),
                 failed);
    std::fflush(stderr);
}

void tellEnd(const Range &range, int failed, const std::string &counts)
{
    std::printf("seeds %llu to %llu: %d failed; %s\n", static_cast<unsigned long long>(range.from),
                static_cast<unsigned long long>(range.to), failed, counts.c_str());
}

int playCouncils(const Range &range)
{
    CouncilCounts counts;
    int failed = 0;
    for (std::uint64_t seed = range.from; seed <= range.to && failed < 20; ++seed) {
        tellProgress(seed, 100, failed);
        CouncilSimulation simulation(seed);
        if (const std::string fault = simulation.run(); !fault.empty()) {
            ++failed;
            std::printf("%s\n", fault.c_str());
            std::fflush(stdout);
        }
        counts.add(simulation.counts());
    }
    tellEnd(range, failed, counts.inWords());
    return failed == 0 ? 0 : 1;
}

int playMerges(const Range &range, const SimulationLimits &limits)
{
    SimulationCounts counts;
    int failed = 0;
    for (std::uint64_t seed = range.from; seed <= range.to && failed < 20; ++seed) {
        tellProgress(seed, 1'000, failed);
        Simulation simulation(seed, limits);
        if (simulation.run().empty()) {
            counts.add(simulation.counts());
            continue;
        }
        ++failed;
        std::printf("%s\n", shrunk(seed, limits).c_str());
        std::fflush(stdout);
    }
    tellEnd(range, failed, counts.inWords());
    return failed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const bool councils = argc > 3 && std::string_view(argv[1]) == "council";
    if (argc < 3) {
        std::fputs("Usage: sc_simulate [council] FROM TO [STEPS]\n", stderr);
        return 2;
    }
    if (councils)
        return playCouncils({argv[2], argv[3]});
    SimulationLimits limits;
    if (argc > 3)
        limits.steps = std::atoi(argv[3]);
    return playMerges({argv[1], argv[2]}, limits);
}
