// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/commandline.h"

#include "storage/location.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDebug>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace sc {

namespace {

[[noreturn]] void refuse(const QString &message)
{
    qCritical().noquote() << message;
    std::exit(2);
}

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

} // namespace

bool asksForWords(std::span<char *const> words)
{
    constexpr std::array<std::string_view, 5> kAsked{"-h", "--help", "--help-all", "-v",
                                                     "--version"};
    return std::ranges::any_of(
        words, [&](std::string_view word) { return std::ranges::contains(kAsked, word); });
}

Options readCommandLine(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Log what street champions report, on a map, on this PC."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption db(QStringLiteral("db"), tr("Open the records in FILE."),
                                QStringLiteral("FILE"));
    const QCommandLineOption sample(QStringLiteral("sample"),
                                    tr("Open the sample borough, made first where there is none."));
    const QCommandLineOption pictures(QStringLiteral("screenshots"),
                                      tr("Put pictures of every screen into DIR and end."),
                                      QStringLiteral("DIR"));
    const QCommandLineOption selfTest(QStringLiteral("self-test"),
                                      tr("Load the window, look for faults and end: 0 for none."));
    const QCommandLineOption untilShown(
        QStringLiteral("until-shown"),
        tr("End when the window first shows the records, to measure how long a start takes."));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   tr("light, dark or contrast, for this run."),
                                   QStringLiteral("NAME"));
    const QCommandLineOption scale(QStringLiteral("text-scale"),
                                   tr("Size of text in per cent, 100 to 200, for this run."),
                                   QStringLiteral("N"));
    parser.addOptions({db, sample, pictures, selfTest, untilShown, theme, scale});
    parser.process(app);

    Options options;
    if (parser.isSet(db) && parser.value(db).isEmpty())
        refuse(tr("--db names the file of the records."));
    options.councilFile = parser.isSet(db)
                              ? std::filesystem::absolute(parser.value(db).toStdString())
                              : defaultDatabasePath();
    options.sampleFile = options.councilFile.parent_path() / "sample-borough.db";
    options.sample = parser.isSet(sample);
    options.file = options.sample ? options.sampleFile : options.councilFile;
    options.selfTest = parser.isSet(selfTest);
    options.untilShown = parser.isSet(untilShown);
    options.screenshots = parser.value(pictures);
    options.theme = parser.value(theme);
    if (!options.theme.isEmpty() &&
        !QStringList{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")}
             .contains(options.theme))
        refuse(tr("--theme is light, dark or contrast."));
    if (parser.isSet(scale)) {
        options.textScale = parser.value(scale).toDouble() / 100.0;
        if (options.textScale < 1.0 || options.textScale > 2.0)
            refuse(tr("--text-scale is a number from 100 to 200."));
    }
    return options;
}

} // namespace sc
