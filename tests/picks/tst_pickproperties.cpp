// SPDX-License-Identifier: GPL-3.0-or-later
#include "champions/creditstore.h"
#include "core/dates.h"
#include "picks/bench.h"
#include "picks/campaignstore.h"
#include "picks/figures.h"
#include "storage/check.h"

#include <rapidcheck.h>

#include <map>

using namespace sc;
using namespace sc::test;

namespace {

/// A few picks, leaders and trainings pushed about at random, by every way there is.
class Play : public PickBench {
public:
    Play()
    {
        leaders = {lead, champion("50", "Never trained"), champion("51", "Soon over")};
        trainings.push_back(train(leaders[2], "2026-01-01", "2026-06-10"));
        trainings.push_back(train(lead, "2026-02-02", "2026-06-30"));
        picks.push_back(create(ready()).value().id);
        picks.push_back(approved());
    }

    /// What is refused must leave no trace; that it may be refused is fine.
    void act()
    {
        clock.advance(std::chrono::minutes{*rc::gen::inRange(1, 90)});
        pick = picks[*rc::gen::inRange<std::size_t>(0, picks.size())];
        const int kind = *rc::gen::inRange(0, 19);
        switch (kind) {
        case 0:
        case 1:
            note(assess(pick, *rc::gen::element<std::string>("", "R. Dunn"), someDay()));
            break;
        case 2:
        case 3:
        case 4:
            note(approve(pick, someApproval()));
            break;
        case 5:
            note(brief(pick));
            break;
        case 6:
            note(start(pick));
            break;
        case 7:
            note(figures(pick, someFigures()));
            break;
        case 8:
            note(close(pick));
            break;
        case 9:
            note(cancel(pick, {.reason = *rc::gen::element<std::string>("weather", "")}));
            break;
        case 10:
        case 11:
            alterPick();
            break;
        case 12:
            undoAny();
            break;
        case 13:
            removeOrRestore();
            break;
        case 14:
            alterTraining();
            break;
        case 15:
            alterLeader();
            break;
        case 16:
            alterRules();
            break;
        default:
            alterRoster(kind);
            break;
        }
    }

    /// The gate worked out anew from what is stored, by other means than the program's.
    void verify()
    {
        Query rows = database->query("SELECT id FROM pick WHERE deleted = 0");
        while (rows.step()) {
            const Pick one = get(rows.id(0));
            if (isApproved(one.status()))
                verifyApproved(one);
            verifyRoster(one);
        }
        verifyCredits();
        RC_ASSERT(CampaignStore(*database).totals({}).value().attendances == countByHand());
    }

    void deepCheck()
    {
        const auto findings = Check(*database).deep();
        RC_ASSERT(findings.has_value());
        for (const Finding &finding : *findings)
            RC_FAIL(finding.code + " " + finding.what);
    }

private:
    template <class T> void note(const Result<T> &done) { refusals += !done; }

    std::optional<Day> someDay()
    {
        return addDays(Day{std::chrono::year{2026} / 6 / 6}, *rc::gen::inRange(-10, 30));
    }
    ApproveRequest someApproval()
    {
        ApproveRequest request{.by = *rc::gen::element<std::string>("M. Ward", "")};
        request.overrideBy = *rc::gen::element<std::string>("", "A. Chief");
        request.overrideReason = *rc::gen::element<std::string>("", "Road closed");
        return request;
    }
    PickFigures someFigures()
    {
        PickFigures made;
        made.bagsGeneral = *rc::gen::inRange(0, 9);
        made.sharpsFound = *rc::gen::inRange(0, 2);
        return made;
    }
    void alterPick()
    {
        Pick one = get(pick);
        switch (*rc::gen::inRange(0, 7)) {
        case 0:
            one.startsAt = kPickStart + 24h * *rc::gen::inRange(-20, 40);
            break;
        case 1:
            one.lead = *rc::gen::element(leaders[0], leaders[1], leaders[2], Id{});
            break;
        case 2:
            one.roadSpeedMph = *rc::gen::element(20, 30, 40, 60);
            break;
        case 3:
            one.landPermission = *rc::gen::element<std::string>("", "needed", "given", "refused");
            break;
        case 4:
            one.insuranceBasis = *rc::gen::element<std::string>("", "group_policy");
            break;
        case 5:
            one.place.points.front().latitude += 0.0001 * *rc::gen::inRange(0, 3);
            break;
        default:
            one.progress.status = "approved";
            break;
        }
        if (*rc::gen::inRange(0, 2) == 0)
            note(update(one));
        else if (one.startsAt)
            note(PickBench::act([&](PickActions &actions, Change &made) {
                return actions.reschedule(made, pick, *one.startsAt);
            }));
    }
    void undoAny()
    {
        std::vector<Id> actions;
        {
            Query rows = database->query("SELECT id FROM action ORDER BY no DESC LIMIT 12");
            while (rows.step())
                actions.push_back(rows.id(0));
        }
        note(History(*database).undo(actions[*rc::gen::inRange<std::size_t>(0, actions.size())],
                                     kOfficer));
    }
    void removeOrRestore()
    {
        PickStore store(*database);
        const bool gone = get(pick).deleted;
        note(change([&](Change &made) {
            return gone ? store.restore(made, pick) : store.remove(made, pick);
        }));
    }
    void alterTraining()
    {
        const Id training = trainings[*rc::gen::inRange<std::size_t>(0, trainings.size())];
        const Value reason = *rc::gen::element(Value{}, Value{"Unsafe"});
        const std::string until = *rc::gen::element<std::string>("2026-05-01", "2026-12-31");
        note(change([&](Change &made) -> Result<void> {
            return database->attempt([&] {
                made.update("training", training,
                            {{"revoked_reason", reason}, {"expires_on", Value{until}}});
            });
        }));
    }
    void alterLeader()
    {
        const Id who = leaders[*rc::gen::inRange<std::size_t>(0, leaders.size())];
        ChampionStore champions(*database);
        const bool gone = champions.get(who)->deleted;
        note(change([&](Change &made) {
            return gone ? champions.restore(made, who) : champions.remove(made, who);
        }));
    }
    void alterRules()
    {
        PickRules rules;
        rules.roadLimitMph = *rc::gen::element(20, 30, 50);
        note(change(
            [&](Change &made) { return PickSettingStore(*database).setRules(made, rules); }));
    }
    void alterRoster(int kind)
    {
        Attendance one;
        one.pick = pick;
        one.champion = leaders[*rc::gen::inRange<std::size_t>(0, leaders.size())];
        one.status = *rc::gen::element<std::string>("booked", "attended", "walk_in", "no_show");
        one.bags = *rc::gen::inRange(0, 5);
        if (kind == 17)
            return note(book(one));
        const auto people = AttendanceStore(*database).roster(pick);
        if (people->empty())
            return;
        one.id = people->front().id;
        one.adjustReason = "Count " + std::to_string(*rc::gen::inRange(0, 1000));
        note(alter(one));
    }

    void verifyApproved(const Pick &one)
    {
        Query assessment = database->query(
            "SELECT by, review_on, place FROM pick_assessment WHERE pick = ? AND deleted = 0 "
            "ORDER BY version DESC LIMIT 1",
            one.id);
        RC_ASSERT(assessment.step());
        RC_ASSERT(!assessment.text(0).empty());
        RC_ASSERT(assessment.text(2) == toGeoJson(one.place));
        const std::string day = isoDay(one.day().value());
        RC_ASSERT(assessment.text(1) >= day);
        Query trained = database->query(
            "SELECT 1 FROM training t JOIN champion c ON c.id = t.champion AND c.deleted = 0 "
            "WHERE t.champion = ? AND t.deleted = 0 AND t.revoked_reason IS NULL AND "
            "t.held_on <= ? AND t.expires_on >= ?",
            one.lead, day, day);
        RC_ASSERT(trained.step());
        RC_ASSERT(!one.insuranceBasis.empty());
        RC_ASSERT(one.landPermission == "not_needed" || one.landPermission == "given");
        const int limit = PickSettingStore(*database).rules()->roadLimitMph;
        const bool slow = one.roadSpeedMph.value_or(0) <= limit;
        RC_ASSERT(slow ||
                  (!one.progress.overrideBy.empty() && !one.progress.overrideReason.empty()));
        RC_ASSERT(!one.progress.approvedBy.empty());
    }
    void verifyRoster(const Pick &one)
    {
        std::map<Id, int> times;
        int bags = 0;
        const auto people = AttendanceStore(*database).roster(one.id);
        for (const Attendance &person : *people) {
            RC_ASSERT(person.champion.isNull() || ++times[person.champion] == 1);
            bags += came(person) ? person.bags.value_or(0) : 0;
        }
        RC_ASSERT(unattributedBags(one.figures, bags).value_or(0) >= 0);
    }
    void verifyCredits()
    {
        std::map<Id, std::int64_t> minutes;
        Query rows = database->query(
            "SELECT a.champion, a.minutes FROM attendance a JOIN pick p ON p.id = a.pick WHERE "
            "a.deleted = 0 AND p.deleted = 0 AND p.status = 'closed' AND a.minutes > 0 AND "
            "a.status IN ('attended', 'walk_in')");
        while (rows.step())
            minutes[rows.id(0)] += rows.integer(1);
        CreditStore books(*database);
        for (const Id &one : leaders)
            RC_ASSERT(books.earned(one).value() == minutes[one]);
        std::int64_t sum = 0;
        const auto balances = books.balances();
        for (const CreditBalance &balance : *balances)
            sum += balance.minutes;
        RC_ASSERT(sum == 0);
    }
    std::int64_t countByHand()
    {
        std::int64_t count = 0;
        Query rows = database->query("SELECT id FROM pick WHERE deleted = 0");
        while (rows.step())
            if (hasBegun(get(rows.id(0)).status()))
                count += totalsOf(*AttendanceStore(*database).roster(rows.id(0))).attended;
        return count;
    }

    std::vector<Id> leaders;
    std::vector<Id> trainings;
    std::vector<Id> picks;
    Id pick;
    int refusals = 0;
};

} // namespace

class TestPickProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noPickIsApprovedAroundItsGate()
    {
        QVERIFY(rc::check("whatever is done, an approved pick meets its gate", [] {
            Play play;
            const int steps = *rc::gen::inRange(1, 40);
            for (int i = 0; i < steps; ++i) {
                play.act();
                play.verify();
            }
            play.deepCheck();
        }));
    }
};

QTEST_GUILESS_MAIN(TestPickProperties)
#include "tst_pickproperties.moc"
