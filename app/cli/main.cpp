// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <QGuiApplication>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

int main(int argc, char **argv)
{
    const std::vector<std::string> raw(argv + 1, argv + argc);
    // Only paper needs fonts, and no command needs a screen.
    std::unique_ptr<QCoreApplication> application;
    if (std::ranges::contains(raw, "print") || std::ranges::contains(raw, "labels") ||
        std::ranges::contains(raw, "init")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    QCoreApplication::setApplicationName(QStringLiteral("street-champions"));
    return sc::cli::runCommandLine(raw);
}
