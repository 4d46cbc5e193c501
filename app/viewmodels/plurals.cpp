// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plurals.h"

#include <QCoreApplication>
#include <QTranslator>

namespace sc {

bool loadPlurals(QCoreApplication &app)
{
    auto *catalogue = new QTranslator(&app); // owned by the application
    return catalogue->load(QStringLiteral(":/i18n/street-champions_en.qm")) &&
           QCoreApplication::installTranslator(catalogue);
}

} // namespace sc
