// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sc::cli {

/// An option a command understands. Without `valueName` it is a switch.
struct OptionSpec {
    std::string_view name; ///< with its two hyphens
    std::string_view valueName;
    std::string_view help;
    bool repeats = false;  ///< may be given several times: the values come joined by '\n'
    bool required = false; ///< the command does nothing without it
};

/// What stood on the command line behind the program's name, taken apart.
struct Arguments {
    std::string command;
    std::vector<std::string> words; ///< what is not an option, the command left out
    std::map<std::string, std::string, std::less<>> options;

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    /// The values of an option that repeats, in their order.
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
    /// The word at this place, or nothing.
    [[nodiscard]] std::optional<std::string> word(std::size_t place) const;
};

/// The first word that is no option and no option's value: the command. Empty if there is none.
[[nodiscard]] std::string commandIn(std::span<const std::string> raw,
                                    std::span<const OptionSpec> common);

/// Joins the two words of a command such as "sync init", so that the rest sees one. `isPair` says
/// whether two words are such a command.
[[nodiscard]] std::vector<std::string>
withPairsJoined(std::span<const std::string> raw, std::span<const OptionSpec> common,
                const std::function<bool(const std::string &)> &isPair);

/// Takes the line apart by the options named. `--name value`, `--name=value` and `--` are
/// understood; options may stand anywhere. Refusals name the option: codes `unknown_option`,
/// `missing_value`, `unexpected_value`, `repeated_option`.
[[nodiscard]] Result<Arguments> parseArguments(std::span<const std::string> raw,
                                               std::span<const OptionSpec> options);

/// The whole number an option gives, within the range. Refused with `bad_number`.
[[nodiscard]] Result<std::optional<std::int64_t>> numberOption(const Arguments &arguments,
                                                               std::string_view option,
                                                               std::int64_t least,
                                                               std::int64_t most);

} // namespace sc::cli
