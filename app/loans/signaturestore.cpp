// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/signaturestore.h"

#include "core/text.h"
#include "loans/disclaimerstore.h"
#include "loans/loancodes.h"
#include "loans/loanguardstore.h"
#include "loans/loanrulestore.h"
#include "loans/loanstore.h"

#include <algorithm>
#include <array>
#include <format>

namespace sc {

namespace {

constexpr std::array kColumns{
    column<&Signature::loan>("loan"),
    column<&Signature::champion>("champion"),
    column<&Signature::disclaimer>("disclaimer"),
    column<&Signature::version>("disclaimer_version"),
    column<&Signature::words>("words"),
    column<&Signature::how>("how"),
    column<&Signature::keptAt>("kept_at"),
    column<&Signature::signedAt>("signed_at"),
    column<&Signature::witness>("witness"),
    column<&Signature::drawing>("drawing"),
    column<&Signature::reason>("reason"),
};

constexpr std::size_t kLongestDrawing = 60'000;

/// Where the place begins; npos where there is none.
std::size_t afterKeptAt(std::string_view words)
{
    constexpr std::string_view kKept = "kept at ";
    for (std::size_t i = 0; i + kKept.size() <= words.size(); ++i)
        if (equalsIgnoringCase(words.substr(i, kKept.size()), kKept))
            return i + kKept.size();
    return std::string_view::npos;
}

// "Signed on paper, kept at Civic Centre" is a way and a place.
void readHow(Signature &signature)
{
    const std::string words = collapsed(signature.how);
    const std::string plain = folded(words);
    if (isCode(signatureWays(), plain)) {
        signature.how = plain;
        return;
    }
    if (plain.find("paper") != std::string::npos && plain.find("scan") == std::string::npos) {
        signature.how = "paper";
        if (const auto at = afterKeptAt(words); signature.keptAt.empty() && at < words.size())
            signature.keptAt = words.substr(at);
    } else if (plain.find("scan") != std::string::npos) {
        signature.how = "scanned";
    } else if (plain.find("screen") != std::string::npos) {
        signature.how = "screen";
    } else {
        signature.how = words;
    }
}

std::unexpected<Error> neverChanged()
{
    return refused("id", "append_only", "Signatures are kept as they were given");
}

bool isDrawing(std::string_view path)
{
    return path.size() <= kLongestDrawing &&
           path.find_first_not_of("MLmlZz0123456789., -") == std::string_view::npos;
}

// A stroke goes from one place to another; "M 1 1" is where a pen was put down.
bool hasStroke(std::string_view path)
{
    return path.find_first_of("Ll") != std::string_view::npos &&
           path.find_first_of("0123456789") != std::string_view::npos;
}

/// A signature that cannot be shown to anybody is none.
std::vector<Problem> nothingToShow(const Signature &signature)
{
    if (signature.how == "screen" && !hasStroke(signature.drawing))
        return {{"drawing", "missing", "Sign in the box first: draw the signature"}};
    if (signature.how == "paper" && signature.keptAt.empty())
        return {{"kept_at", "missing", "Enter where the signed paper is kept"}};
    if (signature.how == "scanned" && signature.keptAt.empty())
        return {{"kept_at", "missing",
                 "Enter where the signed paper is kept, or keep its picture with it"}};
    return {};
}

} // namespace

SignatureStore::SignatureStore(Database &database) : BasicStore(database, "signature", kColumns)
{
    LoanGuard::install(database);
}

Result<Signature> SignatureStore::completed(Signature signature)
{
    readHow(signature);
    signature.keptAt = collapsed(signature.keptAt);
    if (signature.how == "scanned" && signature.hasPicture && signature.keptAt.empty())
        signature.keptAt = "As a picture, with the signature";
    signature.witness = collapsed(signature.witness);
    signature.reason = collapsed(signature.reason);
    signature.version = collapsed(signature.version);
    const Instant now = database().clock().now();
    if (!signature.signedAt)
        signature.signedAt = now;
    std::vector<Problem> problems;
    const auto require = [&](const Id &id, const char *field, const char *sql, const char *says) {
        if (!id.isNull() && !database().query(sql, id).step())
            problems.push_back({field, "not_found", says});
    };
    if (signature.champion.isNull())
        problems.push_back({"champion", "missing", "Enter who signed"});
    require(signature.champion, "champion", "SELECT 1 FROM champion WHERE id = ? AND deleted = 0",
            "Choose who signed from the register of champions");
    require(signature.loan, "loan", "SELECT 1 FROM loan WHERE id = ? AND deleted = 0",
            "There is no such loan");
    if (signature.how.empty())
        problems.push_back({"how", "missing", "Say how it was signed: screen, scanned or paper"});
    else if (!isCode(signatureWays(), signature.how))
        problems.push_back({"how", "unknown_code", "Choose screen, scanned or paper"});
    if (*signature.signedAt > now + std::chrono::minutes{5}) // clocks of PCs differ
        problems.push_back({"signed_at", "bad_date", "Enter a time that has come"});
    if (!isDrawing(signature.drawing))
        problems.push_back({"drawing", "out_of_range", "Draw the signature again, shorter"});
    else
        std::ranges::copy(nothingToShow(signature), std::back_inserter(problems));
    DisclaimerStore disclaimers(database());
    Result<std::optional<Disclaimer>> meant = std::optional<Disclaimer>{};
    if (signature.version.empty()) {
        meant = disclaimers.current(localDay(*signature.signedAt));
    } else if (auto found = disclaimers.find(signature.version); found && !found->deleted) {
        meant = *std::move(found);
    }
    if (!meant)
        return std::unexpected(meant.error());
    if (!*meant)
        problems.push_back({"disclaimer_version", "not_found",
                            signature.version.empty()
                                ? "There is no disclaimer to sign yet: enter its words first"
                                : "There is no such version of the disclaimer"});
    if (!problems.empty())
        return refused(std::move(problems));
    signature.disclaimer = (*meant)->id;
    signature.version = (*meant)->version;
    signature.words = (*meant)->words;
    return signature;
}

Result<Signature> SignatureStore::create(Change &change, Signature signature)
{
    return database().attemptResult([&]() -> Result<Signature> {
        change.open();
        auto done = completed(std::move(signature));
        if (!done)
            return done;
        if (done->witness.empty())
            done->witness = change.actor().name;
        return insert(change, *std::move(done));
    });
}

Result<int> SignatureStore::signAll(Change &change, const Loan &loan, const Signature &like,
                                    std::vector<Id> champions)
{
    return database().attemptResult([&]() -> Result<int> {
        change.open();
        const Day today = localDay(database().clock().now());
        if (like.signedAt && localDay(*like.signedAt) < today && collapsed(like.reason).empty())
            return refused("reason", "reason_required",
                           "Enter why it is written down on a later day than it was signed");
        if (champions.empty()) {
            champions = {loan.borrower};
            std::ranges::copy(loan.users, std::back_inserter(champions));
            const auto current =
                DisclaimerStore(database())
                    .current(localDay(like.signedAt.value_or(database().clock().now())));
            const auto rules = LoanRuleStore(database()).rules();
            const bool each = rules && rules->signEachLoan;
            const std::string version = current && *current ? (*current)->version : std::string();
            // A paper of an earlier day is news where they signed only after it.
            const Day day = localDay(like.signedAt.value_or(database().clock().now()));
            std::erase_if(champions, [&](const Id &one) {
                return std::ranges::any_of(
                    table().where("champion = ? AND deleted = 0", one), [&](const Signature &had) {
                        return had.version == version && (!each || had.loan == loan.id) &&
                               (!had.signedAt || localDay(*had.signedAt) <= day);
                    });
            });
        }
        if (champions.empty())
            return refused("champions", "missing", "Everybody of this loan has signed");
        for (const Id &one : champions)
            if (one != loan.borrower && !std::ranges::contains(loan.users, one))
                return refused("champions", "not_found",
                               std::format("{} is not on this loan: name them as a user first",
                                           LoanStore(database()).personName(one)));
        for (const Id &one : champions) {
            Signature signature = like;
            signature.champion = one;
            if (auto made = create(change, std::move(signature)); !made)
                return std::unexpected(made.error());
        }
        return static_cast<int>(champions.size());
    });
}

Result<Signature> SignatureStore::update(Change & /*change*/, const Signature & /*signature*/)
{
    return neverChanged();
}

Result<void> SignatureStore::remove(Change & /*change*/, const Id & /*id*/)
{
    return neverChanged();
}

Result<void> SignatureStore::restore(Change & /*change*/, const Id & /*id*/)
{
    return neverChanged();
}

Result<std::vector<Signature>> SignatureStore::ofLoan(const Id &loan)
{
    return database().attempt(
        [&] { return table().where("loan = ? AND deleted = 0 ORDER BY signed_at, id", loan); });
}

Result<std::vector<Signature>> SignatureStore::ofChampion(const Id &champion)
{
    return database().attempt([&] {
        return table().where("champion = ? AND deleted = 0 ORDER BY signed_at DESC, id DESC",
                             champion);
    });
}

} // namespace sc
