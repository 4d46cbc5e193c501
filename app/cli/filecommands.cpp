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

Result<ExitCode> backup(Context &context)
{
    const std::string target = *context.arguments.word(0);
    const auto database = openToRead(context);
    if (!database)
        return std::unexpected(database.error());
    if (const auto made = Backups(**database).makeAt(target); !made)
        return std::unexpected(made.error());
    // A copy is as whole as what it was made from.
    const auto missing = Check(**database).missingPhotos();
    if (!missing)
        return std::unexpected(missing.error());
    if (context.json)
        context.terminal.outLine(
            lineOf(Json{{"ok", true}, {"file", target}, {"photos_missing", *missing}}));
    else
        context.terminal.outLine(std::format("Backed up to {}, and tested.", target));
    if (*missing > 0 && !context.json)
        context.terminal.outLine(
            std::format("{} missing here and so in the backup: scctl check --deep names {}.",
                        *missing == 1 ? "1 photo is" : std::format("{} photos are", *missing),
                        *missing == 1 ? "it" : "them"));
    return kDone;
}

Result<ExitCode> restore(Context &context)
{
    const std::string source = *context.arguments.word(0);
    if (const auto made = Backups::restore(source, context.database); !made)
        return std::unexpected(made.error());
    return done(context, std::format("Restored {} from {}.", context.database.string(), source),
                source);
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
