// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates.h"
#include "picks/bench.h"
#include "picks/meetingstore.h"
#include "picks/pickliststore.h"
#include "storage/check.h"

using namespace sc;
using namespace sc::test;

/// Meetings hold together and stand in the diary among the picks.
class TestMeeting : public QObject {
    Q_OBJECT

    std::unique_ptr<PickBench> m_bench;

    Result<Meeting> create(const Meeting &meeting)
    {
        return m_bench->change([&](Change &change) {
            return MeetingStore(*m_bench->database).create(change, meeting);
        });
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<PickBench>(); }

    void keepsEveryField()
    {
        const Meeting meeting{.title = "  Residents'  forum ",
                              .startsAt = kPickStart,
                              .minutes = 90,
                              .venue = "Town hall",
                              .note = "Take the new kit"};
        const auto made = create(meeting);
        QVERIFY(made);
        QCOMPARE(made->title, "Residents' forum");
        QVERIFY(MeetingStore(*m_bench->database).get(made->id).value() == *made);
        QVERIFY(Check(*m_bench->database).deep()->empty());
    }

    void refusesWhatIsWrongAndNamesEachField()
    {
        QCOMPARE(codesOf(create({.title = " ", .minutes = 0})),
                 "title missing, starts_at missing, minutes out_of_range");
        QCOMPARE(codesOf(create({.title = "Forum",
                                 .startsAt = kPickStart,
                                 .venue = std::string(201, 'x'),
                                 .area = Id::fromName("nowhere")})),
                 "venue out_of_range, area not_found");
    }

    void standsInTheDiaryInOrder()
    {
        QVERIFY(m_bench->create(m_bench->ready()));
        QVERIFY(create({.title = "Before", .startsAt = kPickStart - 1h, .minutes = 30}));
        QVERIFY(create({.title = "After", .startsAt = kPickStart + 3h}));
        const auto gone = create({.title = "Deleted", .startsAt = kPickStart});
        QVERIFY(m_bench->change([&](Change &change) {
            return MeetingStore(*m_bench->database).remove(change, gone->id);
        }));
        const Day day = localDay(kPickStart);
        std::string all;
        const auto diary = PickListStore(*m_bench->database).diary(day, day).value();
        for (const DiaryEntry &entry : diary)
            all += entry.kind + " " + entry.title + ", ";
        QCOMPARE(all, "meeting Before, pick Riverside clean, meeting After, ");
        QVERIFY(
            PickListStore(*m_bench->database).diary(day, day, Id::fromName("elsewhere"))->empty());
    }
};

QTEST_GUILESS_MAIN(TestMeeting)
#include "tst_meeting.moc"
