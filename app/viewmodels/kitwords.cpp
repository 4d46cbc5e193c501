// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/kitwords.h"

#include "core/dates.h"
#include "kits/kitcodes.h"
#include "viewmodels/texts.h"

namespace sc {

QString KitWords::stateKey(std::string_view status)
{
    if (status == "available")
        return QStringLiteral("done");
    if (status == "reserved")
        return QStringLiteral("scheduled");
    if (status == "out")
        return QStringLiteral("progress");
    if (status == "checking")
        return QStringLiteral("acknowledged");
    if (status == "incomplete" || status == "repair" || status == "lost")
        return QStringLiteral("late");
    return QStringLiteral("closed");
}

QString KitWords::stateWord(std::string_view status)
{
    return toQString(labelIn(kitStatuses(), status));
}

QString KitWords::stepTitle(std::string_view step)
{
    if (step == "find")
        return tr("It is here again");
    if (step == "return")
        return tr("Take it back");
    if (step == "check")
        return tr("Check what came back");
    if (step == "hand_over")
        return tr("Hand it over");
    if (step == "close_repair")
        return tr("Close the repair");
    if (step == "complete")
        return tr("Everything is there again");
    if (step == "inspect")
        return tr("Enter an inspection");
    if (step == "renew_ppe")
        return tr("Enter the new protective equipment");
    if (step == "top_up")
        return tr("Fill it up from stock");
    return tr("Lend it");
}

QString KitWords::place(const std::string &depot, const std::string &shelf,
                        const std::string &keptBy)
{
    if (!keptBy.empty())
        return tr("Kept by %1").arg(toQString(keptBy));
    if (depot.empty())
        return tr("No depot");
    return shelf.empty() ? toQString(depot)
                         : tr("%1, shelf %2").arg(toQString(depot), toQString(shelf));
}

QString KitWords::stockReason(std::string_view reason)
{
    return toQString(labelIn(stockReasons(), reason));
}

QString KitWords::scanWords(std::string_view result)
{
    return toQString(labelIn(scanResults(), result));
}

QString KitWords::day(const std::optional<Day> &day)
{
    return day ? toQString(longDay(*day)) : QString();
}

} // namespace sc
