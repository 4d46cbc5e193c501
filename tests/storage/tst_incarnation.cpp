// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reference.h"
#include "storage/incarnation.h"
#include "storage/journal.h"
#include "support/scratch.h"

#include <QTest>

#include <set>

using namespace sc;
using sc::test::Scratch;

namespace {

void makeOne(Database &database)
{
    Change change(database, {"R. Dunn"});
    change.create("area", database.newId(),
                  {{"code", Value{std::string("N")}}, {"name", Value{std::string("North")}}});
    QVERIFY(change.commit());
}

} // namespace

/// Which device writes into a file: the same from day to day, another one for a copy.
class TestIncarnation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysTheSameDeviceFromSessionToSession()
    {
        const Scratch scratch;
        const Id first = (*scratch.open())->device().id;
        for (int i = 0; i < 3; ++i)
            QCOMPARE((*scratch.open(OpenMode::ReadWrite))->device().id.toString(),
                     first.toString());
    }

    void aCopyPutBackGoesOnAsANewDevice()
    {
        const Scratch scratch;
        Id first;
        std::string prefix;
        {
            const auto database = scratch.open();
            first = (*database)->device().id;
            prefix = (*database)->device().prefix;
            makeOne(**database);
        }
        const std::string old = Scratch::read(scratch.database());
        makeOne(**scratch.open(OpenMode::ReadWrite));
        Scratch::write(scratch.database(), old);
        const auto restored = scratch.open(OpenMode::ReadWrite);
        QVERIFY((*restored)->device().id != first);
        QVERIFY((*restored)->device().prefix != prefix);
    }

    void aCopyPutBackTwiceGivesNoReferenceTwice()
    {
        const Scratch scratch;
        {
            const auto database = scratch.open();
            makeOne(**database);
        }
        const std::string old = Scratch::read(scratch.database());
        std::set<std::string> prefixes;
        constexpr int kTimes = 5; // of 27,000 prefixes
        for (int i = 0; i < kTimes; ++i) {
            Scratch::write(scratch.database(), old);
            makeOne(**scratch.open(OpenMode::ReadWrite));
            Scratch::write(scratch.database(), old);
            const auto restored = scratch.open(OpenMode::ReadWrite);
            prefixes.insert((*restored)->device().prefix);
            QVERIFY(isReferencePrefix((*restored)->device().prefix));
        }
        QCOMPARE(prefixes.size(), std::size_t{kTimes});
    }

    void aCopyElsewhereGoesOnAsANewDevice()
    {
        const Scratch scratch;
        const Id first = (*scratch.open())->device().id;
        std::filesystem::copy_file(scratch.database(), scratch.file("copy.db"));
        const auto copy = Database::open(scratch.file("copy.db"), {.mode = OpenMode::ReadWrite});
        QVERIFY((*copy)->device().id != first);
    }

    void refusesAPrefixThatCannotBeReadBack()
    {
        const Scratch scratch;
        const auto database = scratch.open();
        QVERIFY(Incarnation::rename(**database, "N3", "Front desk"));
        for (const char *prefix : {"", "O1", "N-3", "TOOLONG", "3N", "n3"})
            QVERIFY2(!Incarnation::rename(**database, prefix, "x"), prefix);
    }

    void twoAccountsOfOnePcAreTwoDevicesAndNoMore()
    {
        const Scratch scratch;
        const Scratch accounts;
        std::set<std::string> devices;
        for (int turn = 0; turn < 6; ++turn) {
            const QByteArray state = QByteArray::fromStdString(
                (accounts.folder() / (turn % 2 == 0 ? "first" : "second")).string());
            qputenv("XDG_STATE_HOME", state);
            const auto database = turn == 0 ? scratch.open() : scratch.open(OpenMode::ReadWrite);
            makeOne(**database);
            devices.insert((*database)->device().id.toString());
        }
        QCOMPARE(devices.size(), std::size_t{2});
    }

    void whatAnAccountWroteAndABackupHasNotMakesItAnotherDevice()
    {
        const Scratch scratch;
        const Scratch accounts;
        const auto as = [&](const char *who) {
            qputenv("XDG_STATE_HOME",
                    QByteArray::fromStdString((accounts.folder() / who).string()));
        };
        as("first");
        Id first;
        {
            const auto database = scratch.open();
            first = (*database)->device().id;
            makeOne(**database);
        }
        const std::string old = Scratch::read(scratch.database());
        makeOne(**scratch.open(OpenMode::ReadWrite));
        as("second"); // puts the backup back
        Scratch::write(scratch.database(), old);
        makeOne(**scratch.open(OpenMode::ReadWrite));
        as("first");
        QVERIFY((*scratch.open(OpenMode::ReadWrite))->device().id != first);
    }

    void cleanup() { qputenv("XDG_STATE_HOME", m_state); }
    void initTestCase() { m_state = qgetenv("XDG_STATE_HOME"); }

private:
    QByteArray m_state;
};

QTEST_GUILESS_MAIN(TestIncarnation)
#include "tst_incarnation.moc"
