// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scctl.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using sc::test::Shell;

class TestKilledApply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whenever the program is killed, every line it had answered with ok is there afterwards.
    void losesNoLineAnsweredOk()
    {
        constexpr int kRounds = 12;
        constexpr quint32 kSeed = 20261121;
        const Shell scctl;
        QRandomGenerator random(kSeed);
        QSet<QString> answered;
        for (int round = 0; round < kRounds; ++round) {
            QProcess process;
            process.start(sc::test::scctlPath(), {u"--db"_s, scctl.database(), u"apply"_s});
            QVERIFY(process.waitForStarted());
            for (int i = 0; i < 2000; ++i)
                process.write(R"({"op":"create","type":"report","fields":{"category":"litter",)"
                              R"("source":"public","grid_ref":"NZ 288 145"}})"
                              "\n");
            process.waitForReadyRead(10'000);
            QTest::qWait(static_cast<int>(random.bounded(80U)));
            process.kill();
            process.waitForFinished();
            for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
                const QJsonObject answer = QJsonDocument::fromJson(line).object();
                if (answer[u"ok"_s].toBool())
                    answered.insert(answer[u"id"_s].toString());
            }
        }
        QVERIFY(answered.size() > kRounds);
        QSet<QString> kept;
        for (const QByteArray &line : scctl({u"dump"_s}).out.split('\n'))
            kept.insert(QJsonDocument::fromJson(line).object()[u"id"_s].toString());
        for (const QString &id : std::as_const(answered))
            QVERIFY2(kept.contains(id), qPrintable(id));
        QCOMPARE(scctl({u"check"_s, u"--deep"_s}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestKilledApply)
#include "tst_killedapply.moc"
