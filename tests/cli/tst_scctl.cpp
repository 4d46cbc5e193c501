// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scctl.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using sc::test::Said;
using sc::test::Shell;

namespace {

constexpr char kOneReport[] =
    R"({"op":"create","type":"report","id":"0197a000-0000-7000-8000-000000000001",)"
    R"("fields":{"category":"litter","source":"public","grid_ref":"NZ 288 145",)"
    R"("logged_at":"2026-05-03T09:15:00Z","description":"Bags by the wall"}})"
    "\n";

QJsonObject object(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

constexpr char kPick[] = R"("type":"pick","id":"0197a000-0000-7000-8000-000000000003")";
constexpr char kTraining[] = R"("type":"training","id":"0197a000-0000-7000-8000-000000000002")";

/// Up to an approved pick that champion 41 leads.
QByteArray ordersToApprove()
{
    QByteArray orders =
        R"({"op":"create","type":"champion","fields":{"number":"41","name":"Joan Pearson"}})";
    orders +=
        "\n{\"op\":\"create\"," + QByteArray(kTraining) +
        R"(,"fields":{"champion":"41","course":"lead_a_pick","on":"2026-06-01","expires_on":"2099-01-01"}})";
    orders +=
        "\n{\"op\":\"create\"," + QByteArray(kPick) +
        R"(,"fields":{"title":"Denes","starts_at":"2098-06-05T09:00:00Z","minutes":60,"lead":"41","place":"54.526,-1.553","road_speed_mph":20,"insurance_basis":"group_policy","land_permission":"not_needed"}})";
    orders +=
        "\n{\"op\":\"action\"," + QByteArray(kPick) +
        R"(,"action":"assess","fields":{"rows":[{"hazard":"Traffic","likelihood_before":3,"severity_before":5,"controls":"Vests","likelihood_after":1,"severity_after":5}],"by":"R. Dunn","review_on":"2098-12-31"}})";
    orders += "\n{\"op\":\"action\"," + QByteArray(kPick) +
              R"(,"action":"approve","fields":{"by":"M. Ward"}})";
    return orders;
}

} // namespace

class TestScctl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsHowItIsCalled()
    {
        const Shell scctl;
        const Said help = scctl.bare({u"--help"_s});
        QCOMPARE(help.code, 0);
        for (const char *command : {"sample", "import", "export", "apply", "dump", "search",
                                    "history", "check", "backup", "restore", "sync"})
            QVERIFY2(help.out.contains(QByteArray("\n  ") + command), command);
        QVERIFY(scctl.bare({u"import"_s, u"--help"_s}).out.contains("--rejects FILE"));
        const Said group = scctl.bare({u"sync"_s, u"--help"_s});
        QCOMPARE(group.code, 0);
        QVERIFY(group.out.contains("sync export ") && !group.out.contains("import KIND"));
        // What it cannot do without stands without brackets.
        const Said init = scctl.bare({u"sync"_s, u"init"_s, u"--help"_s});
        QVERIFY(init.out.contains("sync init --council NAME --area CODE... --device NAME\n"));
        const Said sent = scctl.bare({u"sync"_s, u"export"_s, u"--help"_s});
        QVERIFY(sent.out.contains("[--to DEVICE] [--area CODE]... [--full] --out FILE|DIR\n"));
    }

    void endsWithTwoWhenCalledWrongly_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const QStringList &arguments, const char *says) {
            QTest::newRow(qPrintable(arguments.join(u' '))) << arguments << QByteArray(says);
        };
        row({}, "Say which command");
        row({u"sync"_s}, "Say which: sync conflicts");
        row({u"dump"_s, u"--typo"_s}, "--typo");
        row({u"dump"_s, u"--type"_s, u"kite"_s}, "There is no type \"kite\"");
        row({u"dump"_s, u"extra"_s}, "does not take \"extra\"");
        row({u"import"_s, u"reports"_s}, "needs more");
        row({u"import"_s, u"kites"_s, u"x.csv"_s}, "There is no kind \"kites\"");
        row({u"export"_s, u"kites"_s}, "There is no kind \"kites\"");
        row({u"export"_s, u"reports"_s, u"--layout"_s, u"odd"_s}, "There is no layout \"odd\"");
        row({u"export"_s, u"reports"_s, u"--quarter"_s, u"2026Q9"_s}, "--quarter needs a quarter");
        row({u"export"_s, u"reports"_s, u"--from"_s, u"soon"_s}, "--from needs a date");
        row({u"export"_s, u"reports"_s, u"--from"_s, u"2026-05-02"_s, u"--to"_s, u"2026-05-01"_s},
            "must not be before");
        row({u"sample"_s, u"--reports"_s, u"many"_s}, "--reports needs a whole number");
    }
    void endsWithTwoWhenCalledWrongly()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Shell scctl;
        const Said said = scctl(arguments);
        QCOMPARE(said.code, 2);
        QVERIFY2(said.err.contains(says), said.err.constData());
        QVERIFY(said.err.contains("Usage: scctl"));
        QVERIFY(said.out.isEmpty());
        QVERIFY(!QFile::exists(scctl.database()));
    }

    void endsWithThreeWhenAFileCannotBeUsed()
    {
        const Shell scctl;
        QCOMPARE(scctl({u"dump"_s}).code, 3);
        QVERIFY(scctl({u"dump"_s}).err.contains("There is no file"));
        QCOMPARE(scctl({u"import"_s, u"reports"_s, u"nowhere.csv"_s}).code, 3);
        QCOMPARE(scctl({u"apply"_s, u"nowhere.jsonl"_s}).code, 3);
        scctl.write(u"office.db"_s,
                    "this is no database, only some text that is long enough to be one");
        const Said said = scctl({u"dump"_s});
        QCOMPARE(said.code, 3);
        QVERIFY(scctl.read(u"office.db"_s).startsWith("this is no database"));
        QCOMPARE(scctl({u"restore"_s, u"nowhere.db"_s}).code, 3);
    }

    void appliesAndDumps()
    {
        const Shell scctl;
        const Said said = scctl({u"apply"_s}, QByteArray(kOneReport) + "not json\n\n" + kOneReport);
        QCOMPARE(said.code, 1);
        const QList<QByteArray> answers = said.out.trimmed().split('\n');
        QCOMPARE(answers.size(), 3);
        QCOMPARE(object(answers[0])[u"ok"_s].toBool(), true);
        QCOMPARE(object(answers[1])[u"ok"_s].toBool(), false);
        QVERIFY(answers[2].contains("already_exists"));
        QVERIFY(said.err.contains("stdin:2: line: "));
        QVERIFY(said.err.contains("stdin:4: id: "));
        const Said dump = scctl({u"dump"_s});
        QCOMPARE(dump.code, 0);
        QVERIFY(dump.out.startsWith("{\"type\":\"report\",\"id\":\"0197a000-0000-7000-8000-"
                                    "000000000001\",\"ref\":\""));
        QCOMPARE(object(dump.out)[u"logged_at"_s].toString(), u"2026-05-03T09:15:00Z"_s);
        QCOMPARE(scctl({u"dump"_s, u"--type"_s, u"champion"_s}).out, QByteArray());
        QCOMPARE(scctl({u"dump"_s}).out, dump.out);
    }

    void exportsWhatItImported()
    {
        const Shell scctl;
        QCOMPARE(scctl({u"apply"_s}, kOneReport).code, 0);
        QCOMPARE(scctl({u"export"_s, u"reports"_s, u"--out"_s, scctl.path(u"r.csv"_s)}).code, 0);
        QCOMPARE(scctl.read(u"r.csv"_s), scctl({u"export"_s, u"reports"_s}).out);
        const QStringList import{u"import"_s, u"reports"_s, scctl.path(u"r.csv"_s), u"--json"_s};
        const Said again = scctl(import);
        QCOMPARE(again.code, 0);
        QCOMPARE(object(again.out)[u"unchanged"_s].toInt(), 1);
        const Shell other;
        const Said added = other(import);
        QCOMPARE(object(added.out)[u"added"_s].toInt(), 1);
        QCOMPARE(other({u"dump"_s}).out, scctl({u"dump"_s}).out);
    }

    void exportsAQuarterByLocalTime()
    {
        const Shell scctl;
        const QByteArray edges = "category,source,grid_ref,logged_at,description\n"
                                 "litter,public,NZ 288 145,2026-06-30T22:59:59Z,last of Q1\n"
                                 "litter,public,NZ 288 145,2026-06-30T23:00:00Z,first of Q2\n";
        scctl.write(u"in.csv"_s, edges);
        QCOMPARE(scctl({u"import"_s, u"reports"_s, scctl.path(u"in.csv"_s)}).code, 0);
        const QByteArray first =
            scctl({u"export"_s, u"reports"_s, u"--quarter"_s, u"2026-27Q1"_s}).out;
        QVERIFY(first.contains("last of Q1") && !first.contains("first of Q2"));
        const QByteArray july = scctl({u"export"_s, u"reports"_s, u"--from"_s, u"2026-07-01"_s,
                                       u"--to"_s, u"2026-07-01"_s})
                                    .out;
        QVERIFY(july.contains("first of Q2") && !july.contains("last of Q1"));
    }

    void tellsEveryBadRowByItsLine()
    {
        const Shell scctl;
        scctl.write(u"in.csv"_s, "category,source,grid_ref,description\n"
                                 "litter,public,NZ 288 145,\"two\nlines\"\n"
                                 "kite,public,NZ 288 145,\n");
        const Said said =
            scctl({u"import"_s, u"reports"_s, u"in.csv"_s, u"--rejects"_s, u"bad.csv"_s});
        QCOMPARE(said.code, 1);
        QVERIFY2(said.err.startsWith("in.csv:4: category: "), said.err.constData());
        QVERIFY(scctl.read(u"bad.csv"_s)
                    .startsWith("category,source,grid_ref,description,reason\nkite,"));
        QCOMPARE(scctl({u"import"_s, u"reports"_s, u"in.csv"_s, u"--rejects"_s, u"in.csv"_s}).code,
                 2);
    }

    void searchesAndTellsTheHistory()
    {
        const Shell scctl;
        const QString ref = object(scctl({u"apply"_s}, kOneReport).out)[u"ref"_s].toString();
        QVERIFY(scctl({u"search"_s, u"wall"_s}).out.startsWith(ref.toUtf8()));
        QVERIFY(scctl({u"search"_s, u"elephant"_s}).out.contains("Nothing found"));
        QByteArray order =
            R"({"op":"action","type":"report","id":"REF","action":"step","fields":{"to":"done","note":"Swept"}})";
        order.replace("REF", ref.toUtf8());
        QCOMPARE(scctl({u"apply"_s}, order).code, 0);
        const Said history = scctl({u"history"_s, ref.toLower().remove(u'-')});
        QCOMPARE(history.code, 0);
        QVERIFY(history.out.contains("moved from new to done: Swept"));
        QCOMPARE(scctl({u"history"_s, u"Z9-0001-X"_s}).code, 1);
        const QString misheard = ref.chopped(1) + (ref.endsWith(u'A') ? u'B' : u'A');
        QVERIFY(scctl({u"history"_s, misheard}).err.contains("One character of this reference"));
    }

    void checksBacksUpAndRestores()
    {
        const Shell scctl;
        QCOMPARE(scctl({u"apply"_s}, kOneReport).code, 0);
        QCOMPARE(scctl({u"check"_s}).code, 0);
        QCOMPARE(scctl({u"check"_s, u"--deep"_s}).code, 0);
        const QByteArray before = scctl({u"dump"_s}).out;
        QCOMPARE(scctl({u"backup"_s, scctl.path(u"copy.db"_s)}).code, 0);
        const QByteArray gone =
            R"({"op":"delete","type":"report","id":"0197a000-0000-7000-8000-000000000001"})";
        QCOMPARE(scctl({u"apply"_s}, gone).code, 0);
        QCOMPARE(scctl({u"dump"_s}).out, QByteArray());
        QCOMPARE(scctl({u"restore"_s, scctl.path(u"copy.db"_s)}).code, 0);
        QCOMPARE(scctl({u"dump"_s}).out, before);
    }

    void aDeletedReportIsFoundByItsWholeReference()
    {
        const Shell scctl;
        QCOMPARE(scctl({u"apply"_s}, kOneReport).code, 0);
        const QByteArray all = scctl({u"dump"_s, u"--type"_s, u"report"_s}).out;
        const QString ref =
            QString::fromUtf8(all.mid(all.indexOf("\"ref\":\"") + 7, 20)).section(u'"', 0, 0);
        QVERIFY(scctl({u"search"_s, ref}).out.startsWith(ref.toUtf8()));
        const QByteArray gone =
            R"({"op":"delete","type":"report","id":"0197a000-0000-7000-8000-000000000001"})";
        QCOMPARE(scctl({u"apply"_s}, gone).code, 0);
        const QByteArray found = scctl({u"search"_s, ref}).out;
        QVERIFY2(found.startsWith(ref.toUtf8()) && found.contains("  deleted  "),
                 found.constData());
        QVERIFY(scctl({u"--json"_s, u"search"_s, ref}).out.contains("\"deleted\":true"));
        const QByteArray back = QByteArray(R"({"op":"restore","type":"report","id":"REF"})")
                                    .replace("REF", ref.toUtf8());
        QCOMPARE(scctl({u"apply"_s}, back).code, 0);
        QVERIFY(!scctl({u"search"_s, ref}).out.contains("deleted"));
    }

    void tellsOfADamagedPhotoInABackup()
    {
        const Shell scctl;
        QCOMPARE(scctl({u"sample"_s, u"--years"_s, u"1"_s, u"--reports"_s, u"300"_s}).code, 0);
        const QString copy = scctl.path(u"copy.db"_s);
        QVERIFY(scctl({u"backup"_s, copy}).out.contains("tested."));
        QDirIterator files(scctl.database() + u".files"_s, QDir::Files,
                           QDirIterator::Subdirectories);
        QVERIFY(files.hasNext());
        const QString path = files.next();
        QFile photo(path);
        QVERIFY(photo.open(QIODevice::ReadOnly));
        const QByteArray good = photo.readAll();
        photo.close();
        QVERIFY(photo.open(QIODevice::WriteOnly) && photo.write("forgery") > 0);
        photo.close();
        const auto told = scctl({u"backup"_s, scctl.path(u"other.db"_s)});
        QCOMPARE(told.code, 1);
        QVERIFY2(told.out.contains("1 photo is damaged here and so in the backup") &&
                     !told.out.contains("and tested"),
                 told.out.constData());
        const auto over = scctl({u"backup"_s, copy});
        QVERIFY2(over.out.contains("1 photo is damaged here but whole in the backup"),
                 over.out.constData());
        QVERIFY(scctl({u"--json"_s, u"backup"_s, copy}).out.contains("\"photos_damaged\":1"));
        QCOMPARE(scctl({u"restore"_s, copy}).code, 0);
        QCOMPARE(scctl({u"check"_s, u"--deep"_s}).code, 0);
        QVERIFY(photo.open(QIODevice::ReadOnly) && photo.readAll() == good);
    }

    void helpIsAskedForInEveryWay()
    {
        const Shell scctl;
        const QByteArray help = scctl({u"--help"_s}).out;
        QCOMPARE(scctl({u"-h"_s}).out, help);
        QCOMPARE(scctl({u"help"_s}).out, help);
        const QByteArray ofSearch = scctl({u"search"_s, u"--help"_s}).out;
        QVERIFY(ofSearch.contains("search TEXT"));
        QCOMPARE(scctl({u"search"_s, u"-h"_s}).out, ofSearch);
        QCOMPARE(scctl({u"help"_s, u"search"_s}).out, ofSearch);
        QCOMPARE(scctl({u"dump"_s, u"--type"_s, u""_s}).code, 2);
    }

    void areasWithoutWardsAreExportedToo()
    {
        const Shell scctl;
        QCOMPARE(scctl({u"apply"_s},
                       R"({"op":"create","type":"area","fields":{"code":"N","name":"North"}})")
                     .code,
                 0);
        QCOMPARE(scctl({u"export"_s, u"areas"_s, u"--out"_s, scctl.path(u"areas.csv"_s)}).code, 0);
        QCOMPARE(scctl.read(u"areas.csv"_s),
                 "ward_code,ward_name,area_code,area_name,boundary_edition\r\n,,N,North,\r\n");
    }

    void aRevokedTrainingTakesAnApprovalBackInARunOfItsOwn()
    {
        const Shell scctl;
        const auto approved = scctl({u"apply"_s}, ordersToApprove());
        QVERIFY2(approved.code == 0, approved.out.constData());
        const auto pickNow = [&] { return scctl({u"dump"_s, u"--type"_s, u"pick"_s}).out; };
        QVERIFY(pickNow().contains(R"("status":"approved")"));
        const QByteArray revoke = QByteArray("{\"op\":\"action\",") + kTraining +
                                  R"(,"action":"revoke","fields":{"reason":"unsafe"}})";
        QCOMPARE(scctl({u"apply"_s}, revoke).code, 0);
        QVERIFY2(!pickNow().contains(R"("status":"approved")"), pickNow().constData());
    }

    void erasingALeaderTakesAnApprovalBackToo()
    {
        const Shell scctl;
        QCOMPARE(scctl({u"apply"_s}, ordersToApprove()).code, 0);
        const auto pickNow = [&] { return scctl({u"dump"_s, u"--type"_s, u"pick"_s}).out; };
        QVERIFY(pickNow().contains(R"("status":"approved")"));
        const auto erased =
            scctl({u"erase"_s, u"41"_s, u"--by"_s, u"R. Dunn"_s, u"--why"_s, u"Asked"_s});
        QVERIFY2(erased.code == 0, erased.err.constData());
        QVERIFY2(!pickNow().contains(R"("status":"approved")"), pickNow().constData());
    }

    void leavesNoHalfFileBehind()
    {
        const Shell scctl;
        QCOMPARE(scctl({u"apply"_s}, kOneReport).code, 0);
        QCOMPARE(scctl({u"export"_s, u"reports"_s, u"--out"_s, u"/nowhere/r.csv"_s}).code, 3);
        QProcess full;
        full.setStandardOutputFile(u"/dev/full"_s);
        full.start(sc::test::scctlPath(), {u"--db"_s, scctl.database(), u"export"_s, u"reports"_s});
        full.waitForFinished();
        QCOMPARE(full.exitCode(), 3);
    }
};

QTEST_GUILESS_MAIN(TestScctl)
#include "tst_scctl.moc"
