// SPDX-License-Identifier: GPL-3.0-or-later
#include "kits/contents.h"

#include "core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <format>

namespace sc {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kMostOfOne = 100'000;
constexpr std::size_t kMostLines = 500;

ByName itemIn(const std::string &text)
{
    const std::string name = collapsed(text);
    const auto id = Id::parse(name);
    return id ? ByName{*id, {}} : ByName{{}, name};
}

std::string nameOf(const ByName &item, const ItemName &name)
{
    if (item.id.isNull())
        return item.name;
    std::string words = name ? name(item.id) : std::string();
    return words.empty() ? item.id.toString() : words;
}

std::string written(const Json &json)
{
    return json.empty() ? std::string() : json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::int64_t> numberIn(const Json &line, const char *key)
{
    const auto found = line.find(key);
    if (found == line.end() || found->is_null())
        return std::nullopt;
    // What is no whole number, or beyond what is counted, becomes a number that is refused.
    if (!found->is_number_integer())
        return kMostOfOne + 1;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t{kMostOfOne})
        return kMostOfOne + 1;
    return found->get<std::int64_t>();
}

std::optional<bool> flagIn(const Json &line)
{
    const auto found = line.find("consumable");
    return found != line.end() && found->is_boolean() ? std::optional(found->get<bool>())
                                                      : std::nullopt;
}

std::string textIn(const Json &line, const char *key)
{
    const auto found = line.find(key);
    return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::unexpected<Error> wrongShape(const std::string &field)
{
    return refused(field, "wrong_type",
                   field == "lines"
                       ? R"(Enter lines such as [{"item":"Hoop","count":3,"consumable":false}])"
                       : R"(Enter contents such as [{"item":"Hoop","expected":3,"present":2}])");
}

bool isDigit(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Whether it is the comma in "1,000".
bool partsThousands(std::string_view text, std::size_t at)
{
    return text[at] == ',' && at > 0 && isDigit(text, at - 1) && isDigit(text, at + 1) &&
           isDigit(text, at + 2) && isDigit(text, at + 3) && !isDigit(text, at + 4);
}

/// Whether a number begins there that nobody can count: "-1 Picker", "- 1 Picker", "1.5 Picker".
bool isNoCount(std::string_view words)
{
    const std::size_t start = words.find_first_not_of("+- ");
    if (words.starts_with('-') || words.starts_with('+'))
        return isDigit(words, start);
    const std::size_t end = std::min(words.find_first_not_of("0123456789"), words.size());
    return end > 0 && end < words.size() && (words[end] == '.' || words[end] == ',') &&
           isDigit(words, end + 1);
}

// "10 Litter picker" or "Litter picker: 10" or "Litter picker x 10".
Json plainLine(std::string_view part, const char *countKey)
{
    std::string words;
    for (std::size_t at = 0; at < part.size(); ++at)
        if (!partsThousands(part, at))
            words += part[at];
    words = collapsed(words);
    const std::size_t digits = std::min(words.find_first_not_of("0123456789"), words.size());
    std::optional<std::int64_t> count;
    if (isNoCount(words)) {
        count = -1; // which is refused
    } else if (digits > 0) {
        std::from_chars(words.data(), words.data() + digits, count.emplace(1));
        words = words.substr(digits);
        if (words.starts_with(" x ") || words.starts_with(" X "))
            words = words.substr(3);
    } else if (const std::size_t at = words.find_last_of(": x"); at != std::string::npos) {
        std::int64_t read = 0;
        const char *end = words.data() + words.size();
        const auto done = std::from_chars(words.data() + at + 1, end, read);
        if (done.ec == std::errc{} && done.ptr == end) {
            count = read;
            words = std::string(trimmed(words.substr(0, at)));
            while (words.ends_with(':') || words.ends_with(" x") || words.ends_with(' '))
                words.pop_back();
        }
    }
    Json line{{"item", collapsed(words)}};
    if (count || std::string_view(countKey) == "count") // of a kit type: one, unless it says more
        line[countKey] = count.value_or(1);
    return line;
}

// At a comma only where the next line begins with its number: "10 Picker, 30 Sack".
std::size_t lineEnd(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ';' || text[at] == '\n')
            return at;
        const std::size_t next = text.find_first_not_of(' ', at + 1);
        if (text[at] == ',' && !partsThousands(text, at) &&
            (isDigit(text, next) || isNoCount(text.substr(std::min(next, text.size())))))
            return at;
    }
    return text.size();
}

Result<Json> arrayIn(std::string_view text, const std::string &field, const char *countKey)
{
    Json list = Json::array();
    const std::string_view plain = trimmed(text);
    if (plain.empty())
        return list;
    if (plain.front() == '[' || plain.front() == '{') {
        list = Json::parse(plain, nullptr, false);
        if (!list.is_array() ||
            !std::ranges::all_of(list, [](const Json &one) { return one.is_object(); }))
            return wrongShape(field);
        return list;
    }
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::size_t end = lineEnd(rest);
        if (!trimmed(rest.substr(0, end)).empty())
            list.push_back(plainLine(rest.substr(0, end), countKey));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return list;
}

struct Checker {
    std::string field;
    std::vector<std::string> seen{};
    std::vector<Problem> problems{};

    void item(const ByName &name)
    {
        if (name.isNothing()) {
            problems.push_back({field, "missing", "Enter the item of each line"});
            return;
        }
        const std::string key = name.id.isNull() ? folded(name.name) : name.id.toString();
        if (std::ranges::contains(seen, key))
            problems.push_back({field, "already_exists",
                                std::format("\"{}\" is there twice: make it one line", key)});
        seen.push_back(key);
    }
    void count(const std::optional<std::int64_t> &number, std::int64_t least, const char *what)
    {
        if (!number)
            problems.push_back(
                {field, "missing", std::format("Enter how many are {} in each line", what)});
        else if (*number < least || *number > kMostOfOne)
            problems.push_back(
                {field, "out_of_range",
                 std::format("Enter {} to 100,000 for how many are {}", least, what)});
    }
};

std::vector<std::string> serialsIn(const Json &line)
{
    std::vector<std::string> serials;
    const auto found = line.find("serials");
    if (found == line.end() || !found->is_array())
        return serials;
    for (const Json &one : *found) {
        if (one.is_string() && !trimmed(one.get_ref<const std::string &>()).empty())
            serials.push_back(collapsed(one.get<std::string>()));
    }
    return serials;
}

} // namespace

std::string linesText(const std::vector<KitLine> &lines, const ItemName &name)
{
    Json list = Json::array();
    for (const KitLine &line : lines)
        list.push_back({{"item", nameOf(line.item, name)},
                        {"count", line.count},
                        {"consumable", line.consumable}});
    return written(list);
}

Result<std::vector<KitLine>> parseLines(std::string_view text,
                                        std::vector<std::optional<bool>> *consumable)
{
    const Result<Json> list = arrayIn(text, "lines", "count");
    if (!list)
        return std::unexpected(list.error());
    if (list->size() > kMostLines)
        return refused("lines", "out_of_range", "Enter 500 lines or fewer");
    Checker check{"lines"};
    std::vector<KitLine> lines;
    for (const Json &one : *list) {
        const auto count = numberIn(one, "count");
        const auto flag = flagIn(one);
        lines.push_back({itemIn(textIn(one, "item")), count.value_or(0), flag.value_or(false)});
        check.item(lines.back().item);
        check.count(count, 1, "in the kit");
        if (consumable != nullptr)
            consumable->push_back(flag);
    }
    if (!check.problems.empty())
        return refused(std::move(check.problems));
    return lines;
}

std::string contentsText(const std::vector<KitContent> &contents, const ItemName &name)
{
    Json list = Json::array();
    for (const KitContent &one : contents) {
        Json line{{"item", nameOf(one.item, name)},
                  {"expected", one.expected},
                  {"present", one.present},
                  {"consumable", one.consumable}};
        if (!one.serials.empty())
            line["serials"] = one.serials;
        list.push_back(std::move(line));
    }
    return written(list);
}

Result<std::vector<KitContent>> parseContents(std::string_view text,
                                              std::vector<std::optional<bool>> *consumable)
{
    const Result<Json> list = arrayIn(text, "contents", "expected");
    if (!list)
        return std::unexpected(list.error());
    if (list->size() > kMostLines)
        return refused("contents", "out_of_range", "Enter 500 lines or fewer");
    Checker check{"contents"};
    std::vector<KitContent> contents;
    for (const Json &one : *list) {
        const auto expected = numberIn(one, "expected");
        const auto present = numberIn(one, "present");
        const auto flag = flagIn(one);
        contents.push_back({itemIn(textIn(one, "item")), expected.value_or(present.value_or(0)),
                            present.value_or(expected.value_or(0)), flag.value_or(false),
                            serialsIn(one)});
        if (consumable != nullptr)
            consumable->push_back(flag);
        check.item(contents.back().item);
        check.count(expected ? expected : present, 0, "expected");
        if (present)
            check.count(present, 0, "there");
    }
    if (!check.problems.empty())
        return refused(std::move(check.problems));
    return contents;
}

std::vector<KitContent> contentsOf(const KitType &type)
{
    std::vector<KitContent> contents;
    contents.reserve(type.lines.size());
    for (const KitLine &line : type.lines)
        contents.push_back({line.item, line.count, line.count, line.consumable, {}});
    return contents;
}

} // namespace sc
