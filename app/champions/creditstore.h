// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/basicstore.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sc {

/// An account of the time credits: a champion, or one of the council's by name.
struct CreditAccount {
    Id champion;
    std::string name; ///< one of kCreditAccounts, where there is no champion

    auto operator<=>(const CreditAccount &) const = default;
};

/// The council issues credits; spent ones end in "spent".
inline constexpr std::array<std::string_view, 2> kCreditAccounts{"council", "spent"};
inline constexpr std::int64_t kMinutesPerCredit = 60;
/// Hours for which a champion is thanked.
inline constexpr std::array<std::int64_t, 6> kMilestoneHours{10, 25, 50, 100, 250, 500};

/// One entry: minutes leave one account and reach another, so the books sum to zero whatever
/// entries there are. Entries are never changed; a wrong one is reversed by another.
struct Credit {
    Id id;
    Id fromChampion;
    std::string fromAccount;
    Id toChampion;
    std::string toAccount;
    std::int64_t minutes = 0; ///< 60 make a credit
    std::string category;
    Id pick;
    Id loan; ///< of the kit it was earned with
    Instant at{};
    Id reverses;        ///< the entry that this one takes back
    std::string reason; ///< why it does
    bool deleted = false;

    [[nodiscard]] CreditAccount from() const { return {fromChampion, fromAccount}; }
    [[nodiscard]] CreditAccount to() const { return {toChampion, toAccount}; }
    bool operator==(const Credit &) const = default;
};

struct CreditBalance {
    CreditAccount account;
    std::int64_t minutes = 0;
};

/// An entry as one account sees it.
struct CreditLine {
    Credit credit;
    std::int64_t minutes = 0; ///< into the account, below zero out of it
    std::int64_t balance = 0; ///< after it
    bool isReversed = false;
};

/// A number of hours reached for the first time.
struct Milestone {
    Id champion;
    std::int64_t hours = 0;
    Instant reachedAt{};
};

/// Someone who has credits and has let them lie.
struct InactiveAccount {
    Id champion;
    std::int64_t minutes = 0;
    Instant lastAt{};
};

/// Time credits on disk. Entries taken back by "undo" do not count, nor do those that reversed
/// them.
class CreditStore : public BasicStore<Credit> {
public:
    static constexpr std::int64_t kMostMinutes = 60'000; ///< of one entry

    explicit CreditStore(Database &database);

    /// Refused: `missing` from, to, minutes or category; `out_of_range` minutes below 1 or above
    /// 60,000, one account on both sides, a champion's balance below zero (unless
    /// mayGoBelowZero()), more issued to a champion on one day than dailyMax(); `already_exists`
    /// where the roster of the pick gives the champion these hours.
    [[nodiscard]] Result<Credit> create(Change &change, Credit credit);
    /// The same for who reads the roster.
    [[nodiscard]] Result<Credit> issue(Change &change, Credit credit);
    /// The id of the next entry that a pick or a loan (`column`) earns the champion: always the
    /// same for the same work, so hours that two PCs write down at once, or that come from a file
    /// too, are given once. Throws as queries do.
    [[nodiscard]] Id nextEarned(std::string_view column, const Id &work, const Id &champion);
    /// Always refused: `append_only`.
    [[nodiscard]] Result<Credit> update(Change &change, const Credit &credit);
    [[nodiscard]] Result<void> remove(Change &change, const Id &id);
    [[nodiscard]] Result<void> restore(Change &change, const Id &id);
    /// Writes the entry that takes this one back; a correction may leave a balance below zero.
    /// Refused: `reason_required`, `already_reversed` (also for an entry that is itself a
    /// correction).
    [[nodiscard]] Result<Credit> reverse(Change &change, const Id &id, std::string_view reason);

    [[nodiscard]] Result<std::int64_t> balance(const CreditAccount &account); ///< minutes
    /// Every account that has entries: the council's own, then champions by id.
    [[nodiscard]] Result<std::vector<CreditBalance>> balances();
    [[nodiscard]] Result<std::vector<CreditLine>> linesOf(const Id &champion); ///< oldest first
    /// Minutes issued to the champion, corrections taken off.
    [[nodiscard]] Result<std::int64_t> earned(const Id &champion);
    /// Milestones reached and still held, the latest first; of one champion where one is given.
    [[nodiscard]] Result<std::vector<Milestone>> milestones(const Id &champion = {});
    /// Champions with credits who have neither earned nor spent since then, longest first.
    [[nodiscard]] Result<std::vector<InactiveAccount>> inactiveSince(Instant since);
    [[nodiscard]] Result<std::vector<std::string>>
    categories(); ///< those used, the commonest first

    /// Settings of this PC: "credits_below_zero" (1 or nothing), "credits_daily_max" (minutes; 0:
    /// no limit; 6,000 where it is not set, against a slip of the pen).
    [[nodiscard]] bool mayGoBelowZero();
    [[nodiscard]] std::int64_t dailyMax();
    /// Minutes the council has issued to a champion on a day. Throws as queries do.
    [[nodiscard]] std::int64_t issuedOn(const Id &champion, Day day);

private:
    [[nodiscard]] std::vector<Problem> problemsOf(const Credit &credit);
    /// What the council issues for a pick by hand goes no further than its roster, which gives it.
    [[nodiscard]] std::optional<Problem> givenByRoster(const Credit &credit);
    [[nodiscard]] std::int64_t balanceOf(const CreditAccount &account);
    [[nodiscard]] bool correctsRightly(const Credit &credit);
    [[nodiscard]] bool isReversed(const Id &id);
    [[nodiscard]] std::vector<Credit> counting(std::string_view condition, const Id &champion);
};

} // namespace sc
