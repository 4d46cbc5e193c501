// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scctl.h"

#include <QDir>
#include <QElapsedTimer>
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

QByteArray report(const char *description, double latitude = 54.52)
{
    return R"({"op":"create","type":"report","fields":{"category":"litter","source":"public",)"
           R"("latitude":)" +
           QByteArray::number(latitude) + R"(,"longitude":-1.55,"description":")" + description +
           "\"}}\n";
}

/// What apply() takes, for a report.
QByteArray order(const char *op, const QString &id, const QJsonObject &fields = {})
{
    const QJsonObject all{{u"op"_s, QLatin1StringView(op)},
                          {u"type"_s, u"report"_s},
                          {u"id"_s, id},
                          {u"fields"_s, fields}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

/// Several PCs, each a database of its own, exchanging through files.
class TestSync : public QObject {
    Q_OBJECT

    std::unique_ptr<Shell> m_shell;

    Said on(const char *pc, const QStringList &arguments, const QByteArray &input = {})
    {
        return m_shell->bare(
            QStringList{u"--db"_s, m_shell->path(QString::fromLatin1(pc) + u".db"_s)} + arguments,
            input);
    }
    QByteArray dump(const char *pc) { return on(pc, {u"dump"_s}).out; }
    void init()
    {
        m_shell = std::make_unique<Shell>();
        const Said set = on("a", {u"sync"_s, u"init"_s, u"--council"_s, u"Darlham"_s, u"--area"_s,
                                  u"NORTH"_s, u"--area"_s, u"SOUTH"_s, u"--device"_s, u"Hall"_s});
        QCOMPARE(set.code, 0);
    }
    void join(const char *pc, const QString &device, const QString &area)
    {
        const Said invited = on("a", {u"sync"_s, u"invite"_s, u"--device"_s, device, u"--area"_s,
                                      area, u"--out"_s, u"in.sci"_s});
        QCOMPARE(invited.code, 0);
        const QString code = object(invited.out)[u"code"_s].toString();
        QVERIFY(!code.isEmpty());
        QCOMPARE(on(pc, {u"sync"_s, u"join"_s, u"in.sci"_s, u"--code"_s, code}).code, 0);
    }
    QString idOf(const char *pc, const QByteArray &words)
    {
        for (const QByteArray &line : dump(pc).split('\n'))
            if (line.contains(words))
                return object(line)[u"id"_s].toString();
        return {};
    }
    Said send(const char *from, const char *to, const QStringList &more = {})
    {
        const Said made =
            on(from, QStringList{u"sync"_s, u"export"_s, u"--out"_s, u"out.scb"_s} + more);
        if (made.code != 0)
            return made;
        return on(to, {u"sync"_s, u"import"_s, u"out.scb"_s});
    }
    void apply(const char *pc, const QByteArray &lines)
    {
        const Said said = on(pc, {u"apply"_s}, lines);
        QVERIFY2(said.code == 0, (said.out + said.err).constData());
    }

private Q_SLOTS:
    void cleanup() { m_shell.reset(); }

    void twoPcsEndWithTheSame()
    {
        init();
        apply("a", report("Bags by the wall"));
        join("b", u"Desk"_s, u"NORTH,SOUTH"_s);
        QCOMPARE(dump("b"), dump("a")); // the invitation brings everything
        apply("a", report("From A"));
        apply("b", report("From B"));
        const Said first = send("a", "b");
        QCOMPARE(first.code, 0);
        const QJsonObject told = object(first.out);
        QCOMPARE(told.keys(), (QStringList{u"changed"_s, u"conflicts"_s, u"file"_s, u"new"_s,
                                           u"ok"_s, u"reason"_s, u"waiting"_s}));
        QVERIFY(told[u"ok"_s].toBool());
        QVERIFY(told[u"new"_s].toInt() >= 1);
        QCOMPARE(send("b", "a").code, 0);
        QVERIFY(dump("a").contains("From B"));
        QCOMPARE(dump("b"), dump("a"));
        QCOMPARE(on("a", {u"check"_s, u"--deep"_s}).code, 0);
        QCOMPARE(on("b", {u"check"_s, u"--deep"_s}).code, 0);
    }

    void anInvitationThatCannotBeWrittenInvitesNobody()
    {
        init();
        for (const QString &out : {u"nowhere/in.sci"_s, u"."_s})
            QCOMPARE(on("a", {u"sync"_s, u"invite"_s, u"--device"_s, u"Desk"_s, u"--area"_s,
                              u"NORTH"_s, u"--out"_s, out})
                         .code,
                     3);
        join("b", u"Desk"_s, u"NORTH"_s); // its name is still free
    }

    void compactingChangesNothingAnybodySees()
    {
        init();
        apply("a", report("Sofa"));
        join("b", u"Desk"_s, u"NORTH,SOUTH"_s);
        const QString id = idOf("a", "Sofa");
        for (const char *words : {"Bed", "Mattress", "Wardrobe"})
            apply("a", order("update", id, {{u"description"_s, QLatin1StringView(words)}}));
        const QStringList compact{u"sync"_s, u"compact"_s, u"--days"_s, u"0"_s};
        // B has not said yet that it has them.
        QCOMPARE(object(on("a", compact).out)[u"smaller"_s].toInt(), 0);
        QCOMPARE(send("a", "b").code, 0);
        QCOMPARE(send("b", "a").code, 0);
        const QByteArray before = dump("a");
        QVERIFY(m_shell->read(u"a.db"_s).contains("Mattress"));
        const Said done = on("a", compact);
        QVERIFY2(done.code == 0, done.err.constData());
        QVERIFY(object(done.out)[u"smaller"_s].toInt() >= 3);
        QVERIFY(object(done.out)[u"waiting"_s].toArray().isEmpty());
        QVERIFY(!m_shell->read(u"a.db"_s).contains("Mattress"));
        QCOMPARE(object(on("a", compact).out)[u"smaller"_s].toInt(), 0);
        QCOMPARE(dump("a"), before);
        QCOMPARE(dump("b"), before);
        QCOMPARE(on("a", {u"check"_s, u"--deep"_s}).code, 0);
        // Those who come later get it as it is, and an exchange goes on both ways.
        join("c", u"Laptop"_s, u"NORTH,SOUTH"_s);
        QCOMPARE(dump("c"), dump("a"));
        QCOMPARE(on("c", {u"check"_s, u"--deep"_s}).code, 0);
        apply("c", report("From C"));
        QCOMPARE(send("c", "b").code, 0);
        QCOMPARE(send("b", "a").code, 0);
        QCOMPARE(dump("c"), dump("a"));
        QCOMPARE(dump("b"), dump("a"));
    }

    // What reaches a PC after it froze a quarter changes no frozen figure and is told as a
    // revision, on every PC alike.
    void whatComesAfterAQuarterWasFrozenIsARevision()
    {
        init();
        const auto inMay = [](const QString &words) -> QByteArray {
            QJsonObject whole = object(report("x"));
            QJsonObject fields = whole[u"fields"_s].toObject();
            fields[u"description"_s] = words;
            fields[u"area"_s] = u"NORTH"_s;
            fields[u"logged_at"_s] = u"2025-05-01T09:00:00Z"_s;
            whole[u"fields"_s] = fields;
            return QJsonDocument(whole).toJson(QJsonDocument::Compact) + '\n';
        };
        apply("a", inMay(u"Sofa"_s));
        join("b", u"Desk"_s, u"NORTH,SOUTH"_s);
        apply("b", inMay(u"Late"_s)); // B's file has not come yet
        apply("b", order("delete", idOf("b", "Sofa")));
        apply("b", inMay(u"Later"_s));
        const QString quarter = u"2025-26Q1"_s;
        QCOMPARE(on("a", {u"quarter"_s, u"freeze"_s, quarter, u"--by"_s, u"H. Obi"_s}).code, 0);
        const auto compared = [&](const char *pc) {
            return object(on(pc, {u"--json"_s, u"quarter"_s, u"compare"_s, quarter}).out);
        };
        QVERIFY(compared("a")[u"same"_s].toBool());
        QCOMPARE(send("b", "a").code, 0);
        QCOMPARE(send("a", "b").code, 0);
        const QJsonObject changed = compared("a");
        QVERIFY(!changed[u"same"_s].toBool());
        const QJsonObject first = changed[u"revisions"_s].toArray()[0].toObject();
        QCOMPARE(first[u"indicator_id"_s].toString(), u"reports_logged"_s);
        const QJsonObject figure = first[u"figures"_s].toArray()[0].toObject();
        QCOMPARE(figure[u"frozen"_s].toInt(), 1);
        QCOMPARE(figure[u"now"_s].toInt(), 2);
        QCOMPARE(first[u"records"_s].toArray().size(), 3);
        QCOMPARE(compared("b"), changed);
        QCOMPARE(dump("b"), dump("a"));
    }

    void aFileMayComeTwice()
    {
        init();
        join("b", u"Desk"_s, u"NORTH"_s);
        apply("a", report("Once"));
        QCOMPARE(send("a", "b").code, 0);
        const QByteArray before = dump("b");
        const Said again = on("b", {u"sync"_s, u"import"_s, u"out.scb"_s});
        QCOMPARE(again.code, 0);
        QCOMPARE(object(again.out)[u"new"_s].toInt(), 0);
        QCOMPARE(object(again.out)[u"changed"_s].toInt(), 0);
        QCOMPARE(dump("b"), before);
        QCOMPARE(QDir(m_shell->path(u"b-backups"_s)).entryList({u"*-sync.db"_s}).size(), 1);
    }

    void aFileWithAGapWaitsUntilItIsFilled()
    {
        init();
        join("b", u"Desk"_s, u"NORTH"_s);
        join("c", u"Laptop"_s, u"NORTH"_s);
        // B hears of A's first report and says so; C has not.
        apply("a", report("First"));
        QCOMPARE(on("a", {u"sync"_s, u"export"_s, u"--out"_s, u"one.scb"_s}).code, 0);
        QCOMPARE(on("b", {u"sync"_s, u"import"_s, u"one.scb"_s}).code, 0);
        QCOMPARE(send("b", "a").code, 0);
        apply("a", report("Second"));
        QCOMPARE(
            on("a", {u"sync"_s, u"export"_s, u"--to"_s, u"Desk"_s, u"--out"_s, u"two.scb"_s}).code,
            0);
        const Said early = on("c", {u"sync"_s, u"import"_s, u"two.scb"_s});
        QCOMPARE(early.code, 1);
        QVERIFY(object(early.out)[u"waiting"_s].toBool());
        QVERIFY(object(early.out)[u"ok"_s].toBool());
        QCOMPARE(object(early.out)[u"new"_s].toInt(), 1);
        QVERIFY(dump("c").contains("Second")); // of use at once
        QVERIFY(!dump("c").contains("First"));
        QVERIFY(early.err.contains("entries"));
        const QJsonObject status = object(on("c", {u"sync"_s, u"status"_s, u"--json"_s}).out);
        QCOMPARE(status[u"waiting"_s].toArray().size(), 1);
        QCOMPARE(on("c", {u"sync"_s, u"import"_s, u"one.scb"_s}).code, 0);
        QCOMPARE(dump("c"), dump("a"));
        const QJsonObject after = object(on("c", {u"sync"_s, u"status"_s, u"--json"_s}).out);
        QVERIFY(after[u"waiting"_s].toArray().isEmpty());
    }

    void anotherAreasRecordsAreNowhere()
    {
        init();
        apply("a", R"({"op":"create","type":"report","fields":{"category":"litter","source":)"
                   R"("public","latitude":54.52,"longitude":-1.55,"description":)"
                   R"("CANARY-SOUTH","area":"SOUTH"}})"
                   "\n");
        join("b", u"Desk"_s, u"NORTH"_s);
        QCOMPARE(send("a", "b", {u"--full"_s}).code, 0);
        QVERIFY(dump("a").contains("CANARY-SOUTH"));
        QVERIFY(!dump("b").contains("CANARY-SOUTH"));
        for (const QString &file : QDir(m_shell->path({})).entryList(QDir::Files))
            QVERIFY2(file == u"a.db" || file.startsWith(u"a.db-") ||
                         !m_shell->read(file).contains("CANARY-SOUTH"),
                     file.toUtf8().constData());
        QCOMPARE(on("a", {u"sync"_s, u"export"_s, u"--area"_s, u"SOUTH"_s, u"--full"_s, u"--out"_s,
                          u"south.scb"_s})
                     .code,
                 0);
        QVERIFY(on("b", {u"sync"_s, u"import"_s, u"south.scb"_s}).code < 2);
        QVERIFY(!m_shell->read(u"b.db"_s).contains("CANARY-SOUTH"));
    }

    void saysWhyAFileIsRefused()
    {
        init();
        join("b", u"Desk"_s, u"NORTH"_s);
        QCOMPARE(on("a", {u"sync"_s, u"export"_s, u"--full"_s, u"--out"_s, u"x.scb"_s}).code, 0);
        QByteArray bytes = m_shell->read(u"x.scb"_s);
        m_shell->write(u"cut.scb"_s, bytes.left(bytes.size() / 2));
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        m_shell->write(u"flip.scb"_s, bytes);
        m_shell->write(u"zip.scb"_s, "PK and so on");
        const Said said = on(
            "b", {u"sync"_s, u"import"_s, u"cut.scb"_s, u"flip.scb"_s, u"zip.scb"_s, u"x.scb"_s});
        QCOMPARE(said.code, 1);
        const QList<QByteArray> lines = said.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(object(lines[0])[u"reason"_s].toString(), u"truncated"_s);
        QCOMPARE(object(lines[1])[u"reason"_s].toString(), u"bad_signature"_s);
        QCOMPARE(object(lines[2])[u"reason"_s].toString(), u"damaged"_s);
        QVERIFY(object(lines[3])[u"ok"_s].toBool());
    }

    void aRemovedPcIsRefusedAndReadsNothingNew()
    {
        init();
        join("b", u"Desk"_s, u"NORTH"_s);
        join("c", u"Laptop"_s, u"NORTH"_s);
        QCOMPARE(on("a", {u"sync"_s, u"revoke"_s, u"--device"_s, u"Desk"_s}).code, 0);
        apply("a", report("After the removal"));
        const Said late = send("b", "a", {u"--full"_s});
        QCOMPARE(late.code, 1);
        QCOMPARE(object(late.out)[u"reason"_s].toString(), u"revoked_device"_s);
        const Said closed = send("a", "b");
        QCOMPARE(object(closed.out)[u"reason"_s].toString(), u"not_for_this_device"_s);
        QCOMPARE(send("a", "c").code, 0); // the new keys come with the file
        QCOMPARE(dump("c"), dump("a"));
    }

    void aSharedFolderIsEnough()
    {
        init();
        join("b", u"Desk"_s, u"NORTH,SOUTH"_s);
        QVERIFY(QDir().mkpath(m_shell->path(u"shared"_s)));
        const auto exchange = [&](const char *pc) {
            return on(pc, {u"sync"_s, u"folder"_s, u"shared"_s, u"--once"_s});
        };
        apply("a", report("From A"));
        apply("b", report("From B"));
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(exchange("a").code, 0);
            QCOMPARE(exchange("b").code, 0);
        }
        QVERIFY(dump("a").contains("From B"));
        QCOMPARE(dump("b"), dump("a"));
        // When both know that both have everything, nobody writes any more.
        exchange("a");
        exchange("b");
        exchange("a");
        QCOMPARE(exchange("b").out, QByteArray());
        QCOMPARE(exchange("a").out, QByteArray());
        QCOMPARE(
            QDir(m_shell->path(u"shared"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(),
            2);
        QCOMPARE(on("a", {u"sync"_s, u"folder"_s, u"nowhere"_s, u"--once"_s}).code, 3);
    }

    void saysThatTheKeysAreGone()
    {
        init();
        QVERIFY(!on("a", {u"sync"_s, u"status"_s}).err.contains("key file"));
        const QByteArray home = qgetenv("XDG_CONFIG_HOME");
        qputenv("XDG_CONFIG_HOME", m_shell->path(u"elsewhere"_s).toUtf8());
        const Said said = on("a", {u"sync"_s, u"status"_s});
        home.isNull() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", home);
        QCOMPARE(said.code, 0);
        QVERIFY(said.err.contains("key file"));
    }

    void noFileTakesThePlaceOfRecords()
    {
        init();
        apply("a", report("Bags by the wall"));
        const QByteArray before = dump("a");
        QCOMPARE(on("a", {u"sync"_s, u"export"_s, u"--out"_s, u"a.db"_s}).code, 3);
        QCOMPARE(on("a", {u"sync"_s, u"invite"_s, u"--device"_s, u"Desk"_s, u"--area"_s, u"NORTH"_s,
                          u"--out"_s, u"a.db"_s})
                     .code,
                 3);
        QCOMPARE(dump("a"), before);
    }

    void nothingIsDoneBeforeSetUp()
    {
        m_shell = std::make_unique<Shell>();
        apply("x", report("Alone"));
        QCOMPARE(on("x", {u"sync"_s, u"export"_s, u"--out"_s, u"y.scb"_s}).code, 1);
        QVERIFY(m_shell->read(u"y.scb"_s).isEmpty());
        QCOMPARE(on("x", {u"sync"_s, u"status"_s}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestSync)
#include "tst_sync.moc"
