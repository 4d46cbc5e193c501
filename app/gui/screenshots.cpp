// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every screen, for the README and for whoever checks how the program looks.
#include "gui/application.h"

#include "viewmodels/appcontext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QKeyEvent>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <functional>
#include <vector>

namespace sc {

namespace {

struct Screen {
    QString name;
    std::function<void()> show;
};

struct Looks {
    QString theme;
    double textScale;
    QSize size;
    bool every; ///< all screens, or the main ones only
};

class Photographer {
public:
    Photographer(QQuickWindow &window, AppContext &context, const QDir &folder)
        : m_window(window), m_context(context), m_folder(folder)
    {}

    [[nodiscard]] bool take(const Looks &looks);

private:
    void wait(int milliseconds);
    void call(const char *function) { QMetaObject::invokeMethod(&m_window, function); }
    void go(const char *screen);
    [[nodiscard]] std::vector<Screen> screens();
    void fillForm();

    QQuickWindow &m_window;
    AppContext &m_context;
    QDir m_folder;
};

void Photographer::wait(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void Photographer::go(const char *screen)
{
    m_context.editor()->discard();
    QMetaObject::invokeMethod(&m_window, "go", QString::fromLatin1(screen));
}

void Photographer::fillForm()
{
    go("map");
    call("logReport");
    ReportEditor *editor = m_context.editor();
    editor->setCategoryText(QStringLiteral("fly"));
    editor->categories()->setQuery(QStringLiteral("fly-tipping"));
    editor->chooseCategory(0);
    editor->setLandType(QStringLiteral("back_alleyway"));
    editor->setWasteType(QStringLiteral("other_household"));
    editor->setSize(QStringLiteral("small_van_load"));
    editor->places()->setQuery(QStringLiteral("mill lane"));
    if (editor->places()->count() == 0)
        editor->places()->setQuery(QStringLiteral("road"));
    editor->choosePlace(0);
    editor->tellers()->setQuery(QStringLiteral("118"));
    editor->chooseTeller(0);
}

std::vector<Screen> Photographer::screens()
{
    const auto select = [this] { m_context.detail()->setReportId(m_context.reports()->idAt(3)); };
    return {
        {QStringLiteral("today"), [this] { go("today"); }},
        {QStringLiteral("map"),
         [this] {
             m_context.detail()->setReportId({});
             go("map");
             wait(300);
             QKeyEvent home(QEvent::KeyPress, Qt::Key_Home, Qt::NoModifier);
             QCoreApplication::sendEvent(&m_window, &home);
         }},
        {QStringLiteral("reports"),
         [this, select] {
             go("reports");
             select();
         }},
        {QStringLiteral("log"), [this] { fillForm(); }},
        {QStringLiteral("log-problem"),
         [this] {
             go("map");
             call("logReport");
             m_context.editor()->save(false);
         }},
        {QStringLiteral("champions"), [this] { go("champions"); }},
        {QStringLiteral("settings"), [this] { go("settings"); }},
        {QStringLiteral("first-run"), [this] { m_context.close(); }},
    };
}

bool Photographer::take(const Looks &looks)
{
    m_context.settings()->overrideLook(looks.theme, looks.textScale);
    m_window.resize(looks.size);
    bool good = true;
    for (const Screen &screen : screens()) {
        if (!looks.every && screen.name != u"reports" && screen.name != u"log" &&
            screen.name != u"today")
            continue;
        screen.show();
        wait(screen.name == u"reports" || screen.name == u"map" || screen.name == u"log" ? 2'500
                                                                                         : 900);
        const QString scale = looks.textScale > 1.0
                                  ? QStringLiteral("-%1pc").arg(qRound(looks.textScale * 100))
                                  : QString();
        const QString name = QStringLiteral("%1-%2x%3-%4%5.png")
                                 .arg(screen.name)
                                 .arg(looks.size.width())
                                 .arg(looks.size.height())
                                 .arg(looks.theme, scale);
        good = m_window.grabWindow().save(m_folder.filePath(name)) && good;
        if (!m_context.isReady())
            m_context.tryAgain();
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
    Photographer photographer(*window, context, folder);
    constexpr int kLongest = 180'000;
    QElapsedTimer timer;
    timer.start();
    while (!context.isReady() && timer.elapsed() < kLongest)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    if (!context.isReady())
        return 1;
    const QSize small(1024, 700);
    const QSize large(1920, 1080);
    std::vector<Looks> all;
    for (const QSize size : {small, large}) {
        for (const QString &theme : {QStringLiteral("light"), QStringLiteral("dark")})
            all.push_back({theme, 1.0, size, true});
    }
    all.push_back({QStringLiteral("contrast"), 1.0, large, false});
    all.push_back({QStringLiteral("light"), 1.5, small, false});
    if (!options.theme.isEmpty() || options.textScale > 0.0)
        all = {{options.theme.isEmpty() ? QStringLiteral("light") : options.theme,
                std::max(1.0, options.textScale), small, true}};
    bool good = true;
    for (const Looks &looks : all)
        good = photographer.take(looks) && good;
    return good ? 0 : 3;
}

} // namespace sc
