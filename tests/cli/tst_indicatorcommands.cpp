// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scctl.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTest>

#include <set>
#include <string>

using namespace sc::test;
using namespace Qt::StringLiterals;

namespace {

nlohmann::json json(const QByteArray &bytes)
{
    return nlohmann::json::parse(bytes.toStdString());
}

/// The sample borough's areas, and nothing that was reported.
void fill(const Shell &scctl)
{
    static_cast<void>(scctl({u"sample"_s, u"--reports"_s, u"0"_s, u"--years"_s, u"1"_s}));
}

/// The value of an indicator for the whole council in the tidy file.
int valueIn(const QByteArray &tidy, const QByteArray &indicator)
{
    for (const QByteArray &line : tidy.split('\n'))
        if (line.contains(",ALL,Whole council," + indicator + ','))
            return line.split(',').value(10).toInt();
    return -1;
}

/// As it stands in a header line.
QByteArray quoted(const std::string &name)
{
    const QByteArray text = QByteArray::fromStdString(name);
    return text.contains(',') ? '"' + text + '"' : text;
}

} // namespace

/// The commands for the quarter's figures.
class TestIndicatorCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheFilesOfAQuarterAlwaysTheSame()
    {
        const Shell scctl;
        fill(scctl);
        const QStringList first{u"indicators"_s, u"--quarter"_s, u"2026-27Q1"_s, u"--out"_s,
                                scctl.path(u"zero"_s)};
        QCOMPARE(scctl(first).code, 0);
        const QByteArray before = scctl.read(u"zero/indicators-2026-27Q1.csv"_s);
        const Said applied = scctl(
            {u"apply"_s},
            R"({"op":"create","type":"report","fields":{"category":"fly_tipping","source":"public","area":"N","latitude":54.6,"longitude":-1.2,"land_type":"highway","waste_type":"tyres","size":"single_item","logged_at":"2026-06-30T22:59:00Z"}}
{"op":"create","type":"report","fields":{"category":"litter","source":"public","area":"N","latitude":54.6,"longitude":-1.2,"logged_at":"2026-06-30T23:30:00Z"}}
{"op":"create","type":"enforcement","fields":{"report":"nothing","action":"prosecution","taken_on":"2026-05-01"}}
{"op":"create","type":"survey","fields":{"held_on":"2026-05-01","question":"parks","answered":20,"satisfied":21}}
)");
        QCOMPARE(applied.out.count("\"ok\":true"), 2);
        QVERIFY(applied.out.contains("\"field\":\"report\",\"code\":\"not_found\""));
        QVERIFY(applied.out.contains("\"field\":\"satisfied\",\"code\":\"out_of_range\""));
        const QStringList call{u"indicators"_s, u"--quarter"_s, u"2026-27Q1"_s,
                               u"--months"_s,   u"--out"_s,     scctl.path(u"one"_s)};
        const Said said = scctl(call);
        QCOMPARE(said.code, 0);
        const QByteArray tidy = scctl.read(u"one/indicators-2026-27Q1.csv"_s);
        QVERIFY(tidy.startsWith(
            "quarter,period_start,period_end,area_code,area,indicator_id,indicator,version,unit,"
            "direction,value,numerator,denominator,target,status,signal,note\r\n"));
        QCOMPARE(valueIn(tidy, "reports_logged"), valueIn(before, "reports_logged") + 1);
        QCOMPARE(valueIn(tidy, "fly_tips"), valueIn(before, "fly_tips") + 1);
        QVERIFY(tidy.contains("2026-27Q1,2026-04-01,2026-06-30,ALL,Whole council,reports_logged,"
                              "Reports logged,1,reports,neutral,"));
        QVERIFY(tidy.contains(",priorities_set,Priorities set,1,priorities,more,,,,,not_available,"
                              "none,"));
        const Said behind =
            scctl({u"--json"_s, u"behind"_s, u"fly_tips"_s, u"--quarter"_s, u"2026-27Q1"_s});
        QCOMPARE(json(behind.out)["records"].size(), std::size_t(valueIn(tidy, "fly_tips")));
        QVERIFY(behind.out.contains("\"area\":\"N\""));
        QCOMPARE(scctl({u"behind"_s, u"none"_s, u"--quarter"_s, u"2026-27Q1"_s}).code, 1);
        QVERIFY(scctl({u"behind"_s, u"coverage_gap_streets"_s, u"--quarter"_s, u"2026-27Q1"_s})
                    .out.contains("Plan B"));
        const QByteArray tips = scctl.read(u"one/fly-tipping-2026-27Q1.csv"_s);
        QVERIFY(tips.contains("2026-27 Qtr1,ALL,Whole council," +
                              QByteArray::number(valueIn(tidy, "fly_tips")) + ','));
        QVERIFY(
            scctl.read(u"one/indicators-monthly-2026-27Q1.csv"_s).contains("lower,centre,upper"));
        QStringList again = call;
        again.last() = scctl.path(u"two"_s);
        QCOMPARE(scctl(again).code, 0);
        const QStringList names = QDir(scctl.path(u"one"_s)).entryList(QDir::Files);
        QCOMPARE(names.size(), 6);
        for (const QString &name : names)
            QCOMPARE(scctl.read(u"one/"_s + name), scctl.read(u"two/"_s + name));
    }

    void sidecarsNameEveryColumnInOrder()
    {
        const Shell scctl;
        fill(scctl);
        QCOMPARE(scctl({u"indicators"_s, u"--quarter"_s, u"2026-27Q1"_s, u"--wards"_s, u"--bom"_s,
                        u"--out"_s, scctl.path(u"out"_s)})
                     .code,
                 0);
        const auto headerOf = [&](const std::string &name) {
            QByteArray text = scctl.read(u"out/"_s + QString::fromStdString(name));
            if (!text.startsWith("\xef\xbb\xbf"))
                return QByteArray("no mark");
            return text.mid(3, text.indexOf("\r\n") - 3);
        };
        const auto csvw = json(scctl.read(u"out/csv-metadata.json"_s));
        QCOMPARE(csvw["@context"][0].get<std::string>(), "http://www.w3.org/ns/csvw");
        for (const auto &table : csvw["tables"]) {
            QByteArrayList titles;
            for (const auto &column : table["tableSchema"]["columns"])
                titles.append(quoted(column["titles"].get<std::string>()));
            QCOMPARE(headerOf(table["url"].get<std::string>()), titles.join(','));
        }
        QVERIFY(scctl.read(u"out/datapackage.json"_s).isEmpty());
        QCOMPARE(scctl({u"indicators"_s, u"--quarter"_s, u"2026-27Q1"_s, u"--wards"_s, u"--out"_s,
                        scctl.path(u"plain"_s)})
                     .code,
                 0);
        const auto package = json(scctl.read(u"plain/datapackage.json"_s));
        QCOMPARE(package["resources"].size(), csvw["tables"].size());
        for (const auto &resource : package["resources"]) {
            QByteArrayList names;
            for (const auto &field : resource["schema"]["fields"])
                names.append(quoted(field["name"].get<std::string>()));
            QCOMPARE(headerOf(resource["path"].get<std::string>()), names.join(','));
        }
    }

    void freezesAQuarterAndTellsWhatChanged()
    {
        const Shell scctl;
        fill(scctl);
        const Said made = scctl(
            {u"apply"_s},
            R"({"op":"create","type":"report","fields":{"category":"litter","source":"public","area":"N","latitude":54.6,"longitude":-1.2,"logged_at":"2026-05-01T09:00:00Z"}})"
            "\n");
        const auto answer = json(made.out);
        QVERIFY(answer["ok"].get<bool>());
        QCOMPARE(scctl({u"quarter"_s, u"freeze"_s, u"2026-27Q1"_s, u"--by"_s, u"H. Obi"_s}).code,
                 0);
        const auto same =
            json(scctl({u"--json"_s, u"quarter"_s, u"compare"_s, u"2026-27Q1"_s}).out);
        QVERIFY(same["same"].get<bool>());
        const std::string id = answer["id"].get<std::string>();
        const QByteArray order =
            QByteArray("{\"op\":\"delete\",\"type\":\"report\",\"id\":\"") + id.c_str() + "\"}\n";
        QCOMPARE(scctl({u"apply"_s}, order).code, 0);
        const auto changed =
            json(scctl({u"--json"_s, u"quarter"_s, u"compare"_s, u"2026-27Q1"_s}).out);
        QVERIFY(!changed["same"].get<bool>());
        const auto &first = changed["revisions"][0];
        QCOMPARE(first["indicator_id"].get<std::string>(), "reports_logged");
        QCOMPARE(first["figures"][0]["frozen"].get<int>(), 1);
        QCOMPARE(first["figures"][0]["now"].get<int>(), 0);
        QCOMPARE(first["records"][0]["id"].get<std::string>(), id);
        QCOMPARE(first["records"][0]["change"].get<std::string>(), "removed");
        const auto sent = json(scctl({u"--json"_s, u"quarter"_s, u"sent"_s, u"2026-27Q1"_s}).out);
        const auto &once = sent["times"][0];
        QCOMPARE(once["by"].get<std::string>(), "H. Obi");
        QCOMPARE(once["figures"][0]["indicator_id"].get<std::string>(), "reports_logged");
        QCOMPARE(once["figures"][0]["value"].get<int>(), 1);
        QVERIFY(once["indicators"][0]["definition"].get<std::string>().contains("-- id: "));
        QVERIFY(scctl({u"quarter"_s, u"sent"_s, u"2026-27Q1"_s})
                    .out.contains("reports_logged, Whole council: 1"));
        std::set<std::string> heldBack;
        for (const auto &figure : once["figures"])
            if (figure["area_code"] == "ALL" && figure["status"] == "suppressed")
                heldBack.insert(figure["indicator_id"].get<std::string>());
        for (const auto &indicator : once["indicators"]) {
            const std::string name = indicator["indicator_id"].get<std::string>();
            const bool isTold = indicator.contains("records") && indicator.contains("digest");
            QVERIFY2(!isTold || !heldBack.contains(name), name.c_str());
            QVERIFY2(isTold || name != "reports_logged", name.c_str());
        }
        QCOMPARE(scctl({u"quarter"_s, u"sent"_s, u"2020-21Q1"_s}).code, 1);
        QCOMPARE(scctl({u"quarter"_s, u"freeze"_s, u"2126-27Q1"_s}).code, 1);
        QCOMPARE(scctl({u"quarter"_s, u"compare"_s, u"2020-21Q1"_s}).code, 1);
        QCOMPARE(scctl({u"quarter"_s, u"freeze"_s, u"Q9"_s}).code, 2);
    }

    // The series of the NHS's vignette on screening.
    void spcGivesThePublishedLimits()
    {
        const Shell scctl;
        QByteArray file = "Month,Value\r\n";
        int month = 0;
        for (const int value : {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1})
            file += QByteArray::number(++month) + ',' + QByteArray::number(value) + "\r\n";
        scctl.write(u"s.csv"_s, file);
        const auto plain =
            json(scctl.bare({u"spc"_s, scctl.path(u"s.csv"_s), u"--column"_s, u"Value"_s}).out);
        QVERIFY(qAbs(plain["centre"].get<double>() - 1.9444) < 5e-5);
        QVERIFY(qAbs(plain["upper"].get<double>() - 6.9515) < 5e-5);
        QVERIFY(qAbs(plain["lower"].get<double>() + 3.0626) < 5e-5);
        QCOMPARE(plain["signals"][0]["signal"].get<std::string>(), "outlier_high");
        QCOMPARE(plain["signals"][0]["line"].get<int>(), 6);
        const auto screened = json(
            scctl.bare({u"spc"_s, scctl.path(u"s.csv"_s), u"--column"_s, u"Value"_s, u"--screen"_s})
                .out);
        QVERIFY(qAbs(screened["upper"].get<double>() - 4.6044) < 5e-5);
        QCOMPARE(scctl.bare({u"spc"_s, scctl.path(u"s.csv"_s), u"--column"_s, u"Other"_s}).code, 1);
        QCOMPARE(scctl.bare({u"spc"_s, scctl.path(u"s.csv"_s)}).code, 2);
    }

    // Montgomery's errors in shipments are spread wider than chance lets them.
    void spcTellsPlainLimitsBesideWiderOnes()
    {
        const Shell scctl;
        QByteArray file = "Errors,Shipments\r\n";
        for (const int value : {2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4})
            file += QByteArray::number(value) + ",50\r\n";
        scctl.write(u"u.csv"_s, file);
        QStringList order{u"spc"_s,    scctl.path(u"u.csv"_s), u"--column"_s, u"Errors"_s,
                          u"--size"_s, u"Shipments"_s,         u"--chart"_s,  u"u"_s};
        const auto wide = json(scctl.bare(order).out);
        QVERIFY(wide["over_dispersed"].get<bool>());
        QVERIFY(qAbs(wide["plain_upper"].get<double>() - 0.1894) < 5e-5);
        QVERIFY(wide["sigma_z"].get<double>() > 1.5);
        QVERIFY(wide["upper"].get<double>() > wide["plain_upper"].get<double>());
        const auto plain = json(scctl.bare(order + QStringList{u"--plain"_s}).out);
        QCOMPARE(plain["upper"].get<double>(), wide["plain_upper"].get<double>());
        QCOMPARE(scctl.bare(order + QStringList{u"--rebase"_s, u"21"_s}).code, 2);
    }

    void spcTakesWhatPeopleHave_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("column");
        QTest::addColumn<double>("centre"); // below 0: refused
        QTest::newRow("blank cells")
            << QByteArray("M,V\nJan,\nFeb,5\nMar, \nApr,7\n") << u"V"_s << 6.0;
        QTest::newRow("one point") << QByteArray("V\n7\n") << u"V"_s << 7.0;
        QTest::newRow("all the same") << QByteArray("V\n5\n5\n5\n5\n5\n5\n5\n5\n") << u"V"_s << 5.0;
        QTest::newRow("semicolons") << QByteArray("M;V\nJan;3,5\nFeb;4,5\n") << u"V"_s << 4.0;
        QTest::newRow("byte order mark")
            << QByteArray("\xef\xbb\xbfV\r\n1\r\n2\r\n") << u"V"_s << 1.5;
        QTest::newRow("Windows-1252")
            << QByteArray("Caf\xe9,M\n1,x\n3,y\n") << u"caf\u00e9"_s << 2.0;
        QTest::newRow("thousands") << QByteArray("V\n\"1,200\"\n\"1,400\"\n") << u"V"_s << 1300.0;
        QTest::newRow("a comma for a point")
            << QByteArray("V\n\"1,5\"\n\"2,5\"\n") << u"V"_s << -1.0;
        QTest::newRow("percent") << QByteArray("V\n40%\n50 %\n") << u"V"_s << 45.0;
        QTest::newRow("no such column") << QByteArray("V\n1\n") << u"W"_s << -1.0;
        QTest::newRow("words") << QByteArray("V\n1\nmany\n") << u"V"_s << -1.0;
        QTest::newRow("not a number") << QByteArray("V\n1\nnan\n") << u"V"_s << -1.0;
        QTest::newRow("nothing") << QByteArray() << u"V"_s << -1.0;
        QTest::newRow("a header alone") << QByteArray("V\n") << u"V"_s << -1.0;
        QTest::newRow("a row too long") << QByteArray("V,W\n1,2,3\n") << u"V"_s << -1.0;
    }
    void spcTakesWhatPeopleHave()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, column);
        QFETCH(const double, centre);
        const Shell scctl;
        scctl.write(u"odd.csv"_s, file);
        const Said said = scctl.bare({u"spc"_s, scctl.path(u"odd.csv"_s), u"--column"_s, column});
        QCOMPARE(said.code, centre < 0 ? 1 : 0);
        if (centre < 0)
            return;
        const auto answer = json(said.out);
        QVERIFY(qAbs(answer["centre"].get<double>() - centre) < 1e-9);
        QVERIFY(answer["lower"].is_number() && answer["upper"].is_number());
    }
};

QTEST_GUILESS_MAIN(TestIndicatorCommands)
#include "tst_indicatorcommands.moc"
