// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/commandline.h"

#include <QObject>

class QGuiApplication;
class QQmlApplicationEngine;

namespace sc {

class AppContext;

/// Before the application object: style and scaling.
void prepareApplication();
/// Name, icon and type.
void nameApplication(QGuiApplication &app);

/// Counts what QML warns of; the self-test fails on the first.
class WarningCounter : public QObject {
    Q_OBJECT

public:
    explicit WarningCounter(QQmlApplicationEngine &engine);
    ~WarningCounter() override;

    [[nodiscard]] int count() const { return m_count; }
    void add() { ++m_count; }

private:
    int m_count = 0;
};

/// Opens what the command line names, or makes the sample; the first screen where there is nothing.
void openFirstFile(AppContext &context, const Options &options);

/// Goes through every screen; 0 where QML had nothing to warn of.
[[nodiscard]] int selfTest(QGuiApplication &app, AppContext &context,
                           const WarningCounter &warnings);

/// Runs until a frame with the records in it is on the screen; 0 then, 1 where there are none.
[[nodiscard]] int waitUntilShown(QQmlApplicationEngine &engine, AppContext &context);

/// Pictures of every screen, in both sizes, light and dark. Returns the exit code.
[[nodiscard]] int takePictures(QQmlApplicationEngine &engine, AppContext &context,
                               const Options &options);

} // namespace sc
