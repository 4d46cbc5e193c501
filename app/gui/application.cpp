// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/application.h"

#include "viewmodels/appcontext.h"
#include "viewmodels/plurals.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QLoggingCategory>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTimer>

#include <atomic>

namespace sc {

namespace {

std::atomic<WarningCounter *> s_counter = nullptr;
QtMessageHandler s_before = nullptr;

/// Bindings that fail tell the message handler, not the engine's signal.
void countMessages(QtMsgType type, const QMessageLogContext &where, const QString &message)
{
    WarningCounter *counter = s_counter;
    if (counter != nullptr && type != QtDebugMsg && type != QtInfoMsg &&
        message.contains(QStringLiteral(".qml:")))
        counter->add();
    if (s_before != nullptr)
        s_before(type, where, message);
}

} // namespace

void prepareApplication()
{
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
}

void nameApplication(QGuiApplication &app)
{
    QGuiApplication::setApplicationName(QStringLiteral("street-champions"));
    QGuiApplication::setOrganizationName(QStringLiteral("street-champions"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Street Champions"));
    QGuiApplication::setApplicationVersion(QStringLiteral(SC_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("street-champions"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/street-champions.svg")));
    QFont font = QGuiApplication::font();
    QStringList families;
    for (const char *family : {"Inter", "Inter Variable", "Segoe UI", "Noto Sans"}) {
        if (QFontDatabase::hasFamily(QString::fromLatin1(family)))
            families.append(QString::fromLatin1(family));
    }
    if (!families.isEmpty()) {
        families.append(font.families());
        font.setFamilies(families);
        QGuiApplication::setFont(font);
    }
    if (!loadPlurals(app))
        qWarning("The plural forms of texts are missing from this build.");
}

WarningCounter::WarningCounter(QQmlApplicationEngine &engine)
{
    s_counter = this;
    s_before = qInstallMessageHandler(countMessages);
    connect(&engine, &QQmlEngine::warnings, this,
            [this](const QList<QQmlError> &found) { m_count += static_cast<int>(found.size()); });
}

WarningCounter::~WarningCounter()
{
    s_counter = nullptr;
    qInstallMessageHandler(s_before);
}

void openFirstFile(AppContext &context, const Options &options)
{
    if (!context.open(options.file) && context.problem().isEmpty() &&
        (options.sample || options.isUnattended()))
        context.firstRun()->openSample();
}

int selfTest(QGuiApplication &app, AppContext &context, const WarningCounter &warnings)
{
    constexpr int kLook = 3'000;      // milliseconds for the window to settle
    constexpr int kLongest = 900'000; // for the sample to be made, on a slow PC
    QTimer longest;
    longest.setSingleShot(true);
    QObject::connect(&longest, &QTimer::timeout, &app, [] { QGuiApplication::exit(1); });
    longest.start(kLongest);
    QTimer look;
    look.setInterval(kLook);
    QObject::connect(&look, &QTimer::timeout, &app, [&] {
        if (!context.firstRun()->isBusy())
            QGuiApplication::exit(
                warnings.count() == 0 && (context.isReady() || !context.problem().isEmpty()) ? 0
                                                                                             : 1);
    });
    look.start();
    return QGuiApplication::exec();
}

int waitUntilShown(QQmlApplicationEngine &engine, AppContext &context)
{
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    if (window == nullptr || !context.isReady())
        return 1;
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window, [] { QGuiApplication::exit(0); },
        Qt::QueuedConnection);
    window->update();
    return QGuiApplication::exec();
}

} // namespace sc
