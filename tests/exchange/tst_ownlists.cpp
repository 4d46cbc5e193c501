// SPDX-License-Identifier: GPL-3.0-or-later
// Lists as people keep them: a column for the day, another for the time, other names for columns,
// and a row that was pasted twice.
#include "champions/contactstore.h"
#include "exchange/importing.h"

#include <QTest>

using namespace sc;
using sc::test::Desk;

namespace {

using Lines = std::vector<std::string>;

} // namespace

class TestOwnLists : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;

    Json dumped(std::string_view type) const { return Json::parse(m_desk->dump(type).at(0)); }
    int added(std::string_view kind, const std::string &csv) const
    {
        const auto done = m_desk->import(kind, csv);
        return done ? static_cast<int>(done->added) : -1;
    }
    /// "LINE code" of what was told about rows that were kept.
    Lines told() const
    {
        Lines list;
        for (const ImportRemark &one : m_desk->remarks)
            if (!one.refused)
                list.push_back(std::to_string(one.line) + " " + one.problem.code);
        return list;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        QCOMPARE(added("champions", "number,name\n65,Ann Lee\n75,Bob Hall\n"), 2);
    }

    void contactsWereOnTheirDay()
    {
        QCOMPARE(added("contacts", "Champion,Date,Time,Way,Kind,Answered,Note\n"
                                   "65,1/2/20,,phone,heard_from,true,old call\n"),
                 1);
        QVERIFY(dumped("contact")["at"].get<std::string>().starts_with("2020-02-01"));
        QCOMPARE(told(), Lines{});
        m_desk = std::make_unique<Desk>();
        QCOMPARE(added("champions", "number,name\n65,Ann Lee\n"), 1);
        QCOMPARE(added("contacts", "Champion,Date,Time,Way,Kind\n65,1/2/20,2.30pm,phone,check_in\n"
                                   "65,1/2/2199,,phone,check_in\n"),
                 1);
        QCOMPARE(dumped("contact")["at"], "2020-02-01T14:30:00Z");
        QCOMPARE(m_desk->faults().size(), 1U); // no call is of a day to come
    }
    void creditsWereGivenOnTheirDay()
    {
        QCOMPARE(added("credits", "From,To,Minutes,Category,Date\ncouncil,65,60,hall,1/2/20\n"), 1);
        QVERIFY(dumped("credit")["at"].get<std::string>().starts_with("2020-02-01"));
    }
    void trainingsHaveADayAndAnEnd()
    {
        QCOMPARE(added("trainings", "Volunteer,Training,Date,Expires\n65,sharps,5/3/2025,"
                                    "4/3/2027\n"),
                 1);
        QCOMPARE(dumped("training")["on"], "2025-03-05");
        QCOMPARE(dumped("training")["expires_on"], "2027-03-04");
    }
    void meetingsHaveADayAndATime()
    {
        QCOMPARE(added("meetings", "Title,Date,Start time,Location\nForum,12/06/2099,6.30pm,"
                                   "Hall\n"),
                 1);
        QCOMPARE(dumped("meeting")["starts_at"], "2099-06-12T17:30:00Z");
        QCOMPARE(dumped("meeting")["venue"], "Hall");
    }
    void campaignsStartAndEnd()
    {
        QCOMPARE(added("campaigns", "Title,Start,End\nSpring,1/3/2026,31/3/2026\n"), 1);
        QCOMPARE(dumped("campaign")["starts_on"], "2026-03-01");
        QCOMPARE(dumped("campaign")["ends_on"], "2026-03-31");
    }

    void reportsWereLoggedOnTheirDay()
    {
        QCOMPARE(added("reports", "Category,Source,Grid ref,Date,Date seen\n"
                                  "litter,public,NZ 288 145,5/3/2025,4/3/2025\n"),
                 1);
        QCOMPARE(dumped("report")["logged_at"], "2025-03-05T00:00:00Z");
        QCOMPARE(dumped("report")["observed_at"], "2025-03-04T00:00:00Z");
    }
    void whatBefellKitsWasOnItsDay()
    {
        QCOMPARE(added("kit_types", "name\nSmall\n"), 1);
        QCOMPARE(added("kits", "label,kit_type\nK-001,Small\n"), 1);
        QCOMPARE(added("inspections", "Kit,Date,Passed,By\nK-001,5/3/2025,yes,Jo\n"), 1);
        QCOMPARE(dumped("inspection")["on"], "2025-03-05");
        QCOMPARE(added("tickets", "Kit,Date,Fault\nK-001,6/3/2025,Bent\n"), 1);
        QCOMPARE(dumped("ticket")["opened_on"], "2025-03-06");
        QCOMPARE(added("stock", "Item,Depot,Delta,Reason,Date\nSack,North,5,delivery,7/3/2025\n"),
                 1);
        QVERIFY(dumped("stock")["at"].get<std::string>().starts_with("2025-03-07"));
    }

    void aPickThatWasPastedTwiceIsBroughtInOnce()
    {
        const std::string list = "Title,Date,Time,Bags,Status\nBeck,15/3/2026,10am,12,closed\n"
                                 "Beck,15/3/2026,10am,12,closed\nBeck,15/3/2026,2pm,3,closed\n";
        QCOMPARE(added("picks", list), 2);
        QCOMPARE(m_desk->faults(), Lines{"3  duplicate"});
        QVERIFY(m_desk->remarks.front().problem.message.contains("line 2"));
        QCOMPARE(added("picks", list), 0);
        QCOMPARE(m_desk->dump("pick").size(), 2U);
    }
    void twoEqualCreditsMayBeMeantAndAreTold()
    {
        const std::string list = "from,to,minutes,category,at\n"
                                 "council,65,60,hall,2026-02-01T10:00:00Z\n"
                                 "council,65,60,hall,2026-02-01T10:00:00Z\n";
        QCOMPARE(added("credits", list), 2);
        QCOMPARE(told(), Lines{"3 duplicate"});
        QCOMPARE(added("credits", list), 0);
    }
};

QTEST_GUILESS_MAIN(TestOwnLists)
#include "tst_ownlists.moc"
