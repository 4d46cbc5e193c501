// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/creditstore.h"
#include "loans/loanbench.h"
#include "loans/loangatestore.h"
#include "storage/check.h"

#include <rapidcheck.h>

#include <map>

using namespace sc;
using namespace sc::test;

namespace {

template <class T> T of(Result<T> done)
{
    mustHold(done);
    return *std::move(done);
}

/// A few kits, borrowers and loans pushed about at random, by every way there is.
class Play : public LoanBench {
public:
    Play()
    {
        kits = {kit, addKit("K-002"), addKit("K-003")};
        people = {joan, sam, champion("50", "Never trained")};
    }

    void act()
    {
        clock.advance(std::chrono::hours{*rc::gen::inRange(1, 30)});
        const int kind = *rc::gen::inRange(0, 21);
        if (loans.empty() || kind < 3) {
            addDraft();
            return;
        }
        const Id id = loans[*rc::gen::inRange<std::size_t>(0, loans.size())];
        step(id, kind);
    }

    void check()
    {
        std::map<Id, int> outWith;
        for (const Loan &loan : of(LoanStore(*database).all())) {
            if (loan.status() == "out") {
                for (const Id &one : loan.kits) {
                    RC_ASSERT(++outWith[one] == 1); // never out twice
                    RC_ASSERT(kitNow(one).status == "out");
                }
            }
            if (loan.status() == "closed") {
                for (const LoanLine &line : of(LoanStore(*database).lines(loan.id)))
                    RC_ASSERT(line.unaccounted() == 0);
                RC_ASSERT(!WorkReportStore(*database).ofLoan(loan.id)->empty() ||
                          !loan.progress.waivedReason.empty());
            }
        }
        RC_ASSERT(of(LoanClashStore(*database).clashes()).empty()); // nor was it, looking back
        for (const Id &one : kits)
            RC_ASSERT((kitNow(one).status == "out") == (outWith[one] == 1));
        checkStock();
        checkReservations();
        std::int64_t books = 0;
        for (const CreditBalance &one : of(CreditStore(*database).balances()))
            books += one.minutes;
        RC_ASSERT(books == 0);
    }

    std::vector<Id> kits;
    std::vector<Id> people;
    std::vector<Id> loans;

private:
    void addDraft()
    {
        const int from = *rc::gen::inRange(0, 30);
        const auto made = draft(from, from + *rc::gen::inRange(0, 6),
                                {kits[*rc::gen::inRange<std::size_t>(0, kits.size())]},
                                people[*rc::gen::inRange<std::size_t>(0, people.size())]);
        if (made)
            loans.push_back(made->id);
    }

    // A hand-over that was let through had nothing against it, or was answered for.
    void tryHandOver(const Id &id)
    {
        HandOver request;
        if (*rc::gen::inRange(0, 2) == 0)
            request = {.overrideBy = "Boss", .overrideReason = "Must be"};
        if (*rc::gen::inRange(0, 4) == 0)
            request.when = {.at = clock.now() - std::chrono::hours{*rc::gen::inRange(1, 90)},
                            .reason = "Found the form"};
        const Loan before = get(id);
        const Instant at = request.when.at.value_or(clock.now() + 1min);
        const auto failed = LoanGateStore(*database).gate(before, at).value();
        const auto done = *rc::gen::inRange(0, 2) == 0 ? handOver(id, request) : lend(id, request);
        if (!done)
            return;
        for (const Problem &one : failed) {
            RC_ASSERT(mayBeOverriddenAtHandOver(one.code));
            RC_ASSERT(done->progress.overrideRules.contains(one.code));
        }
    }

    std::vector<ReturnLine> someLines()
    {
        std::vector<ReturnLine> lines;
        for (const char *item : {"Picker", "Hoop", "Sack"})
            if (*rc::gen::inRange(0, 2) == 0)
                lines.push_back({"", item, *rc::gen::inRange<std::int64_t>(0, 4),
                                 *rc::gen::element<std::string>("ok", "worn", "damaged", "lost",
                                                                "consumed", "unused"),
                                 ""});
        return lines;
    }

    void step(const Id &id, int kind)
    {
        switch (kind) {
        case 3:
        case 4:
            (void)reserve(id);
            break;
        case 5:
            (void)ready(id);
            break;
        case 6:
        case 7:
        case 8:
        case 9:
            tryHandOver(id);
            break;
        case 10:
        case 11:
            (void)giveBack(id, {.lines = someLines()});
            break;
        case 12:
            (void)workDone(id, 1.0);
            break;
        case 13:
        case 14:
            (void)close(id);
            break;
        case 15:
            (void)extend(id, *rc::gen::inRange(0, 60));
            break;
        case 16:
            (void)cancel(id);
            break;
        case 17:
            (void)LoanBench::act([&](LoanActions &a, Change &made) {
                return a.account(made, id, {.lines = someLines()});
            });
            break;
        case 18:
            if (const auto last = History(*database).lastAction(kLender); last && *last)
                (void)History(*database).undo(**last, kLender);
            break;
        case 19:
            (void)takeBackExtension(id);
            break;
        default:
            (void)change([&](Change &made) { return LoanStore(*database).remove(made, id); });
            break;
        }
    }

    void checkStock()
    {
        std::map<std::pair<Id, Id>, std::int64_t> sums;
        for (const StockMove &move : of(StockStore(*database).all()))
            sums[{move.item.id, move.depot.id}] += move.delta.value_or(0);
        for (const StockLevel &level : of(StockStore(*database).levels())) {
            RC_ASSERT(level.count >= 0);
            if (!level.depot.isNull())
                RC_ASSERT((sums[{level.item, level.depot}] == level.count));
        }
    }

    void checkReservations()
    {
        LoanStore store(*database);
        std::map<Id, std::vector<Occupation>> held;
        for (const Loan &loan : of(store.all())) {
            if (loan.status() != "reserved" && loan.status() != "ready")
                continue;
            for (const Id &one : loan.kits) {
                const Occupation days{*loan.dueOut, loan.dueIn};
                for (const Occupation &other : held[one])
                    RC_ASSERT(!clash(days, other, 0));
                held[one].push_back(days);
            }
        }
    }
};

} // namespace

class TestLoanProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noKitIsOutTwiceAndNothingGoesAroundTheGate()
    {
        QVERIFY(rc::check("random steps of loans", [] {
            Play play;
            const int steps = *rc::gen::inRange(5, 60);
            for (int i = 0; i < steps; ++i) {
                play.act();
                play.check();
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestLoanProperties)
#include "tst_loanproperties.moc"
