// SPDX-License-Identifier: GPL-3.0-or-later
// bench_indicators FILE.db [QUARTER]: a quarter's figures of a database, as the window and scctl
// work them out. Wall time and processor time of all threads, with no start of a program in it.
#include "core/calendar.h"
#include "indicators/quarterreport.h"
#include "storage/database.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

namespace {

constexpr int kRuns = 5;

struct Spent {
    double wall = 0.0;
    double processor = 0.0;
};

Spent spentOn(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t ticks = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            static_cast<double>(std::clock() - ticks) / CLOCKS_PER_SEC};
}

void tell(const char *what, const std::function<void()> &work)
{
    std::vector<Spent> runs;
    for (int run = 0; run < kRuns; ++run)
        runs.push_back(spentOn(work));
    std::ranges::sort(runs, {}, &Spent::wall);
    std::printf("%-56s %8.3f s wall (best %.3f), %8.3f s processor\n", what, runs[kRuns / 2].wall,
                runs.front().wall, runs[kRuns / 2].processor);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    const auto quarter = sc::Quarter::parse(argc > 2 ? argv[2] : "2026-27Q2");
    if (argc < 2 || !quarter) {
        std::fputs("bench_indicators FILE.db [QUARTER]\n", stderr);
        return 2;
    }
    auto database = sc::Database::open(argv[1], {.mode = sc::OpenMode::ReadOnly});
    if (!database) {
        std::fputs((database.error().message + "\n").c_str(), stderr);
        return 1;
    }
    const auto figures = [&](int months, bool wards) {
        return [&, months, wards] {
            const auto report = sc::quarterReport(
                **database, {.quarter = *quarter, .wards = wards, .months = months});
            if (!report)
                std::fputs((report.error().message + "\n").c_str(), stderr);
        };
    };
    tell("one quarter, every indicator and area", figures(0, false));
    tell("one quarter, every indicator, area and ward", figures(0, true));
    tell("the same with 24 months of charts (no wards)", figures(24, false));
    return 0;
}
