// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/appcontext.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTest>

#include <filesystem>

namespace sc::test {

using namespace Qt::StringLiterals;

inline constexpr int kPatience = 30'000; // milliseconds

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

    AppContext context;
    QQmlApplicationEngine engine;
    QQuickWindow *window = nullptr;
};

} // namespace sc::test
