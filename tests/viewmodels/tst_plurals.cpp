// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plurals.h"
#include "viewmodels/settingsmodel.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace sc;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Every text with %n that tr() or qsTr() is given, strings written in pieces put together.
QStringList textsWithANumber(const QString &source)
{
    static const QRegularExpression call(
        u"\\b(?:tr|qsTr|translate)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"_s);
    static const QRegularExpression seam(u"\"\\s*\""_s);
    QStringList found;
    for (auto match = call.globalMatch(source); match.hasNext();) {
        QString text = match.next().captured(1).trimmed();
        text = text.mid(1, text.size() - 2).remove(seam);
        if (text.contains(u"%n"_s))
            found.append(text);
    }
    return found;
}

/// Sources with two forms that differ from them: those that will read right.
QStringList textsWithPlurals(const QString &catalogue)
{
    QStringList found;
    QXmlStreamReader xml(catalogue);
    QString source;
    int forms = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"source") {
            source = xml.readElementText();
            forms = 0;
        } else if (xml.isStartElement() && xml.name() == u"numerusform") {
            const QString form = xml.readElementText();
            forms += !form.isEmpty() && !form.contains(u"(s)"_s) ? 1 : 0;
        } else if (xml.isEndElement() && xml.name() == u"message" && forms == 2) {
            found.append(source);
        }
    }
    return found;
}

} // namespace

class TestPlurals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextWithANumberHasItsPlural()
    {
        const QString top = qEnvironmentVariable("SC_SOURCE_DIR");
        const QStringList known =
            textsWithPlurals(textOf(top + u"/resources/i18n/street-champions_en.ts"_s));
        QVERIFY(!known.isEmpty());
        int looked = 0;
        for (const char *folder : {"/app", "/qml"}) {
            QDirIterator files(top + QLatin1StringView(folder), {u"*.cpp"_s, u"*.h"_s, u"*.qml"_s},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                for (const QString &text : textsWithANumber(textOf(path))) {
                    ++looked;
                    QVERIFY2(known.contains(text),
                             qPrintable(path + u": add the two forms of “"_s + text +
                                        u"” to resources/i18n/street-champions_en.ts"_s));
                }
            }
        }
        QVERIFY(looked > 5);
    }

    void findsTextsWrittenInPieces()
    {
        QCOMPARE(textsWithANumber(u"tr(\"%n re\"\n   \"port(s)\", nullptr, n)"_s),
                 QStringList{u"%n report(s)"_s});
        QVERIFY(textsWithANumber(u"qsTr(\"no number\")"_s).isEmpty());
    }

    void oneAndTwoReadRight()
    {
        QVERIFY(loadPlurals(*QCoreApplication::instance()));
        QCOMPARE(SettingsModel::tr("%n area(s) known.", nullptr, 1), u"1 area known."_s);
        QCOMPARE(SettingsModel::tr("%n area(s) known.", nullptr, 2), u"2 areas known."_s);
        QCOMPARE(QCoreApplication::translate("MoreFields", "%n photo(s) added, add more", "", 1),
                 u"1 photo added, add more"_s);
        QCOMPARE(QCoreApplication::translate("MoreFields", "%n photo(s) added, add more", "", 2),
                 u"2 photos added, add more"_s);
    }
};

QTEST_GUILESS_MAIN(TestPlurals)
#include "tst_plurals.moc"
