// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/disclaimerstore.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sc {

namespace {

constexpr std::array kColumns{column<&Disclaimer::version>("version"),
                              column<&Disclaimer::words>("words"),
                              column<&Disclaimer::currentFrom>("current_from")};

constexpr std::size_t kMostWords = 20'000;
constexpr std::size_t kLongestVersion = 40;

std::unexpected<Error> alreadySigned(const char *field)
{
    return refused(field, "already_signed",
                   "This version has been signed and stays as it is: enter a new version");
}

int numberIn(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

DisclaimerStore::DisclaimerStore(Database &database) : BasicStore(database, "disclaimer", kColumns)
{}

bool DisclaimerStore::isSigned(const Id &id)
{
    return database()
        .query("SELECT 1 FROM signature WHERE disclaimer = ? AND deleted = 0 LIMIT 1", id)
        .step();
}

Result<Disclaimer> DisclaimerStore::checked(Disclaimer disclaimer)
{
    disclaimer.version = collapsed(disclaimer.version);
    disclaimer.words = std::string(trimmed(disclaimer.words));
    if (!disclaimer.currentFrom)
        disclaimer.currentFrom = today();
    const std::vector<Disclaimer> all = table().all();
    if (disclaimer.version.empty()) {
        int last = 0;
        for (const Disclaimer &one : all)
            last = std::max(last, numberIn(one.version));
        disclaimer.version = std::to_string(last + 1);
    }
    std::vector<Problem> problems;
    if (disclaimer.words.empty())
        problems.push_back({"text", "missing", "Enter the words people sign"});
    if (disclaimer.words.size() > kMostWords)
        problems.push_back(
            {"text", "out_of_range", "Shorten the words to 20,000 characters or fewer"});
    if (disclaimer.version.size() > kLongestVersion)
        problems.push_back(
            {"version", "out_of_range", "Shorten the version to 40 characters or fewer"});
    const auto before = std::ranges::find(all, disclaimer.id, &Disclaimer::id);
    const bool isNamed =
        before == all.end() || !equalsIgnoringCase(before->version, disclaimer.version);
    if (isNamed && std::ranges::any_of(all, [&](const Disclaimer &one) {
            return one.id != disclaimer.id && equalsIgnoringCase(one.version, disclaimer.version);
        }))
        problems.push_back(
            {"version", "already_exists", "There is a version of that name already"});
    if (!problems.empty())
        return refused(std::move(problems));
    return disclaimer;
}

Result<Disclaimer> DisclaimerStore::create(Change &change, Disclaimer disclaimer)
{
    return database().attemptResult([&]() -> Result<Disclaimer> {
        change.open();
        auto done = checked(std::move(disclaimer));
        return done ? insert(change, *std::move(done)) : done;
    });
}

Result<Disclaimer> DisclaimerStore::update(Change &change, Disclaimer disclaimer)
{
    return database().attemptResult([&]() -> Result<Disclaimer> {
        change.open();
        const auto before = get(disclaimer.id);
        if (!before)
            return before;
        if (!disclaimer.currentFrom)
            disclaimer.currentFrom = before->currentFrom;
        auto done = checked(std::move(disclaimer));
        if (!done)
            return done;
        const bool same = done->words == before->words && done->version == before->version;
        const bool sameDay = done->currentFrom == before->currentFrom;
        if ((!same || !sameDay) && isSigned(done->id))
            return alreadySigned(same ? "current_from" : "text");
        return overwrite(change, *std::move(done));
    });
}

Result<void> DisclaimerStore::remove(Change &change, const Id &id)
{
    return database().attemptResult([&]() -> Result<void> {
        if (isSigned(id))
            return alreadySigned("id");
        return BasicStore::remove(change, id);
    });
}

Result<Disclaimer> DisclaimerStore::find(std::string_view idOrVersion)
{
    if (const auto id = Id::parse(idOrVersion))
        return get(*id);
    return database().attemptResult([&]() -> Result<Disclaimer> {
        auto found = table().where("version = ? COLLATE NOCASE ORDER BY deleted, id LIMIT 1",
                                   collapsed(idOrVersion));
        if (found.empty())
            return noSuch(idOrVersion);
        return std::move(found.front());
    });
}

Result<std::vector<Disclaimer>> DisclaimerStore::inOrder()
{
    return database().attempt(
        [&] { return table().where("deleted = 0 ORDER BY current_from DESC, id DESC"); });
}

Result<std::optional<Disclaimer>> DisclaimerStore::current(Day day)
{
    return inOrder().transform([&](std::vector<Disclaimer> all) -> std::optional<Disclaimer> {
        for (Disclaimer &one : all)
            if (one.currentFrom && *one.currentFrom <= day)
                return std::move(one);
        return all.empty() ? std::nullopt : std::optional(std::move(all.back()));
    });
}

std::string DisclaimerStore::shippedWords()
{
    return "I have been shown how to use the equipment safely and will use it only as shown.\n"
           "I will look it over before each use, wear the gloves, vest and goggles provided, and "
           "not lend it to anybody who has not signed.\n"
           "I will not pick up needles, chemicals, asbestos or anything I do not know, nor touch "
           "what was fly-tipped: I will report it to the council.\n"
           "I will keep off the carriageway and follow the risk assessment where there is one.\n"
           "I will bring everything back clean on the day agreed, and say at once what is lost or "
           "damaged.\n"
           "I take part of my own free will and answer for my own health and safety. Nothing here "
           "takes away rights I have by law.";
}

} // namespace sc
