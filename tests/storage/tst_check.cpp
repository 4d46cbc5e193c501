// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/check.h"
#include "storage/journal.h"
#include "support/scratch.h"

#include <QTest>

using namespace sc;
using sc::test::Scratch;

/// What the deep check finds of damage that SQLite itself has no word against.
class TestCheck : public QObject {
    Q_OBJECT

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<Database> m_database;

    QString codes()
    {
        const auto findings = Check(*m_database).deep();
        QString found;
        for (const Finding &one : findings ? *findings : std::vector<Finding>{{"failed", ""}})
            found += (found.isEmpty() ? "" : " ") + QString::fromStdString(one.code);
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_database = std::move(*m_scratch->open());
        for (const char *number : {"1", "2"}) {
            Change change(*m_database, Actor{"R. Dunn"});
            change.create("champion", m_database->newId(),
                          {{"number", Value{std::string(number)}}, {"name", Value{"Ann Lee"}}});
            QVERIFY(change.commit());
        }
        QCOMPARE(codes(), "");
    }

    void finds_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("found");
        QTest::newRow("end") << "UPDATE stream SET last_seq = last_seq - 1" << "journal_end";
        QTest::newRow("head") << "UPDATE stream SET head = zeroblob(32)" << "journal_end";
        QTest::newRow("time") << "UPDATE action SET at = 0 WHERE no = 1" << "journal_time";
        QTest::newRow("search") << "DELETE FROM champion_search WHERE rowid = 1" << "search";
        QTest::newRow("trigger") << "DROP TRIGGER report_words_changed" << "structure";
        QTest::newRow("index") << "DROP INDEX op_log_by_action" << "structure";
        QTest::newRow("entry") << "DELETE FROM op_log WHERE seq = 2"
                               << "journal_end unjournalled";
        QTest::newRow("body") << "UPDATE op_log SET hash = zeroblob(32) WHERE seq = 1"
                              << "journal_hash journal_hash";
    }
    void finds()
    {
        QFETCH(const QString, damage);
        QFETCH(const QString, found);
        {
            const JournalWrite forged(*m_database);
            m_database->execute(damage.toStdString());
        }
        QCOMPARE(codes(), found);
    }

    // A number that came to be none begins again, and passes over what is there.
    void aNumberThatIsNoneBeginsAgain()
    {
        m_database->setSetting("next_report_number", "banana");
        Change change(*m_database, Actor{"R. Dunn"});
        QCOMPARE(change.takeNumber("next_report_number"), 1);
    }
};

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
