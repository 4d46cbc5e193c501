// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the database file as a whole: check, backup, restore, sample.
#include "cli/command.h"
#include "exchange/json.h"
#include "sample/sampleborough.h"
#include "storage/backup.h"
#include "storage/check.h"
#include "storage/database.h"

#include <array>
#include <format>

namespace sc::cli {

namespace {

Result<ExitCode> tellFindings(Context &context, const std::vector<Finding> &findings)
{
    Terminal &terminal = context.terminal;
    for (const Finding &finding : findings)
        terminal.errorLine(
            std::format("{}: {}: {}", context.database.string(), finding.code, finding.what));
    if (context.json) {
        Json answer{{"ok", findings.empty()}, {"findings", Json::array()}};
        for (const Finding &finding : findings)
            answer["findings"].push_back({{"code", finding.code}, {"what", finding.what}});
        terminal.outLine(lineOf(answer));
    } else if (findings.empty()) {
        terminal.outLine("No faults found.");
    }
    return findings.empty() ? kDone : kSomeRefused;
}

Result<ExitCode> check(Context &context)
{
    const auto database = openToRead(context);
    if (!database && database.error().kind == ErrorKind::Damaged)
        return tellFindings(context, {{"damaged", database.error().message}});
    if (!database)
        return std::unexpected(database.error());
    Check test(**database);
    const auto findings = context.arguments.has("--deep") ? test.deep() : test.quick();
    if (!findings)
        return std::unexpected(findings.error());
    return tellFindings(context, *findings);
}

Result<ExitCode> done(Context &context, std::string_view text, std::string_view file)
{
    if (context.json)
        context.terminal.outLine(lineOf(Json{{"ok", true}, {"file", file}}));
    else
        context.terminal.outLine(text);
    return kDone;
}

std::string photosAre(int count, std::string_view what)
{
    return std::format("{} {}", count == 1 ? "1 photo is" : std::format("{} photos are", count),
                       what);
}

/// What is wrong with the photos where a copy was made from, and in the copy.
void tellPhotos(Context &context, const PhotoFaults &photos, std::string_view in)
{
    const int faults = photos.damaged + photos.missing;
    for (const auto &[count, what] :
         {std::pair(photos.damaged, "damaged"), std::pair(photos.missing, "missing")}) {
        if (count > 0)
            context.terminal.outLine(
                std::format("{} {}.", photosAre(count, std::format("{} {}", what, in)),
                            photos.kept >= faults ? "but whole in the backup"
                            : photos.kept > 0     ? "and not all of them whole in the backup"
                                                  : "and so in the backup"));
    }
    if (faults > 0)
        context.terminal.outLine("scctl check --deep names them.");
}

Result<ExitCode> backup(Context &context)
{
    const std::string target = *context.arguments.word(0);
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    Backups backups(**database);
    if (const auto made = backups.makeAt(target); !made)
        return std::unexpected(made.error());
    const PhotoFaults &photos = backups.photos();
    const bool isWhole = photos.damaged == 0;
    const ExitCode code = isWhole ? kDone : kSomeRefused;
    if (context.json) {
        context.terminal.outLine(lineOf(Json{{"ok", isWhole},
                                             {"file", target},
                                             {"photos_missing", photos.missing},
                                             {"photos_damaged", photos.damaged},
                                             {"photos_kept", photos.kept}}));
        return code;
    }
    context.terminal.outLine(std::format(
        "Backed up to {}{}", target,
        isWhole ? ", and tested." : ". The records are tested and whole; not all photos are:"));
    tellPhotos(context, photos, "here");
    return code;
}

Result<ExitCode> restore(Context &context)
{
    const std::string source = *context.arguments.word(0);
    const auto made = Backups::restore(source, context.database);
    if (!made)
        return std::unexpected(made.error());
    if (context.json) {
        context.terminal.outLine(lineOf(
            Json{{"ok", true}, {"file", source}, {"photos_damaged", made->damaged - made->kept}}));
        return kDone;
    }
    context.terminal.outLine(
        std::format("Restored {} from {}.", context.database.string(), source));
    if (made->damaged > made->kept)
        context.terminal.outLine(std::format(
            "{}: scctl check --deep names what is not whole here.",
            photosAre(made->damaged - made->kept, "damaged in the backup and not whole here")));
    return kDone;
}

Result<ExitCode> sample(Context &context)
{
    SampleOptions options;
    const auto seed = numberOption(context.arguments, "--seed", 0, 1'000'000'000);
    const auto years = numberOption(context.arguments, "--years", 1, 20);
    const auto reports = numberOption(context.arguments, "--reports", 0, 10'000'000);
    for (const auto *option : {&seed, &years, &reports}) {
        if (!*option)
            return usageError(option->error().message);
    }
    options.seed =
        static_cast<std::uint64_t>(seed->value_or(static_cast<std::int64_t>(options.seed)));
    options.years = static_cast<int>(years->value_or(options.years));
    options.reports = reports->value_or(options.reports);
    if (const auto made = makeSampleBorough(context.database, options); !made)
        return std::unexpected(made.error());
    const std::string file = context.database.string();
    return done(context, std::format("Made the sample borough in {}.", file), file);
}

constexpr std::array<OptionSpec, 3> kSampleOptions{{
    {"--seed", "N", "another borough life for another number; the same for the same"},
    {"--years", "N", "how many years of reports, 2 if left out"},
    {"--reports", "N", "how many reports"},
}};

constexpr std::array<OptionSpec, 1> kCheckOptions{
    {{"--deep", "", "also derive every record from the journal and compare"}}};

constexpr std::array<Command, 4> kCommands{{
    {"sample", "", "Fill a new database with the fictional borough", kSampleOptions, 0, 0, sample},
    {"check", "", "Test that the database is whole", kCheckOptions, 0, 0, check},
    {"backup",
     "FILE",
     "Copy the database, while it may be in use, and test the copy",
     {},
     1,
     1,
     backup},
    {"restore",
     "FILE",
     "Put a backup in the database's place; what was there is kept",
     {},
     1,
     1,
     restore},
}};

} // namespace

std::span<const Command> fileCommands()
{
    return kCommands;
}

} // namespace sc::cli
