// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/elsewhere.h"

#include "storage/recordbuilder.h"
#include "viewmodels/session.h"

#include <QCoreApplication>

namespace sc {

namespace {

QString tr(const char *words)
{
    return QCoreApplication::translate("Elsewhere", words);
}

} // namespace

QString withWhereItGoes(Session &session, const QString &said, const Id &record, const Id &area)
{
    const auto elsewhere = session.database().attempt([&] {
        const auto readable = readableAreas(session.database());
        return readable && !readable->contains(area);
    });
    if (!elsewhere.value_or(false))
        return said;
    const auto gone =
        session.database().attempt([&] { return isElsewhere(session.database(), record); });
    const QString name = session.areaName(area);
    return gone.value_or(false)
               ? tr("%1. It is %2’s now: it goes there with what is next sent, and is not shown "
                    "here any more.")
                     .arg(said, name)
               : tr("%1. It is %2’s: it stays here until it is next sent, and is then shown there "
                    "only.")
                     .arg(said, name);
}

} // namespace sc
