// SPDX-License-Identifier: GPL-3.0-or-later
// bench_reports search|lists|save FILE: what a person waits for with many reports in the file,
// beside SQLite doing the same without our help. Make the file with `scctl sample --reports N`.
// "save" writes into the file; the others only read. Times are processor time of this thread, but
// for saves, which wait for the disk.
#include "core/calendar.h"
#include "reports/reportliststore.h"
#include "reports/reportstore.h"
#include "storage/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

using namespace sc;

namespace {

constexpr int kPageSize = 100; // rows of the window's list
constexpr int kRepeats = 5;

double threadMs()
{
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
}

double wallMs()
{
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(static_cast<double>(values.size()) * share))];
}

void tell(const char *what, const std::vector<double> &ms)
{
    std::printf("%-58s median %8.3f  p95 %8.3f  p99 %8.3f  worst %8.3f ms (%zu)\n", what,
                quantile(ms, 0.5), quantile(ms, 0.95), quantile(ms, 0.99), quantile(ms, 1.0),
                ms.size());
}

/// One question asked several times; the median counts.
struct Timed {
    std::string name;
    double ms = 0.0;
};

Timed timed(std::string name, const std::function<void()> &ask)
{
    std::vector<double> times;
    for (int i = 0; i < kRepeats; ++i) {
        const double from = threadMs();
        ask();
        times.push_back(threadMs() - from);
    }
    return {std::move(name), quantile(times, 0.5)};
}

void tellAll(const char *what, std::vector<Timed> questions)
{
    std::vector<double> times;
    for (const Timed &question : questions)
        times.push_back(question.ms);
    tell(what, times);
    std::ranges::sort(questions, std::greater{}, &Timed::ms);
    for (std::size_t i = 0; i < std::min<std::size_t>(questions.size(), 6); ++i)
        std::printf("    %8.3f ms  %s\n", questions[i].ms, questions[i].name.c_str());
}

template <class T> T need(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(3);
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// Every beginning of what people type, a letter at a time, and words that are rare or nowhere.
std::vector<std::string> typed(Database &database)
{
    std::vector<std::string> words{"zzz", "q", "bramble and tyres", "N3-0147"};
    for (const std::string whole :
         {"mattress", "fly tipping", "litter by the bench", "dog fouling path", "asbestos",
          "trolley in the beck", "overflowing bin high street", "needles", "graffiti"})
        for (std::size_t length = 1; length <= whole.size(); ++length)
            words.push_back(whole.substr(0, length));
    Query street = database.query("SELECT street, postcode, ref FROM report WHERE street IS NOT "
                                  "NULL AND postcode IS NOT NULL ORDER BY no DESC LIMIT 1");
    if (street.step())
        for (int column = 0; column < 3; ++column)
            for (std::size_t length = 1; length <= street.text(column).size(); ++length)
                words.push_back(street.text(column).substr(0, length));
    return words;
}

int search(Database &database)
{
    constexpr int kShown = 5; // rows of the search box
    ReportListStore list(database);
    std::vector<Timed> box;
    std::vector<Timed> narrowed;
    for (const std::string &words : typed(database)) {
        box.push_back(timed(words, [&] { need(list.search(words, kShown)); }));
        ReportFilter filter;
        filter.text = words;
        filter.state = ReportFilter::State::Any;
        narrowed.push_back(timed(
            words, [&] { need(list.page(filter, ReportOrder::Newest, std::nullopt, kPageSize)); }));
    }
    tellAll("search box, as typed", std::move(box));
    tellAll("list narrowed by words, as typed", std::move(narrowed));
    std::vector<Timed> like;
    for (const char *words : {"%mattress%", "%zzz%", "%litter%"})
        like.push_back(timed(words, [&] {
            Query found = database.query("SELECT no FROM report WHERE (description LIKE ?1 OR "
                                         "street LIKE ?1) AND deleted = 0 ORDER BY no DESC LIMIT 5",
                                         std::string(words));
            while (found.step())
                ;
        }));
    tellAll("peer: SQLite LIKE over the same table", std::move(like));
    return 0;
}

struct Named {
    std::string name;
    ReportFilter filter;
};

Id first(Database &database, const std::string &sql)
{
    Query found = database.query(sql);
    return found.step() ? found.id(0) : Id{};
}

std::vector<Named> filters(Database &database)
{
    std::vector<Named> all{{"everything", {}}};
    const auto add = [&](std::string name, const std::function<void(ReportFilter &)> &set) {
        ReportFilter filter;
        set(filter);
        all.push_back({std::move(name), filter});
    };
    add("category litter", [](auto &f) { f.categories = {"litter"}; });
    add("category hazardous.gas", [](auto &f) { f.categories = {"hazardous.gas"}; });
    add("category dead_animal, trolley",
        [](auto &f) { f.categories = {"dead_animal", "trolley"}; });
    add("status scheduled", [](auto &f) { f.statuses = {"scheduled"}; });
    add("status reopened", [](auto &f) { f.statuses = {"reopened"}; });
    add("status closed_not_ours", [](auto &f) { f.statuses = {"closed_not_ours"}; });
    add("source kit", [](auto &f) { f.source = "kit"; });
    add("source champion", [](auto &f) { f.source = "champion"; });
    add("priority urgent", [](auto &f) { f.priority = "urgent"; });
    add("priority low", [](auto &f) { f.priority = "low"; });
    add("assigned to nobody known", [](auto &f) { f.assignedTo = "Nobody"; });
    add("an area", [&](auto &f) { f.area = first(database, "SELECT id FROM area"); });
    add("a ward", [&](auto &f) { f.ward = first(database, "SELECT id FROM ward"); });
    add("a champion", [&](auto &f) {
        f.champion = first(database, "SELECT champion FROM report WHERE champion IS NOT NULL");
    });
    add("a champion who told nothing", [](auto &f) { f.champion = Id::fromName("nobody at all"); });
    add("late", [](auto &f) { f.due = ReportFilter::Due::Late; });
    add("due today", [](auto &f) { f.due = ReportFilter::Due::Today; });
    add("due this week", [](auto &f) { f.due = ReportFilter::Due::ThisWeek; });
    add("boundary faults", [](auto &f) { f.boundaryFaults = true; });
    add("words mattress", [](auto &f) { f.text = "mattress"; });
    add("gas canisters of an area", [&](auto &f) {
        f.categories = {"hazardous.gas"};
        f.area = first(database, "SELECT id FROM area");
    });
    return all;
}

int lists(Database &database)
{
    ReportListStore list(database);
    const std::pair<const char *, ReportOrder> orders[]{{"jobs", ReportOrder::Jobs},
                                                        {"newest", ReportOrder::Newest},
                                                        {"oldest", ReportOrder::Oldest},
                                                        {"due", ReportOrder::Due}};
    const std::pair<const char *, ReportFilter::State> states[]{
        {"open", ReportFilter::State::Open},
        {"closed", ReportFilter::State::Closed},
        {"all", ReportFilter::State::Any}};
    std::vector<Timed> pages;
    std::vector<Timed> counts;
    for (const auto &[state, which] : states) {
        for (Named named : filters(database)) {
            named.filter.state = which;
            counts.push_back(timed(std::string(state) + ", " + named.name,
                                   [&] { need(list.count(named.filter)); }));
            for (const auto &[order, by] : orders)
                pages.push_back(
                    timed(std::string(state) + ", " + named.name + ", by " + order,
                          [&] { need(list.page(named.filter, by, std::nullopt, kPageSize)); }));
        }
    }
    tellAll("first page of the list, every filter and order", std::move(pages));
    tellAll("how many are in the list", std::move(counts));
    tellAll("figures of Today",
            {timed("council", [&] { need(list.counts({}, localDay(database.clock().now()))); })});
    tellAll("all points, for the map's index", {timed("open", [&] { need(list.points({})); })});
    tellAll("peer: SQLite sorting the same without an index", {timed("open by turn", [&] {
                Query found = database.query("SELECT no, ref, category, street FROM report NOT "
                                             "INDEXED WHERE is_open ORDER BY turn, "
                                             "due_key, no LIMIT 100");
                while (found.step())
                    ;
            })});
    return 0;
}

/// Where reports lie in the file: what is nowhere in the council is no usual report.
std::vector<GridPoint> placesIn(Database &database)
{
    std::vector<GridPoint> places;
    Query rows = database.query("SELECT easting, northing FROM report WHERE area IS NOT NULL AND "
                                "easting IS NOT NULL ORDER BY no DESC LIMIT 2000");
    while (rows.step())
        places.push_back({rows.real(0), rows.real(1)});
    if (places.empty())
        places.push_back({428'000.0, 514'500.0});
    return places;
}

Report someReport(int i, GridPoint place)
{
    Report report;
    report.category = "fly_tipping";
    report.source = "public";
    report.description = "Bags, and a mattress by the wall " + std::to_string(i);
    report.grid = place;
    return report;
}

/// What the journal adds to a row: the same report with and without it, in processor time.
void journalShare(Database &database)
{
    constexpr int kRows = 5'000;
    const RecordType &type = *database.types().named("report");
    std::vector<double> with;
    std::vector<double> without;
    for (int round = 0; round < kRepeats; ++round) {
        Change change(database, {"Bench"});
        change.open();
        const FieldValues values{{"category", Value{"fly_tipping"}},
                                 {"description", Value{"Bags, and a mattress by the wall"}},
                                 {"easting", Value{428'000.0}},
                                 {"northing", Value{514'500.0}},
                                 {"source", Value{"public"}},
                                 {"status", Value{"new"}},
                                 {"logged_at", Value{std::int64_t{1'790'000'000'000}}}};
        double from = threadMs();
        for (int i = 0; i < kRows; ++i)
            change.create("report", database.newId(), values);
        with.push_back((threadMs() - from) / kRows);
        const JournalWrite allowed(database);
        from = threadMs();
        for (int i = 0; i < kRows; ++i) {
            Query insert =
                database.query(type.insertSql, database.newId(), Blob{"stamps"}, std::int64_t{0});
            int position = 3;
            for (std::size_t field = 1; field < type.fields.size(); ++field) {
                const auto given = std::ranges::find(values, type.fields[field].column,
                                                     &std::pair<std::string_view, Value>::first);
                insert.bind(++position, given == values.end() ? Value{} : given->second);
            }
            insert.run();
        }
        without.push_back((threadMs() - from) / kRows);
    }
    const double share = quantile(with, 0.5) - quantile(without, 0.5);
    std::printf("journal: %.1f us a report (%.1f with, %.1f the row alone)\n", share * 1e3,
                quantile(with, 0.5) * 1e3, quantile(without, 0.5) * 1e3);
}

void barePeer(const std::string &path, int saves)
{
    const std::string file = path + ".peer";
    std::vector<double> times;
    {
        SQLite::Database peer(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        peer.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                  "CREATE TABLE IF NOT EXISTS r (a, b, c, d, e, f, g, h, i)");
        SQLite::Statement insert(peer, "INSERT INTO r VALUES (1, 2, 3, 4, 5, 6, 7, 8, 9)");
        for (int i = 0; i < saves; ++i) {
            const double from = wallMs();
            insert.exec();
            insert.reset();
            times.push_back(wallMs() - from);
        }
    }
    for (const char *end : {"", "-wal", "-shm"})
        std::remove((file + end).c_str());
    tell("peer: SQLite, one bare row saved and synced", times);
}

int save(Database &database)
{
    constexpr int kSaves = 2'000;
    ReportStore store(database);
    const std::vector<GridPoint> places = placesIn(database);
    std::vector<double> wall;
    std::vector<double> processor;
    for (int i = 0; i < kSaves; ++i) {
        const double from = wallMs();
        const double cpu = threadMs();
        Change change(database, {"Bench"});
        need(store.create(change,
                          someReport(i, places[static_cast<std::size_t>(i) % places.size()])));
        need(change.commit());
        wall.push_back(wallMs() - from);
        processor.push_back(threadMs() - cpu);
    }
    tell("a report saved, acknowledged after it is on the disk", wall);
    tell("  of it processor time", processor);
    barePeer(database.path().string(), kSaves);
    journalShare(database);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string what = argc == 3 ? argv[1] : "";
    OpenOptions options;
    options.mode = what == "save" ? OpenMode::ReadWrite : OpenMode::ReadOnly;
    if (what != "search" && what != "lists" && what != "save") {
        std::fprintf(stderr, "usage: bench_reports search|lists|save FILE\n");
        return 2;
    }
    const auto database = Database::open(argv[2], options);
    if (!database) {
        std::fprintf(stderr, "%s\n", database.error().message.c_str());
        return 3;
    }
    if (what == "search")
        return search(**database);
    return what == "lists" ? lists(**database) : save(**database);
}
