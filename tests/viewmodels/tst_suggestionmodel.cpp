// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/datereader.h"
#include "viewmodels/suggestionmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

class TestSuggestionModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAllWhileNothingIsTyped();
    void putsWhatStartsWithTheWordsFirst();
    void completesInline();
    void findsByOtherWords();
    void readsDatesAsTheyAreTyped();

private:
    static std::vector<Suggestion> categories();
};

std::vector<Suggestion> TestSuggestionModel::categories()
{
    return {{u"litter"_s, u"Litter"_s, {}, {}, u"rubbish cans"_s},
            {u"fly_tipping"_s, u"Fly-tipping"_s, {}, {}, u"dumped mattress"_s},
            {u"fly_posting"_s, u"Fly-posting"_s, {}, {}, u"posters"_s},
            {u"dead_animal"_s, u"Dead animal"_s, {}, {}, u"cat fox"_s}};
}

void TestSuggestionModel::showsAllWhileNothingIsTyped()
{
    ChoiceModel model(categories());
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.count(), 4);
    model.setQuery(u"zzz"_s);
    QCOMPARE(model.count(), 0);
    QCOMPARE(model.completion(), QString());
    model.setQuery({});
    QCOMPARE(model.count(), 4);
}

void TestSuggestionModel::putsWhatStartsWithTheWordsFirst()
{
    ChoiceModel model(categories());
    model.setQuery(u"an"_s);
    QCOMPARE(model.count(), 1);
    model.setQuery(u"FLY"_s);
    QCOMPARE(model.count(), 2);
    QCOMPARE(model.codeAt(0), u"fly_tipping"_s);
    QCOMPARE(model.rowOf(u"fly_posting"_s), 1);
    QCOMPARE(model.codeAt(9), QString());
}

void TestSuggestionModel::completesInline()
{
    ChoiceModel model(categories());
    model.setQuery(u"fly"_s);
    QCOMPARE(model.completion(), u"-tipping"_s);
    model.setQuery(u"mattress"_s);
    QCOMPARE(model.completion(), QString());
}

void TestSuggestionModel::findsByOtherWords()
{
    ChoiceModel model(categories());
    model.setQuery(u"fox"_s);
    QCOMPARE(model.titleAt(0), u"Dead animal"_s);
    QCOMPARE(model.titleOf(u"litter"_s), u"Litter"_s);
}

void TestSuggestionModel::readsDatesAsTheyAreTyped()
{
    DateReader reader;
    QVERIFY(reader.isUnderstood());
    reader.setText(u"27 3 2026"_s);
    QCOMPARE(reader.iso(), u"2026-03-27"_s);
    QCOMPARE(reader.spoken(), u"Friday 27 March 2026"_s);
    QCOMPARE(reader.shortText(reader.iso()), u"27 3 2026"_s);
    reader.setText(u"31 2 2026"_s);
    QVERIFY(!reader.isUnderstood());
    QCOMPARE(reader.iso(), QString());
}

QTEST_GUILESS_MAIN(TestSuggestionModel)
#include "tst_suggestionmodel.moc"
