// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sampleloans.h"

#include "champions/standingstore.h"
#include "champions/trainingstore.h"
#include "kits/itemnames.h"
#include "loans/disclaimerstore.h"
#include "loans/loangatestore.h"
#include "loans/signaturestore.h"
#include "loans/suspensionstore.h"
#include "sample/people.h"
#include "sample/written.h"

#include <algorithm>
#include <format>

namespace sc::sample {

namespace {

using namespace std::chrono_literals;

constexpr int kPast = 46;
constexpr std::size_t kMostBorrowers = 60;
constexpr int kMostTries = 100;

bool hasSacks(Database &database, const Kit &kit)
{
    ItemStore items(database);
    return std::ranges::any_of(kit.contents, [&](const KitContent &one) {
        return one.consumable && isSack(items.nameOf(one.item.id));
    });
}

} // namespace

SampleLoans::SampleLoans(Database &database, FixedClock &clock, const Borough &borough,
                         const std::vector<Id> &kits, const std::vector<Id> &champions, Day first,
                         Instant until, Random random)
    : m_database(database)
    , m_clock(clock)
    , m_borough(borough)
    , m_kits(kits)
    , m_champions(champions)
    , m_until(until)
    , m_random(random)
{
    m_events.push_back({morning(addDays(first, 3)), What::Begin, 0});
    plan(first);
    planEnd();
    std::ranges::stable_sort(m_events, {}, &Event::at);
}

void SampleLoans::put(Planned planned)
{
    const std::size_t loan = m_loans.size();
    const auto add = [&](Day day, What what, std::chrono::minutes late = 0min) {
        m_events.push_back({morning(day) + late, what, loan});
    };
    const Day booked = addDays(planned.out, -m_random.whole(0, 6));
    add(std::min(booked, addDays(localDay(m_until), -1)), What::Lend);
    switch (planned.end) {
    case End::Cancelled:
        add(planned.out, What::Cancel);
        break;
    case End::NoShow:
        add(addDays(planned.out, 1), What::NoShow);
        break;
    case End::Draft:
    case End::Reserved:
    case End::Ready:
        break;
    default:
        add(planned.out, What::Return, 10min); // the first of two: it goes out
    }
    m_loans.push_back(planned);
    const bool comesBack = planned.end == End::Closed || planned.end == End::Checking ||
                           planned.end == End::Incomplete;
    if (comesBack)
        add(planned.back, What::Work, 20min);
    if (planned.end == End::Clash)
        add(addDays(planned.out, 3), What::Clash);
    if (planned.end == End::WrittenOff)
        add(planned.back, What::WriteOff, 30min);
    if (planned.end == End::Closed)
        add(addDays(planned.back, 1), What::Close, 40min);
}

void SampleLoans::plan(Day first)
{
    const Day last = addDays(localDay(m_until), -20);
    const auto days =
        (std::chrono::sys_days{last} - std::chrono::sys_days{addDays(first, 8)}).count();
    if (days < 30)
        return;
    for (int i = 0; i < kPast; ++i) {
        Planned one;
        one.out = addDays(first, 8 + static_cast<int>(days * i / kPast) + m_random.whole(0, 3));
        one.in =
            addDays(one.out, m_random.chance(0.2) ? m_random.whole(14, 28) : m_random.whole(1, 5));
        one.back = addDays(one.in, m_random.chance(0.18) ? m_random.whole(1, 9) : 0);
        one.back = std::min(one.back, addDays(last, 8));
        one.untrained = i == 9 || i == 31;
        one.isOdd = i == 7 || i == 35;
        one.end = i == 12 || i == 28 ? End::Cancelled
                  : i == 19          ? End::NoShow
                  : i == 23          ? End::WrittenOff
                                     : End::Closed;
        put(one);
    }
}

void SampleLoans::planEnd()
{
    const Day end = localDay(m_until);
    const auto add = [&](int out, int in, End what, int back = 0) {
        Planned one;
        one.out = addDays(end, out);
        one.in = addDays(end, in);
        one.back = addDays(end, back);
        one.end = what;
        put(one);
    };
    add(-16, -9, End::Out);
    add(-13, -5, End::Out);
    add(-9, -2, End::Clash);
    add(-6, 1, End::Out);
    add(-4, 2, End::Out);
    add(-2, 12, End::Out);
    add(-8, -3, End::Checking, -2);
    add(-11, -4, End::Incomplete, -3);
    add(1, 3, End::Ready);
    add(4, 6, End::Reserved);
    add(6, 9, End::Reserved);
    add(9, 11, End::Reserved);
    add(13, 20, End::Reserved);
    add(3, 5, End::Draft);
}

Result<void> SampleLoans::runUntil(Instant at)
{
    while (m_next < m_events.size() && m_events[m_next].at <= at) {
        const Event event = m_events[m_next++];
        m_clock.set(std::max(m_clock.now(), event.at));
        Change change(m_database, {std::string(kOfficers[m_next % 4])});
        auto ran = take(change, event);
        if (ran)
            ran = change.commit();
        if (!ran)
            return ran;
    }
    return {};
}

Result<void> SampleLoans::take(Change &change, const Event &event)
{
    if (event.what == What::Begin)
        return begin(change);
    Planned &planned = m_loans[event.loan];
    LoanActions actions(m_database);
    switch (event.what) {
    case What::Lend:
        return lend(change, planned);
    case What::Return:
        return planned.loan.isNull() ? Result<void>() : handOver(change, planned);
    default:
        break;
    }
    if (planned.loan.isNull())
        return {};
    const auto loan = actions.loans().get(planned.loan);
    if (!loan)
        return std::unexpected(loan.error());
    const bool isOut = loan->status() == "out";
    switch (event.what) {
    case What::Cancel:
        return done(actions.cancel(change, planned.loan, "Called off because of the weather"));
    case What::Clash:
        return isOut ? clash(change, planned) : Result<void>();
    case What::NoShow:
        return done(actions.noShow(change, planned.loan));
    case What::WriteOff:
        return isOut ? done(actions.writeOff(change, planned.loan,
                                             "Stolen out of a garage; crime number kept"))
                     : Result<void>();
    case What::Work:
        return isOut ? giveBack(change, planned) : Result<void>();
    case What::Close:
        return loan->status() == "checking" ? done(actions.close(change, planned.loan))
                                            : Result<void>();
    default:
        return {};
    }
}

Result<void> SampleLoans::begin(Change &change)
{
    DisclaimerStore disclaimers(m_database);
    const Day second = addDays(localDay(m_until), -200);
    auto made =
        disclaimers.create(change, {{},
                                    "1",
                                    "I will use the kit as I was shown and bring it back in order.",
                                    addDays(today(), -30),
                                    false});
    if (!made)
        return done(made);
    return done(disclaimers.create(
        change, {{}, "2", DisclaimerStore::shippedWords(), std::max(second, today()), false}));
}

Id SampleLoans::person()
{
    return m_champions[m_random.below(std::min(m_champions.size(), kMostBorrowers))];
}

Id SampleLoans::borrower(Day day)
{
    StandingStore standing(m_database);
    Id one = person();
    for (int tries = 0; tries < kMostTries && standing.gone("borrower", one, day); ++tries)
        one = person();
    return one;
}

Result<void> SampleLoans::lend(Change &change, Planned &planned)
{
    if (m_kits.empty() || m_champions.empty())
        return {};
    LoanActions actions(m_database);
    Loan loan;
    loan.borrower = borrower(planned.out);
    for (int i = m_random.whole(0, 2); i > 0; --i)
        loan.users.push_back(borrower(planned.out));
    loan.dueOut = planned.out;
    loan.dueIn = planned.in;
    for (int attempt = 0; attempt < 12; ++attempt) {
        planned.kit = m_random.below(m_kits.size());
        loan.kits = {m_kits[planned.kit]};
        const auto kit = KitStore(m_database).get(loan.kits.front());
        const auto conflicts = actions.loans().conflicts(loan);
        const bool gone = !kit || kit->status == "lost" || kit->status == "written_off" ||
                          kit->status == "retired";
        const bool free = conflicts && conflicts->empty() && !gone &&
                          (kit->status == "available" || planned.end == End::Reserved) &&
                          (!planned.isOdd || hasSacks(m_database, *kit));
        if (free)
            break;
        if (attempt == 11)
            return {}; // they were told to come another time
    }
    const auto made = actions.loans().create(change, loan);
    if (!made)
        return done(made);
    planned.loan = made->id;
    if (planned.end == End::Draft)
        return {};
    if (auto reserved = actions.reserve(change, made->id); !reserved)
        return done(reserved);
    return planned.end == End::Ready ? done(actions.makeReady(change, made->id)) : Result<void>();
}

// Whoever uses a kit was shown how, and signed the words of the day.
Result<void> SampleLoans::prepare(Change &change, const Loan &loan, const Planned &planned)
{
    const auto current = DisclaimerStore(m_database).current(planned.out);
    std::vector<Id> people = loan.users;
    people.push_back(loan.borrower);
    for (const Id &one : people) {
        if (!planned.untrained && m_trained.insert(one).second) {
            Training training;
            training.champion = one;
            training.course = "tool_use";
            training.on = addDays(planned.out, -m_random.whole(20, 60));
            training.expiresOn = addDays(localDay(m_until), m_random.whole(60, 600));
            if (auto made = TrainingStore(m_database).create(change, training); !made)
                return done(made);
        }
        const std::string version = current && *current ? (*current)->version : std::string();
        if (version.empty() || !m_signed.insert(Id::fromName(one.toString() + version)).second)
            continue;
        Signature signature;
        signature.loan = loan.id;
        signature.champion = one;
        signature.version = version;
        signature.signedAt = morning(planned.out);
        const bool onScreen = m_random.chance(0.6);
        signature.how = onScreen ? "screen" : "paper";
        if (onScreen)
            signature.drawing = std::format("M 60 140 L 120 {} L 180 130 L 260 {} L 420 120",
                                            m_random.whole(30, 90), m_random.whole(60, 150));
        else
            signature.keptAt = "Civic centre, file K";
        if (auto made = SignatureStore(m_database).create(change, signature); !made)
            return done(made);
    }
    return {};
}

Result<void> SampleLoans::handOver(Change &change, const Planned &planned)
{
    LoanActions actions(m_database);
    const auto loan = actions.loans().get(planned.loan);
    if (!loan)
        return std::unexpected(loan.error());
    if (auto ready = prepare(change, *loan, planned); !ready)
        return ready;
    const Instant at = std::min(morning(planned.out) + 10min, m_clock.now());
    const auto failed = LoanGateStore(m_database).gate(*loan, at);
    if (!failed)
        return std::unexpected(failed.error());
    const bool stops = std::ranges::any_of(*failed, [](const Problem &one) {
        return one.code == "kit_reserved" || !mayBeOverriddenAtHandOver(one.code);
    });
    if (stops) // somebody before them is late: they go without
        return done(actions.cancel(change, planned.loan, "The kit was not back in time"));
    HandOver request;
    request.when.at = at;
    if (localDay(at) < today())
        request.when.reason = "Entered from the paper form";
    if (!failed->empty()) {
        request.overrideBy = "M. Okoro";
        request.overrideReason = "Worked beside a trained champion that day";
    }
    return done(actions.lendNow(change, planned.loan, request));
}

// Another team lent the same kit on its own PC, and its file came in.
Result<void> SampleLoans::clash(Change &change, const Planned &planned)
{
    Loan other;
    other.kits = {m_kits[planned.kit]};
    other.borrower = person();
    other.dueOut = addDays(planned.out, 2);
    other.dueIn = addDays(localDay(m_until), 2);
    other.note = "Lent by the north team from the van";
    other.progress.status = "out";
    other.progress.outAt = morning(*other.dueOut);
    if (auto made = LoanStore(m_database).create(change, other, LoanOrigin::Imported); !made)
        return done(made);
    Suspension suspension;
    suspension.champion = person();
    suspension.until = addDays(localDay(m_until), 21);
    suspension.reason = "Lent a kit on to somebody who was not trained";
    return done(SuspensionStore(m_database).create(change, suspension));
}

} // namespace sc::sample
