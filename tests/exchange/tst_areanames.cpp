// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codesof.h"
#include "exchange/namestore.h"
#include "storage/journal.h"

#include <QTest>

using namespace sc;
using sc::test::codesOf;

/// Which area is meant by what orders and files say.
class TestAreaNames : public QObject {
    Q_OBJECT

    std::unique_ptr<Database> m_database;

    Id add(const char *code, const char *name)
    {
        Change change(*m_database, {"Jo"});
        const Id id = m_database->newId();
        change.create("area", id,
                      {{"code", Value{std::string(code)}}, {"name", Value{std::string(name)}}});
        return change.commit() ? id : Id();
    }
    Result<Id> area(std::string_view text) { return NameStore(*m_database).area("area", text); }

private Q_SLOTS:
    void init() { m_database = Database::inMemory().value(); }

    void aCodeAsItIsWrittenComesFirst()
    {
        const Id a = add("A", "Abbey");
        const Id aPlus = add("A+", "Abbey and beyond");
        const Id e = add("E", "S");
        const Id s = add("S", "E");
        const Id minus = add("-5", "Minus five");
        const Id pounds = add("\u00a35", "Five pounds");
        QCOMPARE(*area("A"), a);
        QCOMPARE(*area(" A+ "), aPlus);
        QCOMPARE(*area("E"), e);
        QCOMPARE(*area("S"), s);
        QCOMPARE(*area("-5"), minus);
        QCOMPARE(*area("\u00a35"), pounds);
        QCOMPARE(*area(minus.toString()), minus);
    }

    void whatIsLikeOneIsTakenAndWhatIsLikeTwoIsAskedAbout()
    {
        const Id abbey = add("A", "Abbey");
        const Id beyond = add("A+", "Abbey & beyond");
        QCOMPARE(*area("abbey"), abbey);
        QCOMPARE(*area("Abbey and Beyond"), beyond);
        QCOMPARE(codesOf(area("a")), "area ambiguous");
        QCOMPARE(codesOf(area("Priory")), "area not_found");
        QCOMPARE(codesOf(area("+")), "area not_found");
    }
};

QTEST_GUILESS_MAIN(TestAreaNames)
#include "tst_areanames.moc"
