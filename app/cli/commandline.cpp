// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include "cli/command.h"
#include "loans/loanguardstore.h"
#include "picks/pickguardstore.h"
#include "storage/database.h"
#include "storage/location.h"

#include <nlohmann/json.hpp>

#include <QString>
#include <QtEnvironmentVariables>

#include <algorithm>
#include <array>
#include <format>
#include <ranges>
#include <vector>

namespace sc::cli {

namespace {

constexpr std::array<OptionSpec, 4> kCommonOptions{{
    {"--db", "FILE", "the database to work on; without it, the one in your data folder"},
    {"--json", "", "answers for machines"},
    {"--help", "", "what a command does and how it is called"},
    {"--version", "", "the version of the program"},
}};

std::vector<Command> allCommands()
{
    std::vector<Command> all;
    for (const auto group :
         {fileCommands(), dataCommands(), lookCommands(), peopleCommands(), pickCommands(),
          kitCommands(), loanCommands(), forecastCommands(), indicatorCommands(), spcCommands(),
          conflictCommands(), syncCommands(), syncCareCommands(), printCommands()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

std::string callOf(const Command &command)
{
    std::string text = std::format("scctl [--db FILE] {}", command.name);
    if (!command.words.empty())
        text += std::format(" {}", command.words);
    for (const OptionSpec &option : command.options) {
        const std::string call = option.valueName.empty()
                                     ? std::string(option.name)
                                     : std::format("{} {}", option.name, option.valueName);
        const std::string more = option.repeats ? "..." : "";
        text +=
            option.required ? std::format(" {}{}", call, more) : std::format(" [{}]{}", call, more);
    }
    return text;
}

void printOptions(Terminal &terminal, std::span<const OptionSpec> options)
{
    for (const OptionSpec &option : options) {
        const std::string call = std::format("{} {}", option.name, option.valueName);
        terminal.outLine(std::format("  {:<18} {}", call, option.help));
    }
}

void printCommands(Terminal &terminal, std::span<const Command> commands)
{
    for (const Command &command : commands)
        terminal.outLine(std::format(
            "  {:<32} {}", std::format("{} {}", command.name, command.words), command.help));
}

void printHelp(Terminal &terminal)
{
    terminal.outLine("scctl works on a Street Champions database from the command line.\n");
    terminal.outLine("Usage: scctl [--db FILE] COMMAND [ARGUMENT...]\n\nCommands:");
    printCommands(terminal, allCommands());
    terminal.outLine("\nOptions for every command:");
    printOptions(terminal, kCommonOptions);
    terminal.outLine("\n\"scctl COMMAND --help\" tells more about one command. Exit codes: 0 done; "
                     "1 some rows\nwere refused or a check failed; 2 called wrongly; 3 a file "
                     "cannot be read or written.");
}

void printHelp(Terminal &terminal, const Command &command)
{
    terminal.outLine(std::format("Usage: {}\n\n{}.", callOf(command), command.help));
    if (!command.options.empty()) {
        terminal.outLine("");
        printOptions(terminal, command.options);
    }
}

int usage(Terminal &terminal, std::string_view message, const Command *command = nullptr)
{
    terminal.errorLine(std::format("scctl: {}", message));
    terminal.errorLine(command != nullptr
                           ? std::format("Usage: {}", callOf(*command))
                           : std::string("Usage: scctl [--db FILE] COMMAND [ARGUMENT...]\nRun "
                                         "\"scctl --help\" for the commands."));
    return kUsage;
}

void tell(Terminal &terminal, const Error &error, bool json)
{
    terminal.errorLine(std::format("scctl: {}", error.message));
    for (std::size_t i = error.problems.size() > 1 ? 0 : error.problems.size();
         i < error.problems.size(); ++i)
        terminal.errorLine(
            std::format("  {}: {}", error.problems[i].field, error.problems[i].message));
    if (!json)
        return;
    nlohmann::ordered_json answer{{"ok", false}, {"message", error.message}};
    answer["errors"] = nlohmann::ordered_json::array();
    for (const Problem &problem : error.problems)
        answer["errors"].push_back(
            {{"field", problem.field}, {"code", problem.code}, {"message", problem.message}});
    using Json = nlohmann::ordered_json;
    terminal.outLine(answer.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<void> checkWords(const Command &command, const Arguments &arguments)
{
    if (arguments.words.size() < command.leastWords)
        return usageError(std::format("\"{}\" needs more: {}.", command.name, command.words));
    if (arguments.words.size() > command.mostWords)
        return usageError(std::format("\"{}\" does not take \"{}\".", command.name,
                                      arguments.words[command.mostWords]));
    return {};
}

int runCommand(const Command &command, const Arguments &arguments, Terminal &terminal)
{
    if (arguments.has("--help")) {
        printHelp(terminal, command);
        return kDone;
    }
    if (const auto words = checkWords(command, arguments); !words)
        return usage(terminal, words.error().message, &command);
    const std::optional<std::string> file = arguments.value("--db");
    if (file && file->empty())
        return usage(terminal, "--db needs the name of a file.", &command);
    Context context{.arguments = arguments,
                    .terminal = terminal,
                    .database = file ? std::filesystem::path(*file) : defaultDatabasePath(),
                    .json = arguments.has("--json")};
    const Result<ExitCode> done = command.run(context);
    if (done)
        return *done;
    if (isUsageError(done.error()))
        return usage(terminal, done.error().message, &command);
    tell(terminal, done.error(), context.json);
    return exitCodeFor(done.error());
}

/// "sync" alone: the commands that begin with it.
std::vector<Command> beginningWith(const std::vector<Command> &commands, const std::string &name)
{
    return commands | std::views::filter([&](const Command &one) {
               return one.name.starts_with(name + ' ');
           }) |
           std::ranges::to<std::vector>();
}

/// What is said where no command has that name; with --help, those that begin with it.
int noSuchCommand(const std::vector<Command> &commands, const std::string &name, bool asksForHelp,
                  Terminal &terminal)
{
    const std::vector<Command> pairs = beginningWith(commands, name);
    if (pairs.empty())
        return usage(terminal, std::format("There is no command \"{}\".", name));
    if (!asksForHelp) {
        const auto names = std::views::transform(
            pairs, [](const Command &one) { return std::string_view(one.name); });
        return usage(terminal,
                     std::format("Say which: {}.", listed(std::ranges::to<std::vector>(names))));
    }
    printCommands(terminal, pairs);
    return kDone;
}

/// "-h", "dump -h" and "help dump" ask as "--help" does.
std::vector<std::string> withHelpSpelt(std::span<const std::string> given)
{
    std::vector<std::string> words(given.begin(), given.end());
    const auto end = std::ranges::find(words, "--");
    for (auto at = words.begin(); at != end; ++at) {
        const bool isValue = at != words.begin() && (at - 1)->starts_with("--") &&
                             *(at - 1) != "--json"; // of the option before it
        if (*at == "-h" && !isValue)
            *at = "--help";
    }
    const auto help = std::ranges::find(words, "help");
    if (commandIn(words, kCommonOptions) == "help" && help + 1 != words.end() &&
        !(help + 1)->starts_with('-')) {
        words.erase(help);
        words.emplace_back("--help");
    }
    return words;
}

int dispatch(std::span<const std::string> called, Terminal &terminal)
{
    const std::vector<Command> commands = allCommands();
    const std::vector<std::string> given = withHelpSpelt(called);
    const std::vector<std::string> raw =
        withPairsJoined(given, kCommonOptions, [&](const std::string &pair) {
            return std::ranges::contains(commands, pair, &Command::name);
        });
    const std::string name = commandIn(raw, kCommonOptions);
    const auto command = std::ranges::find(commands, name, &Command::name);
    if (!name.empty() && name != "help" && command == commands.end())
        return noSuchCommand(commands, name, std::ranges::contains(raw, "--help"), terminal);
    std::vector<OptionSpec> options(kCommonOptions.begin(), kCommonOptions.end());
    if (command != commands.end())
        options.insert(options.end(), command->options.begin(), command->options.end());
    const Result<Arguments> arguments = parseArguments(raw, options);
    if (!arguments)
        return usage(terminal, arguments.error().message,
                     command == commands.end() ? nullptr : &*command);
    if (command != commands.end())
        return runCommand(*command, *arguments, terminal);
    if (arguments->has("--version"))
        terminal.outLine("scctl " SC_VERSION);
    else if (arguments->has("--help") || name == "help")
        printHelp(terminal);
    else
        return usage(terminal, "Say which command to run.");
    return kDone;
}

} // namespace

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Refused:
    case ErrorKind::Cancelled:
        return kSomeRefused;
    case ErrorKind::NotFound: // a record, where a field names it; a file otherwise
        return error.problems.empty() ? kCannot : kSomeRefused;
    default:
        return kCannot;
    }
}

std::unexpected<Error> usageError(std::string message)
{
    return refused("usage", "usage", std::move(message));
}

bool isUsageError(const Error &error)
{
    return error.problems.size() == 1 && error.problems.front().code == "usage";
}

std::string listed(const std::vector<std::string_view> &words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += std::format("{}{}", i == 0 ? "" : i + 1 == words.size() ? " or " : ", ", words[i]);
    return text;
}

std::string actorName()
{
    for (const char *variable : {"SC_USER", "USER", "USERNAME"}) {
        const QString name = qEnvironmentVariable(variable).trimmed();
        if (!name.isEmpty())
            return name.toStdString();
    }
    return "scctl";
}

Result<std::unique_ptr<Database>> openToRead(const Context &context)
{
    OpenOptions options;
    options.mode = OpenMode::ReadOnly;
    return Database::open(context.database, options);
}

Result<std::unique_ptr<Database>> openToWrite(const Context &context, bool create)
{
    OpenOptions options;
    options.mode = create ? OpenMode::Create : OpenMode::ReadWrite;
    auto database = Database::open(context.database, options);
    if (database) {
        PickGuard::install(**database);
        LoanGuard::install(**database);
    }
    return database;
}

int runCommandLine(std::span<const std::string> raw)
{
    Terminal terminal;
    const int code = dispatch(raw, terminal);
    terminal.flush();
    if (terminal.failed() && code != kUsage) {
        terminal.errorLine("scctl: The answer could not be written. The disk may be full.");
        return kCannot;
    }
    return code;
}

} // namespace sc::cli
