// SPDX-License-Identifier: GPL-3.0-or-later
// bench_merge [RECORDS]: how fast what another PC wrote is taken in, in processor time of this
// thread: new reports, changes to them, changes both sides made, and the same again. Databases in
// memory; hashes are tested, nothing is decrypted.
#include "sync/merge.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

using namespace sc;

namespace {

double threadMs()
{
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
}

std::vector<Segment> whatLacks(Database &from, Database &to)
{
    std::vector<Segment> segments;
    const auto known = versionVector(to);
    const auto done = segmentsSince(from, *known, {Id{}}, [&](Segment &&segment) {
        segments.push_back(std::move(segment));
        return true;
    });
    return done ? segments : std::vector<Segment>{};
}

void take(const char *what, Database &into, const std::vector<Segment> &segments, int records)
{
    const double before = threadMs();
    const auto outcome = merge(into, segments, {.allowManyDeletions = true});
    const double took = threadMs() - before;
    if (!outcome) {
        std::printf("%s: %s\n", what, outcome.error().message.c_str());
        std::exit(1);
    }
    std::printf("%-44s %8.0f ms %9.0f records/s  (%d new, %d changed, %d conflicts, %d known)\n",
                what, took, records / took * 1e3, outcome->newRecords, outcome->changedRecords,
                outcome->newConflicts, outcome->opsKnown);
}

void edit(Database &database, const std::vector<Id> &ids, const std::string &words)
{
    Change change(database, Actor{"Bench"});
    for (const Id &id : ids)
        static_cast<void>(change.update(
            "report", id,
            {{"description", Value{words}}, {"priority", Value{words}}, {"status", Value{words}}}));
    if (!change.commit())
        std::exit(1);
}

} // namespace

int main(int argc, char **argv)
{
    const int records = argc > 1 ? std::atoi(argv[1]) : 50'000;
    const auto here = Database::inMemory({.seed = 1});
    const auto there = Database::inMemory({.seed = 2});
    if (!here || !there)
        return 1;
    std::vector<Id> ids;
    {
        Change change(**here, Actor{"Bench"});
        for (int i = 0; i < records; ++i) {
            ids.push_back((*here)->newId());
            change.create("report", ids.back(),
                          {{"ref", Value{"N3-" + std::to_string(i)}},
                           {"category", Value{"litter"}},
                           {"description", Value{"Sofa and two bags by the bench"}},
                           {"latitude", Value{54.5 + i * 1e-6}},
                           {"longitude", Value{-1.5}},
                           {"easting", Value{428000.0 + i}},
                           {"northing", Value{514000.0}},
                           {"street", Value{"Bondgate"}},
                           {"source", Value{"champion"}},
                           {"status", Value{"new"}},
                           {"logged_at", Value{std::int64_t{1'780'000'000'000} + i}},
                           {"priority", Value{"normal"}}});
        }
        if (!change.commit())
            return 1;
    }
    const auto first = whatLacks(**here, **there);
    take("new reports", **there, first, records);
    take("the same again", **there, first, records);
    edit(**here, ids, "a");
    take("three fields of each changed", **there, whatLacks(**here, **there), records);
    edit(**here, ids, "b");
    edit(**there, ids, "c");
    take("three fields of each changed on both sides", **there, whatLacks(**here, **there),
         records);
    return 0;
}
