// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/basicstore.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// Somebody spoke or wrote to a champion, or heard from one.
struct Contact {
    Id id;
    Id champion;
    Instant at{};
    std::string way;  ///< one of kContactWays but "none"
    std::string kind; ///< one of kContactKinds
    std::string note;
    std::string round;     ///< the name of a contact round it belongs to
    bool answered = false; ///< they were reached, or answered
    bool deleted = false;

    bool operator==(const Contact &) const = default;
};

/// What a contact was about. "heard_from": they came to us.
inline constexpr std::array<std::string_view, 8> kContactKinds{
    "heard_from", "check_in", "asked_to_do_more", "welcome",
    "thanks",     "renewal",  "answer",           "other"};

/// The contact log.
class ContactStore : public BasicStore<Contact> {
public:
    explicit ContactStore(Database &database);

    /// Now, where no time is given; the kind is other. Refused: `missing` champion, `unknown_code`
    /// way or kind, `out_of_range` in the future or a note above 2,000 characters.
    [[nodiscard]] Result<Contact> create(Change &change, Contact given);
    [[nodiscard]] Result<Contact> update(Change &change, Contact given);
    /// One entry for each champion, in one change: a contact round that was made. Whoever was
    /// contacted in that round today already is passed over. Gives how many were written.
    [[nodiscard]] Result<int> log(Change &change, const Contact &like,
                                  const std::vector<Id> &champions);

    [[nodiscard]] Result<std::vector<Contact>> of(const Id &champion);          ///< latest first
    [[nodiscard]] Result<std::vector<Contact>> ofRound(std::string_view round); ///< latest first
    [[nodiscard]] Result<std::vector<std::string>> rounds();                    ///< latest first

private:
    [[nodiscard]] Result<Contact> checked(Contact contact);
};

} // namespace sc
