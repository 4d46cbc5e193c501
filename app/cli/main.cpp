// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <QCoreApplication>

#include <string>
#include <vector>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("street-champions"));
    const std::vector<std::string> raw(argv + 1, argv + argc);
    return sc::cli::runCommandLine(raw);
}
