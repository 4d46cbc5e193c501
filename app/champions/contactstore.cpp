// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/contactstore.h"

#include "champions/champion.h"
#include "champions/standingstore.h"
#include "core/text.h"

#include <algorithm>

namespace sc {

namespace {

constexpr std::array kColumns{
    column<&Contact::champion>("champion"), column<&Contact::at>("at"),
    column<&Contact::way>("way"),           column<&Contact::kind>("kind"),
    column<&Contact::note>("note"),         column<&Contact::round>("round"),
    column<&Contact::answered>("answered")};

constexpr std::size_t kLongestNote = 2'000;

} // namespace

ContactStore::ContactStore(Database &database) : BasicStore(database, "contact", kColumns) {}

Result<Contact> ContactStore::checked(Contact contact)
{
    const Instant now = database().clock().now();
    if (contact.at == Instant{})
        contact.at = now;
    if (contact.kind.empty())
        contact.kind = "other";
    contact.round = collapsed(contact.round);
    contact.note = std::string(trimmed(contact.note));
    if (contact.kind == "heard_from")
        contact.answered = true;
    std::vector<Problem> problems;
    if (contact.champion.isNull())
        problems.push_back({"champion", "missing", "Enter the champion's number"});
    if (contact.way == "none" ||
        (!contact.way.empty() && !std::ranges::contains(kContactWays, contact.way)))
        problems.push_back({"way", "unknown_code", "Choose phone, email, text, post or in_person"});
    if (!std::ranges::contains(kContactKinds, contact.kind))
        problems.push_back({"kind", "unknown_code",
                            "Choose heard_from, check_in, asked_to_do_more, welcome, thanks, "
                            "renewal, answer or other"});
    // A list that names the day alone means noon of it, which may not have come yet.
    if (localDay(contact.at) > localDay(now + std::chrono::hours(1)))
        problems.push_back({"at", "out_of_range", "A contact cannot be in the future"});
    if (contact.note.size() > kLongestNote)
        problems.push_back(
            {"note", "out_of_range", "Shorten the note to 2,000 characters or fewer"});
    if (contact.round.size() > 100)
        problems.push_back(
            {"round", "out_of_range", "Shorten the name of the round to 100 characters or fewer"});
    if (!problems.empty())
        return refused(std::move(problems));
    return contact;
}

Result<Contact> ContactStore::create(Change &change, Contact given)
{
    Result<Contact> contact = checked(std::move(given));
    if (contact)
        if (auto erased = StandingStore(database()).erased("champion", contact->champion))
            return refused({*std::move(erased)});
    return contact ? insert(change, *std::move(contact)) : contact;
}

Result<Contact> ContactStore::update(Change &change, Contact given)
{
    Result<Contact> contact = checked(std::move(given));
    return contact ? overwrite(change, *std::move(contact)) : contact;
}

Result<int> ContactStore::log(Change &change, const Contact &like, const std::vector<Id> &champions)
{
    const auto earlier = ofRound(collapsed(like.round));
    if (!earlier)
        return std::unexpected(earlier.error());
    const auto hasIt = [&](const Id &champion) {
        return !like.round.empty() && std::ranges::any_of(*earlier, [&](const Contact &one) {
            return one.champion == champion && localDay(one.at) == today();
        });
    };
    int written = 0;
    for (const Id &champion : champions) {
        if (hasIt(champion))
            continue;
        Contact contact = like;
        contact.id = {};
        contact.champion = champion;
        if (const auto made = create(change, std::move(contact)); !made)
            return std::unexpected(made.error());
        ++written;
    }
    return written;
}

Result<std::vector<Contact>> ContactStore::of(const Id &champion)
{
    return database().attempt([&] {
        return table().where("deleted = 0 AND champion = ? ORDER BY at DESC, id DESC", champion);
    });
}

Result<std::vector<Contact>> ContactStore::ofRound(std::string_view round)
{
    return database().attempt([&] {
        return table().where("deleted = 0 AND round = ? ORDER BY at DESC, id DESC", round);
    });
}

Result<std::vector<std::string>> ContactStore::rounds()
{
    return database().attempt([&] {
        Query rows = database().query("SELECT round FROM contact WHERE deleted = 0 AND round IS "
                                      "NOT NULL GROUP BY round ORDER BY max(at) DESC, round");
        std::vector<std::string> list;
        while (rows.step())
            list.push_back(rows.text(0));
        return list;
    });
}

} // namespace sc
