// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvimport.h"

#include "exchange/importers.h"
#include "exchange/kind.h"
#include "exchange/recordstore.h"
#include "exchange/rejects.h"
#include "storage/backup.h"
#include "storage/database.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <utility>

namespace sc {

namespace {

constexpr std::int64_t kProgressEvery = 1000; // rows
constexpr std::size_t kMostWaiting = 10'000;  // rows

constexpr const char *kReadAsOldEncoding =
    "The file is not UTF-8 throughout; what is not was read as Windows-1252. Where letters with "
    "accents look wrong, save it again as UTF-8.";

bool lacksAnother(const std::vector<Problem> &problems)
{
    return std::ranges::contains(problems, "not_found", &Problem::code);
}

/// One run over one file.
class Run {
public:
    Run(RowImporter &importer, Change &change, Rejects &rejects, const TellRemark &tell)
        : m_importer(importer), m_change(change), m_rejects(rejects), m_tell(tell)
    {}

    [[nodiscard]] Result<void> take(const CsvRow &row)
    {
        auto problems = row.problem ? std::vector{*row.problem} : std::vector<Problem>();
        if (!row.problem) {
            auto faults = tried(row);
            if (!faults)
                return std::unexpected(faults.error());
            problems = *std::move(faults);
        }
        if (problems.empty())
            return {};
        // What a row points to may stand further down. Refusals after it wait too: they are told
        // in the order of the file.
        if (m_waiting.empty() && !lacksAnother(problems))
            refuse(row, problems);
        else
            m_waiting.emplace_back(row, std::move(problems));
        return m_waiting.size() < kMostWaiting ? Result<void>() : settle();
    }

    /// Tries the rows that wait again, as long as one of them finds what it points to.
    [[nodiscard]] Result<void> settle()
    {
        for (bool again = true; again;) {
            again = false;
            for (Waiting &one : m_waiting) {
                if (!lacksAnother(one.problems))
                    continue;
                auto faults = tried(one.row);
                if (!faults)
                    return std::unexpected(faults.error());
                one.problems = *std::move(faults);
                again = again || one.problems.empty();
            }
            std::erase_if(m_waiting, [](const Waiting &one) { return one.problems.empty(); });
        }
        for (const Waiting &one : std::exchange(m_waiting, {}))
            refuse(one.row, one.problems);
        return {};
    }

    [[nodiscard]] const ImportSummary &summary() const { return m_summary; }
    [[nodiscard]] std::int64_t rows() const
    {
        return m_summary.added + m_summary.updated + m_summary.unchanged + m_summary.refused +
               static_cast<std::int64_t>(m_waiting.size());
    }

private:
    /// A row to be tried again. What its fields show may be gone with the reader's next row, so it
    /// has them for itself; it is moved and never copied, which leaves the fields where they are.
    struct Waiting {
        Waiting(const CsvRow &given, std::vector<Problem> faults)
            : texts(given.fields.begin(), given.fields.end())
            , row(given)
            , problems(std::move(faults))
        {
            row.fields.assign(texts.begin(), texts.end());
        }
        Waiting(const Waiting &) = delete;
        Waiting &operator=(const Waiting &) = delete;
        Waiting(Waiting &&) noexcept = default;
        Waiting &operator=(Waiting &&) noexcept = default;
        ~Waiting() = default;

        std::vector<std::string> texts;
        CsvRow row;
        std::vector<Problem> problems;
    };

    /// Its faults; none where it was kept. Another error ends the import.
    [[nodiscard]] Result<std::vector<Problem>> tried(const CsvRow &row)
    {
        const Result<RowOutcome> outcome = m_importer.row(m_change, row);
        if (outcome)
            count(*outcome);
        else if (outcome.error().kind != ErrorKind::Refused)
            return std::unexpected(outcome.error());
        return outcome ? std::vector<Problem>() : outcome.error().problems;
    }

    void count(RowOutcome outcome)
    {
        switch (outcome) {
        case RowOutcome::Added:
            ++m_summary.added;
            break;
        case RowOutcome::Updated:
            ++m_summary.updated;
            break;
        case RowOutcome::Unchanged:
            ++m_summary.unchanged;
            break;
        }
    }

    void refuse(const CsvRow &row, const std::vector<Problem> &problems)
    {
        ++m_summary.refused;
        for (const Problem &problem : problems)
            m_tell({row.line, problem, true});
        m_rejects.add(row, problems);
    }

    RowImporter &m_importer;
    Change &m_change;
    Rejects &m_rejects;
    const TellRemark &m_tell;
    ImportSummary m_summary;
    std::vector<Waiting> m_waiting;
};

Result<void> readAll(CsvReader &reader, Run &run, const ImportOptions &options)
{
    CsvRow row;
    while (reader.next(row)) {
        if (const auto taken = run.take(row); !taken)
            return taken;
        const bool goOn = !options.progress || run.rows() % kProgressEvery != 0 ||
                          options.progress(reader.position(), reader.size());
        if (!goOn)
            return failure(ErrorKind::Cancelled, "The import was stopped. Nothing was kept.");
    }
    return run.settle();
}

} // namespace

Result<std::string> backupBeforeImport(Database &database)
{
    const Result<bool> empty = RecordStore(database).isEmpty();
    if (!empty)
        return std::unexpected(empty.error());
    if (*empty || database.isInMemory())
        return std::string();
    return Backups(database).make("before-import").transform([](const auto &path) {
        return path.string();
    });
}

Result<ImportSummary> importCsv(Database &database, RowImporter &importer,
                                const ImportOptions &options, const TellRemark &tell)
{
    Result<CsvReader> reader = CsvReader::open(options.file);
    if (!reader)
        return std::unexpected(reader.error());
    for (const auto &[from, to] : options.columns) {
        const auto column = std::ranges::find(reader->header(), columnName(from), columnName);
        if (column == reader->header().end() || !reader->renameColumn(*column, to))
            return refused(from, "not_found", std::format("The file has no column \"{}\".", from));
    }
    if (const auto started = importer.start(*reader, tell); !started)
        return std::unexpected(started.error());
    if (reader->encoding() == TextEncoding::Windows1252)
        tell({reader->headerLine(), {"", kOldEncoding, kReadAsOldEncoding}, false});
    Result<Rejects> rejects = Rejects::open(options.rejects, options.file, *reader);
    if (!rejects)
        return std::unexpected(rejects.error());
    Result<std::string> backup;
    if (!options.dryRun)
        backup = backupBeforeImport(database);
    if (!backup)
        return std::unexpected(backup.error());
    const std::string name = std::filesystem::path(options.file).filename().string();
    Change change(database, options.actor, std::format("Imported from {}", name));
    Run run(importer, change, *rejects, tell);
    if (const auto begun = importer.begin(change); !begun)
        return std::unexpected(begun.error());
    if (const auto read = readAll(*reader, run, options); !read)
        return std::unexpected(read.error());
    if (const auto finished = importer.finish(change); !finished)
        return std::unexpected(finished.error());
    if (const auto committed = options.dryRun ? Result<void>() : change.commit(); !committed)
        return std::unexpected(committed.error());
    if (const auto written = rejects->finish(); !written)
        return std::unexpected(written.error());
    ImportSummary summary = run.summary();
    summary.backup = *backup;
    return summary;
}

std::vector<std::string_view> csvImportKinds()
{
    std::vector<std::string_view> kinds;
    for (const KindSpec &spec : kindSpecs()) {
        if (!spec.plural.empty())
            kinds.push_back(spec.plural);
    }
    kinds.emplace_back("due_rules");
    return kinds;
}

std::vector<std::string> csvColumns(Database &database, std::string_view kind)
{
    if (kind == "due_rules")
        return {"category", "priority", "working_days"};
    std::vector<std::string> names;
    if (const KindSpec *spec = kindSpecOfPlural(kind)) {
        NameStore known(database);
        for (const std::string_view name :
             ExchangeKinds(database, known).of(spec->type).fieldNames())
            names.emplace_back(name);
        if (spec->type == "champion")
            for (const char *part : {"first_name", "surname"})
                names.emplace_back(part);
    }
    return names;
}

std::unique_ptr<RowImporter> importerFor(Database &database, std::string_view kind,
                                         const ImportChoices &choices)
{
    if (kind == "due_rules")
        return dueRuleImporter(database);
    const KindSpec *spec = kindSpecOfPlural(kind);
    if (spec == nullptr)
        return nullptr;
    NameStore names(database); // the importer keeps its own
    return ExchangeKinds(database, names).of(spec->type).importer(choices);
}

} // namespace sc
