// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace sc::cli {

namespace {

const OptionSpec *find(std::span<const OptionSpec> options, std::string_view name)
{
    const auto it = std::ranges::find(options, name, &OptionSpec::name);
    return it == options.end() ? nullptr : &*it;
}

std::string_view nameOf(std::string_view word)
{
    return word.substr(0, word.find('='));
}

bool isOption(std::string_view word)
{
    return word.starts_with("--") && word.size() > 2;
}

std::unexpected<Error> wrong(std::string_view option, std::string code, std::string message)
{
    return refused(std::string(option), std::move(code), std::move(message));
}

void put(Arguments &into, std::string_view name, const std::string &value)
{
    const auto [place, isNew] = into.options.try_emplace(std::string(name), value);
    if (!isNew)
        place->second += '\n' + value;
}

/// Where the command stands, or the end.
std::size_t commandPlace(std::span<const std::string> raw, std::span<const OptionSpec> common)
{
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (!isOption(raw[i]))
            return i;
        const OptionSpec *option = find(common, nameOf(raw[i]));
        if (option != nullptr && !option->valueName.empty() && !raw[i].contains('='))
            ++i;
    }
    return raw.size();
}

// Reads the option at `place` and steps over its value.
Result<void> readOption(std::span<const std::string> raw, std::size_t &place,
                        std::span<const OptionSpec> options, Arguments &into)
{
    const std::string &word = raw[place];
    const std::string_view name = nameOf(word);
    const OptionSpec *option = find(options, name);
    if (option == nullptr)
        return wrong(name, "unknown_option", std::format("There is no option {} here.", name));
    if (into.has(name) && !option->repeats)
        return wrong(name, "repeated_option", std::format("{} is given twice.", name));
    const bool attached = name.size() < word.size();
    if (option->valueName.empty()) {
        if (attached)
            return wrong(name, "unexpected_value", std::format("{} takes no value.", name));
        into.options.emplace(name, "");
        return {};
    }
    if (attached) {
        put(into, name, word.substr(name.size() + 1));
        return {};
    }
    if (place + 1 >= raw.size() || isOption(raw[place + 1]))
        return wrong(name, "missing_value",
                     std::format("{} needs a value: {} {}.", name, name, option->valueName));
    put(into, name, raw[++place]);
    return {};
}

} // namespace

std::optional<std::string> Arguments::value(std::string_view option) const
{
    const auto it = options.find(option);
    return it == options.end() ? std::nullopt : std::optional(it->second);
}

std::optional<std::string> Arguments::word(std::size_t place) const
{
    return place < words.size() ? std::optional(words[place]) : std::nullopt;
}

std::vector<std::string> Arguments::values(std::string_view option) const
{
    std::vector<std::string> all;
    const std::optional<std::string> joined = value(option);
    for (std::size_t at = 0; joined && at <= joined->size();) {
        const std::size_t end = std::min(joined->find('\n', at), joined->size());
        all.push_back(joined->substr(at, end - at));
        at = end + 1;
    }
    return all;
}

std::string commandIn(std::span<const std::string> raw, std::span<const OptionSpec> common)
{
    const std::size_t place = commandPlace(raw, common);
    return place < raw.size() ? raw[place] : std::string();
}

std::vector<std::string> withPairsJoined(std::span<const std::string> raw,
                                         std::span<const OptionSpec> common,
                                         const std::function<bool(const std::string &)> &isPair)
{
    std::vector<std::string> words(raw.begin(), raw.end());
    const std::size_t place = commandPlace(raw, common);
    if (place + 1 >= words.size() || !isPair(words[place] + ' ' + words[place + 1]))
        return words;
    words[place] += ' ' + words[place + 1];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(place) + 1);
    return words;
}

Result<Arguments> parseArguments(std::span<const std::string> raw,
                                 std::span<const OptionSpec> options)
{
    Arguments arguments;
    bool onlyWords = false;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (!onlyWords && raw[i] == "--") {
            onlyWords = true;
        } else if (!onlyWords && isOption(raw[i])) {
            if (const auto read = readOption(raw, i, options, arguments); !read)
                return std::unexpected(read.error());
        } else if (!onlyWords && raw[i].size() == 2 && raw[i].starts_with('-')) {
            return wrong(raw[i], "unknown_option",
                         std::format("There is no option {} here.", raw[i]));
        } else if (arguments.command.empty()) {
            arguments.command = raw[i];
        } else {
            arguments.words.push_back(raw[i]);
        }
    }
    return arguments;
}

Result<std::optional<std::int64_t>> numberOption(const Arguments &arguments,
                                                 std::string_view option, std::int64_t least,
                                                 std::int64_t most)
{
    const std::optional<std::string> text = arguments.value(option);
    if (!text)
        return std::nullopt;
    std::int64_t number = 0;
    const char *end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < least || number > most)
        return wrong(option, "usage",
                     std::format("{} needs a whole number from {} to {}, not \"{}\".", option,
                                 least, most, *text));
    return number;
}

} // namespace sc::cli
