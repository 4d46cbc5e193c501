// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/loanstore.h"

#include "champions/championstore.h"
#include "champions/groupstore.h"
#include "champions/standingstore.h"
#include "core/reference.h"
#include "core/text.h"
#include "loans/loancodes.h"
#include "loans/loangatestore.h"
#include "loans/loanguardstore.h"
#include "loans/loanrowstore.h"

#include <algorithm>
#include <format>
#include <map>

namespace sc {

namespace {

constexpr const char *kNextNumber = "next_loan_number";
constexpr std::string_view kRefStart = "L-";
constexpr std::size_t kFewLoans = 20;

/// "L-N3-0007-T", as it is kept, from what was typed.
std::string refFrom(std::string_view text)
{
    std::string_view rest = trimmed(text);
    if (!rest.empty() && (rest.front() == 'l' || rest.front() == 'L'))
        rest.remove_prefix(1);
    while (!rest.empty() && (rest.front() == '-' || rest.front() == ' '))
        rest.remove_prefix(1);
    const auto reference = Reference::parse(rest);
    return reference ? std::string(kRefStart) + reference->toString() : collapsed(text);
}

} // namespace

std::unexpected<Error> noSuchLoan(std::string_view what)
{
    const std::string message = std::format("There is no loan \"{}\"", what);
    return std::unexpected(Error{ErrorKind::NotFound, message, {{"loan", "not_found", message}}});
}

LoanStore::LoanStore(Database &database)
    : m_database(database)
    , m_table(database, "loan", loanColumns())
    , m_lines(database, "loan_line", loanLineColumns())
{
    LoanGuard::install(database);
}

std::string LoanStore::personName(const Id &champion)
{
    const auto found = ChampionStore(m_database).get(champion);
    return found ? displayName(*found) : std::string("Somebody unknown");
}

std::string LoanStore::kitLabel(const Id &kit)
{
    Query row = m_database.query("SELECT label FROM kit WHERE id = ?", kit);
    return row.step() ? row.text(0) : kit.toString();
}

std::vector<Problem> LoanStore::unknownRefs(const Loan &loan)
{
    std::vector<Problem> problems;
    const auto require = [&](const Id &id, const char *field, const char *sql,
                             const char *message) {
        if (!id.isNull() && !m_database.query(sql, id).step())
            problems.push_back({field, "not_found", message});
    };
    const char *champion = "SELECT 1 FROM champion WHERE id = ? AND deleted = 0";
    require(loan.borrower, "borrower", champion, "Choose a borrower from the register");
    for (const Id &user : loan.users)
        require(user, "users", champion, "Choose the users from the register of champions");
    for (const Id &kit : loan.kits)
        require(kit, "kits", "SELECT 1 FROM kit WHERE id = ? AND deleted = 0",
                "Scan or choose kits that are there");
    require(loan.group, "group", "SELECT 1 FROM champion_group WHERE id = ? AND deleted = 0",
            "Choose a group from the list");
    require(loan.pick, "pick", "SELECT 1 FROM pick WHERE id = ? AND deleted = 0",
            "Choose a litter pick from the list");
    return problems;
}

// Who has left since keeps what they have; nobody who has left is newly lent anything.
std::vector<Problem> LoanStore::whoLeft(const Loan &loan, const Loan *before)
{
    StandingStore standing(m_database);
    std::vector<Problem> problems;
    const Day day = loan.dueOut.value_or(today());
    if (before == nullptr || before->borrower != loan.borrower)
        if (auto gone = standing.gone("borrower", loan.borrower, day))
            problems.push_back(*std::move(gone));
    for (const Id &user : loan.users)
        if (before == nullptr || !std::ranges::contains(before->users, user))
            if (auto gone = standing.gone("users", user, day))
                problems.push_back(*std::move(gone));
    return problems;
}

// Settling a clash took its last kit: it stays without one, and is brought in so from a list.
bool LoanStore::isSettled(const Loan &loan)
{
    const std::string &status = loan.status();
    return !loan.ref.empty() && status != "draft" && !holdsKits(status);
}

Result<Loan> LoanStore::completed(Loan loan)
{
    if (loan.borrower.isNull() && !loan.group.isNull())
        if (const auto group = GroupStore(m_database).get(loan.group))
            loan.borrower = group->chair;
    if (!loan.dueOut)
        loan.dueOut = today();
    loan = tidied(std::move(loan));
    std::vector<Problem> problems = problemsOf(loan);
    const bool mayHaveNone = isSettled(loan) && loan.kits.empty();
    std::erase_if(problems, [&](const Problem &one) { return mayHaveNone && one.field == "kits"; });
    std::ranges::move(unknownRefs(loan), std::back_inserter(problems));
    if (!problems.empty())
        return refused(std::move(problems));
    return loan;
}

bool LoanStore::isRefTaken(const std::string &ref)
{
    return m_database.query("SELECT 1 FROM loan WHERE ref = ? AND deleted = 0 LIMIT 1", ref).step();
}

// Numbers that came with a file are passed over.
std::string LoanStore::nextRef(Change &change)
{
    for (;;) {
        const Reference next{m_database.device().prefix, change.takeNumber(kNextNumber)};
        if (std::string ref = std::string(kRefStart) + next.toString(); !isRefTaken(ref))
            return ref;
    }
}

Result<Loan> LoanStore::create(Change &change, Loan loan, LoanOrigin origin)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        change.open();
        std::string status = collapsed(loan.progress.status);
        if (status.empty())
            status = "draft";
        if (origin == LoanOrigin::Entered && status != "draft")
            return refused("status", "bad_transition",
                           "A new loan is a draft; the rest is done step by step: reserve, ready, "
                           "hand_over, return, work_done, close");
        if (!isCode(loanStatuses(), status))
            return refused("status", "unknown_code",
                           std::format("There is no state \"{}\" of a loan", status));
        loan.progress = origin == LoanOrigin::Entered ? LoanProgress{} : loan.progress;
        auto complete = completed(std::move(loan));
        if (!complete)
            return complete;
        if (origin == LoanOrigin::Entered)
            if (auto problems = whoLeft(*complete, nullptr); !problems.empty())
                return refused(std::move(problems));
        if (complete->id.isNull())
            complete->id = m_database.newId();
        if (complete->ref.empty())
            complete->ref = nextRef(change);
        else if (complete->ref = refFrom(complete->ref); isRefTaken(complete->ref))
            return refused("ref", "already_exists",
                           std::format("There is another loan {}", complete->ref));
        if (origin == LoanOrigin::Entered)
            move(change, *complete, {.action = "create", .to = "draft"});
        else if (auto noted = noteImport(change, *complete, status, origin); !noted)
            return std::unexpected(noted.error());
        saveParts(change, *complete, nullptr);
        if (origin != LoanOrigin::Entered)
            placeKits(change, *complete);
        return complete;
    });
}

Result<void> LoanStore::mayChange(const Loan &loan, const Loan &before)
{
    const std::string &status = before.status();
    const bool daysOrKits =
        loan.kits != before.kits || loan.dueOut != before.dueOut || loan.dueIn != before.dueIn;
    const bool people = loan.borrower != before.borrower || loan.users != before.users ||
                        loan.group != before.group;
    if (status == "draft")
        return {};
    if (status != "reserved" && status != "ready") {
        if (daysOrKits || people)
            return refused("status", "bad_transition",
                           std::format("A loan that is \"{}\" keeps its kits, people and days: "
                                       "extend it, or take it back and make a new one",
                                       labelOf(loanStatuses(), status)));
        return wasOut(status) && loan.pick != before.pick ? mayTakePick(loan) : Result<void>{};
    }
    if (status == "ready" && loan.kits != before.kits)
        return refused("kits", "bad_transition",
                       "The kits stand ready: cancel the loan and make a new one to lend others");
    if (!daysOrKits)
        return {};
    const auto found = conflicts(loan);
    if (!found)
        return std::unexpected(found.error());
    return found->empty() ? Result<void>{} : refused(problemsIn(*found));
}

// The gate asked for the assessment of the pick the kits went out for, and whoever answered for
// none answered for that one: another pick is asked for its own.
Result<void> LoanStore::mayTakePick(const Loan &loan)
{
    auto failed = LoanGateStore(m_database).gate(loan, loan.progress.outAt.value_or(Instant{}));
    if (!failed)
        return std::unexpected(failed.error());
    std::erase_if(*failed, [](const Problem &one) { return one.code != "assessment_missing"; });
    for (Problem &one : *failed)
        one.message += ". The kits are out already: have it signed off first, or leave the pick as "
                       "it is";
    return failed->empty() ? Result<void>{} : refused(*std::move(failed));
}

Result<Loan> LoanStore::update(Change &change, Loan loan)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        change.open();
        const auto before = get(loan.id);
        if (!before)
            return before;
        const std::string asked = collapsed(loan.progress.status);
        if (!asked.empty() && asked != before->status())
            return refused("status", "bad_transition",
                           "The state of a loan changes by its steps: reserve, ready, hand_over, "
                           "return, work_done, close, cancel or write_off");
        loan.progress = before->progress;
        loan.ref = before->ref;
        auto complete = completed(std::move(loan));
        if (!complete)
            return complete;
        if (auto may = mayChange(*complete, *before); !may)
            return std::unexpected(may.error());
        if (auto problems = whoLeft(*complete, &*before); !problems.empty())
            return refused(std::move(problems));
        change.update("loan", complete->id, m_table.valuesOf(*complete));
        saveParts(change, *complete, &*before);
        return complete;
    });
}

void LoanStore::savePart(Change &change, const char *type, const Id &loan, const char *column,
                         const Id &part, std::optional<std::int64_t> position)
{
    const Id id = Id::fromName(std::format("{}:{}:{}", type, loan.toString(), part.toString()));
    FieldValues values{{"loan", refValue(loan)}, {column, refValue(part)}};
    if (position)
        values.emplace_back("position", Value{*position});
    if (!change.update(type, id, values))
        change.create(type, id, values);
    else
        change.restore(type, id);
}

void LoanStore::saveParts(Change &change, const Loan &loan, const Loan *before)
{
    std::int64_t position = 0;
    for (const Id &kit : loan.kits)
        savePart(change, "loan_kit", loan.id, "kit", kit, ++position);
    for (const Id &user : loan.users)
        savePart(change, "loan_user", loan.id, "champion", user, {});
    if (before == nullptr)
        return;
    const auto drop = [&](const char *type, const std::vector<Id> &had,
                          const std::vector<Id> &has) {
        for (const Id &part : had)
            if (!std::ranges::contains(has, part))
                change.remove(type, Id::fromName(std::format("{}:{}:{}", type, loan.id.toString(),
                                                             part.toString())));
    };
    drop("loan_kit", before->kits, loan.kits);
    drop("loan_user", before->users, loan.users);
}

void LoanStore::readParts(std::vector<Loan> &loans)
{
    const auto read = [&](const std::string &sql, std::vector<Id> Loan::*into) {
        if (loans.size() <= kFewLoans) {
            for (Loan &loan : loans) {
                Query row = m_database.query(sql + "AND loan = ? ORDER BY position, part", loan.id);
                while (row.step())
                    (loan.*into).push_back(row.id(1));
            }
            return;
        }
        std::map<Id, std::vector<Id>> all;
        Query row = m_database.query(sql + "ORDER BY position, part");
        while (row.step())
            all[row.id(0)].push_back(row.id(1));
        for (Loan &loan : loans)
            if (const auto found = all.find(loan.id); found != all.end())
                loan.*into = found->second;
    };
    read("SELECT loan, kit AS part, position FROM loan_kit WHERE deleted = 0 ", &Loan::kits);
    read("SELECT loan, champion AS part, 0 AS position FROM loan_user WHERE deleted = 0 ",
         &Loan::users);
}

Result<void> LoanStore::remove(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        const auto loan = get(id);
        if (!loan)
            return std::unexpected(loan.error());
        change.remove("loan", id); // the guard says whether it may
        return {};
    });
}

Result<void> LoanStore::restore(Change &change, const Id &id)
{
    return m_database.attemptResult([&]() -> Result<void> {
        if (!change.restore("loan", id))
            return noSuchLoan(id.toString());
        const auto loan = get(id);
        if (!loan || !holdsKits(loan->status()) || !loan->dueOut)
            return {};
        const auto taken = conflicts(*loan, {*loan->dueOut, loan->dueIn.value_or(*loan->dueOut)});
        if (!taken)
            return std::unexpected(taken.error());
        return taken->empty() ? Result<void>{} : refused(problemsIn(*taken));
    });
}

Result<Loan> LoanStore::get(const Id &id)
{
    return m_database.attemptResult([&]() -> Result<Loan> {
        std::vector<Loan> found = where("id = ?", id);
        if (found.empty())
            return noSuchLoan(id.toString());
        return std::move(found.front());
    });
}

Result<Loan> LoanStore::find(std::string_view idOrRef)
{
    if (const auto id = Id::parse(idOrRef))
        return get(*id);
    return m_database.attemptResult([&]() -> Result<Loan> {
        std::vector<Loan> found = where("ref = ? ORDER BY deleted, id LIMIT 1", refFrom(idOrRef));
        if (found.empty())
            return noSuchLoan(idOrRef);
        return std::move(found.front());
    });
}

Result<std::vector<Loan>> LoanStore::all()
{
    return m_database.attempt([&] { return where("deleted = 0 ORDER BY id"); });
}

Result<std::vector<Loan>> LoanStore::ofPick(const Id &pick)
{
    return m_database.attempt(
        [&] { return where("pick = ? AND deleted = 0 ORDER BY due_out, ref", pick); });
}

Result<std::vector<Loan>> LoanStore::suggest(std::string_view typed, int most)
{
    return m_database.attempt([&] {
        std::vector<Loan> loans;
        const std::string wanted = folded(typed);
        if (wanted.empty())
            return loans;
        std::vector<Id> ids;
        Query row = m_database.query(
            "SELECT l.id, coalesce(l.ref, '') || ' ' || coalesce(c.number, '') || ' ' || "
            "coalesce(c.name, '') || ' ' || coalesce((SELECT group_concat(k.label, ' ') FROM "
            "loan_kit lk JOIN kit k ON k.id = lk.kit WHERE lk.loan = l.id AND lk.deleted = 0), '') "
            "FROM loan l LEFT JOIN champion c ON c.id = l.borrower WHERE l.deleted = 0 "
            "ORDER BY l.due_out DESC, l.id DESC");
        while (row.step() && std::ssize(ids) < most) {
            const std::string text = folded(row.text(1));
            if (std::ranges::all_of(words(wanted),
                                    [&](std::string_view word) { return text.contains(word); }))
                ids.push_back(row.id(0));
        }
        for (const Id &id : ids)
            if (auto loan = get(id))
                loans.push_back(*std::move(loan));
        return loans;
    });
}

} // namespace sc
