// SPDX-License-Identifier: GPL-3.0-or-later
// bench_exchange [RECORDS]: two PCs with RECORDS reports (100,000 if left out) on disk. Each
// changes a tenth of them in three fields and adds as many; half of the changes concern the same
// reports. Then: exporting, what the file's size is beside the same rows as compressed CSV,
// importing with everything that belongs to it (signature, unsealing, unpacking, merging,
// conflicts), importing it again, inviting a PC and joining. Prints wall clock and processor time
// of this process.
#include "storage/database.h"
#include "storage/journal.h"
#include "sync/durablefile.h"
#include "sync/exporter.h"
#include "sync/importer.h"
#include "sync/setup.h"

#include <QByteArray>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <format>

using namespace sc;
namespace fs = std::filesystem;

namespace {

const Actor kActor{"Bench"};

class Measured {
public:
    explicit Measured(const char *what) : m_what(what), m_cpu(cpu()) {}
    void done(double records) const
    {
        const double wall =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
        const double used = cpu() - m_cpu;
        std::printf("%-46s %7.2f s %7.2f s processor %9.0f records/s\n", m_what, wall, used,
                    records / used);
    }

private:
    static double cpu()
    {
        timespec at{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
        return static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_nsec) / 1e9;
    }

    const char *m_what;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_cpu;
};

template <class T> T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

FieldValues fieldsOf(int i, const char *words)
{
    constexpr int kSpread = 9'973;
    return {{"ref", Value{std::format("N3-{:06}", i)}},
            {"category", Value{i % 3 == 0 ? "fly_tipping" : "litter"}},
            {"description", Value{std::format("{} by the bench, number {}", words, i % kSpread)}},
            {"latitude", Value{54.5 + i * 1e-6}},
            {"longitude", Value{-1.5 - (i % kSpread) * 1e-5}},
            {"easting", Value{428000.0 + i % kSpread}},
            {"northing", Value{514000.0 + i % 997}},
            {"street", Value{std::format("Alder Road {}", i % 211)}},
            {"source", Value{"champion"}},
            {"status", Value{"new"}},
            {"logged_at", Value{std::int64_t{1'780'000'000'000} + std::int64_t{i} * 61'000}},
            {"priority", Value{"normal"}}};
}

struct Office {
    std::unique_ptr<Database> database;
    OwnPc own;
};

Office opened(const fs::path &file)
{
    OpenOptions options;
    options.mode = OpenMode::Create;
    return {must(Database::open(file, options)), {}};
}

void add(Database &database, std::vector<Id> &ids, int from, int count, const char *words)
{
    Change change(database, kActor);
    for (int i = from; i < from + count; ++i) {
        ids.push_back(database.newId());
        change.create("report", ids.back(), fieldsOf(i, words));
    }
    must(change.commit());
}

void edit(Database &database, const std::vector<Id> &ids, std::size_t from, std::size_t count,
          const char *words)
{
    Change change(database, kActor);
    for (std::size_t i = from; i < from + count; ++i)
        static_cast<void>(change.update(
            "report", ids[i],
            {{"description", Value{words}}, {"priority", Value{words}}, {"size", Value{words}}}));
    must(change.commit());
}

/// The rows of a file of this many changes as CSV, compressed as zip does it.
qsizetype zippedCsv(int changes)
{
    QByteArray csv;
    for (int i = 0; i < changes; ++i) {
        const auto fields = fieldsOf(i, "Sofa and two bags");
        for (const auto &[name, value] : fields) {
            if (const auto *text = std::get_if<std::string>(&value))
                csv += QByteArray::fromStdString(*text);
            else if (const auto *whole = std::get_if<std::int64_t>(&value))
                csv += QByteArray::number(*whole);
            else
                csv += QByteArray::number(std::get<double>(value), 'g', 10);
            csv += ',';
        }
        csv += "\r\n";
    }
    return qCompress(csv, 6).size();
}

std::uintmax_t exported(Office &office, const fs::path &to, int records, const char *what)
{
    const Measured export_(what);
    ExportRequest request;
    request.volume = 128'000'000; // one file, so that it can be compared
    const auto files = must(Exporter(*office.database, office.own).write(request, intoFile(to)));
    export_.done(records);
    return fs::file_size(files.front().path);
}

} // namespace

int main(int argc, char **argv)
{
    const int records = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const int part = records / 10;
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    const fs::path place(folder.path().toStdString());
    Office hall = opened(place / "hall.db");
    std::vector<Id> ids;
    hall.own = must(setUpCouncil(*hall.database, kActor, {"Darlham", {"NORTH"}, "Hall"}, ""));
    add(*hall.database, ids, 0, records, "Sofa and two bags");
    Invitation invitation;
    {
        const Measured inviting("invitation with everything");
        invitation = must(invite(*hall.database, kActor, hall.own, "Desk", {"NORTH"}));
        inviting.done(records);
    }
    std::printf("  its size: %.2f MB\n", static_cast<double>(invitation.bytes.size()) / 1e6);
    must(writeDurably(place / "in.sci", invitation.bytes));
    {
        const Measured joining("joining with it");
        must(join(place / "in.sci", invitation.code, place / "desk.db", ""));
        joining.done(records);
    }
    Office desk = opened(place / "desk.db");
    desk.own = must(ownPc(*desk.database, ""));
    static_cast<void>(exported(desk, place / "hello.scb", 1, "a word that nothing is new"));
    must(Importer(*hall.database, hall.own, TakeOptions{false, false, false, {}})
             .take(place / "hello.scb"));

    edit(*hall.database, ids, 0, static_cast<std::size_t>(part), "large");
    add(*hall.database, ids, records, part, "Bed");
    std::vector<Id> other = ids;
    edit(*desk.database, other, static_cast<std::size_t>(part / 2), static_cast<std::size_t>(part),
         "small");
    add(*desk.database, other, 2 * records, part, "Chair");
    const auto size = exported(hall, place / "out.scb", 2 * part, "export");
    std::printf("  its size: %ju bytes; as compressed CSV %lld\n", size,
                static_cast<long long>(zippedCsv(2 * part)));
    for (const auto &[what, backup] : {std::pair{"import, without the backup before it", false},
                                       std::pair{"the same file again", true}}) {
        const Measured importing(what);
        const auto told =
            must(Importer(*desk.database, desk.own, TakeOptions{false, false, backup, {}})
                     .take(place / "out.scb"));
        importing.done(2 * part);
        std::printf("  %d new, %d changed, %d conflicts\n", told.newRecords, told.changed,
                    told.conflicts);
    }
    for (const int changes : {100, 1'000}) {
        Office small = opened(place / std::format("small{}.db", changes));
        small.own = must(setUpCouncil(*small.database, kActor, {"Darlham", {"NORTH"}, "Hall"}, ""));
        std::vector<Id> some;
        add(*small.database, some, 0, changes, "Sofa and two bags");
        const auto bytes =
            exported(small, place / std::format("small{}.scb", changes), changes, "export of few");
        std::printf("  %d records: %ju bytes; as compressed CSV %lld\n", changes, bytes,
                    static_cast<long long>(zippedCsv(changes)));
    }
    return 0;
}
