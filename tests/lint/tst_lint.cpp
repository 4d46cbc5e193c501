// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sc::lint;

namespace {

QList<Finding> apply(const QString &rule, const QString &path, const QString &text)
{
    for (const Rule &each : rules({u"app/core/excused.cpp"_s})) {
        if (each.name == rule)
            return each.check(parse(path, text));
    }
    qFatal("no such rule: %s", qPrintable(rule));
}

void bad(const char *rule, const char *path, const QString &text)
{
    QTest::addRow("%s: bad %s", rule, path)
        << QString::fromLatin1(rule) << QString::fromLatin1(path) << text << true;
}

void good(const char *rule, const char *path, const QString &text)
{
    QTest::addRow("%s: good %s", rule, path)
        << QString::fromLatin1(rule) << QString::fromLatin1(path) << text << false;
}

void layerExamples()
{
    bad("sql", "app/viewmodels/list.cpp", u"auto s = \"SELECT ref FROM report\";"_s);
    bad("sql", "app/reports/report.cpp",
        u"auto s = R\"(\nUPDATE report\n SET x = 1\nORDER BY y)\";"_s);
    bad("sql", "app/reports/reportstore.h", u"auto s = \"delete from report\";"_s);
    good("sql", "app/reports/reportstore.cpp", u"auto s = \"SELECT ref FROM report\";"_s);
    good("sql", "app/storage/database.cpp", u"auto s = \"PRAGMA user_version\";"_s);
    good("sql", "app/areas/area.cpp",
         u"// SELECT is not here\nauto s = \"Select a ward from the list\";"_s);
    bad("direction", "app/core/quarter.cpp", u"#include \"storage/database.h\""_s);
    bad("direction", "app/reports/report.cpp", u"#include \"viewmodels/list.h\""_s);
    bad("direction", "app/exchange/csv.cpp", u"#include \"sample/borough.h\""_s);
    bad("direction", "app/map/tiles.cpp", u"#include \"reports/report.h\""_s);
    bad("direction", "app/core/id.cpp", u"#include \"../storage/database.h\""_s);
    bad("direction", "app/core/text.cpp", u"#include \"id.h\""_s);
    good("direction", "app/reports/report.cpp",
         u"#include \"reports/report.h\"\n#include \"areas/area.h\"\n#include <QString>"_s);
    good("direction", "app/cli/main.cpp", u"#include \"exchange/csv.h\"\n#include \"main.moc\""_s);
    bad("qml-types", "app/reports/report.h", u"#include <QtQmlIntegration>"_s);
    bad("qml-types", "app/gui/main.cpp", u"qmlRegisterType<Report>();"_s);
    good("qml-types", "app/viewmodels/list.h", u"QML_ELEMENT"_s);
    bad("context", "app/gui/main.cpp", u"engine.rootContext()->setContextProperty(a, b);"_s);
    good("context", "app/gui/main.cpp", u"engine.setInitialProperties({});"_s);
    bad("widgets", "app/viewmodels/list.cpp", u"#include <QMessageBox>"_s);
    bad("widgets", "app/gui/main.cpp", u"#include <QtWidgets/QApplication>"_s);
    good("widgets", "app/gui/main.cpp", u"#include <QGuiApplication>"_s);
    bad("core", "app/core/text.cpp", u"#include <fstream>"_s);
    bad("core", "app/core/grid.cpp", u"#include <QFile>"_s);
    bad("core", "app/core/db.h", u"#include <sqlite3.h>"_s);
    bad("core", "app/core/dates.cpp", u"auto *file = std::fopen(name, \"r\");"_s);
    good("core", "app/core/dates.cpp", u"#include <cstdio>\nstd::snprintf(a, 3, b);"_s);
    good("core", "app/core/id.cpp", u"#include <QCryptographicHash>\n#include <string>"_s);
    bad("printing", "app/storage/journal.cpp", u"std::cout << x;"_s);
    good("printing", "app/cli/main.cpp", u"std::cout << x;"_s);
}

void qmlExamples()
{
    bad("typed", "qml/Main.qml", u"    property var report"_s);
    good("typed", "qml/Main.qml", u"    // property var\n    property string name"_s);
    bad("colours", "qml/map/Pin.qml", u"    color: \"#ff8800\""_s);
    bad("colours", "qml/map/Pin2.qml", u"    color: Qt.rgba(0, 0, 0, 1)"_s);
    bad("colours", "qml/map/Pin3.qml", u"    border.color: \"red\""_s);
    good("colours", "qml/theme/Theme.qml", u"    property color accent: \"#ff8800\""_s);
    good("colours", "qml/map/Pin.qml",
         u"    color: \"transparent\"\n    text: qsTr(\"Pin #12\")"_s);
    bad("bound", "qml/Main.qml", u"import QtQuick\nItem {}"_s);
    good("bound", "qml/Main.qml", u"pragma ComponentBehavior: Bound\nItem {}"_s);
    bad("translated", "qml/Main.qml", u"    text: \"Log a report\""_s);
    bad("translated", "qml/Two.qml", u"    Accessible.name: \"Close\""_s);
    good("translated", "qml/theme/DarkPalette.qml", u"    text: \"#e9efee\""_s);
    good("translated", "qml/Main.qml", u"    text: qsTr(\"Log a report\")\n    title: \"\""_s);
}

void houseExamples()
{
    bad("loose-ends", "app/core/id.cpp", u"// TO"_s + u"DO later"_s);
    bad("loose-ends", "docs/guide.md", u"FIX"_s + u"ME"_s);
    good("loose-ends", "docs/guide.md", u"What to do when it rains"_s);
    bad("licence", "app/core/id.cpp", u"#include <x>"_s);
    bad("licence", "packaging/tool", u"#!/bin/sh\necho"_s);
    good("licence", "db/migrations/0001_a.sql", u"-- SPDX-License-Identifier: GPL-3.0-or-later"_s);
    good("licence", "packaging/tool", u"#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later"_s);
    bad("machine", "packaging/enter", u"cd /work"_s + u"/main"_s);
    bad("machine", "docs/guide.md", u"see /home/"_s + u"sam/x"_s);
    bad("machine", "packaging/make", u"http://deb.deb"_s + u"ian.org/"_s);
    good("machine", "packaging/enter",
         u"~/.cache/w"_s + u"ork/x \"$root/usr\" Debian.Org https://www.gov.uk"_s);
    QString longFile;
    for (int i = 0; i < 401; ++i)
        longFile += u"int x;\n"_s;
    bad("length", "app/core/id.cpp", longFile);
    bad("length", "qml/Main.qml", longFile.first(251 * 7));
    good("length", "app/core/excused.cpp", longFile);
    good("length", "app/core/id.cpp", longFile.first(400 * 7));
}

} // namespace

class TestLint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleFiresOnABadExample_data();
    void everyRuleFiresOnABadExample();
    void everyRuleHasABadExample();
    void everyExcuseHasAReasonAndIsNeeded();
    void checkoutKeepsTheRule_data();
    void checkoutKeepsTheRule();

private:
    QString m_top = qEnvironmentVariable("SC_SOURCE_DIR");
    QList<SourceFile> m_files = readCheckout(m_top);

    [[nodiscard]] Excuses excuses() const
    {
        QFile file(m_top + u"/tests/lint/long-files.txt"_s);
        return file.open(QIODevice::ReadOnly) ? readExcuses(QString::fromUtf8(file.readAll()))
                                              : Excuses();
    }
};

void TestLint::everyRuleFiresOnABadExample_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fires");
    layerExamples();
    qmlExamples();
    houseExamples();
}

void TestLint::everyRuleFiresOnABadExample()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const bool, fires);
    QCOMPARE(!apply(rule, path, text).isEmpty(), fires);
}

void TestLint::everyRuleHasABadExample()
{
    QFile self(m_top + u"/tests/lint/tst_lint.cpp"_s);
    QVERIFY2(self.open(QIODevice::ReadOnly), "run me through ctest: SC_SOURCE_DIR is the checkout");
    const QString text = QString::fromUtf8(self.readAll());
    for (const Rule &rule : rules({})) {
        QVERIFY2(text.contains(u"bad(\"%1\""_s.arg(rule.name)), qPrintable(rule.name));
        QVERIFY2(text.contains(u"good(\"%1\""_s.arg(rule.name)), qPrintable(rule.name));
    }
}

void TestLint::everyExcuseHasAReasonAndIsNeeded()
{
    QCOMPARE(readExcuses(u"# note\napp/a.cpp: a table of data\napp/b.cpp:\napp/c.cpp"_s),
             Excuses{u"app/a.cpp"_s});
    for (const QString &path : excuses()) {
        const bool isThere =
            std::ranges::any_of(m_files, [&](const SourceFile &file) { return file.path == path; });
        QVERIFY2(isThere, qPrintable(path));
    }
}

void TestLint::checkoutKeepsTheRule_data()
{
    QTest::addColumn<qsizetype>("index");
    const QList<Rule> all = rules({});
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::addRow("%s", qPrintable(all.at(i).name)) << i;
}

void TestLint::checkoutKeepsTheRule()
{
    QFETCH(const qsizetype, index);
    const Rule rule = rules(excuses()).at(index);
    QVERIFY(m_files.size() > 20);
    QStringList broken;
    for (const SourceFile &file : m_files) {
        for (const Finding &finding : rule.check(file))
            broken.append(u"%1:%2: %3"_s.arg(file.path).arg(finding.line).arg(finding.what));
    }
    if (!broken.isEmpty())
        qWarning().noquote() << rule.reason + u":\n  "_s + broken.join(u"\n  "_s);
    QVERIFY2(broken.isEmpty(), qPrintable(rule.reason));
}

QTEST_GUILESS_MAIN(TestLint)
#include "tst_lint.moc"
