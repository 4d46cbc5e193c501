// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every screen, for the README and for whoever checks how the program looks.
#include "gui/application.h"
#include "gui/screens.h"
#include "viewmodels/appcontext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QStyleHints>

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

namespace sc {

namespace {

struct Looks {
    QString theme;
    double textScale;
    QSize size;
    QStringList only; ///< these screens; all where it is empty
};

class Photographer {
public:
    Photographer(QQuickWindow &window, AppContext &context, const QDir &folder)
        : m_window(window)
        , m_context(context)
        , m_folder(folder)
        , m_screens(window, context)
        , m_records(context.filePath().toStdString())
    {}

    [[nodiscard]] bool take(const Looks &looks);

private:
    [[nodiscard]] QImage settledPicture(bool hasMap);

    QQuickWindow &m_window;
    AppContext &m_context;
    QDir m_folder;
    Screens m_screens;
    std::filesystem::path m_records;
};

// On a busy PC tiles and clusters of the map come one by one: until nothing has moved for a while,
// or something moves for good.
QImage Photographer::settledPicture(bool hasMap)
{
    constexpr int kPause = 400;
    const int stillFor = hasMap ? 4 : 1;
    const int longest = hasMap ? 20'000 : 3'000;
    QElapsedTimer timer;
    timer.start();
    QImage picture = m_window.grabWindow();
    for (int still = 0; still < stillFor && timer.elapsed() < longest;) {
        waitFor(kPause);
        QImage next = m_window.grabWindow();
        still = next == picture ? still + 1 : 0;
        picture = std::move(next);
    }
    return picture;
}

bool Photographer::take(const Looks &looks)
{
    m_context.settings()->overrideLook(looks.theme, looks.textScale);
    m_window.resize(looks.size);
    bool good = true;
    for (const Screen &screen : m_screens.all()) {
        if (!looks.only.isEmpty() && !looks.only.contains(screen.name))
            continue;
        screen.show();
        const bool hasMap =
            screen.name == u"reports" || screen.name == u"map" || screen.name == u"log";
        waitFor(hasMap ? 2'500 : 900);
        const QString scale = looks.textScale > 1.0
                                  ? QStringLiteral("-%1pc").arg(qRound(looks.textScale * 100))
                                  : QString();
        const QString name = QStringLiteral("%1-%2x%3-%4%5.png")
                                 .arg(screen.name)
                                 .arg(looks.size.width())
                                 .arg(looks.size.height())
                                 .arg(looks.theme, scale);
        good = settledPicture(hasMap).save(m_folder.filePath(name)) && good;
        m_context.importing()->close();
        m_context.importing()->boundaries()->close();
        if (!m_context.isReady() || m_context.isReadOnly())
            m_context.open(m_records);
    }
    return good;
}

} // namespace

int takePictures(QQmlApplicationEngine &engine, AppContext &context, const Options &options)
{
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    QDir folder(options.screenshots);
    if (window == nullptr || !folder.mkpath(QStringLiteral(".")))
        return 3;
    constexpr int kLongest = 900'000; // the whole sample may have to be made, on a slow PC
    QGuiApplication::styleHints()->setCursorFlashTime(0); // else pictures of fields never rest
    QElapsedTimer timer;
    timer.start();
    while (!context.isReady() && context.problem().isEmpty() && timer.elapsed() < kLongest)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    if (!context.isReady()) {
        const QString why = context.problem().isEmpty()
                                ? QStringLiteral("The records were not ready after 15 minutes.")
                                : context.problem();
        std::fputs(qPrintable(why + u'\n'), stderr);
        return 1;
    }
    const QSize small(1024, 700);
    const QSize large(1920, 1080);
    std::vector<Looks> all;
    for (const QSize size : {small, large}) {
        for (const QString &theme : {QStringLiteral("light"), QStringLiteral("dark")})
            all.push_back({theme, 1.0, size, {}});
    }
    for (const QSize size : {small, large})
        all.push_back({QStringLiteral("contrast"), 1.0, size, {}});
    all.push_back({QStringLiteral("light"), 1.5, small, {}});
    if (!options.theme.isEmpty() || options.textScale > 0.0)
        all = {{options.theme.isEmpty() ? QStringLiteral("light") : options.theme,
                std::max(1.0, options.textScale),
                small,
                {}}};
    const QStringList only = qEnvironmentVariable("SC_SCREENS").split(u',', Qt::SkipEmptyParts);
    for (Looks &looks : all)
        looks.only = only;
    Photographer photographer(*window, context, folder);
    bool good = true;
    for (const Looks &looks : all)
        good = photographer.take(looks) && good;
    return good ? 0 : 3;
}

} // namespace sc
