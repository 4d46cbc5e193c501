// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/appcontext.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTest>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace sc::test {

using namespace Qt::StringLiterals;

inline constexpr int kPatience = 30'000; // milliseconds

/// Once, before the first window of a test.
inline void prepareWindows()
{
    QCoreApplication::setOrganizationName(u"street-champions-test"_s);
    QQuickStyle::setStyle(u"Fusion"_s);
}

/// An empty database of Testborough, with the name of its officer, for a test to fill.
[[nodiscard]] inline std::unique_ptr<Session> newCouncil(const std::filesystem::path &file)
{
    OpenOptions options;
    options.mode = OpenMode::Create;
    auto database = Database::open(file, options);
    if (!database)
        qFatal("The test could not make its records: %s", database.error().message.c_str());
    (*database)->setSetting("council_name", "Testborough");
    (*database)->setSetting("officer_name", "R. Dunn");
    return std::make_unique<Session>(std::move(*database));
}

/// The real Main.qml on a database of the test's own.
struct Program {
    explicit Program(const std::filesystem::path &file)
        : context(file.parent_path() / "sample.db", file)
    {
        context.settings()->overrideLook(u"light"_s, 1.0);
        context.open(file);
        engine.setInitialProperties({{u"context"_s, QVariant::fromValue(&context)}});
        engine.loadFromModule("StreetChampions", "Main");
        window = engine.rootObjects().isEmpty()
                     ? nullptr
                     : qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    }

    /// There may be no window manager that would activate it.
    [[nodiscard]] bool comesForward() const
    {
        if (!QTest::qWaitForWindowExposed(window, kPatience))
            return false;
        window->requestActivate();
        return QTest::qWaitForWindowActive(window, kPatience);
    }

    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) const
    {
        QTest::keyClick(window, key, with, 15);
    }
    /// A bare Ctrl at the end says that no scanner types: the letters held until that is known go
    /// to their field before this returns, however busy the machine is.
    void type(const QString &text) const
    {
        for (const QChar letter : text)
            QTest::keyClick(window, letter.toLatin1(), Qt::NoModifier, 10);
        QTest::keyClick(window, Qt::Key_Control);
    }
    /// As a scanner does: the code, then Enter, a key every few milliseconds.
    void scan(const QString &code) const
    {
        constexpr std::uint64_t kGap = 6;
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        auto at = static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
        for (const QChar letter : code + u'\r') {
            const int key = letter == u'\r' ? int{Qt::Key_Return} : int{letter.toUpper().unicode()};
            at += kGap;
            for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent event(type, key, Qt::NoModifier, QString(letter));
                event.setTimestamp(at);
                QCoreApplication::sendEvent(window, &event);
            }
        }
    }

    /// What a screen reader calls the control that has the keyboard.
    [[nodiscard]] QString focusName() const
    {
        QQuickItem *item = window->activeFocusItem();
        const QAccessibleInterface *heard =
            item == nullptr ? nullptr : QAccessible::queryAccessibleInterface(item);
        return heard == nullptr ? QString() : heard->text(QAccessible::Name);
    }
    [[nodiscard]] bool tabTo(const QString &name) const
    {
        constexpr int kMostTabs = 400;
        for (int i = 0; i < kMostTabs; ++i) {
            if (focusName().startsWith(name))
                return true;
            key(Qt::Key_Tab);
            QCoreApplication::processEvents();
        }
        qWarning() << "no" << name << "but" << focusName();
        return false;
    }
    [[nodiscard]] bool waitForFocus(const QString &name) const
    {
        const bool there = QTest::qWaitFor([&] { return focusName().startsWith(name); }, kPatience);
        if (!there)
            qWarning() << "the keyboard is in" << focusName();
        return there;
    }

    AppContext context;
    QQmlApplicationEngine engine;
    QQuickWindow *window = nullptr;
};

} // namespace sc::test
