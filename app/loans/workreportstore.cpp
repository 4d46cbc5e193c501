// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/workreportstore.h"

#include "areas/gazetteer.h"
#include "areas/gridtransform.h"
#include "champions/creditstore.h"
#include "core/dates.h"
#include "core/text.h"
#include "loans/loanstore.h"
#include "picks/pickstore.h"

#include <algorithm>
#include <array>
#include <format>
#include <functional>
#include <map>

namespace sc {

namespace {

constexpr RecordColumn<WorkReport> kLatitude{
    "latitude",
    [](const WorkReport &one) { return one.position ? Value{one.position->latitude} : Value{}; },
    [](WorkReport &one, const Query &row, int column) {
        if (!row.isNull(column))
            one.position = LatLon{row.real(column), 0.0};
    }};
constexpr RecordColumn<WorkReport> kLongitude{
    "longitude",
    [](const WorkReport &one) { return one.position ? Value{one.position->longitude} : Value{}; },
    [](WorkReport &one, const Query &row, int column) {
        if (one.position && !row.isNull(column))
            one.position->longitude = row.real(column);
    }};

constexpr std::array kColumns{
    column<&WorkReport::loan>("loan"),
    column<&WorkReport::place>("place"),
    kLatitude,
    kLongitude,
    column<&WorkReport::hours>("hours"),
    column<&WorkReport::bags>("bags"),
    column<&WorkReport::leftBehind>("left_behind"),
    column<&WorkReport::sharps>("sharps"),
    column<&WorkReport::flyTips>("fly_tips"),
    column<&WorkReport::note>("note"),
    column<&WorkReport::madeAt>("made_at"),
    column<&WorkReport::by>("by"),
    column<&WorkReport::champion>("champion"),
};

// By days, as reports of paper have no more.
bool isBefore(Instant one, Instant other)
{
    return localDay(one) < localDay(other);
}

} // namespace

WorkReportStore::WorkReportStore(Database &database) : BasicStore(database, "work_report", kColumns)
{}

Result<void> WorkReportStore::locate(WorkReport &report, std::string_view text)
{
    report.position.reset();
    report.place.clear();
    const std::string plain = collapsed(text);
    if (plain.empty())
        return {};
    const bool degrees = plain.find_first_of("{[") != std::string::npos;
    GridTransform transform =
        GridTransform::best(degrees ? std::filesystem::path() : database().path().parent_path());
    const auto place = parsePickPlace("place", plain, transform);
    if (place) {
        report.position = middleOf(*place);
        return {};
    }
    const std::vector<Problem> &problems = place.error().problems;
    if (std::ranges::contains(problems, "not_in_great_britain", &Problem::code))
        return refused(problems);
    return locateByName(report, plain);
}

// Words alone cannot be shown on the map, and nobody would learn that they are not known.
Result<void> WorkReportStore::locateByName(WorkReport &report, const std::string &name)
{
    auto hits = Gazetteer(database()).search(name);
    if (!hits)
        return std::unexpected(hits.error());
    const std::string guess = hits->empty() ? std::string() : hits->front().label();
    std::erase_if(*hits, [](const PlaceHit &hit) { return hit.faults > 0; });
    const auto isWhole = [&](const PlaceHit &hit) {
        return foldedStreet(hit.name) == foldedStreet(name) || folded(hit.label()) == folded(name);
    };
    if (std::ranges::any_of(*hits, isWhole)) // "Mill Lane" is not "Mill Lane North" as well
        std::erase_if(*hits, std::not_fn(isWhole));
    if (hits->size() > 1)
        return refused("place", "ambiguous",
                       std::format("\"{}\" may be {} or {}: give a postcode, a grid reference or a "
                                   "point on the map",
                                   name, hits->front().label(), hits->at(1).label()));
    if (hits->empty())
        return refused("place", "not_found",
                       std::format("No street or place \"{}\" is known here{}: show it on the map, "
                                   "or give a postcode or grid reference",
                                   name, guess.empty() ? "" : std::format(" (is it {}?)", guess)));
    report.place = name;
    report.position = hits->front().position;
    return {};
}

Result<WorkReport> WorkReportStore::completed(Change &change, WorkReport report)
{
    report = tidied(std::move(report));
    if (!report.madeAt)
        report.madeAt = change.at();
    if (report.by.empty())
        report.by = change.actor().name;
    Result<Loan> loan = noSuchLoan("");
    if (!report.loan.isNull()) {
        loan = LoanStore(database()).get(report.loan);
        if (!loan || loan->deleted)
            return refused("loan", "not_found", "There is no such loan");
        if (!wasOut(loan->status()))
            return refused("loan", "bad_transition",
                           "Nothing has been done with a kit that was never handed over");
        report.champion = loan->borrower;
        if (report.place.empty() && !report.position && !loan->pick.isNull())
            if (const auto pick = PickStore(database()).get(loan->pick); pick && pick->middle) {
                report.position = pick->middle;
                report.place = pick->title;
            }
    }
    if (!report.position && !report.place.empty()) {
        const auto before = get(report.id); // one that was kept with words alone may stay so
        if (!before || before->place != report.place)
            if (auto located = locateByName(report, std::string(report.place)); !located)
                return std::unexpected(located.error());
    }
    auto problems = problemsOf(report);
    if (*report.madeAt > change.at() + std::chrono::minutes{5}) // clocks of PCs differ
        problems.push_back({"made_at", "bad_date", "Enter a time that has come"});
    if (loan && loan->progress.outAt && isBefore(*report.madeAt, *loan->progress.outAt))
        if (const auto before = get(report.id); !before || before->madeAt != report.madeAt)
            problems.push_back({"made_at", "out_of_range",
                                std::format("The kits went out on {}: nothing was done with them "
                                            "before",
                                            longDay(localDay(*loan->progress.outAt)))});
    if (!problems.empty())
        return refused(std::move(problems));
    return report;
}

Result<WorkReport> WorkReportStore::create(Change &change, WorkReport report)
{
    return database().attemptResult([&]() -> Result<WorkReport> {
        change.open();
        auto done = completed(change, std::move(report));
        if (!done)
            return done;
        done = insert(change, *std::move(done));
        if (done)
            if (auto raised = raise(change, *done, {}); !raised)
                return std::unexpected(raised.error());
        return done;
    });
}

Result<WorkReport> WorkReportStore::update(Change &change, WorkReport report)
{
    return database().attemptResult([&]() -> Result<WorkReport> {
        change.open();
        const auto before = get(report.id);
        if (!before)
            return before;
        // Its loan was closed on it, and its credits are of those who had those kits.
        if (report.loan != before->loan && !before->loan.isNull())
            return refused("loan", "bad_transition",
                           "A work report stays with its loan: write another for the other loan, "
                           "and put this one right or delete it");
        auto done = completed(change, std::move(report));
        if (!done)
            return done;
        done = overwrite(change, *std::move(done));
        if (done)
            if (auto raised = raise(change, *done, {before->sharps, before->flyTips}); !raised)
                return std::unexpected(raised.error());
        if (done)
            if (auto withdrawn = withdraw(change, *before, {done->sharps, done->flyTips});
                !withdrawn)
                return std::unexpected(withdrawn.error());
        return done;
    });
}

Result<std::vector<WorkReport>> WorkReportStore::ofLoan(const Id &loan)
{
    return database().attempt(
        [&] { return table().where("loan = ? AND deleted = 0 ORDER BY made_at, id", loan); });
}

Result<void> WorkReportStore::settleCredits(Change &change, const Loan &loan)
{
    struct Books {
        std::int64_t due = 0;
        std::int64_t standing = 0;
        std::vector<Id> entries{};
    };
    return database().attemptResult([&]() -> Result<void> {
        std::map<Id, Books> books;
        std::vector<Id> people{loan.borrower};
        std::ranges::copy(loan.users, std::back_inserter(people));
        std::optional<Instant> latest;
        CreditStore credits(database());
        // Hours are of everybody who came, named or not: what would be more than one person is
        // given on a day is nobody's credit.
        const std::int64_t most = credits.dailyMax();
        if (loan.pick.isNull() && !loan.deleted && wasOut(loan.status())) {
            const auto reports = ofLoan(loan.id);
            if (!reports)
                return std::unexpected(reports.error());
            for (const WorkReport &report : *reports) {
                const auto shares = sharedMinutes(report.hours.value_or(0.0), people.size());
                for (std::size_t i = 0; i < people.size(); ++i)
                    books[people[i]].due += most > 0 ? std::min(shares[i], most) : shares[i];
                latest = std::max(latest, report.madeAt);
            }
        }
        {
            Query row = database().query(
                "SELECT c.id, c.to_champion, c.minutes FROM credit c WHERE c.loan = ? AND "
                "c.deleted = 0 AND c.reverses IS NULL AND c.from_account = 'council' AND "
                "c.to_champion IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credit r WHERE r.reverses "
                "= c.id AND r.deleted = 0) ORDER BY c.at, c.id",
                loan.id);
            while (row.step()) {
                Books &one = books[row.id(1)];
                one.standing += row.integer(2);
                one.entries.push_back(row.id(0));
            }
        }
        for (auto &[champion, one] : books) {
            if (one.due < one.standing) {
                for (const Id &entry : one.entries)
                    if (const auto taken =
                            credits.reverse(change, entry, "The work report was put right");
                        !taken)
                        return std::unexpected(taken.error());
                one.standing = 0;
            }
            if (one.due <= one.standing)
                continue;
            const Instant at = std::min(latest.value_or(change.at()), change.at());
            std::int64_t minutes = std::min(one.due - one.standing, CreditStore::kMostMinutes);
            if (most > 0)
                minutes = std::min(minutes, most - credits.issuedOn(champion, localDay(at)));
            if (minutes <= 0)
                continue;
            Credit credit;
            credit.id = credits.nextEarned("loan", loan.id, champion);
            credit.fromAccount = "council";
            credit.toChampion = champion;
            credit.minutes = minutes;
            credit.category = kCategory;
            credit.loan = loan.id;
            credit.at = at;
            if (auto made = credits.create(change, std::move(credit)); !made) {
                Error error = made.error();
                for (Problem &problem : error.problems)
                    if (problem.field == "minutes")
                        problem.field = "hours";
                return std::unexpected(std::move(error));
            }
        }
        return {};
    });
}

} // namespace sc
