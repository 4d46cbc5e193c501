// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/check.h"
#include "storage/journal.h"
#include "support/scratch.h"

#include <QTest>

using namespace sc;
using sc::test::Scratch;
using namespace std::string_literals;

/// What the deep check finds of damage that SQLite itself has no word against.
class TestCheck : public QObject {
    Q_OBJECT

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<Database> m_database;

    std::string codes()
    {
        const auto findings = Check(*m_database).deep();
        std::string found;
        for (const Finding &one : findings ? *findings : std::vector<Finding>{{"failed", ""}})
            found += (found.empty() ? "" : " ") + one.code;
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
        QTest::addColumn<std::string>("damage");
        QTest::addColumn<std::string>("found");
        QTest::newRow("end") << "UPDATE stream SET last_seq = last_seq - 1"s << "journal_end"s;
        QTest::newRow("head") << "UPDATE stream SET head = zeroblob(32)"s << "journal_end"s;
        QTest::newRow("time") << "UPDATE action SET at = 0 WHERE no = 1"s << "journal_time"s;
        QTest::newRow("search") << "DELETE FROM champion_search WHERE rowid = 1"s << "search"s;
        QTest::newRow("trigger") << "DROP TRIGGER report_words_changed"s << "structure"s;
        QTest::newRow("index") << "DROP INDEX op_log_by_action"s << "structure"s;
        QTest::newRow("entry") << "DELETE FROM op_log WHERE seq = 2"s
                               << "journal_end unjournalled"s;
        QTest::newRow("body") << "UPDATE op_log SET hash = zeroblob(32) WHERE seq = 1"s
                              << "journal_hash journal_hash"s;
    }
    void finds()
    {
        QFETCH(const std::string, damage);
        QFETCH(const std::string, found);
        {
            const JournalWrite forged(*m_database);
            m_database->execute(damage);
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
