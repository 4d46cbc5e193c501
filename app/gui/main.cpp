// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/application.h"
#include "gui/commandline.h"
#include "gui/singlewindow.h"

#include "viewmodels/appcontext.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>

using namespace sc;

/// Reads the command line, opens the records, shows the window.
int main(int argc, char *argv[])
{
    if (asksForWords({argv, static_cast<std::size_t>(argc)})) {
        QCoreApplication words(argc, argv); // needs no display
        QCoreApplication::setApplicationName(QStringLiteral("street-champions"));
        QCoreApplication::setApplicationVersion(QStringLiteral(SC_VERSION));
        readCommandLine(words); // answers and ends
    }
    prepareApplication();
    QGuiApplication app(argc, argv);
    nameApplication(app);
    const Options options = readCommandLine(app);

    SingleWindow window(options.file);
    if (!options.isUnattended() && window.raiseOther())
        return 0; // another window has this file and has come forward

    AppContext context(options.sampleFile, options.councilFile);
    context.settings()->overrideLook(options.theme, options.textScale);
    QObject::connect(&window, &SingleWindow::raiseWanted, &context, &AppContext::comeForward);

    QQmlApplicationEngine engine;
    WarningCounter warnings(engine);
    engine.setInitialProperties({{QStringLiteral("context"), QVariant::fromValue(&context)}});
    engine.loadFromModule("StreetChampions", "Main");
    if (engine.rootObjects().isEmpty())
        return 1;
    openFirstFile(context, options);
    if (!options.screenshots.isEmpty())
        return takePictures(engine, context, options);
    if (options.untilShown)
        return waitUntilShown(engine, context);
    return options.selfTest ? selfTest(app, context, warnings) : QGuiApplication::exec();
}
