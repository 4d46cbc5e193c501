// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scctl.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using sc::test::Said;
using sc::test::Shell;

namespace {

constexpr char kKits[] =
    R"({"op":"create","type":"kit_type","fields":{"name":"Small kit","lines":[)"
    R"({"item":"Picker","count":10,"consumable":false},{"item":"Sack","count":20,"consumable":true}]}})"
    "\n"
    R"({"op":"create","type":"kit","fields":{"label":"K-001","kit_type":"Small kit","depot":"North"}})"
    "\n"
    R"({"op":"create","type":"kit","fields":{"label":"K-002","kit_type":"Small kit","depot":"North"}})"
    "\n"
    R"({"op":"create","type":"kit","fields":{"label":"K-003","kit_type":"Small kit","depot":"South",)"
    R"("inspected_on":"2020-01-01"}})"
    "\n"
    R"({"op":"create","type":"stock","fields":{"item":"Sack","depot":"North","delta":12}})"
    "\n"
    R"({"op":"update","type":"item","id":"Sack","fields":{"low_stock_level":20}})"
    "\n"
    R"({"op":"create","type":"campaign","fields":{"title":"Spring"}})"
    "\n"
    R"({"op":"create","type":"pick","fields":{"title":"A","starts_at":"2099-05-02T09:00:00Z",)"
    R"("capacity":30,"campaign":"Spring"}})"
    "\n";

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

/// What scctl does about kits.
class TestKitCommands : public QObject {
    Q_OBJECT

    std::unique_ptr<Shell> m_shell;

    Said said(const QStringList &arguments) { return (*m_shell)(arguments); }

private Q_SLOTS:
    void init()
    {
        m_shell = std::make_unique<Shell>();
        // Inspections hold for a year: a pick that is soon finds its kits.
        const QByteArray soon = QDate::currentDate().addDays(30).toString(Qt::ISODate).toUtf8();
        m_shell->write(u"kits.jsonl"_s, QByteArray(kKits).replace("2099-05-02", soon));
        QCOMPARE(said({u"apply"_s, u"kits.jsonl"_s}).code, 0);
    }

    void listsWhatIsDueAndLow()
    {
        const QJsonArray due =
            object(said({u"kits"_s, u"due"_s, u"--json"_s}).out)[u"due"].toArray();
        QCOMPARE(due.size(), 1);
        QCOMPARE(due[0][u"kit"].toString(), u"K-003"_s);
        QCOMPARE(due[0][u"what"].toString(), u"inspection"_s);
        QVERIFY(due[0][u"blocks"].toBool());
        const Said low = said({u"kits"_s, u"low-stock"_s});
        QVERIFY(low.out.contains("Sack") && low.out.contains("12"));
        QVERIFY(said({u"kits"_s, u"duplicates"_s}).out.contains("No label stands twice."));
        QCOMPARE(said({u"kits"_s, u"colours"_s}).code, 2);
        QCOMPARE(said({u"kits"_s, u"due"_s, u"--days"_s, u"x"_s}).code, 2);
    }

    void countsFromAFileOfScans()
    {
        m_shell->write(u"scans.txt"_s, "K-001\r\nk 001\r\n\r\n]Q0K-003\r\n400638133\r\n");
        const QJsonObject count = object(
            said({u"stock-count"_s, u"north"_s, u"scans.txt"_s, u"--move"_s, u"--json"_s}).out);
        QCOMPARE(count[u"expected"].toInt(), 2);
        QCOMPARE(count[u"found"].toArray().size(), 1);
        QCOMPARE(count[u"duplicate"].toArray().size(), 1);
        QCOMPARE(count[u"misplaced"].toArray().size(), 1);
        QCOMPARE(count[u"unknown"].toArray().size(), 1);
        QCOMPARE(count[u"missing"].toArray()[0].toString(), u"K-002"_s);
        QVERIFY(said({u"dump"_s, u"--type"_s, u"kit"_s}).out.contains(R"("label":"K-003")"));
        QVERIFY(!said({u"dump"_s, u"--type"_s, u"kit"_s}).out.contains(R"("depot":"South")"));
        QCOMPARE(said({u"stock-count"_s, u"East"_s, u"scans.txt"_s}).code, 1);
        QCOMPARE(said({u"stock-count"_s, u"North"_s, u"nowhere.txt"_s}).code, 3);
    }

    void writesLabels()
    {
        const QString pdf = m_shell->path(u"labels.pdf"_s);
        QCOMPARE(said({u"labels"_s, u"--layout"_s, u"L7162"_s, u"--kit"_s, u"K-001;k-2"_s,
                       u"--out"_s, pdf})
                     .code,
                 1); // there is no K-2
        QCOMPARE(said({u"labels"_s, u"--layout"_s, u"l7162"_s, u"--kit"_s, u"K-001;K-002"_s,
                       u"--out"_s, pdf})
                     .code,
                 0);
        QVERIFY(m_shell->read(u"labels.pdf"_s).startsWith("%PDF"));
        QCOMPARE(said({u"labels"_s, u"--kit"_s, u"K-001,K-002"_s, u"--out"_s, pdf}).code, 0);
        QCOMPARE(said({u"labels"_s, u"--layout"_s, u"l1"_s, u"--out"_s, pdf}).code, 2);
        QCOMPARE(said({u"labels"_s}).code, 2);
        QCOMPARE(said({u"labels"_s, u"--kit"_s, u"K-001"_s, u"--out"_s, m_shell->database()}).code,
                 3);
        QVERIFY(said({u"dump"_s, u"--type"_s, u"kit"_s}).out.contains("K-001"));
        QCOMPARE(said({u"scan"_s, pdf}).code, 3); // no picture
    }

    void saysWhichLabelsHaveNoBars()
    {
        m_shell->write(
            u"long.jsonl"_s,
            R"({"op":"create","type":"kit","fields":{"label":"Kit of the Harbour Road, upper shelf",)"
            R"("kit_type":"Small kit"}})"
            "\n");
        QCOMPARE(said({u"apply"_s, u"long.jsonl"_s}).code, 0);
        const QString kits = u"K-001,K-002;kit of the harbour road, upper shelf"_s;
        const QString pdf = m_shell->path(u"bars.pdf"_s);
        const QJsonObject json =
            object(said({u"labels"_s, u"--kit"_s, kits, u"--out"_s, pdf, u"--json"_s}).out);
        QCOMPARE(json[u"labels"].toInt(), 3);
        QCOMPARE(json[u"without_bars"].toArray(),
                 QJsonArray{u"Kit of the Harbour Road, upper shelf"_s});
        QVERIFY(said({u"labels"_s, u"--kit"_s, kits, u"--out"_s, pdf})
                    .err.contains("has a QR code alone"));
    }

    void tellsWhatACampaignLacks()
    {
        const QJsonObject forecast = object(said({u"forecast"_s, u"spring"_s, u"--json"_s}).out);
        QVERIFY(!forecast[u"enough"].toBool());
        const QJsonObject line = forecast[u"lines"].toArray()[0].toObject();
        QCOMPARE(line[u"needed"].toInt(), 3);
        QCOMPARE(line[u"there"].toInt(), 2);
        QCOMPARE(forecast[u"items"].toArray()[0][u"missing"].toInt(),
                 8); // 60, less 12 on the shelf and 40 packed
        QVERIFY(said({u"forecast"_s, u"spring"_s}).out.contains("There is not enough."));
        QCOMPARE(said({u"forecast"_s, u"autumn"_s}).code, 1);
        m_shell->write(u"undated.jsonl"_s,
                       R"({"op":"create","type":"pick","fields":{"title":"B","campaign":"Spring"}})"
                       "\n");
        QCOMPARE(said({u"apply"_s, u"undated.jsonl"_s}).code, 0);
        const Said undated = said({u"forecast"_s, u"spring"_s});
        QVERIFY(undated.out.contains("B: has no day yet, and is not counted"));
    }

    void findsAKitByItsLabel()
    {
        QVERIFY(said({u"search"_s, u"k 001"_s}).out.contains("kit K-001"));
        QVERIFY(said({u"history"_s, u"K-001"_s}).out.contains("K-001"));
    }
};

QTEST_GUILESS_MAIN(TestKitCommands)
#include "tst_kitcommands.moc"
