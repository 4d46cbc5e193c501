// SPDX-License-Identifier: GPL-3.0-or-later
// sc_simulate FROM TO [STEPS]: plays these seeds one after the other; prints those that fail,
// shrunk, and what the others went through.
#include "simulation.h"

#include <cstdio>
#include <cstdlib>

using namespace sc::test;

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fputs("Usage: sc_simulate FROM TO [STEPS]\n", stderr);
        return 2;
    }
    const std::uint64_t from = std::strtoull(argv[1], nullptr, 10);
    const std::uint64_t to = std::strtoull(argv[2], nullptr, 10);
    SimulationLimits limits;
    if (argc > 3)
        limits.steps = std::atoi(argv[3]);
    SimulationCounts counts;
    int failed = 0;
    for (std::uint64_t seed = from; seed <= to && failed < 20; ++seed) {
        if (seed % 1'000 == 0) {
            std::fprintf(stderr, "at seed %llu, %d failed\n", static_cast<unsigned long long>(seed),
                         failed);
            std::fflush(stderr);
        }
        Simulation simulation(seed, limits);
        if (simulation.run().empty()) {
            counts.add(simulation.counts());
            continue;
        }
        ++failed;
        std::printf("%s\n", shrunk(seed, limits).c_str());
        std::fflush(stdout);
    }
    std::printf("seeds %llu to %llu: %d failed; %s\n", static_cast<unsigned long long>(from),
                static_cast<unsigned long long>(to), failed, counts.inWords().c_str());
    return failed == 0 ? 0 : 1;
}
