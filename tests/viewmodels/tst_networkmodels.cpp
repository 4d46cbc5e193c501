// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas/gazetteerimport.h"
#include "viewmodels/appcontext.h"
#include "viewmodels/plurals.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sc;
using namespace Qt::StringLiterals;

/// Groups, and who looks after which street.
class TestNetworkModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(loadPlurals(*QCoreApplication::instance())); }
    void init();
    void aGroupIsMadeWithItsChairAndMembers();
    void aGroupKeepsWhatIsTypedUntilItIsSaved();
    void aPatchIsDrawnAndReadAgain();
    void streetsAreChosenByTheNearestClick();
    void aCourseIsAddedChangedAndTakenAway();
    void aShippedCourseMayBeChanged();

private:
    [[nodiscard]] Id add(const char *number, const char *name);
    [[nodiscard]] Session &session() { return *m_context->session(); }

    QTemporaryDir m_folder;
    std::unique_ptr<AppContext> m_context;
    Id m_okafor;
};

void TestNetworkModels::init()
{
    const auto at = [this](const char *name) {
        return std::filesystem::path(m_folder.filePath(QString::fromLatin1(name)).toStdString());
    };
    m_context = std::make_unique<AppContext>(at("sample.db"), at("council.db"));
    m_context->use(std::move(*Session::inMemory()));
    m_okafor = add("118", "S. Okafor");
    m_context->champion()->show(toQString(m_okafor));
}

Id TestNetworkModels::add(const char *number, const char *name)
{
    Champion champion;
    champion.number = number;
    champion.name = name;
    const auto made = session().write<Champion>(
        [&](Change &change) { return session().champions().create(change, champion); });
    return made ? made->id : Id();
}

void TestNetworkModels::aGroupIsMadeWithItsChairAndMembers()
{
    GroupDesk &groups = *m_context->network()->groups();
    const Id pearson = add("41", "J. Pearson");
    QVERIFY(groups.beginNew());
    groups.set(u"name"_s, u"Friends of Mill Beck"_s);
    groups.set(u"chair"_s, u"nobody at all"_s);
    QVERIFY(!groups.save());
    QCOMPARE(groups.problemFields(), QStringList{u"chair"_s});
    groups.set(u"chair"_s, u"118"_s);
    QVERIFY(groups.addMember(u"Pearson"_s));
    QVERIFY(!groups.addMember(u"9999"_s));
    QVERIFY(groups.save());

    const auto kept = GroupStore(session().database()).find("Friends of Mill Beck");
    QVERIFY(kept);
    QCOMPARE(kept->chair, m_okafor);
    QCOMPARE(kept->members, std::vector<Id>{pearson});
    QCOMPARE(groups.rows()->count(), 1);
    QCOMPARE(groups.rows()->value(0, u"chair"_s).toString(), u"S. Okafor (118)"_s);
    QCOMPARE(groups.summary(), u"1 group"_s);

    groups.removeMember(toQString(pearson));
    QVERIFY(groups.save());
    QVERIFY(GroupStore(session().database()).get(kept->id)->members.empty());
    QVERIFY(groups.remove());
    QCOMPARE(groups.rows()->count(), 0);
}

void TestNetworkModels::aGroupKeepsWhatIsTypedUntilItIsSaved()
{
    GroupDesk &groups = *m_context->network()->groups();
    for (const auto &name : {u"One"_s, u"Two"_s}) {
        QVERIFY(groups.beginNew());
        groups.set(u"name"_s, name);
        QVERIFY(groups.save());
    }
    QSignalSpy refused(&groups, &GroupDesk::failed);
    groups.set(u"name"_s, u"Two and a half"_s);
    QVERIFY(!groups.show(groups.rows()->value(0, u"groupId"_s).toString()));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(groups.values().value(u"name"_s).toString(), u"Two and a half"_s);
    groups.discard();
    QVERIFY(groups.show(groups.rows()->value(0, u"groupId"_s).toString()));
    QCOMPARE(groups.heading(), u"One"_s);
}

void TestNetworkModels::aPatchIsDrawnAndReadAgain()
{
    PatchDesk &patches = *m_context->network()->patches();
    ChampionEditor &editor = *m_context->champion();
    patches.begin({});
    patches.setKind(u"land"_s);
    patches.placeAt(54.52, -1.55);
    patches.placeAt(54.53, -1.55);
    QVERIFY(!patches.canFinish());
    patches.placeAt(54.53, -1.53);
    QVERIFY(patches.canFinish());
    editor.set(u"patch"_s, patches.finish());
    QVERIFY(!patches.isDrawing());
    QVERIFY(editor.save());
    QVERIFY(!editor.values().value(u"patch_shape"_s).toString().isEmpty());

    const Patch kept = readPatch(session().champions().get(m_okafor)->patch);
    QCOMPARE(kept.shape.parts.size(), 1U);
    QCOMPARE(kept.shape.parts.front().outer.size(), 3U);
    patches.begin(editor.values().value(u"patch"_s).toString());
    QCOMPARE(patches.kind(), u"land"_s);
    patches.removeLast();
    QVERIFY(!patches.canFinish());
    patches.leave();
}

void TestNetworkModels::streetsAreChosenByTheNearestClick()
{
    PatchDesk &patches = *m_context->network()->patches();
    QSignalSpy refused(&patches, &PatchDesk::failed);
    patches.begin(u"High Row; Mill Lane"_s);
    QCOMPARE(patches.finish(), u"High Row; Mill Lane"_s);
    patches.begin({});
    patches.placeAt(54.52, -1.55); // no streets were brought in
    QCOMPARE(refused.count(), 1);
    QVERIFY(!patches.canFinish());

    QVERIFY(importGazetteer(session().database(),
                            "name,easting,northing\nHigh Row,428800,514500\n"
                            "Mill Lane,429800,515500\n",
                            session().transform(), {"streets.csv", false, {}}));
    patches.refresh();
    const auto near = session().transform().toLatLon({428810, 514510});
    QVERIFY(near);
    patches.placeAt(near->latitude, near->longitude);
    QCOMPARE(patches.finish(), u"High Row"_s);
}

void TestNetworkModels::aCourseIsAddedChangedAndTakenAway()
{
    CourseDesk &courses = *m_context->network()->courses();
    const int shipped = courses.courses()->count();
    QVERIFY(shipped > 0);
    courses.add();
    QVERIFY(!courses.save());
    QCOMPARE(courses.problemFields(), QStringList{u"label"_s});
    courses.set(u"label"_s, u"First aid, at work"_s);
    courses.set(u"months_valid"_s, u"three"_s);
    QVERIFY(!courses.save());
    QCOMPARE(courses.problemFields(), QStringList{u"months_valid"_s});
    courses.set(u"months_valid"_s, u"36"_s);
    courses.set(u"renewal_days"_s, u"90"_s);
    QVERIFY(courses.save());
    QVERIFY(!courses.isEditing());
    const int row = courses.courses()->rowWith(u"code"_s, u"first_aid_at_work"_s);
    QVERIFY(row >= 0);
    QCOMPARE(courses.courses()->value(row, u"words"_s).toString(),
             u"holds 3 years, renewed from 90 days before"_s);
    courses.add();
    courses.set(u"label"_s, u"First aid at work"_s);
    QVERIFY(!courses.save());
    courses.change(u"first_aid_at_work"_s);
    courses.set(u"months_valid"_s, u"0"_s);
    QVERIFY(courses.save());
    QCOMPARE(courses.courses()->value(row, u"words"_s).toString(), u"holds for good"_s);
    QVERIFY(courses.remove(u"first_aid_at_work"_s));
    QCOMPARE(courses.courses()->count(), shipped);
}

void TestNetworkModels::aShippedCourseMayBeChanged()
{
    CourseDesk &courses = *m_context->network()->courses();
    const QString code = courses.courses()->value(0, u"code"_s).toString();
    const QString label = courses.courses()->value(0, u"label"_s).toString();
    QVERIFY(!courses.remove(code)); // there is nothing of the council's own to take away
    courses.change(code);
    courses.set(u"label"_s, u"What we call it"_s);
    QVERIFY(courses.save());
    QCOMPARE(courses.courses()->value(0, u"label"_s).toString(), u"What we call it"_s);
    QVERIFY(courses.courses()->value(0, u"own"_s).toBool());
    QVERIFY(courses.remove(code));
    QCOMPARE(courses.courses()->value(0, u"label"_s).toString(), label);
}

QTEST_MAIN(TestNetworkModels)
#include "tst_networkmodels.moc"
