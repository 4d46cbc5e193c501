// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/conflicts.h"
#include "viewmodels/texts.h"
#include "viewmodels/todaymodel.h"

namespace sc {

std::vector<TodayLine> conflictLines(Session &session)
{
    const auto waiting = ConflictStore(session.database()).list();
    if (!waiting || waiting->empty())
        return {};
    TodayLine line;
    line.id = QStringLiteral("conflicts");
    line.title = TodayModel::tr("%n thing(s) that two PCs wrote differently", nullptr,
                                static_cast<int>(waiting->size()));
    line.reason = toQString(waiting->front().title);
    line.stateKey = QStringLiteral("late");
    line.stateWord = TodayModel::tr("To decide");
    line.section = TodayModel::tr("Conflicts");
    line.action = QStringLiteral("open");
    line.actionText = TodayModel::tr("Decide");
    line.urgent = true;
    line.isConflict = true;
    return {line};
}

} // namespace sc
