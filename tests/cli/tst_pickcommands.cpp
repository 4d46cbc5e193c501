// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scctl.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using sc::test::Said;
using sc::test::Shell;

namespace {

constexpr char kPicks[] =
    R"({"op":"create","type":"area","fields":{"code":"N","name":"North"}})"
    "\n"
    R"({"op":"create","type":"champion","fields":{"number":"41","name":"Joan Pearson","area":"N","email":"joan@example.org","preferred_contact":"email"}})"
    "\n"
    R"({"op":"create","type":"campaign","fields":{"title":"Spring","goal_picks":3}})"
    "\n"
    R"({"op":"create","type":"pick","id":"00000000-0000-7000-8000-000000000001","fields":{"title":"Riverside","starts_at":"2099-06-06T09:00:00Z","minutes":90,"area":"N","campaign":"Spring","place":"54.52, -1.55"}})"
    "\n"
    R"({"op":"create","type":"attendance","fields":{"pick":"Riverside","champion":"41","status":"booked"}})"
    "\n"
    R"({"op":"create","type":"kit_type","fields":{"name":"Small kit","lines":[{"item":"Picker","count":10,"consumable":false}]}})"
    "\n"
    R"({"op":"create","type":"kit","fields":{"label":"K-001","kit_type":"Small kit","depot":"North"}})"
    "\n"
    R"({"op":"create","type":"loan","id":"00000000-0000-7000-8000-000000000002","fields":{"kits":["K-001"],"borrower":"41","due_out":"2099-06-05","due_in":"2099-06-08","pick":"Riverside"}})"
    "\n"
    R"({"op":"action","type":"loan","id":"00000000-0000-7000-8000-000000000002","action":"reserve"})"
    "\n";

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

/// What scctl tells of picks: diary, campaigns, calendar entries, and who was told.
class TestPickCommands : public QObject {
    Q_OBJECT

    std::unique_ptr<Shell> m_shell;

    Said said(const QStringList &arguments) { return (*m_shell)(arguments); }

private Q_SLOTS:
    void init()
    {
        m_shell = std::make_unique<Shell>();
        m_shell->write(u"picks.jsonl"_s, kPicks);
        const Said applied = said({u"apply"_s, u"picks.jsonl"_s});
        QVERIFY2(applied.code == 0, applied.out.constData());
    }

    void tellsPicksAndKitsDayByDay()
    {
        const Said told = said(
            {u"--json"_s, u"diary"_s, u"--from"_s, u"2099-06-05"_s, u"--to"_s, u"2099-06-08"_s});
        QCOMPARE(told.code, 0);
        const QJsonArray entries = object(told.out).value(u"entries"_s).toArray();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].toObject().value(u"moves"_s), u"out"_s);
        QCOMPARE(entries[1].toObject().value(u"title"_s), u"Riverside"_s);
        QCOMPARE(entries[1].toObject().value(u"time"_s), u"10:00"_s); // British Summer Time
        QCOMPARE(entries[1].toObject().value(u"booked"_s), 1);
        QCOMPARE(entries[2].toObject().value(u"moves"_s), u"back"_s);
        QCOMPARE(said({u"diary"_s, u"--from"_s, u"soon"_s}).code, 2);
        QCOMPARE(said({u"diary"_s, u"--area"_s, u"X"_s}).code, 2);
    }

    void tellsWhatACampaignHasComeTo()
    {
        const QJsonObject told = object(said({u"--json"_s, u"campaign"_s, u"spring"_s}).out);
        QCOMPARE(told.value(u"goals"_s).toObject().value(u"picks"_s), 3);
        QCOMPARE(told.value(u"totals"_s).toObject().value(u"planned"_s), 1);
        QCOMPARE(told.value(u"areas"_s).toArray().size(), 1);
        QCOMPARE(said({u"campaign"_s, u"winter"_s}).code, 1);
    }

    void namesTheChildrenOfWhoIsErased()
    {
        m_shell->write(
            u"child.jsonl"_s,
            R"({"op":"create","type":"attendance","id":"00000000-0000-7000-8000-000000000009","fields":{"pick":"Riverside","name":"Kit","child":true,"adult":"41"}})");
        QCOMPARE(said({u"apply"_s, u"child.jsonl"_s}).code, 0);
        const Said erased =
            said({u"erase"_s, u"41"_s, u"--by"_s, u"R. Dunn"_s, u"--why"_s, u"Asked"_s});
        QVERIFY2(erased.code == 0, erased.err.constData());
        QVERIFY(erased.out.contains("Look at attendance 00000000-0000-7000-8000-000000000009"));
        const QByteArray roster = said({u"dump"_s, u"--type"_s, u"attendance"_s}).out;
        QCOMPARE(roster.count(R"("status":"cancelled")"), 2);
    }

    void writesACalendarEntry()
    {
        const QString file = m_shell->path(u"riverside.ics"_s);
        QCOMPARE(said({u"calendar"_s, u"Riverside"_s, u"--out"_s, file}).code, 0);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.startsWith("BEGIN:VCALENDAR\r\n"));
        QVERIFY(text.contains("DTSTART:20990606T090000Z"));
        QCOMPARE(said({u"calendar"_s, u"Riverside"_s}).code, 2);
    }

    void tellsWhoWasToldOfACancellation()
    {
        QVERIFY(object(said({u"--json"_s, u"notices"_s, u"Riverside"_s}).out)
                    .value(u"notices"_s)
                    .toArray()
                    .isEmpty());
        m_shell->write(
            u"cancel.jsonl"_s,
            R"({"op":"action","type":"pick","id":"00000000-0000-7000-8000-000000000001","action":"cancel","fields":{"reason":"weather"}})");
        QCOMPARE(said({u"apply"_s, u"cancel.jsonl"_s}).code, 0);
        const QJsonArray told = object(said({u"--json"_s, u"notices"_s, u"Riverside"_s}).out)
                                    .value(u"notices"_s)
                                    .toArray();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].toObject().value(u"way"_s), u"email"_s);
        QCOMPARE(told[0].toObject().value(u"reach"_s), u"joan@example.org"_s);
        QVERIFY(told[0].toObject().value(u"words"_s).toString().contains(u"Riverside"_s));
    }

    void readsAndChangesTheRulesAndHazards()
    {
        m_shell->write(
            u"rules.jsonl"_s,
            R"({"op":"update","type":"pick_rules","id":"picks","fields":{"road_limit_mph":20}})"
            "\n"
            R"({"op":"create","type":"hazard","fields":{"hazard":"Geese","controls":"Leave them alone","likelihood_before":2,"severity_before":2,"likelihood_after":1,"severity_after":2}})"
            "\n"
            R"({"op":"delete","type":"hazard","id":"traffic"})"
            "\n"
            R"({"op":"update","type":"pick_rules","id":"picks","fields":{"road_limit_mph":500}})"
            "\n");
        const Said applied = said({u"apply"_s, u"rules.jsonl"_s});
        QCOMPARE(applied.code, 1); // no road is that fast
        QVERIFY(applied.out.contains("out_of_range"));
        const Said rules = said({u"dump"_s, u"--type"_s, u"pick_rules"_s});
        QVERIFY(rules.out.contains("\"road_limit_mph\":20"));
        const Said hazards = said({u"dump"_s, u"--type"_s, u"hazard"_s});
        QVERIFY(hazards.out.contains("\"code\":\"geese\""));
        const QString csv = m_shell->path(u"hazards.csv"_s);
        QCOMPARE(said({u"export"_s, u"hazards"_s, u"--out"_s, csv}).code, 0);
        QCOMPARE(said({u"import"_s, u"hazards"_s, csv}).code, 0); // nothing differs
        QCOMPARE(said({u"dump"_s, u"--type"_s, u"hazard"_s}).out, hazards.out);
    }

    void aRoundLeavesOutWhoIsNotToBeContacted()
    {
        m_shell->write(
            u"people.jsonl"_s,
            R"({"op":"create","type":"champion","fields":{"number":"50","name":"No Contact","phone":"01325 111222","preferred_contact":"none"}})"
            "\n"
            R"({"op":"create","type":"champion","fields":{"number":"51","name":"No Phone","email":"np@example.org"}})"
            "\n"
            R"({"op":"create","type":"champion","fields":{"number":"52","name":"Has Phone","phone":"01325 333444"}})"
            "\n");
        QCOMPARE(said({u"apply"_s, u"people.jsonl"_s}).code, 0);
        const Said round = said({u"contact-round"_s, u"never_asked"_s, u"--round"_s, u"June"_s,
                                 u"--way"_s, u"phone"_s, u"--json"_s});
        QCOMPARE(round.code, 0);
        const QJsonObject told = object(round.out);
        QCOMPARE(told[u"contacts"_s].toInt(), 1);
        QCOMPARE(told[u"left_out"_s].toArray(), (QJsonArray{u"41"_s, u"50"_s, u"51"_s}));
        const Said contacts = said({u"dump"_s, u"--type"_s, u"contact"_s});
        QVERIFY(contacts.out.contains("\"champion\":\"52\""));
        QVERIFY(!contacts.out.contains("\"champion\":\"50\""));
        // By any way they have, whoever may be contacted; who did not answer was not asked.
        const Said more =
            said({u"contact-round"_s, u"never_asked"_s, u"--round"_s, u"July"_s, u"--json"_s});
        QCOMPARE(object(more.out)[u"contacts"_s].toInt(), 3);
    }
};

QTEST_GUILESS_MAIN(TestPickCommands)
#include "tst_pickcommands.moc"
