// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sampleborough.h"

#include "sample/basemapstore.h"
#include "sample/samplestore.h"
#include "storage/location.h"

#include <system_error>

namespace sc {

namespace fs = std::filesystem;

namespace {

constexpr int kMostYears = 20;
constexpr std::int64_t kMostReports = 10'000'000;

std::vector<Problem> problemsOf(const SampleOptions &options)
{
    std::vector<Problem> problems;
    if (options.years < 1 || options.years > kMostYears)
        problems.push_back({"years", "out_of_range", "Enter a number of years from 1 to 20"});
    if (options.reports < 0 || options.reports > kMostReports)
        problems.push_back(
            {"reports", "out_of_range", "Enter a number of reports from 0 to 10,000,000"});
    return problems;
}

/// A folder of its own to make the sample in, gone at the end whatever happens.
class Workshop {
public:
    explicit Workshop(const fs::path &database)
        : m_folder(fs::absolute(database, m_problem).parent_path() /
                   ("." + database.filename().string() + ".making"))
    {
        fs::remove_all(m_folder, m_problem);
        fs::create_directories(m_folder, m_problem);
    }
    ~Workshop()
    {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Workshop(const Workshop &) = delete;
    Workshop &operator=(const Workshop &) = delete;

    [[nodiscard]] Result<void> ready() const
    {
        if (!m_problem)
            return {};
        return failure(ErrorKind::CannotWrite, "The folder " + m_folder.parent_path().string() +
                                                   " cannot be written. Choose another.");
    }
    [[nodiscard]] const fs::path &folder() const { return m_folder; }

private:
    std::error_code m_problem; // before the folder, whose name may be at fault
    fs::path m_folder;
};

Result<void> fill(const fs::path &path, const sample::Borough &borough,
                  const SampleOptions &options)
{
    FixedClock clock(options.until);
    OpenOptions how;
    how.mode = OpenMode::Create;
    how.clock = &clock;
    how.seed = options.seed;
    auto database = Database::open(path, how);
    if (!database)
        return std::unexpected(database.error());
    sample::SampleWriter writer(**database, clock, borough,
                                {.seed = options.seed,
                                 .years = options.years,
                                 .reports = options.reports,
                                 .until = options.until});
    return writer.write(options.progress);
}

Result<void> putInPlace(const fs::path &from, const fs::path &database)
{
    const fs::path made = from / database.filename();
    std::error_code problem;
    // The database last: where it is, all of it is.
    const std::pair<fs::path, fs::path> moves[]{
        {sampleBasemapPath(made), sampleBasemapPath(database)},
        {filesFolder(made), filesFolder(database)},
        {made, database}};
    for (const auto &[source, target] : moves) {
        if (!fs::exists(source, problem))
            continue;
        if (fs::is_directory(target, problem))
            fs::remove_all(target, problem);
        fs::rename(source, target, problem);
        if (problem)
            return failure(ErrorKind::CannotWrite, "The sample could not be put at " +
                                                       target.string() +
                                                       ". Check that the folder can be written.");
    }
    return {};
}

} // namespace

fs::path sampleBasemapPath(const fs::path &database)
{
    return mapBeside(database);
}

Result<void> makeSampleBorough(const fs::path &database, const SampleOptions &options)
{
    if (auto problems = problemsOf(options); !problems.empty())
        return refused(std::move(problems));
    std::error_code ignored;
    if (fs::exists(database, ignored))
        return refused("db", "already_exists",
                       "There is already a file " + database.string() +
                           ". Give the sample a new name, or move that file away first.");
    const Workshop workshop(database);
    if (auto ready = workshop.ready(); !ready)
        return ready;
    const sample::Borough borough = sample::makeBorough(options.seed);
    const fs::path made = workshop.folder() / database.filename();
    if (auto drawn = sample::writeBasemap(borough, sampleBasemapPath(made)); !drawn)
        return drawn;
    if (auto filled = fill(made, borough, options); !filled)
        return filled;
    return putInPlace(workshop.folder(), fs::absolute(database));
}

} // namespace sc
