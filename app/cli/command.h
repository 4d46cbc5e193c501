// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/terminal.h"
#include "core/error.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sc {
class Database;
}

namespace sc::cli {

/// The program's exit codes. People schedule it and tests rely on them.
enum ExitCode : int {
    kDone = 0,
    kSomeRefused = 1, ///< some rows were refused, or a check failed
    kUsage = 2,
    kCannot = 3, ///< a file cannot be read or written
};

[[nodiscard]] ExitCode exitCodeFor(const Error &error);

/// What a command works with.
struct Context {
    const Arguments &arguments;
    Terminal &terminal;
    std::filesystem::path database;
    bool json = false;
};

/// A command: its entry in the help and what it does. Usage faults are returned as Refused errors
/// with the field `usage`; everything else comes back as an exit code or an error to be told.
struct Command {
    std::string_view name;
    std::string_view words; ///< what follows it, for the help
    std::string_view help;
    std::span<const OptionSpec> options;
    std::size_t leastWords = 0;
    std::size_t mostWords = 0;
    Result<ExitCode> (*run)(Context &context);
};

/// Opens the database for looking only: works beside the window and in a read-only folder.
[[nodiscard]] Result<std::unique_ptr<Database>> openToRead(const Context &context);
/// Opens the database as its owner.
[[nodiscard]] Result<std::unique_ptr<Database>> openToWrite(const Context &context, bool create);

/// A fault in how the command was called.
[[nodiscard]] std::unexpected<Error> usageError(std::string message);
[[nodiscard]] bool isUsageError(const Error &error);

/// "a, b or c"
[[nodiscard]] std::string listed(const std::vector<std::string_view> &words);

/// What who-did-what records for work done here: the name of the person logged in, or "scctl".
[[nodiscard]] std::string actorName();

[[nodiscard]] std::span<const Command> dataCommands();
[[nodiscard]] std::span<const Command> lookCommands();
[[nodiscard]] std::span<const Command> fileCommands();
[[nodiscard]] std::span<const Command> peopleCommands();
[[nodiscard]] std::span<const Command> pickCommands();
[[nodiscard]] std::span<const Command> printCommands();
[[nodiscard]] std::span<const Command> kitCommands();
[[nodiscard]] std::span<const Command> loanCommands();
[[nodiscard]] std::span<const Command> forecastCommands();
[[nodiscard]] std::span<const Command> conflictCommands();
[[nodiscard]] std::span<const Command> indicatorCommands();
[[nodiscard]] std::span<const Command> spcCommands();
[[nodiscard]] std::span<const Command> syncCommands();
[[nodiscard]] std::span<const Command> syncCareCommands();

} // namespace sc::cli
