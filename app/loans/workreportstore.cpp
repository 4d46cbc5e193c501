// SPDX-License-Identifier: GPL-3.0-or-later
#include "loans/workreportstore.h"

#include "areas/gazetteer.h"
#include "areas/gridtransform.h"
#include "champions/creditstore.h"
#include "core/dates.h"
#include "core/text.h"
#include "loans/loanstore.h"
#include "picks/figures.h"
#include "picks/pickstore.h"
#include "reports/reportstore.h"

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

// The same on every PC, so that what was left behind becomes a report once.
Id reportId(const WorkReport &report, const char *kind, std::int64_t number)
{
    return Id::fromName(std::format("work report {} {} {}", report.id.toString(), kind, number));
}

// Sacks are what is used up and called so; bin liners and the like count too.
constexpr const char *kIsSack =
    "l.consumable = 1 AND (lower(i.name) LIKE '%sack%' OR lower(i.name) LIKE '%bag%' OR "
    "lower(i.name) LIKE '%liner%')";

// Always the same for the same work: hours that are brought in from a file of credits too, or that
// two PCs write down at once, are given once.
Id nextCreditId(Database &database, const Id &loan, const Id &champion)
{
    Query given = database.query(
        "SELECT count(*) FROM credit WHERE loan = ? AND to_champion = ? AND reverses IS NULL", loan,
        champion);
    given.step();
    return Id::fromName(std::format("loan-credit:{}:{}:{}", loan.toString(), champion.toString(),
                                    given.integer(0) + 1));
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
            if (auto raised = raise(change, *done); !raised)
                return std::unexpected(raised.error());
        return done;
    });
}

Result<WorkReport> WorkReportStore::update(Change &change, WorkReport report)
{
    return database().attemptResult([&]() -> Result<WorkReport> {
        change.open();
        auto done = completed(change, std::move(report));
        if (!done)
            return done;
        done = overwrite(change, *std::move(done));
        if (done)
            if (auto raised = raise(change, *done); !raised)
                return std::unexpected(raised.error());
        return done;
    });
}

Result<void> WorkReportStore::raise(Change &change, const WorkReport &report)
{
    ReportStore reports(database());
    for (const auto &[kind, wanted] :
         {std::pair{"sharps", report.sharps}, std::pair{"fly_tip", report.flyTips}}) {
        const bool sharps = std::string_view(kind) == "sharps";
        for (std::int64_t number = 1; number <= wanted; ++number) {
            const Id id = reportId(report, kind, number);
            if (reports.get(id))
                continue;
            if (!report.position)
                return refused("place", "missing",
                               "Show on the map where it was: what was left behind becomes a "
                               "report");
            Report found;
            found.id = id;
            found.category = sharps ? "drug_litter.needles" : "fly_tipping";
            found.hazard = sharps ? "sharps" : "none";
            found.source = "kit";
            found.position = report.position;
            found.champion = report.champion;
            if (report.madeAt && *report.madeAt <= change.at())
                found.observedAt = report.madeAt;
            const auto loan = LoanStore(database()).get(report.loan);
            found.description =
                std::format("{} left behind after work with a kit, loan {}{}{}. Left where it was.",
                            sharps ? "A needle or other sharp" : "A fly-tip", loan ? loan->ref : "",
                            report.place.empty() ? "" : ", ", report.place);
            if (auto made = reports.create(change, std::move(found)); !made)
                return std::unexpected(made.error());
        }
    }
    return {};
}

Result<std::vector<WorkReport>> WorkReportStore::ofLoan(const Id &loan)
{
    return database().attempt(
        [&] { return table().where("loan = ? AND deleted = 0 ORDER BY made_at, id", loan); });
}

Result<std::vector<Report>> WorkReportStore::reportsOf(const WorkReport &report)
{
    ReportStore reports(database());
    std::vector<Report> found;
    for (const auto &[kind, most] :
         {std::pair{"sharps", report.sharps}, std::pair{"fly_tip", report.flyTips}})
        for (std::int64_t number = 1; number <= most; ++number)
            if (auto one = reports.get(reportId(report, kind, number)); one && !one->deleted)
                found.push_back(*std::move(one));
    return found;
}

std::int64_t WorkReportStore::sum(const char *sql, const Id &of)
{
    Query row = database().query(sql, of);
    return row.step() ? row.integer(0) : 0;
}

Result<SackCount> WorkReportStore::sacks(const Loan &loan)
{
    return database().attempt([&] {
        SackCount count;
        Query row = database().query(
            std::string("SELECT coalesce(sum(l.issued), 0), coalesce(sum(l.ok + l.worn + "
                        "l.unused), 0) FROM loan_line l JOIN item i ON i.id = l.item WHERE l.loan "
                        "= ? AND l.deleted = 0 AND ") +
                kIsSack,
            loan.id);
        if (row.step()) {
            count.issued = row.integer(0);
            count.returned = row.integer(1);
        }
        Query bags = database().query("SELECT sum(bags) FROM work_report WHERE loan = ? AND "
                                      "deleted = 0",
                                      loan.id);
        if (bags.step())
            count.bags = bags.maybe<std::int64_t>(0);
        return count;
    });
}

Result<SackCount> WorkReportStore::sacksOfPick(const Id &pick)
{
    return database().attemptResult([&]() -> Result<SackCount> {
        SackCount count;
        const auto loans = LoanStore(database())
                               .where("pick = ? AND deleted = 0 AND status IN ('out', 'checking', "
                                      "'incomplete', 'closed', 'written_off')",
                                      pick);
        bool allBack = !loans.empty();
        for (const Loan &loan : loans) {
            const auto one = sacks(loan);
            if (!one)
                return one;
            count.issued += one->issued;
            count.returned += one->returned;
            allBack = allBack && loan.status() != "out";
        }
        const auto found = PickStore(database()).get(pick);
        if (found && allBack) {
            const auto bags = bagsOf(found->figures);
            count.bags = bags ? std::optional<std::int64_t>(*bags) : std::nullopt;
        }
        return count;
    });
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
        if (loan.pick.isNull() && !loan.deleted && wasOut(loan.status())) {
            const auto reports = ofLoan(loan.id);
            if (!reports)
                return std::unexpected(reports.error());
            for (const WorkReport &report : *reports) {
                const auto shares = sharedMinutes(report.hours.value_or(0.0), people.size());
                for (std::size_t i = 0; i < people.size(); ++i)
                    books[people[i]].due += shares[i];
                latest = std::max(latest, report.madeAt);
            }
        }
        {
            Query row = database().query(
                "SELECT c.id, c.to_champion, c.minutes FROM credit c WHERE c.loan = ? AND "
                "c.deleted = 0 AND c.reverses IS NULL AND c.from_account = 'council' AND "
                "c.to_champion IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credit r WHERE r.reverses "
                "= c.id AND r.deleted = 0) ORDER BY c.no",
                loan.id);
            while (row.step()) {
                Books &one = books[row.id(1)];
                one.standing += row.integer(2);
                one.entries.push_back(row.id(0));
            }
        }
        CreditStore credits(database());
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
            Credit credit;
            credit.id = nextCreditId(database(), loan.id, champion);
            credit.fromAccount = "council";
            credit.toChampion = champion;
            credit.minutes = one.due - one.standing;
            credit.category = kCategory;
            credit.loan = loan.id;
            credit.at = std::min(latest.value_or(change.at()), change.at());
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
