// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/pickfiles.h"

#include "areas/placewords.h"
#include "picks/calendartext.h"
#include "storage/outfile.h"

#include <QFileInfo>

namespace sc {

QString PickFiles::nameFor(const QString &pickId) const
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    QString name;
    for (const QChar letter : pick ? toQString(pick->title).toLower() : QString())
        name += letter.isLetterOrNumber() ? letter : u'-';
    name = name.split(u'-', Qt::SkipEmptyParts).join(u'-');
    return name + QStringLiteral(".ics");
}

Result<void> PickFiles::writeCalendar(const Pick &pick, const QString &path) const
{
    CalendarOptions options;
    options.now = stores()->session.now();
    if (const auto meeting = pick.meetingPoint ? pick.meetingPoint : pick.middle)
        options.meetingPlace = placeInWords(stores()->session.database(), *meeting);
    options.sequence = static_cast<int>(
        stores()->steps.history(pick.id).value_or(std::vector<HistoryEntry>()).size());
    const std::string text = calendarText(pick, options);
    if (text.empty())
        return refused("starts_at", "missing", "Enter when the pick starts, then save the entry");
    return writeWhole(path.toStdString(), text);
}

bool PickFiles::saveCalendar(const QString &pickId, const QUrl &file)
{
    const auto pick = stores() == nullptr ? Result<Pick>(std::unexpected(Error()))
                                          : stores()->picks().get(toId(pickId));
    if (!pick)
        return false;
    const QString path = file.toLocalFile();
    if (const auto written = writeCalendar(*pick, path); !written) {
        showError(written.error());
        return false;
    }
    Q_EMIT done(tr("%1 saved").arg(QFileInfo(path).fileName()), false);
    return true;
}

} // namespace sc
