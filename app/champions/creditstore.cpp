// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/creditstore.h"

#include "champions/standingstore.h"
#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <map>

namespace sc {

namespace {

constexpr std::array kColumns{column<&Credit::fromChampion>("from_champion"),
                              column<&Credit::fromAccount>("from_account"),
                              column<&Credit::toChampion>("to_champion"),
                              column<&Credit::toAccount>("to_account"),
                              column<&Credit::minutes>("minutes"),
                              column<&Credit::category>("category"),
                              column<&Credit::pick>("pick"),
                              column<&Credit::loan>("loan"),
                              column<&Credit::at>("at"),
                              column<&Credit::reverses>("reverses"),
                              column<&Credit::reason>("reason")};

// An entry counts unless it was undone, or takes back one that was.
const std::string kCounts =
    "deleted = 0 AND (reverses IS NULL OR EXISTS (SELECT 1 FROM credit o WHERE o.id = "
    "credit.reverses AND o.deleted = 0))";
// What the council gave and did not take back.
const std::string kIssued =
    "from_account = 'council' AND reverses IS NULL AND deleted = 0 AND NOT EXISTS (SELECT 1 FROM "
    "credit r WHERE r.reverses = credit.id AND r.deleted = 0)";

constexpr std::int64_t kUsualDailyMax = 6'000;

bool isNobody(const CreditAccount &account)
{
    return account.champion.isNull() && account.name.empty();
}

std::unexpected<Error> neverChanged()
{
    return refused("id", "append_only",
                   "Entries of time credits are not changed. Reverse it and make a new one");
}

} // namespace

CreditStore::CreditStore(Database &database) : BasicStore(database, "credit", kColumns) {}

bool CreditStore::mayGoBelowZero()
{
    return database().setting("credits_below_zero") == "1";
}

std::int64_t CreditStore::dailyMax()
{
    const std::string text = database().setting("credits_daily_max");
    std::int64_t minutes = kUsualDailyMax;
    std::from_chars(text.data(), text.data() + text.size(), minutes);
    return minutes;
}

std::int64_t CreditStore::balanceOf(const CreditAccount &account)
{
    const auto sum = [&](const char *champion, const char *name) {
        const std::string sql = std::string("SELECT coalesce(sum(minutes), 0) FROM credit WHERE ") +
                                (account.champion.isNull() ? name : champion) + " = ? AND " +
                                kCounts;
        Query row = account.champion.isNull() ? database().query(sql, account.name)
                                              : database().query(sql, account.champion);
        row.step();
        return row.integer(0);
    };
    return sum("to_champion", "to_account") - sum("from_champion", "from_account");
}

std::int64_t CreditStore::issuedOn(const Id &champion, Day day)
{
    Query row = database().query(
        "SELECT coalesce(sum(minutes), 0) FROM credit WHERE to_champion = ? AND at >= ? AND "
        "at < ? AND " +
            kIssued,
        champion, startOfDay(day), startOfDay(addDays(day, 1)));
    row.step();
    return row.integer(0);
}

std::vector<Problem> CreditStore::problemsOf(const Credit &credit)
{
    std::vector<Problem> problems;
    if (isNobody(credit.from()))
        problems.push_back({"from", "missing", "Enter whom the credits come from"});
    if (isNobody(credit.to()))
        problems.push_back({"to", "missing", "Enter whom the credits go to"});
    if (!isNobody(credit.from()) && credit.from() == credit.to())
        problems.push_back({"to", "out_of_range", "Credits cannot go to whom they come from"});
    if (credit.minutes < 1 || credit.minutes > kMostMinutes)
        problems.push_back({"minutes", "out_of_range", "Enter 1 to 60,000 minutes"});
    if (credit.category.empty())
        problems.push_back({"category", "missing", "Enter what the credits are for"});
    if (credit.category.size() > 60)
        problems.push_back(
            {"category", "out_of_range", "Shorten the category to 60 characters or fewer"});
    if (!problems.empty() || !credit.reverses.isNull()) {
        if (!credit.reverses.isNull() && !correctsRightly(credit))
            problems.push_back({"reverses", "out_of_range",
                                "A correction takes back one whole entry, once, and says why"});
        return problems;
    }
    if (!credit.fromChampion.isNull() && !mayGoBelowZero() &&
        balanceOf(credit.from()) < credit.minutes)
        problems.push_back(
            {"minutes", "out_of_range", "The champion does not have so many credits"});
    if (credit.at > database().clock().now() + std::chrono::days{1}) // a PC's clock may be ahead
        problems.push_back({"at", "bad_date", "Credits cannot be given on a day to come"});
    if (credit.fromAccount == "spent")
        problems.push_back({"from", "out_of_range",
                            "What was spent by mistake comes back by taking that entry back"});
    const std::int64_t most = dailyMax();
    if (credit.fromAccount == "council" && !credit.toChampion.isNull() && most > 0 &&
        issuedOn(credit.toChampion, localDay(credit.at)) + credit.minutes > most)
        problems.push_back({"minutes", "out_of_range",
                            std::format("No more than {} minutes are issued to a champion on one "
                                        "day",
                                        most)});
    return problems;
}

std::optional<Problem> CreditStore::givenByRoster(const Credit &credit)
{
    if (credit.pick.isNull() || credit.toChampion.isNull() || credit.fromAccount != "council" ||
        !credit.reverses.isNull())
        return std::nullopt;
    Query row = database().query(
        "SELECT p.status, p.approved_for IS NULL, coalesce(sum(a.minutes), 0) FROM pick p LEFT "
        "JOIN attendance a ON a.pick = p.id AND a.champion = ?2 AND a.deleted = 0 AND a.status IN "
        "('attended', 'walk_in') WHERE p.id = ?1 GROUP BY p.id",
        credit.pick, credit.toChampion);
    if (!row.step())
        return std::nullopt;
    if (row.text(0) == "cancelled")
        return Problem{"pick", "bad_transition",
                       "The pick is cancelled: leave it out, or choose the pick they were at"};
    if (row.text(0) != "closed")
        return Problem{"pick", "already_exists",
                       "The roster of this pick gives these credits once it is closed: see that "
                       "the champion is on it"};
    const bool cameWithAFile = row.integer(1) != 0;
    if (cameWithAFile)
        return std::nullopt;
    Query issued = database().query(
        "SELECT coalesce(sum(minutes), 0) FROM credit WHERE pick = ? AND to_champion = ? AND " +
            kIssued,
        credit.pick, credit.toChampion);
    issued.step();
    if (issued.integer(0) + credit.minutes <= row.integer(2))
        return std::nullopt;
    return Problem{"pick", "already_exists",
                   std::format("The roster of this pick gives the champion {} minutes, and {} are "
                               "issued. Put the roster right, or leave the pick out",
                               row.integer(2), issued.integer(0))};
}

Result<Credit> CreditStore::create(Change &change, Credit credit)
{
    return database().attemptResult([&]() -> Result<Credit> {
        change.open();
        if (auto given = givenByRoster(credit))
            return refused({*std::move(given)});
        auto erased = StandingStore(database()).erased("to", credit.toChampion);
        if (erased && credit.reverses.isNull())
            return refused({*std::move(erased)});
        return issue(change, std::move(credit));
    });
}

Result<Credit> CreditStore::issue(Change &change, Credit credit)
{
    return database().attemptResult([&]() -> Result<Credit> {
        change.open();
        credit.category = collapsed(credit.category);
        credit.reason = collapsed(credit.reason);
        if (credit.at == Instant{})
            credit.at = database().clock().now();
        if (auto problems = problemsOf(credit); !problems.empty())
            return refused(std::move(problems));
        return insert(change, credit);
    });
}

Id CreditStore::nextEarned(std::string_view column, const Id &work, const Id &champion)
{
    Query given =
        database().query(std::format("SELECT count(*) FROM credit WHERE {} = ? AND to_champion = ? "
                                     "AND reverses IS NULL",
                                     column),
                         work, champion);
    given.step();
    const auto idOf = [&](std::int64_t number) {
        return Id::fromName(std::format("{}-credit:{}:{}:{}", column, work.toString(),
                                        champion.toString(), number));
    };
    std::int64_t next = given.integer(0) + 1;
    while (database().query("SELECT 1 FROM credit WHERE id = ?", idOf(next)).step())
        ++next;
    return idOf(next);
}

Result<Credit> CreditStore::update(Change & /*change*/, const Credit & /*credit*/)
{
    return neverChanged();
}

Result<void> CreditStore::remove(Change & /*change*/, const Id & /*id*/)
{
    return neverChanged();
}

Result<void> CreditStore::restore(Change & /*change*/, const Id & /*id*/)
{
    return neverChanged();
}

bool CreditStore::correctsRightly(const Credit &credit)
{
    const auto wrong = table().read(credit.reverses);
    return wrong && !wrong->deleted && wrong->reverses.isNull() && !credit.reason.empty() &&
           wrong->from() == credit.to() && wrong->to() == credit.from() &&
           wrong->minutes == credit.minutes && !isReversed(credit.reverses);
}

bool CreditStore::isReversed(const Id &id)
{
    return database().query("SELECT 1 FROM credit WHERE reverses = ? AND deleted = 0", id).step();
}

Result<Credit> CreditStore::reverse(Change &change, const Id &id, std::string_view reason)
{
    return database().attemptResult([&]() -> Result<Credit> {
        change.open();
        const Result<Credit> wrong = get(id);
        if (!wrong)
            return wrong;
        if (trimmed(reason).empty())
            return refused("reason", "reason_required", "Say why the entry is reversed");
        if (!wrong->reverses.isNull() || isReversed(id))
            return refused("id", "already_reversed",
                           wrong->reverses.isNull()
                               ? "This entry has been reversed already"
                               : "This entry is a correction. Make a new entry instead");
        Credit right = *wrong;
        right.id = {};
        std::swap(right.fromChampion, right.toChampion);
        std::swap(right.fromAccount, right.toAccount);
        right.at = database().clock().now();
        right.reverses = id;
        right.reason = collapsed(reason);
        return insert(change, right);
    });
}

Result<std::int64_t> CreditStore::balance(const CreditAccount &account)
{
    return database().attempt([&] { return balanceOf(account); });
}

Result<std::vector<CreditBalance>> CreditStore::balances()
{
    return database().attempt([&] {
        std::map<CreditAccount, std::int64_t> sums;
        for (const Credit &credit : table().where(kCounts)) {
            sums[credit.from()] -= credit.minutes;
            sums[credit.to()] += credit.minutes;
        }
        std::vector<CreditBalance> list;
        list.reserve(sums.size());
        for (const auto &[account, minutes] : sums)
            list.push_back({account, minutes});
        return list;
    });
}

std::vector<Credit> CreditStore::counting(std::string_view condition, const Id &champion)
{
    return table().where(std::format("{} AND {} ORDER BY at, id", condition, kCounts), champion);
}

Result<std::vector<CreditLine>> CreditStore::linesOf(const Id &champion)
{
    return database().attempt([&] {
        std::vector<CreditLine> lines;
        std::int64_t balance = 0;
        for (Credit &credit : counting("?1 IN (from_champion, to_champion)", champion)) {
            const std::int64_t minutes =
                credit.toChampion == champion ? credit.minutes : -credit.minutes;
            balance += minutes;
            const bool reversed = isReversed(credit.id);
            lines.push_back({std::move(credit), minutes, balance, reversed});
        }
        return lines;
    });
}

Result<std::int64_t> CreditStore::earned(const Id &champion)
{
    return database().attempt([&] {
        std::int64_t minutes = 0;
        for (const Credit &credit : counting("?1 IN (from_champion, to_champion)", champion)) {
            if (credit.fromAccount == "council" && credit.reverses.isNull())
                minutes += credit.minutes;
            else if (credit.toAccount == "council" && !credit.reverses.isNull())
                minutes -= credit.minutes;
        }
        return minutes;
    });
}

Result<std::vector<Milestone>> CreditStore::milestones(const Id &champion)
{
    return database().attempt([&] {
        // Earned by each, in the order of time; what was reversed is left out from the start.
        const std::vector<Credit> issued =
            table().where("to_champion IS NOT NULL AND (?1 IS NULL OR to_champion = ?1) AND " +
                              kIssued + " ORDER BY at, id",
                          champion.isNull() ? std::nullopt : std::optional(champion));
        std::map<Id, std::int64_t> sums;
        std::vector<Milestone> reached;
        for (const Credit &credit : issued) {
            std::int64_t &sum = sums[credit.toChampion];
            for (const std::int64_t hours : kMilestoneHours) {
                if (sum < hours * 60 && sum + credit.minutes >= hours * 60)
                    reached.push_back({credit.toChampion, hours, credit.at});
            }
            sum += credit.minutes;
        }
        // One entry may pass several: the highest is the one to thank for.
        std::ranges::stable_sort(reached, std::greater{}, [](const Milestone &one) {
            return std::pair(one.reachedAt, one.hours);
        });
        return reached;
    });
}

Result<std::vector<InactiveAccount>> CreditStore::inactiveSince(Instant since)
{
    return database().attempt([&] {
        std::map<Id, InactiveAccount> accounts;
        for (const Credit &credit : table().where(kCounts)) {
            for (const auto &[champion, minutes] : {std::pair(credit.fromChampion, -credit.minutes),
                                                    std::pair(credit.toChampion, credit.minutes)}) {
                if (champion.isNull())
                    continue;
                InactiveAccount &account = accounts[champion];
                account.champion = champion;
                account.minutes += minutes;
                account.lastAt = std::max(account.lastAt, credit.at);
            }
        }
        std::vector<InactiveAccount> list;
        for (const auto &[champion, account] : accounts) {
            if (account.minutes > 0 && account.lastAt < since)
                list.push_back(account);
        }
        std::ranges::stable_sort(list, {}, &InactiveAccount::lastAt);
        return list;
    });
}

Result<std::vector<std::string>> CreditStore::categories()
{
    return database().attempt([&] {
        Query rows = database().query("SELECT category FROM credit WHERE deleted = 0 GROUP BY "
                                      "category ORDER BY count(*) DESC, category LIMIT 50");
        std::vector<std::string> list;
        while (rows.step())
            list.push_back(rows.text(0));
        return list;
    });
}

} // namespace sc
