// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "champions/championstore.h"
#include "champions/trainingstore.h"
#include "core/codesof.h"
#include "kits/kitstore.h"
#include "kits/stockstore.h"
#include "kits/ticketstore.h"
#include "loans/disclaimerstore.h"
#include "loans/loanactionstore.h"
#include "loans/loanclashstore.h"
#include "loans/loanduestore.h"
#include "loans/loanrulestore.h"
#include "loans/signaturestore.h"
#include "loans/suspensionstore.h"
#include "storage/history.h"

#include <QTest>

#include <string>

namespace sc::test {

using namespace std::chrono_literals;

inline const Actor kLender{"A. Khan"};
inline const Day kToday = std::chrono::year{2026} / 5 / 15;
inline const Instant kMorning{std::chrono::sys_days{kToday} + 9h};

template <class Done> void mustHold(const Done &done)
{
    if (!done)
        qFatal("The test could not set up its loan: %s", done.error().message.c_str());
}

/// A database in memory with a borrower who is trained and has signed, kits of 3 hoops, 5 pickers
/// and 20 sacks, 200 sacks in stock, and short ways to act.
class LoanBench {
public:
    [[nodiscard]] static Day day(int from) { return addDays(kToday, from); }

    template <class Work> auto change(Work &&work)
    {
        Change made(*database, kLender);
        auto done = work(made);
        if (done)
            if (auto committed = made.commit(); !committed)
                return decltype(done)(std::unexpected(committed.error()));
        return done;
    }
    template <class Work> auto must(Work &&work)
    {
        auto done = change(work);
        mustHold(done);
        return *done;
    }

    LoanBench()
        : clock(kMorning), database(std::move(*Database::inMemory({.clock = &clock, .seed = 7})))
    {
        KitType type;
        type.name = "Small kit";
        type.lines = {
            {{{}, "Hoop"}, 3, false}, {{{}, "Picker"}, 5, false}, {{{}, "Sack"}, 20, true}};
        small = must([&](Change &made) { return KitTypeStore(*database).create(made, type); });
        joan = champion("41", "Joan Pearson");
        sam = champion("42", "Sam Reid");
        kit = addKit("K-001");
        must([&](Change &made) {
            StockMove move;
            move.item = {{}, "Sack"};
            move.depot = {{}, "Harbour Road"};
            move.delta = 200;
            return StockStore(*database).create(made, move);
        });
        must([&](Change &made) {
            return DisclaimerStore(*database).create(
                made, {{}, "1", "I will be careful", day(-100), false});
        });
        train(joan);
        train(sam);
        sign(joan, {}, "screen", {}, 60);
        sign(sam, {}, "screen", {}, 60);
    }

    Id champion(const std::string &number, const std::string &name)
    {
        return must([&](Change &made) {
                   Champion one;
                   one.number = number;
                   one.name = name;
                   return ChampionStore(*database).create(made, one);
               })
            .id;
    }
    void train(const Id &who, const std::string &course = "tool_use", int from = -30,
               int until = 300)
    {
        must([&](Change &made) {
            Training one;
            one.champion = who;
            one.course = course;
            one.on = day(from);
            one.expiresOn = day(until);
            return TrainingStore(*database).create(made, one);
        });
    }
    Result<Signature> sign(const Id &who, const Id &loan = {}, const std::string &how = "screen",
                           const std::string &version = {}, int daysAgo = 0)
    {
        return change([&](Change &made) {
            Signature one;
            one.champion = who;
            one.loan = loan;
            one.how = how;
            if (how == "screen")
                one.drawing = "M10 10 L200 90";
            one.version = version;
            if (daysAgo > 0)
                one.signedAt = clock.now() - 24h * daysAgo;
            return SignatureStore(*database).create(made, one);
        });
    }
    Id addKit(const std::string &label)
    {
        Kit one;
        one.label = label;
        one.kitType = small.id;
        one.depot = {{}, "Harbour Road"};
        if (auto known = DepotStore(*database).find("Harbour Road"))
            one.depot = {known->id, {}};
        return must([&](Change &made) { return KitStore(*database).create(made, one); }).id;
    }

    /// A draft from one day to another, counted from today.
    Result<Loan> draft(int out, int in, std::vector<Id> kits = {}, Id borrower = {})
    {
        Loan loan;
        loan.kits = kits.empty() ? std::vector{kit} : std::move(kits);
        loan.borrower = borrower.isNull() ? joan : borrower;
        loan.dueOut = day(out);
        loan.dueIn = day(in);
        return change([&](Change &made) { return LoanStore(*database).create(made, loan); });
    }
    template <class Work> Result<Loan> act(Work &&work)
    {
        clock.advance(1min);
        return change([&](Change &made) {
            LoanActions actions(*database);
            return work(actions, made);
        });
    }
    Result<Loan> reserve(const Id &id)
    {
        return act([&](LoanActions &a, Change &made) { return a.reserve(made, id); });
    }
    Result<Loan> ready(const Id &id)
    {
        return act([&](LoanActions &a, Change &made) { return a.makeReady(made, id); });
    }
    Result<Loan> handOver(const Id &id, const HandOver &request = {})
    {
        return act([&](LoanActions &a, Change &made) { return a.handOver(made, id, request); });
    }
    Result<Loan> lend(const Id &id, const HandOver &request = {})
    {
        return act([&](LoanActions &a, Change &made) { return a.lendNow(made, id, request); });
    }
    Result<Loan> giveBack(const Id &id, const GiveBack &request = {})
    {
        return act([&](LoanActions &a, Change &made) { return a.giveBack(made, id, request); });
    }
    Result<Loan> workDone(const Id &id, double hours = 2.0, const std::string &left = {})
    {
        return act([&](LoanActions &a, Change &made) {
            WorkDone done;
            done.report.position = LatLon{54.526, -1.553};
            done.report.hours = hours;
            done.report.bags = 6;
            done.report.leftBehind = left;
            return a.workDone(made, id, done);
        });
    }
    Result<Loan> account(const Id &id, const GiveBack &request)
    {
        return act([&](LoanActions &a, Change &made) { return a.account(made, id, request); });
    }
    Result<Loan> takeBackExtension(const Id &id)
    {
        return act([&](LoanActions &a, Change &made) { return a.takeBackExtension(made, id); });
    }
    Result<Loan> close(const Id &id)
    {
        return act([&](LoanActions &a, Change &made) { return a.close(made, id); });
    }
    Result<Loan> extend(const Id &id, int in)
    {
        return act([&](LoanActions &a, Change &made) { return a.extend(made, id, day(in)); });
    }
    Result<Loan> cancel(const Id &id, const std::string &reason = "Rain")
    {
        return act([&](LoanActions &a, Change &made) { return a.cancel(made, id, reason); });
    }
    Id out(int from = 0, int to = 3)
    {
        const auto loan = draft(from, to);
        mustHold(loan);
        const auto lent = lend(loan->id);
        mustHold(lent);
        return loan->id;
    }
    Loan get(const Id &id) { return LoanStore(*database).get(id).value(); }
    Kit kitNow(const Id &id) { return KitStore(*database).get(id).value(); }
    std::int64_t sacksInStock()
    {
        return StockStore(*database)
            .level(ItemStore(*database).find("Sack")->id,
                   DepotStore(*database).find("Harbour Road")->id)
            .value();
    }
    Result<Id> undoLast()
    {
        History history(*database);
        return history.undo(**history.lastAction(kLender), kLender);
    }

    FixedClock clock;
    std::unique_ptr<Database> database;
    KitType small;
    Id joan;
    Id sam;
    Id kit;
};

} // namespace sc::test
