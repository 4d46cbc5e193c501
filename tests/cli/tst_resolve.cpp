// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may decide: by the rules that hold wherever the field is entered.
#include "cli/scctl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using sc::test::Said;
using sc::test::Shell;

namespace {

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text.trimmed()).object();
}

} // namespace

class TestResolve : public QObject {
    Q_OBJECT

    std::unique_ptr<Shell> m_shell;
    QString m_id; ///< of a report

    Said on(const char *pc, const QStringList &arguments, const QByteArray &input = {})
    {
        return m_shell->bare(
            QStringList{u"--db"_s, m_shell->path(QString::fromLatin1(pc) + u".db"_s)} + arguments,
            input);
    }
    void apply(const char *pc, const QByteArray &line)
    {
        const Said said = on(pc, {u"apply"_s}, line + '\n');
        QVERIFY2(said.code == 0, (said.out + said.err).constData());
    }
    void update(const char *pc, const QByteArray &fields)
    {
        apply(pc, R"({"op":"update","type":"report","id":")" + m_id.toUtf8() + R"(","fields":)" +
                      fields + "}");
    }
    QJsonObject send(const char *from, const char *to, const QStringList &more = {})
    {
        static_cast<void>(
            on(from, QStringList{u"sync"_s, u"export"_s, u"--out"_s, u"out.scb"_s} + more));
        return object(on(to, {u"sync"_s, u"import"_s, u"out.scb"_s}).out);
    }
    void exchange()
    {
        QVERIFY(send("a", "b")[u"ok"_s].toBool());
        QVERIFY(send("b", "a")[u"ok"_s].toBool());
    }
    QList<QJsonObject> conflicts(const char *pc)
    {
        QList<QJsonObject> all;
        for (const QByteArray &line : on(pc, {u"sync"_s, u"conflicts"_s}).out.trimmed().split('\n'))
            if (!line.isEmpty())
                all.append(object(line));
        return all;
    }
    QJsonObject conflict(const QString &field)
    {
        for (const QJsonObject &one : conflicts("a"))
            if (one[u"field"_s].toString() == field)
                return one;
        return {};
    }
    Said resolve(const QString &field, const QString &value)
    {
        return on("a", {u"sync"_s, u"resolve"_s, conflict(field)[u"id"_s].toString(), u"--value"_s,
                        value});
    }
    QJsonObject record(const char *pc)
    {
        for (const QByteArray &line : on(pc, {u"dump"_s}).out.split('\n'))
            if (line.contains(m_id.toUtf8()) && line.contains("\"report\""))
                return object(line);
        return {};
    }
    void join(const char *pc, const QString &area)
    {
        const Said invited = on("a", {u"sync"_s, u"invite"_s, u"--device"_s, area + u" desk"_s,
                                      u"--area"_s, area, u"--out"_s, u"in.sci"_s});
        const QString code = object(invited.out)[u"code"_s].toString();
        QCOMPARE(on(pc, {u"sync"_s, u"join"_s, u"in.sci"_s, u"--code"_s, code}).code, 0);
    }

private Q_SLOTS:
    void init()
    {
        m_shell = std::make_unique<Shell>();
        QCOMPARE(on("a", {u"sync"_s, u"init"_s, u"--council"_s, u"Darlham"_s, u"--area"_s,
                          u"NORTH"_s, u"--area"_s, u"SOUTH"_s, u"--device"_s, u"Hall"_s})
                     .code,
                 0);
        const Said made =
            on("a", {u"apply"_s},
               R"({"op":"create","type":"report","fields":{"category":"litter","source":"public",)"
               R"("grid_ref":"NZ 288 145","area":"NORTH","description":"Bags"}})"
               "\n");
        m_id = object(made.out)[u"id"_s].toString();
        QVERIFY(!m_id.isEmpty());
    }
    void cleanup() { m_shell.reset(); }

    void aValueOfOnesOwnGoesByTheRulesOfItsField()
    {
        join("b", u"NORTH"_s);
        update("a", R"({"status":"in_progress","category":"graffiti","source":"staff",)"
                    R"("priority":"high","hazard":"sharps","observed_at":"2026-01-02T09:00Z",)"
                    R"("description":"A"})");
        update("b", R"({"status":"acknowledged","category":"fly_tipping","source":"councillor",)"
                    R"("priority":"low","hazard":"other","observed_at":"2026-01-03T09:00Z",)"
                    R"("description":"B"})");
        exchange();
        const QByteArray before = on("a", {u"dump"_s}).out;
        const QList<std::pair<QString, QString>> wrong{
            {u"status"_s, u"\"xyz\""_s},
            {u"category"_s, u"\"rubbish\""_s},
            {u"priority"_s, u"\"soonish\""_s},
            {u"source"_s, u"null"_s},
            {u"observed_at"_s, u"\"2136-01-01T00:00:00Z\""_s},
            {u"description"_s, u"\""_s + QString(20'000, u'x') + u"\""_s}};
        for (const auto &[field, value] : wrong) {
            if (conflict(field).isEmpty())
                continue;
            const Said said = resolve(field, value);
            const QByteArray why = field.toUtf8() + ": " + said.out + said.err;
            QVERIFY2(said.code == 1, why.constData());
        }
        QCOMPARE(on("a", {u"dump"_s}).out, before);
        QVERIFY(!conflict(u"status"_s).isEmpty() && !conflict(u"category"_s).isEmpty());
        // By its words, as apply takes it, with what hangs on it.
        QCOMPARE(resolve(u"status"_s, u"\"Done\""_s).code, 0);
        QCOMPARE(record("a")[u"status"_s].toString(), u"done"_s);
        QVERIFY(!record("a")[u"closed_at"_s].isNull());
        QCOMPARE(resolve(u"category"_s, u"\"Litter\""_s).code, 0);
        QCOMPARE(record("a")[u"category"_s].toString(), u"litter"_s);
        QCOMPARE(resolve(u"description"_s, u"\"Both\""_s).code, 0);
        exchange();
        QCOMPARE(record("b"), record("a"));
        QCOMPARE(on("a", {u"check"_s, u"--deep"_s}).code, 0);
    }

    void aPlaceIsDecidedAsAWhole()
    {
        join("b", u"NORTH"_s);
        update("a", R"({"grid_ref":"NZ 290 150"})");
        update("b", R"({"grid_ref":"NZ 280 140"})");
        exchange();
        QCOMPARE(conflicts("a").size(), 1);
        QCOMPARE(conflicts("a"), conflicts("b"));
        const QJsonObject place = conflict(u"place"_s);
        const QJsonArray heads = place[u"heads"_s].toArray();
        QCOMPARE(heads.size(), 2);
        for (const auto &head : heads)
            QVERIFY(head.toObject()[u"value"_s].toObject()[u"latitude"_s].toDouble() > 54);
        QVERIFY(place[u"base"_s].toObject()[u"easting"_s].toDouble() > 428'000);
        QCOMPARE(resolve(u"place"_s, u"\"QQ 1\""_s).code, 1);
        QCOMPARE(resolve(u"place"_s, u"{\"status\":\"done\"}"_s).code, 1);
        QCOMPARE(resolve(u"place"_s, u"{\"latitude\":54.5,\"longitude\":-1.5,\"easting\":1,"
                                     "\"northing\":1}"_s)
                     .code,
                 1);
        QCOMPARE(resolve(u"place"_s, u"\"NZ 285 145\""_s).code, 0);
        QCOMPARE(record("a")[u"grid_ref"_s].toString(), u"NZ 28550 14550"_s);
        exchange();
        QCOMPARE(record("b"), record("a"));
        QVERIFY(conflicts("b").isEmpty());
    }

    void aNumberIsOneAChampionMayHave()
    {
        join("b", u"NORTH"_s);
        for (const char *pc : {"a", "b"})
            apply(pc, R"({"op":"create","type":"champion","fields":{"number":"77","name":"Num )" +
                          QByteArray(pc) + R"(","area":"NORTH"}})");
        exchange();
        for (const QString &value : {u"\"council\""_s, u"\"7;8\""_s, u"\"spent\""_s, u"5"_s})
            QCOMPARE(resolve(u"number"_s, value).code, 1);
        QCOMPARE(conflicts("a").size(), 1);
        QCOMPARE(resolve(u"number"_s, u"\"N78\""_s).code, 0);
        QVERIFY(on("a", {u"dump"_s}).out.contains("\"N78\""));
        exchange();
        QVERIFY(conflicts("b").isEmpty());
    }

    void onlyOneOfTwoEntriesCanHold()
    {
        join("b", u"NORTH"_s);
        for (const char *pc : {"a", "b"}) {
            apply(pc, R"({"op":"create","type":"commentary","fields":{"quarter":"2026-27Q1",)"
                      R"("words":"Said by )" +
                          QByteArray(pc) + R"("}})");
            apply(pc, R"({"op":"create","type":"campaign","fields":{"title":"Spring"}})");
        }
        exchange();
        const auto of = [&](const char *pc, const QString &type) {
            for (const QJsonObject &one : conflicts(pc))
                if (one[u"type"_s].toString() == type)
                    return one;
            return QJsonObject();
        };
        QCOMPARE(conflicts("a").size(), 2);
        QCOMPARE(of("a", u"commentary"_s), of("b", u"commentary"_s));
        const auto settle = [&](const QString &type, const QString &value) {
            return on("a", {u"sync"_s, u"resolve"_s, of("a", type)[u"id"_s].toString(),
                            u"--value"_s, value});
        };
        const Said both = settle(u"commentary"_s, u"\"both\""_s);
        QCOMPARE(both.code, 1);
        QVERIFY(both.err.contains("Give one of the values.") && !both.err.contains("\"both\""));
        const QString kept = of("a", u"commentary"_s)[u"heads"_s][1][u"value"_s].toString();
        QCOMPARE(settle(u"commentary"_s, u"\""_s + kept + u'"').code, 0);
        // Work goes on before anybody decides, and the second gets another title.
        apply("a", R"({"op":"update","type":"campaign","id":")" +
                       of("a", u"campaign"_s)[u"record"_s].toString().toUtf8() +
                       R"(","fields":{"goal_bags":40}})");
        QCOMPARE(settle(u"campaign"_s, u"\"SPRING\""_s).code, 1);
        QCOMPARE(settle(u"campaign"_s, u"\"Autumn\""_s).code, 0);
        exchange();
        QVERIFY(conflicts("b").isEmpty());
        QCOMPARE(on("b", {u"dump"_s}).out.count("\"type\":\"commentary\""), 1);
    }

    void aFileForOtherAreasSaysSo()
    {
        join("b", u"NORTH"_s);
        join("c", u"SOUTH"_s);
        QVERIFY(send("a", "b")[u"ok"_s].toBool());
        apply("a", R"({"op":"create","type":"report","fields":{"category":"litter","source":)"
                   R"("public","grid_ref":"NZ 288 145","area":"SOUTH","description":"South"}})");
        for (const QStringList &to :
             {QStringList{u"--area"_s, u"SOUTH"_s}, QStringList{u"--to"_s, u"SOUTH desk"_s}}) {
            for (int time = 0; time < 2; ++time) {
                const QJsonObject told = send("a", "b", to);
                QVERIFY(!told[u"ok"_s].toBool());
                QCOMPARE(told[u"reason"_s].toString(), u"not_for_this_device"_s);
                QCOMPARE(told[u"new"_s].toInt(), 0);
            }
        }
        const QJsonObject taken = send("a", "c", {u"--area"_s, u"SOUTH"_s});
        QVERIFY(taken[u"ok"_s].toBool());
        QCOMPARE(taken[u"new"_s].toInt(), 1);
        QVERIFY(object(on("c", {u"sync"_s, u"import"_s, u"out.scb"_s}).out)[u"ok"_s].toBool());
    }

    // Certificates and keys travel as records too; nobody asks how many of those came.
    void onlyWhatPeopleWroteIsCounted()
    {
        join("b", u"NORTH"_s);
        join("c", u"NORTH"_s + u",SOUTH"_s);
        apply("a", R"({"op":"create","type":"report","fields":{"category":"litter","source":)"
                   R"("public","grid_ref":"NZ 288 145","area":"NORTH","description":"One"}})");
        QCOMPARE(send("a", "b")[u"new"_s].toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestResolve)
#include "tst_resolve.moc"
